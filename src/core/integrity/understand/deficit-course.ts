/** The in-year result and the whole deficit by year, wherever a paper shows them: a table, a list, or a line that goes through the years. */
import { monthOfDay } from '../../base/day-number.ts';
import type { Spot } from '../finding.ts';
import type { Period } from '../lex/periods.ts';
import { placeOf } from './block-places.ts';
import { deficitSign } from './deficit-signs.ts';
import { type Figure, figuresIn, wordsAbove } from './figures.ts';
import { type Grid, type GridRow, rowSpot } from './grid.ts';
import { oncePer } from './once.ts';
import { type Said, saidWith } from './said.ts';
import type { Understanding } from './understanding.ts';

export type DeficitKind = 'in-year' | 'whole';

export type DeficitPoint = {
  /** The calendar year in which its financial year ends; null where a line tells the years in their order alone. */
  readonly year: number | null;
  /** Above nothing for a deficit [pounds]. */
  readonly value: number;
  readonly step: number;
  readonly spots: readonly Spot[];
};

/** Figures of one measure in the order of their years. */
export type DeficitCourse = {
  readonly kind: DeficitKind;
  readonly points: readonly DeficitPoint[];
  /** In lower case: what names it, and what stands around it. */
  readonly words: string;
  /** Whether a chart shows it, or its values are read from one. */
  readonly isChart: boolean;
  /** On a path without measures. */
  readonly isWithout: boolean;
  /** Before or after payments and contributions; null where nothing is said of them. */
  readonly side: 'before' | 'after' | null;
};

const IN_YEAR =
  /\b(?:in[- ]y(?:ea)?r|in (?:the|a|that|each) year|annual(?:ly)?|yearly|overspend\w*|underspend\w*|result|break[- ]?even|for the year|surplus)\b/;
const WHOLE =
  /\b(?:cumulative|cum|accumulated|carried[- ]forward|c\/f|closing|residual|(?:total|whole|overall) deficit|built up|balance sheet)\b/;
/** Words of a time that tell of the whole deficit where nothing tells of a year. */
const AT_A_TIME =
  /\b(?:year[- ]end|(?:deficit|shortfall) (?:at|left|remaining|on 31|after|before|net of)|(?:at|on) 31 march)\b/;
const DEFICIT = /\b(?:deficit|shortfall)\b/;
const NOT_COURSE =
  /\b(?:original|previous|earlier|last (?:update|version|return|year)|first (?:plan|version)|caps?|limit|ceiling|maximum|budget|variance|income|funding|allocation|grant|spend|spending|expenditure|target|transfers?|savings?|saved|opening|brought forward|b\/f|payments?|contributions?|change|movement|headroom|gap to|sensitivity|fees?|price|places|plans)\b/;
/** Income of a year that covers its spending. */
export const IN_BALANCE =
  /\b(?:in[- ]year (?:\w+ )?(?:balance|surplus|break[- ]?even)|balance[ds]? in[- ](?:the )?year|balance on an annual basis|(?:be|is|are|in|into|reach\w*|achiev\w*|return\w* to|back (?:to|in)) (?:an? )?(?:in-year )?balance\b|balanced? (?:position )?in (?:the )?year|balance in year|balance(?:,|:)? (?:comes|is (?:reached|achieved|expected)|will be|reached)|year of balance|(?:first )?balanced (?:year|budget)|breaks?[- ]?even|positive (?:in[- ]year )?balance|(?:into|first(?: in-year)?|a small|in-year) surplus|without (?:an? )?overspend|no overspend|(?:in-year|annual|yearly) gap\b[^.;]{0,40}\bclos(?:es|ed)|(?:line|bars?)\b[^.;]{0,20}\b(?:reach\w*|cross\w*)\b[^.;]{0,14}\b(?:zero|axis|nil|nought))/;
