/** Another table that a reader could not tell from the true one: counts moved so that every sum still holds. */
import { maximise } from './bounded-simplex.ts';
import type { Relation } from './count-table.ts';

/** What a reader knows of one count: its true value lies from `low` to `high`; equal where it is shown. */
export type KnownCount = { readonly count: number; readonly low: number; readonly high: number };

/** Everything published of a table, with the truth beside it. */
export type KnownTable = {
  readonly cells: ReadonlyMap<string, KnownCount>;
  readonly relations: readonly Relation[];
};

/** Cell to how much it moves; cells that stay are not in it. Whole numbers [children]. */
export type Move = ReadonlyMap<string, number>;

export type MoveSearch = {
  readonly table: KnownTable;
  readonly cell: string;
  /** How far the cell should move at most; negative for down. */
  readonly amount: number;
  /** What it costs that a cell moves by one, 0 or more; a cell without a cost costs nothing. */
  readonly costs?: ReadonlyMap<string, number>;
};

export type FoundMove = {
  /** A move in whole numbers within all bounds, checked exactly; null where none was found. */
  readonly move: Move | null;
  /** Cells that took part in the best answer, whole or not. */
  readonly cells: readonly string[];
};

const NOTHING: FoundMove = { move: null, cells: [] };

/**
 * Move one count as far as `amount` in the cheapest way that keeps every sum and every bound.
 * What is found is checked in whole numbers: a move that is given is a proof that a reader cannot tell.
 * That none is given proves nothing, and is taken as "not protected".
 */
export function findMove({ table, cell, amount, costs = new Map() }: MoveSearch): FoundMove {
  const { ids, relations } = componentOf(table, cell);
  if (amount === 0 || ids.length === 0) return NOTHING;
  const places = new Map(ids.map((id, place) => [id, place]));
  const rows = relations.map((relation) => rowOf(relation, places, ids.length * 2));
  let found = NOTHING;
  for (let attempt = 1; attempt <= ATTEMPTS && found.move === null; attempt++) {
    const bounds = boundsOf(table, ids, costs, attempt);
    const target = 2 * (places.get(cell) ?? 0) + (amount < 0 ? 1 : 0);
    bounds.upper[target] = Math.min(bounds.upper[target] ?? 0, Math.abs(amount));
    bounds.upper[target ^ 1] = 0;
    bounds.gain[target] = 2 * bounds.all;
    const next = readMove(table, relations, ids, maximise({ rows, ...bounds }));
    if (next.cells.length === 0) return next;
    if (found === NOTHING || next.move !== null) found = next;
  }
  return found;
}

/**
 * Costs are made a little uneven, or a search among equals takes very long; and a cheapest answer can lie between whole
 * numbers: further attempts make the costs more uneven, and find another.
 */
const ATTEMPTS = 4;
const UNEVEN = 0.002;

/** Two variables a cell, up and down, with how far each can go and what it costs. */
function boundsOf(
  table: KnownTable,
  ids: readonly string[],
  costs: ReadonlyMap<string, number>,
  attempt: number,
): { readonly upper: Float64Array; readonly gain: Float64Array; readonly all: number } {
  const upper = new Float64Array(ids.length * 2);
  const gain = new Float64Array(ids.length * 2);
  let all = 1;
  for (const [place, id] of ids.entries()) {
    const { count, low, high } = table.cells.get(id) ?? { count: 0, low: 0, high: 0 };
    const uneven = attempt * attempt * UNEVEN * (((place + 1) * 7919 * attempt) % 97);
    const cost = (costs.get(id) ?? 0) + uneven;
    upper.set([high - count, count - low], 2 * place);
    gain.set([-cost, -cost], 2 * place);
    all += cost;
  }
  return { upper, gain, all };
}

function rowOf(relation: Relation, places: ReadonlyMap<string, number>, width: number): Float64Array {
  const row = new Float64Array(width);
  const put = (id: string, sign: number) => {
    const place = places.get(id);
    if (place === undefined) return;
    row[2 * place] = sign;
    row[2 * place + 1] = -sign;
  };
  put(relation.total, -1);
  for (const id of relation.parts) put(id, 1);
  return row;
}

function readMove(
  table: KnownTable,
  relations: readonly Relation[],
  ids: readonly string[],
  values: Float64Array,
): FoundMove {
  const move = new Map<string, number>();
  const cells: string[] = [];
  for (const [place, id] of ids.entries()) {
    const change = (values[2 * place] ?? 0) - (values[2 * place + 1] ?? 0);
    if (Math.abs(change) > 1e-6) cells.push(id);
    const whole = Math.round(change);
    if (whole !== 0) move.set(id, whole);
  }
  return { move: move.size > 0 && isTrueMove(table, relations, move) ? move : null, cells };
}

/** Say whether a move in whole numbers keeps every sum and every bound. */
export function isTrueMove(table: KnownTable, relations: readonly Relation[], move: Move): boolean {
  for (const [id, change] of move) {
    const known = table.cells.get(id);
    if (known === undefined || !Number.isInteger(change)) return false;
    if (known.count + change < known.low || known.count + change > known.high) return false;
  }
  return relations.every(({ total, parts }) => {
    let sum = -(move.get(total) ?? 0);
    for (const id of parts) sum += move.get(id) ?? 0;
    return sum === 0;
  });
}

/** Gather the cells that can move together with one, and the sums that bind them. */
function componentOf(
  table: KnownTable,
  cell: string,
): { readonly ids: readonly string[]; readonly relations: readonly Relation[] } {
  const canMove = (id: string) => {
    const known = table.cells.get(id);
    return known !== undefined && known.low < known.high;
  };
  if (!canMove(cell)) return { ids: [], relations: [] };
  const byCell = relationsByCell(table.relations);
  const ids = new Set([cell]);
  const relations = new Set<Relation>();
  for (const id of ids)
    for (const relation of byCell.get(id) ?? []) {
      if (relations.has(relation)) continue;
      relations.add(relation);
      for (const other of [relation.total, ...relation.parts]) if (canMove(other)) ids.add(other);
    }
  return { ids: [...ids], relations: [...relations] };
}

const indexed = new WeakMap<readonly Relation[], ReadonlyMap<string, readonly Relation[]>>();

/** List the sums that each cell takes part in; worked out once for a list of sums. */
export function relationsByCell(relations: readonly Relation[]): ReadonlyMap<string, readonly Relation[]> {
  const known = indexed.get(relations);
  if (known !== undefined) return known;
  const byCell = new Map<string, Relation[]>();
  for (const relation of relations)
    for (const id of [relation.total, ...relation.parts]) {
      const list = byCell.get(id) ?? [];
      list.push(relation);
      byCell.set(id, list);
    }
  indexed.set(relations, byCell);
  return byCell;
}
