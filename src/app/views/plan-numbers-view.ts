/** The page of plan numbers: actual against agreed by month, the flows behind them, independent placements, the forecast. */
import { showCount } from '../../core/base/show.ts';
import { monthInWords } from '../../core/base/time.ts';
import { indexMonthly } from '../../core/measures/monthly-series.ts';
import { cardOf } from '../monitor/forecast-card.ts';
import type { MonitoredMeasure } from '../monitor/monitor-programme.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import {
  flowKeyFigure,
  inmssKeyFigure,
  keyFigure,
  type PageKeyFigure,
  plansKeyFigure,
} from './key-figures.ts';
import { lookBackSection } from './look-back-view.ts';
import { figureOf, headerOf, liveChart, liveTable, newestUpdate, sourcesOf } from './page-facts.ts';
import type { PageChart, PageTable } from './page-values.ts';
import { panelSection } from './panel-view.ts';
import { followsOf, monthsTable, outlookChart, reliabilityNote, watchOf } from './watch-view.ts';

/** Shape the page of plan numbers. */
export function planNumbersView(open: OpenProgramme) {
  const watch = watchOf(open);
  const steady = (measure: string) => watch?.flows.find((one) => one.measure === measure)?.sentence ?? '';
  return {
    header: headerOf(open),
    answer: plansInWords(open, newestUpdate(open)?.dataCutOff ?? ''),
    sections: [
      plansSection(open),
      warningSection(open, watch?.measures ?? []),
      flowSection(open, {
        id: 'requests',
        measure: 'req_n',
        title: 'Requests for assessment',
        short: 'Requests',
        what: 'Requests for an education, health and care needs assessment',
        steady: steady('req_n'),
      }),
      flowSection(open, {
        id: 'ceases',
        measure: 'cease_n',
        title: 'Plans that end',
        short: 'Plans ceased',
        what: 'Plans that ceased, by the day they ended',
        steady: steady('cease_n'),
      }),
      inmssSection(open),
      backlogSection(open),
      panelSection(open),
      reliabilitySection(open),
      lookBackSection(open),
    ],
  };
}

type Section = {
  id: string;
  title: string;
  introduction: string;
  points: string[];
  keyFigures: PageKeyFigure[];
  charts: PageChart[];
  tables: PageTable[];
  missing: string | null;
  sources: string[];
};

const IMPORT_FIRST =
  'No monthly figures are stored for this yet. Import a file of monthly actuals to see it.';

/** A section that is empty says what to import. */
function section(parts: Omit<Section, 'missing' | 'points'> & { readonly points?: string[] }): Section {
  const isEmpty =
    parts.charts.length === 0 &&
    parts.tables.length === 0 &&
    parts.keyFigures.every(({ figure }) => figure === null);
  return {
    ...parts,
    points: parts.points ?? [],
    keyFigures: isEmpty ? [] : parts.keyFigures,
    missing: isEmpty ? IMPORT_FIRST : null,
  };
}

/** Months of a measure up to the data cut-off that have an actual figure. */
function monthsOf(open: OpenProgramme, measure: string): readonly string[] {
  const cutOff = newestUpdate(open)?.dataCutOff ?? '';
  return indexMonthly(open.monthly.map(({ record }) => record))
    .months(measure, 'actual')
    .filter((month) => month <= cutOff);
}

function idsOf(open: OpenProgramme, measure: string, parts: readonly string[]): string[] {
  return monthsOf(open, measure).flatMap((month) => parts.map((part) => `${measure}.${part}.${month}`));
}

function plansSection(open: OpenProgramme): Section {
  const month = newestUpdate(open)?.dataCutOff ?? '';
  return section({
    id: 'plans',
    title: 'Plans against the agreed forecast',
    introduction: 'The agreed forecast is the one in the agreement and is never re-based.',
    keyFigures: [
      plansKeyFigure(open),
      keyFigure(open, {
        id: 'growth',
        heading: 'Growth in twelve months',
        figure: `plans_n.change-12m.${month}`,
        against: [
          ['In six months', `plans_n.change-6m.${month}`],
          ['Mean monthly growth over six months', `plans_n.mean-change-6m.${month}`],
          ['In the last month', `plans_n.change-1m.${month}`],
        ],
        note: 'Active plans now less active plans then.',
        missing: 'Twelve earlier months are needed to see it.',
      }),
    ],
    charts: liveChart(open, 'plans-against-agreed'),
    tables: liveTable(open, 'plans-monthly'),
    sources: sourcesOf(open, idsOf(open, 'plans_n', ['actual', 'agreed', 'gap', 'gap-share'])),
  });
}

