/** Why a cohort forecast moved: against what came, or against a later forecast; exact parts that add up, and a drafted paragraph. */
import { raise } from '../core/base/problem.ts';
import { addMonths, type Month, monthInWords } from '../core/base/time.ts';
import { monthsBetween } from '../core/model/cohort/cohort-scenario.ts';
import {
  type CohortCourse,
  closingOf,
  expectedCourse,
  followedBy,
  recordedCourse,
} from '../core/model/explain/cohort-course.ts';
import { fitCohort } from '../core/model/fit/fit-cohort.ts';
import { type CohortHistory, upTo } from '../core/model/history/cohort-history.ts';
import { wholeParts } from '../core/monitor/explain-change.ts';
import { COURSE_WORDS, explainCourses } from '../core/monitor/explain-courses.ts';
import { type DraftedParagraph, explainInWords, resolveParagraph } from '../core/monitor/explain-in-words.ts';
import type { CohortSource } from './cohort-source.ts';
import type { ExactPart } from './monitor/explain-files.ts';
import type { InputFile } from './read-input-file.ts';

export type ExplainCohortRequest = {
  /** The records that the earlier forecast rests on. */
  readonly before: CohortSource;
  /** Later records, to which the earlier forecast is held; null for `before` itself, of which the newest part is then what came. */
  readonly after: CohortSource | null;
  /** The month at whose beginning the earlier forecast starts; null for the usual one. */
  readonly origin: Month | null;
  /** The month at whose end both are compared; null for the end of what came, and with later records for a year from the origin. */
  readonly until: Month | null;
  readonly lookBack: string | null;
  readonly version: string;
};

/** The document `evenkeel/cohort-explained@1`. */
export type CohortExplained = {
  readonly schema: 'evenkeel/cohort-explained@1';
  readonly version: string;
  readonly inputs: readonly InputFile[];
  /** The earlier forecast starts at the beginning of this month. */
  readonly origin: Month;
  /** Up to the end of this month what came stands on the later side, beyond it the later forecast. */
  readonly recordedTo: Month;
  /** Both are compared at the end of this month. */
  readonly until: Month;
  /** Plans at the end, as means of the models; not rounded. */
  readonly before: number;
  readonly after: number;
  /** after − before, exactly, and as a whole number. */
  readonly whole: ExactPart;
  readonly parts: readonly (ExactPart & { readonly id: string })[];
  readonly paragraph: DraftedParagraph;
  /** The paragraph as people read it. */
  readonly text: string;
};

/** How far back the usual origin lies where only one set of records is there [months], and how much history it must leave. */
const USUAL_BACK = 6;
const LEAST_HISTORY = { 12: 6, 1: 12 } as const;

/**
 * Explain.
 * @throws ProblemError `forecast.month-outside`, `forecast.grains-differ`.
 */
export function explainCohort(request: ExplainCohortRequest): CohortExplained {
  const { before, after, lookBack, version } = request;
  const later = (after ?? before).history;
  const span = spanOf(request, later);
  const fitOf = ({ population, valid }: CohortSource, history: CohortHistory, years: number) =>
    fitCohort(history, { years, population, valid, lookBack, capacity: null }).model;
  const perStep = 12 / later.grain;
  const steps = (from: Month, to: Month) => Math.round((monthsBetween(from, to) + 1) / perStep);
  const yearsFor = (from: Month) => Math.max(1, Math.ceil((monthsBetween(from, span.until) + 1) / 12));
  const then = historyBefore(before.history, span.origin);
  const forecast = expectedCourse(fitOf(before, then, yearsFor(span.origin)), {
    years: yearsFor(span.origin),
    steps: steps(span.origin, span.until),
    since: span.origin,
  });
  const [first, end] = [
    positionOf(later, span.origin),
    positionOf(later, addMonths(span.recordedTo, 1)) ?? lastRecorded(later),
  ];
  const came: CohortCourse | null = first === null || end <= first ? null : recordedCourse(later, first, end);
  const rest =
    span.recordedTo === span.until
      ? null
      : expectedCourse(fitOf(after ?? before, later, yearsFor(later.start)), {
          years: yearsFor(later.start),
          steps: steps(later.start, span.until),
          since: span.origin,
        });
  const other = joined(came, rest);
  const explained = explainCourses(forecast, other);
  const rounded = wholeParts(explained);
  const against = `the forecast from the beginning of ${monthInWords(span.origin)}`;
  const paragraph = explainInWords(explained, {
    subject: `${rest === null ? 'Plans counted' : 'Plans now forecast for'} ${rest === null ? 'at ' : ''}the end of ${monthInWords(span.until)}`,
    against,
    words: COURSE_WORDS,
  });
  const exact = ({ n, d }: { readonly n: bigint; readonly d: bigint }) => ({ n: String(n), d: String(d) });
  const inputs = [...before.inputs, ...(after?.inputs ?? [])];
  return {
    schema: 'evenkeel/cohort-explained@1',
    version,
    inputs: [...new Map(inputs.map((input) => [input.sha256, input])).values()],
    ...span,
    before: closingOf(forecast),
    after: closingOf(other),
    whole: { ...exact(explained.whole), shown: rounded.whole },
    parts: explained.parts.map(({ id, value }, at) => ({
      id,
      ...exact(value),
      shown: rounded.parts[at] ?? 0,
    })),
    paragraph,
    text: resolveParagraph(paragraph),
  };
}

