/** What of a block is no spend, in one draw: allocation between floor and cap, other income, transfer, savings, the other blocks. */

import type { BlockProjection } from '../block/block-projection.ts';
import type { Allocation, HighNeedsBlock } from '../block/high-needs-block.ts';
import type { MoneyPath } from '../block/money-path.ts';
import { nearestNumber } from '../num/rational-arithmetic.ts';
import type { CommonFactors } from './draw-block-inputs.ts';
import { amountAt, type DrawnPath, drawnPath, factorAt, fillFactors } from './drawn-path.ts';

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
  allocationOf(held, { level: 1, points: 0, growth: 1 }, held.central);
  return held;
}

/** Grow an allocation in one draw, held between floor and cap as in equation 12.6, not rounded. */
function allocationOf(
  { known, steps, least, most, newest }: HeldAllocation,
  { level, points, growth }: { readonly level: number; readonly points: number; readonly growth: number },
  into: Float64Array,
): void {
  let amount = 0;
  for (let n = 0; n < into.length; n++) {
    const stated = known[n] ?? null;
    if (stated !== null) amount = n === newest ? stated * level : stated;
    else {
      const asked = (steps[n] ?? 1) * growth + points;
      amount *= Math.max(least[n] ?? 0, Math.min(most[n] ?? Number.POSITIVE_INFINITY, asked));
    }
    into[n] = amount;
  }
}

/** What one draw gives to everything that is no spend. */
export type RestDraw = {
  readonly common: CommonFactors;
  readonly values: Float64Array;
  readonly row: number;
};

/** Whole pence of one draw by year: what it does to the deficit of high needs and of the grant, and the saving nobody explains. */
export type RestSink = {
  readonly highNeeds: Float64Array;
  readonly grant: Float64Array;
  readonly unexplained: Float64Array;
  readonly factors: Float64Array;
};

/** Work out one draw. @source Method note 12, section 8. */
export function restOfDraw(frame: RestFrame, draw: RestDraw, sink: RestSink): void {
  sink.highNeeds.fill(0);
  sink.grant.fill(0);
  sink.unexplained.fill(0);
  for (const held of frame.allocations) addAllocation(held, draw, sink);
  for (const one of frame.amounts) addAmount(one, draw, sink);
}

function addAllocation(held: HeldAllocation, { common, values, row }: RestDraw, sink: RestSink): void {
  const moved = {
    level: held.level < 0 ? 1 : factorAt(values, row + held.level),
    points: held.points < 0 ? 0 : amountAt(values, row + held.points),
    growth: held.points < 0 ? common.growth : 1,
  };
  allocationOf(held, moved, sink.factors);
  for (let n = 0; n < held.exact.length; n++) {
    const more = Math.floor(amountAt(sink.factors, n) - amountAt(held.central, n) + 0.5);
    add(sink, n, -1, -1, amountAt(held.exact, n) + more);
  }
}

function addAmount(one: MovedAmount, { common, values, row }: RestDraw, sink: RestSink): void {
  if (one.path !== null) fillFactors(sink.factors, one.path, values, row);
  const share = one.share < 0 ? 1 : factorAt(values, row + one.share);
  const step = one.step === null ? 1 : common[one.step];
  let stepped = one.level === null ? 1 : common[one.level];
  for (let n = 0; n < one.exact.length; n++) {
    if (one.isGrown[n] === true) stepped *= step;
    const own = one.path === null ? 1 : factorAt(sink.factors, n);
    const exact = amountAt(one.exact, n);
    const factor = stepped * own * (one.isOpen[n] === true ? share : 1);
    const amount = exact + Math.floor(exact * (factor - 1) + 0.5);
    add(sink, n, one.sign, one.grantSign, amount);
    if (one.isUnexplained) sink.unexplained[n] = amountAt(sink.unexplained, n) + amount;
  }
}

function add(sink: RestSink, year: number, sign: number, grantSign: number, amount: number): void {
  sink.highNeeds[year] = (sink.highNeeds[year] ?? 0) + sign * amount;
  sink.grant[year] = (sink.grant[year] ?? 0) + grantSign * amount;
}
