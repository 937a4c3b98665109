/** The monthly tracker: per measure actual, agreed and newest forecast with its range, months beyond tolerance, late months, the early-warning clock. */
import { type Actor, may } from '../../core/access/access.ts';
import { showCount, showShare } from '../../core/base/show.ts';
import { dayInWords, isMonth, type Month, monthInWords } from '../../core/base/time.ts';
import {
  type MonthForecast,
  type TrackedMonth,
  type TrackedState,
  USUAL_TOLERANCE,
} from '../../core/monitor/track-months.ts';
import { type ProgrammeRecord, textField } from '../../core/programme/records/programme-record.ts';
import type { MonthEndTold } from '../monitor/close-month.ts';
import { type MonitoredMeasure, watchProgramme } from '../monitor/monitor-programme.ts';
import { newestMonth, noteId, type Tracked, trackedOf } from '../monitor/tracked-programme.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { leaveOutColumns } from './leave-out-columns.ts';
import { monthEndView } from './month-end-view.ts';
import { headerOf } from './page-facts.ts';
import type { PageTable } from './page-values.ts';
import { personInWords } from './person-words.ts';
import { trackedCsv } from './tracker-csv.ts';
import { followsOf, outlookChart } from './watch-view.ts';

/** How many newest months stand on the page. */
const SHOWN_MONTHS = 13;

const STATES: Readonly<Record<TrackedState, string>> = {
  within: 'Within tolerance',
  beyond: 'Beyond tolerance',
  late: 'Late: not here yet',
  missing: 'Missing',
  'no-agreed': 'Nothing agreed',
};

/** Shape the page. @param monthEnd  the check list of its newest month; null where nothing is tracked. */
export function trackerView(
  open: OpenProgramme,
  actor: Actor,
  notes: readonly ProgrammeRecord[],
  monthEnd: MonthEndTold | null,
) {
  const asAt = newestMonth(open);
  const tracked = asAt === null ? [] : trackedOf(open, asAt);
  const watched = asAt === null ? [] : watchProgramme(open, { asAt, limits: {} }).measures;
  return {
    header: headerOf(open),
    lead: leadOf(asAt, tracked),
    tolerance: `A month is beyond tolerance where it stands more than ${showShare(USUAL_TOLERANCE, 0)} from the agreed forecast, above it or below. A month that has not come is told as late or missing, never as nought.`,
    monthEnd: monthEndView(monthEnd, actor, open.programme),
    mayWrite: may(actor, 'record.write', open.programme.authorityCode),
    measures: tracked.map((one) => ({
      ...measureOf(open, one, watched.find(({ measure }) => measure === one.series.measure) ?? null),
      ...notesOf(one, notes),
    })),
  };
}

/** Whether the newest month is on track, and on which measures not; then what is within tolerance, and what has not come. */
function leadOf(asAt: Month | null, tracked: readonly Tracked[]): string {
  if (asAt === null || tracked.length === 0)
    return 'Nothing can be tracked yet: no monthly figures with an agreed forecast are stored.';
  const month = monthInWords(asAt);
  const newest = tracked.map(({ title, months }) => ({ title, last: months.at(-1) }));
  const titles = (...states: readonly TrackedState[]) =>
    newest.flatMap(({ title, last }) => (states.includes(last?.state ?? 'no-agreed') ? [title] : []));
  const beyond = newest.flatMap(({ title, last }) =>
    last?.state === 'beyond' && last.gap !== null ? [`${title} ${gapInWords(last)}`] : [],
  );
  const within = titles('within');
  const answer =
    beyond.length > 0
      ? `Not on track in ${month}${onHowMany(beyond.length, newest.length)}: ${beyond.join('; ')}.`
      : onTrackInWords(month, within.length, newest.length);
  const rest = [
    beyond.length > 0 ? toldOf('Within tolerance', within) : '',
    toldOf(`No figure of ${month} yet`, titles('late', 'missing')),
    toldOf(`Nothing is agreed for ${month}`, titles('no-agreed')),
  ];
  return [answer, ...rest].filter((part) => part !== '').join(' ');
}

function onHowMany(some: number, all: number): string {
  if (all === 1) return '';
  return some === all
    ? ` on any of ${showCount(all)} measures`
    : ` on ${showCount(some)} of ${showCount(all)} measures`;
}

function onTrackInWords(month: string, within: number, all: number): string {
  if (within === 0)
    return `Whether ${month} is on track cannot be told yet: no measure has both an actual and an agreed figure for it.`;
  return within === all
    ? `On track in ${month}${all === 1 ? '' : ` on all ${showCount(all)} measures`}: within tolerance of what was agreed.`
    : `On track in ${month} on the ${showCount(within)} of ${showCount(all)} measures that can be told.`;
}