/** A year that is in balance, told as the reason of something else. */
export const OF_ONE_YEAR =
  /\b(?:spend\w*|expenditure|income|grant)\b[^.;£]{0,44}\b(?:match\w*|equals?(?! to)|exceeds?|meets?|(?:are |is )?level|come together|below|covers?)\b|\b(?:annual gap|(?:yearly|annual) overspend|overspend in the year (?:will be|is) (?:£0|nil|zero)|each year\b[^.;]{0,30}\bin balance|deficit for the year is nil)/;
export const NO_ACTION =
  /\b(?:unmitigated|do[- ]nothing|without (?:action|the plan|measures|mitigations?|the programme)|no action|counter-?factual)\b/;
export const CHART =
  /\b(?:charts?|graph(?:s|ed)?|figure \d+|plots?|plotted|bars?|picture|axis|curve|(?:cumulative|in-year|mitigated|blue|red) line|line falls|read by eye|alt text)\b/;
const AFTER =
  /\b(?:after|net of|with|including|less)\b[^.;|]{0,40}\b(?:payments?|contributions?|support|funding)\b/;
const BEFORE =
  /\b(?:before|excluding|without|gross of|no)\b[^.;|]{0,40}\b(?:payments?|contributions?|support)\b(?: (?:counted|taken))?/;

/** Give which of the two measures words are of; null where they tell neither or both. */
export function deficitKind(words: string): DeficitKind | null {
  const [isInYear, isWhole] = [IN_YEAR.test(words), WHOLE.test(words)];
  if (!isInYear && AT_A_TIME.test(words)) return 'whole';
  if (isInYear === isWhole) return null;
  return isInYear ? 'in-year' : 'whole';
}

/** By its own words, else by those around it; a deficit that nothing tells more of is the whole one. */
function kindBy(own: string, wide: string): DeficitKind | null {
  const told = deficitKind(own);
  if (told !== null || (IN_YEAR.test(own) && WHOLE.test(own))) return told;
  return deficitKind(wide) ?? (DEFICIT.test(own) && !IN_YEAR.test(wide) ? 'whole' : null);
}

/** Give the calendar year in which the financial year of a time ends: 2029 for "2028/29", "March 2029" and "2029". */
export function closingYear(period: Period | null): number | null {
  if (period?.to == null || period.kind === 'academic-year') return null;
  const month = monthOfDay(period.to);
  const year = Math.floor(month / 12);
  return period.kind === 'calendar-year' || month % 12 < 3 ? year : year + 1;
}

/** Give on which side of payments and contributions words stand. */
export function sideOf(words: string): DeficitCourse['side'] {
  if (BEFORE.test(words)) return 'before';
  return AFTER.test(words) ? 'after' : null;
}

function courseOf(
  label: string,
  wide: string,
  points: readonly DeficitPoint[],
  isChart: boolean,
): DeficitCourse[] {
  const kind = kindBy(label, wide);
  const bare = label.replace(AFTER, ' ').replace(BEFORE, ' ');
  if (
    kind === null ||
    points.length < (deficitKind(label) === 'in-year' ? 1 : 2) ||
    NOT_COURSE.test(bare) ||
    /\b(?:sensitivity|scenario)\b/.test(wide)
  )
    return [];
  const words = `${label} | ${wide}`;
  return [
    {
      kind,
      points: points.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0)),
      words,
      isChart: isChart || CHART.test(words),
      isWithout: NO_ACTION.test(words),
      side: sideOf(label) ?? sideOf(wide),
    },
  ];
}

/** A month and two figures of a year: "Mar-29". */
function yearOfLabel(label: string, period: Period | null): number | null {
  const [, first = '', last = ''] = /^\W{0,3}(\d\d)[/-](\d\d)\W{0,3}$/.exec(label) ?? [];
  return first !== '' && Number(last) === Number(first) + 1 ? 2000 + Number(last) : closingYear(period);
}

