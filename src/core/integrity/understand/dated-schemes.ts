/** The building schemes of a document: their places, when they were due, when they open now, and how many places are open. */
import type { DayNumber } from '../../base/day-number.ts';
import type { Spot } from '../finding.ts';
import { timeIn } from '../lex/only-time.ts';
import { type Period, periodsOf } from '../lex/periods.ts';
import { tokensOf } from '../lex/tokens.ts';
import { type Grid, type GridRow, rowSpot } from './grid.ts';
import { oncePer } from './once.ts';
import { thingWords } from './thing-words.ts';
import type { Understanding } from './understanding.ts';

/** One scheme, or the total of all, as a table has it. */
export type Scheme = {
  readonly name: string;
  /** The words that name it apart from others. */
  readonly words: ReadonlySet<string>;
  readonly isTotal: boolean;
  readonly due: Period | null;
  /** The words by which it is late; null where it is not. */
  readonly late: string | null;
  /** Places due and open; null where the table does not tell. */
  readonly places: number | null;
  readonly open: number | null;
  readonly spot: Spot;
};

const DUE = /\b(?:due|agreed|planned|plan|original(?:ly)?|approved|target|promised|baseline|committed)\b/;
const NOW =
  /\b(?:now|current(?:ly)?|latest|forecast|revised|actual(?:ly)?|expected|opened|opening|delivered|achieved|open)\b/;
const NOTED = /\b(?:status|position|progress|notes?|comments?|stage|remarks?|update)\b/;
const ABOUT =
  /\b(?:schemes?|projects?|schools?|bases?|units?|places?|sites?|buildings?|srps?|satellites?|extensions?|academy|college)\b/;
const OPEN = /\b(?:open(?:ed)?|available|delivered|usable|in use|ready|occupied now)\b/;
const LATE =
  /\b(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a) (?:months?|weeks?|terms?|years?) (?:late|behind|later|delay)|late\b|delayed|slipp(?:ed|ing)|(?:put|pushed|moved) back|behind (?:schedule|programme|plan)|(?:date|opening|handover) (?:has )?moved|moved to|deferred|postponed)/;
const NOT_LATE = /\b(?:not|no|never|without|if|risk of)\b[^.;,]{0,14}$/;
/** Words that any scheme may have. */
const ANY = new Set(
  'scheme project school base unit place site building srp satellite extension academy college primary secondary special new expansion phase total provision resourced specialist specially high junior infant programme funded'.split(
    ' ',
  ),
);

/** The words that name a scheme apart. */
export function namingWords(text: string): ReadonlySet<string> {
  return new Set(
    [...thingWords(text)].filter((word) => word.length > 2 && !ANY.has(word) && !/^\d/.test(word)),
  );
}

type Columns = {
  readonly due: number;
  readonly now: number;
  readonly noted: number;
  readonly places: number;
  readonly open: number;
};

function columnsOf({ columns, rows }: Grid): Columns {
  const holds = (at: number, isTime: boolean) =>
    rows.some(({ row, cells }) => (isTime ? timesIn(row.cells[at] ?? '').length > 0 : cells[at] != null));
  const find = (pattern: RegExp, isTime: boolean, not: readonly number[] = []) =>
    columns.findIndex(({ low }, at) => at > 0 && !not.includes(at) && pattern.test(low) && holds(at, isTime));
  const due = find(DUE, true);
  const now = find(NOW, true, [due]);
  const open = find(OPEN, false, [due, now]);
  const places = find(/\bplaces?\b|\bcapacity\b/, false, [open]);
  const counted = places === -1 ? find(DUE, false, [due, now, open]) : places;
  // "Places planned for September 2025": the head of the column gives the day for all rows.
  const isDated = due === -1 && columns[counted]?.period != null;
  return {
    due: due === -1 && !isDated ? now : due,
    now: due === -1 && !isDated ? -1 : now,
    noted: columns.findIndex(({ low }, at) => at > 0 && NOTED.test(low)),
    places: counted,
    open,
  };
}

function timesIn(text: string): Period[] {
  return /\d|[a-z]{3}/i.test(text) ? periodsOf(tokensOf(text)) : [];
}

/** When the scheme of a row was due: by its own cell, or by the head of its column. */
function dueOf(grid: Grid, row: GridRow, { due, places }: Columns): Period | null {
  return due === -1 ? (grid.columns[places]?.period ?? null) : timeIn(row.row.cells[due] ?? '');
}

/** The words of a row by which it comes later than it was due. */
function lateIn(grid: Grid, row: GridRow, columns: Columns): string | null {
  const { due, now, noted, places, open } = columns;
  const planned = dueOf(grid, row, columns);
  const latest = now === -1 ? null : timeIn(row.row.cells[now] ?? '');
  if (planned?.to != null && latest?.from != null && latest.from > planned.to)
    return `due ${row.row.cells[due]?.trim() ?? grid.columns[places]?.header.trim() ?? ''}, now ${row.row.cells[now]?.trim()}`;
  const note = noted === -1 || noted === now ? '' : (row.row.cells[noted] ?? '');
  const match = LATE.exec(note.toLowerCase());
  if (match !== null && !NOT_LATE.test(note.toLowerCase().slice(0, match.index))) return note.trim();
  const behind = timesIn(note).find(({ from }) => planned?.to != null && from !== null && from > planned.to);
  if (behind !== undefined && /\b(?:due|now|open(?:s|ing)?|expected|will|moved|until)\b/i.test(note))
    return note.trim();
  const [all, some] = [row.cells[places]?.value, row.cells[open]?.value];
  return all !== undefined &&
    some !== undefined &&
    some < all &&
    planned?.to == null &&
    now === -1 &&
    due === -1
    ? `${some} of ${all} places open`
    : null;
}

function schemeOf(grid: Grid, row: GridRow, columns: Columns): Scheme {
  const value = (at: number) => (at === -1 ? null : (row.cells[at]?.value ?? null));
  return {
    name: row.label,
    words: namingWords(row.label),
    isTotal: /^\W{0,3}(?:(?:sub-?|grand )?total|all\b|programme\b)/i.test(row.label),
    due: dueOf(grid, row, columns),
    late: lateIn(grid, row, columns),
    places: value(columns.places),
    open: value(columns.open),
    spot: rowSpot(grid, row),
  };
}

/** Give the schemes of all tables. */
export const schemesOf: (document: Understanding) => readonly Scheme[] = oncePer(({ grids }) =>
  grids.flatMap((grid) => {
    const about =
      `${grid.caption} ${grid.block.section ?? ''} ${grid.columns.map(({ low }) => low).join(' ')}`.toLowerCase();
    if (
      grid.block.isChart ||
      !ABOUT.test(about) ||
      /\brisks?\b/.test(grid.columns.map(({ low }) => low).join(' '))
    )
      return [];
    const columns = columnsOf(grid);
    if (columns.due === -1 && columns.open === -1) return [];
    if (columns.places === -1 && columns.now === -1 && columns.noted === -1) return [];
    return grid.rows.filter(({ label }) => label !== '').map((row) => schemeOf(grid, row, columns));
  }),
);

/** Whether a scheme was due by a day, as far as is told. */
export function wasDueBy({ due }: Scheme, day: DayNumber | null): boolean {
  return due?.to == null || day === null || due.to <= day;
}
