/** A block in the form of a plan file: tables by year, what is not stated left out. */
import { yearInWords } from '../base/time.ts';
import type { Rational } from '../num/rational.ts';
import type { HighNeedsBlock, IncomeLine, LineForm, Price } from './high-needs-block.ts';
import type { MoneyPath, Series } from './money-path.ts';

/**
 * Lay out a block as the file format has it; reading it back gives the same block.
 * @returns a value for JSON with money as bigint.
 * @source File format note "plan", section "The block".
 */
export function writeBlock(block: HighNeedsBlock): Readonly<Record<string, unknown>> {
  const first = block.years[0] ?? 0;
  const table = <T>(values: Series<T>, from = first) =>
    Object.fromEntries(
      values.flatMap((value, n) => (value === null ? [] : [[yearInWords(from + n), value] as const])),
    );
  const amounts = ({ known, growth }: MoneyPath, from = first) => ({
    amountsPence: table(known, from),
    growth: growthOf(growth, (values) => table(values, from)),
  });
  const price = ({ per, path }: Price) => ({
    per,
    ...amounts(path, per === 'financial' ? first : first - 1),
  });
  return {
    income: block.income.map((line) => incomeRecord(line, table, amounts)),
    transfer: {
      schoolsBlockPence: table(block.transfer.schoolsBlock.known),
      growth: growthOf(block.transfer.schoolsBlock.growth, table),
      rate: table(block.transfer.rate),
      status: table(block.transfer.status),
    },
    spend: block.spend.map(({ cost, ...line }) => ({
      ...line,
      ...costRecord(cost, (values) => table(values, first - 1), amounts, price),
    })),
    savings: block.savings.map(({ base, growth, ...saving }) => ({
      ...saving,
      basePence: table(base),
      growth: growthOf(growth, table),
    })),
    otherBlocks: block.otherBlocks.map((other) => ({
      block: other.block,
      incomePence: table(other.income.known),
      incomeGrowth: growthOf(other.income.growth, table),
      spendPence: table(other.spend.known),
      spendGrowth: growthOf(other.spend.growth, table),
    })),
    payments: block.payments.map((one) => ({ ...one, year: yearInWords(one.year) })),
    contributions: block.contributions.map((one) => ({ ...one, year: yearInWords(one.year) })),
    opening: block.opening,
    terms: termsRecord(block.terms),
  };
}

type ToTable = <T>(values: Series<T>) => Record<string, T>;
type ToAmounts = (path: MoneyPath) => Record<string, unknown>;

/** One factor where all years have the same, a table otherwise; null where none is stated. */
function growthOf(growth: Series<Rational>, table: ToTable): Rational | Record<string, Rational> | null {
  const [one] = growth;
  if (growth.every((factor) => factor === null)) return null;
  const isEven = one != null && growth.every((factor) => factor?.n === one.n && factor.d === one.d);
  return isEven ? one : table(growth);
}

function incomeRecord(line: IncomeLine, table: ToTable, amounts: ToAmounts) {
  if (line.kind === 'import-export') return { ...line, netPupils: table(line.netPupils) };
  const { id, name, kind } = line;
  const record = { id, name, kind, ...amounts(line.path) };
  if (line.kind !== 'allocation') return record;
  const { floor, cap, population } = line;
  return { ...record, floor, cap, population: population === null ? null : table(population) };
}

function costRecord(cost: LineForm, academic: ToTable, amounts: ToAmounts, price: (of: Price) => unknown) {
  if (cost.form === 'amount') return { form: cost.form, ...amounts(cost.path) };
  if (cost.form === 'mean') return { ...cost, price: price(cost.price) };
  if (cost.form === 'academic') return { ...cost, plans: academic(cost.plans), price: price(cost.price) };
  const { overPrice, ...places } = cost;
  return {
    ...places,
    commissioned: academic(cost.commissioned),
    occupied: academic(cost.occupied),
    price: price(cost.price),
    emptyPrice: cost.emptyPrice === null ? null : price(cost.emptyPrice),
    ...(overPrice === null ? {} : { overPrice: price(overPrice) }),
  };
}

function termsRecord({ overrideEnds, grant, carryingRate }: HighNeedsBlock['terms']) {
  return {
    overrideEnds: overrideEnds === null ? null : { ...overrideEnds, value: yearInWords(overrideEnds.value) },
    grant:
      grant === null
        ? null
        : { ...grant, value: { ...grant.value, accruedTo: yearInWords(grant.value.accruedTo) } },
    carryingRate,
  };
}
