/** Mitigations as levers: a number a month comes to that number, together to less, and what cannot be is refused by name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { flowModel, flowSource, onFlow, planOnFlows } from '../../../test/make/plan-on-flows.ts';
import { ProblemError } from '../base/problem.ts';
import type { CohortModel } from '../model/cohort/cohort-model.ts';
import { FULL_KEEP } from '../model/cohort/cohort-series.ts';
import { expectCohort } from '../model/cohort/expect-cohort.ts';
import { runCohort } from '../model/cohort/run-cohort.ts';
import { seriesAt } from '../model/summary/run-cuts.ts';
import { planFlows } from './flow-levers.ts';
import type { PlanMitigation } from './management-plan.ts';

const queued = flowModel(true);
const direct = flowModel(false);

/** A flow by month on the mean with the mitigations as planned, `late` months late. */
function flowWith(
  model: CohortModel,
  measure: Parameters<typeof seriesAt>[1],
  mitigations: readonly PlanMitigation[],
  late = 0,
) {
  const { levers, years } = planFlows(planOnFlows(mitigations), flowSource(model));
  const expected = expectCohort(model, {
    years,
    keep: FULL_KEEP,
    levers: levers.map(({ lever }) => lever),
    sizes: Float64Array.from(levers, ({ place, sign }) => sign * (mitigations[place]?.size ?? 0)),
    late: new Float64Array(levers.length).fill(late),
  });
  const at = seriesAt(expected, measure, 'total', '');
  return Array.from(
    { length: expected.steps },
    (_, step) => expected.means[step * expected.plan.series.length + at] ?? Number.NaN,
  );
}

function near(actual: readonly number[], expected: readonly number[], what: string) {
  for (const [k, value] of actual.entries())
    assert.ok(Math.abs(value - (expected[k] ?? Number.NaN)) < 1e-9, `${what}, month ${k}`);
}

test('a number a month alone comes to that number on the flow it names, however that flow runs by season', () => {
  for (const [flow, measure] of [
    ['requests', 'requests'],
    ['refusals', 'agreed-to-assess'],
    ['assess', 'agreed-to-assess'],
    ['issue', 'issued'],
    ['new-plans', 'issued'],
  ] as const) {
    const without = flowWith(queued, measure, []);
    const fewer = flowWith(queued, measure, [onFlow('one', flow, 0.5, { start: '2024-09' })]);
    near(
      fewer,
      without.map((count, k) => count - (k < 5 ? 0 : 0.5)),
      flow,
    );
  }
  const without = flowWith(direct, 'joiners', []);
  near(
    flowWith(direct, 'joiners', [onFlow('one', 'new-plans', 2, { months: 3 })]),
    without.map((count, k) => count - (k < 3 ? 2 : 0)),
    'three months of new plans',
  );
});

test('a share of refusals more is so many agreed to fewer', () => {
  const [agreed, refused] = [
    flowWith(queued, 'agreed-to-assess', []),
    flowWith(queued, 'refused-to-assess', []),
  ];
  const more = flowWith(queued, 'refused-to-assess', [
    onFlow('one', 'refusals', 0.5, { change: 'relative' }),
  ]);
  near(
    more,
    refused.map((count, k) => count + Math.min(0.5 * count, agreed[k] ?? 0)),
    'refusals',
  );
});

test('two on one flow take no request twice: together they act on what the other leaves', () => {
  const without = flowWith(queued, 'requests', []);
  const both = flowWith(queued, 'requests', [onFlow('one', 'requests', 1), onFlow('two', 'requests', 2)]);
  near(
    both,
    without.map((count) => count * (1 - 1 / count) * (1 - 2 / count)),
    'requests',
  );
  const more = flowWith(queued, 'requests', [onFlow('one', 'requests', 1e6), onFlow('two', 'requests', 1e6)]);
  assert.ok(more.every((count) => count === 0));
});

test('late by so many months is the same mitigation with a later start, in the mean and in every draw', () => {
  const late = onFlow('one', 'new-plans', 1, { ramp: 6, months: 9 });
  for (const [months, start] of [
    [1, '2024-05'],
    [5, '2024-09'],
    [30, '2026-10'],
  ] as const) {
    const moved = { ...late, start };
    assert.deepEqual(flowWith(queued, 'issued', [late], months), flowWith(queued, 'issued', [moved]));
    const run = (one: PlanMitigation, by: number) => {
      const { levers, years } = planFlows(planOnFlows([one]), flowSource(queued));
      const drawn = { sizes: new Float64Array(3).fill(-1), late: new Float64Array(3).fill(by) };
      const plan = { levers: levers.map(({ lever }) => lever), sizes: [], drawn };
      return runCohort(queued, { years, draws: 3, seed: 1, levers: plan }).counts;
    };
    assert.deepEqual(run(late, months), run(moved, 0));
  }
});

