/** How wide a table in a return may be: cells beyond that are joined into the last, so that no word goes and no table explodes. */

/** More columns than a page holds [columns]. */
const MOST_COLUMNS = 40;

/** Fit a row: its surplus cells stand in the last one, parted by spaces. */
export function fitRow(cells: readonly string[]): readonly string[] {
  if (cells.length <= MOST_COLUMNS) return cells;
  const surplus = cells.slice(MOST_COLUMNS - 1).filter((cell) => cell !== '');
  return [...cells.slice(0, MOST_COLUMNS - 1), surplus.join(' ')];
}