/** The gap in words: "around 500" beside it only where it is within two in a hundred. */
function plansInWords(open: OpenProgramme, month: string): string {
  const gap = figureOf(open, `plans_n.gap.${month}`)?.value;
  if (typeof gap !== 'number') return '';
  const size = Math.abs(gap);
  const round = size >= 100 ? Math.round(size / 100) * 100 : Math.round(size / 10) * 10;
  const isRound = size > 0 && Math.abs(round - size) <= size * 0.02;
  const about =
    isRound && round !== size ? `${showCount(size)} (around ${showCount(round)})` : showCount(size);
  if (gap === 0) return `Plans stood exactly at the agreed forecast at the end of ${monthInWords(month)}.`;
  const side = gap > 0 ? 'more' : 'fewer';
  return `There were ${about} ${side} plans than the agreed forecast at the end of ${monthInWords(month)}.`;
}

/** The early warning of plans with its chart and months, and one line for every other measure that is watched. */
function warningSection(open: OpenProgramme, measures: readonly MonitoredMeasure[]): Section {
  const [first] = measures;
  const from = first === undefined ? [] : [first.title.toLowerCase()];
  return section({
    id: 'early-warning',
    title: 'Early warning',
    introduction: first?.sentence ?? '',
    points: first === undefined ? [] : followsOf(first),
    keyFigures: [],
    charts: first === undefined ? [] : outlookChart(first, open),
    tables: [...measures.slice(0, 1).map(monthsTable), ...othersTable(measures.slice(1))],
    sources: from.map(
      (name) => `Calculated: two sequential tests, method note 8, from the monthly figures of ${name}.`,
    ),
  });
}

function othersTable(measures: readonly MonitoredMeasure[]): PageTable[] {
  if (measures.length === 0) return [];
  return [
    {
      caption: 'The other measures that have an agreed forecast',
      columns: ['Measure', 'What the tests say', 'What follows'].map((header) => ({ header, number: false })),
      rows: measures.map(({ title, sentence, follows, warning }) => ({
        cells: [title, sentence, follows.join(' ')],
        emphasis: warning.side !== null,
      })),
      note: '',
    },
  ];
}

/** How well the ranges of past forecasts held. */
function reliabilitySection(open: OpenProgramme): Section {
  const { id, heading, sentence, tables } = reliabilityNote(cardOf(open));
  return {
    id,
    title: heading,
    introduction: sentence,
    points: [],
    keyFigures: [],
    charts: [],
    tables,
    missing:
      tables.length > 0
        ? null
        : 'Import the published plan numbers and issue a forecast: it is kept, and scored as its months come.',
    sources:
      tables.length === 0 ? [] : ['Calculated: every stored forecast against what came, method note 8.'],
  };
}

function flowSection(
  open: OpenProgramme,
  flow: { id: string; measure: string; title: string; short: string; what: string; steady: string },
): Section {
  return section({
    id: flow.id,
    title: flow.title,
    introduction:
      `${flow.steady} ${flow.what}. The line is the mean of the last twelve complete months, which evens out the school year.`.trim(),
    keyFigures: [flowKeyFigure(open, flow.measure, flow.short)],
    charts: liveChart(open, `${flow.id}-rolling`),
    tables: [],
    sources: sourcesOf(open, idsOf(open, flow.measure, ['actual', 'rolling12'])),
  });
}

function inmssSection(open: OpenProgramme): Section {
  return section({
    id: 'independent',
    title: 'Independent and non-maintained special schools',
    introduction:
      'The number of placements and their share of all plans are always shown together: the share can fall while the number rises.',
    keyFigures: [inmssKeyFigure(open)],
    charts: liveChart(open, 'inmss-count-and-share'),
    tables: liveTable(open, 'inmss-monthly'),
    sources: sourcesOf(open, idsOf(open, 'inmss_n', ['actual', 'agreed', 'share'])),
  });
}

function backlogSection(open: OpenProgramme): Section {
  const month = monthsOf(open, 'asmt_open_over20w_n').at(-1) ?? '';
  return section({
    id: 'backlog',
    title: 'Assessments over 20 weeks',
    introduction:
      'Assessments still open after the 20 weeks that the law allows. Clearing them brings plans forward: a one-off rise, not a new trend.',
    keyFigures: [
      keyFigure(open, {
        id: 'backlog-open',
        heading: `Open over 20 weeks, ${month === '' ? '' : monthInWords(month)}`,
        figure: `asmt_open_over20w_n.actual.${month}`,
        against: [
          ['Change in three months', `asmt_open_over20w_n.change-3m.${month}`],
          ['Change in twelve months', `asmt_open_over20w_n.change-12m.${month}`],
        ],
        note: 'Counted at the end of the month.',
        missing: IMPORT_FIRST,
      }),
    ],
    charts: [],
    tables: [],
    sources: sourcesOf(open, [`asmt_open_over20w_n.actual.${month}`]),
  });
}
