/** The figures of the lab year by year, with what differs from the plan as it stands; and the same as a file of pence. */
import type { PageTable } from '../../contract/chart-with-table.ts';
import { pence } from '../../core/base/pence.ts';
import { showCount, showDeficit, showMillions, showShare, showThousands } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import type { CentralYear } from '../../core/lab/central-case.ts';
import { LAB_LEVELS } from '../../core/lab/lab-input.ts';
import type { LabAnswer } from '../../core/lab/lab-money.ts';

const deficit = (amount: number | undefined) => (amount === undefined ? '' : showDeficit(pence(amount)));

/** Say how far a deficit lies from the plan's own: "£1.2m better" where it is less. */
export function againstPlan(difference: number): string {
  const amount = showMillions(pence(Math.abs(difference)));
  if (!/[1-9]/.test(amount)) return 'the same';
  return `${amount} ${difference < 0 ? 'better' : 'worse'}`;
}

/** Lay the table out. @param hasMitigations  whether the plan's own mitigations are counted in what is shown. */
export function labTable(fan: LabAnswer, base: LabAnswer | null, hasMitigations: boolean): PageTable {
  const number = (header: string) => ({ header, number: true });
  return {
    caption: 'Each year with this scenario',
    columns: [
      { header: 'Year', number: false },
      number('In-year deficit, mean'),
      number('8 in 10 from'),
      number('to'),
      number('Against the plan'),
      number('Cumulative, mean'),
      number('Plans at 31 March'),
      number('First balances'),
    ],
    rows: fan.years.map((year, k) => {
      const [inYear, was] = [fan.inYear[k], base?.inYear[k]];
      return {
        cells: [
          yearInWords(year),
          deficit(inYear?.mean),
          deficit(inYear?.quantiles[1]),
          deficit(inYear?.quantiles[3]),
          was === undefined || inYear === undefined ? '' : againstPlan(inYear.mean - was.mean),
          deficit(fan.after[k]?.mean),
          showCount(fan.plans[k]?.mean ?? 0),
          showShare(fan.firstBalance[k] ?? 0, 0),
        ],
        emphasis: false,
      };
    }),
    note: `${showCount(fan.draws)} simulations. A surplus stands in brackets. Cumulative is after payments and the authority’s own contribution. Plans are ${
      hasMitigations
        ? 'after the plan’s own mitigations as they turn out in the simulations, those given as plans fewer among them.'
        : 'before the plan’s own mitigations: they are not counted now.'
    }`,
  };
}

/** Lay out the plan's own central case, in thousands as on the finance page. */
export function centralTable(years: readonly CentralYear[]): PageTable {
  const number = (header: string) => ({ header, number: true });
  return {
    caption: 'The plan’s own central case, without chance, £ thousand',
    columns: [
      { header: 'Year', number: false },
      number('In-year deficit as planned'),
      number('Without its mitigations'),
      number('What they bring'),
    ],
    rows: years.map(({ year, asPlanned, without, brings }) => ({
      cells: [
        yearInWords(year),
        ...[asPlanned, without, brings].map((amount) => showThousands(pence(amount))),
      ],
      emphasis: false,
    })),
    note: 'On the plan’s own plan numbers. It moves with the money that is set here, not with the flows; with nothing set it is the central case of the finance page. A surplus stands in brackets.',
  };
}

/** Write the figures as CSV, money in whole pence. */
export function labCsv(fan: LabAnswer): string {
  const levels = LAB_LEVELS.map((level) => `p${level * 100}`);
  const head = ['year', 'measure', 'draws', 'mean', ...levels];
  const rows = fan.years.flatMap((year, k) =>
    (['inYear', 'after', 'plans'] as const).map((measure) => {
      const one = fan[measure][k];
      return [yearInWords(year), measure, fan.draws, one?.mean ?? '', ...(one?.quantiles ?? [])].join(',');
    }),
  );
  return `${[head.join(','), ...rows].join('\r\n')}\r\n`;
}
