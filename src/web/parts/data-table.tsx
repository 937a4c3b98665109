/** A table of the page in a box of its own: where the window is narrow the box scrolls, by keyboard too, not the page; a table with sentences or many columns of words in it becomes a list there. */
import { useId } from 'react';
import type { PageTable } from '../../contract/chart-with-table.ts';
import { withMinusSigns } from '../../core/base/show.ts';
import { ScrollBox } from './scroll-box.tsx';

/** A cell of more than this is sentences, and not squeezed where the window is narrow [characters]. */
const SHORT = 60;

/** So many columns of words are a list where the window is narrow: nobody follows a row so far. */
const MANY = 6;

function isSentences({ columns }: PageTable, cell: string, column: number): boolean {
  return columns[column]?.number !== true && cell.length > SHORT;
}

function classOf(table: PageTable, cell: string, column: number): string | undefined {
  if (table.columns[column]?.number === true) return 'keel-number';
  return isSentences(table, cell, column) ? 'keel-sentences' : undefined;
}

/** Show a table. */
export function DataTable({ table }: { readonly table: PageTable }) {
  const id = useId();
  const tells =
    table.columns.filter(({ number }) => !number).length >= MANY ||
    table.rows.some(({ cells }) => cells.slice(1).some((cell, k) => isSentences(table, cell, k + 1)));
  return (
    <div className="keel-table-block">
      <p id={id} className="keel-caption">
        {table.caption}
      </p>
      <ScrollBox labelledBy={id}>
        <table className={`govuk-table keel-table${tells ? ' keel-told' : ''}`} aria-labelledby={id}>
          <thead>
            <tr>
              {table.columns.map(({ header, number }) => (
                <th key={header} scope="col" className={number ? 'keel-number' : undefined}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ cells, emphasis }) => (
              <tr key={cells.join('|')} className={emphasis ? 'keel-total' : undefined}>
                {cells.map((cell, k) =>
                  k === 0 ? (
                    <th key={table.columns[k]?.header ?? k} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={table.columns[k]?.header ?? k} className={classOf(table, cell, k)}>
                      {tells && (
                        <span className="keel-cell-label" aria-hidden="true">
                          {table.columns[k]?.header}
                        </span>
                      )}
                      {table.columns[k]?.number === true ? withMinusSigns(cell) : cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {table.note !== '' && <p className="keel-note">{table.note}</p>}
    </div>
  );
}
