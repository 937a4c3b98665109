/** The way from each condition down to its savings: a bar for the money, the money and the plans beside it. */
import { Fragment } from 'react';
import type { GraphLine, RecordsReply } from '../../../contract/records.ts';
import { ScrollBox } from '../scroll-box.tsx';

/** Show the tree as a table; each condition begins a part of it. */
export function GraphTree({ data }: { readonly data: RecordsReply }) {
  const most = Math.max(1, ...data.lines.map(penceOf));
  return (
    <section aria-labelledby="graph">
      <h2 id="graph" tabIndex={-1} className="keel-h2">
        From conditions to savings
      </h2>
      <p id="graph-caption" className="keel-caption">
        What serves each condition, and what hangs on it in money and plans
      </p>
      <ScrollBox labelledBy="graph-caption">
        <table className="govuk-table keel-table keel-tree" aria-labelledby="graph-caption">
          <thead>
            <tr>
              <th scope="col">Record</th>
              <th scope="col" className="keel-tree-wide">
                Kind
              </th>
              <th scope="col" className="keel-tree-wide">
                Owner
              </th>
              <th scope="col" className="keel-number">
                Money
              </th>
              <td className="keel-tree-bar" />
              <th scope="col" className="keel-number">
                Plans fewer
              </th>
            </tr>
          </thead>
          <tbody>
            {data.lines.map((line) => (
              <Line key={line.path} line={line} share={penceOf(line) / most} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="keel-note">{data.note}</p>
      {data.faults.length > 0 && (
        <div className="keel-problem">
          <h3 className="keel-h3">What must be looked at</h3>
          <ul>
            {data.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** For the length of a bar alone: what is read is the text. */
function penceOf({ money }: GraphLine): number {
  return Math.max(0, Number(money?.pence ?? 0));
}

function Line({ line, share }: { readonly line: GraphLine; readonly share: number }) {
  const { depth, kind, title, owner, money, plans, shared } = line;
  return (
    <tr className={depth === 0 ? 'keel-total' : undefined}>
      <th scope="row" className={`keel-tree-${Math.min(depth, 4)}`}>
        {title}
        <span className="keel-tree-phone">{[kind, owner].filter((part) => part !== '').join(', ')}</span>
        {shared !== '' && (
          <Fragment>
            <br />
            <span className="keel-tree-shared">{shared}</span>
          </Fragment>
        )}
      </th>
      <td className="keel-tree-wide">{kind}</td>
      <td className="keel-tree-wide">{owner}</td>
      <td className="keel-number">{money?.shown ?? '–'}</td>
      <td className="keel-tree-bar">
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect width={share * 100} height="10" />
        </svg>
      </td>
      <td className="keel-number">{plans ?? '–'}</td>
    </tr>
  );
}
