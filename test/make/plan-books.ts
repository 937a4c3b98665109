/** Inputs of plans for workbooks: any that a workbook counts to the penny, and those hardest to round. */
import fc from 'fast-check';
import { blockOfInputs } from '../../src/core/block/block-of-inputs.ts';
import { OTHER_BLOCKS, type OtherBlock } from '../../src/core/block/high-needs-block.ts';
import type { MoneyPath } from '../../src/core/block/money-path.ts';
import type { PlanInputs } from '../../src/core/finance/plan-inputs.ts';
import type { Flow, ManagementPlan, PlanMitigation } from '../../src/core/plan/management-plan.ts';
import { BOOK_ROWS_ABOVE, type Book, columnLetters } from '../../src/core/workbook/book.ts';
import { workbookLimits } from '../../src/core/workbook/exact-growth.ts';
import { shownValue } from '../../src/core/workbook/open-cells.ts';
import type { PlanBook } from '../../src/core/workbook/plan-book.ts';
import { bareManagementPlan } from './management-plan.ts';

/** What a cover says in tests. */
export const BOOK_FACTS = {
  title: 'Plan of a made-up county',
  authority: 'Marlshire',
  origin: 'plan.json',
  sha256: 'ab'.repeat(32),
  product: 'Evenkeel',
  writtenAt: '2024-12-11T09:00:00Z',
} as const;

const money = fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n });
/** Prices, at which lines stay below ten billion pounds. */
const price = fc.bigInt({ min: 0n, max: 10_000_000n });
const plans = fc.bigInt({ min: 0n, max: 4_000n });
/** Growth of any denominator that can be counted, primes and powers of ten alike. */
const growth = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(1n, 3n, 1000n, 10_000n, 99_991n, 699_967n, 700_000n),
      fc.bigInt({ min: 1n, max: 700_000n }),
    ),
    fc.integer({ min: -150_000, max: 250_000 }),
  )
  .map(([d, millionths]) => ({ n: d + (d * BigInt(millionths)) / 1_000_000n, d }));
const share = fc
  .tuple(fc.bigInt({ min: 1n, max: 700_000n }), fc.integer({ min: 0, max: 20_000 }))
  .map(([d, millionths]) => ({ n: (d * BigInt(millionths)) / 1_000_000n, d }));

/** Any plan of 1 to 9 years and 1 to 4 placement types within what a workbook counts. */
export const countablePlan: fc.Arbitrary<PlanInputs> = fc
  .record({ count: fc.integer({ min: 1, max: 9 }), kinds: fc.integer({ min: 1, max: 4 }) })
  .chain(({ count, kinds }) => {
    const types = Array.from({ length: kinds }, (_, k) => `type${k}`);
    const list = <T>(of: fc.Arbitrary<T>, length: number) =>
      fc.array(of, { minLength: length, maxLength: length });
    const byType = <T>(of: fc.Arbitrary<T>) => fc.record(Object.fromEntries(types.map((type) => [type, of])));
    return fc.record({
      years: fc.constant(Array.from({ length: count }, (_, k) => 2024 + k)),
      types: fc.constant(types),
      caseload: byType(list(plans, count + 1)),
      baseUnitCostPence: byType(price),
      unitCostInflation: growth,
      otherHighNeedsBasePence: money,
      otherHighNeedsInflation: growth,
      furtherSavingBasePence: list(money, count),
      hnbIncomePence: list(money, Math.min(count, 2)),
      hnbGrowth: growth,
      schoolsBlockPence: list(money, Math.min(count, 2)),
      schoolsBlockGrowth: growth,
      transferRate: list(share, count),
      safetyValvePaymentPence: list(money, count),
      laContributionPence: list(money, count),
      openingBeforeContributionsPence: money,
      openingAfterContributionsPence: money,
    });
  })
  .filter((inputs) => workbookLimits(inputs).length === 0);

const TIE_TYPES = Array.from({ length: 24 }, (_, k) => `tie${k}`);
const HALF: PlanInputs['hnbGrowth'] = { n: 1035n, d: 1000n };

