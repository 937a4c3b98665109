/** What of a block is no spend, over draws: allocation between floor and cap, other income, transfer, savings, the other blocks. */

import type { BlockProjection } from '../block/block-projection.ts';
import type { Allocation, HighNeedsBlock } from '../block/high-needs-block.ts';
import type { MoneyPath } from '../block/money-path.ts';
import { multiplyBy, read } from '../num/columns.ts';
import { nearestNumber } from '../num/rational-arithmetic.ts';
import { type Column, type DrawPass, factorColumns, lineColumn, movedBy, yearOf } from './draw-pass.ts';
import { amountAt, type DrawnPath, drawnPath, factorAt } from './drawn-path.ts';

/** One amount by year that is moved by a factor: whole pence, what it does to the deficit, and what moves it. */
type MovedAmount = {
  readonly exact: Float64Array;
  /** 1 where it adds to the deficit of high needs, −1 where it takes from it; likewise of the whole grant. */
  readonly sign: number;
  readonly grantSign: number;
  readonly path: DrawnPath | null;
  /** Where a share that comes stands among the lines' inputs, and the years it is asked of; -1 for none. */
  readonly share: number;
  readonly isOpen: readonly boolean[];
  /** The plan's own factor of a level, and of each year's step, where it has one. */
  readonly level: 'saving' | null;
  readonly step: 'schoolsBlock' | 'inflation' | null;
  /** Years in which the step counts. */
  readonly isGrown: readonly boolean[];
  readonly isUnexplained: boolean;
};

type HeldAllocation = {
  readonly exact: Float64Array;
  readonly known: readonly (number | null)[];
  readonly steps: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly level: number;
  readonly points: number;
  readonly newest: number;
  readonly central: Float64Array;
};

export type RestFrame = {
  readonly years: number;
  readonly allocations: readonly HeldAllocation[];
  readonly amounts: readonly MovedAmount[];
};

/** Make ready what is no spend. @param ids  names of the lines' inputs that are drawn. */
export function restFrame(
  block: HighNeedsBlock,
  { years: projected }: Pick<BlockProjection, 'years'>,
  ids: readonly string[],
): RestFrame {
  const years = block.years.length;
  const at = (id: string) => ids.indexOf(id);
  const amount = (exact: Float64Array, sign: number, more: Partial<MovedAmount> = {}): MovedAmount => ({
    exact,
    sign,
    grantSign: sign,
    path: null,
    share: -1,
    isOpen: [],
    level: null,
    step: null,
    isGrown: [],
    isUnexplained: false,
    ...more,
  });
  const pence = (take: (year: number) => bigint) =>
    Float64Array.from({ length: years }, (_, n) => Number(take(n)));
  const earned = (k: number) => pence((n) => projected[n]?.income[k]?.amountPence ?? 0n);
  const own = (path: MoneyPath, id: string) => drawnPath(path, at(`${id}.level`), at(`${id}.growth`));
  const { transfer } = block;
  const schools = own(transfer.schoolsBlock, 'block.transfer.schools-block');
  const isStatedSchools = block.otherBlocks.some((other) => other.block === 'schools');
  return {
    years,
    allocations: block.income.flatMap((line, k) =>
      line.kind === 'allocation' ? [heldAllocation(line, earned(k), at)] : [],
    ),
    amounts: [
      ...block.income.flatMap((line, k): MovedAmount[] => {
        if (line.kind === 'allocation') return [];
        const exact = earned(k);
        if (line.kind !== 'import-export')
          return [amount(exact, -1, { path: own(line.path, `block.${line.id}`) })];
        return [amount(exact, -1, { share: at(`block.${line.id}.rate`), isOpen: everyYear(years) })];
      }),
      amount(
        pence((n) => projected[n]?.transfer.amountPence ?? 0n),
        -1,
        {
          // What leaves the Schools Block leaves the grant as it is, where that block is stated.
          grantSign: isStatedSchools ? 0 : -1,
          path: schools,
          share: at('block.transfer'),
          isOpen: transfer.status.map((_, n) => projected[n]?.transfer.isApproved === false),
          step: at('block.transfer.schools-block.growth') >= 0 ? null : 'schoolsBlock',
          isGrown: transfer.schoolsBlock.known.map((known) => known === null),
        },
      ),
      ...block.savings.map((saving, k) =>
        amount(
          pence((n) => projected[n]?.savings[k]?.amountPence ?? 0n),
          -1,
          {
            path: drawnPath(
              { known: saving.base.map((_, n) => (n === 0 ? 1n : null)), growth: saving.growth },
              -1,
              at(`block.${saving.id}.growth`),
            ),
            share: at(`block.${saving.id}.saving`),
            isOpen: everyYear(years),
            level: saving.source === null && at(`block.${saving.id}.saving`) < 0 ? 'saving' : null,
            step: at(`block.${saving.id}.growth`) >= 0 ? null : 'inflation',
            isGrown: saving.base.map((_, n) => n > 0),
            isUnexplained: saving.source === null,
          },
        ),
      ),
      ...block.otherBlocks.flatMap((other, k): MovedAmount[] => [
        amount(
          pence((n) => projected[n]?.otherBlocks[k]?.incomePence ?? 0n),
          0,
          { grantSign: -1, path: own(other.income, `block.${other.block}.income`) },
        ),
        amount(
          pence((n) => projected[n]?.otherBlocks[k]?.spendPence ?? 0n),
          0,
          { grantSign: 1, path: own(other.spend, `block.${other.block}.spend`) },
        ),
      ]),
    ],
  };
}

