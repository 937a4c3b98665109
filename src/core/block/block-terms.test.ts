/** Dated terms beside a deficit: when the override ends, the grant of the high needs part, what carrying costs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import { blockOfInputs } from './block-of-inputs.ts';
import { applyBlockTerms, NATIONAL_TERMS } from './block-terms.ts';
import type { HighNeedsBlock } from './high-needs-block.ts';
import { projectBlock } from './project-block.ts';

const flat = (amount: bigint) => ({ known: [amount, amount], growth: [null, null] });

/** 20,000,000 gross at the start, of which 2,000,000 is of early years, which adds 1,000,000 a year. */
function block(): HighNeedsBlock {
  const made = blockOfInputs(smallPlan());
  return {
    ...made,
    payments: [],
    otherBlocks: [{ block: 'early-years', income: flat(9_000_000n), spend: flat(10_000_000n) }],
    opening: { ...made.opening, paymentsPence: 5_000_000n, otherBlocksPence: 2_000_000n },
  };
}

test('the grant is a share of what high needs owes in the accounts, other blocks left out', () => {
  const projection = projectBlock(block());
  const [first, second] = projection.years;
  const { grant } = applyBlockTerms(projection, NATIONAL_TERMS);
  // opening 20.0 − 5.0 paid; both years' in-year, less 0.5 own contribution each; 2.0 + 1.0 + 1.0 is of early years
  const highNeeds =
    20_000_000n -
    5_000_000n +
    (first?.inYearDeficitPence ?? 0n) +
    (second?.inYearDeficitPence ?? 0n) -
    1_000_000n -
    2_000_000n;
  assert.equal(grant?.year, 2025);
  assert.equal(grant?.deficitPence, highNeeds);
  assert.equal(grant?.grantPence, (highNeeds * 9n + 5n) / 10n);
  assert.equal((grant?.grantPence ?? 0n) + (grant?.leftPence ?? 0n), highNeeds);
});

test('a surplus is granted nothing, and carrying it costs nothing', () => {
  const rich = { ...block(), opening: { ...block().opening, grossPence: -(10n ** 12n) } };
  const carryingRate = {
    value: { n: 1n, d: 20n },
    source: 'made up',
    stated: 'now',
    standing: 'local',
  } as const;
  const { grant, carryingCost } = applyBlockTerms(projectBlock(rich), { ...NATIONAL_TERMS, carryingRate });
  assert.equal(grant?.grantPence, 0n);
  assert.deepEqual(
    carryingCost.map(({ costPence }) => costPence),
    [0n, 0n],
  );
});

test('carrying costs the rate on the mean of the opening and the closing deficit', () => {
  const value = { n: 1n, d: 10n };
  const carryingRate = { value, source: 'made up', stated: 'now', standing: 'local' } as const;
  const projection = projectBlock(block());
  const { carryingCost, whenOverrideEnds } = applyBlockTerms(projection, { ...NATIONAL_TERMS, carryingRate });
  const closing = projection.years[0]?.deficits['net-of-paid']['with-own'].deficitPence ?? 0n;
  assert.equal(carryingCost[0]?.costPence, (15_000_000n + closing + 10n) / 20n);
  assert.equal(whenOverrideEnds, null, 'the plan ends before the override');
});
