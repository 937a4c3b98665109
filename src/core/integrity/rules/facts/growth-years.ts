/** The first year in which the block grows, told in words and shown by a row of amounts. */
import { yearInWords } from '../../../base/time.ts';
import type { Found } from '../../finding.ts';
import { firstYearOf, type Period } from '../../lex/periods.ts';
import type { Rule } from '../../rule.ts';
import { wordsAbove } from '../../understand/figures.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { num } from '../../understand/show.ts';
import { type Statement, statementsOf } from '../../understand/statements.ts';
import type { Understanding } from '../../understand/understanding.ts';

const INCOME =
  /\b(?:high needs (?:block|funding|allocation|income|grant)|block|hnb|allocation|grant|income|funding|settlement)\b/;
const OTHER =
  /\b(?:transfer|schools block|spend\w*|cost|fees?|prices?|pay|plans|requests|places|saving|payments?|placements?|deficit|inflation|balance)\b/;
const GROWS =
  /\b(?:grow\w*|growth|increas\w*|uplift\w*|ris(?:e|es|ing)|rate|add(?:s|ed)?|appl(?:y|ies|ied)|sensitivity|case|scenario|a year|per annum|p\.a)\b|%/;
const FROM =
  /\b(?:from|starting(?: in| from| with)?|starts? (?:in|from|with)|begin(?:s|ning)? (?:in|with|from)|with effect from|as from|first applied in|applied first in|first (?:grows|rises|increases) in|commencing(?: in)?|added in)\s(?:april |1 april |the year )?$/;
const HELD =
  /\b(?:no (?:growth|increase|uplift|rise)|(?:held|kept|frozen|fixed|flat|stays?|remains?|unchanged|standstill|stand[- ]still|level|cash[- ]flat|same)\b)/;
const HELD_AT =
  /\b(?:held|kept|frozen|flat|stays?|remains?|unchanged|standstill|stand[- ]still|cash[- ]flat|no (?:growth|increase|uplift|rise)|the same)\b/;
const NOT_SAID =
  /\b(?:not|if|instead|were to|had|originally|previous\w*|last (?:year|version)|earlier (?:version|plan)|rather than|no longer|one percentage point)\b/;

type Line = {
  readonly grid: Grid;
  readonly row: GridRow;
  readonly years: ReadonlyMap<number, { readonly value: number; readonly step: number }>;
};

function yearOf(period: Period | null | undefined): number | null {
  return period == null ? null : firstYearOf(period);
}

/** Rows of income by year: named so, or as the cases of a table of it. */
function linesOf(document: Understanding): Line[] {
  return document.grids.flatMap((grid) => {
    if (grid.block.isChart || grid.rows.length > 60) return [];
    const at = grid.columns.flatMap((column, k) => (k > 0 && yearOf(column.period) !== null ? [k] : []));
    if (at.length < 2) return [];
    const above = wordsAbove(document)(grid);
    return grid.rows.flatMap((row): Line[] => {
      const isNamed =
        INCOME.test(row.low) ||
        (/\b(?:base|case|sensitivity|scenario|growth)\b|%/.test(row.low) && INCOME.test(above));
      if (!isNamed || OTHER.test(row.low)) return [];
      const years = new Map(
        at.flatMap((k) => {
          const [year, cell] = [yearOf(grid.columns[k]?.period), row.cells[k]];
          return year === null || cell == null || cell.value <= 0 || cell.unit === 'percent'
            ? []
            : [[year, cell] as const];
        }),
      );
      return years.size < 2 ? [] : [{ grid, row, years }];
    });
  });
}

type Growth = { readonly low: number; readonly high: number; readonly mid: number };

function growthIn({ years }: Line, year: number): Growth | null {
  const [own, last] = [years.get(year), years.get(year - 1)];
  if (own === undefined || last === undefined) return null;
  const by = (a: number, b: number) => (a / b - 1) * 100;
  return {
    low: by(own.value - own.step / 2, last.value + last.step / 2),
    high: by(own.value + own.step / 2, last.value - last.step / 2),
    mid: by(own.value, last.value),
  };
}

const isNil = ({ low, high }: Growth) => low <= 0.02 && high >= -0.02;
const isRate = ({ low, high }: Growth, rate: number) => low - 0.03 <= rate && rate <= high + 0.03;

type Said = {
  readonly statement: Statement;
  readonly held: readonly number[];
  readonly from: readonly number[];
  readonly rates: readonly number[];
};

/** Whether a sentence is on the growth of income at all. */
function isOfGrowth({ sentence, under }: Statement): boolean {
  const { low, periods } = sentence;
  if (periods.length === 0 || NOT_SAID.test(low) || !(GROWS.test(low) || HELD.test(low))) return false;
  const isOfIncome = INCOME.test(`${low} ${under}`) || /\b(?:growth|case)\b/.test(low);
  return isOfIncome && !OTHER.test(low.replace(/schools block transfer/g, ''));
}

