/** What would have to be true: the value of one assumption at which a goal is just met, and the range that meets it. */
import type { FinancialYear } from '../base/time.ts';
import type { Ratio } from '../finance/plan-inputs.ts';
import type { Assumption } from './assumptions.ts';
import { type CasePosition, runCase } from './exact-case.ts';

/** A grid of values to look on: `from`/`per` to `to`/`per` in steps of 1/`per`. */
export type Grid = {
  readonly from: bigint;
  readonly to: bigint;
  readonly per: bigint;
  /** So many steps are looked at first; sixteen where not given. */
  readonly looks?: bigint;
};

/** Where a goal is met on the grid. */
export type Sought =
  /** Met nowhere, or everywhere that was looked. */
  | { readonly kind: 'never' }
  | { readonly kind: 'always' }
  /** Met from this value on, up (`atLeast`) or down (`atMost`), and not one step before. */
  | { readonly kind: 'at-least'; readonly value: Ratio }
  | { readonly kind: 'at-most'; readonly value: Ratio }
  /** It changes more than once over what was looked at: the ranges that meet it, ends included, in their order. */
  | { readonly kind: 'within'; readonly ranges: readonly ValueRange[] };

/** From one value to another; an end is null where the grid ends first. */
export type ValueRange = { readonly from: Ratio | null; readonly to: Ratio | null };

/** So many steps are looked at first, to see that the goal changes once only. */
const LOOKS = 16n;

/**
 * Seek where a goal is met on the grid: steps are looked at first, and every change between two of them is found by halving. What comes
 * and goes again between two looks is not seen.
 * @param isMet  the goal, for one value.
 */
export function seekThreshold(isMet: (value: Ratio) => boolean, grid: Grid): Sought {
  const met = (step: bigint) => isMet({ n: step, d: grid.per });
  const span = grid.to - grid.from;
  const looks: { readonly step: bigint; readonly met: boolean }[] = [];
  const all = grid.looks ?? LOOKS;
  for (let look = 0n; look <= all; look++) {
    const step = grid.from + (span * look) / all;
    looks.push({ step, met: met(step) });
  }
  const turns = looks.filter((look, place) => place > 0 && look.met !== looks[place - 1]?.met);
  const edges = turns.map((turn) => {
    const before = looks[looks.indexOf(turn) - 1]?.step ?? grid.from;
    return halve(met, before, turn.step, turn.met, grid.per);
  });
  const [edge] = edges;
  if (edge === undefined) return { kind: looks[0]?.met === true ? 'always' : 'never' };
  return edges.length === 1 ? edge : { kind: 'within', ranges: rangesOf(edges) };
}

type Edge = Extract<Sought, { readonly value: Ratio }>;

/** Ranges between the edges, which rise and fall in turn. */
function rangesOf(edges: readonly Edge[]): readonly ValueRange[] {
  const ranges: ValueRange[] = [];
  let from: Ratio | null = null;
  for (const { kind, value } of edges) {
    if (kind === 'at-least') from = value;
    else {
      ranges.push({ from, to: value });
      from = null;
    }
  }
  return from === null ? ranges : [...ranges, { from, to: null }];
}

/** Halve between a step on each side; `rises` says that the goal is met on the upper side. */
function halve(met: (step: bigint) => boolean, from: bigint, to: bigint, rises: boolean, per: bigint): Edge {
  let [low, high] = [from, to];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (met(middle) === rises) high = middle;
    else low = middle;
  }
  return rises
    ? { kind: 'at-least', value: { n: high, d: per } }
    : { kind: 'at-most', value: { n: low, d: per } };
}

/** Seek the value of an assumption from which (or up to which) a goal on the position is met. */
export function seekGoal(
  assumption: Assumption,
  goal: (position: CasePosition) => boolean,
  grid: Grid,
): Sought {
  return seekThreshold((value) => goal(runCase(assumption.at(value))), grid);
}

/** The values for which balance first comes to stay in exactly one year; an end is null where the grid ends first. */
export type BalanceRange = {
  readonly year: FinancialYear;
  readonly lowest: Ratio | null;
  readonly highest: Ratio | null;
};

/**
 * Give the range of an assumption that rises with the position (growth of income) for which balance first comes in `year`.
 * @returns null where no value on the grid gives it, or where balance does not change once only.
 */
export function balanceRange(assumption: Assumption, year: FinancialYear, grid: Grid): BalanceRange | null {
  const by = (limit: FinancialYear) =>
    seekGoal(assumption, ({ firstBalance }) => firstBalance !== null && firstBalance <= limit, grid);
  const reached = by(year);
  const passed = by(year - 1);
  if (reached.kind !== 'at-least' && reached.kind !== 'always') return null;
  if (passed.kind !== 'at-least' && passed.kind !== 'never') return null;
  const lowest = reached.kind === 'always' ? null : reached.value;
  const highest = passed.kind === 'never' ? null : { n: passed.value.n - 1n, d: passed.value.d };
  const isEmpty = lowest !== null && highest !== null && highest.n < lowest.n;
  return isEmpty ? null : { year, lowest, highest };
}
