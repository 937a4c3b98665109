/** The plan by block: four blocks to the penny as the block's projection has them, and what is not stated never nil. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bareManagementPlan } from '../../../test/make/management-plan.ts';
import { BOOK_FACTS, planWithAllBlocks, planWithBlocks, TIES } from '../../../test/make/plan-books.ts';
import { blockOfInputs } from '../block/block-of-inputs.ts';
import { checkBlock } from '../block/check-block.ts';
import { OTHER_BLOCK_WORDS, OTHER_BLOCKS } from '../block/high-needs-block.ts';
import { exactAt, roundOnce } from '../block/money-path.ts';
import { projectBlock } from '../block/project-block.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { NOT_STATED } from './block-plan-sheet.ts';
import type { BookCell } from './book.ts';
import { planBook } from './plan-book.ts';

/** A row of the sheet by its label: pounds by year, or what stands in the place of one. */
function rowOf(plan: ManagementPlan, label: string): readonly (string | number)[] {
  const sheet = planBook(plan, BOOK_FACTS).book.sheets.find(({ name }) => name === 'Financial plan by block');
  const row = sheet?.rows.find(({ cells: [first] }) => first?.is === 'text' && first.text === label);
  assert.ok(row !== undefined, label);
  return row.cells.slice(2).map(shownIn);
}

function shownIn(cell: BookCell): string | number {
  if (cell.is === 'text') return cell.text;
  return cell.is === 'formula' ? cell.value : 'nothing';
}

const inPounds = (amounts: readonly (bigint | null)[]) =>
  amounts.map((amount) => (amount === null ? NOT_STATED : Number(amount) / 100));

test('income and spend of each block are those of the plan to the penny, and one that is not stated is missing', () => {
  fc.assert(
    fc.property(planWithBlocks, (plan) => {
      for (const block of OTHER_BLOCKS) {
        const found = plan.block?.otherBlocks.find((one) => one.block === block);
        for (const part of ['income', 'spend'] as const) {
          const amounts = plan.finance.years.map((_, n) => {
            const exact = found === undefined ? null : exactAt(found[part], n);
            return exact === null ? null : roundOnce(exact);
          });
          const last = block === 'schools' && part === 'spend' ? ' before the transfer' : '';
          assert.deepEqual(rowOf(plan, `${OTHER_BLOCK_WORDS[block]}: ${part}${last}`), inPounds(amounts));
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('where all blocks are stated, the balance of the whole grant is that of the block’s own projection', () => {
  fc.assert(
    fc.property(planWithAllBlocks, ({ block, ...rest }) => {
      assert.ok(block !== null);
      const plan = { block, ...rest };
      const { years } = projectBlock(block);
      assert.deepEqual(
        rowOf(plan, 'All blocks: in-year variance'),
        inPounds(years.map(({ grantInYearDeficitPence }) => -grantInYearDeficitPence)),
      );
      assert.deepEqual(
        rowOf(plan, 'Balance of the whole grant carried forward, before contributions'),
        inPounds(years.map(({ deficits }) => -deficits.gross['without-own'].deficitPence)),
      );
    }),
    { numRuns: 30 },
  );
});

test('without a figure for one block its rows and every sum of it are missing; high needs stands as it is', () => {
  const blocks = OTHER_BLOCKS.map((block) => ({
    block,
    income: { known: [500n, 500n, 500n, 500n], growth: [null, null, null, null] },
    spend: { known: [700n, 700n, 700n, 700n], growth: [null, null, null, null] },
  }));
  const planOf = (otherBlocks: typeof blocks) => ({
    ...bareManagementPlan(TIES),
    block: { ...blockOfInputs(TIES), otherBlocks },
  });
  const whole = planOf(blocks);
  assert.deepEqual(checkBlock(whole.block), []);
  assert.deepEqual(rowOf(whole, 'Early Years Block: in-year variance'), [-2, -2, -2, -2]);
  const less = planOf(blocks.filter(({ block }) => block !== 'early-years'));
  const missing = [NOT_STATED, NOT_STATED, NOT_STATED, NOT_STATED];
  for (const label of [
    'Early Years Block: income',
    'Early Years Block: spend',
    'Early Years Block: in-year variance',
    'All blocks: in-year variance',
    'Balance of the whole grant carried forward, after contributions',
  ]) {
    assert.deepEqual(rowOf(less, label), missing, label);
    assert.deepEqual(rowOf(bareManagementPlan(TIES), label), missing, label);
  }
  const alone = 'Balance with high needs alone, carried forward, before contributions';
  assert.deepEqual(rowOf(less, alone), rowOf(bareManagementPlan(TIES), alone));
});
