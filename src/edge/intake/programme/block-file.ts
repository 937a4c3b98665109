/** The `block` of a management plan from JSON: every table laid in the order of its years, what is not stated kept apart from nil. */
import { z } from 'zod';
import { raise } from '../../../core/base/problem.ts';
import { type FinancialYear, isMonth, parseYear, yearInWords } from '../../../core/base/time.ts';
import { type BlockTerms, NATIONAL_TERMS } from '../../../core/block/block-terms.ts';
import {
  type HighNeedsBlock,
  type IncomeLine,
  type LineForm,
  OTHER_BLOCKS,
  type Price,
  SPEND_CATEGORIES,
} from '../../../core/block/high-needs-block.ts';
import type { MoneyPath, Series } from '../../../core/block/money-path.ts';
import type { Ratio } from '../../../core/finance/plan-inputs.ts';
import { inPlainWords, planProblem } from './plan-problem.ts';
import { PAYMENT_STATES, TRANSFER_STATES } from './plan-states.ts';

/** How a fault of its shape is told. */
const FORM = { part: 'block', advice: 'See the section on the block in docs/formats/plan.md.' };

const Whole = z.bigint({ error: 'a whole number is needed here' });
const Fraction = z
  .strictObject({ n: Whole, d: Whole })
  .refine(({ d }) => d > 0n, { error: 'a fraction needs a denominator above 0' });
/** A count is whole or a fraction: a decimal is not exact. */
const Count = z.union([Whole.transform((n): Ratio => ({ n, d: 1n })), Fraction], {
  error: 'a whole number or a fraction {"n": …, "d": …} is needed here',
});
const Month = z.string().refine(isMonth, { error: 'a month such as "2025-04" is needed here' });
const Year = z.string().transform((text, context) => {
  const year = parseYear(text);
  if (year !== null) return year;
  context.addIssue({ code: 'custom', message: 'a year such as "2024/25" is needed here' });
  return z.NEVER;
});
const table = <T extends z.ZodType>(of: T) => z.record(z.string(), of);
const Growth = z
  .union([Fraction, table(Fraction)])
  .nullable()
  .default(null);
const Amounts = { amountsPence: table(Whole), growth: Growth };
const Id = z.string().min(1);
const Named = { id: Id, name: z.string().exactOptional() };

const Income = z.discriminatedUnion('kind', [
  z.strictObject({
    ...Named,
    kind: z.literal('allocation'),
    ...Amounts,
    floor: Fraction.nullable().default(null),
    cap: Fraction.nullable().default(null),
    population: table(Count).nullable().default(null),
  }),
  z.strictObject({
    ...Named,
    kind: z.literal('import-export'),
    netPupils: table(Whole),
    ratePence: Whole,
  }),
  z.strictObject({ ...Named, kind: z.literal('deduction'), ...Amounts }),
  z.strictObject({ ...Named, kind: z.literal('other'), ...Amounts }),
]);

const PriceShape = z.strictObject({
  per: z.enum(['financial', 'academic']).default('financial'),
  ...Amounts,
});
const Parts = z
  .array(z.strictObject({ plans: Count, from: Month, to: Month.nullable().default(null) }))
  .default([]);
const Starts = z.enum(['august', 'september']).default('september');
const Line = {
  ...Named,
  category: z.enum(SPEND_CATEGORIES),
  provision: Id,
  age: z.string().nullable().default(null),
  band: z.string().nullable().default(null),
};
const Spend = z.discriminatedUnion('form', [
  z.strictObject({
    ...Line,
    form: z.literal('mean'),
    plans: z.array(Count),
    price: PriceShape,
    partYear: Parts,
  }),
  z.strictObject({
    ...Line,
    form: z.literal('academic'),
    plans: table(Count),
    starts: Starts,
    price: PriceShape,
    partYear: Parts,
  }),
  z.strictObject({
    ...Line,
    form: z.literal('places'),
    commissioned: table(Count),
    occupied: table(Count),
    starts: Starts,
    price: PriceShape,
    emptyPrice: PriceShape.nullable().default(null),
    overPrice: PriceShape.nullable().default(null),
  }),
  z.strictObject({ ...Line, form: z.literal('amount'), ...Amounts }),
]);

