/** Which hidden counts follow exactly from the shown ones by adding and subtracting sums: whole-number elimination. */
import type { Relation } from './count-table.ts';

type Row = Map<number, bigint>;

/**
 * List the hidden cells that any reader can work out from shown cells and the sums, without knowing more than those.
 * Exact for any number of sums; nothing is rounded.
 * @source Method note 3, section 3: a cell is determined where its unit vector lies in the row space of the sums.
 */
export function recoverableCells(hidden: ReadonlySet<string>, relations: readonly Relation[]): string[] {
  const ids = [...hidden];
  const place = new Map(ids.map((id, at) => [id, at]));
  const reduced = reduceRows(
    relations.map((relation) => rowOf(relation, place)).filter((row) => row.size > 0),
  );
  return reduced
    .flatMap((row) => (row.size === 1 ? [...row.keys()] : []))
    .flatMap((at) => ids[at] ?? [])
    .sort();
}

function rowOf({ total, parts }: Relation, place: ReadonlyMap<string, number>): Row {
  const row: Row = new Map();
  const totalAt = place.get(total);
  if (totalAt !== undefined) row.set(totalAt, -1n);
  for (const id of parts) {
    const at = place.get(id);
    if (at !== undefined) row.set(at, 1n);
  }
  return row;
}

/** Bring rows to reduced form: each has a leading column that no other row has. */
function reduceRows(rows: readonly Row[]): Row[] {
  const byLead = new Map<number, Row>();
  for (const fresh of rows) {
    const row: Row = new Map(fresh);
    for (const lead of [...row.keys()]) {
      const known = byLead.get(lead);
      if (known !== undefined) eliminate(row, known, lead);
    }
    const [lead] = row.keys();
    if (lead === undefined) continue;
    for (const known of byLead.values()) eliminate(known, row, lead);
    byLead.set(lead, row);
  }
  return [...byLead.values()];
}

/** Take the column `lead` out of a row by means of another row that has it. */
function eliminate(row: Row, other: Row, lead: number): void {
  const factor = row.get(lead);
  const pivot = other.get(lead);
  if (factor === undefined || pivot === undefined || factor === 0n) return;
  for (const [at, value] of row) row.set(at, value * pivot);
  for (const [at, value] of other) {
    const next = (row.get(at) ?? 0n) - value * factor;
    if (next === 0n) row.delete(at);
    else row.set(at, next);
  }
  let shared = 0n;
  for (const value of row.values()) shared = greatestCommonDivisor(shared, value < 0n ? -value : value);
  if (shared > 1n) for (const [at, value] of row) row.set(at, value / shared);
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  let [large, small] = [one, other];
  while (small !== 0n) [large, small] = [small, large % small];
  return large;
}
