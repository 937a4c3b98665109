/** A plan's own numbers beside those of the records: ranges and chances follow the draws, whichever way they differ. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareManagementPlan } from '../../../test/make/management-plan.ts';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import type { CaseloadDraws } from './caseload-draws.ts';
import { forecastPlan } from './forecast-plan.ts';
import { planOnRecords } from './plan-on-records.ts';

const OPTIONS = { seed: 1, levels: [0.1, 0.5, 0.9] } as const;
const PLAN = bareManagementPlan(smallPlan());

/** Eleven draws of the small plan; the plans of the last 31 March lie `apart` from what it counts on, and one more each draw. */
function drawsApart(apart: number): CaseloadDraws {
  const plans = Float64Array.from({ length: 11 * 6 }, (_, cell) => {
    const [at, draw] = [cell % 6, Math.floor(cell / 6)];
    return ([100, 10, 110, 11, 121, 11][at] ?? 0) + (at === 4 ? apart + draw : 0);
  });
  return { draws: 11, ends: 3, types: 2, plans };
}

function beside(apart: number) {
  const draws = drawsApart(apart);
  return planOnRecords({
    plan: PLAN,
    own: forecastPlan(PLAN, { ...OPTIONS, draws: 11, caseload: null }),
    onRecords: forecastPlan(PLAN, { ...OPTIONS, draws: 11, caseload: draws }),
    draws,
  });
}

test('totals of a 31 March are told with the plan’s own, their mean and eight in ten; known ones have no range', () => {
  const { plans } = beside(20);
  assert.deepEqual(plans[0], { year: plans[0]?.year, planned: 110, mean: 110, low80: 110, high80: 110 });
  const last = plans.at(-1);
  assert.deepEqual([last?.planned, last?.mean, last?.low80, last?.high80], [132, 157, 153, 161]);
  assert.equal((last?.year ?? 0) - (plans[0]?.year ?? 0), 2);
});

test('a plan outside the range of the records is told so, inside it too', () => {
  const outside = beside(20);
  assert.equal(outside.isOutside, true);
  assert.match(
    outside.sentences[0] ?? '',
    /foretell 157 plans at 31 March \d{4} .*\(8 in 10: 153 to 161\); the plan counts on 132, outside/,
  );
  const inside = beside(-5);
  assert.equal(inside.isOutside, false);
  assert.match(inside.sentences[0] ?? '', /the plan counts on 132, inside that range/);
});

test('more plans never make a condition likelier or a year cheaper', () => {
  const [few, many] = [beside(0), beside(60)];
  for (const [at, { year, own, onRecords }] of many.deficits.entries()) {
    const less = few.deficits[at];
    assert.equal(less?.year, year);
    assert.deepEqual(less?.own, own);
    assert.ok((less?.onRecords.mean ?? Number.POSITIVE_INFINITY) <= onRecords.mean);
  }
  assert.ok((few.deficits.at(-1)?.onRecords.mean ?? 0) < (many.deficits.at(-1)?.onRecords.mean ?? 0));
  for (const [at, { condition, onRecords }] of many.conditions.entries()) {
    assert.equal(few.conditions[at]?.condition.id, condition.id);
    assert.ok(onRecords <= (few.conditions[at]?.onRecords ?? 0));
  }
});

test('a forecast of other years is refused, never paired by place', () => {
  const own = forecastPlan(PLAN, { ...OPTIONS, draws: 11, caseload: null });
  const onRecords = { ...own, years: own.years.slice(1) };
  assert.throws(() => planOnRecords({ plan: PLAN, own, onRecords, draws: drawsApart(0) }), RangeError);
});
