/** What became of every row of a file, as four counts that add up. */
import type { RowCounts } from '../../contract/imports.ts';
import { showCount } from '../../core/base/show.ts';

/** Show the counts. */
export function RowCountsLine({ rows }: { readonly rows: RowCounts }) {
  const counts = [
    ['Rows read', rows.rowsRead],
    ['Accepted', rows.recordsAccepted],
    ['Kept out with errors', rows.rowsWithErrors],
    ['Passed over (headers, blanks, totals)', rows.rowsSkipped],
  ] as const;
  return (
    <dl className="keel-counts">
      {counts.map(([label, count]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{showCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
