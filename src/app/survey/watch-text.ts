/** What the watch over surveys says in words, as rows of a table and as CSV: each change with both counts and its range. */
import { showCount } from '../../core/base/show.ts';
import { dayInWords } from '../../core/base/time.ts';
import type { ChangeParts, SurveyWatch, WatchedRow, WatchFinding } from '../../core/survey/watch-survey.ts';
import { intervalInWords, points, shareInWords } from '../../core/voice/change-words.ts';
import type { Share } from '../../core/voice/proportion-change.ts';
import { chanceOfFinding, type PlannedWaves, smallestFound } from '../../core/waves/plan-watch.ts';
import { FALSE_ALARM_A_YEAR, LEAST_ANSWERS } from '../../core/waves/watch-waves.ts';
import { csvCell } from '../../edge/documents/export/csv-lines.ts';
import { groupWords } from './results-text.ts';

export const FINDING_WORDS: Readonly<Record<WatchFinding, string>> = {
  moved: 'Moved',
  level: 'No change shown',
  'too few': 'Too few answers',
  'kept back': 'Kept back',
  new: 'Asked in these words once',
};

/** The leading sentence of a survey: what moved, or that nothing did. */
export function leadOf(watch: SurveyWatch): string {
  const [newest] = watch.waves.slice(-1);
  const until = newest === undefined ? '' : ` Newest wave: ${dayInWords(newest.endedOn)}.`;
  if (watch.waves.length < 2) return `One closed wave: change is told from the second on.${until}`;
  const moved = movedOf(watch);
  if (moved.length === 0) return `No statement has moved beyond what chance does.${until}`;
  const statements = new Set(moved.map(({ question }) => question)).size;
  return `${statements === 1 ? 'One statement has' : `${showCount(statements)} statements have`} moved.${until}`;
}

/** A sentence for each change that is told, the groups before everybody, and whose answers made it. */
export function changeSentences(watch: SurveyWatch): readonly string[] {
  const moved = movedOf(watch);
  const questions = [...new Set(moved.map(({ question }) => question))];
  return questions.flatMap((question) => {
    const own = moved.filter((row) => row.question === question);
    const groups = own.filter((row) => row.groups.length > 0);
    const told = [...groups, ...own.filter((row) => row.groups.length === 0)].map(changeSentence);
    const parts = watch.parts.find((one) => one.question === question);
    return parts === undefined ? told : [...told, partsSentence(parts)];
  });
}

function movedOf({ rows }: SurveyWatch): readonly WatchedRow[] {
  return rows.filter(({ finding }) => finding === 'moved');
}

function changeSentence({ statement, groups, change }: WatchedRow): string {
  if (change === null) return '';
  const way = change.change < 0 ? 'fell' : 'rose';
  return `“${statement}”, ${groups.length === 0 ? 'everybody' : groupWords(groups)}: the share that agrees ${way} from ${shareInWords(change.before)} to ${shareInWords(change.after)}: ${changeInWords(change)}.`;
}

function changeInWords(change: NonNullable<WatchedRow['change']>): string {
  const { before, after } = change;
  return intervalInWords(
    change,
    `n = ${showCount(before.of)} before and ${showCount(after.of)} after, not paired`,
  );
}

function partsSentence({ change, parts, mix }: ChangeParts): string {
  const sorted = [...parts].sort((a, b) => Math.abs(b.made) - Math.abs(a.made));
  const made = sorted.map(({ groups, made: own }) => `${groupWords(groups)} made ${tenths(own)}`).join(', ');
  return `Of everybody’s ${tenths(change)} points between the last two waves, ${made}, and other people answering made ${tenths(mix)}.`;
}

/** Points with one digit, so that parts are seen to add up. */
function tenths(change: number): string {
  const size = (100 * Math.abs(change)).toFixed(1);
  return size === '0.0' ? size : `${change > 0 ? '+' : '−'}${size}`;
}

/** How false alarms are held down, in words. */
export function methodSentences({ compared, wavesAYear }: SurveyWatch): readonly string[] {
  return [
    `${showCount(compared)} ${compared === 1 ? 'series is' : 'series are'} compared, each statement in each group. All together have a chance of at most ${Math.round(100 * FALSE_ALARM_A_YEAR)} in 100 of a false alarm in a year of ${showCount(wavesAYear)} ${wavesAYear === 1 ? 'wave' : 'waves'}, so one change by itself must be large before it is told.`,
    `“No change shown” does not say that nothing changed: see its range. A statement in other words, even by a letter, starts anew; fewer than ${LEAST_ANSWERS} answers are not compared; a count that is kept back is not compared either.`,
    'The range of each change is of chance alone, for that row alone: it holds the true change 19 times in 20 if those who answered are like those who did not.',
  ];
}

