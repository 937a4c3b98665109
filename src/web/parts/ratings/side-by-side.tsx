/** All ratings side by side: a line for each condition and risk, a column for each update, and what the evidence proposes last. */
import type { RatingsReply } from '../../../contract/ratings.ts';
import { RatingMark } from '../rating-mark.tsx';
import { ScrollBox } from '../scroll-box.tsx';

/** Show the table. */
export function SideBySide({ data }: { readonly data: RatingsReply }) {
  const updates = data.subjects[0]?.rounds ?? [];
  return (
    <div className="keel-table-block">
      <p id="side-by-side" className="keel-caption">
        Overall ratings by update, and what the evidence proposes for {data.updateName}
      </p>
      <ScrollBox labelledBy="side-by-side">
        <table className="govuk-table keel-table" aria-labelledby="side-by-side">
          <thead>
            <tr>
              <th scope="col">Condition or risk</th>
              {updates.map(({ updateId, update }) => (
                <th key={updateId} scope="col">
                  {update}
                </th>
              ))}
              <th scope="col">Proposed</th>
            </tr>
          </thead>
          <tbody>
            {data.subjects.map(({ kind, id, title, rounds, proposed, against, challenges }) => {
              const doubts = challenges.filter(({ state }) => state !== 'closed').length;
              return (
                <tr key={`${kind}-${id}`}>
                  <th scope="row">
                    <a href={`#${kind}-${id}`} className="govuk-link">
                      {title}
                    </a>
                    {doubts > 0 && <strong> · challenged</strong>}
                    {against.length > 0 && <span className="keel-tree-shared"> · needs a reason</span>}
                  </th>
                  {rounds.map(({ updateId, overall }) => (
                    <td key={updateId}>
                      <RatingMark level={overall} />
                    </td>
                  ))}
                  <td>
                    {proposed.overall === null ? 'Nothing to go by' : <RatingMark level={proposed.overall} />}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}