/** A plan whose prices grow by 3.5% to exactly half a penny, after one year, two or three: the hardest to round. */
export const TIES: PlanInputs = {
  years: [2024, 2025, 2026, 2027],
  types: TIE_TYPES,
  caseload: Object.fromEntries(TIE_TYPES.map((type) => [type, [101n, 100n, 103n, 104n, 106n]])),
  baseUnitCostPence: Object.fromEntries(
    TIE_TYPES.map((type, k) => [type, 100n * 200n ** BigInt(k % 3) * BigInt(2 * k + 1)]),
  ),
  unitCostInflation: HALF,
  otherHighNeedsBasePence: 99_999_999_500_000n / 999n,
  otherHighNeedsInflation: HALF,
  furtherSavingBasePence: [50n, 50n, 5000n, 500_000n],
  hnbIncomePence: [8_000_005_000n, 8_000_500_000n],
  hnbGrowth: HALF,
  schoolsBlockPence: [30_000_000_100n, 30_000_000_300n],
  schoolsBlockGrowth: { n: 1n, d: 1n },
  transferRate: [200n, 200n, 40n, 8n].map((d) => ({ n: 1n, d })),
  safetyValvePaymentPence: [1n, 2n, 3n, 4n],
  laContributionPence: [0n, 0n, 0n, 1n],
  openingBeforeContributionsPence: -1n,
  openingAfterContributionsPence: 0n,
};

/** Growth from year to year as a plan may state it: one for all years, one for each, or none. */
const growths = (count: number) =>
  fc.oneof(
    growth.map((one) => Array.from({ length: count }, () => one)),
    fc.array(growth, { minLength: count, maxLength: count }),
    fc.array(fc.option(growth), { minLength: count, maxLength: count }),
  );

/** Any of the blocks beside high needs, with gaps, known years between grown ones, and deficits below nil. */
function otherBlocksOf({ years }: PlanInputs): fc.Arbitrary<readonly OtherBlock[]> {
  const path = fc.record({
    known: fc.array(fc.option(money, { freq: 2 }), { minLength: years.length, maxLength: years.length }),
    growth: growths(years.length),
  });
  return fc
    .tuple(fc.subarray([...OTHER_BLOCKS], { minLength: 1 }), ...OTHER_BLOCKS.map(() => fc.tuple(path, path)))
    .map(([blocks, ...paths]) => blocksOf(blocks, paths));
}

/** All three of them, without a gap. */
function wholeBlocksOf({ years }: PlanInputs): fc.Arbitrary<readonly OtherBlock[]> {
  const path = fc.record({
    known: fc
      .tuple(money, fc.array(fc.option(money), { minLength: years.length - 1, maxLength: years.length - 1 }))
      .map(([first, rest]) => [first, ...rest]),
    growth: fc.array(growth, { minLength: years.length, maxLength: years.length }),
  });
  return fc
    .tuple(...OTHER_BLOCKS.map(() => fc.tuple(path, path)))
    .map((paths) => blocksOf(OTHER_BLOCKS, paths));
}

function blocksOf(
  blocks: readonly OtherBlock['block'][],
  paths: readonly (readonly [MoneyPath, MoneyPath])[],
): readonly OtherBlock[] {
  return blocks.flatMap((block, k) => {
    const [income, spend] = paths[k] ?? [];
    return income === undefined || spend === undefined ? [] : [{ block, income, spend }];
  });
}

function withBlocks(of: (finance: PlanInputs) => fc.Arbitrary<readonly OtherBlock[]>) {
  return countablePlan
    .chain((finance) => of(finance).map((otherBlocks) => ({ finance, otherBlocks })))
    .filter(({ finance, otherBlocks }) => workbookLimits(finance, otherBlocks).length === 0)
    .map(({ finance, otherBlocks }) => ({
      ...bareManagementPlan(finance),
      block: { ...blockOfInputs(finance), otherBlocks },
    }));
}

