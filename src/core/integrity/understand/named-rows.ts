/** Rows of tables whose every word a sentence has. */
import type { Grid, GridRow } from './grid.ts';
import { oncePer } from './once.ts';
import { thingWords } from './thing-words.ts';
import type { Understanding } from './understanding.ts';

/** A row that a text names, and of how many words its name is. */
export type NamedRow = { readonly grid: Grid; readonly row: GridRow; readonly size: number };

/** A name has at least so many words: one alone is of many things. */
const LEAST = 2;

const namesOf = oncePer(({ grids }: Understanding) =>
  grids.flatMap((grid) =>
    grid.rows.flatMap((row) => {
      const words = [...thingWords(row.label)].filter((word) => word.length > 2);
      return words.length < LEAST ? [] : [{ grid, row, words }];
    }),
  ),
);

/** Give the rows whose every word is among some. */
export function rowsNamed(document: Understanding, words: ReadonlySet<string>): NamedRow[] {
  return namesOf(document)
    .filter(({ words: own }) => own.every((word) => words.has(word)))
    .map(({ grid, row, words: own }) => ({ grid, row, size: own.length }));
}
