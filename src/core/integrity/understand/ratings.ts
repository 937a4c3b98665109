/** Ratings as they are printed: whose they are, of which update, in which word. */
import type { DocumentBlock, TextBlock } from '../document.ts';
import { type Spot, stretchOf } from '../finding.ts';
import { type Grid, type GridRow, rowSpot } from './grid.ts';
import { updateNumber, updateNumbers } from './updates.ts';

export type RatingWord =
  | 'blue'
  | 'green'
  | 'amber'
  | 'red'
  | 'amber-green'
  | 'amber-red'
  | 'purple'
  | 'grey'
  | 'yellow'
  | 'orange';

/** One printed rating. */
export type Rating = {
  /** The row, condition or heading it is of, in lower case, cut to its number where it has one ("condition 3.1"). */
  readonly subject: string;
  /** The row, heading or paragraph it is of, as it stands there. */
  readonly label: string;
  /** The number of its update; null where one rating is given alone. */
  readonly update: number | null;
  /** Null where the cell for it is empty. */
  readonly word: RatingWord | null;
  readonly section: string | null;
  readonly spot: Spot;
  readonly from: 'table' | 'text';
  /** True where the cell holds words and no colour: "not started". */
  readonly isWorded: boolean;
  /** The text of its cell; empty for one in a text. */
  readonly cell: string;
  /** True where its row holds several ratings that no update tells apart: delivery, effect, overall. */
  readonly isOfSeveral: boolean;
  /** Words that stand in the same row of the table beside the ratings. */
  readonly beside: string;
};

const COLOUR = String.raw`(amber[ \/-]{1,3}green|green[ \/-]{1,3}amber|amber[ \/-]{1,3}red|red[ \/-]{1,3}amber|blue|green|amber|red|purple|gr[ea]y|yellow|orange)`;
const CELL = new RegExp(`^\\W{0,3}${COLOUR}\\b.{0,40}$`, 'i');
const STATED = new RegExp(
  `\\b(?:rag|rating|rated|assurance|status|assessed as|assessment|overall|update \\d[^.;\\n]{0,14}?|may|august|november)\\b[ \\t]{0,2}(?:\\([^)]{1,20}\\))?[^\\w.;\\n]{0,4}(?:(?:is|as|of|now|remains|at|this|condition|rating|we|the|still|was|rag|status|for|update|\\d)[ :–-]{1,3}){0,4}\\W{0,2}\\b${COLOUR}\\b`,
  'gi',
);
const HEADED = new RegExp(`[-–—:(\\[]\\s{0,2}${COLOUR}\\b`, 'i');

function wordOf(text: string): RatingWord {
  const low = text.toLowerCase();
  if (/amber.{1,3}green|green.{1,3}amber/.test(low)) return 'amber-green';
  if (/amber.{1,3}red|red.{1,3}amber/.test(low)) return 'amber-red';
  if (low === 'gray' || low === 'grey') return 'grey';
  return low as RatingWord; // the pattern allows no other
}