/** A plan with some other blocks of the grant in its block, stated for some years or all. */
export const planWithBlocks: fc.Arbitrary<ManagementPlan> = withBlocks(otherBlocksOf);
/** A plan with all of them in every year. */
export const planWithAllBlocks: fc.Arbitrary<ManagementPlan> = withBlocks(wholeBlocksOf);

/** Mitigations of every kind that changes plan numbers, over an inflow that they share. */
function mitigationsOf({ years, types }: PlanInputs): fc.Arbitrary<readonly PlanMitigation[]> {
  const weights = fc.record(Object.fromEntries(types.map((type) => [type, fc.integer({ min: 1, max: 9 })])));
  const path = fc.array(fc.integer({ min: -300, max: 300 }), {
    minLength: years.length + 1,
    maxLength: years.length + 1,
  });
  const one = fc.record({
    flow: fc.constantFrom('new-plans', 'new-plans', 'ceases', 'moves', 'caseload'),
    size: fc.integer({ min: 0, max: 240 }).map((quarters) => quarters / 4),
    month: fc.integer({ min: 0, max: 12 * years.length + 3 }),
    ramp: fc.integer({ min: 0, max: 18 }),
    months: fc.option(fc.integer({ min: 1, max: 30 })),
    delay: fc.constantFrom(0, 2.5, 6),
    pWorks: fc.constantFrom(0.05, 0.5, 1),
    mix: weights,
    to: weights,
    path,
  });
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((given) =>
    given.map(({ path: plans, flow, size, month, mix, to, ...rest }, k): PlanMitigation => {
      const named = { id: `m${k}`, name: `mitigation ${k}`, flow: flow as Flow }; // one of the flows above
      const at = 2024 * 12 + month;
      const start = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
      return {
        ...{ ...named, ...rest, size, low: size / 2, high: size * 2, start, mix, achieved: [] },
        to: flow === 'moves' ? to : {},
        plans: flow === 'caseload' ? { [types.at(-1) ?? '']: plans } : {},
      };
    }),
  );
}

/** A plan, and the same with other sizes, starts, ramps, ranges, delays, chances and paths of its mitigations. */
export const twoMitigatedPlans: fc.Arbitrary<readonly [ManagementPlan, ManagementPlan]> = countablePlan
  .chain((finance) => fc.tuple(fc.constant(finance), mitigationsOf(finance), mitigationsOf(finance)))
  .map(([finance, mitigations, others]) => {
    const plan = {
      ...bareManagementPlan(finance),
      flows: [{ flow: 'new-plans' as const, perMonth: 50, plansPer: 1 }],
    };
    const changed = mitigations.map((one, k) => {
      const { size, low, high, start, ramp, delay, pWorks, plans } = others[k % others.length] ?? one;
      const put = { ...one, size, low, high, start, ramp, delay, pWorks };
      return Object.keys(plans).length > 0 && one.flow === 'caseload' ? { ...put, plans } : put;
    });
    return [
      { ...plan, mitigations },
      { ...plan, mitigations: changed },
    ];
  });

/** A book of one plan with the values of another of its shape typed into its open cells, wherever they differ. */
export function typedInto(
  { book, assumptions }: PlanBook,
  other: PlanBook['assumptions'],
  isTyped: (cell: string) => boolean,
): Book {
  const put = new Map(
    assumptions.flatMap(({ address, cell, kind }, place) => {
      const value = other[place]?.value;
      return isTyped(cell) && value !== undefined ? [[address, shownValue(kind, value)] as const] : [];
    }),
  );
  return {
    ...book,
    sheets: book.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row, r) => ({
        ...row,
        cells: row.cells.map((cell, c) => {
          const typed = put.get(`'${sheet.name}'!${columnLetters(c)}${r + BOOK_ROWS_ABOVE + 1}`);
          return cell.is === 'number' && typed !== undefined ? { ...cell, value: typed } : cell;
        }),
      })),
    })),
  };
}
