/** A table of counts of any number of dimensions: cells, and the sums that bind them. */
import { raise } from '../base/problem.ts';

/** One count. `id` says whose: the same id means the same children in every table and publication. */
export type CountCell = {
  readonly id: string;
  /** Whole, 0 or more [children]; null where nobody knows it: a missing count is never nought. */
  readonly count: number | null;
};

/** One sum: the total is the sum of its parts, and no part is in it twice. */
export type Relation = { readonly total: string; readonly parts: readonly string[] };

export type CountTable = { readonly cells: readonly CountCell[]; readonly relations: readonly Relation[] };

/** A table in which every count is known: what is missing became a cell of its own that is never shown. */
export type WholeTable = {
  /** Cell to count [children]. */
  readonly counts: ReadonlyMap<string, number>;
  readonly relations: readonly Relation[];
  /** Cells that stand for missing counts together, one a relation; never shown. */
  readonly unknown: ReadonlySet<string>;
};

const BACKGROUND = 'not known/';

/**
 * Check a table and make it whole.
 * @throws ProblemError `disclosure.wrong-count`, `disclosure.repeated-cell`, `disclosure.unknown-cell`,
 *   `disclosure.sum-disagrees`. A sum that does not hold is told, not mended: figures that contradict each other
 *   cannot be protected together.
 */
export function wholeTable({ cells, relations }: CountTable): WholeTable {
  const given = new Map<string, number | null>();
  for (const { id, count } of cells) {
    if (count !== null && !(Number.isSafeInteger(count) && count >= 0))
      refuse('disclosure.wrong-count', id, 'A count is not a whole number of 0 or more');
    if (given.has(id)) refuse('disclosure.repeated-cell', id, 'A table holds the same cell twice');
    given.set(id, count);
  }
  const counts = new Map([...given].flatMap(([id, count]) => (count === null ? [] : [[id, count] as const])));
  const unknown = new Set<string>();
  const whole = relations.flatMap((relation, place) => {
    const rest = restOf(relation, given);
    if (rest === null) return [];
    const known = relation.parts.filter((id) => counts.has(id));
    if (known.length === relation.parts.length) {
      if (rest !== 0)
        refuse('disclosure.sum-disagrees', relation.total, 'A total is not the sum of its parts');
      return [relation];
    }
    if (rest < 0) refuse('disclosure.sum-disagrees', relation.total, 'Parts come to more than their total');
    const background = `${BACKGROUND}${place}`;
    counts.set(background, rest);
    unknown.add(background);
    return [{ total: relation.total, parts: [...known, background] }];
  });
  return { counts, relations: whole, unknown };
}

/** Give the total less its known parts; null where the total itself is missing, so that the sum binds nothing. */
function restOf({ total, parts }: Relation, given: ReadonlyMap<string, number | null>): number | null {
  if (new Set(parts).size !== parts.length || parts.includes(total))
    refuse('disclosure.repeated-cell', total, 'A sum names the same cell twice');
  let sum = 0;
  for (const id of parts) sum += countOf(id, given) ?? 0;
  const whole = countOf(total, given);
  return whole === null ? null : whole - sum;
}

function countOf(id: string, given: ReadonlyMap<string, number | null>): number | null {
  const count = given.get(id);
  return count === undefined
    ? refuse('disclosure.unknown-cell', id, 'A sum names a cell that the table does not have')
    : count;
}

function refuse(code: string, place: string, message: string): never {
  return raise({ code, place, message, advice: 'Correct the table before it leaves the house.' });
}