const Said = {
  source: z.string().min(1),
  stated: z.string().min(1),
  standing: z.enum(['in-force', 'announced', 'local']),
};

const BlockShape = z.strictObject({
  income: z.array(Income),
  transfer: z.strictObject({
    schoolsBlockPence: table(Whole),
    growth: Growth,
    rate: table(Fraction),
    status: table(z.enum(TRANSFER_STATES)).default({}),
  }),
  spend: z.array(Spend),
  savings: z
    .array(
      z.strictObject({
        ...Named,
        basePence: table(Whole),
        growth: Growth,
        source: z.string().nullable().default(null),
      }),
    )
    .default([]),
  otherBlocks: z
    .array(
      z.strictObject({
        block: z.enum(OTHER_BLOCKS),
        incomePence: table(Whole),
        incomeGrowth: Growth,
        spendPence: table(Whole),
        spendGrowth: Growth,
      }),
    )
    .default([]),
  payments: z
    .array(z.strictObject({ year: Year, amountPence: Whole, status: z.enum(PAYMENT_STATES) }))
    .default([]),
  contributions: z.array(z.strictObject({ year: Year, amountPence: Whole })).default([]),
  opening: z.strictObject({
    grossPence: Whole,
    paymentsPence: Whole,
    ownContributionPence: Whole,
    otherBlocksPence: Whole.nullable().default(null),
  }),
  terms: z
    .strictObject({
      overrideEnds: z
        .strictObject({ value: Year, ...Said })
        .nullable()
        .exactOptional(),
      grant: z
        .strictObject({ value: z.strictObject({ share: Fraction, accruedTo: Year }), ...Said })
        .nullable()
        .exactOptional(),
      carryingRate: z
        .strictObject({ value: Fraction, ...Said })
        .nullable()
        .exactOptional(),
    })
    .default({}),
});

type Shape = z.infer<typeof BlockShape>;

/**
 * Read the block of a plan.
 * @param value  parsed JSON with whole numbers as bigint.
 * @param years  the plan's, which are the block's.
 * @param place  where it stands, for problems.
 * @throws ProblemError `plan.wrong-value` or `plan.year-outside`, with the place inside the block.
 * @source File format note "plan", section "The block".
 */
export function parseBlock(value: unknown, years: readonly FinancialYear[], place: string): HighNeedsBlock {
  const read = BlockShape.safeParse(value, { error: inPlainWords });
  if (!read.success) return raise(planProblem(read.error, value, place, FORM));
  const shape = read.data;
  const lay = layOut(years, place);
  return {
    years,
    income: shape.income.map((line) => incomeOf(line, lay)),
    transfer: {
      schoolsBlock: lay.path(shape.transfer.schoolsBlockPence, shape.transfer.growth, 'transfer'),
      rate: lay.series(shape.transfer.rate, 'transfer.rate'),
      status: lay.series(shape.transfer.status, 'transfer.status'),
    },
    spend: shape.spend.map((line) => ({
      id: line.id,
      name: line.name ?? line.id,
      category: line.category,
      provision: line.provision,
      age: line.age,
      band: line.band,
      cost: costOf(line, lay),
    })),
    savings: shape.savings.map(({ id, name, basePence, growth, source }) => ({
      id,
      name: name ?? id,
      base: lay.series(basePence, `savings.${id}`),
      growth: lay.growth(growth, `savings.${id}`),
      source,
    })),
    otherBlocks: shape.otherBlocks.map((other) => ({
      block: other.block,
      income: lay.path(other.incomePence, other.incomeGrowth, `otherBlocks.${other.block}`),
      spend: lay.path(other.spendPence, other.spendGrowth, `otherBlocks.${other.block}`),
    })),
    payments: shape.payments,
    contributions: shape.contributions,
    opening: shape.opening,
    terms: termsOf(shape.terms),
  };
}

type Laid = ReturnType<typeof layOut>;
type GrowthShape = Ratio | Readonly<Record<string, Ratio>> | null;

