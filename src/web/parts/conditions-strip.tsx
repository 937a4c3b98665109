/** The conditions as a strip: each with its rating at every update of the year, shape and word. */
import type { ConditionLine } from '../../contract/overview.ts';
import { RatingMark } from './rating-mark.tsx';

/** Show the strip as one table, so that it can be read across and down. */
export function ConditionsStrip({ conditions }: { readonly conditions: readonly ConditionLine[] }) {
  const rounds = conditions[0]?.rounds ?? [];
  if (conditions.length === 0) return <p className="keel-quiet">The agreement has no conditions yet.</p>;
  return (
    <table className="keel-strip">
      <caption className="govuk-visually-hidden">Rating of each condition at each update</caption>
      <thead>
        <tr>
          <th scope="col">Condition</th>
          {rounds.map(({ updateId, update }) => (
            <th key={updateId} scope="col">
              {update}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {conditions.map(({ id, number, title, rounds: own }) => (
          <tr key={id}>
            <th scope="row">
              <span className="keel-strip-number">{number}</span> {title}
            </th>
            {own.map(({ updateId, update, overall }, k) => (
              <td key={updateId} className={k === own.length - 1 ? 'keel-newest' : undefined}>
                <span className="keel-strip-update">{update}</span> <RatingMark level={overall} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
