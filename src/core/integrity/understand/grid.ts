/** A table understood: which columns and rows are numbers, in which unit, and what time and words each stands for. */
import type { TableBlock, TableRow } from '../document.ts';
import type { Spot } from '../finding.ts';
import { timeIn } from '../lex/only-time.ts';
import type { Period } from '../lex/periods.ts';
import type { Unit } from '../lex/quantities.ts';
import { type CellNumber, readCell, unitInWords } from './cells.ts';

export type GridColumn = {
  readonly header: string;
  readonly low: string;
  readonly period: Period | null;
  readonly unit: { readonly unit: Unit; readonly scale: number } | null;
  /** How many of its cells are numbers. */
  readonly numbers: number;
};

export type GridRow = {
  readonly row: TableRow;
  readonly label: string;
  readonly low: string;
  readonly period: Period | null;
  /** Null where the cell is no number; the first cell is the label. */
  readonly cells: readonly (CellNumber | null)[];
};

export type Grid = {
  readonly block: TableBlock;
  readonly caption: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
};

type CellUnit = { readonly unit: Unit; readonly scale: number; readonly isUnsure?: boolean };

const COUNT: CellUnit = { unit: 'count', scale: 1 };
/** Money whose scale nothing tells: it may be added up, and is held against nothing outside its table. */
const SOME_MONEY: CellUnit = { unit: 'money', scale: 1, isUnsure: true };
const MONEY_WORDS =
  /\b(?:spend|spending|income|cost|costs|deficit|budget|funding|savings?|expenditure|grant|overspend|balance|allocation|payments?|contribution)\b/i;

/** A header row is one without a number in its cells, but for years and months. */
function looksLikeHeader(row: TableRow): boolean {
  const rest = row.cells.slice(1).filter((cell) => cell.trim() !== '');
  if (rest.length === 0) return false;
  return rest.every(
    (cell) => readCell(cell, COUNT) === null || timeIn(cell) !== null || /^(19|20)\d\d$/.test(cell.trim()),
  );
}

function headerOf(block: TableBlock): {
  readonly header: TableRow | null;
  readonly rows: readonly TableRow[];
} {
  if (block.header !== null) return { header: block.header, rows: block.rows };
  const [first, ...rest] = block.rows;
  if (first !== undefined && rest.length > 0 && looksLikeHeader(first)) return { header: first, rows: rest };
  return { header: null, rows: block.rows };
}

/** A table of times alone, "| April | May |" over "| 2,104 | 2,131 |", has no column of labels: it is read with an empty one before it. */
function withLabels(held: ReturnType<typeof headerOf>): ReturnType<typeof headerOf> {
  const { header, rows } = held;
  const isTimes =
    header !== null &&
    rows.length > 0 &&
    rows.length <= MOST_UNLABELLED &&
    header.cells.length > 1 &&
    header.cells.every((cell) => isTime(cell)) &&
    rows.every((row) => readCell(row.cells[0] ?? '', COUNT) !== null);
  if (!isTimes) return held;
  const widened = (row: TableRow): TableRow => ({ ...row, cells: ['', ...row.cells] });
  return { header: widened(header), rows: rows.map(widened) };
}

/** Rows that a table without labels has, at most. */
const MOST_UNLABELLED = 4;

function isTime(text: string): boolean {
  return /^\W*(?:19|20)\d\d\W*$/.test(text) || timeIn(text) !== null;
}

const ALL_IN =
  /\b(?:all |the )?(?:amounts|figures|sums|values|money|tables)\b[^.;]{0,40}\b(?:in|are|shown in)\s(£ ?(?:000s?|m\b|million|thousands?|millions?)|(?:thousands|millions) of pounds)/i;

/** The unit that a document gives all its amounts: "All amounts are in £000 unless stated". Null where it gives none. */
export function unitOfAll(text: string): CellUnit | null {
  const told = ALL_IN.exec(text)?.[1];
  return told === undefined ? null : unitInWords(told);
}

/**
 * Understand a table.
 * @param ofAll  the unit that its document gives all amounts, for those of which nothing nearer tells.
 */
