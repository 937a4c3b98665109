/** The change of a survey over its closed waves: which statements moved, for whom, by how much, and whose answers made the change. */
import { type ChangeInterval, type Share, unpairedChange } from '../voice/proportion-change.ts';
import { LEAST_ANSWERS, type WatchedItem, type WaveAlarm, watchWaves } from '../waves/watch-waves.ts';
import {
  choicesOf,
  type SurveyDefinition,
  type SurveyQuestion,
  statementOf,
  textIn,
} from './survey-definition.ts';
import { favourableOf, type QuestionResult } from './survey-results.ts';

/** A closed wave with its results as they are told: small numbers are kept back already, so the watch tells nothing new. */
export type ClosedWave = {
  readonly waveId: string;
  /** Last day on which answers were taken. */
  readonly endedOn: string;
  readonly survey: SurveyDefinition;
  readonly results: readonly QuestionResult[];
};

/** What is found of a statement in a group. Level means that no change is shown, not that there is none. */
export type WatchFinding = 'moved' | 'level' | 'too few' | 'kept back' | 'new';

/** One statement in one group. */
export type WatchedRow = {
  readonly question: string;
  readonly statement: string;
  /** Groups that stand together; none for everybody. */
  readonly groups: readonly string[];
  readonly finding: WatchFinding;
  /** One a wave; null where it was not asked in these words, or is kept back. */
  readonly waves: readonly (Share | null)[];
  /** The newest waves since the change began against those before, or the last wave against the one before; null where there are not two. */
  readonly change:
    | (ChangeInterval & { readonly before: Share; readonly after: Share; readonly since: string })
    | null;
};

/** How much of everybody's change one group's answers made [share], and how much came of other people answering. */
export type ChangeParts = {
  readonly question: string;
  readonly change: number;
  readonly parts: readonly { readonly groups: readonly string[]; readonly made: number }[];
  readonly mix: number;
};

export type SurveyWatch = {
  readonly surveyId: string;
  readonly title: string;
  readonly waves: readonly { readonly waveId: string; readonly endedOn: string }[];
  readonly rows: readonly WatchedRow[];
  /** Of each statement with a change that is told. */
  readonly parts: readonly ChangeParts[];
  /** Statements in groups that were compared, and waves of a year, among which the chance of a false alarm is shared. */
  readonly compared: number;
  readonly wavesAYear: number;
};

const DAY_MS = 86_400_000;

/**
 * Watch one survey over its closed waves in order.
 * @throws RangeError where there is no wave: the caller's fault.
 * @source Method note 19, sections 2 and 3.
 */
export function watchSurvey(waves: readonly ClosedWave[]): SurveyWatch {
  const newest = waves.at(-1);
  if (newest === undefined) throw new RangeError('A survey without a wave cannot be watched');
  const series = newest.survey.questions
    .filter((question) => favourableOf(question).length > 0)
    .flatMap((question) => seriesOf(question, newest, waves));
  const wavesAYear = countInYear(waves, newest.endedOn);
  const items = series.map(({ item }) => item);
  const { alarms, compared } = watchWaves(items, wavesAYear);
  const alarmOf = new Map(alarms.map((alarm) => [`${alarm.item}|${alarm.group}`, alarm]));
  const rows = series.map((one) =>
    rowOf(one, alarmOf.get(`${one.item.item}|${one.item.group}`) ?? null, waves),
  );
  const moved = new Set(rows.filter(({ finding }) => finding === 'moved').map(({ question }) => question));
  return {
    surveyId: newest.survey.id,
    title: textIn(newest.survey.title, 'en'),
    waves: waves.map(({ waveId, endedOn }) => ({ waveId, endedOn })),
    rows,
    parts: [...moved].flatMap((question) => partsOf(rows.filter((row) => row.question === question)) ?? []),
    compared,
    wavesAYear,
  };
}

type Series = {
  readonly question: SurveyQuestion;
  readonly groups: readonly string[];
  readonly item: WatchedItem;
  readonly isKeptBack: boolean;
};

/** The favourable answers of each group of the newest wave, wave by wave, where the question was put in the same words. */
function seriesOf(question: SurveyQuestion, newest: ClosedWave, waves: readonly ClosedWave[]): Series[] {
  const now = newest.results.find(({ id }) => id === question.id);
  return (now?.groups ?? []).map(({ groups }, place) => ({
    question,
    groups,
    isKeptBack: (now?.favourable[place] ?? null) === null,
    item: {
      item: question.id,
      group: groups.join('+'),
      waves: waves.map((wave) => shareIn(wave, question, groups)),
    },
  }));
}

