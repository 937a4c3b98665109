/** The block of a plan file: written and read back it is the same; what cannot be read is refused with its place. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyBlock } from '../../../../test/make/high-needs-block.ts';
import { smallPlan } from '../../../../test/make/plan-inputs.ts';
import { writeExactJson } from '../../../core/base/exact-json-text.ts';
import { ProblemError } from '../../../core/base/problem.ts';
import { blockOfInputs } from '../../../core/block/block-of-inputs.ts';
import { checkBlock, riskyInBlock } from '../../../core/block/check-block.ts';
import { projectBlock } from '../../../core/block/project-block.ts';
import { writeBlock } from '../../../core/block/write-block.ts';
import { planWithBlock } from '../../../core/demo/plan-with-block.ts';
import { projectFinance } from '../../../core/finance/project-finance.ts';
import { parseBlock } from './block-file.ts';
import { parseExactJson } from './exact-json.ts';
import { readManagementPlan } from './management-plan-file.ts';

const MARLSHIRE = resolve(import.meta.dirname, '../../../../data/demo/marlshire/plan.json');
const again = (value: unknown) => parseExactJson(writeExactJson(value), 'plan.json');

test('any block written and read back is the same block', () => {
  fc.assert(
    fc.property(anyBlock, (block) => {
      const read = parseBlock(again(writeBlock(block)), block.years, 'block');
      assert.deepEqual(projectBlock(read), projectBlock(block));
      assert.equal(writeExactJson(writeBlock(read)), writeExactJson(writeBlock(block)));
    }),
  );
});

/** What reading a block with a change in it is refused for. */
function refusal(change: (record: Record<string, unknown>) => Record<string, unknown>): string {
  const record = change({ ...writeBlock(blockOfInputs(smallPlan())) });
  try {
    parseBlock(again(record), [2024, 2025], 'plan.json, block');
  } catch (error) {
    if (error instanceof ProblemError) return `${error.problem.code} ${error.problem.place ?? ''}`;
    throw error;
  }
  return 'read';
}

test('an unknown key, a decimal of a plan and a year that the plan has not are refused with their place', () => {
  assert.equal(
    refusal((record) => record),
    'read',
  );
  assert.match(
    refusal((record) => ({ ...record, incomes: [] })),
    /^plan.wrong-value plan.json, block$/,
  );
  const opening = { grossPence: 1.5, paymentsPence: 0n, ownContributionPence: 0n };
  assert.equal(
    refusal((record) => ({ ...record, opening })),
    'plan.wrong-value plan.json, block, opening.grossPence',
  );
  const transfer = { schoolsBlockPence: { '2031/32': 1n }, rate: {}, growth: null };
  assert.equal(
    refusal((record) => ({ ...record, transfer })),
    'plan.year-outside plan.json, block, transfer, 2031/32',
  );
});

test('the county states all four blocks: they move the reserve in two years and come to nil in the third', () => {
  const text = planWithBlock(readFileSync(MARLSHIRE, 'utf8'));
  const { block } = readManagementPlan(text, { file: 'plan.json', scenario: null });
  assert.ok(block !== null);
  assert.deepEqual(
    block.otherBlocks.map((one) => one.block),
    ['schools', 'central-services', 'early-years'],
  );
  const beyond = projectBlock(block).years.map((year) => year.otherBlocksDeficitPence);
  // Of £350m: 6 ten-thousandths in the first year, 3 more in the second, 9 back in the third.
  assert.deepEqual(beyond, [21_000_000n, 31_500_000n, 0n, 0n, 0n, 0n, 0n]);
  assert.ok(!riskyInBlock(block).some(({ code }) => code === 'plan.blocks-not-stated'));
});

test('the county’s block has nothing against it and comes to its plan in every year, to the penny', () => {
  const text = planWithBlock(readFileSync(MARLSHIRE, 'utf8'));
  const { block, finance } = readManagementPlan(text, { file: 'plan.json', scenario: null });
  assert.ok(block !== null);
  assert.deepEqual(checkBlock(block), []);
  const plain = projectFinance(finance);
  for (const [n, year] of projectBlock(block).years.entries()) {
    const want = plain.years[n];
    assert.equal(year.inYearDeficitPence, want?.inYearDeficitPence);
    // The plan's finance is of high needs; the block's deficits are of the whole grant.
    assert.equal(
      year.deficits['net-of-all-planned']['with-own'].deficitPence - year.otherBlocksDeficitPence,
      want?.cumulativeAfterContributionsPence,
    );
    assert.ok(year.emptyPlacesPence > 0n, 'the county pays for places that stand empty');
    for (const type of finance.types) {
      const lines = year.spend.filter(({ provision }) => provision === type);
      const sum = lines.reduce((all, { costPence }) => all + costPence, 0n);
      assert.equal(sum, want?.lineCostPence[type], type);
    }
  }
});
