/** Delays from case to case: the chance of an event by month since the request, with open cases counted as far as they were watched. */
import type { BetaPosterior } from '../cohort/cohort-model.ts';
import type { HistoryCase, HistoryPipeline } from '../history/cohort-history.ts';
import { sumOf } from '../history/cohort-history.ts';

/** Longest delay that is told apart [months]. */
export const LONGEST_DELAY = 36;
/** Delays from which cases are pooled, because fewer than this many were watched [cases]. */
const LEAST_WATCHED = 25;
/** A delay leans on the delays of all with this many cases. */
const PRIOR_CASES = 1;
/** How fast older months fade: months after which one counts half; Infinity for not at all. */
const HALF_LIVES: readonly number[] = [Number.POSITIVE_INFINITY, 12, 6, 3];
/** Months that must lie before the first that is forecast. */
const LEAST_MONTHS = 4;

/** From which month to which a case was at risk of an event, and whether it came in the last of them. */
type Watch = { readonly from: number; readonly to: number; readonly came: boolean };
/** What of a case is watched; null where nothing is. */
export type WatchOf = (item: HistoryCase, cases: HistoryPipeline) => Watch | null;

/** A request waits for its decision from the month it came in. */
export const watchDecision: WatchOf = ({ received, decided }, { to }) => ({
  from: received,
  to: Math.min(to, decided ?? to),
  came: decided !== null && decided <= to,
});

/** An assessment is under way from the month of the decision. */
export const watchAssessment: WatchOf = ({ decided, isAssessed, finished }, { to }) => {
  if (!isAssessed || decided === null) return null;
  return { from: decided, to: Math.min(to, finished ?? to), came: finished !== null && finished <= to };
};

/** Cases at risk and events, one entry a month, each by whole months since the request. */
export type DelayTable = {
  readonly watched: readonly Float64Array[];
  readonly came: readonly Float64Array[];
};

/**
 * Count who was at risk of an event in which month, and to whom it came. A case counts in every month it was watched, open or
 * not; nothing is asked of months before the history begins, when those who ended have dropped out.
 */
export function tabulateDelays(cases: HistoryPipeline, watchOf: WatchOf): DelayTable {
  const months = cases.to - cases.from + 1;
  const room = () => Array.from({ length: months }, () => new Float64Array(LONGEST_DELAY));
  const table = { watched: room(), came: room() };
  for (const item of cases.cases) {
    const watch = watchOf(item, cases);
    if (watch === null) continue;
    for (let month = Math.max(watch.from, cases.from); month <= watch.to; month++) {
      const delay = Math.min(LONGEST_DELAY - 1, month - item.received);
      table.watched[month - cases.from]![delay]!++;
      if (watch.came && month === watch.to) table.came[month - cases.from]![delay]!++;
    }
  }
  return table;
}

/** A fitted delay. */
export type FittedDelay = {
  /** Chance of the event by month since the request. */
  readonly hazard: BetaPosterior;
  /** Months after which a month counts half, chosen by what came next; null where all count alike. */
  readonly halfLife: number | null;
};

/**
 * Fit a delay. Offices speed up and slow down, so older months fade as fast as forecasts of the next month were best.
 * @source Method note 7, equations 7.12 and 7.13.
 */
export function fitDelay(table: DelayTable): FittedDelay {
  const months = table.came.length;
  let [best, bestScore] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const halfLife of HALF_LIVES) {
    const score = scoreHalfLife(table, halfLife);
    if (score > bestScore) [best, bestScore] = [halfLife, score];
  }
  const hazard = hazardAfter(table, months, best);
  return { hazard, halfLife: Number.isFinite(best) ? best : null };
}

/** Poisson log likelihood of each month's events, forecast from the months before it. */
function scoreHalfLife(table: DelayTable, halfLife: number): number {
  let score = 0;
  for (let month = LEAST_MONTHS; month < table.came.length; month++) {
    const hazard = hazardAfter(table, month, halfLife);
    const expected = Math.max(0.5, expectEvents(hazard, table.watched[month]!));
    score += sumOf(table.came[month]!) * Math.log(expected) - expected;
  }
  return score;
}

/** Events that a hazard expects among those at risk, by month since the request. */
export function expectEvents({ yes, no }: BetaPosterior, watched: Float64Array): number {
  const last = yes.length - 1;
  return watched.reduce((sum, count, delay) => {
    const at = Math.min(delay, last);
    return sum + (count * yes[at]!) / (yes[at]! + no[at]!);
  }, 0);
}

/** The hazard as it is known before a month. @param halfLife  months after which a month counts half; Infinity for all alike. */
export function hazardAfter({ watched, came }: DelayTable, month: number, halfLife: number): BetaPosterior {
  const [yes, all] = [new Float64Array(LONGEST_DELAY), new Float64Array(LONGEST_DELAY)];
  for (let before = 0; before < month; before++) {
    const weight = 0.5 ** ((month - 1 - before) / halfLife);
    for (let delay = 0; delay < LONGEST_DELAY; delay++) {
      yes[delay]! += weight * came[before]![delay]!;
      all[delay]! += weight * watched[before]![delay]!;
    }
  }
  return poolTail(yes, all);
}

/** Pool the delays beyond the last with enough cases; each leans a little on the chance of all. */
function poolTail(yes: Float64Array, watched: Float64Array): BetaPosterior {
  let last = LONGEST_DELAY - 1;
  while (last > 0 && sumOf(watched.subarray(last)) < LEAST_WATCHED) last--;
  const all = (sumOf(yes) + 0.5) / (sumOf(watched) + 1);
  const upTo = (counts: Float64Array) =>
    Float64Array.from({ length: last + 1 }, (_, delay) =>
      delay === last ? sumOf(counts.subarray(last)) : counts[delay]!,
    );
  const [came, stood] = [upTo(yes), upTo(watched)];
  return {
    yes: came.map((count) => count + PRIOR_CASES * all),
    no: stood.map((count, delay) => Math.max(0, count - came[delay]!) + PRIOR_CASES * (1 - all)),
  };
}
