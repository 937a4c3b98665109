/** A yearly limit on spend said to be met by the rate of one month, and spend on schools alone told with post-16 in it. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { basesIn } from '../../understand/bases-told.ts';
import { type FigureTold, figuresTold } from '../../understand/figures-told.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { INDEPENDENT } from '../../understand/placement-volumes.ts';
import { sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { type Statement, statementsOf } from '../../understand/statements.ts';
import type { Understanding } from '../../understand/understanding.ts';

const BOUND =
  /\b(?:below|under|less than|no more than|not (?:more|higher) than|at most|within|not (?:to )?exceed|up to|beneath|max(?:imum)?(?: of)?|<)\s?£?\s?$/;
const MONTHLY =
  /\b(?:twelve times|times (?:twelve|12)|(?:x|×|\*) ?12|12 (?:x|×|times)|multiplied by (?:twelve|12)|over (?:twelve|12) months|for (?:twelve|12) months|annuali[sz]ed|run[- ]?rate|full[- ]year (?:equivalent|effect)|on an annual basis|yearly rate|annual rate|exit rate|rate of spend\w*|monthly|a month|(?:in|for|by) (?:the month of )?(?:march|february|january|the (?:last|final) month))\b/;
const MEETS =
  /\b(?:meets?|met|meeting|satisf\w+|achiev\w+|hit\w*|reach\w*|within|inside|below|under|complies|green|on target|delivered|secured)\b/;
const NOT_MET = /\b(?:not|missed|fail\w*|above|over|exceed\w*|unless|would|if|short|cannot|off target)\b/;
const POST = /\bpost-?\s?16|colleges?\b|\b16 ?(?:\+|plus)/;

function millions(value: number): number {
  return Math.abs(value) >= 1000 ? Math.abs(value) / 1e6 : Math.abs(value);
}

type Target = { readonly value: number; readonly year: string | null; readonly statement: Statement };

/** Yearly limits on spend with independent providers. */
function targetsIn(document: Understanding): Target[] {
  return statementsOf(document).flatMap((statement): Target[] => {
    const { low, quantities, periods } = statement.sentence;
    const text = `${low} ${statement.under}`;
    if (
      !INDEPENDENT.test(text) ||
      !/\b(?:spend\w*|cost|expenditure|bill|payments|budget)\b|annual|a year/.test(text)
    )
      return [];
    const limit = quantities.find(
      ({ unit, start, value, step }) =>
        (unit === 'money' || (unit === 'count' && step < 1)) && value > 0 && BOUND.test(low.slice(0, start)),
    );
    const [year] = periods.filter(({ kind }) => kind === 'financial-year');
    return limit === undefined ? [] : [{ value: millions(limit.value), year: year?.key ?? null, statement }];
  });
}

/** The spend of the target's year in a row of independent spend. */
function rowsOfSpend({ grids }: Understanding): { readonly grid: Grid; readonly row: GridRow }[] {
  return grids.flatMap((grid) =>
    grid.rows
      .filter(
        ({ low }) =>
          INDEPENDENT.test(low) &&
          !/\b(?:placements|children|pupils|number|share|places|condition|target|count)\b/.test(low),
      )
      .map((row) => ({ grid, row })),
  );
}

/** The spend of a target's year in one row [millions]; the last year where the target names none. */
function spendOf(grid: Grid, row: GridRow, year: string | null): number | null {
  const at =
    year === null
      ? grid.columns.findLastIndex(({ period }) => period?.kind === 'financial-year')
      : grid.columns.findIndex(({ period }) => period?.key === year);
  const cell = at > 0 ? row.cells[at] : null;
  return cell == null ? null : millions(cell.value);
}

/** Whether a statement says that a target is met, by a rate of one month. */
function isMetByMonth({ sentence, isCell }: Statement): boolean {
  const { low, block } = sentence;
  const plain = low.replace(/\bover (?:twelve|12|the) months?\b/g, '');
  return MEETS.test(low) && !NOT_MET.test(plain) && MONTHLY.test(isCell ? low : block.text.toLowerCase());
}

