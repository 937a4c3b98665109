/** Children by age and by need: both tables of a type have the plan's own total, and fall as the exact means of the model do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeCohortModel } from '../../../test/make/make-cohort-model.ts';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import type { CohortGrain } from '../model/cohort/cohort-model.ts';
import { cohortMembers, PUBLISHED_AGE_BANDS } from '../model/cohort/cohort-series.ts';
import { expectCohort } from '../model/cohort/expect-cohort.ts';
import { splitChildren, type TypeSplit } from './children-split.ts';
import { yearsNeeded } from './cohort-caseload.ts';

const FINANCE = smallPlan();
const [FIRST = '', SECOND = ''] = FINANCE.types;
const YEAR = FINANCE.years[0] ?? 0;

/** Settings of a made-up model go to the first type but for the last setting, which goes to the second. */
function splitModel(seed: number, grain: CohortGrain, start: string) {
  const model = makeCohortModel({ seed, ages: 20, needs: 3, places: 4, plans: 400, grain, start });
  const members = cohortMembers(model, PUBLISHED_AGE_BANDS);
  const { setting } = members.names;
  const typeOf = new Map(setting.map((one, k) => [one, k === setting.length - 1 ? SECOND : FIRST]));
  return { model, members, typeOf, years: yearsNeeded({ finance: FINANCE }, start) };
}

/** Both tables of a type sum to the plan's number; where records know nobody of it, neither is known. */
function addsUp({ type, byAge, byNeed }: TypeSplit, at: number, end: number): void {
  const total = Number(FINANCE.caseload[type]?.[end] ?? 0n);
  const tables = [byAge[at] ?? null, byNeed[at] ?? null];
  const isKnown = type === FIRST || type === SECOND;
  const sums = tables.map((groups) => groups?.reduce((a, b) => a + b, 0) ?? null);
  assert.deepEqual(sums, isKnown || total === 0 ? [total, total] : [null, null], `${type} ${end}`);
  assert.ok(
    tables.every((groups) => groups?.every((count) => Number.isInteger(count) && count >= 0) ?? true),
  );
}

test('for any model and plan both tables of a type sum to the plan’s own number at each 31 March from the records’ day on', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.constantFrom<CohortGrain>(1, 12),
      fc.integer({ min: 1, max: 20 }),
      (seed, grain, later) => {
        const start = `${YEAR + Math.floor((3 + later) / 12)}-${String(((3 + later) % 12) + 1).padStart(2, '0')}`;
        const split = splitChildren({ finance: FINANCE }, splitModel(seed, grain, start));
        assert.ok(split.ends.length > 0 && split.ends.length <= FINANCE.years.length + 1);
        assert.ok(split.ends.every((end) => `${YEAR + end}-04` >= start));
        for (const one of split.types) for (const [at, end] of split.ends.entries()) addsUp(one, at, end);
      },
    ),
    { numRuns: 25 },
  ));

test('a group’s share is within one child of what the exact means give', () => {
  const start = `${YEAR}-04`;
  const given = splitModel(7, 12, start);
  const split = splitChildren({ finance: FINANCE }, given);
  const keep = {
    plans: ['need', 'setting'] as const,
    joiners: [],
    leavers: [],
    changes: [],
    queues: false,
    ageBands: PUBLISHED_AGE_BANDS,
  };
  const { plan, means } = expectCohort(given.model, { years: given.years, keep });
  const at = (cut: string, member: string, step: number) =>
    means[step * plan.series.length + plan.series.findIndex((s) => s.cut === cut && s.member === member)] ??
    0;
  // Every setting under one type: then the split is that of all plans.
  const all = splitChildren(
    { finance: FINANCE },
    { ...given, typeOf: new Map([...given.typeOf].map(([setting]) => [setting, FIRST])) },
  );
  const total = Number(FINANCE.caseload[FIRST]?.[1] ?? 0n);
  const sum = split.needs.reduce((plans, need) => plans + at('need', need, 11), 0);
  const place = all.ends.indexOf(1);
  for (const [k, need] of split.needs.entries()) {
    const counted = all.types.find(({ type }) => type === FIRST)?.byNeed[place]?.[k] ?? -1;
    assert.ok(Math.abs(counted - (total * at('need', need, 11)) / sum) < 1, need);
  }
});
