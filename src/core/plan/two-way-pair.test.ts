/** Two assumptions that somebody names, moved together: each cell is the projection by hand, either way round. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallManagementPlan } from '../../../test/make/management-plan.ts';
import { ProblemError } from '../base/problem.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { findAssumption, listAssumptions } from './assumptions.ts';
import { runCase } from './exact-case.ts';
import { frameEffects } from './mitigation-effect.ts';
import { pairTable } from './two-way-pair.ts';

const plan = smallManagementPlan();
const assumptions = listAssumptions(plan, frameEffects(plan));
const table = (rows: string, columns: string) => pairTable(plan, assumptions, null, { rows, columns });
const size = assumptions.find(({ id }) => /^mitigation\..*\.size$/.test(id))?.id ?? '';

test('each cell of two rates is the projection with both', () => {
  const { rows, columns, outcomes } = table('unitCostInflation', 'otherHighNeedsInflation');
  assert.ok(rows.values.length === 5 && columns.values.length === 5);
  for (const [r, unitCostInflation] of rows.values.entries())
    for (const [c, otherHighNeedsInflation] of columns.values.entries()) {
      const last = projectFinance({ ...plan.finance, unitCostInflation, otherHighNeedsInflation }).years.at(
        -1,
      );
      const outcome = outcomes[r]?.[c];
      assert.deepEqual(
        [outcome?.lastInYearPence, outcome?.residualPence],
        [last?.inYearDeficitPence, last?.cumulativeAfterContributionsPence],
      );
    }
});

test('a mitigation may stand in rows or columns, and gives the same; as planned it leaves the plan as it is', () => {
  const across = table(size, 'unitCostInflation');
  const down = table('unitCostInflation', size);
  assert.deepEqual(
    across.outcomes,
    down.columns.values.map((_, c) => down.rows.values.map((__, r) => down.outcomes[r]?.[c])),
  );
  const [sized, priced] = [
    findAssumption(assumptions, size),
    findAssumption(assumptions, 'unitCostInflation'),
  ];
  assert.ok(sized !== undefined && priced !== undefined);
  const same = (a: { n: bigint; d: bigint }, b: { n: bigint; d: bigint }) => a.n * b.d === b.n * a.d;
  const planned = across.rows.values.findIndex((value) => same(value, sized.central));
  assert.ok(planned >= 0);
  for (const [c, value] of across.columns.values.entries())
    assert.equal(across.outcomes[planned]?.[c]?.residualPence, runCase(priced.at(value)).after.at(-1));
});

test('what is no assumption, named twice, or of two mitigations is refused with the names that there are', () => {
  const codeOf = (rows: string, columns: string) => {
    try {
      table(rows, columns);
    } catch (error) {
      return error instanceof ProblemError ? error.problem.code : 'another error';
    }
    return 'nothing';
  };
  assert.equal(codeOf('growth', 'hnbGrowth'), 'plan.pair-unknown');
  assert.equal(codeOf('hnbGrowth', 'hnbGrowth'), 'plan.pair-alike');
  assert.equal(codeOf(size, size.replace('.size', '.delay')), 'plan.pair-alike');
});
