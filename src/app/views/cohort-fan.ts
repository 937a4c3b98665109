/** The fan of the forecast from records: plans recorded so far, then mean and ranges, with the table of the same figures. */
import { showCount } from '../../core/base/show.ts';
import { addMonths, type Month, monthShort } from '../../core/base/time.ts';
import type { CohortForecastAnswer } from '../forecast-cohort.ts';
import { openChart, type PageChart } from './page-values.ts';

type Point = { readonly at: Month; readonly plans: number };

/** Make the chart; months that the records tell in part are left out. */
export function fanChart(forecast: CohortForecastAnswer): PageChart {
  const past = pastOf(forecast);
  const ahead = forecast.steps.map(({ to, cuts }) => ({
    at: to,
    plans: cuts.find(({ by }) => by === 'total')?.plans ?? null,
  }));
  const now = past.at(-1)?.plans ?? forecast.startPlans;
  const months = [...past.map(({ at }) => at), ...ahead.map(({ at }) => at)];
  // the range opens from the last count, so that line and band join
  const forward = (level: string | null) => [
    ...past.map((_, k) => (k === past.length - 1 ? now : null)),
    ...ahead.map(({ plans }) => (level === null ? plans?.mean : plans?.quantiles[level]) ?? null),
  ];
  const last = ahead.at(-1);
  return {
    chart: openChart({
      id: 'cohort-fan',
      title: 'Plans at the end of each month: recorded, and forecast with its ranges',
      summary: `${showCount(now)} plans at the start; ${showCount(last?.plans?.mean ?? 0)} expected at the end of ${last === undefined ? '' : monthShort(last.at)}, 8 in 10 between ${showCount(last?.plans?.quantiles['0.1'] ?? 0)} and ${showCount(last?.plans?.quantiles['0.9'] ?? 0)}.`,
      xLabel: 'End of',
      yLabel: 'Plans',
      categories: months.map(monthShort),
      series: [
        {
          kind: 'band',
          label: '19 in 20',
          role: 'forecast',
          low: forward('0.025'),
          high: forward('0.975'),
        },
        { kind: 'band', label: '8 in 10', role: 'forecast', low: forward('0.1'), high: forward('0.9') },
        { kind: 'line', label: 'Forecast, mean', role: 'forecast', values: forward(null) },
        {
          kind: 'line',
          label: 'Recorded',
          role: 'actual',
          values: months.map((month) => past.find(({ at }) => at === month)?.plans ?? null),
        },
      ],
      startsAtZero: false,
      decimals: 0,
    }),
    table: {
      caption: 'Plans at the end of each month: the forecast and its ranges',
      columns: ['End of', 'Mean', '8 in 10', '19 in 20', 'Joiners', 'Leavers'].map((header, k) => ({
        header,
        number: k > 0,
      })),
      rows: forecast.steps.map(({ to, cuts }) => {
        const total = cuts.find(({ by }) => by === 'total');
        const q = (level: string) => showCount(total?.plans.quantiles[level] ?? 0);
        return {
          cells: [
            monthShort(to),
            showCount(total?.plans.mean ?? 0),
            `${q('0.1')} to ${q('0.9')}`,
            `${q('0.025')} to ${q('0.975')}`,
            showCount(total?.joiners.mean ?? 0),
            showCount(total?.leavers.mean ?? 0),
          ],
          emphasis: false,
        };
      }),
      note: 'Joiners and leavers are the means of the step.',
    },
  };
}

/** Plans at the end of every complete period of the records, the start among them. */
function pastOf({ history, start, startPlans }: CohortForecastAnswer): readonly Point[] {
  const complete = new Set(history.periods.filter(({ isComplete }) => isComplete).map(({ name }) => name));
  const points = history.books
    .filter(({ by, period }) => by === 'total' && complete.has(period))
    .map(({ period, closing }) => ({
      at: history.grain === 'month' ? period : `${period}-12`,
      plans: closing,
    }))
    .filter(({ at }) => at < start);
  const end = addMonths(start, -1);
  return points.at(-1)?.at === end ? points : [...points, { at: end, plans: startPlans }];
}
