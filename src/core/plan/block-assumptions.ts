/** Every assumption in the lines of a block that can be moved: levels, prices, growth, numbers, and what is not yet granted. */
import type {
  Allocation,
  HighNeedsBlock,
  IncomeLine,
  LineForm,
  Price,
  Saving,
  SpendLine,
} from '../block/high-needs-block.ts';
import type { MoneyPath, Series } from '../block/money-path.ts';
import type { Ratio } from '../finance/plan-inputs.ts';
import { roundHalfUp } from '../num/rational.ts';
import { plus, times } from '../num/rational-arithmetic.ts';
import type { AssumptionRange } from './management-plan.ts';

/** One assumption of the lines. `points` are added to the growth of every year; a scale or a share is 1 where nothing is moved. */
export type BlockAssumption = {
  readonly id: string;
  readonly label: string;
  readonly unit: 'points' | 'scale' | 'share';
  readonly central: Ratio;
  readonly low: Ratio;
  readonly high: Ratio;
  /** Whether the range is the product's own because the plan states none. */
  readonly isDefaultRange: boolean;
  /** The block with the assumption at a value; the one given stays as it is. */
  readonly at: (value: Ratio) => HighNeedsBlock;
};
type Made = Omit<BlockAssumption, 'isDefaultRange'>;

const NONE: Ratio = { n: 0n, d: 1n };
const WHOLE: Ratio = { n: 1n, d: 1n };

/**
 * List the assumptions of a block. Only what can move its figures is among them: a line whose amounts are all known has no
 * growth to move, and a transfer that is approved in every year no share that may not come.
 * @param ranges  those that the plan states, by id; the product's own where it states none.
 * @source Method note 12, section 7.
 */
export function listBlockAssumptions(
  block: HighNeedsBlock,
  ranges: readonly AssumptionRange[],
): readonly BlockAssumption[] {
  const known = new Map(ranges.map((range) => [range.id, range]));
  return [
    ...block.income.flatMap((line) => incomeAssumptions(block, line)),
    ...block.spend.flatMap((line) => spendAssumptions(block, line)),
    // A block that is ring-fenced spends what it gets: its income or spend alone is moved only where the plan says how far.
    ...block.otherBlocks.flatMap((other) => otherAssumptions(block, other)).filter(({ id }) => known.has(id)),
    ...transferAssumptions(block),
    ...block.savings.flatMap((saving) => savingAssumptions(block, saving)),
    ...notYetGranted(block),
  ].map((one) => {
    const range = known.get(one.id);
    return { ...one, ...(range ?? {}), isDefaultRange: range === undefined };
  });
}

/** A scale tried so many hundredths either side. */
function scale(id: string, label: string, off: bigint, at: (value: Ratio) => HighNeedsBlock): Made {
  const [low, high] = [
    { n: 100n - off, d: 100n },
    { n: 100n + off, d: 100n },
  ];
  return { id, label, unit: 'scale', central: WHOLE, low, high, at };
}

/** A growth tried one point either side. */
function points(id: string, label: string, at: (value: Ratio) => HighNeedsBlock): Made {
  return {
    id,
    label,
    unit: 'points',
    central: NONE,
    low: { n: -1n, d: 100n },
    high: { n: 1n, d: 100n },
    at,
  };
}

function incomeAssumptions(block: HighNeedsBlock, line: IncomeLine): Made[] {
  const { id, name } = line;
  const withLine = (changed: IncomeLine): HighNeedsBlock => ({
    ...block,
    income: block.income.map((one) => (one.id === id ? changed : one)),
  });
  if (line.kind === 'import-export')
    return [
      scale(`block.${id}.rate`, `${name}: rate times net pupils`, 5n, (value) =>
        withLine({ ...line, ratePence: scaled(line.ratePence, value) }),
      ),
    ];
  return pathAssumptions(`block.${id}`, name, line.path, 1n, (path) =>
    withLine({ ...(line as Exclude<IncomeLine, { kind: 'import-export' }> & Allocation), path }),
  );
}