function joined(came: CohortCourse | null, rest: CohortCourse | null): CohortCourse {
  if (came === null) return rest ?? { opening: 0, steps: [], breaks: 0 };
  return rest === null ? came : followedBy(came, rest);
}

/** Which months are explained. @throws ProblemError `forecast.month-outside`, `forecast.grains-differ`. */
function spanOf({ before, after, origin, until }: ExplainCohortRequest, later: CohortHistory) {
  const { history } = before;
  if (history.grain !== later.grain)
    raise({
      code: 'forecast.grains-differ',
      message: 'One set of records tells months and the other whole years',
      advice: 'Give two of one kind.',
    });
  const perStep = 12 / history.grain;
  const back = Math.max(USUAL_BACK, perStep);
  const from = origin ?? (after === null ? addMonths(history.start, -back) : history.start);
  const recordedTo = addMonths(later.start, -1);
  const to = until ?? (after === null ? recordedTo : addMonths(from, 11));
  const known = history.periods.find(({ isComplete }) => isComplete)?.start ?? history.start;
  const isWhole = (month: Month) => monthsBetween(known, month) % perStep === 0;
  const isKnown = from === later.start || positionOf(later, from) !== null;
  const leaves = monthsBetween(known, from) >= LEAST_HISTORY[history.grain];
  if (!leaves || from > history.start || !isKnown || !isWhole(from))
    raise({
      code: 'forecast.month-outside',
      place: '--origin',
      message: `A forecast from the beginning of ${from} cannot be explained: the records before it are too short, or do not reach it`,
      advice: `Give a month from ${addMonths(known, LEAST_HISTORY[history.grain])} to ${history.start}, within the later records too.`,
    });
  if (
    to < from ||
    !isWhole(addMonths(to, 1)) ||
    (to < recordedTo && positionOf(later, addMonths(to, 1)) === null)
  )
    raise({
      code: 'forecast.month-outside',
      place: '--until',
      message: `Nothing can be compared at the end of ${to}`,
      advice: `Give a month from ${from} on, the end of a step of the records.`,
    });
  return { origin: from, recordedTo: to < recordedTo ? to : recordedTo, until: to };
}

/** The records as they stood at the beginning of a month. */
function historyBefore(history: CohortHistory, origin: Month): CohortHistory {
  const at = positionOf(history, origin);
  return origin === history.start || at === null ? history : upTo(history, at);
}

/** Which period begins with a month, among those told in full; null where none does. */
function positionOf({ periods }: CohortHistory, month: Month): number | null {
  const at = periods.findIndex(({ start, isComplete }) => isComplete && start === month);
  return at < 0 ? null : at;
}

/** The position after the last period told in full. */
function lastRecorded({ periods }: CohortHistory): number {
  return periods.findLastIndex(({ isComplete }) => isComplete) + 1;
}