function everyYear(years: number): boolean[] {
  return Array.from({ length: years }, () => true);
}

function heldAllocation(line: Allocation, exact: Float64Array, at: (id: string) => number): HeldAllocation {
  const years = exact.length;
  const heads = (n: number) => {
    const [now, before] = [line.population?.[n], line.population?.[n - 1]];
    return now == null || before == null ? 1 : nearestNumber(now) / nearestNumber(before);
  };
  const list = (take: (n: number) => number) => Float64Array.from({ length: years }, (_, n) => take(n));
  const growthOf = (n: number) => line.path.growth[n] ?? null;
  const held = {
    exact,
    known: Array.from({ length: years }, (_, n) => {
      const known = line.path.known[n] ?? null;
      return known === null ? null : Number(known);
    }),
    steps: list((n) => {
      const step = growthOf(n);
      return step === null ? 1 : nearestNumber(step);
    }),
    least: list((n) => (line.floor === null ? 0 : nearestNumber(line.floor) * heads(n))),
    most: list((n) => (line.cap === null ? Number.POSITIVE_INFINITY : nearestNumber(line.cap) * heads(n))),
    level: at(`block.${line.id}.level`),
    points: at(`block.${line.id}.growth`),
    newest: line.path.known.findLastIndex((amount) => amount !== null),
    central: new Float64Array(years),
  };
  centralAllocation(held);
  return held;
}

/** Grow an allocation as planned, held between floor and cap, not rounded. */
function centralAllocation({ known, steps, least, most, central }: HeldAllocation): void {
  let amount = 0;
  for (let n = 0; n < central.length; n++) {
    amount = known[n] ?? amount * Math.max(least[n] ?? 0, Math.min(most[n] ?? 0, steps[n] ?? 1));
    central[n] = amount;
  }
}

/** Begin the sums of every draw with what is no spend. What nothing moves is added up once for all draws. @source Method note 12, section 8. */
export function beginWithRest(frame: RestFrame, pass: DrawPass): void {
  const still = stillOf(frame, pass);
  for (const [year, amount] of still.highNeeds.entries()) yearOf(pass.inYear, pass, year).fill(amount);
  fillEvery(pass.others, still.others);
  fillEvery(pass.unexplained, still.unexplained);
  for (const held of frame.allocations) if (isHeldMoved(held, pass)) addAllocation(held, pass);
  for (const one of frame.amounts) if (isAmountMoved(one, pass)) addAmount(one, pass);
}

/** Give every draw the same years `[draw][year]`. */
function fillEvery(sums: Float64Array, byYear: Float64Array): void {
  for (const [year, amount] of byYear.entries())
    if (amount !== 0) for (let at = year; at < sums.length; at += byYear.length) sums[at] = amount;
}

