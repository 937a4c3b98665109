/** The chart of the finance page: the in-year and cumulative position of one scenario beside another. */
import { pence } from '../../core/base/pence.ts';
import { showMillions, showThousands } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import type { ProjectionYear } from '../../core/finance/projection.ts';
import type { OpenProgramme, ScenarioProjection } from '../opened-programme.ts';
import { ceilingOf } from './key-figures.ts';
import { type OpenChart, openChart, type PageChart, type PageTable } from './page-values.ts';

/** Draw the chosen scenario as bars and line, the other as a line, and the ceiling where there is one [£ million]. */
export function financeChart(
  open: OpenProgramme,
  chosen: ScenarioProjection,
  compared: ScenarioProjection | undefined,
): PageChart {
  const { years } = chosen.projection;
  const values = (list: readonly ProjectionYear[], take: (year: ProjectionYear) => bigint) =>
    years.map(({ year }) => {
      const found = list.find((one) => one.year === year);
      return found === undefined ? null : Number(take(found)) / 100_000_000;
    });
  const before = (year: ProjectionYear) => year.cumulativeBeforeContributionsPence;
  const ceilings = ceilingOf(open)?.test.ceilings ?? [];
  const name = words(chosen.id);
  const series: OpenChart['series'] = [
    {
      kind: 'bar',
      label: 'In-year deficit',
      role: 'in-year',
      values: values(years, (year) => year.inYearDeficitPence),
    },
    { kind: 'line', label: `Cumulative, ${name}`, role: 'mitigated', values: values(years, before) },
  ];
  if (compared !== undefined)
    series.push({
      kind: 'line',
      label: `Cumulative, ${words(compared.id)}`,
      role: 'unmitigated',
      values: values(compared.projection.years, before),
    });
  if (ceilings.length > 0)
    series.push({
      kind: 'line',
      label: 'Agreed ceiling',
      role: 'limit',
      values: years.map(({ year }) => {
        const found = ceilings.find((one) => one.year === year);
        return found === undefined ? null : found.ceilingPence / 100_000_000;
      }),
    });
  return {
    chart: openChart({
      id: 'finance-scenarios',
      title: 'In-year deficit and cumulative deficit before payments and own contribution',
      summary: summaryOf(chosen, compared),
      xLabel: 'Financial year',
      yLabel: '£ million',
      categories: years.map(({ year }) => yearInWords(year)),
      series,
      startsAtZero: true,
      decimals: 1,
    }),
    table: tableOf(chosen, compared),
  };
}

function words(id: string): string {
  return id.replaceAll('-', ' ');
}

function summaryOf(chosen: ScenarioProjection, compared: ScenarioProjection | undefined): string {
  const last = chosen.projection.years.at(-1);
  if (last === undefined) return 'The plan has no years.';
  const money = (amount: bigint) => showMillions(pence(amount));
  const end = `At the end of ${yearInWords(last.year)} the cumulative deficit before payments is ${money(last.cumulativeBeforeContributionsPence)} in the ${words(chosen.id)} scenario`;
  const other = compared?.projection.years.find(({ year }) => year === last.year);
  if (compared === undefined || other === undefined) return `${end}.`;
  return `${end} and ${money(other.cumulativeBeforeContributionsPence)} in the ${words(compared.id)} one.`;
}

function tableOf(chosen: ScenarioProjection, compared: ScenarioProjection | undefined): PageTable {
  const shown = (amount: bigint | undefined) =>
    amount === undefined ? 'not available' : showThousands(pence(amount));
  const others = compared?.projection.years ?? [];
  return {
    caption: 'The figures of the chart, £ thousand',
    columns: [
      { header: 'Year', number: false },
      { header: `In-year, ${words(chosen.id)}`, number: true },
      { header: `Cumulative before payments, ${words(chosen.id)}`, number: true },
      ...(compared === undefined
        ? []
        : [
            { header: `In-year, ${words(compared.id)}`, number: true },
            { header: `Cumulative before payments, ${words(compared.id)}`, number: true },
          ]),
    ],
    rows: chosen.projection.years.map((year) => {
      const other = others.find((one) => one.year === year.year);
      return {
        cells: [
          yearInWords(year.year),
          shown(year.inYearDeficitPence),
          shown(year.cumulativeBeforeContributionsPence),
          ...(compared === undefined
            ? []
            : [shown(other?.inYearDeficitPence), shown(other?.cumulativeBeforeContributionsPence)]),
        ],
        emphasis: false,
      };
    }),
    note: 'A deficit is positive; a surplus is in brackets.',
  };
}
