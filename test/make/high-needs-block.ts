/** Made-up High Needs Blocks: a generator of any block with every form of line, and fractions for tests. */
import fc from 'fast-check';
import { NATIONAL_TERMS } from '../../src/core/block/block-terms.ts';
import type { HighNeedsBlock, LineForm } from '../../src/core/block/high-needs-block.ts';
import type { Rational } from '../../src/core/num/rational.ts';

const money = fc.bigInt({ min: 0n, max: 10n ** 10n });
const fraction = fc.record({ n: fc.bigInt({ min: 0n, max: 4000n }), d: fc.bigInt({ min: 1n, max: 12n }) });
const positive = fc.record({ n: fc.bigInt({ min: 1n, max: 2000n }), d: fc.bigInt({ min: 1n, max: 1500n }) });
const month = fc
  .record({ year: fc.integer({ min: 2023, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) })
  .map((at) => `${at.year}-${String(at.month).padStart(2, '0')}`);
const STATUS = [
  null,
  'assumed',
  'consulted',
  'forum-approved',
  'department-requested',
  'department-approved',
] as const;
const PAYMENT = ['planned', 'paid', 'withheld', 'made-up', 'cancelled'] as const;

/** Any block of 1 to 6 years whose checks may find risks, never a gap. */
export const anyBlock: fc.Arbitrary<HighNeedsBlock> = fc.integer({ min: 1, max: 6 }).chain((count) => {
  const list = <T>(of: fc.Arbitrary<T>, length: number) =>
    fc.array(of, { minLength: length, maxLength: length });
  const path = (length: number) =>
    fc
      .record({ known: list(fc.option(money), length), first: money, growth: list(positive, length) })
      .map(({ known, first, growth }) => ({ known: [first, ...known.slice(1)], growth }));
  const price = fc.oneof(
    path(count).map((known) => ({ per: 'financial' as const, path: known })),
    path(count + 1).map((known) => ({ per: 'academic' as const, path: known })),
  );
  const financial = path(count).map((known) => ({ per: 'financial' as const, path: known }));
  const partYear = fc.array(fc.record({ plans: fraction, from: month, to: fc.option(month) }), {
    maxLength: 2,
  });
  const starts = fc.constantFrom('september' as const, 'august' as const);
  const form: fc.Arbitrary<LineForm> = fc.oneof(
    fc.record({
      form: fc.constant('mean' as const),
      plans: list(fraction, count + 1),
      price: financial,
      partYear,
    }),
    fc.record({
      form: fc.constant('academic' as const),
      plans: list(fraction, count + 1),
      starts,
      price,
      partYear,
    }),
    fc.record({
      form: fc.constant('places' as const),
      commissioned: list(fraction, count + 1),
      occupied: list(fraction, count + 1),
      starts,
      price,
      emptyPrice: fc.option(price),
      overPrice: fc.option(price),
    }),
    fc.record({ form: fc.constant('amount' as const), path: path(count) }),
  );
  const year = fc.integer({ min: 2024, max: 2023 + count });
  return fc.record({
    years: fc.constant(Array.from({ length: count }, (_, n) => 2024 + n)),
    income: fc
      .record({
        allocation: path(count),
        floor: fc.option(positive),
        cap: fc.option(positive),
        population: fc.option(list(positive, count)),
        netPupils: list(fc.bigInt({ min: -400n, max: 400n }), count),
        deduction: path(count),
        other: path(count),
      })
      .map(({ allocation, floor, cap, population, netPupils, deduction, other }) => [
        {
          id: 'allocation',
          name: 'a',
          kind: 'allocation' as const,
          path: allocation,
          floor,
          cap: floor !== null && cap !== null && floor.n * cap.d > cap.n * floor.d ? floor : cap,
          population,
        },
        { id: 'net', name: 'n', kind: 'import-export' as const, netPupils, ratePence: 600_000n },
        { id: 'deduction', name: 'd', kind: 'deduction' as const, path: deduction },
        { id: 'other', name: 'o', kind: 'other' as const, path: other },
      ]),
    transfer: fc
      .record({
        schoolsBlock: path(count),
        rate: list(
          fc.constantFrom<Rational>({ n: 0n, d: 1n }, { n: 1n, d: 200n }, { n: 1n, d: 300n }),
          count,
        ),
        status: list(fc.constantFrom(...STATUS), count),
      })
      .map((transfer) => transfer),
    spend: fc.array(form, { minLength: 1, maxLength: 5 }).map((forms) =>
      forms.map((cost, k) => ({
        id: `line${k}`,
        name: `line ${k}`,
        category: k === 1 || k === 3 ? ('independent-fees' as const) : ('top-up' as const),
        provision: `provision${k % 2}`,
        age: k % 3 === 0 ? null : '5 to 10',
        band: `band${k}`,
        cost,
      })),
    ),
    savings: list(money, count).chain((base) =>
      list(positive, count).map((growth) => [{ id: 'saving', name: 's', base, growth, source: null }]),
    ),
    otherBlocks: fc
      .record({ income: path(count), spend: path(count) })
      .map((paths) => [{ block: 'schools' as const, ...paths }]),
    payments: fc.array(fc.record({ year, amountPence: money, status: fc.constantFrom(...PAYMENT) }), {
      maxLength: 4,
    }),
    contributions: fc.array(fc.record({ year, amountPence: money }), { maxLength: 3 }),
    opening: fc.record({
      grossPence: fc.bigInt({ min: -(10n ** 10n), max: 10n ** 11n }),
      paymentsPence: money,
      ownContributionPence: money,
      otherBlocksPence: fc.option(money),
    }),
    terms: fc.constant(NATIONAL_TERMS),
  });
});
