/** The rows of all tables by the words that name them. */
import type { Grid, GridRow } from './grid.ts';
import { oncePer } from './once.ts';
import { thingWords } from './thing-words.ts';
import type { Understanding } from './understanding.ts';

export type NamedRow = {
  readonly grid: Grid;
  readonly row: GridRow;
  /** Words of its first cell; where that is as short as a code, of the next one too. */
  readonly words: ReadonlySet<string>;
};

/** A first cell of no more than this is a code and no name [characters]. */
const CODE = 4;

/** Give the rows of all tables with their words. */
export const namedRows: (document: Understanding) => readonly NamedRow[] = oncePer(({ grids }) =>
  grids.flatMap((grid) =>
    grid.rows.map((row) => {
      const name = row.label.length > CODE ? row.label : `${row.label} ${row.row.cells[1] ?? ''}`;
      return { grid, row, words: thingWords(name) };
    }),
  ),
);
