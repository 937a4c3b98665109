/** One scenario's years as a table: spend, income, position, the unexplained saving as a line of its own. */
import { useId } from 'react';
import type { FinanceLine, ScenarioTable } from '../../contract/finance.ts';
import { ScrollBox } from './scroll-box.tsx';

/** Show the table; it scrolls in its own box where the window is narrow. */
export function ScenarioTableView({ table }: { readonly table: ScenarioTable }) {
  const id = useId();
  return (
    <div className="keel-table-block">
      <p id={id} className="keel-caption">
        {table.name} scenario, £ thousand
      </p>
      <ScrollBox labelledBy={id}>
        <table className="govuk-table keel-table keel-finance" aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              {table.years.map((year) => (
                <th key={year} scope="col" className="keel-number">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.lines.map((line) => (
              <Line key={line.id} line={line} years={table.years} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="keel-note">First year of lasting balance: {table.firstBalance}.</p>
    </div>
  );
}

function Line({ line, years }: { readonly line: FinanceLine; readonly years: readonly string[] }) {
  if (line.kind === 'group')
    return (
      <tr className="keel-group">
        <th scope="colgroup" colSpan={years.length + 1}>
          {line.label}
        </th>
      </tr>
    );
  return (
    <tr
      className={line.kind === 'total' ? 'keel-total' : line.kind === 'warning' ? 'keel-warning' : undefined}
    >
      <th scope="row">{line.label}</th>
      {line.shown.map((shown, k) => (
        <td key={years[k]} className="keel-number">
          {shown}
        </td>
      ))}
    </tr>
  );
}