const HELD_BEFORE =
  /\bno (?:growth|increase|uplift|rise)\b[^.;]{0,40}$|\b(?:held|kept|frozen|flat|unchanged)\b(?:[^.;]|\.\d){0,36}\b(?:in|for|during|through)\s$/;

/** Whether a year is one from which the rate runs, or one that is held. */
function partOf(low: string, period: Period): 'from' | 'held' | null {
  const before = low.slice(Math.max(0, period.start - 60), period.start);
  if (FROM.test(before)) return 'from';
  const behind = low.slice(period.end, period.end + 44);
  const isHeldBehind = HELD_AT.test(behind) && (behind.split(HELD_AT)[0] ?? '').length <= 16;
  return HELD_BEFORE.test(before) || isHeldBehind ? 'held' : null;
}

function saidIn(statement: Statement): Said | null {
  if (!isOfGrowth(statement)) return null;
  const { low, periods, quantities } = statement.sentence;
  const yearsOf = (part: 'from' | 'held') =>
    periods.flatMap((period) => (partOf(low, period) === part ? (yearOf(period) ?? []) : []));
  const [held, from] = [yearsOf('held'), yearsOf('from')];
  const rates = quantities
    .filter(({ unit, value }) => unit === 'percent' && value > 0 && value < 20)
    .map(({ value }) => value);
  return held.length + from.length === 0 ? null : { statement, held, from, rates };
}

function found(said: Said, { grid, row }: Line, arithmetic: string): Found {
  return { spots: [said.statement.spot, rowSpot(grid, row)], arithmetic };
}

/** A year that is held in words and grows in the row. */
function heldYet(said: Said, lines: readonly Line[]): Found[] {
  return said.held.flatMap((year) =>
    lines.slice(0, 1).flatMap((line): Found[] => {
      const growth = growthIn(line, year);
      return growth === null || isNil(growth) || growth.low < 0.3
        ? []
        : [
            found(
              said,
              line,
              `no growth is said for ${yearInWords(year)}; the row grows by ${num(growth.mid, 1)}% in it`,
            ),
          ];
    }),
  );
}

/** One year from which a sentence says that a rate runs, and one row. */
type Start = {
  readonly said: Said;
  readonly year: number;
  readonly line: Line;
  readonly own: Growth | null;
  readonly next: Growth | null;
  /** The rate told, or that the row bears in its label. */
  readonly rate: number | undefined;
  readonly named: number | undefined;
};

function startIn(said: Said, year: number, line: Line): Start | null {
  const label = /(\d+(?:\.\d+)?) ?%/.exec(line.row.low)?.[1];
  const named = label === undefined ? undefined : Number(label);
  const rate = rateAt(said, year) ?? named;
  if (named !== undefined && rate !== named) return null;
  return { said, year, line, own: growthIn(line, year), next: growthIn(line, year + 1), rate, named };
}

const SAYS_GROWTH = /\b(?:growth|grow\w*|appl\w+|uplift|increase\w*)\b/;

/** The row grows at the rate in the year before, already. */
function isEarlier({ said, year, line, own, rate }: Start): Growth | null {
  const before = growthIn(line, year - 1);
  if (own === null || before === null || !SAYS_GROWTH.test(said.statement.sentence.low)) return null;
  const isSame =
    rate === undefined
      ? Math.abs(before.mid - own.mid) < 0.06 && before.mid > 0.3
      : isRate(before, rate) && isRate(own, rate);
  return isSame ? before : null;
}

/** Two cases that agree in their first year cannot differ by a rate that runs from it. */
function isTwin({ year, line, next, rate, named }: Start, lines: readonly Line[]): boolean {
  if (rate === undefined || named === undefined || next === null || !isRate(next, rate)) return false;
  const value = line.years.get(year)?.value;
  return (
    Math.min(...line.years.keys()) === year &&
    lines.some((one) => one !== line && one.grid === line.grid && one.years.get(year)?.value === value)
  );
}

/** A first year of growth in words; the row grows at the same rate a year before, or only a year after. */
function otherFirst(start: Start, lines: readonly Line[]): Found[] {
  const { said, year, line, own, next, rate } = start;
  const from = `growth is said to run from ${yearInWords(year)}`;
  const before = isEarlier(start);
  if (before !== null)
    return [
      found(
        said,
        line,
        `${from}; the row grows by ${num(before.mid, 1)}% in ${yearInWords(year - 1)} already`,
      ),
    ];
  if (own !== null && next !== null && rate !== undefined && !isRate(own, rate) && isRate(next, rate))
    return [
      found(
        said,
        line,
        `${from}; the row grows by ${num(own.mid, 1)}% in it, and by ${num(next.mid, 1)}% in ${yearInWords(year + 1)}`,
      ),
    ];
  return isTwin(start, lines)
    ? [
        found(
          said,
          line,
          `in ${yearInWords(year)} all cases have the same amount, so that ${num(rate ?? 0)}% runs from ${yearInWords(year + 1)}`,
        ),
      ]
    : [];
}