/** Tables by year in the order of the years; academic ones begin with the year before the first. */
function layOut(years: readonly FinancialYear[], place: string) {
  const academic = [(years[0] ?? 0) - 1, ...years];
  const inOrder = <T>(
    of: Readonly<Record<string, T>>,
    order: readonly number[],
    where: string,
  ): Series<T> => {
    const byYear = new Map(
      Object.entries(of).map(([text, value]) => {
        const year = parseYear(text);
        if (year === null || !order.includes(year))
          return raise({
            code: 'plan.year-outside',
            place: `${place}, ${where}, ${text}`,
            message: `“${text}” is not a year that the plan has, so its value would be lost`,
            advice: `Give years from ${yearInWords(order[0] ?? 0)} to ${yearInWords(order.at(-1) ?? 0)}.`,
          });
        return [year, value] as const;
      }),
    );
    return order.map((year) => byYear.get(year) ?? null);
  };
  const growthOver = (growth: GrowthShape, order: readonly number[], where: string): Series<Ratio> => {
    if (growth === null) return order.map(() => null);
    return isFraction(growth) ? order.map(() => growth) : inOrder(growth, order, `${where}.growth`);
  };
  return {
    series: <T>(of: Readonly<Record<string, T>>, where: string) => inOrder(of, years, where),
    academic: <T>(of: Readonly<Record<string, T>>, where: string) => inOrder(of, academic, where),
    growth: (growth: GrowthShape, where: string) => growthOver(growth, years, where),
    path: (of: Readonly<Record<string, bigint>>, growth: GrowthShape, where: string): MoneyPath => ({
      known: inOrder(of, years, where),
      growth: growthOver(growth, years, where),
    }),
    price: ({ per, amountsPence, growth }: z.infer<typeof PriceShape>, where: string): Price => {
      const order = per === 'financial' ? years : academic;
      return {
        per,
        path: { known: inOrder(amountsPence, order, where), growth: growthOver(growth, order, where) },
      };
    },
  };
}

function isFraction(growth: Ratio | Readonly<Record<string, Ratio>>): growth is Ratio {
  return typeof growth['n'] === 'bigint';
}

function incomeOf(line: Shape['income'][number], lay: Laid): IncomeLine {
  const where = `income.${line.id}`;
  const named = { id: line.id, name: line.name ?? line.id };
  if (line.kind === 'import-export')
    return {
      ...named,
      kind: line.kind,
      netPupils: lay.series(line.netPupils, where),
      ratePence: line.ratePence,
    };
  const path = lay.path(line.amountsPence, line.growth, where);
  if (line.kind !== 'allocation') return { ...named, kind: line.kind, path };
  const population = line.population === null ? null : lay.series(line.population, `${where}.population`);
  return { ...named, kind: line.kind, path, floor: line.floor, cap: line.cap, population };
}

function costOf(line: Shape['spend'][number], lay: Laid): LineForm {
  const where = `spend.${line.id}`;
  switch (line.form) {
    case 'amount':
      return { form: line.form, path: lay.path(line.amountsPence, line.growth, where) };
    case 'mean':
      return {
        form: line.form,
        plans: line.plans,
        price: lay.price(line.price, `${where}.price`),
        partYear: line.partYear,
      };
    case 'academic':
      return {
        form: line.form,
        plans: lay.academic(line.plans, where),
        starts: line.starts,
        price: lay.price(line.price, `${where}.price`),
        partYear: line.partYear,
      };
    case 'places':
      return {
        form: line.form,
        commissioned: lay.academic(line.commissioned, where),
        occupied: lay.academic(line.occupied, where),
        starts: line.starts,
        price: lay.price(line.price, `${where}.price`),
        emptyPrice: line.emptyPrice === null ? null : lay.price(line.emptyPrice, `${where}.emptyPrice`),
        overPrice: line.overPrice === null ? null : lay.price(line.overPrice, `${where}.overPrice`),
      };
  }
}

/** A term that the plan does not speak of is the national one; one that it sets to null is not reckoned. */
function termsOf(terms: Shape['terms']): BlockTerms {
  return { ...NATIONAL_TERMS, ...terms };
}
