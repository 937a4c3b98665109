/** The conditions and risks that a document rates, each with every rating printed for it: in tables, headings and sentences. */
import type { DocumentBlock } from '../document.ts';
import type { Spot } from '../finding.ts';
import { type Grid, type GridRow, rowSpot } from './grid.ts';
import { oncePer } from './once.ts';
import { colourOf, type KeyEntry, ratingKey } from './rating-key.ts';
import { type RatingWord, ratingIn, subjectKey, subjectOfRow } from './ratings.ts';
import { isNamed, isWithin, thingWords } from './thing-words.ts';
import type { Understanding } from './understanding.ts';
import { updateNumbers } from './updates.ts';

/** One rating of a thing as a table prints it. */
export type Cell = {
  /** The number of its update; null where the table has one rating a row. */
  readonly update: number | null;
  readonly colour: RatingWord | null;
  /** The letter as printed, in lower case; null where a word is. */
  readonly letter: string | null;
  readonly entry: KeyEntry | null;
  /** Whether the cell is empty, a dash, or says that it is not rated. */
  readonly isBlank: boolean;
  readonly spot: Spot;
};

/** A condition or risk in one table. */
export type RatedRow = {
  /** "condition 3.1", "risk 2", or its first words. */
  readonly subject: string;
  readonly isRisk: boolean;
  readonly words: ReadonlySet<string>;
  readonly grid: Grid;
  readonly row: GridRow;
  /** Oldest first. */
  readonly cells: readonly Cell[];
  /** The words of its other cells. */
  readonly beside: string;
};

const BLANK =
  /^(?:\W*|n\/?r|tbc|tbd|not (?:yet )?(?:re-?)?(?:rated|scored|assessed|reviewed|available|set|given)\b.*|unrated\b.*|no rating\b.*|(?:awaiting|await|awaits|pending|deferred|to be (?:confirmed|rated|agreed|set))\b.*|unreadable)$/i;

type Column = { readonly at: number; readonly update: number | null };

function entryFor(key: readonly KeyEntry[], text: string): KeyEntry | null {
  const label = /^\W{0,2}([a-z]+)\W{0,2}$/i.exec(text.trim())?.[1]?.toLowerCase();
  return label === undefined ? null : (key.find((entry) => entry.label === label) ?? null);
}

function isRatingCell(key: readonly KeyEntry[], text: string): boolean {
  return entryFor(key, text) !== null || ratingIn(text) !== null;
}

/** Headings of columns that hold one side of a rating, and not the rating. */
const ONE_SIDE = /\b(?:delivery|activity|effect|impact|likelihood|confidence|inherent|target|inherited)\b/;

/** The columns of ratings: filled with ratings or blanks alone. */
function ratingColumns(key: readonly KeyEntry[], grid: Grid): Column[] {
  const found = grid.columns.flatMap(({ low, numbers }, at) => {
    if (at === 0 || numbers > 0) return [];
    const cells = grid.rows.map(({ row }) => row.cells[at]?.trim() ?? '');
    const rated = cells.filter((cell) => isRatingCell(key, cell)).length;
    const isWhole = rated > 0 && cells.every((cell) => BLANK.test(cell) || isRatingCell(key, cell));
    return isWhole && rated * 3 >= cells.length ? [{ at, low }] : [];
  });
  const whole = found.filter(({ low }) => !ONE_SIDE.test(low));
  const updates = updateNumbers(whole.map(({ low }) => low));
  const columns = whole.map(({ at }, k) => ({ at, update: updates[k] ?? null }));
  // Several columns that no update tells apart: the last is the one that counts.
  if (columns.length > 1 && columns.every(({ update }) => update === null)) return columns.slice(-1);
  return columns
    .filter(({ update }) => update !== null || columns.length === 1)
    .toSorted((a, b) => (a.update ?? 0) - (b.update ?? 0));
}

function cellOf(key: readonly KeyEntry[], grid: Grid, row: GridRow, { at, update }: Column): Cell {
  const text = row.row.cells[at]?.trim() ?? '';
  const entry = entryFor(key, text);
  const isLetter = /^\W{0,2}[a-z]\W{0,2}$/i.test(text);
  const byKey = isLetter && entry !== null ? colourOf(entry) : ratingIn(text);
  return {
    update,
    colour: byKey,
    letter: isLetter ? text.replaceAll(/\W/g, '').toLowerCase() : null,
    entry,
    isBlank: byKey === null && BLANK.test(text),
    spot: rowSpot(grid, row),
  };
}

const NO_THING = /^\W{0,3}(?:(?:sub-?)?total|overall|all|key|legend|none|date|submitted)\b/i;

/** Whether a table has one row for each update, and rates one thing. */
export function isByUpdate({ columns }: Grid): boolean {
  return /^\W{0,3}(?:update|quarter|period|return|report|date|month|when)s?\b/.test(columns[0]?.low ?? '');
}

