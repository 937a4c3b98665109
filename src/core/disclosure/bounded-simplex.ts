/** The greatest gain of variables between nought and a bound whose sums balance, by the simplex method. */

/** Variables x with 0 ≤ x ≤ `upper`, each relation's weighted sum nought, gain to be as great as can be. */
export type BoundedProgram = {
  /** One row a relation, one number a variable; not changed. */
  readonly rows: readonly Float64Array[];
  /** May be Infinity. */
  readonly upper: Float64Array;
  readonly gain: Float64Array;
};

/** Smallest amount that is not taken for nought: coefficients are small whole numbers. */
const TINY = 1e-9;
/** What is left of nought after sums of small whole numbers. */
const NOISE = 1e-12;
/** Pivots without progress after which the rule that cannot go round in circles is used. */
const PATIENCE = 60;

type Tableau = {
  readonly rows: readonly Float64Array[];
  /** What one more of each variable would gain, all else in balance. */
  readonly worth: Float64Array;
  readonly upper: Float64Array;
  /** Variable of each row; -1 for a relation that no variable stands for yet. */
  readonly basis: Int32Array;
  readonly isBasic: Uint8Array;
  readonly isAtUpper: Uint8Array;
  /** Value of each row's variable. */
  readonly values: Float64Array;
};

/**
 * Give the values of greatest gain. The start, all noughts, is always allowed.
 * Every answer balances up to rounding; one that stopped early may gain less than could be, so callers verify.
 * @returns one value a variable.
 */
export function maximise({ rows, upper, gain }: BoundedProgram): Float64Array {
  const tableau: Tableau = {
    rows: rows.map((row) => row.slice()),
    worth: gain.slice(),
    upper,
    basis: new Int32Array(rows.length).fill(-1),
    isBasic: new Uint8Array(upper.length),
    isAtUpper: new Uint8Array(upper.length),
    values: new Float64Array(rows.length),
  };
  const most = 40 * (rows.length + upper.length) + 200;
  let stalled = 0;
  for (let pivots = 0; pivots < most; pivots++) {
    const entering = findEntering(tableau, stalled > PATIENCE);
    if (entering < 0) break;
    const moved = stepVariable(tableau, entering, stalled > PATIENCE);
    if (moved === null) break;
    stalled = moved > TINY ? 0 : stalled + 1;
  }
  return readValues(tableau);
}

/** Find the variable whose change gains most, or the first that gains; -1 where none does. */
function findEntering({ worth, isBasic, isAtUpper, upper }: Tableau, takesFirst: boolean): number {
  let best = -1;
  let most = TINY * 1000;
  for (let column = 0; column < worth.length; column++) {
    if (isBasic[column] === 1 || upper[column] === 0) continue;
    const gain = isAtUpper[column] === 1 ? -(worth[column] ?? 0) : (worth[column] ?? 0);
    if (gain <= most) continue;
    if (takesFirst) return column;
    best = column;
    most = gain;
  }
  return best;
}

/** Move one variable as far as the others allow; gives how far, or null where nothing holds it. */
function stepVariable(tableau: Tableau, column: number, takesFirst: boolean): number | null {
  const { rows, values, upper, isAtUpper } = tableau;
  const direction = isAtUpper[column] === 1 ? -1 : 1;
  const { row, step, goesToUpper } = findBlock(tableau, column, direction, takesFirst);
  if (!Number.isFinite(step)) return null;
  for (const [place, cells] of rows.entries())
    values[place] = (values[place] ?? 0) - direction * step * (cells[column] ?? 0);
  if (row < 0) {
    isAtUpper[column] = direction === 1 ? 1 : 0;
    return step;
  }
  const start = isAtUpper[column] === 1 ? (upper[column] ?? 0) : 0;
  exchange(tableau, row, column, goesToUpper);
  values[row] = start + direction * step;
  return step;
}

type Block = { readonly row: number; readonly step: number; readonly goesToUpper: boolean };

/** Find the row that stops a variable first; row -1 where its own bound does. */
function findBlock(tableau: Tableau, column: number, direction: number, takesFirst: boolean): Block {
  const { rows, upper, basis } = tableau;
  let block: Block = { row: -1, step: upper[column] ?? 0, goesToUpper: false };
  let held = 0;
  for (const [row, cells] of rows.entries()) {
    const change = -direction * (cells[column] ?? 0);
    if (Math.abs(change) <= TINY) continue;
    const step = roomOf(tableau, row, change) / Math.abs(change);
    const isTie = block.row >= 0 && Math.abs(step - block.step) <= TINY;
    const isBetterTie = takesFirst ? (basis[row] ?? -1) < (basis[block.row] ?? -1) : Math.abs(change) > held;
    if (isTie ? !isBetterTie : step >= block.step - TINY) continue;
    block = { row, step, goesToUpper: change > 0 };
    held = Math.abs(change);
  }
  return block;
}

/** Give how far a row's variable can still change in a direction. */
function roomOf({ values, upper, basis }: Tableau, row: number, change: number): number {
  const variable = basis[row] ?? -1;
  const bound = variable < 0 ? 0 : (upper[variable] ?? 0);
  const value = values[row] ?? 0;
  return Math.max(0, change < 0 ? value : bound - value);
}

/** Let a variable stand for a row in place of the one that does. */
function exchange(tableau: Tableau, pivotRow: number, column: number, goesToUpper: boolean): void {
  const { rows, worth, basis, isBasic, isAtUpper } = tableau;
  const leaving = basis[pivotRow] ?? -1;
  if (leaving >= 0) {
    isBasic[leaving] = 0;
    isAtUpper[leaving] = goesToUpper ? 1 : 0;
  }
  basis[pivotRow] = column;
  isBasic[column] = 1;
  isAtUpper[column] = 0;
  const pivot = rows[pivotRow];
  if (pivot === undefined) return;
  const scale = pivot[column] ?? 1;
  const places: number[] = [];
  for (let place = 0; place < pivot.length; place++) {
    const cell = pivot[place] ?? 0;
    if (cell === 0) continue;
    pivot[place] = cell / scale;
    places.push(place);
  }
  for (const [row, cells] of rows.entries()) if (row !== pivotRow) subtract(cells, pivot, places, column);
  subtract(worth, pivot, places, column);
}

/** Take a row out of another; `places` are where it has anything. */
function subtract(cells: Float64Array, pivot: Float64Array, places: readonly number[], column: number): void {
  const factor = cells[column] ?? 0;
  if (factor === 0) return;
  for (const place of places) {
    const rest = (cells[place] ?? 0) - factor * (pivot[place] ?? 0);
    cells[place] = Math.abs(rest) < NOISE ? 0 : rest;
  }
  cells[column] = 0;
}

function readValues({ basis, isAtUpper, upper, values }: Tableau): Float64Array {
  const found = new Float64Array(upper.length);
  for (let column = 0; column < found.length; column++)
    if (isAtUpper[column] === 1) found[column] = upper[column] ?? 0;
  for (const [row, column] of basis.entries()) if (column >= 0) found[column] = values[row] ?? 0;
  return found;
}
