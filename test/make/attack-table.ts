/** An attack on published tables for tests: tries every way to fill the hidden cells, and knows nothing of how they were hidden. */
import type { Relation } from '../../src/core/disclosure/count-table.ts';

export type Attack = {
  /** Sums that the attacker knows to hold. */
  readonly relations: readonly Relation[];
  /** Values that are published. */
  readonly shown: ReadonlyMap<string, number>;
  /** Hidden cell to the least that it can be. */
  readonly hidden: ReadonlyMap<string, number>;
  /** The largest value tried for a cell that no sum settles. */
  readonly most: number;
  /** Values of one cell after which the attack has failed for it. */
  readonly enough: number;
};

const MOST_STEPS = 300_000;

type Search = Attack & {
  readonly guess: Map<string, number>;
  readonly found: ReadonlyMap<string, Set<number>>;
  readonly byCell: ReadonlyMap<string, readonly Relation[]>;
  steps: number;
};

/**
 * List the values that each hidden cell takes in some filling that keeps every sum.
 * @returns null where there are more fillings than can be tried and some cell has not yet `enough` values.
 */
export function attackTable(attack: Attack): ReadonlyMap<string, ReadonlySet<number>> | null {
  const ids = [...attack.hidden.keys()];
  const search: Search = {
    ...attack,
    guess: new Map(),
    found: new Map(ids.map((id) => [id, new Set()])),
    byCell: new Map(
      ids.map((id) => [
        id,
        attack.relations.filter(({ total, parts }) => total === id || parts.includes(id)),
      ]),
    ),
    steps: 0,
  };
  fill(search, ids);
  const isSettled = search.steps <= MOST_STEPS || isFailed(search);
  return isSettled ? search.found : null;
}

function isFailed({ found, enough }: Search): boolean {
  return [...found.values()].every((values) => values.size >= enough);
}

function fill(search: Search, open: readonly string[]): void {
  if (++search.steps > MOST_STEPS) return;
  const id = open.find((cell) => forcedValue(search, cell) !== null) ?? open[0];
  if (id === undefined) {
    for (const [cell, value] of search.guess) search.found.get(cell)?.add(value);
    return;
  }
  const rest = open.filter((cell) => cell !== id);
  const least = search.hidden.get(id) ?? 0;
  const forced = forcedValue(search, id);
  const [from, to] = forced === null ? [least, search.most] : [Math.max(forced, least), forced];
  for (let value = from; value <= to; value++) {
    search.guess.set(id, value);
    if (search.byCell.get(id)?.every((relation) => holds(search, relation)) === true) fill(search, rest);
  }
  search.guess.delete(id);
}

function knownValue({ shown, guess }: Search, id: string): number | undefined {
  return shown.get(id) ?? guess.get(id);
}

/** Give the one value that some sum leaves for a cell; null where none settles it. */
function forcedValue(search: Search, id: string): number | null {
  for (const relation of search.byCell.get(id) ?? []) {
    const value = restOf(search, relation, id);
    if (!Number.isNaN(value)) return value;
  }
  return null;
}

/** Give what one sum leaves for a cell; not a number where others in it are open. */
function restOf(search: Search, { total, parts }: Relation, id: string): number {
  const others = parts.filter((part) => part !== id);
  const sum = others.reduce((all, part) => all + (knownValue(search, part) ?? Number.NaN), 0);
  return total === id ? sum : (knownValue(search, total) ?? Number.NaN) - sum;
}

/** Say whether a sum can still hold with what is filled so far. */
function holds(search: Search, { total, parts }: Relation): boolean {
  const whole = knownValue(search, total);
  if (whole === undefined) return true;
  let sum = 0;
  let isWhole = true;
  for (const id of parts) {
    const value = knownValue(search, id);
    if (value === undefined) isWhole = false;
    sum += value ?? search.hidden.get(id) ?? 0;
  }
  return isWhole ? sum === whole : sum <= whole;
}