/** What is asked of before the next wave: a change of so much [share], and how often it is to be found [chance]. */
const [ASKED_FOR, NINE_IN_TEN] = [0.1, 0.9];
/** A share at which a change is hardest to find. */
const HARDEST = 0.5;

/** What the waves of a year to come can find, for everybody and for whom there are fewest answers; nothing where no statement was told. */
export function aheadSentences({ rows, wavesAYear }: SurveyWatch): readonly string[] {
  const told = rows.filter(({ waves }) => (waves.at(-1)?.of ?? 0) > 0);
  const fewest = [...told].sort(
    (one, other) => (one.waves.at(-1)?.of ?? 0) - (other.waves.at(-1)?.of ?? 0),
  )[0];
  const all = told.find(({ groups }) => groups.length === 0);
  const shown = [...new Set([all, fewest])].flatMap((row) => row ?? []);
  if (shown.length === 0) return [];
  const planned = shown.map(({ waves, groups }) => {
    const sizes = waves.flatMap((wave) => wave?.of ?? []);
    const ahead = {
      before: sizes,
      answers: sizes.at(-1) ?? 0,
      waves: wavesAYear,
      series: told.length,
      share: HARDEST,
    };
    return { ahead, who: groups.length === 0 ? 'everybody' : groupWords(groups) };
  });
  const count =
    wavesAYear === 1 ? 'the next wave' : `each of the next ${showCount(wavesAYear)} waves, within a year,`;
  return [
    `Before the next wave: if ${count} brings as many answers as the newest, a change of 10 points that begins then and lasts is found ${planned.map(({ ahead, who }) => `${inHundred(chanceOfFinding(ahead, ASKED_FOR))} for ${who} (${showCount(ahead.answers)} answers a wave)`).join(', and ')}. ${planned.map(({ ahead, who }) => smallestWords(ahead, who)).join(' ')} This is for a share near a half, where a change is hardest to find, among ${showCount(told.length)} series.`,
  ];
}

/** Certainty is not told: some chance of missing it is always left. */
function inHundred(chance: number): string {
  const times = Math.round(100 * chance);
  return times > 99 ? 'more than 99 times in 100' : `${times} times in 100`;
}

function smallestWords(ahead: PlannedWaves, who: string): string {
  const smallest = smallestFound(ahead, NINE_IN_TEN);
  return smallest === null
    ? `For ${who} no change is found nine times in ten.`
    : `For ${who} it takes a change of ${(100 * smallest).toFixed(1)} points to be found nine times in ten.`;
}

/** The heads of the table of changes. */
export const CHANGE_HEADS = [
  'Statement',
  'Who',
  'Before',
  'Newest',
  'Change, points',
  'Range',
  'Found',
] as const;

/** One row of the table of changes. */
export function changeCells({ statement, groups, waves, change, finding }: WatchedRow): readonly string[] {
  return [
    statement,
    groupWords(groups),
    shareCell(change?.before ?? null),
    shareCell(change?.after ?? waves.at(-1) ?? null),
    change === null ? '–' : points(change.change),
    change === null ? '–' : `${points(change.low)} to ${points(change.high)}`,
    FINDING_WORDS[finding],
  ];
}

function shareCell(share: Share | null): string {
  if (share === null) return '–';
  return `${Math.round((100 * share.yes) / share.of)}% of ${showCount(share.of)}`;
}

/** Every series and wave as CSV; what is kept back or was not asked is an empty cell, never nought, and a share is [0..1]. */
export function watchCsv(watches: readonly SurveyWatch[]): string {
  const heads = [
    'survey',
    'question',
    'statement',
    'group',
    'wave',
    'ended',
    'agree',
    'answered',
    'found',
    'change',
    'change_low',
    'change_high',
  ];
  const lines = watches.flatMap(({ surveyId, waves, rows }) =>
    rows.flatMap((row) =>
      waves.map(({ waveId, endedOn }, place) => {
        const share = row.waves[place] ?? null;
        const isNewest = place === waves.length - 1;
        const change = isNewest ? row.change : null;
        return [
          surveyId,
          row.question,
          row.statement,
          groupWords(row.groups),
          waveId,
          endedOn,
          share?.yes ?? '',
          share?.of ?? '',
          isNewest ? FINDING_WORDS[row.finding] : '',
          change?.change.toFixed(4) ?? '',
          change?.low.toFixed(4) ?? '',
          change?.high.toFixed(4) ?? '',
        ]
          .map((cell) => csvCell(String(cell)))
          .join(',');
      }),
    ),
  );
  return `${[heads.join(','), ...lines].join('\n')}\n`;
}