function targetOf({ sentence, under }: Statement, targets: readonly Target[]): Target | undefined {
  const { low, block } = sentence;
  const isNamed = INDEPENDENT.test(`${block.text.toLowerCase()} ${under}`);
  const own = targets.find((one) => one.statement.sentence.block === block);
  return own ?? (isNamed || /\b(?:target|condition|limit|aim)\b/.test(low) ? targets[0] : undefined);
}

/** The spend of the year told in the passage of the claim or of the target, above the limit. */
function spendTold(
  document: Understanding,
  claim: Statement,
  { value, year, statement }: Target,
): Found | null {
  const blocks = new Set([claim.sentence.block, statement.sentence.block]);
  const own = document.sentences.filter(
    ({ block, low }) =>
      blocks.has(block) &&
      !MONTHLY.test(low) &&
      /\b(?:forecast|spend|full year|for the year|the year)\b/.test(low),
  );
  for (const sentence of own) {
    const isOfYear = year !== null && sentence.periods.some(({ key }) => key === year);
    const told = sentence.quantities.find(
      (one) =>
        one.unit === 'money' &&
        one.bound === null &&
        millions(one.value) >= value &&
        millions(one.value) < value * 2 &&
        millions(one.value) !== value,
    );
    if (!isOfYear || told === undefined || sentence === statement.sentence) continue;
    return {
      spots: [claim.spot, sentenceSpot(sentence), statement.spot],
      arithmetic: `the limit is ${num(value)} for the year, and the year's spend is ${num(millions(told.value))}; one month times twelve is another measure`,
    };
  }
  return null;
}

function metByMonth(document: Understanding): Found[] {
  const targets = targetsIn(document);
  if (targets.length === 0) return [];
  const rows = rowsOfSpend(document);
  return statementsOf(document).flatMap((statement): Found[] => {
    const target = isMetByMonth(statement) ? targetOf(statement, targets) : undefined;
    if (target === undefined) return [];
    const inText = rows.length > 0 ? null : spendTold(document, statement, target);
    if (inText !== null) return [inText];
    return rows
      .flatMap(({ grid, row }): Found[] => {
        const spend = spendOf(grid, row, target.year);
        if (spend === null || spend < target.value || spend > target.value * 3) return [];
        return [
          {
            spots: [statement.spot, target.statement.spot, rowSpot(grid, row)],
            arithmetic: `the limit is ${num(target.value)} for the year, and the year's spend in the table is ${num(spend)}; one month times twelve is another measure`,
          },
        ];
      })
      .slice(0, 1);
  });
}

type Parted = {
  readonly grid: Grid;
  readonly schools: GridRow;
  readonly post: GridRow;
  readonly both: GridRow;
};

/** Tables with a line for schools, one for post-16 and one for the two together. */
function partedIn({ grids }: Understanding): Parted[] {
  return grids.flatMap((grid): Parted[] => {
    const post = grid.rows.find(({ low }) => POST.test(low) && !/\bschools?\b.*\band\b/.test(low));
    const schools = grid.rows.find(
      ({ low }) => /\bschools?\b/.test(low) && INDEPENDENT.test(low) && !POST.test(low),
    );
    const both = grid.rows.find(
      (row) =>
        row !== post &&
        row !== schools &&
        /\b(?:total|together|both|all|sum|combined|provision)\b/.test(row.low),
    );
    return post === undefined || schools === undefined || both === undefined
      ? []
      : [{ grid, schools, post, both }];
  });
}

function near(a: number, b: number, step: number): boolean {
  return Math.abs(a - b) <= step / 2 + 1e-9;
}

const OF_MEASURE =
  /\b(?:on|by|under|for|against) (?:this|that|the same|the agreed) (?:measure|basis|definition|indicator|scope|count)\b|^\W{0,3}(?:this|that|it) (?:was|is|came to|comes to|stands at|stood at)\b/;