/** The rate that a sentence tells nearest before a year. */
function rateAt({ statement, rates }: Said, year: number): number | undefined {
  const { quantities, periods } = statement.sentence;
  const period = periods.find((one) => yearOf(one) === year);
  const near = quantities
    .filter(({ unit, end }) => unit === 'percent' && period !== undefined && end <= period.start)
    .at(-1);
  return near?.value ?? rates[0];
}

/** A sentence of several rates is read rate by rate: "the base case adds 3% from 2026/27; in the other case 5% runs from 2025/26". */
function ofRate(said: Said, lines: readonly Line[]): Found[] {
  return said.from.flatMap((year) =>
    lines
      .flatMap((line) => startIn(said, year, line) ?? [])
      .flatMap((start) => otherFirst(start, lines))
      .slice(0, 1),
  );
}

const inMillions = (value: number) => (value >= 1000 ? value / 1e6 : value);

/** An amount of a later year that the text tells [millions]. */
type Amount = { readonly size: number; readonly step: number; readonly year: number };

function amountsIn(statement: Statement | undefined, after: number): Amount[] {
  const year = statement?.sentence.periods.map(yearOf).find((one) => one !== null && one > after) ?? null;
  if (statement === undefined || year === null) return [];
  return statement.sentence.quantities.flatMap(({ unit, value, step }): Amount[] => {
    const worth = step >= 1000 ? step / 1e6 : step;
    const isAmount = (unit === 'money' || unit === 'count') && worth <= 0.1;
    return isAmount ? [{ size: inMillions(value), step: worth, year }] : [];
  });
}

/** "Growth of 4% from 2026/27 would make it 59.39 in 2029/30": the amount tells from which year it grows. */
function reckoned(said: Said, statements: readonly Statement[], lines: readonly Line[]): Found[] {
  const [rate, more] = said.rates;
  const [start] = said.from;
  if (rate === undefined || more !== undefined || start === undefined) return [];
  const next = statements[statements.indexOf(said.statement) + 1];
  const near =
    next?.sentence.block === said.statement.sentence.block ? [said.statement, next] : [said.statement];
  return near
    .flatMap((one) => amountsIn(one, start + 1))
    .flatMap((amount) => lines.flatMap((line) => grownFrom({ said, start, rate, amount, line })))
    .slice(0, 1);
}

function grownFrom({
  said,
  start,
  rate,
  amount,
  line,
}: {
  readonly said: Said;
  readonly start: number;
  readonly rate: number;
  readonly amount: Amount;
  readonly line: Line;
}): Found[] {
  const [base, own] = [line.years.get(start - 1), line.years.get(start)];
  if (base === undefined || own === undefined) return [];
  const { size, step, year } = amount;
  const grown = (value: number, years: number) => inMillions(value) * (1 + rate / 100) ** years;
  const right = grown(base.value, year - start + 1);
  const late = grown(own.value, year - start);
  if (Math.abs(right - size) <= step || Math.abs(late - size) > step * 0.75) return [];
  return [
    found(
      said,
      line,
      `${num(inMillions(own.value))} × ${num(1 + rate / 100)}^${year - start} = ${num(late)}: the growth runs from ${yearInWords(start + 1)}; from ${yearInWords(start)} it would be ${num(right)}`,
    ),
  ];
}

function yearsApart(document: Understanding): Found[] {
  const lines = linesOf(document);
  if (lines.length === 0) return [];
  const statements = statementsOf(document);
  return statements
    .flatMap((statement) => saidIn(statement) ?? [])
    .flatMap((said) =>
      [...heldYet(said, lines), ...ofRate(said, lines), ...reckoned(said, statements, lines)].slice(0, 1),
    )
    .slice(0, 2);
}

/** First years of growth. */
export const GROWTH_YEAR_RULES: readonly Rule[] = [
  {
    code: 'claim.growth-year',
    kind: 'two-values',
    severity: 'error',
    isWide: true,
    title: 'The block grows in another year than the text says',
    meaning:
      'A year in which the block is held or from which it grows, and the row of its amounts; two cases that agree in the year from which they are said to differ; and an amount that tells from which year it was grown. Silent of other rows than income.',
    advice: 'Give the first year of growth that the table has, or reckon the table again.',
    fires:
      '| £m | 2025/26 | 2026/27 | 2027/28 |\n| --- | --- | --- | --- |\n| High needs block | 40.00 | 41.20 | 42.44 |\n\nThe block is held at its cash amount for a year: no growth is assumed for 2026/27, and 3% is added in 2027/28.',
    silent:
      '| £m | 2025/26 | 2026/27 | 2027/28 |\n| --- | --- | --- | --- |\n| High needs block | 40.00 | 40.00 | 41.20 |\n\nThe block is held at its cash amount for a year: no growth is assumed for 2026/27, and 3% is added in 2027/28.',
    find: yearsApart,
  },
];
