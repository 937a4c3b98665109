/** What a line costs, by hand: places filled, empty and beyond their number, and groups that come in within the year. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import { blockOfInputs } from './block-of-inputs.ts';
import type { LineForm } from './high-needs-block.ts';
import { fullYearEffect, lineCost } from './line-cost.ts';
import type { MoneyPath } from './money-path.ts';
import { projectBlock } from './project-block.ts';

const whole = (n: bigint) => ({ n, d: 1n });
const flat = (known: readonly bigint[]): MoneyPath => ({ known, growth: known.map(() => null) });

test('a place of 20 in September costs 7/12 in its first year, and an empty one costs too', () => {
  const cost: LineForm = {
    form: 'places',
    commissioned: [whole(10n), whole(20n)],
    occupied: [whole(10n), whole(14n)],
    starts: 'september',
    price: { per: 'financial', path: flat([600_000n]) },
    emptyPrice: { per: 'financial', path: flat([1_000_000n]) },
    overPrice: null,
  };
  // 10 × 6,000 × 5/12 = 25,000; 14 × 6,000 × 7/12 = 49,000; 6 empty × 10,000 × 7/12 = 35,000
  const { costPence, emptyPence, number } = lineCost(cost, 0, 2024);
  assert.equal(costPence, 10_900_000n);
  assert.equal(emptyPence, 3_500_000n);
  assert.deepEqual(number, { n: 95n, d: 6n });
});

test('children beyond the commissioned places cost a place each, and are told apart', () => {
  const cost: LineForm = {
    form: 'places',
    commissioned: [whole(10n), whole(10n)],
    occupied: [whole(10n), whole(13n)],
    starts: 'september',
    price: { per: 'financial', path: flat([1_200_000n]) },
    emptyPrice: null,
    overPrice: null,
  };
  // 10 × 12,000 and 3 × 12,000 × 7/12
  const { costPence, emptyPence, overPence, number } = lineCost(cost, 0, 2024);
  assert.deepEqual([costPence, emptyPence, overPence], [14_100_000n, 0n, 2_100_000n]);
  assert.deepEqual(number, { n: 47n, d: 4n });
});

test('a child beyond the places costs the independent fee where the block states one, or what the line states', () => {
  const places: LineForm = {
    form: 'places',
    commissioned: [whole(10n), whole(10n)],
    occupied: [whole(10n), whole(13n)],
    starts: 'september',
    price: { per: 'financial', path: flat([1_200_000n]) },
    emptyPrice: null,
    overPrice: null,
  };
  const line = { id: 'unit', name: 'Unit', provision: 'unit', age: null, band: null };
  const fees = (price: bigint) => ({
    ...line,
    id: 'fees',
    provision: 'independent',
    category: 'independent-fees' as const,
    cost: {
      form: 'mean' as const,
      plans: [whole(0n), whole(0n)],
      price: { per: 'financial' as const, path: flat([price]) },
      partYear: [],
    },
  });
  const overAt = (cost: LineForm, ...more: readonly ReturnType<typeof fees>[]) => {
    const spend = [{ ...line, category: 'place-funding' as const, cost }, ...more];
    const [year] = projectBlock({ ...blockOfInputs(smallPlan()), years: [2024], spend }).years;
    return [year?.overPlacesPence, year?.spend[0]?.costPence];
  };
  // Three children × 7/12 of a place at £12,000, of a fee at £60,000, and of what the line states, £48,000.
  assert.deepEqual(overAt(places), [2_100_000n, 14_100_000n]);
  assert.deepEqual(overAt(places, fees(6_000_000n)), [10_500_000n, 22_500_000n]);
  const stated: LineForm = { ...places, overPrice: { per: 'financial', path: flat([4_800_000n]) } };
  assert.deepEqual(overAt(stated, fees(6_000_000n)), [8_400_000n, 20_400_000n]);
});

test('plans that start in December cost four months, and their whole-year effect is the other eight', () => {
  const cost: LineForm = {
    form: 'mean',
    plans: [whole(0n), whole(0n), whole(0n)],
    price: { per: 'financial', path: flat([1_200_000n, 1_200_000n]) },
    partYear: [{ plans: whole(3n), from: '2024-12', to: null }],
  };
  assert.equal(lineCost(cost, 0, 2024).costPence, 1_200_000n);
  assert.equal(fullYearEffect(cost, 0, 2024), 2_400_000n);
  assert.equal(lineCost(cost, 1, 2025).costPence, 3_600_000n);
  assert.equal(fullYearEffect(cost, 1, 2025), 0n);
});
