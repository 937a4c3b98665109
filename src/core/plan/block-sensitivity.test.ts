/** What moves a block's lines: nothing where nothing is moved, the right way where something is, and as the plain plan says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { everyFormBlock } from '../../../test/make/every-form-block.ts';
import { anyBlock } from '../../../test/make/high-needs-block.ts';
import { anyPlan } from '../../../test/make/plan-inputs.ts';
import { blockOfInputs } from '../block/block-of-inputs.ts';
import { projectBlock } from '../block/project-block.ts';
import type { PlanInputs, Ratio } from '../finance/plan-inputs.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { listBlockAssumptions } from './block-assumptions.ts';
import { rankBlockSensitivities } from './block-sensitivity.ts';
import { checkRanges } from './check-ranges.ts';

const endOf = (block: Parameters<typeof projectBlock>[0]) =>
  projectBlock(block).years.at(-1)?.deficits['net-of-all-planned']['with-own'].deficitPence ?? 0n;

test('an assumption at its central value changes no figure, and the block given stays as it is', () =>
  fc.assert(
    fc.property(anyBlock, (block) => {
      const before = projectBlock(block);
      const ids = listBlockAssumptions(block, []).map(({ id, central, at }) => {
        assert.deepEqual(projectBlock(at(central)), before, id);
        return id;
      });
      assert.equal(new Set(ids).size, ids.length);
      rankBlockSensitivities(block, []);
      assert.deepEqual(projectBlock(block), before);
    }),
    { numRuns: 60 },
  ));

test('a dearer price, more numbers, more spend never leave less deficit; more income, approval and payment never more', () =>
  fc.assert(
    fc.property(anyBlock, (block) => {
      for (const { id, unit, low, high, at } of listBlockAssumptions(block, [])) {
        const [less, more] = [endOf(at(low)), endOf(at(high))];
        const isSpend =
          block.spend.some((line) => id.startsWith(`block.${line.id}.`)) || /\.spend\./.test(id);
        const isIncome = /^block\.(?:allocation|other|.*\.income)\.level$/.test(id) || unit === 'share';
        if (isSpend && unit === 'scale') assert.ok(more >= less, id);
        else if (isIncome) assert.ok(more <= less, id);
      }
    }),
    { numRuns: 60 },
  ));

test('on a block made of a plain plan the lines answer as the plan’s own assumptions do, to the penny', () =>
  fc.assert(
    fc.property(anyPlan, (inputs) => {
      const block = blockOfInputs(inputs);
      const assumptions = listBlockAssumptions(block, []);
      const at = (id: string, value: Ratio) => {
        const one = assumptions.find((other) => other.id === id);
        return one === undefined ? null : endOf(one.at(value));
      };
      const planned = (changed: Partial<PlanInputs>) =>
        projectFinance({ ...inputs, ...changed }).years.at(-1)?.cumulativeAfterContributionsPence ?? 0n;
      const point: Ratio = { n: 1n, d: 100n };
      const plus = ({ n, d }: Ratio): Ratio => ({ n: 100n * n + d, d: 100n * d });
      const grown = at('block.allocation.growth', point);
      if (grown !== null) assert.equal(grown, planned({ hnbGrowth: plus(inputs.hnbGrowth) }));
      const twice: Ratio = { n: 2n, d: 1n };
      const other = at('block.other-high-needs.level', twice);
      assert.equal(other, planned({ otherHighNeedsBasePence: 2n * inputs.otherHighNeedsBasePence }));
      for (const type of inputs.types) {
        const base = inputs.baseUnitCostPence[type] ?? 0n;
        const dearer = { ...inputs.baseUnitCostPence, [type]: 2n * base };
        assert.equal(at(`block.${type}.price`, twice), planned({ baseUnitCostPence: dearer }));
      }
    }),
    { numRuns: 60 },
  ));

test('a range of the plan’s own takes the place of the product’s, and is told as such; the largest swing stands first', () =>
  fc.assert(
    fc.property(anyBlock, (block) => {
      const [first] = listBlockAssumptions(block, []);
      assert.ok(first);
      const stated = { id: first.id, low: first.central, high: first.high };
      const ranked = rankBlockSensitivities(block, [stated]);
      const own = ranked.find(({ id }) => id === first.id);
      assert.deepEqual([own?.low, own?.isDefaultRange], [first.central, false]);
      assert.equal(own?.atLow.residualPence, endOf(block));
      for (const [k, { swingPence }] of ranked.entries())
        assert.ok(k === 0 || swingPence <= (ranked[k - 1]?.swingPence ?? 0n));
    }),
    { numRuns: 30 },
  ));

test('a range of nothing is refused with names near it, and one the wrong way round', () => {
  const half: Ratio = { n: 1n, d: 2n };
  const [unknown] = checkRanges([{ id: 'hnbGrow', low: half, high: half }], ['laContribution', 'hnbGrowth']);
  assert.equal(unknown?.code, 'plan.range-unknown');
  assert.match(unknown?.advice ?? '', /: hnbGrowth, laContribution\./);
  const [reversed] = checkRanges([{ id: 'a', low: { n: 2n, d: 3n }, high: half }], ['a']);
  assert.equal(reversed?.code, 'plan.range-reversed');
  assert.deepEqual(checkRanges([{ id: 'a', low: half, high: half }], ['a']), []);
});

test('a ring-fenced block spends what it gets: it is moved by a range that the plan states, and by none of the product’s own', () => {
  const block = everyFormBlock();
  assert.ok(block.otherBlocks.length > 0);
  const ofOthers = (ranges: Parameters<typeof listBlockAssumptions>[1]) =>
    listBlockAssumptions(block, ranges).filter(({ id }) =>
      block.otherBlocks.some((other) => id.startsWith(`block.${other.block}.`)),
    );
  assert.deepEqual(ofOthers([]), []);
  const id = `block.${block.otherBlocks[0]?.block}.income.level`;
  const [moved, ...more] = ofOthers([{ id, low: { n: 99n, d: 100n }, high: { n: 1n, d: 1n } }]);
  assert.deepEqual([moved?.id, more.length, moved?.isDefaultRange], [id, 0, false]);
  const grantDeficit = (one: typeof block) =>
    projectBlock(one).years.at(-1)?.deficits.gross['without-own'].deficitPence ?? 0n;
  assert.ok(grantDeficit(moved?.at({ n: 99n, d: 100n }) ?? block) > grantDeficit(block));
});
