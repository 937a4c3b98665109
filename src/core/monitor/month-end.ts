/** What stands between a month and its close: figures that are late, breaches nobody has commented on, and what changed since it was closed. */
import type { Month } from '../base/time.ts';
import type { TrackedState } from './track-months.ts';

/** A measure with an agreed forecast in the month at hand. */
export type MonthMeasure = {
  readonly measure: string;
  readonly title: string;
  readonly state: TrackedState;
  /** Null where nothing came. */
  readonly actual: number | null;
  /** Who was asked to act, and by when; null where the month has no comment. */
  readonly note: { readonly owner: string; readonly due: string } | null;
};

/** One closing or reopening of a month, as it is kept. */
export type MonthClosing = {
  readonly month: Month;
  readonly isClosed: boolean;
  /** Why it was reopened, or closed with figures late; empty where it was closed whole. */
  readonly reason: string;
  /** The actuals as they were, by measure; null where none had come. */
  readonly figures: Readonly<Record<string, number | null>>;
  /** Measures that were late or missing, and those beyond tolerance. */
  readonly late: readonly string[];
  readonly beyond: readonly string[];
};

export type TaskState = 'done' | 'to-do' | 'cannot-start';

/** The check list of a month. */
export type MonthEnd = {
  readonly month: Month;
  readonly late: readonly MonthMeasure[];
  readonly beyond: readonly MonthMeasure[];
  /** Of those beyond, the ones without a comment. */
  readonly unanswered: readonly MonthMeasure[];
  readonly figures: TaskState;
  readonly comments: TaskState;
  readonly close: TaskState;
  readonly isClosed: boolean;
  /** Measures whose actual is another than when the month was closed; none where it is not closed. */
  readonly changedSince: readonly MonthMeasure[];
};

/**
 * Set up the check list of a month.
 * @param last  the newest closing or reopening of it; null where there was none.
 */
export function monthEnd(
  month: Month,
  measures: readonly MonthMeasure[],
  last: MonthClosing | null,
): MonthEnd {
  const late = measures.filter(({ state }) => state === 'late' || state === 'missing');
  const beyond = measures.filter(({ state }) => state === 'beyond');
  const unanswered = beyond.filter(({ note }) => note === null);
  const isClosed = last?.isClosed === true;
  const before = isClosed ? last.figures : null;
  return {
    month,
    late,
    beyond,
    unanswered,
    figures: late.length === 0 ? 'done' : 'to-do',
    comments: unanswered.length === 0 ? 'done' : 'to-do',
    close: isClosed ? 'done' : unanswered.length > 0 ? 'cannot-start' : 'to-do',
    isClosed,
    changedSince:
      before === null ? [] : measures.filter(({ measure, actual }) => actual !== (before[measure] ?? null)),
  };
}
