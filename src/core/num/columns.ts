/** Columns, one number for each draw: read without a check where the caller stays within them, gathered, multiplied. */

/** Read a number. The caller stays within the list: loops over draws look nothing up that is not there. */
export function read(values: Float64Array, at: number): number {
  return values[at]!;
}

/** Take every `step`-th number from `start` on, one for each draw. */
export function gather(from: Float64Array, start: number, step: number, draws: number): Float64Array {
  const column = new Float64Array(draws);
  for (let draw = 0, cell = start; draw < draws; draw++, cell += step) column[draw] = from[cell]!;
  return column;
}

/** Multiply by a column; null leaves everything as it is. @param from  where in it the draws begin. */
export function multiplyBy(into: Float64Array, factors: Float64Array | null, from = 0): void {
  if (factors === null) return;
  for (let draw = 0; draw < into.length; draw++) into[draw] = into[draw]! * factors[from + draw]!;
}
