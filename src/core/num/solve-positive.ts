/** Small systems of linear equations with a symmetric positive definite matrix. */

/**
 * Solve A x = b by Cholesky's factors.
 * @param matrix  A, `[row][column]`, symmetric positive definite; not changed.
 * @throws RangeError where A is not positive definite.
 */
export function solvePositive(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const factor = matrix.map((row) => row.slice());
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) factor[row]![column] = factorCell(factor, row, column);
  const solved = right.slice();
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) solved[row]! -= factor[row]![k]! * solved[k]!;
    solved[row]! /= factor[row]![row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) solved[row]! -= factor[k]![row]! * solved[k]!;
    solved[row]! /= factor[row]![row]!;
  }
  return solved;
}

function factorCell(factor: readonly Float64Array[], row: number, column: number): number {
  let sum = factor[row]![column]!;
  for (let k = 0; k < column; k++) sum -= factor[row]![k]! * factor[column]![k]!;
  if (row !== column) return sum / factor[column]![column]!;
  if (!(sum > 0)) throw new RangeError('The matrix is not positive definite');
  return Math.sqrt(sum);
}
