/** Where the columns of a table stand, and the cells of a row by them. */
import { columnKey } from '../tables/column-key.ts';

/** Give the place of a column by its key, or -1; the first where a name is repeated. */
export function placeOf(headers: readonly string[], key: string): number {
  return headers.findIndex((header) => columnKey(header) === key);
}

/** Give a cell without spaces round it; "" where the column is absent. */
export function cellAt(cells: readonly string[], place: number): string {
  const cell = cells[place];
  if (cell === undefined || cell === '') return '';
  // Trimming makes a copy only where there is something to trim; most cells have nothing.
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  return first <= 32 || last <= 32 || first === 0xa0 || last === 0xa0 ? cell.trim() : cell;
}

/** Say whether every cell of a row is empty. */
export function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}
