/** The ratings of one subject, update by update: overall, and where they were given, activity and effect apart. */
import type { RatingRound } from '../../contract/rating.ts';
import { RatingMark } from './rating-mark.tsx';

/** Show the rounds as a table; `name` says of what. */
export function RatingRounds({
  rounds,
  name,
}: {
  readonly rounds: readonly RatingRound[];
  readonly name: string;
}) {
  const hasParts = rounds.some(({ activity, effect }) => activity !== null || effect !== null);
  const lines = hasParts ? (['overall', 'activity', 'effect'] as const) : (['overall'] as const);
  const words = { overall: 'Overall', activity: 'Activity', effect: 'Effect' };
  return (
    <>
      <table className="keel-rounds">
        <caption className="govuk-visually-hidden">Ratings by update: {name}</caption>
        <thead>
          <tr>
            <td />
            {rounds.map(({ updateId, update }) => (
              <th key={updateId} scope="col">
                {update}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line}>
              <th scope="row">{words[line]}</th>
              {rounds.map((round) => (
                <td key={round.updateId}>
                  <span className="keel-strip-update">{round.update}</span> <RatingMark level={round[line]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Reasons rounds={rounds} />
    </>
  );
}

function Reasons({ rounds }: { readonly rounds: readonly RatingRound[] }) {
  const given = rounds.filter(({ reason }) => reason !== '');
  if (given.length === 0) return null;
  return (
    <ul className="keel-reasons">
      {given.map(({ updateId, update, reason }) => (
        <li key={updateId}>
          <strong>{update}, reason:</strong> {reason}
        </li>
      ))}
    </ul>
  );
}
