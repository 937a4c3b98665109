/** All that a document tells, one thing after the other: sentences, items of lists and rows of tables, each with what it stands under. */
import type { TextBlock } from '../document.ts';
import type { Spot } from '../finding.ts';
import { type Grid, type GridRow, rowSpot } from './grid.ts';
import { oncePer } from './once.ts';
import { type Sentence, sentenceSpot } from './sentence.ts';
import type { Understanding } from './understanding.ts';

/** A cell with the head of its column. */
export type SaidCell = { readonly head: string; readonly text: string; readonly low: string };

/** One sentence, item or row. */
export type Said = {
  readonly text: string;
  /** In lower case; of a row, "head: cell; head: cell". */
  readonly low: string;
  /** The same without stops inside numbers: "3·4", so that a clause ends at a stop alone. */
  readonly flat: string;
  /** The question that it answers, in lower case; empty where it answers none. */
  readonly asked: string;
  readonly section: string;
  /** Things of one group are of one subject: a paragraph, a list, an answer with its question, a table of names and values, a row. */
  readonly group: object;
  /** Place in the document, from nought. */
  readonly at: number;
  readonly sentence: Sentence | null;
  readonly row: { readonly grid: Grid; readonly row: GridRow; readonly cells: readonly SaidCell[] } | null;
  readonly spot: Spot;
};

type Bare = Omit<Said, 'at' | 'flat'>;

/** Rows of one document that are read. */
const MOST_ROWS = 1500;
const LABEL = /^[^.:?]{3,50}:\W{0,6}[^.:?]{1,60}$/;
const QUESTION = /\?[\s*_"”]*$/;

/** Follows the sentences of a document: which question was asked last, and what forms a group. */
class Follower {
  readonly #lists = new Map<number, object>();
  #asked = '';
  #askedAt = -9;
  #group: object = {};
  #last: TextBlock | null = null;
  #labelAt = -9;

  /** Give what a sentence tells; nothing for a heading or a question. */
  read(sentence: Sentence): Bare[] {
    const { block, blockAt, low, text } = sentence;
    const isNew = this.#last !== block;
    this.#last = block;
    // "4. Capital – BLUE – no site": a line of a form that reads as a heading tells something itself.
    if (block.kind === 'heading' && !/ [–—-] |: \S/.test(text)) {
      this.#asked = '';
      return [];
    }
    const isQuestion = QUESTION.test(text);
    this.#join(sentence, isNew, isQuestion);
    if (LABEL.test(text)) this.#labelAt = blockAt;
    if (isQuestion) {
      this.#ask(low, blockAt);
      return [];
    }
    // "Q. Rating? A. Amber.": the mark stands within what was cut.
    const mark = low.lastIndexOf('? ');
    if (mark > 0) this.#ask(low.slice(0, mark + 1), blockAt);
    else if (blockAt - this.#askedAt > 1) this.#asked = '';
    return [
      {
        text,
        low: mark > 0 ? low.slice(mark + 2) : low,
        asked: this.#asked,
        section: block.section?.toLowerCase() ?? '',
        group: this.#group,
        sentence,
        row: null,
        spot: sentenceSpot(sentence),
      },
    ];
  }

  #ask(question: string, at: number): void {
    this.#asked = question;
    this.#askedAt = at;
  }

  /** A list is one group; an answer joins its question, and a question the label or the answer right above it. */
  #join({ block, blockAt }: Sentence, isNew: boolean, isQuestion: boolean): void {
    if (block.kind === 'item' && block.list !== null) {
      this.#group = this.#lists.get(block.list) ?? {};
      this.#lists.set(block.list, this.#group);
      return;
    }
    const isAnswer = this.#asked !== '' && blockAt - this.#askedAt <= 2;
    const isUnderLabel = this.#labelAt === blockAt - 1 || blockAt - this.#askedAt <= 2;
    if (isNew && !(isQuestion ? isUnderLabel : isAnswer)) this.#group = {};
  }
}

/** Sentences, with the question before each; an answer forms a group with its question and the questions next to it. */
function saidInText({ sentences }: Understanding): Bare[] {
  const follower = new Follower();
  return sentences.flatMap((sentence) => follower.read(sentence));
}

/** Heads of a table that tells one thing line by line. */
const OF_ONE = /^\W*(?:item|line|point|question|field|detail|heading|what|)\W*$/;

function saidInTables({ grids }: Understanding): Bare[] {
  let left = MOST_ROWS;
  return grids.flatMap((grid) => {
    const [first, second] = grid.columns;
    const isOfOne =
      grid.columns.length === 2 &&
      (OF_ONE.test(first?.low ?? '') || second?.header === '') &&
      grid.rows.length <= 12;
    const whole = {};
    return grid.rows.flatMap((row): Bare[] => {
      left -= 1;
      if (left < 0) return [];
      const cells = row.row.cells.map((text, at) => ({
        head: grid.columns[at]?.low ?? '',
        text,
        low: text.toLowerCase().replaceAll('’', "'"),
      }));
      const low = isOfOne
        ? cells.map((cell) => cell.low).join(': ')
        : cells.map((cell) => `${cell.head}: ${cell.low}`).join('; ');
      return [
        {
          text: row.row.cells.join(' | '),
          low,
          asked: '',
          section: grid.block.section?.toLowerCase() ?? '',
          group: isOfOne ? whole : row,
          sentence: null,
          row: { grid, row, cells },
          spot: rowSpot(grid, row),
        },
      ];
    });
  });
}

/** Give all that is told, text first and then the tables. Deterministic; linear. */
export const saidOf: (document: Understanding) => readonly Said[] = oncePer((document) =>
  [...saidInText(document), ...saidInTables(document)].map((one, at) => ({
    ...one,
    at,
    flat: one.low.replaceAll(/(\d)\.(?=\d)/g, '$1·'),
  })),
);

/** Give what stands in the same paragraph, list, answer or row, the thing itself among it. */
export const saidWith: (document: Understanding) => ReadonlyMap<object, readonly Said[]> = oncePer(
  (document) => Map.groupBy(saidOf(document), ({ group }) => group),
);
