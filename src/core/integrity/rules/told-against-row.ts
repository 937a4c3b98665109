/** Rules on a table's figure told again elsewhere, whatever it is of: found by the words of its row and column, not by known measures. */
import type { Found } from '../finding.ts';
import type { Period } from '../lex/periods.ts';
import { type Quantity, singular } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import type { CellNumber } from '../understand/cells.ts';
import { clauseAround } from '../understand/facts.ts';
import { cellSpots, type Grid, type GridRow } from '../understand/grid.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { roleOfLabel } from '../understand/measures.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { showValue } from '../understand/show.ts';
import { isNamed, isWithin, thingWords } from '../understand/thing-words.ts';
import type { Understanding } from '../understand/understanding.ts';
import { ADVICE, TWO } from './clashes.ts';

/** One number of a table with what it is of. */
type Told = {
  readonly grid: Grid;
  readonly row: GridRow;
  readonly at: number;
  readonly cell: CellNumber;
  readonly rowWords: ReadonlySet<string>;
  readonly columnWords: ReadonlySet<string>;
  readonly period: Period | null;
};

/** A row by its words, with its numbers. */
type NamedRow = {
  readonly words: ReadonlySet<string>;
  readonly label: string;
  readonly cells: readonly Told[];
};

type Table = {
  readonly grid: Grid;
  readonly rows: readonly NamedRow[];
  /** Words of caption, headers and section: what the numbers may be of. */
  readonly about: ReadonlySet<string>;
};

/** Beyond these a number beside a name is another figure of it, and no slip. */
const NEAREST = { low: 0.55, high: 1.8 } as const;
const MOST_ROWS = 60;
/** How far a sum of printed numbers may lie from another [last digits]. */
const HALF = 0.51;

