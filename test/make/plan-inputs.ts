/** Made-up projection inputs: one small plan by hand, and a generator of any plan of the contract's shape. */
import fc from 'fast-check';
import type { PlanInputs } from '../../src/core/finance/plan-inputs.ts';

/** Two years, two types, numbers small enough to check by hand. */
export function smallPlan(): PlanInputs {
  return {
    years: [2024, 2025],
    types: ['mainstream', 'inmss'],
    caseload: { mainstream: [100n, 110n, 121n], inmss: [10n, 11n, 11n] },
    baseUnitCostPence: { mainstream: 800_001n, inmss: 6_300_000n },
    unitCostInflation: { n: 1022n, d: 1000n },
    otherHighNeedsBasePence: 10_000_001n,
    otherHighNeedsInflation: { n: 1022n, d: 1000n },
    furtherSavingBasePence: [0n, 5_000_000n],
    hnbIncomePence: [150_000_000n, 160_000_000n],
    hnbGrowth: { n: 103n, d: 100n },
    schoolsBlockPence: [900_000_001n, 910_000_000n],
    schoolsBlockGrowth: { n: 102n, d: 100n },
    transferRate: [
      { n: 1n, d: 200n },
      { n: 1n, d: 100n },
    ],
    safetyValvePaymentPence: [1_000_000n, 0n],
    laContributionPence: [500_000n, 500_000n],
    openingBeforeContributionsPence: 20_000_000n,
    openingAfterContributionsPence: 15_000_000n,
  };
}

const money = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n });
const plans = fc.bigInt({ min: 0n, max: 20_000n });
const ratio = fc.record({ n: fc.bigInt({ min: 0n, max: 3000n }), d: fc.bigInt({ min: 1n, max: 2000n }) });

/** Any plan of 1 to 9 years and 1 to 7 placement types. */
export const anyPlan: fc.Arbitrary<PlanInputs> = fc
  .record({ count: fc.integer({ min: 1, max: 9 }), kinds: fc.integer({ min: 1, max: 7 }) })
  .chain(({ count, kinds }) => {
    const types = Array.from({ length: kinds }, (_, k) => `type${k}`);
    const list = <T>(of: fc.Arbitrary<T>, length: number) =>
      fc.array(of, { minLength: length, maxLength: length });
    const byType = <T>(of: fc.Arbitrary<T>) => fc.record(Object.fromEntries(types.map((type) => [type, of])));
    return fc.record({
      years: fc.constant(Array.from({ length: count }, (_, k) => 2024 + k)),
      types: fc.constant(types),
      caseload: byType(list(plans, count + 1)),
      baseUnitCostPence: byType(money),
      unitCostInflation: ratio,
      otherHighNeedsBasePence: money,
      otherHighNeedsInflation: ratio,
      furtherSavingBasePence: list(money, count),
      hnbIncomePence: list(money, Math.min(count, 2)),
      hnbGrowth: ratio,
      schoolsBlockPence: list(money, Math.min(count, 2)),
      schoolsBlockGrowth: ratio,
      transferRate: list(ratio, count),
      safetyValvePaymentPence: list(money, count),
      laContributionPence: list(money, count),
      openingBeforeContributionsPence: money,
      openingAfterContributionsPence: money,
    });
  });
