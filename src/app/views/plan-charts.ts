/** The fans of a plan's forecast: in-year and cumulative position, planned, expected and with their ranges. */
import { pence } from '../../core/base/pence.ts';
import { showMillions, showShare, showThousands } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import type { ForecastYear, Spread } from '../../core/plan/chances.ts';
import type { PlanForecast } from '../../core/plan/plan-forecast.ts';
import { openChart, type PageChart } from './page-values.ts';

const MILLION = 100_000_000;

/** Draw both fans. */
export function planCharts(forecast: PlanForecast): PageChart[] {
  const { central } = forecast;
  const last = forecast.years.at(-1);
  const year = yearInWords(last?.year ?? 0);
  const chance = showShare(last?.balanceProbability ?? 0, 0);
  return [
    fanChart(forecast, {
      id: 'plan-in-year',
      title: 'In-year deficit: planned, expected and how far it may be off',
      summary: `In ${year} the plan has ${deficitInWords(central.years.at(-1)?.inYearDeficitPence ?? 0n)}, ${deficitInWords(last?.inYear.mean ?? 0)} is expected, and ${chance} of the runs have no deficit in that year.`,
      planned: central.years.map(({ inYearDeficitPence }) => inYearDeficitPence),
      take: ({ inYear }) => inYear,
    }),
    fanChart(forecast, {
      id: 'plan-cumulative',
      title: 'Cumulative deficit after payments and own contribution',
      summary: `At the end of ${year} the plan leaves ${deficitInWords(central.years.at(-1)?.cumulativeAfterContributionsPence ?? 0n)}; ${deficitInWords(last?.after.mean ?? 0)} is expected.`,
      planned: central.years.map((one) => one.cumulativeAfterContributionsPence),
      take: ({ after }) => after,
    }),
  ];
}

/** A fan: what is planned by year, and what of each year is drawn. */
export type Fan = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly planned: readonly bigint[];
  readonly take: (year: ForecastYear) => Spread;
};

/** Draw a fan. */
export function fanChart(
  { years, levels }: Pick<PlanForecast, 'years' | 'levels'>,
  { id, title, summary, planned, take }: Fan,
): PageChart {
  const at = (level: number) => levels.indexOf(level);
  const quantile = (level: number) =>
    years.map((year) => (take(year).quantiles[at(level)] ?? take(year).mean) / MILLION);
  const categories = years.map(({ year }) => yearInWords(year));
  return {
    chart: openChart({
      id,
      title,
      summary,
      xLabel: 'Financial year',
      yLabel: '£ million',
      categories,
      series: [
        {
          kind: 'band',
          label: 'Eight times in ten',
          role: 'forecast',
          low: quantile(0.1),
          high: quantile(0.9),
        },
        {
          kind: 'line',
          label: 'Expected',
          role: 'forecast',
          values: years.map((year) => take(year).mean / MILLION),
        },
        {
          kind: 'line',
          label: 'Planned',
          role: 'mitigated',
          values: planned.map((amount) => Number(amount) / MILLION),
        },
      ],
      startsAtZero: true,
      decimals: 1,
    }),
    table: {
      caption: 'The figures of the chart, £ thousand',
      columns: [
        { header: 'Year', number: false },
        { header: 'Planned', number: true },
        { header: 'Expected', number: true },
        { header: 'Nine in ten above', number: true },
        { header: 'Nine in ten below', number: true },
      ],
      rows: years.map((year, place) => ({
        cells: [
          categories[place] ?? '',
          thousands(planned[place] ?? 0n),
          thousands(take(year).mean),
          thousands(take(year).quantiles[at(0.1)] ?? 0),
          thousands(take(year).quantiles[at(0.9)] ?? 0),
        ],
        emphasis: false,
      })),
      note: 'A surplus stands in brackets.',
    },
  };
}

function thousands(amount: bigint | number): string {
  return showThousands(pence(amount));
}

/** A deficit or a surplus in words. */
export function deficitInWords(amount: bigint | number): string {
  const whole = Number(amount);
  return whole < 0
    ? `a surplus of ${showMillions(pence(-whole))}`
    : `a deficit of ${showMillions(pence(whole))}`;
}
