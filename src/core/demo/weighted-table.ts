/** Choices with weights: a table drawn from with a seeded stream. */
import type { Stream } from '../num/random.ts';

export type WeightedTable<T> = { readonly values: readonly T[]; readonly upTo: readonly number[] };

/** Make a table from values and weights; weights need not sum to one. */
export function weigh<T>(pairs: readonly (readonly [T, number])[]): WeightedTable<T> {
  const all = pairs.reduce((sum, [, weight]) => sum + weight, 0);
  let sum = 0;
  const upTo = pairs.map(([, weight]) => {
    sum += weight / all;
    return sum;
  });
  return { values: pairs.map(([value]) => value), upTo };
}

/** Draw one value of a table. @throws RangeError where the table is empty: the caller's fault. */
export function drawFrom<T>(stream: Stream, table: WeightedTable<T>): T {
  const share = stream.next();
  const last = table.values.length - 1;
  let place = 0;
  while (place < last && share >= (table.upTo[place] ?? 1)) place++;
  const value = table.values[place];
  if (value === undefined) throw new RangeError('A table without values cannot be drawn from');
  return value;
}