function rowsOf(key: readonly KeyEntry[], keyLines: ReadonlySet<number>, grid: Grid): RatedRow[] {
  const columns = ratingColumns(key, grid);
  if (columns.length === 0 || grid.rows.length < 2 || isByUpdate(grid)) return [];
  return grid.rows.flatMap((row): RatedRow[] => {
    if (keyLines.has(row.row.paragraph) || row.label === '' || NO_THING.test(row.label)) return [];
    if (entryFor(key, row.label) !== null) return [];
    const others = row.row.cells.filter((_, at) => at > 0 && !columns.some((column) => column.at === at));
    const isBare = row.label.length <= 4;
    const subject = subjectOfRow(grid, row.label);
    return [
      {
        subject,
        isRisk:
          subject.startsWith('risk') ||
          /\brisks?\b/i.test(`${grid.caption} ${grid.columns.map(({ low }) => low).join(' ')}`),
        words: thingWords(isBare ? `${others[0] ?? ''}` : row.label),
        grid,
        row,
        cells: columns.map((column) => cellOf(key, grid, row, column)),
        beside: others.join(' — '),
      },
    ];
  });
}

/** Give the rated rows of all tables. */
export const ratedRows: (document: Understanding) => readonly RatedRow[] = oncePer((document) => {
  const key = ratingKey(document);
  const keyLines = new Set(key.map(({ spot }) => spot.paragraph));
  return document.grids.filter(({ block }) => !block.isChart).flatMap((grid) => rowsOf(key, keyLines, grid));
});

/** Give the newest cell of a row. */
export function newestOf({ cells }: RatedRow): Cell | null {
  return cells.at(-1) ?? null;
}

const CODED =
  /\b(condition|risk|workstream|priority|objective|project|c|r)\s{0,2}(\d{1,2}(?:\.\d{1,2})*)\b/gi;

/** The subjects that a text names by kind and number: "Condition 3.1", "R2". */
export function subjectsIn(text: string): string[] {
  return [...text.matchAll(CODED)].flatMap((match) => {
    const kind = (match[1] ?? '').toLowerCase();
    if (kind.length === 1 && match[1] !== match[1]?.toUpperCase()) return [];
    const whole = kind === 'r' ? 'risk' : kind === 'c' ? 'condition' : kind;
    return [`${whole} ${match[2]}`];
  });
}

/** The subject that a heading, or the head of a paragraph, is of; null where it names none of them. */
function subjectAtHead(text: string, rows: readonly RatedRow[]): string | null {
  const head = text.slice(0, 120);
  const [coded] = subjectsIn(head.slice(0, 40));
  if (coded !== undefined && rows.some(({ subject }) => subject === coded)) return coded;
  const bare = /^\W{0,4}(\d{1,2}(?:\.\d{1,2})*)\.?\s/.exec(head)?.[1];
  const words = thingWords(head);
  const byNumber = rows.find(
    ({ subject, words: own }) =>
      bare !== undefined &&
      subject.endsWith(` ${bare}`) &&
      (bare.includes('.') || own.size > 0) &&
      [...own].some((word) => words.has(word)),
  );
  if (byNumber !== undefined) return byNumber.subject;
  const byWords = rows.find(
    ({ words: own, subject }) =>
      bare === undefined && isNamed(own) && own.size >= 2 && isWithin(own, words) && subject !== '',
  );
  return byWords?.subject ?? null;
}

/** Follows the blocks of a document and tells of which rated thing each is. */
class Owners {
  #held: { readonly subject: string; readonly level: number } | null = null;
  #own: string | null = null;
  readonly #rows: readonly RatedRow[];

  constructor(rows: readonly RatedRow[]) {
    this.#rows = rows;
  }

  of(block: DocumentBlock): string | null {
    if (block.kind === 'table' || this.#rows.length === 0) return this.#held?.subject ?? null;
    const subject = subjectAtHead(block.text, this.#rows) ?? codedHead(block.text);
    if (block.kind === 'heading') return this.#heading(subject, block.level);
    // A paragraph that begins with its name is of it, and so are the items under it.
    if (subject !== null) this.#own = subject;
    else if (block.kind !== 'item') this.#own = null;
    return this.#own ?? this.#held?.subject ?? null;
  }

  #heading(subject: string | null, level: number): string | null {
    this.#own = null;
    if (subject !== null) this.#held = { subject, level };
    else if (this.#held !== null && level <= this.#held.level) this.#held = null;
    return this.#held?.subject ?? null;
  }
}

/** For each block of a document, the rated thing that it is of: by its own head, or by the heading above; null for none. */
export const subjectsOfBlocks: (document: Understanding) => readonly (string | null)[] = oncePer(
  (document) => {
    const owners = new Owners(ratedRows(document));
    return document.document.blocks.map((block) => owners.of(block));
  },
);

/** A head that is nothing but a kind and a number names a thing that no table rates. */
function codedHead(text: string): string | null {
  return /^\W{0,4}(?:condition|risk|workstream)\s{0,2}\d/i.test(text) ? subjectKey(text) : null;
}