test('one that began before the records acts from their first month on with the share it has reached', () => {
  const [lever] = planFlows(
    planOnFlows([onFlow('one', 'ceases', 1, { start: '2023-12', ramp: 8 })]),
    flowSource(queued),
  ).levers;
  assert.deepEqual([...(lever?.lever.profile.slice(0, 5) ?? [])], [5 / 8, 6 / 8, 7 / 8, 1, 1]);
});

test('plans that a unit comes to: whole for new plans and ends, by the decisions for requests, not told for a share of moves', () => {
  const units = (model: CohortModel, mitigations: readonly PlanMitigation[]) =>
    planFlows(planOnFlows(mitigations), flowSource(model)).levers.map(({ unitPlans }) => unitPlans);
  const to = { to: { mainstream: 1 }, mix: { inmss: 1 } };
  assert.deepEqual(
    units(queued, [
      onFlow('a', 'new-plans', 1),
      onFlow('b', 'ceases', 1),
      onFlow('c', 'moves', 1, to),
      onFlow('d', 'moves', 0.1, { ...to, change: 'relative' }),
    ]),
    [1, 1, 1, null],
  );
  const [request, agreed, share] = units(queued, [
    onFlow('a', 'requests', 1),
    onFlow('b', 'assess', 1),
    onFlow('c', 'requests', 0.1, { change: 'relative' }),
  ]);
  const year = flowWith(queued, 'requests', []).slice(0, 12);
  const perMonth = year.reduce((sum, count) => sum + count, 0) / 12;
  assert.ok(request != null && agreed != null && share != null);
  assert.ok(0 < request && request < agreed && agreed < 1);
  assert.ok(Math.abs(share - request * perMonth) < 1e-9);
});

test('what cannot be is refused with its name: a flow without records, a scope before a plan, names, nowhere to go', () => {
  const refusal = (model: CohortModel, one: PlanMitigation) => {
    try {
      planFlows(planOnFlows([onFlow('first', 'ceases', 0), one]), flowSource(model));
    } catch (error) {
      if (error instanceof ProblemError) return [error.problem.code, error.problem.place];
      throw error;
    }
    return ['done'];
  };
  const needs = { scope: { needs: ['NONE'] } };
  const to = { to: { mainstream: 1 }, mix: { inmss: 1 } };
  assert.deepEqual(refusal(direct, onFlow('a', 'assess', 1)), [
    'cohort.intervention-needs-requests',
    'mitigations.a.flow',
  ]);
  assert.deepEqual(refusal(direct, onFlow('a', 'requests', 1)), ['plan.flow-without-share', 'mitigations.a']);
  assert.deepEqual(refusal(queued, onFlow('a', 'issue', 1, needs)), [
    'plan.scope-not-of-flow',
    'mitigations.a.scope',
  ]);
  assert.deepEqual(refusal(queued, onFlow('a', 'ceases', 1, needs)), [
    'cohort.intervention-need-unknown',
    'mitigations.a.scope.needs',
  ]);
  assert.deepEqual(refusal(queued, onFlow('a', 'moves', 1, { ...to, to: {} })), [
    'plan.nobody-in-scope',
    'mitigations.a',
  ]);
  const old = { scope: { ages: { from: 60, to: 70 } } };
  assert.deepEqual(refusal(queued, onFlow('a', 'ceases', 1, old)), ['plan.nobody-in-scope', 'mitigations.a']);
  assert.deepEqual(refusal(queued, onFlow('a', 'placement', 1.5, to)), [
    'cohort.intervention-share-out-of-range',
    'mitigations.a.size',
  ]);
  assert.deepEqual(refusal(queued, onFlow('a', 'moves', 1, to)), ['done']);
});

test('those moved are shared among the places of the types they go to, by weight and by who stands there', () => {
  const typeOf = new Map([
    ['setting 0', 'mainstream'],
    ['setting 1', 'other'],
    ['setting 2', 'inmss'],
  ]);
  const stock = new Float64Array(6);
  for (const [cell, plans] of queued.stock.entries()) stock[cell % 6] = (stock[cell % 6] ?? 0) + plans;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }), (a, b) => {
      const one = onFlow('a', 'moves', 1, { mix: { inmss: 1 }, to: { mainstream: a, other: b } });
      const [made] = planFlows(planOnFlows([one]), { ...flowSource(queued), typeOf }).levers;
      const [first = 0, second = 0, third = 0, fourth = 0, ...rest] = made?.lever.to ?? [];
      assert.ok(Math.abs(first + second - a) < 1e-9 && Math.abs(third + fourth - b) < 1e-9);
      assert.ok(Math.abs(first * (stock[1] ?? 0) - second * (stock[0] ?? 0)) < 1e-6);
      assert.deepEqual(rest, [0, 0]);
    }),
  );
});
