/** A made-up block of three years with a line of every form, for two types of provision of a hundred plans each. */
import { NATIONAL_TERMS } from '../../src/core/block/block-terms.ts';
import type { HighNeedsBlock, LineForm, Price, SpendLine } from '../../src/core/block/high-needs-block.ts';
import { evenGrowth, type MoneyPath } from '../../src/core/block/money-path.ts';

const whole = (n: bigint) => ({ n, d: 1n });
const GROWTH = { n: 103n, d: 100n };

/** Known for the first entries and grown by 3% from then on. */
function grown(length: number, ...known: readonly bigint[]): MoneyPath {
  return { known: Array.from({ length }, (_, n) => known[n] ?? null), growth: evenGrowth(GROWTH, length) };
}

function line(id: string, category: SpendLine['category'], provision: string, cost: LineForm): SpendLine {
  return { id, name: id, category, provision, age: null, band: null, cost };
}

/** The years 2024/25 to 2026/27. Places are half as dear empty, on a path of their own. */
export function everyFormBlock(): HighNeedsBlock {
  const years = [2024, 2025, 2026];
  const financial = (...known: readonly bigint[]): Price => ({ per: 'financial', path: grown(3, ...known) });
  const academic = (...known: readonly bigint[]): Price => ({ per: 'academic', path: grown(4, ...known) });
  return {
    years,
    income: [
      {
        id: 'allocation',
        name: 'Allocation',
        kind: 'allocation',
        path: grown(3, 400_000_000n),
        floor: { n: 101n, d: 100n },
        cap: { n: 207n, d: 200n },
        population: [whole(100_000n), whole(100_100n), whole(100_300n)],
      },
      { id: 'net', name: 'Net pupils', kind: 'import-export', netPupils: [4n, 4n, -3n], ratePence: 600_000n },
      { id: 'deduction', name: 'Deduction', kind: 'deduction', path: grown(3, 9_000_000n) },
      { id: 'other', name: 'Other', kind: 'other', path: grown(3, 2_000_000n, 2_100_000n) },
    ],
    transfer: {
      schoolsBlock: grown(3, 2_000_000_000n),
      rate: [1n, 1n, 1n].map((n) => ({ n, d: 200n })),
      status: ['forum-approved', 'assumed', 'assumed'],
    },
    spend: [
      line('top-up', 'top-up', 'provision0', {
        form: 'mean',
        plans: [60n, 64n, 66n, 70n].map(whole),
        price: financial(1_000_000n),
        partYear: [{ plans: whole(3n), from: '2024-12', to: null }],
      }),
      line('college', 'post-16', 'provision0', {
        form: 'academic',
        plans: [40n, 41n, 42n, 43n].map(whole),
        starts: 'august',
        price: academic(1_100_000n, 1_150_000n),
        partYear: [{ plans: { n: 5n, d: 2n }, from: '2025-01', to: '2025-11' }],
      }),
      line('places', 'place-funding', 'provision1', {
        form: 'places',
        commissioned: [95n, 100n, 105n, 105n].map(whole),
        occupied: [90n, 98n, 101n, 107n].map(whole),
        starts: 'september',
        price: academic(1_000_000n),
        emptyPrice: financial(500_000n),
        overPrice: academic(2_500_000n),
      }),
      line('fees', 'independent-fees', 'provision1', {
        form: 'amount',
        path: { known: [80_000_000n, 84_000_000n, 88_000_000n], growth: [null, null, null] },
      }),
      line('services', 'central', 'central', { form: 'amount', path: grown(3, 30_000_000n) }),
    ],
    savings: [
      {
        id: 'named',
        name: 'Named',
        base: [0n, 1_000_000n, 2_000_000n],
        growth: evenGrowth(GROWTH, 3),
        source: 'a contract',
      },
      {
        id: 'hoped',
        name: 'Hoped',
        base: [0n, 4_000_000n, 9_000_000n],
        growth: evenGrowth(GROWTH, 3),
        source: null,
      },
    ],
    otherBlocks: [
      { block: 'schools', income: grown(3, 2_000_000_000n), spend: grown(3, 1_989_000_000n) },
      { block: 'early-years', income: grown(3, 90_000_000n), spend: grown(3, 91_000_000n) },
    ],
    payments: [
      { year: 2024, amountPence: 5_000_000n, status: 'paid' },
      { year: 2026, amountPence: 3_000_000n, status: 'planned' },
    ],
    contributions: [{ year: 2025, amountPence: 1_000_000n }],
    opening: {
      grossPence: 90_000_000n,
      paymentsPence: 20_000_000n,
      ownContributionPence: 2_000_000n,
      otherBlocksPence: null,
    },
    terms: NATIONAL_TERMS,
  };
}