function toldOf(what: string, titles: readonly string[]): string {
  return titles.length === 0 ? '' : `${what}: ${titles.join(', ')}.`;
}

function gapInWords({ gap, gapShare }: TrackedMonth): string {
  const share = gapShare === null ? '' : ` (${showShare(Math.abs(gapShare), 1)})`;
  return `${showCount(Math.abs(gap ?? 0))}${share} ${(gap ?? 0) >= 0 ? 'above' : 'below'} what was agreed`;
}

function measureOf(open: OpenProgramme, { series, title, months }: Tracked, watch: MonitoredMeasure | null) {
  const state = months.at(-1)?.state ?? 'no-agreed';
  return {
    id: series.measure,
    title,
    state,
    stateInWords: STATES[state],
    sentence: watch?.sentence ?? 'No month has both an actual and an agreed figure yet.',
    clock: watch === null ? [] : followsOf(watch),
    charts: watch === null ? [] : outlookChart(watch, open),
    table: monthsTable(title, months),
  };
}

/** What is asked for, and what was said: a month that a correction brought back within tolerance keeps its note. */
function notesOf({ series: { measure }, months }: Tracked, notes: readonly ProgrammeRecord[]) {
  const last = months.findLast(({ state }) => state === 'beyond' || state === 'within');
  const own = notes.filter((note) => !note.isWithdrawn && textField(note, 'measure') === measure);
  const text = (note: ProgrammeRecord, field: string) => textField(note, field) ?? 'not said';
  return {
    asked:
      last?.state !== 'beyond'
        ? null
        : {
            month: last.month,
            monthInWords: monthInWords(last.month),
            noteId: noteId(last.month, measure),
          },
    notes: own
      .sort((a, b) => text(b, 'month').localeCompare(text(a, 'month')))
      .map((note) => {
        const month = text(note, 'month');
        return {
          id: note.id,
          monthInWords: isMonth(month) ? monthInWords(month) : month,
          comment: text(note, 'comment'),
          action: text(note, 'action'),
          owner: note.owner,
          due: dayInWords(text(note, 'due')),
          written: `${personInWords(note.recordedBy)}, ${dayInWords(note.recordedAt.slice(0, 10))}, version ${note.version}`,
        };
      }),
  };
}

const NOT_KNOWN = 'not known';
const NONE_ISSUED = 'none issued';

/** Columns of the newest forecast, where there is none in any month. */
const WITHOUT_FORECAST = [
  {
    header: 'Newest forecast',
    cell: NOT_KNOWN,
    sentence:
      'No newer forecast of this measure is stored: the column “latest” of the file of monthly actuals, or a forecast that is registered, brings one.',
  },
  {
    header: '8 in 10',
    cell: NONE_ISSUED,
    sentence: 'A range stands here once a forecast of this measure is issued or registered.',
  },
];

function monthsTable(title: string, months: readonly TrackedMonth[]): PageTable {
  const shown = months.slice(-SHOWN_MONTHS);
  const rest = months.length - shown.length;
  return leaveOutColumns(
    {
      caption: `${title}, month by month`,
      columns: [
        { header: 'Month', number: false },
        ...['Actual', 'Agreed', 'Gap', 'Gap, share of agreed', 'Newest forecast', '8 in 10'].map(
          (header) => ({
            header,
            number: true,
          }),
        ),
        { header: 'Standing', number: false },
      ],
      rows: shown.map(({ month, actual, agreed, gap, gapShare, forecast, state }) => ({
        cells: [
          monthInWords(month),
          count(actual),
          count(agreed),
          count(gap),
          gapShare === null ? NOT_KNOWN : showShare(gapShare, 1),
          count(forecast?.point ?? null),
          rangeOf(forecast),
          STATES[state],
        ],
        emphasis: state === 'beyond' || state === 'late' || state === 'missing',
      })),
      note: rest === 0 ? '' : `${showCount(rest)} earlier months stand in the file.`,
    },
    WITHOUT_FORECAST,
  );
}

function count(value: number | null): string {
  return value === null ? NOT_KNOWN : showCount(value);
}

function rangeOf(forecast: MonthForecast | null): string {
  if (forecast === null || forecast.low80 === null || forecast.high80 === null) return NONE_ISSUED;
  return `${showCount(forecast.low80)} to ${showCount(forecast.high80)}`;
}

/** Every month of every measure as CSV. */
export function trackerCsv(open: OpenProgramme): string {
  const asAt = newestMonth(open);
  const all = asAt === null ? [] : trackedOf(open, asAt);
  return trackedCsv(all.map(({ series, months }) => ({ measure: series.measure, months })));
}