function shareIn({ survey, results }: ClosedWave, question: SurveyQuestion, groups: readonly string[]) {
  const own = survey.questions.find(({ id }) => id === question.id);
  const result = results.find(({ id }) => id === question.id);
  if (own === undefined || result === undefined || wordsOf(own) !== wordsOf(question)) return null;
  const place = result.groups.findIndex((one) => one.groups.join('+') === groups.join('+'));
  const cell = result.favourable[place] ?? null;
  return cell === null ? null : { count: cell.count, of: cell.of };
}

/** What must be the same for two waves to be compared: the kind and every word that is read. */
function wordsOf(question: SurveyQuestion): string {
  const ends = question.kind === 'scale' ? [question.low, question.high] : [];
  return JSON.stringify([
    question.kind,
    question.title,
    question.hint ?? null,
    question.easy ?? null,
    choicesOf(question),
    ends,
  ]);
}

function countInYear(waves: readonly ClosedWave[], newest: string): number {
  const last = Date.parse(newest);
  return waves.filter(({ endedOn }) => last - Date.parse(endedOn) < 365 * DAY_MS).length;
}

function rowOf(
  { question, groups, item, isKeptBack }: Series,
  alarm: WaveAlarm | null,
  waves: readonly ClosedWave[],
): WatchedRow {
  const told = item.waves.map((wave) => (wave === null ? null : { yes: wave.count, of: wave.of }));
  const [after, before] = [told.at(-1) ?? null, told.slice(0, -1).findLast((wave) => wave !== null) ?? null];
  const pair = alarm === null ? pairOf(before, after, waves.at(-1)) : pairOfAlarm(alarm, waves);
  return {
    question: question.id,
    statement: statementOf(question),
    groups,
    waves: told,
    finding: findingOf(alarm, isKeptBack, before, after),
    change: pair === null ? null : { ...unpairedChange(pair.before, pair.after), ...pair },
  };
}

function findingOf(
  alarm: WaveAlarm | null,
  isKeptBack: boolean,
  before: Share | null,
  after: Share | null,
): WatchFinding {
  if (alarm !== null) return 'moved';
  if (isKeptBack || after === null) return 'kept back';
  if (before === null) return 'new';
  return Math.min(before.of, after.of) < LEAST_ANSWERS ? 'too few' : 'level';
}

function pairOf(before: Share | null, after: Share | null, wave: ClosedWave | undefined) {
  return before === null || after === null || before.of === 0 || after.of === 0
    ? null
    : { before, after, since: wave?.waveId ?? '' };
}

function pairOfAlarm({ before, latest, wave }: WaveAlarm, waves: readonly ClosedWave[]) {
  return {
    before: { yes: before.count, of: before.of },
    after: { yes: latest.count, of: latest.of },
    since: waves[wave]?.waveId ?? '',
  };
}

/**
 * Split everybody's change between the last two waves into what each group's answers made and what a different mix of
 * groups made; the parts add up to the change. Null where a group was not told in both waves.
 * @source Method note 19, equation 19.1.
 */
function partsOf(rows: readonly WatchedRow[]): ChangeParts | null {
  const [all] = rows.filter(({ groups }) => groups.length === 0);
  const groups = rows.filter((row) => row.groups.length > 0);
  const [was, is] = [all?.waves.at(-2) ?? null, all?.waves.at(-1) ?? null];
  if (all === undefined || was === null || is === null || groups.length < 2) return null;
  const split = groups.map((row) => {
    const [before, after] = [row.waves.at(-2) ?? null, row.waves.at(-1) ?? null];
    if (before === null || after === null) return null;
    const [shareBefore, shareAfter] = [before.yes / before.of, after.yes / after.of];
    const [weightBefore, weightAfter] = [before.of / was.of, after.of / is.of];
    return {
      groups: row.groups,
      made: ((weightBefore + weightAfter) / 2) * (shareAfter - shareBefore),
      mix: ((shareBefore + shareAfter) / 2) * (weightAfter - weightBefore),
    };
  });
  const whole = split.filter((one) => one !== null);
  const isWhole = groups.reduce((sum, row) => sum + (row.waves.at(-2)?.of ?? 0), 0) === was.of;
  if (whole.length < split.length || !isWhole) return null;
  return {
    question: all.question,
    change: is.yes / is.of - was.yes / was.of,
    parts: whole.map(({ groups: own, made }) => ({ groups: own, made })),
    mix: whole.reduce((sum, { mix }) => sum + mix, 0),
  };
}
