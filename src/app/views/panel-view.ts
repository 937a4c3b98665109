/** The forecast of plans from published January counts: the chart with its likely range, the table and the plain sentence. */
import { showCount, showDecimal } from '../../core/base/show.ts';
import type { OpenProgramme, PanelForecastYear } from '../opened-programme.ts';
import { openChart, type PageChart, type PageTable } from './page-values.ts';

/** Published counts and the forecast from them. */
export type Panel = NonNullable<OpenProgramme['panel']>;

/** Shape the forecast section; says what to import where nothing published is stored. */
export function panelSection(open: OpenProgramme) {
  const { panel } = open;
  const base = {
    id: 'published-forecast',
    title: 'Forecast from published figures',
    points: [],
    keyFigures: [],
    tables: [],
  };
  if (panel === null || panel.forecast.length === 0)
    return {
      ...base,
      introduction: '',
      charts: [],
      missing:
        'No published January counts are stored for this authority. Import the Department’s plan-number table to see a forecast with its likely range.',
      sources: [],
    };
  return {
    ...base,
    introduction: panelInWords(panel),
    charts: [panelChart(panel)],
    missing: null,
    sources: panelSources(open),
  };
}

/** Files of this programme or of the shared shelf that hold January counts, as imported. */
function panelSources({ imports, panel }: OpenProgramme): string[] {
  const files = imports
    .filter(({ kind, undoneAt }) => kind === 'dfe-la-panel' && undoneAt === null)
    .map(({ report }) => `File ${report.file} (fingerprint ${report.sha256.slice(0, 12)}).`);
  return [
    ...files,
    `Calculated: seeded forecast from ${panel?.history.length ?? 0} published January counts and the rise of other authorities.`,
  ];
}

/** Say how many plans are likely, and what that rests on; empty where there is no forecast. */
export function panelInWords({ history, forecast, rangeFactor }: Panel): string {
  const last = forecast.at(-1);
  const newest = history.at(-1);
  if (last === undefined || newest === undefined) return '';
  return (
    `By January ${last.year} the number of plans is likely to lie between ${showCount(last.low80)} and ${showCount(last.high80)} (8 in 10), ` +
    `with ${showCount(last.median)} in the middle; nearly always (19 in 20) between ${showCount(last.low95)} and ${showCount(last.high95)}. ` +
    `It rests on published figures alone, with January counts of ${history[0]?.year ?? newest.year} to ${newest.year}; ` +
    'nothing that the authority plans to do, and no local monthly count, is in it.' +
    (rangeFactor === 1
      ? ''
      : ` The ranges are the model’s own times ${showDecimal(rangeFactor, 2)}, for past ranges held ${rangeFactor > 1 ? 'less' : 'more'} often than they said.`)
  );
}

/** Draw counts and forecast, with their table. */
export function panelChart({ history, forecast }: Panel): PageChart {
  const years = [...history.map(({ year }) => year), ...forecast.map(({ year }) => year)];
  const from = (take: (year: PanelForecastYear) => number) =>
    years.map((year) => {
      const found = forecast.find((one) => one.year === year);
      return found === undefined ? lastKnown(history, year) : take(found);
    });
  return {
    chart: openChart({
      id: 'published-forecast',
      title: 'Plans each January: published, and forecast with its likely range',
      summary: summaryOf(history, forecast),
      xLabel: 'January',
      yLabel: 'Plans',
      categories: years.map(String),
      series: [
        {
          kind: 'band',
          label: '19 in 20',
          role: 'forecast',
          low: from((year) => year.low95),
          high: from((year) => year.high95),
        },
        {
          kind: 'band',
          label: '8 in 10',
          role: 'forecast',
          low: from((year) => year.low80),
          high: from((year) => year.high80),
        },
        { kind: 'line', label: 'Forecast, middle', role: 'forecast', values: from((year) => year.median) },
        {
          kind: 'line',
          label: 'Published',
          role: 'actual',
          values: years.map((year) => history.find((one) => one.year === year)?.plans ?? null),
        },
      ],
      startsAtZero: false,
      decimals: 0,
    }),
    table: panelTable(history, forecast),
  };
}

/** The range opens from the last published count, so that line and band join. */
function lastKnown(history: Panel['history'], year: number): number | null {
  const newest = history.at(-1);
  return newest !== undefined && newest.year === year ? newest.plans : null;
}

function summaryOf(history: Panel['history'], forecast: Panel['forecast']): string {
  const newest = history.at(-1);
  const last = forecast.at(-1);
  if (newest === undefined || last === undefined) return 'No published count is stored.';
  return `${showCount(newest.plans)} plans were published for January ${newest.year}; the forecast for January ${last.year} has ${showCount(last.median)} in the middle and ${showCount(last.low80)} to ${showCount(last.high80)} as its likely range (8 in 10).`;
}

function panelTable(history: Panel['history'], forecast: Panel['forecast']): PageTable {
  return {
    caption: 'Plans each January: published counts, then the forecast',
    columns: [
      { header: 'January', number: false },
      { header: 'Published', number: true },
      { header: 'Forecast, middle', number: true },
      { header: 'Likely range (8 in 10)', number: true },
      { header: 'Wider range (19 in 20)', number: true },
    ],
    rows: [
      ...history.map(({ year, plans }) => ({
        cells: [String(year), showCount(plans), '', '', ''],
        emphasis: false,
      })),
      ...forecast.map((year) => ({
        cells: [
          String(year.year),
          'not yet',
          showCount(year.median),
          `${showCount(year.low80)} to ${showCount(year.high80)}`,
          `${showCount(year.low95)} to ${showCount(year.high95)}`,
        ],
        emphasis: false,
      })),
    ],
    note: 'The ranges say how far past forecasts made in this way have missed.',
  };
}