/** What says that a number is a change, a part, a limit or a supposition, and not the figure itself. */
const OTHERWISE_BEFORE =
  /(?:\bby|\bplanned|\bagreed|\bbudgeted|\bassumed|\bexpected|\bconsists of|\bcomprises|\bmade up of|\bof the|\bof those|\bof which|\bincrease of|\brise of|\bfall of|\breduction of|\bgap of|\bfurther|\badditional|\banother|\bextra|\bnearly|\balmost|\bfrom|\bthan|\bagainst|\bcompared (?:with|to)|\btarget of|\blimit of|\bcap of|\bat least|\bup to|\bbetween|\bevery|\bplus|\bonly|\bremaining|\bother|\bout of|\bsaving|\bsave|[-–+(])\s*$/;
const OTHERWISE_BEHIND =
  /^\s*(?:more|fewer|higher|lower|above|below|over|under|additional|extra|further|of (?:the|them|these|those|which)|short|late|points?|percentage|per (?:plan|place|child|pupil|week|month)|a (?:plan|place|week|month)|each|to\b|-|–)/;
const SUPPOSED =
  /\b(?:would|could|if|scenario|sensitivity|option|instead|rather|had been|previous(?:ly)?|last (?:year|update|return|quarter)|originally|earlier|restated|revised|excluding|including|without|national(?:ly)?|england|region(?:al)?|neighbours?|average|on average|range)\b/;

function tablesOf({ grids }: Understanding): readonly Table[] {
  return grids
    .filter(({ rows }) => rows.length > 1 && rows.length <= MOST_ROWS)
    .map((grid) => {
      const heads = grid.columns.map(({ header }) => header).join(' ');
      return {
        grid,
        about: thingWords(`${grid.caption} ${heads} ${grid.block.section ?? ''}`),
        rows: grid.rows.flatMap((row) => namedRow(grid, row) ?? []),
      };
    })
    .filter(({ rows }) => rows.length > 0);
}

function namedRow(grid: Grid, row: GridRow): NamedRow | null {
  const words = thingWords(row.label);
  if (!isNamed(words)) return null;
  const cells = row.cells.flatMap((cell, at): Told[] => {
    const column = grid.columns[at];
    if (cell === null || column === undefined || cell.isUnsure) return [];
    const columnWords = thingWords(column.header);
    return [{ grid, row, at, cell, rowWords: words, columnWords, period: column.period ?? row.period }];
  });
  return cells.length === 0 ? null : { words, label: row.label, cells };
}

/** A sentence that names exactly one row of a table, or whose clause does. */
function rowNamed(table: Table, words: ReadonlySet<string>): NamedRow | null {
  const named = table.rows.filter((row) => isWithin(row.words, words));
  const widest = named.filter(
    (row) =>
      !named.some(
        (other) => other !== row && other.words.size > row.words.size && isWithin(row.words, other.words),
      ),
  );
  return widest.length === 1 ? (widest[0] ?? null) : null;
}

function isPlainQuantity({ low }: Sentence, quantity: Quantity): boolean {
  const { unit, bound, per, start, end, isWord, value } = quantity;
  if (unit === 'points' || bound !== null || per !== null || (isWord && value < 4)) return false;
  return (
    !OTHERWISE_BEFORE.test(low.slice(Math.max(0, start - 24), start)) &&
    !OTHERWISE_BEHIND.test(low.slice(end, end + 24))
  );
}

/** Names of amounts that any line of money may bear. */
const ANY_AMOUNT =
  /^(?:costs?|budget|spend|spending|expenditure|totals?|sum|price|value|amount|bill|forecast|outturn|figure|savings?|overspend|underspend|deficit|surplus|income|funding|allocation|payment|grant|fee|balance)$/;
/** "A plan of £6.2m", "a planned deficit of £6.2m": what was foreseen. */
const FORESEEN = /\b(?:plan|profile|planned(?: [a-z-]+){0,3}) of (?:about |around )?$/;

/** "A contingency of £400,000": money of another name than any in the table. */
function isOfAnotherName(table: Table, row: NamedRow, { low }: Sentence, { unit, start }: Quantity): boolean {
  const ahead = low.slice(Math.max(0, start - 60), start);
  if (FORESEEN.test(ahead)) return true;
  const noun = unit === 'money' ? /\b([a-z]{4,}) of (?:about |around |just )?$/.exec(ahead)?.[1] : undefined;
  if (noun === undefined || ANY_AMOUNT.test(noun)) return false;
  return !table.about.has(singular(noun)) && !row.words.has(singular(noun));
}

/** Whether one of the two is before mitigations and the other is not. */
function areOnTwoPaths({ low }: Sentence, { row, grid, at }: Told): boolean {
  const [told, shown] = [roleOfLabel(low), roleOfLabel(`${row.low} ${grid.columns[at]?.low ?? ''}`)];
  return told !== shown && (told === 'unmitigated' || shown === 'unmitigated');
}

/** Whether what is counted can be what the table counts: its noun stands in label, headers, caption or section. */
function countsAlike(table: Table, row: NamedRow, { unit, noun }: Quantity): boolean {
  if (unit !== 'count') return true;
  return noun !== '' && (table.about.has(singular(noun)) || row.words.has(singular(noun)));
}

const HELD_AGAINST =
  /\b(?:inside|within|below|above|under|over|than|against|beyond|exceed\w*|compared (?:with|to)|short of)\b/;

/** "£54.9m, inside the ceiling": the row is what the figure is held against, and not what it is of. */
function isComparedWith(row: NamedRow, { low }: Sentence, { start, end }: Quantity): boolean {
  const match = HELD_AGAINST.exec(low.slice(end));
  return (
    match !== null &&
    !isWithin(row.words, thingWords(`${low.slice(0, start)} ${low.slice(end, end + match.index)}`))
  );
}

/** Whether words beside a figure make it one of something else than the row. */
function isOfOther(
  table: Table,
  row: NamedRow,
  sentence: Sentence,
  quantity: Quantity,
  clause: ReadonlySet<string>,
): boolean {
  return (
    isOfAnotherName(table, row, sentence, quantity) ||
    isComparedWith(row, sentence, quantity) ||
    isOtherRate(table, row, clause, quantity)
  );
}

const RATE_OF =
  /^(?:uplift|inflation|growth|increase|rise|fall|cut|reduction|discount|interest|vacancy|turnover|pay|award|response|attendance|absence|occupancy|contingency)$/;

/** "Independent: uplifts agreed at 6.8%": a rate of another thing than any that the table has. */
function isOtherRate(table: Table, row: NamedRow, clause: ReadonlySet<string>, { unit }: Quantity): boolean {
  return (
    unit === 'percent' &&
    [...clause].some((word) => RATE_OF.test(word) && !table.about.has(word) && !row.words.has(word))
  );
}

function intervalOfCell({ value, step, unit }: CellNumber) {
  return intervalOf({ value, step, unit });
}

/** Whether a number is in the table anywhere, or is a sum, difference or share of two numbers of its row or of one column. */
function isExplained({ grid }: Table, row: NamedRow, quantity: Quantity): boolean {
  const told = intervalOf(quantity);
  const all = grid.rows.flatMap(({ cells }) => cells.filter((cell) => cell !== null));
  if (all.some((cell) => cell.unit === quantity.unit && meet(told, intervalOfCell(cell)))) return true;
  const isOf = (a: number, b: number) => {
    const close = (value: number) => Math.abs(value - quantity.value) <= Math.max(quantity.step * HALF, 1e-9);
    if (close(a + b) || close(Math.abs(a - b))) return true;
    return quantity.unit === 'percent' && b !== 0 && (close((100 * a) / b) || close((100 * (a - b)) / b));
  };
  const columns = row.cells.map(({ at }) => grid.rows.flatMap(({ cells }) => cells[at] ?? []));
  return [row.cells.map(({ cell }) => cell), ...columns].some((line) =>
    line.some((a) => line.some((b) => a !== b && a.unit === b.unit && isOf(a.value, b.value))),
  );
}

/** Times of the clause, or of the sentence where the clause has none. */
function timesIn({ periods }: Sentence, from: number, to: number): ReadonlySet<string> {
  const within = periods.filter(({ start, end }) => start >= from && end <= to);
  return new Set((within.length > 0 ? within : periods).map(({ key }) => key));
}

/** The number of a row that a quantity of a sentence must be; null where that is uncertain. */
function cellMeant(
  row: NamedRow,
  times: ReadonlySet<string>,
  { unit }: Quantity,
  words: ReadonlySet<string>,
): Told | null {
  const alike = row.cells.filter(({ cell }) => cell.unit === unit);
  const timed = alike.filter(({ period }) => period !== null && times.has(period.key));
  if (timed.length === 0 && times.size > 0 && !isTableOf(row, times)) return null;
  const known = timed.length > 0 ? timed : alike.filter(({ period }) => period === null);
  if (known.length === 1) return known[0] ?? null;
  const own = (cell: Told) => [...cell.columnWords].filter((word) => words.has(word)).length;
  const most = Math.max(0, ...known.map(own));
  const best = known.filter((cell) => most > 0 && own(cell) === most);
  return best.length === 1 ? (best[0] ?? null) : null;
}

/** Whether the caption or any header of the table names one of the times of the sentence. */
function isTableOf({ cells: [first] }: NamedRow, keys: ReadonlySet<string>): boolean {
  if (first === undefined) return false;
  const { grid } = first;
  return grid.columns.some(({ period }) => period !== null && keys.has(period.key));
}

function isNear(quantity: Quantity, { value }: CellNumber): boolean {
  if (value === 0 || Math.sign(value) !== Math.sign(quantity.value)) return false;
  const ratio = quantity.value / value;
  return ratio > NEAREST.low && ratio < NEAREST.high;
}

/** What an agreement has is no figure of a forecast's table. */
const AS_AGREED = /\bagreement (?:has|had|sets|set|gives|gave|shows|expects|allows)\b/;

function textAgainstRows(document: Understanding): Found[] {
  const tables = tablesOf(document);
  return document.sentences.flatMap((sentence): Found[] => {
    const { block, low, quantities } = sentence;
    if (
      block.kind === 'heading' ||
      quantities.length === 0 ||
      quantities.length > 8 ||
      SUPPOSED.test(low) ||
      AS_AGREED.test(low)
    )
      return [];
    const whole = thingWords(low);
    // What a clause names, its sentence names: tables with no row of its words are not looked at again for each number.
    const near = tables.filter(({ rows }) => rows.some(({ words }) => isWithin(words, whole)));
    return quantities.flatMap((quantity) => {
      if (near.length === 0 || !isPlainQuantity(sentence, quantity)) return [];
      const { from, to } = clauseAround(low, quantity.start, quantity.end);
      const clause = thingWords(low.slice(from, to));
      return near.flatMap((table): Found[] => {
        const row = rowNamed(table, clause) ?? rowNamed(table, whole);
        if (row === null || !countsAlike(table, row, quantity)) return [];
        if (isOfOther(table, row, sentence, quantity, clause)) return [];
        const meant = cellMeant(row, timesIn(sentence, from, to), quantity, whole);
        if (
          meant === null ||
          areOnTwoPaths(sentence, meant) ||
          isSettled(quantity, meant.cell) ||
          isExplained(table, row, quantity)
        )
          return [];
        return [foundOf(sentence, quantity, meant)];
      });
    });
  });
}

function isSettled(quantity: Quantity, cell: CellNumber): boolean {
  return !isNear(quantity, cell) || meet(intervalOf(quantity), intervalOfCell(cell));
}

function foundOf(sentence: Sentence, quantity: Quantity, { grid, row, at, cell }: Told): Found {
  const head = grid.columns[at]?.header ?? '';
  const where = head === '' ? row.label : `${row.label}, ${head}`;
  return {
    spots: [sentenceSpot(sentence), ...cellSpots(grid, row, at)],
    arithmetic: `${showValue(quantity.value, quantity.unit)} in the text, ${showValue(cell.value, cell.unit)} in the table (${where}).`,
  };
}

/** Numbers of one table by row, column, time and unit; a key that it has twice names nothing. */
function keysOf({ rows }: Table): ReadonlyMap<string, Told> {
  const cells = rows.flatMap((row) => row.cells);
  const named = cells.filter(({ columnWords, period }) => columnWords.size > 0 || period !== null);
  const groups = Map.groupBy(named, ({ rowWords, columnWords, period, cell }) => {
    const words = [rowWords, columnWords].map((set) => [...set].sort().join(' '));
    return [...words, period?.key ?? '', cell.unit].join('|');
  });
  return new Map([...groups].flatMap(([key, [one, more]]) => (one && !more ? [[key, one] as const] : [])));
}

/** Numbers that several tables have, by key. */
function keyedCells(tables: readonly Table[]): ReadonlyMap<string, readonly Told[]> {
  const all = tables.flatMap((table) => [...keysOf(table)]);
  const byKey = Map.groupBy(all, ([key]) => key);
  return new Map([...byKey].map(([key, told]) => [key, told.map(([, one]) => one)]));
}

/** Two tables that share rows and columns, most of which agree: where one does not, one of the two is wrong. */
function rowsAgainstRows(document: Understanding): Found[] {
  const pairs = new Map<string, { agreed: number; readonly apart: [Told, Told][] }>();
  const ids = new Map(document.grids.map((grid, at) => [grid, at]));
  for (const [a, ...others] of keyedCells(tablesOf(document)).values())
    for (const b of others) {
      if (a === undefined) continue;
      const key = `${ids.get(a.grid)}|${ids.get(b.grid)}`;
      const pair = pairs.get(key) ?? { agreed: 0, apart: [] };
      if (meet(intervalOfCell(a.cell), intervalOfCell(b.cell))) pair.agreed++;
      else pair.apart.push([a, b]);
      pairs.set(key, pair);
    }
  return [...pairs.values()].flatMap(({ agreed, apart }) =>
    agreed < apart.length
      ? []
      : apart.map(([a, b]) => ({
          spots: [...cellSpots(b.grid, b.row, b.at), ...cellSpots(a.grid, a.row, a.at)],
          arithmetic: `${showValue(a.cell.value, a.cell.unit)} in one table, ${showValue(b.cell.value, b.cell.unit)} in another (${a.row.label}, ${a.grid.columns[a.at]?.header ?? ''}).`,
        })),
  );
}

const SCHEMES =
  '| Scheme | Places | Cost (£m) |\n| --- | --- | --- |\n| Ashgrove annexe | 42 | 1.6 |\n| Beck Lane hub | 30 | 0.9 |';

/** Figures told again, by the words of row and column. */
export const TOLD_AGAINST_ROW_RULES: readonly Rule[] = [
  {
    code: 'value.text-and-row',
    kind: TWO,
    severity: 'error',
    title: 'The text gives another number than the row of a table that it names',
    meaning:
      'A sentence that names one row of a table by all its words, and a number of the row’s kind near the one that stands there. Silent where the number is anywhere in the table or is a sum, difference or share of two of its numbers, where it is a change, a part, a limit or supposed, and where column or time are uncertain.',
    advice: ADVICE,
    fires: `${SCHEMES}\n\nThe Ashgrove annexe has 24 places.`,
    silent: `${SCHEMES}\n\nThe Ashgrove annexe has 42 places.`,
    find: textAgainstRows,
  },
  {
    code: 'value.row-and-row',
    kind: TWO,
    severity: 'error',
    title: 'Two tables give different numbers for one row and column',
    meaning:
      'Row and column bear the same words and time in both tables, and at least as many of their numbers agree as differ.',
    advice: ADVICE,
    fires: `${SCHEMES}\n\nLater:\n\n| Scheme | Places |\n| --- | --- |\n| Beck Lane hub | 30 |\n| Ashgrove annexe | 45 |`,
    silent: `${SCHEMES}\n\nLater:\n\n| Scheme | Places |\n| --- | --- |\n| Beck Lane hub | 30 |\n| Ashgrove annexe | 42 |`,
    find: rowsAgainstRows,
  },
];