export function readGrid(block: TableBlock, ofAll: CellUnit | null = null): Grid {
  const { header, rows } = withLabels(headerOf(block));
  const width = Math.max(header?.cells.length ?? 0, ...rows.slice(0, 500).map((row) => row.cells.length));
  const captionUnit = unitInWords(block.caption);
  const heads = Array.from({ length: width }, (_, at) => header?.cells[at]?.trim() ?? '');
  const units = heads.map((head) => unitInWords(head));
  const cornerUnit = unitInWords(heads[0] ?? '');
  const told = cornerUnit ?? captionUnit ?? (isOfMoney(rows) ? ofAll : null);
  const moneyUnit =
    told === null && hasMoneyLines(rows) ? (ofAll ?? SOME_MONEY) : told?.unit === 'money' ? told : null;
  const ofMoney = moneyUnit === null ? new Set<TableRow>() : moneyLines(rows, moneyUnit);
  const read = rows.map((row) => {
    const label = row.cells[0]?.trim() ?? '';
    const rowUnit = unitInWords(label);
    const cells = row.cells.map((cell, at) =>
      at === 0
        ? null
        : readCell(
            cell,
            units[at] ??
              rowUnit ??
              (width === 2 ? (cornerUnit ?? captionUnit) : null) ??
              (ofMoney.has(row) ? moneyUnit : null) ??
              fallbackUnit(heads[at] ?? '', label, told, block.caption, ofAll),
          ),
    );
    return {
      row,
      label,
      low: label.toLowerCase().replaceAll('’', "'"),
      period: timeOfLabel(label, heads[0] ?? ''),
      cells,
    };
  });
  const columns = heads.map((head, at) => ({
    header: head,
    low: head.toLowerCase().replaceAll('’', "'"),
    period: timeOfHead(head),
    unit: units[at] ?? null,
    numbers: read.filter((row) => row.cells[at] !== null && row.cells[at] !== undefined).length,
  }));
  return { block, caption: block.caption, columns, rows: read };
}

const COUNTED =
  /\b(?:plans?|ehcps?|places|placements|requests|number|no\.|children|pupils|count|fte|posts)\b/i;

/** Whether a table is of money line by line: some of its lines say so, and none is counted. */
function isOfMoney(rows: readonly TableRow[]): boolean {
  const labels = rows.map(({ cells }) => cells[0] ?? '');
  return labels.some((label) => MONEY_WORDS.test(label)) && !labels.some((label) => COUNTED.test(label));
}

/** Counted things that come in parts, or are no counts. */
const NO_WHOLE = /\b(?:fte|posts?|mean|average|per|rate|share|ratio|number|no\.)\b|%/i;
/** Whether most lines of a table without a unit are called money: spending, income, savings. */
function hasMoneyLines(rows: readonly TableRow[]): boolean {
  return rows.filter(({ cells }) => MONEY_WORDS.test(cells[0] ?? '')).length * 3 >= rows.length;
}

const TOTAL_LINE = /^\W*(?:(?:grand |overall |sub-?)?totals?\b|all\b|sum\b)/i;

/**
 * "Special: places" and "Local special places" in a table of money: lines named like counts that are summands of its total, as a
 * column shows that adds up with them.
 */
function moneyLines(rows: readonly TableRow[], told: CellUnit): ReadonlySet<TableRow> {
  // No one counts parts of a place: figures with decimals are of the table's money.
  const lines = new Set(
    rows.filter(
      ({ cells: [label = '', ...cells] }) =>
        COUNTED.test(label) &&
        !NO_WHOLE.test(label) &&
        cells.some((cell) => /^\W{0,3}\d[\d,]*\.\d+\W{0,2}$/.test(cell.trim())),
    ),
  );
  rows.forEach((total, end) => {
    if (!TOTAL_LINE.test(total.cells[0] ?? '') || COUNTED.test(total.cells[0] ?? '')) return;
    const from = rows.slice(0, end).findLastIndex(({ cells }) => TOTAL_LINE.test(cells[0] ?? '')) + 1;
    const above = rows.slice(from, end);
    const counted = above.filter(({ cells }) => COUNTED.test(cells[0] ?? ''));
    const adds = counted.length > 0 && total.cells.some((_, at) => at > 0 && addsIn(above, total, at, told));
    if (adds) for (const row of counted) lines.add(row);
  });
  return lines;
}

