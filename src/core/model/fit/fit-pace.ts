/** How far years differ in what an office makes of the same requests: the pace at which assessments end, and the share that is assessed. */
import { type FlowPath, STEADY_PATH } from '../cohort/cohort-model.ts';
import type { HistoryCase, HistoryPipeline } from '../history/cohort-history.ts';
import { sumOf } from '../history/cohort-history.ts';
import { type DelayTable, expectEvents, type FittedDelay, hazardAfter } from './fit-delays.ts';
import { USUAL_COUNTS_AS } from './fit-path.ts';

/**
 * Standard deviation of a year's share assessed that authorities show about their own, as a log: requests refused, 2019 to 2023, less
 * what counting gives.
 * @source Method note 7, table 7.1.
 */
const USUAL_ASSESS_SHOCK = 0.08;
/**
 * Standard deviation of a year's new plans that authorities show for the same requests, about their own line, as a log: 2017 to 2023,
 * less what counting and the share assessed give.
 * @source Method note 7, table 7.1.
 */
const USUAL_PLANS_SHOCK = 0.13;
/** A hazard differs from year to year by no more than this, however short the queue is [1]. */
const MOST_PACE_SHOCK = 0.6;
const MONTHS = 12;

/**
 * Fit the pace of assessments that nothing limits. What is known of authorities is how many plans a year has: what one year leaves the
 * next takes up, so that a year's plans differ by what the queue has at both its ends. A short queue must be told apart by much to make
 * as large a difference.
 * Own years are each held against what was known before them; a hazard that follows the newest months also carries their own difference on.
 * @source Method note 7, equation 7.16.
 */
export function fitPace(table: DelayTable, { halfLife }: Pick<FittedDelay, 'halfLife'>): FlowPath {
  const lately = Math.min(MONTHS, table.came.length);
  const ended = table.came.slice(-lately).reduce((sum, row) => sum + sumOf(row), 0);
  const under = table.watched.slice(-lately).reduce((sum, row) => sum + sumOf(row), 0);
  // Years of work under way: children under assessment in a month over those who end in a year.
  const queue = ended > 0 ? under / MONTHS / ended : 1;
  const follows = halfLife === null ? 1 : Math.SQRT2;
  const usual = (follows * USUAL_PLANS_SHOCK) / Math.SQRT2 / Math.min(1, queue);
  const [, ...later] = wholeYears(table.came.length);
  const errors = later.map(({ from, to }) => {
    const known = hazardAfter(table, from, halfLife ?? Number.POSITIVE_INFINITY);
    let [came, expected] = [0, 0];
    for (let month = from; month < to; month++) {
      came += sumOf(table.came[month]!);
      expected += expectEvents(known, table.watched[month]!);
    }
    return { error: Math.log((came + 0.5) / (expected + 0.5)), countVariance: 1 / (expected + 0.5) };
  });
  const variance = pooled(Math.min(MOST_PACE_SHOCK, usual) ** 2, errors, errors.length);
  return { ...STEADY_PATH, shockSd: Math.min(MOST_PACE_SHOCK, Math.sqrt(variance)) };
}

/** Fit how far a year's share assessed lies from the usual one, in log odds. @source Method note 7, equation 7.17. */
export function fitAssessShock(cases: HistoryPipeline, decided: readonly HistoryCase[]): number {
  const share = (some: readonly HistoryCase[]) =>
    (some.filter(({ isAssessed }) => isAssessed).length + 0.5) / (some.length + 1);
  const all = share(decided);
  const odds = (one: number) => Math.log(one / (1 - one));
  const errors = wholeYears(cases.to - cases.from + 1).flatMap(({ from, to }) => {
    const own = decided.filter(({ decided: month }) => {
      const at = (month ?? -1) - cases.from;
      return at >= from && at < to;
    });
    if (own.length === 0) return [];
    return [{ error: odds(share(own)) - odds(all), countVariance: 1 / (own.length * all * (1 - all)) }];
  });
  return Math.sqrt(pooled((USUAL_ASSESS_SHOCK / (1 - all)) ** 2, errors, errors.length - 1));
}

type Deviation = { readonly error: number; readonly countVariance: number };

/** The usual variance and that of own years, less what counting gives. @param free  years that tell something: one alone is its own level. */
function pooled(usual: number, errors: readonly Deviation[], free: number): number {
  if (free < 1) return usual;
  const own = errors.reduce((sum, { error, countVariance }) => sum + error ** 2 - countVariance, 0);
  return Math.max(0, (USUAL_COUNTS_AS * usual + own) / (USUAL_COUNTS_AS + free));
}

/** Whole years of months up to the last one, oldest first; `to` is not in it. */
function wholeYears(months: number): readonly { readonly from: number; readonly to: number }[] {
  const count = Math.floor(months / MONTHS);
  const first = months - count * MONTHS;
  return Array.from({ length: count }, (_, k) => ({
    from: first + k * MONTHS,
    to: first + (k + 1) * MONTHS,
  }));
}
