/** Live tables and charts of the money: in-year and cumulative positions, ceilings, and the year's forecasts. */

import { pence } from '../../base/pence.ts';
import { showMillions } from '../../base/show.ts';
import { dayInWords, yearInWords } from '../../base/time.ts';
import type { ConditionTest } from '../../programme/definitions.ts';
import type { Cell, ChartBlock, TableBlock } from '../blocks.ts';
import { figureCell, textCell, thousandsCell } from '../cells.ts';
import type { LiveSource } from './live-source.ts';

type Ceiling = {
  readonly number: string;
  readonly test: Extract<ConditionTest, { readonly kind: 'deficit-ceiling' }>;
};

/** The condition that sets a ceiling on the cumulative deficit, or null where the agreement has none. */
export function ceilingCondition({ facts }: LiveSource): Ceiling | null {
  for (const condition of facts.programme.agreement.conditions)
    if (condition.test.kind === 'deficit-ceiling') return { number: condition.number, test: condition.test };
  return null;
}

/** In-year and cumulative position of the main scenario by year, with the agreement's ceiling and both bases named. */
export function positionsTable(source: LiveSource): TableBlock | null {
  const [main] = source.facts.scenarios;
  if (main === undefined) return null;
  const ceiling = ceilingCondition(source);
  const name = `finance.${main.id}`;
  const ceilingCell = (year: number, part: string): Cell => {
    const known = ceiling?.test.ceilings.some((item) => item.year === year) === true;
    return known
      ? thousandsCell(source.book, `condition.${ceiling.number}.${part}.${yearInWords(year)}`)
      : { content: [{ text: 'none set' }], value: null };
  };
  return {
    kind: 'table',
    id: 'in-year-and-cumulative',
    caption: 'In-year and cumulative deficit by financial year, £ thousand',
    columns: [
      { header: 'Year', align: 'start', width: 0.12 },
      { header: 'In-year deficit', align: 'end', width: 0.16 },
      { header: 'Cumulative, before payments', align: 'end', width: 0.2 },
      { header: 'Agreed ceiling', align: 'end', width: 0.15 },
      { header: 'Above ceiling', align: 'end', width: 0.15 },
      { header: 'Cumulative, after payments', align: 'end', width: 0.22 },
    ],
    rows: main.projection.years.map(({ year }) => {
      const words = yearInWords(year);
      return [
        textCell(words),
        thousandsCell(source.book, `${name}.in-year.${words}`),
        thousandsCell(source.book, `${name}.cumulative-before.${words}`),
        ceilingCell(year, 'ceiling'),
        ceilingCell(year, 'breach'),
        thousandsCell(source.book, `${name}.cumulative-after.${words}`),
      ];
    }),
    note: `Scenario: ${main.id}. Before and after programme payments and the authority’s own contribution. A surplus, or headroom under the ceiling, is in brackets. The ceiling is tested before programme payments${ceiling?.test.countsOwnContribution === true ? '' : " and before the authority's own contribution"}.`,
  };
}

/** Bars of the in-year deficit and lines of the cumulative deficit and its ceiling, in £ million. */
export function positionsChart(source: LiveSource): ChartBlock | null {
  const [main] = source.facts.scenarios;
  const table = positionsTable(source);
  if (main === undefined || table === null) return null;
  const { years, firstSustainedBalance } = main.projection;
  const millions = (amount: bigint) => Number(amount) / 100_000_000;
  const ceilings = ceilingCondition(source)?.test.ceilings ?? [];
  const balance =
    firstSustainedBalance === null
      ? 'no year of the plan from which every later year balances'
      : `an in-year balance from ${yearInWords(firstSustainedBalance)}`;
  const last = years.at(-1);
  const residual = last === undefined ? '' : showMillions(pence(last.cumulativeAfterContributionsPence));
  return {
    kind: 'chart',
    chart: {
      id: 'in-year-and-cumulative',
      title: 'In-year and cumulative deficit',
      summary: `The ${main.id} scenario shows ${balance}; the cumulative deficit ends at ${residual} after programme payments and the authority's own contribution.`,
      xLabel: 'Financial year',
      yLabel: '£ million',
      categories: years.map(({ year }) => yearInWords(year)),
      series: [
        {
          kind: 'bar',
          label: 'In-year deficit',
          role: 'in-year',
          values: years.map((year) => millions(year.inYearDeficitPence)),
        },
        {
          kind: 'line',
          label: 'Cumulative, before payments',
          role: 'cumulative',
          values: years.map((year) => millions(year.cumulativeBeforeContributionsPence)),
        },
        {
          kind: 'line',
          label: 'Cumulative, after payments and own contribution',
          role: 'context',
          values: years.map((year) => millions(year.cumulativeAfterContributionsPence)),
        },
        {
          kind: 'line',
          label: 'Agreed ceiling',
          role: 'limit',
          values: years.map(({ year }) => {
            const found = ceilings.find((item) => item.year === year);
            return found === undefined ? null : found.ceilingPence / 100_000_000;
          }),
        },
      ],
      startsAtZero: true,
      decimals: 1,
    },
    table,
  };
}

/** The year's in-year forecasts in order: the plan, then each quarter's, with the movement of each on the one before. */
export function inYearForecastsTable(source: LiveSource): TableBlock | null {
  const forecasts = source.facts.programme.inYearForecasts.filter((item) => item.year === source.update.year);
  if (forecasts.length === 0) return null;
  return {
    kind: 'table',
    id: 'in-year-forecasts',
    caption: `Forecast in-year deficit ${yearInWords(source.update.year)}, by version`,
    columns: [
      { header: 'Version', align: 'start' },
      { header: 'As at', align: 'start' },
      { header: 'In-year deficit', align: 'end' },
      { header: 'Movement on the version before', align: 'end' },
    ],
    rows: forecasts.map((forecast, k) => {
      const basis = forecast.basis.toLowerCase();
      const previous = forecasts[k - 1]?.basis.toLowerCase();
      return [
        textCell(forecast.basis),
        textCell(dayInWords(forecast.asAt)),
        figureCell(source.book, `in-year-forecast.${basis}`),
        previous === undefined
          ? textCell('first version')
          : figureCell(source.book, `in-year-forecast.movement.${previous}.${basis}`),
      ];
    }),
    note: 'A positive movement is adverse: the deficit is larger than the version before.',
  };
}
