/** Builders of place schemes and prices, and random ones for property tests. */
import fc from 'fast-check';
import { addMonths } from '../../src/core/base/time.ts';
import type { NeedYear } from '../../src/core/places/place-need.ts';
import { openPrices, type PriceBook } from '../../src/core/places/place-prices.ts';
import type { PlaceSite, PlannedScheme } from '../../src/core/places/place-scheme.ts';

/** A site about which nothing is special. */
export function placeSite(over: Partial<PlaceSite> = {}): PlaceSite {
  return {
    area: null,
    needs: null,
    phases: null,
    stages: { planned: null, funded: '2020-01', registered: null },
    fillMonths: 1,
    deliveredOn: null,
    onRoll: [],
    pricePence: null,
    ...over,
  };
}

/** A scheme of ten special school places due in September 2024 and a year late. */
export function placeScheme(over: Partial<PlannedScheme> = {}): PlannedScheme {
  return {
    id: 'north',
    name: 'North School',
    placesDue: 10,
    placesDelivered: 0,
    due: '2024-09',
    forecast: '2025-09',
    cause: '',
    causeKind: null,
    owner: '',
    nextStep: null,
    countsAs: 'special',
    site: placeSite(),
    ...over,
  };
}

/** Prices that differ by £12,000 a year in every year asked for: a child and month is £1,000. */
export function evenPrices(): PriceBook {
  const byYear = (pence: bigint) => new Map(Array.from({ length: 12 }, (_, k) => [2020 + k, pence] as const));
  const price = (countsAs: PlannedScheme['countsAs']) => ({
    countsAs,
    local: { kind: 'stated', byYear: byYear(2_400_000n) } as const,
    instead: { kind: 'stated', byYear: byYear(3_600_000n) } as const,
    source: 'made up',
  });
  return openPrices([price('special'), price('commissioned')], []);
}

const ids = ['a', 'b', 'c', 'd'] as const;
const NEEDS = ['ASD', 'SEMH', 'SLD'] as const;

/** Up to four schemes, some delivered, some late, some for some needs only. */
export const someSchemes: fc.Arbitrary<readonly PlannedScheme[]> = fc
  .array(
    fc.record({
      placesDue: fc.integer({ min: 0, max: 12 }),
      share: fc.integer({ min: 0, max: 2 }),
      due: fc.integer({ min: 0, max: 24 }),
      late: fc.integer({ min: 0, max: 18 }),
      fillMonths: fc.integer({ min: 1, max: 6 }),
      needs: fc.option(fc.subarray([...NEEDS], { minLength: 1 })),
      countsAs: fc.constantFrom('special', 'commissioned'),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    all.map(({ placesDue, share, due, late, fillMonths, needs, countsAs }, at) =>
      placeScheme({
        id: ids[at] ?? 'z',
        placesDue,
        placesDelivered: Math.floor((placesDue * share) / 2),
        due: addMonths('2024-01', due),
        forecast: addMonths('2024-01', due + late),
        countsAs,
        site: placeSite({ fillMonths, needs }),
      }),
    ),
  );

/** The same need in each of a few years. */
export const someNeed: fc.Arbitrary<readonly NeedYear[]> = fc
  .array(fc.record({ children: fc.integer({ min: 0, max: 20 }), existing: fc.integer({ min: 0, max: 8 }) }), {
    minLength: 3,
    maxLength: 3,
  })
  .map((counts) =>
    [2023, 2024, 2025, 2026, 2027].map((year) => ({
      year,
      cells: counts.map((count, at) => ({
        need: NEEDS[at] ?? 'ASD',
        phase: 'secondary',
        area: 'all',
        ...count,
      })),
    })),
  );
