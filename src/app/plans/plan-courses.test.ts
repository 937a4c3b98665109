/** Courses of a plan: every scenario is there, and one with plans of its own has no side without mitigations. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { planCourses } from './plan-courses.ts';

const MARLSHIRE = resolve(import.meta.dirname, '../../../data/demo/marlshire/plan.json');

test('the plan and each of its scenarios stand side by side', async () => {
  const { courses } = await planCourses(MARLSHIRE);
  const [plan] = courses;
  assert.equal(plan?.id, 'plan');
  assert.equal(plan.residualPence, 12_250_000_000n);
  const byId = new Map(courses.map((course) => [course.id, course]));
  assert.equal(byId.get('mitigated')?.residualPence, plan.residualPence);
  const unmitigated = byId.get('unmitigated');
  assert.equal(unmitigated?.firstSustainedBalance, null);
  const alone = new Map(unmitigated.types.map(({ type, mitigatedPence }) => [type, mitigatedPence]));
  assert.ok(unmitigated.types.every(({ unmitigatedPence }) => unmitigatedPence === null));
  // What the plan says its types would cost without mitigations is what the unmitigated scenario has them cost.
  for (const { type, unmitigatedPence } of plan.types)
    assert.deepEqual(unmitigatedPence, alone.get(type), type);
});
