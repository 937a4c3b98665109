/** One scenario's years as a table: spend, income, position, the unexplained saving as a line of its own. */
import { useId } from 'react';
import type { FinanceLine, ScenarioTable } from '../../contract/finance.ts';
import { ScrollBox } from './scroll-box.tsx';

/** Show the table; it scrolls in its own box where the window is narrow. */
export function ScenarioTableView({ table }: { readonly table: ScenarioTable }) {
  const id = useId();
  return (
    <div className="ek-table-block">
      <p id={id} className="ek-caption">
        {table.name} scenario, £ thousand
      </p>
      <ScrollBox labelledBy={id}>
        <table className="govuk-table ek-table ek-finance" aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              {table.years.map((year) => (
                <th key={year} scope="col" className="ek-number">
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
      <p className="ek-note">First year of lasting balance: {table.firstBalance}.</p>
    </div>
  );
}

function Line({ line, years }: { readonly line: FinanceLine; readonly years: readonly string[] }) {
  if (line.kind === 'group')
    return (
      <tr className="ek-group">
        <th scope="colgroup" colSpan={years.length + 1}>
          {line.label}
        </th>
      </tr>
    );
  return (
    <tr className={line.kind === 'total' ? 'ek-total' : line.kind === 'warning' ? 'ek-warning' : undefined}>
      <th scope="row">{line.label}</th>
      {line.shown.map((shown, k) => (
        <td key={years[k]} className="ek-number">
          {shown}
        </td>
      ))}
    </tr>
  );
}
