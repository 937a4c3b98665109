/** Where the figures of a section 251 workbook stand: blocks of columns with a title, groups and items above them. */
import type { FinancialYear } from '../../../core/base/time.ts';
import { isSheetError } from '../../../core/domain/cell.ts';
import type { Sheet } from '../files/workbook.ts';
import { type AmountColumn, POUNDS, saysNotAvailable } from './allocation-figure.ts';
import { yearIn } from './allocation-headings.ts';
import { OUTTURN_SUBJECTS, subjectOfHeading } from './outturn-subjects.ts';

/** What was found in a sheet; places are from 0. */
export type OutturnSheet = {
  /** Null where the sheet contradicts itself, undefined where it tells none. */
  readonly year: FinancialYear | null | undefined;
  /** Place of the first row of an authority. */
  readonly firstFigures: number;
  readonly numberAt: number;
  readonly nameAt: number;
  readonly columns: readonly AmountColumn[];
  /** Headings of columns in which every cell is an error of the spreadsheet. */
  readonly broken: readonly string[];
  /** How many columns are amounts per head, which follow from the others. */
  readonly derived: number;
};

const TITLE = /section 251 (budget|outturn)/i;
const PER_HEAD = /amounts? per head/i;
const PART = /^of (which|these)\b/i;
const NUMBER = /^\d{3}(\.0)?$/;
/** Rows in which titles and headers are looked for. */
const HEADER_WITHIN = 40;
/** A sheet with fewer rows of authorities is taken for something else. */
const FEWEST_AUTHORITIES = 3;

function cellOf(rows: Sheet['rows'], row: number, column: number): string {
  return (rows[row]?.[column] ?? '').trim().replace(/\s+/g, ' ');
}

