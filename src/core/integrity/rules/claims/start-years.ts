/** The year from which an assumption runs, told in two ways, or put in a year that is fixed already. */
import { yearInWords } from '../../../base/time.ts';
import type { Found, Spot } from '../../finding.ts';
import { timeIn } from '../../lex/only-time.ts';
import { firstYearOf, type Period } from '../../lex/periods.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { num } from '../../understand/show.ts';
import { type Statement, statementsOf } from '../../understand/statements.ts';
import type { Understanding } from '../../understand/understanding.ts';

type Topic = 'income' | 'prices' | 'pay' | 'numbers' | 'savings' | null;
type Start = {
  readonly topic: Topic;
  /** In per cent; null where none is told. */
  readonly rate: number | null;
  readonly year: number;
  readonly spot: Spot;
  readonly low: string;
};

const TOPICS: readonly (readonly [Exclude<Topic, null>, RegExp])[] = [
  ['pay', /\b(?:pay|salar\w+|wages?)\b/],
  ['savings', /\b(?:savings?|efficienc\w+)\b/],
  ['prices', /\b(?:inflation|unit costs?|prices?|fees?|top-?ups?|uplifts?)\b/],
  ['numbers', /\b(?:plan numbers|plans|ehcps?|requests|caseload|pupils?|placements?|demand)\b/],
  ['income', /\b(?:income|allocation|funding|block|grant|hnb|high needs|settlement|growth case)\b/],
];
const ASSUMED =
  /\b(?:assum\w+|growth|grow\w*|inflation|uplift\w*|rates?|per annum|p\.a\.?|increas\w+|ris(?:e|es|ing)|sensitivity|case|scenario|apply|applies|applied|built in|awards?|put at|in the model)\b/;
/** Directly before the year. */
const FROM =
  /\b(?:from|starting(?: in| from| with)?|starts? (?:in|from|with)|beginning (?:in|with|from)|begins? (?:in|with|from)|with effect from|effective|commencing(?: in)?|as from|first applie[sd] in|applie[sd] first in|first in|first year (?:is|being|of which is)|first year (?:in which|that|of|for which|when) [^;]{3,60} (?:is|will be|being))\s+(?:april|1 april|the start of|year)?\s*$/;
const AFTER = /\b(?:after|following|beyond)\s+$/;
const ONWARD =
  /^\W{0,2}(?:onwards?|and (?:thereafter|after(?:wards)?|each (?:later )?year|every (?:later )?year|all later|later years|beyond)|thereafter)\b/;
/** Behind the year where it is a base that is grown from, or the first of a span. */
const BASE =
  /^\W{0,2}(?:level|base|baseline|figure|allocation|outturn|prices|to\b|–|-|actual|budget|income|position|values?)/;
const OTHER =
  /\b(?:original\w*|previous\w*|earlier (?:plan|forecast|version|return|update|assumption)|last (?:year|return|update)|had (?:assumed|been)|were to|instead|rather|used to|no longer|changed?|moved|delayed?|first (?:plan|forecast)|not|nationally|neighbour\w*)\b/;
const FIXED =
  /\b(?:fixed|notified|published|confirmed|known|settled|announced|set by|final|actual|already (?:been )?(?:set|made|allocated))\b/;
const NOT_FIXED =
  /\b(?:not|un\w+|provisional\w*|until|once|when|will be|to be|expected|estimate\w*|fixed[- ]term|contract|rating)\b/;

function yearOf(period: Period): number | null {
  const { kind, key, month } = period;
  // A rate that runs from April runs from the year that begins then.
  if ((kind === 'month' || kind === 'day') && month === 4) return Number(/\d{4}/.exec(key)?.[0]) || null;
  return firstYearOf(period);
}

function topicOf(low: string, under: string): Topic {
  return (
    TOPICS.find(([, words]) => words.test(low))?.[0] ??
    TOPICS.find(([, words]) => words.test(under))?.[0] ??
    null
  );
}

