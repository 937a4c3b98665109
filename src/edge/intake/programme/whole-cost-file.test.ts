/** Costs outside the grant in plan.json: years as people write them, what is left out not known, what is wrong named by its place. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { ProblemError } from '../../../core/base/problem.ts';
import { wholeCostOf } from '../../../core/plan/whole-cost.ts';
import { readManagementPlan } from './management-plan-file.ts';

const MARLSHIRE = readFileSync(
  resolve(import.meta.dirname, '../../../../data/demo/marlshire/plan.json'),
  'utf8',
);

/** The county's plan with this under `wholeCost`. */
const read = (wholeCost: unknown) =>
  readManagementPlan(JSON.stringify({ ...(JSON.parse(MARLSHIRE) as object), wholeCost }), {
    file: 'plan.json',
    scenario: null,
  });

test('amounts stand under their years, in either way of writing them; a year left out is not known', () => {
  const { wholeCost } = read([
    {
      id: 'transport',
      name: 'Home to school',
      kind: 'transport',
      amountsPence: { '2025-26': 700, '2024/25': 0 },
    },
  ]);
  const [line] = wholeCost ?? [];
  assert.ok(line !== undefined);
  assert.deepEqual(
    [2024, 2025, 2026].map((year) => wholeCostOf(line, year)),
    [0n, 700n, null],
  );
});

test('a plan without them is a plan all the same', () => {
  assert.equal(read(null).wholeCost, null);
  assert.deepEqual(read([]).wholeCost, []);
});

test('another kind, a year that is none, parts of a penny, an amount below nil and a name used twice are refused with their place', () => {
  const line = { id: 'a', name: 'A', kind: 'health', amountsPence: { '2024/25': 1 } };
  const refusal = (wholeCost: unknown) => {
    try {
      read(wholeCost);
      return 'read';
    } catch (error) {
      assert.ok(error instanceof ProblemError);
      return `${error.problem.code} at ${error.problem.place ?? ''}`;
    }
  };
  const at = 'plan.wrong-value at plan.json, wholeCost';
  assert.equal(refusal([{ ...line, kind: 'rent' }]), `${at}.a.kind`);
  assert.equal(refusal([{ ...line, amountsPence: { next: 1 } }]), `${at}.a.amountsPence`);
  assert.equal(refusal([{ ...line, amountsPence: { '2024/25': 0.5 } }]), `${at}.a.amountsPence.2024/25`);
  assert.equal(refusal([{ ...line, amountsPence: { '2024/25': -1 } }]), `${at}.a.amountsPence`);
  assert.equal(refusal([line, line]), at);
});
