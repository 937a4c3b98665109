/** Figures that an extract tells of its own day only: budgets, named settings, moves, reviews (E16, E18, E19, F01, F04). */
import { toDayNumber, toIsoDate } from '../base/day-number.ts';
import { childrenOf, firstChild } from '../extract/children.ts';
import { NO_CODE, NO_DAY, NO_PARENT } from '../extract/extract.ts';
import { placementOn, type SnapshotTaker } from './day-snapshot.ts';
import type { ExtractContext } from './extract-context.ts';
import { addMoves } from './moves.ts';
import { dayPeriod } from './periods.ts';
import { inForceOn } from './spells.ts';

/** The same day a year before; 29 February becomes 28. */
export function yearBefore(day: number): number {
  const date = toIsoDate(day);
  const year = String(Number(date.slice(0, 4)) - 1).padStart(4, '0');
  return toDayNumber(`${year}${date.slice(4) === '-02-29' ? '-02-28' : date.slice(4)}`);
}

/** Add the figures of the extract's own day. */
export function addOneDay(taker: SnapshotTaker): void {
  const { context, chosen } = taker;
  const { asAt } = context.coverage;
  const plans = inForceOn(context.spells, asAt, asAt, chosen);
  addBudgets(context, plans);
  addWorkBased(taker, plans);
  addNamedAndActual(taker, plans);
  addReviewsDue(context, plans);
  addMoves(taker);
}

function addBudgets({ coverage, extract, list, spells }: ExtractContext, plans: Int32Array): void {
  let [budgets, unknown] = [0, 0];
  for (const spell of plans) {
    const flag = extract.namedPlans.personalBudget[spells.namedPlan[spell] ?? NO_PARENT] ?? NO_CODE;
    if (flag === 1) budgets++;
    if (flag === NO_CODE) unknown++;
  }
  if (unknown < plans.length)
    list.add('pb_n', dayPeriod(coverage.asAt), { numerator: budgets, unknown, outOf: plans.length });
}

function addWorkBased(taker: SnapshotTaker, plans: Int32Array): void {
  const { coverage, extract, list, spells } = taker.context;
  if (extract.placements.count === 0) return;
  let learning = 0;
  for (const spell of plans) {
    const plan = spells.activePlan[spell] ?? NO_PARENT;
    if (plan === NO_PARENT) continue;
    const row = placementOn(taker, plan, coverage.asAt);
    if (extract.placements.hasWorkBased[row] === 1 || extract.activePlans.hasWorkBased[plan] === 1)
      learning++;
  }
  list.add('wbp_n', dayPeriod(coverage.asAt), { numerator: learning });
}

function addNamedAndActual(taker: SnapshotTaker, plans: Int32Array): void {
  const { coverage, extract, list, spells } = taker.context;
  const { planDetails, placements, namedPlans } = extract;
  if (planDetails.count === 0 || placements.count === 0) return;
  const main = planDetails.namedPlan.map((parent, row) => (planDetails.rank[row] === 1 ? parent : NO_PARENT));
  const details = childrenOf(namedPlans.count, main);
  const urnNamed = (namedPlan: number) =>
    namedPlan === NO_PARENT ? 0 : (planDetails.urn[firstChild(details, namedPlan)] ?? 0);
  const urnActual = (plan: number) =>
    plan === NO_PARENT ? 0 : (placements.urn[placementOn(taker, plan, coverage.asAt)] ?? 0);
  let [differing, unknown] = [0, 0];
  for (const spell of plans) {
    const named = urnNamed(spells.namedPlan[spell] ?? NO_PARENT);
    const actual = urnActual(spells.activePlan[spell] ?? NO_PARENT);
    if (named === 0 || actual === 0) unknown++;
    else if (named !== actual) differing++;
  }
  list.add('named_vs_actual_gap', dayPeriod(coverage.asAt), {
    numerator: differing,
    unknown,
    outOf: plans.length,
  });
}

/** Only the newest review of each plan is in a return, so what was due can be told of its own day alone. */
function addReviewsDue({ coverage, extract, list, spells }: ExtractContext, plans: Int32Array): void {
  const { reviewMeetingOn } = extract.activePlans;
  if (reviewMeetingOn.every((day) => day === NO_DAY)) return;
  const before = yearBefore(coverage.asAt);
  let [old, reviewed, overdue, unknown] = [0, 0, 0, 0];
  for (const spell of plans) {
    const from = spells.from[spell] ?? NO_DAY;
    const plan = spells.activePlan[spell] ?? NO_PARENT;
    if (from === NO_DAY || plan === NO_PARENT) {
      unknown++;
      continue;
    }
    const meeting = reviewMeetingOn[plan] ?? NO_DAY;
    if (from <= before) old++;
    if (from <= before && meeting > before && meeting <= coverage.asAt) reviewed++;
    // Due twelve months after the last meeting, or after the start where there was none.
    if (Math.max(from, meeting) < before) overdue++;
  }
  list.add('ar_due_pct', dayPeriod(coverage.asAt), { numerator: reviewed, denominator: old, unknown });
  list.add('ar_overdue_n', dayPeriod(coverage.asAt), { numerator: overdue, unknown, outOf: plans.length });
}