/** The rate that stands nearest before a place, or the only one of its sentence. */
function rateFor(quantities: readonly Quantity[], at: number): number | null {
  const rates = quantities.filter(
    ({ unit, value, bound }) => unit === 'percent' && bound === null && value !== 0 && Math.abs(value) < 30,
  );
  const [only, more] = rates;
  const near = rates.filter(({ end }) => end <= at).at(-1);
  return (more === undefined ? only : near)?.value ?? null;
}

function startsIn({ sentence, under, spot }: Statement): Start[] {
  const { low, periods, quantities } = sentence;
  if (periods.length === 0 || (!ASSUMED.test(low) && !ASSUMED.test(under)) || OTHER.test(low)) return [];
  return periods.flatMap((period): Start[] => {
    const year = yearOf(period);
    if (year === null) return [];
    const before = low.slice(Math.max(0, period.start - 90), period.start);
    const behind = low.slice(period.end, period.end + 30);
    const isFrom = (FROM.test(before) || ONWARD.test(behind)) && !BASE.test(behind);
    if (!isFrom && !AFTER.test(before)) return [];
    const rate = rateFor(quantities, period.start);
    return [{ topic: topicOf(low, under), rate, year: isFrom ? year : year + 1, spot, low }];
  });
}

/** Tables of assumptions with a column for the rate and one for the first year. */
function startsInTable(grid: Grid): Start[] {
  const from = grid.columns.findIndex(({ low }) =>
    /^(?:from|starts?(?:ing)?|start year|applies from|first year|with effect from|effective)\b/.test(low),
  );
  if (from < 0) return [];
  return grid.rows.flatMap((row): Start[] => {
    const period = timeIn(row.row.cells[from] ?? '');
    const year = period === null ? null : yearOf(period);
    const rate = row.cells.find((cell) => cell?.unit === 'percent')?.value ?? null;
    return year === null || rate === null
      ? []
      : [{ topic: topicOf(row.low, ''), rate, year, spot: rowSpot(grid, row), low: row.low }];
  });
}

function isOneTopic(a: Topic, b: Topic): boolean {
  return a === b || a === null || b === null;
}

function twoStarts(starts: readonly Start[]): Found[] {
  for (const [at, b] of starts.entries()) {
    if (b.rate === null) continue;
    const own = starts
      .slice(0, at)
      .filter(
        (a) => a.rate === b.rate && isOneTopic(a.topic, b.topic) && a.spot.paragraph !== b.spot.paragraph,
      );
    const a = own.find(({ year }) => year !== b.year);
    if (a === undefined || own.some(({ year }) => year === b.year)) continue;
    return [
      {
        spots: [a.spot, b.spot],
        arithmetic: `the ${num(b.rate)}% runs from ${yearInWords(a.year)} in one place and from ${yearInWords(b.year)} in another`,
      },
    ];
  }
  return [];
}

const RATED = /\b(?:rate|case|sensitivity|scenario|growth|per cent|%|assumption)/;

/** A rate said to run from a year whose amount is said to be fixed. */
function startInFixedYear(starts: readonly Start[], statements: readonly Statement[]): Found[] {
  const fixed = statements.flatMap(({ sentence, under, spot }) => {
    const { low, periods } = sentence;
    const match = FIXED.exec(low);
    if (match === null || NOT_FIXED.test(low) || topicOf(low, under) !== 'income') return [];
    const own = periods.flatMap((period) => {
      const year = yearOf(period);
      const isNear = Math.abs(period.start - match.index) < 90;
      const isFrom = FROM.test(low.slice(Math.max(0, period.start - 40), period.start));
      return year === null || !isNear || isFrom ? [] : [year];
    });
    const [year] = own;
    return year === undefined || new Set(own).size > 1 ? [] : [{ year, spot }];
  });
  for (const start of starts) {
    if (!isOneTopic(start.topic, 'income') || !RATED.test(start.low) || FIXED.test(start.low)) continue;
    const known = fixed.find(
      ({ year, spot }) =>
        year === start.year && (spot.paragraph !== start.spot.paragraph || spot.start !== start.spot.start),
    );
    if (known === undefined) continue;
    return [
      {
        spots: [start.spot, known.spot],
        arithmetic: `${yearInWords(start.year)} is fixed, so that no rate can run from it: the first year that it can change is ${yearInWords(start.year + 1)}`,
      },
    ];
  }
  return [];
}

