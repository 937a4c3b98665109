/** What a document states, sentence by sentence, wherever it stands: in prose, in a list, or in a cell of a table with the words of its row. */
import type { TextBlock } from '../document.ts';
import type { Spot } from '../finding.ts';
import { oncePer } from './once.ts';
import { isStatement, readSentences, type Sentence, sentenceSpot } from './sentence.ts';
import type { Understanding } from './understanding.ts';

/** A sentence, and the heading or the row that it stands under. */
export type Statement = {
  readonly sentence: Sentence;
  /** Lower-case words of its heading, or of the other short cells of its row and its column's header. */
  readonly under: string;
  /** Its heading, or the other short cells of its row, as they stand. */
  readonly head: string;
  readonly spot: Spot;
  readonly isCell: boolean;
  /** True for the label of a row: it names, and mostly tells of nothing that has happened. */
  readonly isLabel: boolean;
};

/** A cell shorter than this is a label or a figure, and states nothing [characters]. */
const SHORTEST_CELL = 12;
/** A cell shorter than this names its row [characters]. */
const LONGEST_LABEL = 60;
/** Cells of words in one document that are read as prose. */
const MOST_CELLS = 600;

/** A first cell, one headed as a risk, or the one right behind the number of its row. */
function isLabelled(at: number, header: string, first: string): boolean {
  return (
    at === 0 ||
    /\brisk|\bevent\b|\bdescription\b/.test(header) ||
    (at === 1 && /^\W*[A-Z]{0,2}\d{1,2}\W*$/.test(first))
  );
}

/** The words of a cell as sentences of a paragraph of its own. */
function statedInCells({ grids }: Understanding): Statement[] {
  let left = MOST_CELLS;
  return grids.flatMap(({ block, rows, columns }) =>
    rows.flatMap(({ row }) =>
      row.cells.flatMap((cell, at): Statement[] => {
        if (cell.length < SHORTEST_CELL || !/\S [a-z]/i.test(cell) || left <= 0) return [];
        left -= 1;
        const line = row.raw ?? row.cells.join(' | ');
        const offset = Math.max(0, line.indexOf(cell));
        const { page, section } = block;
        const text: TextBlock = {
          kind: 'paragraph',
          text: cell,
          paragraph: row.paragraph,
          page,
          section,
          level: 0,
          list: null,
        };
        const others = row.cells.filter((other, k) => k !== at && other.length < LONGEST_LABEL).join(' ');
        const under = `${section ?? ''} ${others} ${columns[at]?.header ?? ''}`;
        return readSentences(text, -1).map((sentence) => {
          const spot = sentenceSpot(sentence);
          return {
            sentence,
            under: under.toLowerCase(),
            head: others,
            spot: { ...spot, start: spot.start + offset, end: spot.end + offset },
            isCell: true,
            isLabel: isLabelled(at, columns[at]?.low ?? '', row.cells[0] ?? ''),
          };
        });
      }),
    ),
  );
}

/** Give the statements of a document, prose first; questions and headings state nothing. */
export const statementsOf: (document: Understanding) => readonly Statement[] = oncePer((document) => [
  ...document.sentences.filter(isStatement).map((sentence) => ({
    sentence,
    under: sentence.block.section?.toLowerCase() ?? '',
    head: sentence.block.section ?? '',
    spot: sentenceSpot(sentence),
    isCell: false,
    isLabel: false,
  })),
  ...statedInCells(document).filter(({ sentence }) => isStatement(sentence)),
]);
