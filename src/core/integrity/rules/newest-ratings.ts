/** The newest rating of each condition or risk. */
import type { Grid } from '../understand/grid.ts';
import { oncePer } from '../understand/once.ts';
import { type Rating, ratingInCell } from '../understand/ratings.ts';
import { updateNumbers } from '../understand/updates.ts';

/** The newest rating of each condition or section. */
export const newest: (ratings: readonly Rating[]) => readonly Rating[] = oncePer((ratings) => {
  const latest = new Map<string, Rating>();
  for (const rating of ratings) {
    if (rating.word === null) continue;
    const held = latest.get(rating.subject);
    if (held === undefined || (rating.update ?? 9) >= (held.update ?? 9)) latest.set(rating.subject, rating);
  }
  return [...latest.values()];
});

/**
 * The column of the rating that counts today: of several, the newest or the overall one; activity, last quarter and direction are held
 * against no figure of today. -1 where there is none, or none of several is plain.
 */
export function ratedColumn(grid: Grid): number {
  const all = grid.columns.flatMap(({ low }, at) =>
    at > 0 && grid.rows.some(({ row }) => ratingInCell(row.cells[at] ?? '') !== null) ? [{ low, at }] : [],
  );
  if (all.length <= 1) return all[0]?.at ?? -1;
  const numbers = updateNumbers(all.map(({ low }) => low));
  if (numbers.every((number) => number !== null)) return all[numbers.indexOf(Math.max(...numbers))]?.at ?? -1;
  const plain = all.findLast(({ low }) =>
    /\b(?:overall|now|current|latest|this)\b|^(?:rag|rating|status)$/.test(low),
  );
  return plain?.at ?? -1;
}
