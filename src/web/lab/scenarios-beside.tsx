/** Up to four scenarios side by side: how likely each balances, where each ends, and which is on show. */
import { pence } from '../../core/base/pence.ts';
import { showDeficit, showShare } from '../../core/base/show.ts';
import type { LabAnswer } from '../../core/lab/lab-money.ts';
import { DataTable } from '../parts/data-table.tsx';
import type { LabView } from './use-lab.ts';
import type { Scenarios } from './use-scenarios.ts';

/** Show them. */
export function ScenariosBeside({
  scenarios: { all, at, show, copy, remove },
  view,
}: {
  readonly scenarios: Scenarios;
  readonly view: LabView;
}) {
  const answers = [
    view.base,
    ...all.map((_, place) => (place === at ? view.fan : (view.others[place] ?? null))),
  ];
  const names = ['The plan as it stands', ...all.map(({ name }) => name)];
  return (
    <section aria-labelledby="lab-beside">
      <h2 id="lab-beside" className="keel-h2">
        Scenarios side by side
      </h2>
      <p className="keel-lab-acts keel-no-print">
        {all.map(({ name }, place) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: two scenarios may have one name
            key={place}
            type="button"
            className="keel-switch-link"
            aria-pressed={place === at}
            onClick={() => show(place)}
          >
            {name}
          </button>
        ))}
        {copy !== null && (
          <button type="button" className="govuk-button govuk-button--secondary" onClick={copy}>
            Keep beside, and go on with a copy
          </button>
        )}
        {remove !== null && (
          <button type="button" className="govuk-button govuk-button--secondary" onClick={remove}>
            Take away this one
          </button>
        )}
      </p>
      <DataTable
        table={{
          caption: 'The end of the plan with each scenario',
          columns: [
            { header: 'Scenario', number: false },
            { header: 'Balances within the plan', number: true },
            { header: 'Last year’s deficit, mean', number: true },
            { header: 'Cumulative at the end, mean', number: true },
          ],
          rows: names.map((name, place) => ({
            cells: [name, ...endOf(answers[place] ?? null)],
            emphasis: false,
          })),
          note: 'All scenarios meet the same chance: what differs between them is what is set, not luck. A surplus stands in brackets.',
        }}
      />
    </section>
  );
}

function endOf(answer: LabAnswer | null): readonly string[] {
  if (answer === null) return ['on its way', '', ''];
  const shown = (mean: number | undefined) => (mean === undefined ? '' : showDeficit(pence(mean)));
  return [
    showShare(1 - answer.noBalance, 0),
    shown(answer.inYear.at(-1)?.mean),
    shown(answer.after.at(-1)?.mean),
  ];
}