/** Everything that no input drawn moves, summed by year. */
function stillOf({ allocations, amounts }: RestFrame, pass: DrawPass) {
  const sums = () => new Float64Array(pass.years);
  const sum = { highNeeds: sums(), others: sums(), unexplained: sums() };
  const add = (into: Float64Array, amount: Float64Array, sign: number) => {
    for (let year = 0; year < into.length; year++)
      into[year] = (into[year] ?? 0) + sign * (amount[year] ?? 0);
  };
  for (const held of allocations) if (!isHeldMoved(held, pass)) add(sum.highNeeds, held.exact, -1);
  for (const one of amounts) {
    if (isAmountMoved(one, pass)) continue;
    add(sum.highNeeds, one.exact, one.sign);
    add(sum.others, one.exact, one.grantSign - one.sign);
    if (one.isUnexplained) add(sum.unexplained, one.exact, 1);
  }
  return sum;
}

function isHeldMoved({ level, points }: HeldAllocation, { growth }: DrawPass): boolean {
  return level >= 0 || points >= 0 || growth !== null;
}

function isAmountMoved({ path, share, step, level }: MovedAmount, pass: DrawPass): boolean {
  return (
    path !== null ||
    share >= 0 ||
    (step !== null && pass[step] !== null) ||
    (level !== null && pass[level] !== null)
  );
}

/** Grow an allocation in every draw, held between floor and cap as in equation 12.6, not rounded. */
function addAllocation(held: HeldAllocation, pass: DrawPass): void {
  const { draws, years, inYear } = pass;
  const level = lineColumn(pass, held.level);
  const points = lineColumn(pass, held.points);
  const grown = new Float64Array(draws);
  for (let year = 0; year < years; year++) {
    const stated = held.known[year] ?? null;
    if (stated === null)
      growYear(held, year, grown, { points, growth: points === null ? pass.growth : null });
    else {
      grown.fill(stated);
      if (year === held.newest) multiplyBy(grown, level);
    }
    const [planned, middle] = [amountAt(held.exact, year), amountAt(held.central, year)];
    const sum = yearOf(inYear, pass, year);
    for (let draw = 0; draw < draws; draw++)
      sum[draw] = read(sum, draw) - (planned + Math.floor(read(grown, draw) - middle + 0.5));
  }
}

type Asked = { readonly points: Column; readonly growth: Column };

function growYear(held: HeldAllocation, year: number, grown: Float64Array, { points, growth }: Asked): void {
  const step = factorAt(held.steps, year);
  const [least, most] = [amountAt(held.least, year), amountAt(held.most, year)];
  for (let draw = 0; draw < grown.length; draw++) {
    const asked =
      step * (growth === null ? 1 : read(growth, draw)) + (points === null ? 0 : read(points, draw));
    grown[draw] = read(grown, draw) * Math.max(least, Math.min(most, asked));
  }
}

function addAmount(one: MovedAmount, pass: DrawPass): void {
  const { draws, years } = pass;
  const own = factorColumns(one.path, pass);
  const share = lineColumn(pass, one.share);
  const step = one.step === null ? null : pass[one.step];
  const stepped = new Float64Array(draws).fill(1);
  multiplyBy(stepped, one.level === null ? null : pass[one.level]);
  const room = new Float64Array(draws);
  for (let year = 0; year < years; year++) {
    if (one.isGrown[year] === true) multiplyBy(stepped, step);
    const open = one.isOpen[year] === true ? share : null;
    if (own === null && open === null) {
      addMoved(one, pass, year, stepped);
      continue;
    }
    room.set(stepped);
    multiplyBy(room, own, year * draws);
    multiplyBy(room, open);
    addMoved(one, pass, year, room);
  }
}

function addMoved(one: MovedAmount, pass: DrawPass, year: number, factor: Float64Array): void {
  const { sign, isUnexplained } = one;
  const apart = one.grantSign - sign;
  const exact = amountAt(one.exact, year);
  const { draws, years, others, unexplained } = pass;
  const sum = yearOf(pass.inYear, pass, year);
  for (let draw = 0, at = year; draw < draws; draw++, at += years) {
    const amount = movedBy(exact, read(factor, draw), 0);
    sum[draw] = read(sum, draw) + sign * amount;
    if (apart !== 0) others[at] = read(others, at) + apart * amount;
    if (isUnexplained) unexplained[at] = read(unexplained, at) + amount;
  }
}
