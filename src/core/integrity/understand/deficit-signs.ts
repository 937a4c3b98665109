/** Which sign a table gives to a deficit: as its labels say it, as income and spending beside it show, or as its figures run. */
import type { Grid, GridRow } from './grid.ts';

/** Measures whose amounts are deficits, so that a surplus is less than nothing. */
const DEFICITS = new Set(['in-year deficit', 'cumulative deficit', 'residual deficit', 'deficit']);

const SURPLUS = '(?:surplus(?:es)?|underspends?)';
const DEFICIT = '(?:deficits?|overspends?)';

/** What of the two is shown below nothing: "surplus / (deficit)", "deficits are in brackets", "a minus means a deficit". */
function belowNothing(word: string, other: string): RegExp {
  const joint = '\\s?(?:\\/|or|and)?\\s?';
  const brackets = '(?:brackets|parentheses|a minus(?: sign)?)';
  return new RegExp(
    `\\b${other}${joint}\\(\\s?${word}\\s?\\)|\\(\\s?${word}\\s?\\)${joint}${other}\\b|\\b${word} (?:(?:are|is|being|shown|given|set|printed|stand) ){0,3}(?:in|by|with) ${brackets}|\\b(?:${brackets}|(?:minus|negative) (?:figures?|numbers?|signs?)) (?:(?:are|is|for|shows?|means?|denotes?|indicates?|stands? for|=) )?(?:an? |the )?(?:in-year |dsg )?${word}\\b`,
  );
}

const DEFICIT_BELOW = belowNothing(DEFICIT, SURPLUS);
const SURPLUS_BELOW = belowNothing(SURPLUS, DEFICIT);

function toldBy(words: string): 1 | -1 | null {
  if (SURPLUS_BELOW.test(words)) return 1;
  return DEFICIT_BELOW.test(words) ? -1 : null;
}

const INCOME = /\b(?:income|funding|allocation|resources?|dsg|grant|block)\b/;
const SPENDING = /\b(?:spend|spending|spent|expenditure|outturn|costs?)\b/;
const OTHER = /\b(?:in[- ]year|deficit|surplus|cumulative|balance|variance|budget|transfer)\b/;

/** Figures of one line, each with the label that tells what it is. */
type Line = readonly { readonly low: string; readonly value: number }[];

function oneOf(line: Line, words: RegExp): number | null {
  const fitting = line.filter(({ low }) => words.test(low) && !OTHER.test(low));
  const totals = fitting.filter(({ low }) => /\btotal\b/.test(low));
  const [only, more] = totals.length > 0 ? totals : fitting;
  return only === undefined || more !== undefined ? null : only.value;
}

/** Income less spending has the sign of a balance, spending less income that of a deficit. Null where neither is the figure. */
function shownBy(line: Line, value: number, step: number): 1 | -1 | null {
  const income = oneOf(line, INCOME);
  const spending = oneOf(line, SPENDING);
  if (income === null || spending === null || Math.abs(value) < step / 2) return null;
  const gap = Math.abs(spending) - Math.abs(income);
  if (Math.abs(Math.abs(gap) - Math.abs(value)) > step * 2) return null;
  return Math.sign(gap) === Math.sign(value) ? 1 : -1;
}

/** The figures of a row or of a column, as its labels lie across. */
function across(grid: Grid, row: GridRow, at: number): readonly Line[] {
  const inRow = row.cells.flatMap((cell, place) =>
    cell == null || place === at ? [] : [{ low: grid.columns[place]?.low ?? '', value: cell.value }],
  );
  const inColumn = grid.rows.flatMap((other) => {
    const cell = other.cells[at];
    return cell == null || other === row ? [] : [{ low: other.low, value: cell.value }];
  });
  return [inRow, inColumn];
}

/** The figures along a deficit's own row, or down its column where the column names it or the row is a time and so holds several things. */
function along(grid: Grid, row: GridRow, at: number): readonly number[] {
  const isOfColumn =
    row.period !== null || /in[- ]year|deficit|surplus|overspend/.test(grid.columns[at]?.low ?? '');
  return isOfColumn
    ? grid.rows.flatMap(({ cells }) => cells[at]?.value ?? [])
    : row.cells.flatMap((cell) => cell?.value ?? []);
}

/**
 * A line that opens below nothing is of balances, a name of "deficit" or not: a programme begins in deficit. Beside the word
 * most of its figures must be so.
 */
function shownByRun(line: readonly number[], isNamed: boolean): 1 | -1 {
  const [first = 0] = line;
  const below = line.filter((value) => value < 0).length;
  return first < 0 && (!isNamed || below * 2 > line.length) ? -1 : 1;
}

/**
 * Give the sign by which a cell that is a deficit is turned so that a deficit is above nothing and a surplus below: −1 where the
 * table has it the other way, 1 elsewhere.
 * @param rule  what the paper says of brackets in general, in lower case.
 */
export function deficitSign(grid: Grid, row: GridRow, at: number, measure: string, rule = ''): 1 | -1 {
  const cell = row.cells[at];
  if (cell == null || cell.unit !== 'money' || !DEFICITS.has(measure)) return 1;
  const own = `${row.low} | ${grid.columns[at]?.low ?? ''}`;
  const told = toldBy(own) ?? toldBy(grid.caption.toLowerCase());
  if (told !== null) return told;
  const byRun = shownByRun(along(grid, row, at), /deficit|overspend/.test(own));
  if (measure !== 'in-year deficit') return byRun;
  for (const line of across(grid, row, at)) {
    const shown = shownBy(line, cell.value, cell.step);
    if (shown !== null) return shown;
  }
  return toldBy(rule) ?? byRun;
}
