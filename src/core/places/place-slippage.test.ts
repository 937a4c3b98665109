/** What late places cost: worked by hand, in parts that sum, nought without slippage, never more than the children who wait. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  evenPrices,
  placeScheme,
  placeSite,
  someNeed,
  someSchemes,
} from '../../../test/make/place-schemes.ts';
import { fillingOf } from './place-batches.ts';
import { openPrices } from './place-prices.ts';
import { cutSchemes } from './place-rooms.ts';
import { Displacement, monthsOf, placeSlippage, type SlippageGround } from './place-slippage.ts';
import { slippageRange } from './slippage-range.ts';

const ground = (over: Partial<SlippageGround> = {}): SlippageGround => ({
  cut: cutSchemes([placeScheme()]),
  prices: evenPrices(),
  asAt: '2024-10',
  last: '2028-03',
  need: null,
  ...over,
});

test('ten places a year late at £1,000 a child and month cost £120,000, and £2,299.79 a week', () => {
  const [north] = placeSlippage(ground());
  assert.deepEqual(north, {
    id: 'north',
    name: 'North School',
    late: 10,
    children: 10,
    // 10 × £12,000 × 28 ÷ 1461
    weeklyPence: 229_979n,
    soFarPence: 2_000_000n,
    totalPence: 12_000_000n,
    byYear: [
      { year: 2024, costPence: 7_000_000n },
      { year: 2025, costPence: 5_000_000n },
    ],
    until: '2025-08',
    hasEnd: true,
  });
});

test('only children who wait stay in dearer places', () => {
  const years = [2023, 2024, 2025].map((year) => ({
    year,
    cells: [
      { need: 'ASD', phase: 'secondary', area: 'all', children: 9, existing: 5 } as const,
      { need: 'SLD', phase: 'secondary', area: 'all', children: 90, existing: 5 } as const,
    ],
  }));
  const site = placeSite({ needs: ['ASD'] });
  const [north] = placeSlippage(
    ground({ cut: cutSchemes([placeScheme({ site })]), need: { years, base: '2024-01' } }),
  );
  assert.equal(north?.children, 4);
  assert.equal(north?.totalPence, 4_800_000n);
});

test('without a day of opening there is a price of a week and of the time so far, and no end', () => {
  const [north] = placeSlippage(ground({ cut: cutSchemes([placeScheme({ forecast: null })]) }));
  assert.deepEqual(
    [north?.late, north?.weeklyPence, north?.soFarPence, north?.totalPence, north?.until, north?.hasEnd],
    [10, 229_979n, 2_000_000n, null, null, false],
  );
});

test('a price that is not stated is not nought', () => {
  const [north] = placeSlippage(ground({ prices: openPrices([], []) }));
  assert.deepEqual([north?.weeklyPence, north?.soFarPence, north?.totalPence], [null, null, null]);
  assert.equal(north?.children, 10);
});

test('a price that is missing in one year leaves the sum open, not lower', () => {
  const one = { kind: 'stated', byYear: new Map([[2024, 100n]]) } as const;
  const prices = openPrices([{ countsAs: 'special', local: one, instead: one, source: '' }], []);
  const [north] = placeSlippage(ground({ prices }));
  assert.equal(north?.totalPence, null);
});

test('slippage of nothing costs exactly £0, whatever the schemes and the need', () => {
  fc.assert(
    fc.property(someSchemes, fc.option(someNeed), (schemes, years) => {
      const onTime = schemes.map((scheme) => ({ ...scheme, forecast: scheme.due }));
      const cut = cutSchemes(onTime);
      const need = years === null ? null : { years, base: '2024-01' };
      for (const one of placeSlippage(ground({ cut, need })))
        assert.deepEqual([one.totalPence, one.soFarPence, one.until, one.byYear.length], [0n, 0n, null, 0]);
    }),
    { numRuns: 100, seed: 1 },
  );
});

test('the schemes’ children sum to what all of them together displace, none below nought, none over what is late', () => {
  fc.assert(
    fc.property(someSchemes, someNeed, (schemes, years) => {
      const cut = cutSchemes(schemes);
      const forward = ground({ cut, need: { years, base: '2024-01' } });
      const backward = ground({ cut: cut.toReversed(), need: { years, base: '2024-01' } });
      const [one, other] = [new Displacement(forward), new Displacement(backward)];
      const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
      for (const month of monthsOf(forward)) {
        const fillings = cut.map(({ batches }) => fillingOf(batches, month));
        const parts = one.in(month, fillings);
        // Any order of switching gives the same whole.
        assert.equal(sum(parts), sum(other.in(month, fillings.toReversed())));
        parts.forEach((count, at) => {
          const { planned = 0, known = 0 } = fillings[at] ?? {};
          assert.ok(count >= 0 && count <= Math.max(0, planned - known));
        });
      }
    }),
    { numRuns: 60, seed: 2 },
  );
});

test('later is never cheaper', () => {
  fc.assert(
    fc.property(someSchemes, fc.option(someNeed), (schemes, years) => {
      const need = years === null ? null : { years, base: '2024-01' };
      const total = (all: typeof schemes) =>
        placeSlippage(ground({ cut: cutSchemes(all), need, last: '2030-03' })).reduce(
          (sum, { totalPence }) => sum + (totalPence ?? 0n),
          0n,
        );
      const later = schemes.map((scheme, at) =>
        at === 0 && scheme.placesDelivered < scheme.placesDue ? { ...scheme, forecast: '2027-12' } : scheme,
      );
      assert.ok(total(later) >= total(schemes));
    }),
    { numRuns: 60, seed: 3 },
  );
});

test('years of a scheme sum to its whole', () => {
  fc.assert(
    fc.property(someSchemes, (schemes) => {
      for (const { byYear, totalPence } of placeSlippage(ground({ cut: cutSchemes(schemes) })))
        assert.equal(
          byYear.reduce((sum, { costPence }) => sum + costPence, 0n),
          totalPence,
        );
    }),
    { numRuns: 60, seed: 4 },
  );
});

test('a delay that never comes gives the known cost at every level; the same seed gives the same range', () => {
  const none = { months: [{ months: 0, weight: 1 }], source: '' };
  const certain = slippageRange({ ground: ground(), delay: none, seed: 1, draws: 20 });
  assert.deepEqual(
    [certain?.lowPence, certain?.meanPence, certain?.highPence, certain?.until?.high],
    [12_000_000n, 12_000_000n, 12_000_000n, '2025-08'],
  );
  const delay = {
    months: [
      { months: 0, weight: 1 },
      { months: 6, weight: 1 },
    ],
    source: '',
  };
  const draw = (seed: number) => slippageRange({ ground: ground(), delay, seed, draws: 400 });
  assert.deepEqual(draw(1), draw(1));
  assert.notDeepEqual(draw(1)?.meanPence, draw(2)?.meanPence);
});

test('the mean of the draws is that of the delays, at five standard errors', () => {
  const delay = {
    months: [
      { months: 0, weight: 3 },
      { months: 8, weight: 1 },
    ],
    source: '',
  };
  const draws = 4000;
  const range = slippageRange({ ground: ground(), delay, seed: 1, draws });
  // Two months on average at ten children and £1,000; eight months with chance a quarter have a spread of √12 months.
  const error = (5 * Math.sqrt(12) * 1_000_000) / Math.sqrt(draws);
  assert.ok(Math.abs(Number(range?.meanPence) - 14_000_000) < error);
});

test('no range is given where a scheme has no date or a price is not stated', () => {
  const delay = { months: [{ months: 0, weight: 1 }], source: '' };
  const open = ground({ cut: cutSchemes([placeScheme({ forecast: null })]) });
  assert.equal(slippageRange({ ground: open, delay, seed: 1, draws: 5 }), null);
  assert.equal(
    slippageRange({ ground: ground({ prices: openPrices([], []) }), delay, seed: 1, draws: 5 }),
    null,
  );
});
