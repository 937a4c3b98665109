/** Figures with what they are about: measure, time, role and basis, from prose, tables and charts alike. */
import type { Spot } from '../finding.ts';
import type { Period } from '../lex/periods.ts';
import type { Quantity, Unit } from '../lex/quantities.ts';
import type { CellNumber } from './cells.ts';
import { isMove } from './comparisons.ts';
import { deficitSign } from './deficit-signs.ts';
import { cellSpots, type Grid, type GridColumn, type GridRow } from './grid.ts';
import {
  apartWords,
  type Basis,
  basisIn,
  type Measure,
  measureIn,
  nearestMeasure,
  type Role,
  roleIn,
  roleOfLabel,
} from './measures.ts';
import type { Sentence } from './sentence.ts';
import { sentenceSpot } from './sentence.ts';

export type Fact = {
  readonly measure: Measure;
  readonly unit: Unit;
  readonly value: number;
  readonly step: number;
  readonly isAbout: boolean;
  readonly bound: 'over' | 'under' | null;
  readonly per: Quantity['per'];
  readonly period: Period | null;
  readonly role: Role;
  readonly basis: Basis;
  /** Words that set it apart from the plain measure; two facts are of one thing only where these agree. */
  readonly apart: string;
  readonly from: 'text' | 'table' | 'chart';
  readonly spots: readonly Spot[];
  /** The sentence it stands in; null for cells. */
  readonly sentence: Sentence | null;
  readonly quantity: Quantity | null;
  readonly section: string | null;
  /** The table it stands in; null for prose. */
  readonly grid: Grid | null;
  /** True for the total of a table's column. */
  readonly isTotal: boolean;
};

const CLAUSE_ENDS =
  /[;:]|, (?:and|but|while|whereas|with|which|so|against|compared|or)\b|,? (?:while|whereas|but|against|compared (?:with|to)|versus|vs\.?|although|than)\b| – | — | \(|\)/g;

/** The clause around a place of a sentence: from the boundary before it to the one after it. */
export function clauseAround(
  low: string,
  start: number,
  end: number,
): { readonly from: number; readonly to: number } {
  let from = 0;
  let to = low.length;
  for (const match of low.matchAll(CLAUSE_ENDS)) {
    if (match.index + match[0].length <= start) from = match.index + match[0].length;
    else if (match.index >= end) {
      to = match.index;
      break;
    }
  }
  return { from, to };
}

const NOUN_MEASURES: Readonly<Record<string, string>> = {
  request: 'requests',
  appeal: 'appeals',
  place: 'places',
  placement: 'placements',
  plan: 'plans',
  exclusion: 'exclusions',
  suspension: 'exclusions',
  complaint: 'complaints',
  vacancy: 'vacancies',
};
/** Counted things that no measure of ours is about. */
const FOREIGN =
  /^(week|month|year|day|hour|school|setting|event|session|workshop|meeting|teacher|officer|person|parent|family|project|scheme|measure|milestone|action|risk|condition|respondent|response|post|fte|member|panel|visit|staff|governor|senco|team|partner|provider|point|term|bed|bid|term|quarter|professional|practitioner|worker|psychologist|caseworker|insight|proposal|theme|cohort|area|locality|cluster|case|reason|question|decision)$/;