function pointIn(grid: Grid, row: GridRow, at: number, kind: DeficitKind, year: number): DeficitPoint[] {
  const cell = row.cells[at];
  if (cell == null || cell.unit === 'percent') return [];
  const scale = cell.unit === 'count' || cell.isUnsure ? 1e6 : 1;
  const money = { ...cell, unit: 'money' as const };
  const turned = { ...row, cells: row.cells.map((one, k) => (k === at ? money : one)) };
  const sign = deficitSign(
    grid,
    turned,
    at,
    kind === 'whole' ? 'cumulative deficit' : 'in-year deficit',
    grid.columns[0]?.low ?? '',
  );
  return [
    {
      year,
      value: cell.value * scale * sign,
      step: cell.step * scale,
      spots: [rowSpot(grid, row)],
    },
  ];
}

/** Lines of a table whose other side is years. */
function inGrid(document: Understanding, grid: Grid): DeficitCourse[] {
  const wide = wordsAbove(document)(grid);
  const heads = grid.columns.map(({ header, period }) => yearOfLabel(header, period));
  if (heads.filter((year, at) => at > 0 && year !== null).length >= 2)
    return grid.rows.flatMap((row) => {
      const kind = kindBy(row.low, wide);
      if (kind === null) return [];
      const points = heads.flatMap((year, at) =>
        at === 0 || year === null ? [] : pointIn(grid, row, at, kind, year),
      );
      return courseOf(row.low, wide, points, grid.block.isChart);
    });
  const dated = grid.rows.flatMap((row) => {
    const year = yearOfLabel(row.label, row.period);
    return year === null ? [] : [{ row, year }];
  });
  if (dated.length < 2) return [];
  return grid.columns.flatMap(({ low }, at) => {
    const kind = at === 0 ? null : kindBy(low, wide);
    if (kind === null) return [];
    const points = dated.flatMap(({ row, year }) => pointIn(grid, row, at, kind, year));
    return courseOf(low, wide, points, grid.block.isChart);
  });
}

const MILLIONS = /£ ?m\b|\(m\)|\bmillions?\b/;
/** What is below nothing by the words of a line. */
const MINUS_IS_DEFICIT =
  /\b(?:minus|negative|brackets)\b[^.;]{0,30}\b(?:deficit|overspend)\b|surplus ?\/ ?\(deficit\)|\b(?:deficits?|overspends?) (?:are |is )?(?:in brackets|negative|with a minus)/;

/** The value of a figure of a line that is an amount; null where it is none. */
export function amountOf({ quantity, unit, value, per }: Figure, words: string): number | null {
  if (quantity === null || per !== null) return null;
  if (unit === 'money') return value;
  const isBare = unit === 'count' && quantity.noun === '' && Math.abs(value) < 1000;
  return isBare && MILLIONS.test(words) ? value * 1e6 : null;
}

type Amount = {
  readonly figure: Figure;
  readonly value: number;
  readonly start: number;
  readonly end: number;
};

/** Amounts of a line, each with the time that goes with it: the one before it where the line begins with a time, else the one behind. */
export function datedAmounts(
  said: Said,
  figures: readonly Figure[],
): readonly (Amount & { readonly period: Period | null })[] {
  const { sentence } = said;
  if (sentence === null) return [];
  const { low, periods } = sentence;
  const amounts = figures.flatMap((figure): Amount[] => {
    const value = amountOf(figure, low);
    const { start, end } = figure.quantity ?? { start: 0, end: 0 };
    return value === null ? [] : [{ figure, value: signed(low, value, start, end), start, end }];
  });
  const [first] = amounts;
  const isTimeFirst = first !== undefined && (periods[0]?.start ?? Infinity) < first.start;
  return amounts.map((amount, k) => {
    const [from, to] = [amounts[k - 1]?.end ?? 0, amounts[k + 1]?.start ?? low.length];
    const before = periods.findLast(({ start, end }) => start >= from && end <= amount.start);
    const behind = periods.find(({ start, end }) => start >= amount.end && end <= to);
    return {
      ...amount,
      period: (isTimeFirst ? before : behind) ?? (amounts.length === 1 ? (before ?? behind ?? null) : null),
    };
  });
}