/** The level of a path's newest known amount, and its growth after it. */
function pathAssumptions(
  id: string,
  name: string,
  path: MoneyPath,
  off: bigint,
  withPath: (path: MoneyPath) => HighNeedsBlock,
): Made[] {
  const made = [
    scale(`${id}.level`, `${name}: newest known amount`, off, (value) => withPath(scaledNewest(path, value))),
  ];
  if (grows(path))
    made.push(points(`${id}.growth`, `${name}: growth a year`, (value) => withPath(grownBy(path, value))));
  return made;
}

function spendAssumptions(block: HighNeedsBlock, line: SpendLine): Made[] {
  const { id, name, cost } = line;
  const withCost = (changed: LineForm): HighNeedsBlock => ({
    ...block,
    spend: block.spend.map((one) => (one.id === id ? { ...one, cost: changed } : one)),
  });
  if (cost.form === 'amount')
    return pathAssumptions(`block.${id}`, name, cost.path, 5n, (path) => withCost({ ...cost, path }));
  const made = [
    scale(`block.${id}.price`, `${name}: price`, 5n, (value) =>
      withCost(priced(cost, (path) => scaledNewest(path, value))),
    ),
    scale(`block.${id}.numbers`, `${name}: numbers after the first`, 5n, (value) =>
      withCost(numbered(cost, value)),
    ),
  ];
  if (grows(cost.price.path))
    made.push(
      points(`block.${id}.inflation`, `${name}: inflation of the price a year`, (value) =>
        withCost(priced(cost, (path) => grownBy(path, value))),
      ),
    );
  return made;
}

type Numbered = Exclude<LineForm, { readonly form: 'amount' }>;

/** A line with its price changed; what an empty place and a child beyond the places cost goes with it, where the line states it. */
function priced(cost: Numbered, change: (path: MoneyPath) => MoneyPath): LineForm {
  const changed = (price: Price): Price => ({ ...price, path: change(price.path) });
  if (cost.form !== 'places') return { ...cost, price: changed(cost.price) };
  return {
    ...cost,
    price: changed(cost.price),
    emptyPrice: cost.emptyPrice === null ? null : changed(cost.emptyPrice),
    overPrice: cost.overPrice === null ? null : changed(cost.overPrice),
  };
}

/** A line with all numbers but the first scaled: the first is what is there. Of places, those that are filled. */
function numbered(cost: Numbered, value: Ratio): LineForm {
  const later = (numbers: Series<Ratio>) =>
    numbers.map((number, k) => (number === null || k === 0 ? number : times(number, value)));
  return cost.form === 'places'
    ? { ...cost, commissioned: later(cost.commissioned), occupied: later(cost.occupied) }
    : { ...cost, plans: later(cost.plans) };
}

const OTHER_WORDS = {
  schools: 'Schools Block',
  'central-services': 'Central School Services Block',
  'early-years': 'Early Years Block',
} as const;

function otherAssumptions(block: HighNeedsBlock, other: HighNeedsBlock['otherBlocks'][number]): Made[] {
  const withOther = (changed: typeof other): HighNeedsBlock => ({
    ...block,
    otherBlocks: block.otherBlocks.map((one) => (one.block === other.block ? changed : one)),
  });
  const name = OTHER_WORDS[other.block];
  return [
    ...pathAssumptions(`block.${other.block}.income`, `${name}, income`, other.income, 1n, (income) =>
      withOther({ ...other, income }),
    ),
    ...pathAssumptions(`block.${other.block}.spend`, `${name}, spend`, other.spend, 1n, (spend) =>
      withOther({ ...other, spend }),
    ),
  ];
}

