/** What a document states: its sentences, and those that stand in the cells of tables. */
import type { TextBlock } from '../document.ts';
import { placeOf } from './block-places.ts';
import { rowSpot } from './grid.ts';
import { oncePer } from './once.ts';
import { readSentences, type Sentence } from './sentence.ts';
import type { Understanding } from './understanding.ts';

/** A shorter cell is a label or a figure [words]. */
const LEAST = 4;

/** The sentences of the longer cells of tables, each with its row as its block. */
const cellStatements: (document: Understanding) => readonly Sentence[] = oncePer(({ grids, document }) =>
  grids.flatMap((grid) =>
    grid.block.isChart
      ? []
      : grid.rows.flatMap((row) =>
          row.row.cells.flatMap((cell, at): Sentence[] => {
            if (at === 0 || cell.split(' ', LEAST).length < LEAST) return [];
            const { paragraph, page, section } = rowSpot(grid, row);
            const block: TextBlock = {
              kind: 'item',
              text: cell,
              paragraph,
              page,
              section,
              level: 0,
              list: null,
            };
            return readSentences(block, placeOf(document, grid.block));
          }),
        ),
  ),
);

/** Give all sentences, those of the text first. */
export const statements: (document: Understanding) => readonly Sentence[] = oncePer((document) => [
  ...document.sentences,
  ...cellStatements(document),
]);