/** "£0.2m surplus" is less than nothing of a deficit. */
function signed(low: string, value: number, start: number, end: number): number {
  const isSurplus = /^ ?(?:m )?(?:in[- ]year )?(?:surplus|underspend|in (?:credit|surplus))\b/.test(
    low.slice(end, end + 24),
  );
  const isAfter = /\b(?:surplus|underspend)(?: of)?(?: about)? ?$/.test(
    low.slice(Math.max(0, start - 24), start),
  );
  if (isSurplus || isAfter) return -Math.abs(value);
  return value < 0 && MINUS_IS_DEFICIT.test(low) ? Math.abs(value) : value;
}

/** Lines of one paragraph, list or answer that go through the years. */
function inText(document: Understanding): DeficitCourse[] {
  return [...saidWith(document).values()].flatMap((group) => {
    const lines = group.filter(({ sentence }) => sentence !== null);
    if (lines.length === 0 || lines.length > 40) return [];
    return runsOf(document, lines);
  });
}

/** Years told in one line, or in lines of one amount that follow each other. */
function runsOf(document: Understanding, lines: readonly Said[]): DeficitCourse[] {
  const runs: { words: string; wide: string; points: DeficitPoint[] }[] = [];
  let open: (typeof runs)[number] | null = null;
  for (const [at, said] of lines.entries()) {
    const points = pointsIn(document, lines, said);
    const before = lines
      .slice(Math.max(0, at - 2), at)
      .map(({ low }) => low)
      .join(' ');
    const wide = `${before} ${said.asked} ${said.section}`;
    if (points.length === 1 && isBareLine(said)) {
      open ??= { words: said.low, wide, points: [] };
      if (!runs.includes(open)) runs.push(open);
      open.points.push(...points);
      continue;
    }
    open = null;
    if (points.length >= 1) runs.push({ words: said.low, wide, points });
  }
  return runs.flatMap(({ words, wide, points }) => {
    const isSurplusShown = points.some(({ value }) => value < 0);
    const isUnnamed = kindBy(words, wide) === null && isSurplusShown;
    return courseOf(words, isUnnamed ? `in-year ${wide}` : wide, points, false);
  });
}

/** "2027/28: £3.3m deficit." */
function isBareLine({ low }: Said): boolean {
  return low.length < 60 && !/\b(?:is|are|was|were|will|balances?|stands?)\b/.test(low);
}

function pointsIn(document: Understanding, lines: readonly Said[], said: Said): DeficitPoint[] {
  const figures = said.sentence === null ? [] : figuresIn(document, said.sentence);
  const dated = datedAmounts(said, figures);
  if (dated.length === 0) return [];
  const isOrdered = dated.length >= 3 && said.sentence?.periods.length === 0;
  const isOfBefore = dated.length === 1 && /\b(?:that|the same) year\b/.test(said.low);
  return dated.flatMap(({ figure, value, period }) => {
    const year = closingYear(period) ?? (isOfBefore ? yearBefore(lines, said) : null);
    if (year === null && !isOrdered) return [];
    const scale = figure.unit === 'money' ? 1 : 1e6;
    return [{ year, value, step: figure.step * scale, spots: [said.spot] }];
  });
}

/** "In that year": the last time of the line before. */
function yearBefore(lines: readonly Said[], said: Said): number | null {
  return closingYear(lines[lines.indexOf(said) - 1]?.sentence?.periods.at(-1) ?? null);
}

/** A table that was read from lines, or from the description of a chart: the text itself tells more. */
function isOfText({ document }: Understanding, { block }: Grid): boolean {
  const at = placeOf(document, block);
  const above = document.blocks[at - 1];
  return at < 0 || (block.isChart && above?.kind === 'paragraph' && above.text.startsWith(block.caption));
}

/** Give the courses of a document, those of tables first. Deterministic; linear. */
export const deficitCourses: (document: Understanding) => readonly DeficitCourse[] = oncePer((document) => [
  ...document.grids.flatMap((grid) => (isOfText(document, grid) ? [] : inGrid(document, grid))),
  ...inText(document),
]);
