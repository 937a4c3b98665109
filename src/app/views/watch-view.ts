/** Early warning and reliability as pages show them: sentences that stand by themselves, with the figures behind them. */
import { showCount, showDecimal, showShare } from '../../core/base/show.ts';
import { addMonths, type Month, monthInWords, monthShort } from '../../core/base/time.ts';
import { drawUpCard } from '../../core/monitor/report-card.ts';
import { monthsBetween } from '../../core/monitor/watched-series.ts';
import { cardOf, type ForecastCard } from '../monitor/forecast-card.ts';
import { type MonitoredMeasure, watchProgramme } from '../monitor/monitor-programme.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { newestUpdate } from './page-facts.ts';
import { openChart, type PageChart, type PageTable } from './page-values.ts';

/** One thing that is watched: its leading sentence, what follows from it, and the figures behind it. */
export type WatchNote = {
  id: string;
  heading: string;
  standing: 'warning' | 'calm' | 'unknown';
  standingInWords: string;
  sentence: string;
  follows: string[];
  tables: PageTable[];
};

const NO_LIMITS = { limits: {} } as const;

/** The programme's watch as at the newest update's cut-off; null where there is no update. */
export function watchOf(open: OpenProgramme): ReturnType<typeof watchProgramme> | null {
  const asAt = newestUpdate(open)?.dataCutOff;
  return asAt === undefined ? null : watchProgramme(open, { asAt, ...NO_LIMITS });
}

/** What the overview says: a note for each measure with an agreed forecast, and one for the forecasts' own record. */
export function watchNotes(open: OpenProgramme): WatchNote[] {
  const measures = (watchOf(open)?.measures ?? []).map(measureNote);
  const none: WatchNote = {
    id: 'watch-none',
    heading: 'Early warning',
    standing: 'unknown',
    standingInWords: 'Cannot be told yet',
    sentence: 'Nothing can be watched: no month has both an actual and an agreed figure.',
    follows: [],
    tables: [],
  };
  return [...(measures.length === 0 ? [none] : measures), reliabilityNote(cardOf(open))];
}

function measureNote(one: MonitoredMeasure): WatchNote {
  return {
    id: `watch-${one.measure}`,
    heading: one.title,
    standing: one.warning.side === null ? 'calm' : 'warning',
    standingInWords: SIDES[one.warning.side ?? 'on'],
    sentence: one.sentence,
    follows: followsOf(one),
    tables: [monthsTable(one)],
  };
}

const SIDES = {
  above: 'Above the agreed forecast',
  below: 'Below the agreed forecast',
  on: 'On the agreed forecast',
} as const;

/** What follows from the leading sentence, the parts of the gap among it. */
export function followsOf({ follows, why }: MonitoredMeasure): string[] {
  return [...(why === null || why.partsText === '' ? [] : [why.partsText]), ...follows];
}

/** Whether our ranges have held, with the scores behind it. */
export function reliabilityNote(card: Pick<ForecastCard, 'sentence' | 'groups' | 'scored'>): WatchNote {
  // All forecasts together may be told from chance where no group is: the word must not gainsay the sentence.
  const cards = [drawUpCard(card.scored), ...card.groups];
  const verdicts = cards.flatMap((one) => (one?.ranges ?? []).map(({ verdict }) => verdict));
  const standing = card.groups.length === 0 ? 'unknown' : verdicts.includes('narrow') ? 'warning' : 'calm';
  return {
    id: 'reliability',
    heading: 'How well our ranges hold',
    standing,
    standingInWords: { unknown: 'Not known yet', warning: 'Narrower than honest', calm: 'No doubt so far' }[
      standing
    ],
    sentence: card.sentence,
    follows: [],
    tables: card.groups.length === 0 ? [] : [cardTable(card.groups)],
  };
}

/** The months behind a warning. */
export function monthsTable({ title, warning }: MonitoredMeasure): PageTable {
  return {
    caption: `${title}: the agreed forecast and what came`,
    columns: [
      { header: 'Month', number: false },
      ...['Actual', 'Agreed', 'Gap', 'Level test', 'Drift test'].map((header) => ({ header, number: true })),
      { header: 'Alarm', number: false },
    ],
    rows: warning.months.map(({ month, actual, agreed, gap, level, drift, alarms, side }) => ({
      cells: [
        monthInWords(month),
        showCount(actual),
        showCount(agreed),
        showCount(gap),
        showDecimal(level, 1),
        showDecimal(drift, 1),
        alarms.length === 0 ? 'none' : `${side ?? ''}: ${alarms.join(' and ')}`,
      ],
      emphasis: alarms.length > 0,
    })),
    note: noteOf(warning.noise.history),
  };
}

function noteOf(history: number): string {
  const from =
    history === 0
      ? 'the usual spread of authorities, for too few months before the forecast are stored'
      : `${history} monthly changes before the forecast began, and the usual spread of authorities`;
  return `Both tests count in deviations, reckoned from ${from}. The level test alarms beyond 2.5, the drift test beyond 5: on a plan that holds, fewer than once in 20 years. A gap of a monthly flow is the sum since the forecast began.`;
}