/** The Schools Block that a transfer is a share of; nothing where no year has a transfer. */
function transferAssumptions(block: HighNeedsBlock): Made[] {
  const { schoolsBlock, rate } = block.transfer;
  if (rate.every((one) => one === null || one.n === 0n)) return [];
  return pathAssumptions(
    'block.transfer.schools-block',
    'Schools Block, of which the transfer is a share',
    schoolsBlock,
    1n,
    (path) => ({ ...block, transfer: { ...block.transfer, schoolsBlock: path } }),
  );
}

function savingAssumptions(block: HighNeedsBlock, saving: Saving): Made[] {
  if (saving.growth.slice(1).every((factor) => factor === null)) return [];
  return [
    points(`block.${saving.id}.growth`, `${saving.name}: growth a year`, (value) => ({
      ...block,
      savings: block.savings.map((one) =>
        one.id === saving.id
          ? { ...one, growth: one.growth.map((factor) => (factor === null ? null : plus(factor, value))) }
          : one,
      ),
    })),
  ];
}

const APPROVED: ReadonlySet<string> = new Set(['forum-approved', 'department-approved']);

/** What may come or not: transfers nobody approved, savings without a source, payments due, the authority's own contribution. */
function notYetGranted(block: HighNeedsBlock): Made[] {
  const share = (id: string, label: string, at: (value: Ratio) => HighNeedsBlock): Made => ({
    id,
    label: `${label}: share that comes`,
    unit: 'share',
    central: WHOLE,
    low: NONE,
    high: WHOLE,
    at,
  });
  const { rate, status } = block.transfer;
  const isOpen = (k: number) => !APPROVED.has(status[k] ?? '') && (rate[k]?.n ?? 0n) !== 0n;
  const made: Made[] = [];
  if (rate.some((_, k) => isOpen(k)))
    made.push(
      share('block.transfer', 'Schools Block transfers not yet approved', (value) => ({
        ...block,
        transfer: {
          ...block.transfer,
          rate: rate.map((one, k) => (one === null || !isOpen(k) ? one : times(one, value))),
        },
      })),
    );
  for (const { id, name, source } of block.savings)
    if (source === null)
      made.push(
        share(`block.${id}.saving`, `${name}, which nothing explains`, (value) => ({
          ...block,
          savings: block.savings.map((one) =>
            one.id === id
              ? { ...one, base: one.base.map((base) => (base === null ? null : scaled(base, value))) }
              : one,
          ),
        })),
      );
  const paid = (value: Ratio) =>
    block.payments.map((one) =>
      one.status === 'planned' ? { ...one, amountPence: scaled(one.amountPence, value) } : one,
    );
  if (block.payments.some(({ status: state }) => state === 'planned'))
    made.push(
      share('block.payments', 'Programme payments not yet received', (value) => ({
        ...block,
        payments: paid(value),
      })),
    );
  if (block.contributions.length > 0)
    made.push(
      share('block.contributions', 'The authority’s own contribution', (value) => ({
        ...block,
        contributions: block.contributions.map((one) => ({
          ...one,
          amountPence: scaled(one.amountPence, value),
        })),
      })),
    );
  return made;
}

function newestKnown({ known }: MoneyPath): number {
  return known.findLastIndex((amount) => amount !== null);
}

/** Whether a year after the newest known amount rests on growth. */
function grows(path: MoneyPath): boolean {
  return newestKnown(path) < Math.max(path.known.length, path.growth.length) - 1;
}

function scaledNewest(path: MoneyPath, value: Ratio): MoneyPath {
  const newest = newestKnown(path);
  return {
    ...path,
    known: path.known.map((amount, k) => (amount === null || k !== newest ? amount : scaled(amount, value))),
  };
}

function grownBy(path: MoneyPath, value: Ratio): MoneyPath {
  return { ...path, growth: path.growth.map((factor) => (factor === null ? null : plus(factor, value))) };
}

function scaled(amount: bigint, value: Ratio): bigint {
  return roundHalfUp(amount * value.n, value.d);
}