/** Least years that must follow the told rate before the first is held against it. */
const LEAST_YEARS = 2;

type Growth = { readonly year: number; readonly low: number; readonly high: number };

/** How a row of amounts grows from year to year, in per cent, with what rounding allows. */
function growthOf(grid: Grid, row: GridRow): Growth[] {
  const years = grid.columns.flatMap(({ period }, at) => {
    const year = period == null ? null : yearOf(period);
    const cell = row.cells[at];
    return year === null || cell == null || cell.unit !== 'money' || cell.value <= 0 ? [] : [{ year, cell }];
  });
  return years.slice(1).flatMap(({ year, cell }, k) => {
    const last = years[k];
    if (last === undefined || last.year !== year - 1) return [];
    const low = (cell.value - cell.step / 2) / (last.cell.value + last.cell.step / 2) - 1;
    const high = (cell.value + cell.step / 2) / (last.cell.value - last.cell.step / 2) - 1;
    return [{ year, low: low * 100, high: high * 100 }];
  });
}

/** The growth of the told first year, where it is not at the rate and every later year is. */
function lateStart(growth: readonly Growth[], { rate, year }: Start): Growth | null {
  const own = growth.find((one) => one.year === year);
  const later = growth.filter((one) => one.year > year);
  const fits = ({ low, high }: Growth) => rate !== null && low <= rate && rate <= high;
  return own === undefined || fits(own) || later.length < LEAST_YEARS || !later.every(fits) ? null : own;
}

const INCOME_ROW = /\b(?:income|allocation|high needs block|hnb|funding|grant)\b/;
const OTHER_ROW = /\b(?:transfer|payments?|other)\b/;

/** A row of income that grows at the told rate, but not yet in the year from which it is said to. */
function rowStartsLater(starts: readonly Start[], grids: readonly Grid[]): Found[] {
  const income = starts.filter(({ topic, rate }) => topic === 'income' && rate !== null);
  if (income.length === 0) return [];
  return grids.flatMap((grid) =>
    grid.rows
      .filter(({ low }) => INCOME_ROW.test(low) && !OTHER_ROW.test(low))
      .flatMap((row): Found[] => {
        const growth = growthOf(grid, row);
        const start = income.find(
          (one) => one.spot.paragraph !== row.row.paragraph && lateStart(growth, one) !== null,
        );
        const own = start === undefined ? null : lateStart(growth, start);
        if (start === undefined || own === null) return [];
        return [
          {
            spots: [start.spot, rowSpot(grid, row)],
            arithmetic: `in ${yearInWords(start.year)} the row grows by ${num((own.low + own.high) / 2, 1)}%, and by ${num(start.rate ?? 0)}% only from ${yearInWords(start.year + 1)}`,
          },
        ];
      }),
  );
}

function startsApart(document: Understanding): Found[] {
  const statements = statementsOf(document);
  const starts = [...statements.flatMap(startsIn), ...document.grids.flatMap(startsInTable)];
  if (starts.length === 0) return [];
  const two = twoStarts(starts);
  const fixed = two.length > 0 ? [] : startInFixedYear(starts, statements);
  return [...two, ...fixed, ...(two.length + fixed.length > 0 ? [] : rowStartsLater(starts, document.grids))];
}

/** Years from which assumptions run. */
export const START_YEAR_RULES: readonly Rule[] = [
  {
    code: 'claim.start-year',
    kind: 'two-values',
    severity: 'error',
    title: 'An assumption runs from two years',
    meaning:
      'One rate of growth, inflation or the like that runs from one year in one place and from another elsewhere; a rate that runs from a year whose allocation is fixed; or a row of income that grows at the told rate only from a later year. Silent where an earlier version is told.',
    advice: 'Settle the first year that the rate applies to, and use it in every place.',
    fires:
      'We have assumed income growth of 3% a year, starting in 2027/28.\n\nThe 3% growth in income is applied to each year from 2026/27 onwards.',
    silent:
      'We have assumed income growth of 3% a year, starting in 2027/28.\n\nThe 3% growth in income is applied to each year from 2027/28 onwards.',
    find: startsApart,
  },
];
