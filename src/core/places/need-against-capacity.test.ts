/** Need against capacity: parts that sum, more places never more overflow, financial years cut at April, children shared whole. */
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
import { shareWhole } from '../num/share-whole.ts';
import { needAgainstCapacity, overflowCost } from './need-against-capacity.ts';
import { growthTo, needByYear } from './place-need.ts';
import { openPrices } from './place-prices.ts';
import { cutSchemes } from './place-rooms.ts';

const PLAN = {
  years: [2024, 2025],
  caseload: { stateSpecial: [90n, 100n, 110n], inmss: [10n, 10n, 10n], mainstream: [5n, 500n, 5n] },
};
const GROWTH = { inputs: PLAN, types: ['stateSpecial', 'inmss'] };

test('need grows as the plans of the two types grow from the 31 March of one year to that of another', () => {
  assert.deepEqual(growthTo(GROWTH, 2024, 2025), { n: 120n, d: 110n });
  assert.equal(growthTo(GROWTH, 2024, 2026), null);
  assert.equal(growthTo({ ...GROWTH, types: ['elsewhere'] }, 2024, 2025), null);
});

test('children are laid out by area and year, nobody lost', () => {
  const counts = [
    { need: 'ASD', phase: 'primary', local: 7, independent: 4 },
    { need: 'SEMH', phase: 'secondary', local: 0, independent: 11 },
  ] as const;
  const areas = [
    { id: 'n', name: 'North', share: { n: 1n, d: 3n } },
    { id: 's', name: 'South', share: { n: 2n, d: 3n } },
  ];
  const years = needByYear(counts, areas, 2024, GROWTH);
  const sums = years.map(({ year, cells }) => [
    year,
    cells.reduce((sum, { children }) => sum + children, 0),
    cells.reduce((sum, { existing }) => sum + existing, 0),
  ]);
  // 22 × 120 ÷ 110 = 24
  assert.deepEqual(sums, [
    [2024, 22, 7],
    [2025, 24, 7],
  ]);
});

test('without a plan the return’s own year stands alone', () => {
  const counts = [{ need: 'ASD', phase: 'primary', local: 1, independent: 2 }] as const;
  assert.deepEqual(
    needByYear(counts, [], 2024, null).map(({ year }) => year),
    [2024],
  );
});

test('shares are whole and sum to the total, each within one of its exact share', () => {
  const weight = fc.record({ n: fc.bigInt({ min: 0n, max: 50n }), d: fc.bigInt({ min: 1n, max: 9n }) });
  fc.assert(
    fc.property(fc.nat({ max: 500 }), fc.array(weight, { minLength: 1, maxLength: 8 }), (total, weights) => {
      const shares = shareWhole(total, weights);
      const all = weights.reduce((sum, { n, d }) => sum + Number(n) / Number(d), 0);
      assert.equal(
        shares.reduce((sum, share) => sum + share, 0),
        all === 0 ? 0 : total,
      );
      shares.forEach((share, at) => {
        const { n = 0n, d = 1n } = weights[at] ?? {};
        const exact = all === 0 ? 0 : (total * Number(n)) / Number(d) / all;
        assert.ok(share >= 0 && Math.abs(share - exact) < 1 + 1e-9);
      });
    }),
    { numRuns: 300, seed: 1 },
  );
});

const request = (
  schemes: Parameters<typeof cutSchemes>[0],
  years: Parameters<typeof needAgainstCapacity>[0]['years'],
) => needAgainstCapacity({ years, cut: cutSchemes(schemes), base: '2024-01', prices: evenPrices() });

test('who has a place and who has none make up the need, cell by cell and in all', () => {
  fc.assert(
    fc.property(someSchemes, someNeed, (schemes, years) => {
      for (const { need, existing, filled, overflow, cells } of request(schemes, years)) {
        const placed = need - existing - overflow;
        assert.ok(placed >= 0 && placed <= filled);
        assert.equal(
          cells.reduce((sum, { left }) => sum + left, 0),
          overflow,
        );
        for (const { children, existing: kept, waiting, left } of cells) {
          assert.equal(waiting, Math.max(0, children - kept));
          assert.ok(left >= 0 && left <= waiting);
        }
      }
    }),
    { numRuns: 100, seed: 2 },
  );
});

test('more places never mean more overflow, nor a higher cost', () => {
  fc.assert(
    fc.property(someSchemes, someNeed, fc.nat({ max: 9 }), (schemes, years, more) => {
      // Delivered places keep their month whether or not the scheme is whole.
      const dated = schemes.map((one) => ({
        ...one,
        site: placeSite({ ...one.site, deliveredOn: one.due }),
      }));
      const wider = dated.map((one, at) => (at === 0 ? { ...one, placesDue: one.placesDue + more } : one));
      const [before, after] = [request(dated, years), request(wider, years)];
      after.forEach(({ overflow, costPence }, at) => {
        assert.ok(overflow <= (before[at]?.overflow ?? 0));
        assert.ok((costPence ?? 0n) <= (before[at]?.costPence ?? 0n));
      });
    }),
    { numRuns: 100, seed: 3 },
  );
});

test('an academic year costs seven months of one financial year and five of the next', () => {
  const stated = (by: readonly (readonly [number, bigint])[]) =>
    ({ kind: 'stated', byYear: new Map(by) }) as const;
  const prices = openPrices(
    [
      {
        countsAs: 'special',
        local: stated([
          [2024, 100n],
          [2025, 100n],
        ]),
        instead: stated([
          [2024, 220n],
          [2025, 340n],
        ]),
        source: '',
      },
    ],
    [],
  );
  // 3 × (7 × 120 + 5 × 240) ÷ 12
  assert.equal(overflowCost(3, 2024, prices), 510n);
  assert.equal(overflowCost(3, 2025, prices), null);
});

test('a place that was there on the day of the return is not counted twice', () => {
  const years = [
    { year: 2024, cells: [{ need: 'ASD', phase: 'primary', area: 'all', children: 20, existing: 8 }] },
  ] as const;
  const there = placeScheme({ placesDelivered: 10, due: '2023-09', forecast: '2023-09' });
  const [only] = request(
    [there, placeScheme({ id: 'new', due: '2024-09', forecast: '2024-09', placesDue: 5, site: placeSite() })],
    years,
  );
  assert.deepEqual([only?.usable, only?.filled, only?.overflow], [5, 5, 7]);
});