/** Find the cell "LA code" with "LA name" beside it: [row, column]. */
function findFrame(rows: Sheet['rows']): readonly [number, number] | null {
  for (const [at, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const place = row.findIndex((text) => /^la (code|number)$/i.test(text.trim()));
    if (place >= 0 && /^la name$/i.test(cellOf(rows, at, place + 1))) return [at, place];
  }
  return null;
}

/** Give the year that stands beside the word "Year"; null where two disagree, undefined where there is none. */
function findYear(header: Sheet['rows']): FinancialYear | null | undefined {
  const years = new Set<number | null>();
  for (const row of header)
    for (const [at, text] of row.entries())
      if (/^(financial )?year$/i.test(text.trim())) years.add(yearIn(row[at + 1] ?? ''));
  const [year] = years;
  return years.size > 1 ? null : year;
}

type Header = {
  readonly rows: Sheet['rows'];
  /** Rows above the frame's row, the frame's row itself, and rows below it down to the figures. */
  readonly frameAt: number;
  readonly firstFigures: number;
};

/** All texts of a column's header rows, from the top. */
function headerTexts({ rows, firstFigures }: Header, column: number): string[] {
  const texts: string[] = [];
  for (let row = 0; row < firstFigures; row++) {
    const text = cellOf(rows, row, column);
    if (text !== '') texts.push(text);
  }
  return texts;
}

/** The label of a column: the row above the frame holds it whole; else the frame's row and those below it. */
function labelOf({ rows, frameAt, firstFigures }: Header, column: number): string {
  const whole = cellOf(rows, frameAt - 1, column);
  if (whole !== '' && !TITLE.test(whole)) return whole;
  const own = cellOf(rows, frameAt, column);
  const parts = PART.test(own) ? [] : [own];
  for (let row = frameAt + 1; row < firstFigures; row++) parts.push(cellOf(rows, row, column));
  return joinParts(parts);
}

/** Join the lines of a label; a line that only repeats words above it is left out. */
function joinParts(parts: readonly string[]): string {
  let joined = '';
  for (const part of parts) if (!joined.includes(part)) joined = joined === '' ? part : `${joined} ${part}`;
  return joined;
}

/** Say whether a column is part of the one that leads it: "of which" begins parts, an empty cell goes on with them. */
function isPart({ rows, frameAt }: Header, column: number, wasPart: boolean): boolean {
  const own = cellOf(rows, frameAt, column);
  return PART.test(own) || (own === '' && wasPart);
}

/** A run of columns with labels, parted from others by a column without one or by a title of its own. */
type Block = { readonly from: number; readonly to: number };

function findBlocks(header: Header, width: number, after: number): Block[] {
  const blocks: Block[] = [];
  let from: number | null = null;
  for (let column = after; column <= width; column++) {
    const isEmpty = column === width || labelOf(header, column) === '';
    if (from !== null && (isEmpty || isTitled(header, column))) {
      blocks.push({ from, to: column });
      from = null;
    }
    if (!isEmpty) from ??= column;
  }
  return blocks;
}

function isTitled(header: Header, column: number): boolean {
  return headerTexts(header, column).some((text) => TITLE.test(text) || PER_HEAD.test(text));
}

type Titled = { readonly table: string; readonly isDerived: boolean };

function titleOf(header: Header, { from }: Block): Titled {
  const texts = headerTexts(header, from);
  const title = texts.find((text) => TITLE.test(text) && !PER_HEAD.test(text));
  const table = title === undefined ? OUTTURN_SUBJECTS.counts : subjectOfHeading(title);
  return { table, isDerived: texts.some((text) => PER_HEAD.test(text)) };
}

function blockColumns(header: Header, block: Block, table: string): AmountColumn[] {
  const columns: AmountColumn[] = [];
  let leader = '';
  let wasPart = false;
  for (let place = block.from; place < block.to; place++) {
    const label = labelOf(header, place);
    wasPart = isPart(header, place, wasPart);
    if (!wasPart) leader = label;
    const heading = wasPart && leader !== '' ? `${leader} – ${label}` : label;
    columns.push({ place, table, heading, power: table === OUTTURN_SUBJECTS.counts ? null : POUNDS });
  }
  return columns.filter(({ heading }) => heading !== '');
}

/** Say whether no cell of a column holds anything but an error; #N/A is a missing value and no error. */
function isBroken(rows: Sheet['rows'], first: number, place: number): boolean {
  const cells = rows.slice(first).map((row) => (row[place] ?? '').trim());
  const filled = cells.filter((text) => text !== '');
  return filled.length > 0 && filled.every((text) => isSheetError(text) && !saysNotAvailable(text));
}

/**
 * Find the section 251 table of a sheet. Amounts per head are left out: they follow from pounds and people.
 * @source DfE, high needs benchmarking tool, outturn data 2021-22: three header rows, blocks parted by empty columns.
 */
export function findOutturnSheet({ rows }: Sheet): OutturnSheet | null {
  const frame = findFrame(rows);
  if (frame === null || !rows.slice(0, HEADER_WITHIN).some((row) => row.some((text) => TITLE.test(text))))
    return null;
  const [frameAt, numberAt] = frame;
  const authorities = rows.flatMap((row, at) => (NUMBER.test((row[numberAt] ?? '').trim()) ? [at] : []));
  const [firstFigures] = authorities;
  if (firstFigures === undefined || authorities.length < FEWEST_AUTHORITIES) return null;
  const header = { rows, frameAt, firstFigures };
  const width = Math.max(...rows.map((row) => row.length));
  const columns: AmountColumn[] = [];
  let derived = 0;
  for (const block of findBlocks(header, width, numberAt + 2)) {
    const { table, isDerived } = titleOf(header, block);
    if (isDerived) derived += block.to - block.from;
    else columns.push(...blockColumns(header, block, table));
  }
  const broken = columns.filter(({ place }) => isBroken(rows, firstFigures, place));
  return {
    year: findYear(rows.slice(0, firstFigures)),
    firstFigures,
    numberAt,
    nameAt: numberAt + 1,
    columns: columns.filter((column) => !broken.includes(column)),
    broken: broken.map(({ heading }) => heading),
    derived,
  };
}