/** "Schools only, without post-16. Spend on this measure is £7.3m": the scope is that of the sentence before. */
function ofMeasureBefore(document: Understanding, figure: FigureTold): FigureTold {
  const { statement, bases } = figure;
  if (statement === null || bases.scope !== undefined || !OF_MEASURE.test(statement.sentence.low))
    return figure;
  const all = document.sentences;
  const before = all[all.indexOf(statement.sentence) - 1];
  if (before?.block !== statement.sentence.block) return figure;
  return { ...figure, bases: { ...bases, ...basesIn(before.low) }, wide: `${before.low} ${figure.wide}` };
}

/** A figure told as schools alone that is the sum with post-16, or the other way round. */
function otherScope(document: Understanding): Found[] {
  const tables = partedIn(document);
  if (tables.length === 0) return [];
  return figuresTold(document)
    .map((figure) => ofMeasureBefore(document, figure))
    .filter((figure) => figure.bases.scope !== undefined && figure.value > 0)
    .flatMap((figure): Found[] => tables.flatMap((table) => scopeIn(figure, table)))
    .slice(0, 1);
}

/** The three lines of a table in one column, in millions; null where they do not add up. */
function partsAt(
  { schools, post, both }: Parted,
  at: number,
): Readonly<Record<'alone' | 'post' | 'all', number>> | null {
  const [a, b, c] = [schools.cells[at], post.cells[at], both.cells[at]];
  if (a == null || b == null || c == null || b.value <= 0) return null;
  return near(a.value + b.value, c.value, c.step * 2.1)
    ? { alone: millions(a.value), post: millions(b.value), all: millions(c.value) }
    : null;
}

function scopeIn(figure: FigureTold, table: Parted): Found[] {
  const { grid, schools, both } = table;
  if (figure.cell?.grid === grid || !INDEPENDENT.test(`${figure.wide} ${figure.statement?.under ?? ''}`))
    return [];
  const isAlone = figure.bases.scope === 'schools alone';
  const size = millions(figure.value);
  const step = Math.min(figure.step >= 1000 ? figure.step / 1e6 : figure.step, 0.1);
  return grid.columns.flatMap(({ period }, at): Found[] => {
    const parts = partsAt(table, at);
    const isOtherYear = period !== null && figure.year !== null && period.key !== figure.year;
    if (parts === null || isOtherYear) return [];
    const [right, wrong] = isAlone ? [parts.alone, parts.all] : [parts.all, parts.alone];
    if (!near(size, wrong, step) || near(size, right, step)) return [];
    return [
      {
        spots: [figure.spot, rowSpot(grid, both), rowSpot(grid, schools)],
        arithmetic: `${num(size)} is told as ${isAlone ? 'schools alone' : 'schools and post-16'}; by the table schools are ${num(parts.alone)}, post-16 is ${num(parts.post)} and both are ${num(parts.all)}`,
      },
    ];
  });
}

/** Yearly spend and what stands for it. */
export const RUN_RATE_RULES: readonly Rule[] = [
  {
    code: 'basis.year-or-month',
    kind: 'basis',
    severity: 'error',
    isWide: true,
    title: 'A yearly limit on spend is met by a monthly rate, or spend is told on another scope than its own',
    meaning:
      'A limit on yearly spend with independent schools, said to be met by one month taken twelve times, where the row of the year is above it; and a figure told as schools alone that a table has as schools with post-16, or the other way round.',
    advice: "Hold the year's own spend, on the scope that the limit has, against the limit.",
    fires:
      'Annual spend on independent schools is to be below £6.0m in 2029/30.\n\n| £m | 2028/29 | 2029/30 |\n| --- | --- | --- |\n| Independent schools | 7.4 | 6.6 |\n\nThe condition on independent spend is met: in March 2030 we pay £0.48m, which over twelve months is £5.8m.',
    silent:
      'Annual spend on independent schools is to be below £6.0m in 2029/30.\n\n| £m | 2028/29 | 2029/30 |\n| --- | --- | --- |\n| Independent schools | 7.4 | 5.8 |\n\nThe condition on independent spend is met: in March 2030 we pay £0.48m, which over twelve months is £5.8m.',
    find: (document) =>
      INDEPENDENT.test(document.low) || document.grids.length > 0
        ? [...metByMonth(document).slice(0, 1), ...otherScope(document)]
        : [],
  },
];