/** The letters that stand for a colour by its initial. */
const INITIALS: Readonly<Record<string, RatingWord>> = {
  B: 'blue',
  G: 'green',
  A: 'amber',
  R: 'red',
  AG: 'amber-green',
  AR: 'amber-red',
};
const STATED_LETTER =
  /\b(?:[Rr]ating|RAG|[Oo]verall|[Ss]tatus|[Aa]ssurance|[Rr]ated)\b[^.;:\n]{0,30}[:=–]\s{0,2}[([]?([BGAR])(?=[)\]]|\s{0,2}(?:$|[.,;(–—-]|was\b|now\b))/g;

/** "Green. All milestones were met.": a paragraph under a condition that begins with its colour. */
const HEAD_COLOUR = new RegExp(`^\\W{0,3}${COLOUR}\\b(?=\\s{0,2}(?:[.:;,–—(-]|$))`, 'i');
const NUMBERED_OWNER =
  /\b(?:condition|workstream|objective|priority|project|risk|theme|strand)\s{0,2}[\da-z]\b/i;

/** Read the rating of a cell in a column of ratings: a colour, or its initial alone. */
export function ratingIn(text: string): RatingWord | null {
  return ratingInCell(text) ?? INITIALS[/^[([]?(B|G|A[GR]?|R)[)\]]?$/.exec(text.trim())?.[1] ?? ''] ?? null;
}

/** Read the rating of a cell; null where it holds none. */
export function ratingInCell(text: string): RatingWord | null {
  const found = CELL.exec(text.trim())?.[1];
  return found === undefined ? null : wordOf(found);
}

/** Cut a subject to what names it: "condition 3.1", "risk 4", or the first words. */
export function subjectKey(text: string): string {
  const low = text
    .toLowerCase()
    .replaceAll(/[*_#|]/g, ' ')
    .trim();
  const numbered = /\b(condition|risk|workstream|priority|objective|project)\s{0,2}(\d+(?:\.\d+)*)/.exec(low);
  if (numbered !== null) return `${numbered[1]} ${numbered[2]}`;
  const bare = /^(?:c|r)?(\d+(?:\.\d+)+|\d+)\b/.exec(low);
  if (bare !== null) return `${low.startsWith('r') ? 'risk' : 'condition'} ${bare[1]}`;
  return low.split(/\s+/).slice(0, 6).join(' ');
}

function isRatingHeader(header: string): boolean {
  return (
    /\b(?:rag|ratings?|assurance|status|activity|effect|impact|delivery|overall|current|previous|last|this|now|latest)\b/i.test(
      header,
    ) || updateNumber(header) !== null
  );
}

/** Whether the letters of a column are initials of colours: S and O are of the other scale, where A is no Amber. */
function areInitials(grid: Grid, at: number): boolean {
  const isOther = grid.rows.some(({ row }) => row.cells.some((cell) => /^[SO]$/.test(cell.trim())));
  return !isOther && grid.rows.every(({ row }) => !/^[C-FH-QS-Z]$/.test(row.cells[at]?.trim() ?? ''));
}

/** Give the subject of a row; one that bears a number alone is of what its table is of: risks where headers, caption or heading say so. */
export function subjectOfRow(grid: Grid, label: string): string {
  const bare = /^\W{0,3}(\d+(?:\.\d+)*)\b/.exec(label)?.[1];
  if (bare === undefined) return subjectKey(label);
  const heads = grid.columns.slice(0, 2).map(({ header }) => header);
  const about = `${heads.join(' ')} ${grid.caption} ${grid.block.section ?? ''}`.toLowerCase();
  const kind = /\b(condition|risk|workstream|priority|objective|project)s?\b/.exec(about)?.[1];
  return `${kind ?? 'condition'} ${bare}`;
}

/** What names a thing that is rated is not longer [characters]. */
const LONGEST_LABEL = 160;

/** The name of a row: its first cell, and the next where that is a number or letter alone. What a table of risks rates is a risk. */
function labelOfRow({ columns, caption, block }: Grid, { label, row }: GridRow): string {
  const isBare = /^\W{0,3}[a-z]{0,2}\d{0,3}(?:\.\d+)*[a-z]?\W{0,2}$/i.test(label);
  const name = isBare ? `${label} ${row.cells[1] ?? ''}` : label;
  const about = `${columns.map(({ header }) => header).join(' ')} ${caption} ${block.section ?? ''}`;
  return `${/\brisks?\b/i.test(about) && !/risk/i.test(name) ? 'Risk ' : ''}${name}`.slice(0, LONGEST_LABEL);
}

/** The ratings of a table: columns that hold colours, one rating a cell. */
export function ratingsOfGrid(grid: Grid): Rating[] {
  const columns = grid.columns.flatMap((column, at) => {
    const read = isRatingHeader(column.header) && areInitials(grid, at) ? ratingIn : ratingInCell;
    const colours = grid.rows.filter((row) => read(row.row.cells[at] ?? '') !== null).length;
    const filled = grid.rows.filter((row) => (row.row.cells[at] ?? '').trim() !== '').length;
    return at > 0 &&
      colours > 0 &&
      colours * 2 >= filled &&
      (isRatingHeader(column.header) || colours === filled)
      ? [{ column, at, read }]
      : [];
  });
  const updates = updateNumbers(columns.map(({ column }) => column.header));
  return grid.rows.flatMap((row) =>
    columns.map(({ at, read }, place): Rating => {
      const cell = row.row.cells[at] ?? '';
      return {
        subject: subjectOfRow(grid, row.label),
        label: labelOfRow(grid, row),
        update: updates[place] ?? null,
        word: read(cell),
        isWorded: /\w{3,}/.test(cell) && read(cell) === null,
        section: grid.block.section,
        spot: rowSpot(grid, row, cell === '' ? 0 : at),
        from: 'table',
        cell: cell.trim(),
        isOfSeveral: columns.length > 1 && updates.every((number) => number === null),
        beside: row.row.cells.filter((_, k) => k > 0 && !columns.some((one) => one.at === k)).join(' — '),
      };
    }),
  );
}

/** "Fee rises above 3 per cent: likelihood 4; … rating Red": an item that names what it rates; null where it rates its heading's. */
function itemHead({ kind, text }: TextBlock): string | null {
  const head = kind === 'item' ? (/^([^:]{6,70}):\s/.exec(text)?.[1] ?? '') : '';
  return head.includes(' ') && !OF_HEADING.test(head) ? head : null;
}

const OF_HEADING =
  /\b(?:rag|rating|activity|effect|overall|status|update|progress|position|delivery|current|previous|this|last)\b/i;

/** The ratings that a block of text states. `owner` is the condition or risk it belongs to. */
export function ratingsOfText(block: DocumentBlock, owner: string): Rating[] {
  if (block.kind === 'table') return [];
  const { text, section } = block;
  if (/\b(?:key|legend|scale)\b|=/i.test(text.slice(0, 60)) && !/rating|rag:/i.test(text.slice(0, 12)))
    return [];
  const spot = (start: number, end: number) => stretchOf(block, text, start, end);
  const own = /^\W{0,4}(?:condition|risk|workstream|priority)\s{0,2}\d/i.test(text)
    ? text
    : (itemHead(block) ?? owner);
  const make = (word: string, start: number, end: number, update: number | null): Rating => ({
    subject: subjectKey(own),
    label: own.slice(0, LONGEST_LABEL),
    update,
    word: wordOf(word),
    section,
    spot: spot(start, end),
    from: 'text',
    isWorded: false,
    cell: '',
    isOfSeveral: false,
    beside: '',
  });
  const found = [...text.slice(0, 20_000).matchAll(STATED)].flatMap((match) => {
    const word = match[1];
    // "moved from amber", "was amber": an earlier rating that is told of.
    if (word === undefined || /\b(?:was|previous|last|from)\b/i.test(match[0])) return [];
    return [make(word, match.index, match.index + match[0].length, updateNumber(match[0]))];
  });
  const letters = [...text.slice(0, 2000).matchAll(STATED_LETTER)].flatMap((match) => {
    const word = INITIALS[match[1] ?? ''];
    return word === undefined
      ? []
      : [make(word, match.index, match.index + match[0].length, updateNumber(match[0]))];
  });
  const first = HEAD_COLOUR.exec(text)?.[1];
  if (first !== undefined && found.length + letters.length === 0 && NUMBERED_OWNER.test(own))
    return [make(first, 0, first.length, null)];
  if (found.length + letters.length > 0 || block.kind !== 'heading') return [...found, ...letters];
  const headed = HEADED.exec(text);
  return headed?.[1] === undefined
    ? []
    : [make(headed[1], headed.index, headed.index + headed[0].length, null)];
}