/** Whether a column adds up to its total with every line read in one unit, half a last digit of each allowed. */
function addsIn(above: readonly TableRow[], total: TableRow, at: number, told: CellUnit): boolean {
  const end = readCell(total.cells[at] ?? '', told);
  const parts = above.flatMap(({ cells }) => readCell(cells[at] ?? '', told) ?? []);
  if (end === null || end.unit !== 'money' || parts.length < 2 || parts.length < above.length) return false;
  if (parts.some(({ unit }) => unit !== 'money')) return false;
  const sum = parts.reduce((all, { value }) => all + value, 0);
  return Math.abs(sum - end.value) <= (end.step * (parts.length + 1)) / 2;
}

/** Columns and rows of counts keep their unit in a table of money; money without a scale is unsure. */
function fallbackUnit(
  head: string,
  label: string,
  told: CellUnit | null,
  caption: string,
  ofAll: CellUnit | null,
): CellUnit {
  const own = `${head} ${label}`;
  // "Likelihood | Impact | Score" are no amounts, whatever the rest of the paper is in.
  if (
    /^\W*(?:likelihood|impact|score|probability|proximity|rank|priority|l|i|l ?[×x] ?i)\b[^£]*$/i.test(head)
  )
    return COUNT;
  if (/\bfte\b|\bposts?\b/i.test(head) && !/£|cost|spend/i.test(head)) return COUNT;
  const isMoney = /£/.test(own) || MONEY_WORDS.test(own) || /\bvalue\b/i.test(own);
  if (COUNTED.test(own) && !isMoney) return COUNT;
  return told ?? (isMoney || MONEY_WORDS.test(caption) ? (ofAll ?? SOME_MONEY) : COUNT);
}

/** The time of a row: under a head that is a month alone, "2022" is that month of the year. */
function timeOfLabel(label: string, head: string): Period | null {
  const own = timeIn(label);
  const [, year = ''] = /^\W*(20\d\d)\W*$/.exec(label) ?? [];
  return own === null && year !== '' && timeIn(head)?.kind === 'bare-month' ? timeIn(`${head} ${year}`) : own;
}

/** The time of a head; "27/28" alone is a financial year. */
function timeOfHead(head: string): Period | null {
  const [, first = '', last = ''] = /^\W{0,2}(\d\d)[/-](\d\d)\W{0,2}$/.exec(head) ?? [];
  return timeIn(first !== '' && Number(last) === Number(first) + 1 ? `20${first}/${last}` : head);
}

function rowText({ row }: GridRow): string {
  return row.raw ?? row.cells.join(' | ');
}

/** The place of a whole row; its quote is the line as it stands, or the cell that is meant. */
export function rowSpot(grid: Grid, row: GridRow, column?: number): Spot {
  const { page, section } = grid.block;
  const text = rowText(row);
  const cell = column === undefined ? '' : (row.row.cells[column] ?? '');
  const before = column === undefined ? '' : row.row.cells.slice(0, column).join(' | ');
  const at =
    row.row.raw === null && column !== undefined ? before.length + (column > 0 ? 3 : 0) : text.indexOf(cell);
  const start = column === undefined || at < 0 ? 0 : at;
  const end = column === undefined ? text.length : start + cell.length;
  const quote = row.row.raw ?? (column === undefined ? row.row.cells.join(' | ') : cell);
  return { paragraph: row.row.paragraph, page, section, start, end, quote };
}

/** The place of a row's label. */
export function labelSpot(grid: Grid, row: GridRow): Spot {
  return rowSpot(grid, row, 0);
}

/** The spots of a cell: the row's line; where cells are apart, its label and the cell. */
export function cellSpots(grid: Grid, row: GridRow, column: number): Spot[] {
  const spot = rowSpot(grid, row, column);
  return row.row.raw === null && row.label !== '' ? [spot, labelSpot(grid, row)] : [spot];
}
