/** The part of the surveys page on change over waves: what moved, a chart of it, every series, and weights beside counts. */
import { dayInWords } from '../../core/base/time.ts';
import type { Chart } from '../../core/chart/chart.ts';
import type { SurveyWatch, WatchedRow } from '../../core/survey/watch-survey.ts';
import { wilsonInterval } from '../../core/voice/proportion-change.ts';
import { groupWords, shareWords } from '../survey/results-text.ts';
import {
  aheadSentences,
  CHANGE_HEADS,
  changeCells,
  changeSentences,
  leadOf,
  methodSentences,
} from '../survey/watch-text.ts';
import type { WatchedSurvey } from '../survey/watch-waves-of.ts';
import {
  MARGIN_HEADS,
  marginCells,
  WEIGHTED_HEADS,
  weightedCells,
  weightingSentences,
} from '../survey/weighting-text.ts';
import { openChart, type PageChart, type PageTable } from './page-values.ts';

/** Shape one watched survey. */
export function watchedView(one: WatchedSurvey) {
  const { watch, survey, weighed } = one;
  // Two surveys may have one title; their ids differ.
  const title = `${watch.title} (${watch.surveyId})`;
  return {
    id: watch.surveyId,
    title,
    lead: leadOf(watch),
    sentences: [...changeSentences(watch)],
    chart: chartOf(watch),
    changes: tableOf(
      `Every statement and group: ${title}`,
      CHANGE_HEADS,
      movedFirst(watch.rows).map((row) => ({
        cells: [...changeCells(row)],
        emphasis: row.finding === 'moved',
      })),
      2,
    ),
    method: [...methodSentences(watch), ...aheadSentences(watch)],
    weighting: {
      sentences: [...weightingSentences(one)],
      tables:
        weighed === null
          ? []
          : [
              tableOf(
                `Counted and weighted: ${title}`,
                WEIGHTED_HEADS,
                weighed.rows.map((row) => ({ cells: [...weightedCells(row)], emphasis: false })),
                1,
              ),
              tableOf(
                `The people asked and those who answered: ${title}`,
                MARGIN_HEADS,
                weighed.margins.map((row) => ({ cells: [...marginCells(survey, row)], emphasis: false })),
                2,
              ),
            ],
    },
  };
}

/** What moved stands on top, where a phone shows it; the rest in the order of the questions. */
function movedFirst(rows: readonly WatchedRow[]): readonly WatchedRow[] {
  const isMoved = ({ finding }: WatchedRow) => finding === 'moved';
  return [...rows.filter(isMoved), ...rows.filter((row) => !isMoved(row))];
}

function tableOf(
  caption: string,
  heads: readonly string[],
  rows: PageTable['rows'],
  words: number,
): PageTable {
  return {
    caption,
    columns: heads.map((header, place) => ({ header, number: place >= words && header !== 'Found' })),
    rows,
    note: '',
  };
}

const ROLES = ['actual', 'agreed', 'forecast', 'unmitigated', 'mitigated'] as const;

/** The statement that moved, or the one with the largest change, wave by wave; null before the second wave. */
function chartOf(watch: SurveyWatch): PageChart | null {
  const sizeOf = ({ change }: WatchedRow) => Math.abs(change?.change ?? 0);
  const sorted = [...watch.rows].sort(
    (a, b) => Number(b.finding === 'moved') - Number(a.finding === 'moved') || sizeOf(b) - sizeOf(a),
  );
  const [top] = sorted;
  if (top === undefined || top.change === null) return null;
  const rows = watch.rows.filter(({ question }) => question === top.question).slice(0, ROLES.length);
  const of = (row: WatchedRow, place: number) => row.waves[place] ?? null;
  const percentOf = (row: WatchedRow) =>
    watch.waves.map((_, place) => {
      const share = of(row, place);
      return share === null ? null : (100 * share.yes) / share.of;
    });
  const ends = (row: WatchedRow, end: 'low' | 'high') =>
    watch.waves.map((_, place) => {
      const share = of(row, place);
      return share === null ? null : 100 * wilsonInterval(share)[end];
    });
  const chart: Chart = {
    id: `survey-${watch.surveyId}-${top.question}`,
    title: `“${top.statement}”: who agrees, by wave`,
    summary:
      top.finding === 'moved'
        ? 'The statement that moved most. The band is the range of the group in which it moved most.'
        : 'The statement with the largest difference between waves; no change is shown for it.',
    xLabel: 'Wave ended',
    yLabel: 'Agree, %',
    categories: watch.waves.map(({ endedOn }) => dayInWords(endedOn)),
    series: [
      {
        kind: 'band',
        label: `${groupWords(top.groups)}: range`,
        role: 'context',
        low: ends(top, 'low'),
        high: ends(top, 'high'),
      },
      ...rows.map((row, place) => ({
        kind: 'line' as const,
        label: groupWords(row.groups),
        role: ROLES[place] ?? ('context' as const),
        values: percentOf(row),
      })),
    ],
    startsAtZero: false,
    decimals: 0,
  };
  const table = {
    caption: `“${top.statement}” by wave`,
    columns: [
      { header: 'Wave ended', number: false },
      ...rows.map(({ groups }) => ({ header: groupWords(groups), number: true })),
    ],
    rows: watch.waves.map(({ endedOn }, wave) => ({
      cells: [
        dayInWords(endedOn),
        ...rows.map((row) => {
          const share = of(row, wave);
          return share === null
            ? '–'
            : shareWords({ count: share.yes, of: share.of, ...wilsonInterval(share) });
        }),
      ],
      emphasis: false,
    })),
    note: '',
  };
  return { chart: openChart(chart), table };
}
