/** The figures of the lab year by year, with what differs from the plan as it stands; and the same as a file of pence. */
import type { PageTable } from '../../contract/chart-with-table.ts';
import { pence } from '../../core/base/pence.ts';
import { showCount, showMillions, showPence, showShare } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import type { CentralYear } from '../../core/lab/central-case.ts';
import { LAB_LEVELS } from '../../core/lab/lab-input.ts';
import type { LabAnswer } from '../../core/lab/lab-money.ts';

const millions = (amount: number | undefined) => (amount === undefined ? '' : showMillions(pence(amount), 1));

/** Lay the table out. */
export function labTable(fan: LabAnswer, base: LabAnswer | null): PageTable {
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
          millions(inYear?.mean),
          millions(inYear?.quantiles[1]),
          millions(inYear?.quantiles[3]),
          was === undefined || inYear === undefined ? '' : millions(inYear.mean - was.mean),
          millions(fan.after[k]?.mean),
          showCount(fan.plans[k]?.mean ?? 0),
          showShare(fan.firstBalance[k] ?? 0, 0),
        ],
        emphasis: false,
      };
    }),
    note: `${fan.draws} simulations. Cumulative is after payments and the authority’s own contribution. A deficit is positive; a minus in “Against the plan” is better.`,
  };
}

/** Lay out the plan's own central case, to the penny. */
export function centralTable(years: readonly CentralYear[]): PageTable {
  const number = (header: string) => ({ header, number: true });
  return {
    caption: 'The plan’s own central case, without chance',
    columns: [
      { header: 'Year', number: false },
      number('In-year deficit as planned'),
      number('Without its mitigations'),
      number('What they bring together'),
    ],
    rows: years.map(({ year, asPlanned, without, brings }) => ({
      cells: [yearInWords(year), ...[asPlanned, without, brings].map((amount) => showPence(pence(amount)))],
      emphasis: false,
    })),
    note: 'On the plan’s own plan numbers and what is set of money here; flows that are set do not move it. With nothing set these are the pence of the finance page and of the workbook.',
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