/** Scores by kind of forecast and years ahead. */
function cardTable(groups: ForecastCard['groups']): PageTable {
  return {
    caption: 'Every forecast whose month has come, by years ahead',
    columns: [
      { header: 'Forecast', number: false },
      ...['Years ahead', 'Came', 'Made at', 'Error', 'Bias', 'WIS', '50% held', '80% held', '95% held'].map(
        (header) => ({
          header,
          number: true,
        }),
      ),
    ],
    rows: groups.map(({ kind, series, yearsAhead, forecasts, origins, error, bias, wis, ranges }) => ({
      cells: [
        KINDS[kind] ?? `${kind}, ${series}`,
        String(yearsAhead),
        String(forecasts),
        `${origins} ${origins === 1 ? 'time' : 'times'}`,
        share(error),
        share(bias),
        share(wis),
        ...(['0.5', '0.8', '0.95'] as const).map((level) => {
          const found = ranges.find((one) => one.level === level);
          return found === undefined ? 'not stored' : `${found.held} of ${found.count}`;
        }),
      ],
      emphasis: false,
    })),
    note: 'Error, bias and weighted interval score (WIS) are shares of what came; a bias above nought is a forecast too high. Forecasts of one time fail or hold together, so times count more than forecasts.',
  };
}

const KINDS: Readonly<Record<string, string>> = {
  panel: 'Published plan numbers',
  cohort: 'Cohort of children',
  plan: 'Management plan',
};

function share(value: number | null): string {
  return value === null ? 'not known' : showShare(value, 1);
}

/** The chart of actual, agreed and where the year ends at the present run rate; nothing without a measure. */
export function outlookChart(one: MonitoredMeasure, open: OpenProgramme): PageChart[] {
  const first = one.warning.months[0]?.month;
  const last = one.warning.months.at(-1);
  if (first === undefined || last === undefined || one.kind === 'flow') return [];
  const { yearEnd } = one;
  const months = Array.from({ length: Math.max(1, monthsBetween(first, yearEnd.month) + 1) }, (_, at) =>
    addMonths(first, at),
  );
  const agreed = new Map(
    open.monthly
      .filter(({ record }) => record.measure === one.measure && record.series === 'agreed')
      .map(({ record }): [Month, number] => [record.month, record.value]),
  );
  const actual = new Map(
    one.warning.months.map(({ month, actual: value }): [Month, number] => [month, value]),
  );
  const towards = (end: number) =>
    months.map((month) => {
      const ahead = monthsBetween(last.month, month);
      const span = monthsBetween(last.month, yearEnd.month);
      if (ahead < 0 || span === 0) return null;
      return last.actual + ((end - last.actual) * ahead) / span;
    });
  const summary = `At the present run rate ${showCount(yearEnd.actual.point)} at the end of ${monthInWords(yearEnd.month)} (8 in 10: ${showCount(yearEnd.actual.low)} to ${showCount(yearEnd.actual.high)}), against ${showCount(yearEnd.actual.point - yearEnd.miss.point)} agreed.`;
  return [
    {
      chart: openChart({
        id: `outlook-${one.measure.replaceAll('_', '-')}`,
        title: `${one.title}: where the year ends if nothing changes`,
        summary,
        xLabel: 'Month',
        yLabel: one.title,
        categories: months.map(monthShort),
        series: [
          {
            kind: 'band',
            label: '8 in 10',
            role: 'forecast',
            low: towards(yearEnd.actual.low),
            high: towards(yearEnd.actual.high),
          },
          {
            kind: 'line',
            label: 'At the present run rate',
            role: 'forecast',
            values: towards(yearEnd.actual.point),
          },
          {
            kind: 'line',
            label: 'Agreed',
            role: 'agreed',
            values: months.map((month) => agreed.get(month) ?? null),
          },
          {
            kind: 'line',
            label: 'Actual',
            role: 'actual',
            values: months.map((month) => actual.get(month) ?? null),
          },
        ],
        startsAtZero: false,
        decimals: 0,
      }),
      table: outlookTable(one),
    },
  ];
}

function outlookTable({ title, yearEnd }: MonitoredMeasure): PageTable {
  const agreed = yearEnd.actual.point - yearEnd.miss.point;
  const row = (label: string, actual: number, miss: number) => ({
    cells: [label, showCount(actual), showCount(agreed), showCount(miss)],
    emphasis: false,
  });
  return {
    caption: `${title} at the end of ${monthInWords(yearEnd.month)}, at the present run rate`,
    columns: [
      { header: 'Where', number: false },
      ...['Actual', 'Agreed', 'Gap'].map((header) => ({ header, number: true })),
    ],
    rows: [
      row('Nine in ten above', yearEnd.actual.low, yearEnd.miss.low),
      row('Most likely', yearEnd.actual.point, yearEnd.miss.point),
      row('One in ten above', yearEnd.actual.high, yearEnd.miss.high),
    ],
    note: '',
  };
}