/** Two joints between amounts that are alike make a list of three. */
const LEAST_JOINTS = 2;
/** The longest name of an amount in a list, with what joins it to the next [characters]. */
const LONGEST_NAME = 60;
/** " for independent schools, " and ", transport ": the name stands behind its amount, or before it. */
const NAME_BEHIND = /^ (?:for|on|from) [^,;.]+(?:[,;]|,? and)\s(?:a further )?$/;
const NAME_BEFORE = /^(?:[,;]|,? and) [^,;.:]+ (?:\(|of |at )?$/;

/** What names an amount in a list of spending, before or behind it. Null outside of lists. */
function nameInList({ low, quantities }: Sentence, quantity: Quantity): string | null {
  if (quantity.unit !== 'money') return null;
  const amounts = quantities.filter(({ unit }) => unit === 'money');
  const at = amounts.indexOf(quantity);
  const joints = amounts.slice(1).map(({ start }, k) => low.slice(amounts[k]?.end ?? start, start));
  /** How many joints of a form run on from this amount, to both sides. */
  const isListed = (form: RegExp) => {
    const fits = (joint: string | undefined) =>
      joint !== undefined && joint.length <= LONGEST_NAME && form.test(joint);
    let run = 0;
    for (let k = at; fits(joints[k]); k++) run++;
    for (let k = at - 1; fits(joints[k]); k--) run++;
    return run >= LEAST_JOINTS;
  };
  const ahead = low.slice(Math.max(0, quantity.start - LONGEST_NAME), quantity.start);
  const behind = low.slice(quantity.end, quantity.end + LONGEST_NAME);
  if (isListed(NAME_BEHIND)) return joints[at] ?? behind;
  return isListed(NAME_BEFORE) ? (joints[at - 1] ?? ahead.split(/[,;:]/).at(-1) ?? '') : null;
}

/** "With this year's overspend it reaches £21.9m": what is added names no measure of the sum. */
const ADDED =
  /\b(?:with|adding|including|after adding) (?:this|the|that|next|last) (?:year's )?(?:forecast )?(?:in-year )?(?:overspend|deficit)(?: added)?,? (?=it\b|this\b|the\b|we\b|that\b)/;

function measureOfQuantity(sentence: Sentence, quantity: Quantity): Measure | null {
  if (quantity.unit === 'count' && FOREIGN.test(quantity.noun)) return null;
  const name = nameInList(sentence, quantity);
  if (name !== null) return measureIn(name, quantity.unit);
  const { from, to } = clauseAround(sentence.low, quantity.start, quantity.end);
  const phraseEnd = Math.min(to, quantity.end + quantity.phrase.length + 28);
  const behind = sentence.low.slice(quantity.end, phraseEnd);
  const ahead = sentence.low.slice(from, quantity.start).replace(ADDED, '');
  const counted = quantity.unit === 'count' ? measureOfCount(quantity, ahead, behind) : null;
  return counted ?? nearestMeasure(ahead, quantity.unit) ?? measureIn(behind, quantity.unit);
}

const FLOWS = ['plans issued', 'plans ceased', 'plans avoided'];

/** What a count is of by the words behind it; "ceased 28 plans" is told by the word right before. */
function measureOfCount(quantity: Quantity, ahead: string, behind: string): Measure | null {
  const wide = measureIn(behind, 'count');
  if (wide !== null && wide.id !== 'plans') return wide;
  const named = measureIn(behind.slice(0, quantity.phrase.length + 1), 'count');
  if (named === null)
    return quantity.noun !== '' && Object.hasOwn(NOUN_MEASURES, quantity.noun) ? wide : null;
  const before = nearestMeasure(ahead.slice(-24), 'count');
  return before !== null && named.id === 'plans' && FLOWS.includes(before.id) ? before : named;
}

/** The time that a figure is of: the only one of its clause, or of its sentence, nearest first. */
export function periodOf(sentence: Sentence, start: number, end: number): Period | null {
  const { from, to } = clauseAround(sentence.low, start, end);
  const within = sentence.periods.filter((period) => period.start >= from && period.end <= to);
  if (within.length === 1) return within[0] ?? null;
  if (within.length > 1) return nearestPeriod(within, start, end);
  return sentence.periods.length === 1 ? (sentence.periods[0] ?? null) : null;
}

/** "issued from January to April": the figure is of all of it, and of neither end. */
function isEndOfSpan({ low, periods }: Sentence, period: Period): boolean {
  const at = periods.indexOf(period);
  const [before, after] = [periods[at - 1], periods[at + 1]];
  const joined = (a: Period, b: Period) =>
    /^\s?(?:to|until|and|–|-)\s$/.test(low.slice(a.end, b.start)) &&
    /\b(?:from|between)\s(?:the start of )?$/.test(low.slice(Math.max(0, a.start - 20), a.start));
  return (before !== undefined && joined(before, period)) || (after !== undefined && joined(period, after));
}

/** The time of a quantity, unless another quantity of its unit stands between the two. */
function tightPeriod(sentence: Sentence, quantity: Quantity): Period | null {
  // "a deficit of £4.6m in that year": the year was named before, not behind.
  if (
    /^[^.;,]{0,24}\bin (?:that|the same|this) (?:year|month|quarter|term)\b/.test(
      sentence.low.slice(quantity.end),
    )
  )
    return null;
  const period = periodOf(sentence, quantity.start, quantity.end);
  // "137 plans, almost half of them in July": the time of some of them.
  const gap = period === null ? '' : sentence.low.slice(quantity.end, period.start);
  if (/\b(?:of (?:them|these|those|which|whom)|most|half|mainly|mostly|including)\b/.test(gap)) return null;
  if (period === null || isEndOfSpan(sentence, period)) return null;
  // "137 plans, almost half of them in July": the time is of a part.
  if (
    /\bof (?:them|these|those|which|whom)(?: \w+)? (?:in|during|at|by) (?:the )?$/.test(
      sentence.low.slice(0, period.start),
    )
  )
    return null;
  // "on requests received before April": the figure is of another time.
  if (/\b(?:before|prior to)\s$/.test(sentence.low.slice(Math.max(0, period.start - 10), period.start)))
    return null;
  const [from, to] =
    period.start > quantity.start ? [quantity.end, period.start] : [period.end, quantity.start];
  const isParted = sentence.quantities.some(
    (other) => other !== quantity && other.unit === quantity.unit && other.start >= from && other.end <= to,
  );
  return isParted ? null : period;
}

function nearestPeriod(periods: readonly Period[], start: number, end: number): Period | null {
  let best: Period | null = null;
  let gap = Number.POSITIVE_INFINITY;
  for (const period of periods) {
    const behind = period.start >= end;
    // Of two as near, the one behind: "from £3.8m in 2025-26 to £2.4m in 2026-27".
    const distance = behind ? period.start - end - 1 : start - period.end;
    if (distance < gap) {
      gap = distance;
      best = period;
    }
  }
  return best;
}

/** A verb of being says "actual" only where no other word on either side says more. */
function roleOf(ahead: string, behind: string): Role {
  const first = roleIn(ahead);
  const next = roleIn(behind);
  if (
    first === null ||
    (first === 'actual' &&
      next !== null &&
      next !== 'actual' &&
      !/\b(?:actual|outturn|stood|delivered|recorded|opened|reached)\b/.test(ahead))
  )
    return next;
  return first;
}

/** "Trajectory: 118 placements": the label of a line says the role of what stands behind it. */
function roleOfLine({ low }: Sentence, from: number): Role {
  const label = /^[^:]{1,60}:\s?/.exec(low)?.[0] ?? '';
  return label !== '' && from <= label.length ? roleOfLabel(label) : null;
}

/** What follows a figure up to the next of its unit: "329 placements, 33 below the agreed forecast of 362" makes no target of 329. */
function ownWords(sentence: Sentence, { unit, end }: Quantity, behind: string): string {
  const next = sentence.quantities.find((other) => other.unit === unit && other.start >= end);
  return next === undefined ? behind : behind.slice(0, next.start - end);
}

/** How far from a figure a word may stand that sets it apart [characters]. */
const APART_REACH = 90;
/** "Adding post-16, the council maintains …": what is taken in does not set the figure apart. */
const LEAD_IN = /^\W{0,2}(?:adding|with|including|together with|taking in)\s[^,]{2,40},\s/;

function textFact(sentence: Sentence, quantity: Quantity): Fact | null {
  const measure = isMove(sentence, quantity) ? null : measureOfQuantity(sentence, quantity);
  if (measure === null) return null;
  const { from, to } = clauseAround(sentence.low, quantity.start, quantity.end);
  const ahead = sentence.low.slice(from, quantity.start);
  const behind = sentence.low.slice(quantity.end, to);
  const { unit, value, step, isAbout, bound, per } = quantity;
  return {
    measure,
    unit,
    value,
    step,
    isAbout,
    bound,
    per,
    period: tightPeriod(sentence, quantity),
    role: roleOf(ahead, ownWords(sentence, quantity, behind)) ?? roleOfLine(sentence, from),
    basis:
      basisIn(`${ahead} ${behind}`) ??
      (measure.id.endsWith('deficit') ? basisIn(sentence.low.replaceAll(/ ?\([^()]*\)/g, '')) : null),
    apart: apartWords(
      `${ahead.replace(LEAD_IN, '').slice(-APART_REACH)} ${behind.slice(0, APART_REACH)}`,
      measure,
    ),
    from: sentence.isChart ? 'chart' : 'text',
    spots: [sentenceSpot(sentence)],
    sentence,
    quantity,
    section: sentence.block.section,
    grid: null,
    isTotal: false,
  };
}

/** The facts of a sentence. */
export function factsOfSentence(sentence: Sentence): Fact[] {
  if (sentence.quantities.length > 40 || sentence.text.endsWith('?')) return [];
  return sentence.quantities.flatMap((quantity) => {
    const fact = textFact(sentence, quantity);
    return fact === null ? [] : [fact];
  });
}

const DERIVED =
  /\b(?:total|variance|difference|gap|change|movement|increase|decrease|growth|above|below|short(?:fall)?|cumulative total)\b/;

/** A row that gathers all of a column's measure. */
const TOTAL_ROW =
  /^(?:(?:grand |overall )?totals?|all|all (?:plans|placements|settings|children|pupils|ages|types))$/;

/** Any line that sums up those above it. */
const TOTAL_LINE = /^(?:(?:grand |overall )?totals?|all|sum|whole)\b/;
/** What the first column of a table is headed where its rows are alternatives, places or things, each with its own figure. */
const NAMES_OF_CASES =
  /^\W{0,3}(?:scenarios?|options?|cases?|sensitivit\w+|assumptions?|versions?|authorit(?:y|ies)|councils?|local authorit\w+|la|neighbours?|comparators?|areas?|localit(?:y|ies)|districts?|schemes?|projects?|causes?|drivers?|risks?|promises?|actions?)\b/;

/** A label without the time it names: "Budget 2025/26" is of the budget. */
function withoutTime(low: string, period: Period | null): string {
  return period === null ? low : `${low.slice(0, period.start)} ${low.slice(period.end)}`.trim();
}

/** "Cumulative deficit, 31 March" under "2024-25": the row has a day without its year, and the column the year. */
function periodOfCell({ columns }: Grid, row: GridRow, column: GridColumn): Period | null {
  // "2024/25" beside a row of months: the cell is of its month, which no one name tells.
  const isYear = row.period !== null && /year/.test(row.period.kind);
  if (isYear && (column.period?.kind === 'bare-month' || column.period?.kind === 'quarter')) return null;
  const isOfColumn =
    row.period?.from == null && column.period !== null && /^[a-z][^\d]{8,}, \d/.test(row.low);
  const ofRow = isOfColumn ? null : row.period;
  return ofRow ?? column.period ?? columns[0]?.period ?? null;
}

function perMonth(words: string): Quantity['per'] {
  return /month(?:ly)? (?:mean|average)|per month|a month/.test(words) ? 'month' : null;
}

/**
 * What sets a row apart by its name: a line above a total is a part, where neither a time nor a measure stands in it, and an
 * opening figure is of the day before. Null where nothing does.
 */
function apartOfRow(grid: Grid, row: GridRow, { unit }: CellNumber, isTotal: boolean): string | null {
  if (/^(?:opening|brought forward|start(?:ing)?) /.test(row.low)) return row.low;
  if (isTotal || row.period !== null) return null;
  // Of several cases or councils each row is one, whatever measure its name speaks of.
  if (NAMES_OF_CASES.test(grid.columns[0]?.low ?? '') && row.low !== '') return row.low;
  if (measureIn(row.low, unit) !== null) return null;
  const isSummed = grid.rows.some(({ low }) => TOTAL_LINE.test(low.replace(/[*_]/g, '').trim()));
  return isSummed ? row.low : null;
}

function cellFact(grid: Grid, row: GridRow, at: number, rule: string): Fact | null {
  const column = grid.columns[at];
  const cell = row.cells[at];
  if (cell == null || column === undefined || cell.isUnsure) return null;
  const period = periodOfCell(grid, row, column);
  const own = `${withoutTime(row.low, row.period)} ${withoutTime(column.low, column.period)}`.trim();
  const wide = grid.caption.toLowerCase();
  const isTotal =
    TOTAL_ROW.test(row.low) && !DERIVED.test(column.low) && measureIn(column.low, cell.unit) !== null;
  if (DERIVED.test(own) && !isTotal) return null;
  const measure =
    measureIn(own, cell.unit) ??
    (/^(?:actual|forecast|agreed|target|plan|planned|number|value)\b/.test(own) ||
    own === '' ||
    roleOfLabel(own) !== null
      ? measureIn(wide, cell.unit)
      : null);
  if (measure === null) return null;
  return {
    measure,
    unit: cell.unit,
    value: cell.value * deficitSign(grid, row, at, measure.id, rule),
    step: cell.step,
    isAbout: false,
    bound: null,
    per: perMonth(`${own} ${wide}`),
    period,
    role: roleOfLabel(own) ?? roleOfLabel(wide),
    basis: basisIn(own) ?? basisIn(wide),
    apart:
      apartOfRow(grid, row, cell, isTotal) ??
      apartWords(`${own} ${measureIn(own, cell.unit) === null ? wide : ''}`, measure),
    from: grid.block.isChart ? 'chart' : 'table',
    spots: cellSpots(grid, row, at),
    sentence: null,
    quantity: null,
    section: grid.block.section,
    grid,
    isTotal,
  };
}

/**
 * The facts of a table: one for each cell whose measure is known; deficits are above nothing, whatever sign the table gives them.
 * @param rule  the sentences of the paper that tell of signs, in lower case.
 */
export function factsOfGrid(grid: Grid, rule: string): Fact[] {
  return grid.rows.flatMap((row) =>
    grid.columns.flatMap((_, at) => (at === 0 ? [] : (cellFact(grid, row, at, rule) ?? []))),
  );
}
