/** One figure told on two bases: before a contribution and after it, for a year and for a whole plan, schools alone and with post-16, on a day and as an average. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { basesIn, type Dimension } from '../../understand/bases-told.ts';
import { type FigureTold, figuresTold } from '../../understand/figures-told.ts';
import { rowSpot } from '../../understand/grid.ts';
import { intervalOf, meet } from '../../understand/interval.ts';
import { num, showValue } from '../../understand/show.ts';
import { type Statement, statementsOf } from '../../understand/statements.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** Of which figures a dimension is asked, by words that must stand with both tellings. */
const SUBJECTS: Readonly<Record<Dimension, RegExp>> = {
  payments: /\b(?:deficit|residual|position|closing|balance|remain\w*|left|shortfall|gap)\b/,
  contribution: /\b(?:deficit|residual|position|closing|balance|remain\w*|left|shortfall|gap)\b/,
  extent:
    /\b(?:target|below|under|reduc\w+|cut|no more than|bring\w*|aim|goal|limit|spend\w*|inmss|independent)\b/,
  scope:
    /\b(?:target|below|under|reduc\w+|cut|no more than|bring\w*|aim|goal|limit|spend\w*|inmss|independent|sum)\b/,
  moment: /\b(?:plans?|ehcps?|caseload|placements?|pupils?|children|requests)\b/,
};
const OF_SPEND =
  /\b(?:spend\w*|target|these schools|inmss|nmiss|independent|non-maintained|placements?|fees|cost\w*)\b/;
const DIMENSIONS: readonly Dimension[] = ['payments', 'contribution', 'extent', 'scope', 'moment'];
/** An opening amount carries on what a closing one was. */
const OPENING =
  /\b(?:opening (?:balance|deficit|position)|opening \d|brought forward|b\/f|carried forward|c\/f|at 1 april|start of|saving\w*|increase|rise|fell|growth|more|fewer|less)\b/;
/** What limits a deficit is asked by a rule of its own. */
const LIMIT = /\b(?:caps?|ceilings?|limits?|maximum)\b/;
/** The payment or contribution itself, and not what is left before or after it. */
const GIFT =
  /\b(?:contributions?|payments?|support|grant|money|reserves?)(?: of| is| at|:)? ?£?(?:about )?#|#(?:m|million)?\)? ?(?:\w+ ){0,2}(?:contributions?|payments?|grant|support)\b/;
/** A figure of fewer digits than these is of many things. */
const FEWEST_DIGITS = 2;
const MOST_PAIRED = 400;

function digitsOf({ value, step }: FigureTold): number {
  return value <= 0 || step <= 0 ? 0 : Math.round(value / step).toString().length;
}

function isAsked(dimension: Dimension, figure: FigureTold): boolean {
  const { unit, words, wide, value, isAbout, bases } = figure;
  if (dimension === 'payments' && LIMIT.test(wide)) return false;
  const isSum = dimension === 'payments' || dimension === 'contribution';
  if (isSum && GIFT.test(`${figure.ahead}#${figure.behind}`)) return false;
  if (
    bases[dimension] === undefined ||
    isAbout ||
    (OPENING.test(words) && dimension !== 'extent' && dimension !== 'scope') ||
    !SUBJECTS[dimension].test(wide)
  )
    return false;
  if (dimension === 'moment') return unit === 'count' && value >= 100;
  const isTarget = dimension === 'extent' || dimension === 'scope';
  if (unit !== 'money' || (isTarget && !OF_SPEND.test(wide))) return false;
  return digitsOf(figure) >= FEWEST_DIGITS || isTarget;
}

function twoBases(dimension: Dimension, figures: readonly FigureTold[]): Found[] {
  const asked = figures.filter((figure) => isAsked(dimension, figure)).slice(0, MOST_PAIRED);
  for (const [at, b] of asked.entries())
    for (const a of asked.slice(0, at)) {
      if (
        a.bases[dimension] === b.bases[dimension] ||
        a.unit !== b.unit ||
        a.spot.paragraph === b.spot.paragraph
      )
        continue;
      if (a.year !== null && b.year !== null && a.year !== b.year) continue;
      if (!meet(intervalOf({ ...a, bound: null }), intervalOf({ ...b, bound: null }))) continue;
      const [x, y] = [a.bases[dimension], b.bases[dimension]].map((basis) => shown(dimension, basis ?? ''));
      return [
        {
          spots: [a.spot, b.spot],
          arithmetic: `${showValue(a.value, a.unit)} is told ${x} in one place and ${y} in another`,
        },
      ];
    }
  return [];
}

function shown(dimension: Dimension, basis: string): string {
  if (dimension === 'payments') return `${basis} payments`;
  if (dimension === 'contribution') return `${basis} the council's contribution`;
  if (dimension === 'extent') return basis === 'annual' ? 'for a year' : `as a ${basis}`;
  return basis === 'schools alone' ? 'of schools alone' : basis.startsWith('with') ? basis : `as ${basis}`;
}

const TARGET = /\b(?:targets?|below|less than|no more than|under|limit|at most|not exceed)\b/;
const MET =
  /\b(?:met|meets|achiev\w+|satisf\w+|to spare|hit|on course|reached|delivered|passed|kept|within)\b/;
const NOT_MET = /\b(?:not|missed|if|would|unless|must|should|whether|instead of|rather than|before it)\b/;

/** A target for a year that is said to be met by a rate at one time, or one of schools alone by a figure with post-16. */
function metOnOther(dimension: 'extent' | 'scope', figures: readonly FigureTold[]): Found[] {
  const asked = figures.filter((figure) => isAsked(dimension, figure));
  const targets = asked.filter(
    ({ words, bases }) => TARGET.test(words) && (dimension === 'scope' || bases.extent === 'annual'),
  );
  for (const claim of asked) {
    const low = claim.statement?.sentence.low ?? '';
    if (!MET.test(low) || NOT_MET.test(low) || claim.bases[dimension] === 'annual') continue;
    const target = targets.find(
      (one) =>
        one.paragraph !== claim.paragraph &&
        one.bases[dimension] !== claim.bases[dimension] &&
        claim.value <= one.value &&
        claim.value > one.value * 0.4,
    );
    if (target === undefined || claim.bases[dimension] === 'total') continue;
    const [x, y] = [target, claim].map(({ bases }) => shown(dimension, bases[dimension] ?? ''));
    return [
      {
        spots: [claim.spot, target.spot],
        arithmetic: `the target of ${showValue(target.value, 'money')} is ${x}; it is said to be met with ${showValue(claim.value, 'money')} told ${y}`,
      },
    ];
  }
  return [];
}

const COUNTS =
  /\b(?:plan|ehcp|placement|caseload) (?:numbers?|counts?|figures?|totals?)\b|\b(?:numbers? of|all|the|our) (?:ehc )?(?:plans|ehcps|placements)\b|\bcaseload\b|\b\d[\d,]* (?:ehc )?(?:plans|ehcps)\b/;
const DEFINES =
  /\b(?:is|are|was|were|means?|shows?|gives?|taken|counted|measured|reported|recorded|refers?)\b/;
const NOT_DEFINED =
  /\b(?:requests?|timeliness|weeks|cost|unit|spend|price|not|neighbour\w*|national\w*|england|ratio|per|growth|rose|fell|up|down|above|below|change|grown|a month)\b/;

/** "Plan numbers are a headcount on census day" beside "the 2,512 plans are the average of the month-ends". */
function twoDefinitions(statements: readonly Statement[]): Found[] {
  const told = statements.flatMap((statement) => {
    const { low, quantities } = statement.sentence;
    if (!COUNTS.test(low) || !DEFINES.test(low) || NOT_DEFINED.test(low)) return [];
    const moment = basesIn(low).moment;
    const values = quantities.filter(({ unit, value }) => unit === 'count' && value >= 100);
    return moment === undefined || values.length > 1
      ? []
      : [{ statement, moment, value: values[0] ?? null, of: /placement/.test(low) }];
  });
  for (const [at, b] of told.entries())
    for (const a of told.slice(0, at)) {
      const isOne = a.of === b.of && (a.value === null || b.value === null);
      if (!isOne || a.moment === b.moment || a.statement.sentence.block === b.statement.sentence.block)
        continue;
      return [
        {
          spots: [a.statement.spot, b.statement.spot],
          arithmetic: `the number is told as ${a.moment} in one place and as ${b.moment} in another`,
        },
      ];
    }
  return [];
}

const AT_A_DAY =
  /\b(?:at|on|as at) (?:the end of |\d{1,2} |[a-z]+ \d{4}|month|[a-z]+ month)|\bmonth[- ]end\b|\bat the close\b/;
const AVERAGED = /\b(?:average|mean|rolling|per month|a month|each month)\b/;
const PLANS = /\b(?:plans|ehcps?|caseload|placements)\b/;
/** Fewer months have no mean worth the name. */
const LEAST_MONTHS = 3;

/** The mean of a table's months told as the number at a day. */
function meanAsCount({ grids }: Understanding, figures: readonly FigureTold[]): Found[] {
  const told = figures.filter(
    ({ statement, unit, value, isAbout, bound, wide, words }) =>
      statement !== null &&
      unit === 'count' &&
      value >= 100 &&
      !isAbout &&
      bound === null &&
      PLANS.test(words) &&
      AT_A_DAY.test(statement.sentence.low) &&
      !AVERAGED.test(wide),
  );
  if (told.length === 0) return [];
  const series = grids.flatMap((grid) => {
    const rows = grid.rows.map((row) => ({
      label: row.low,
      spot: rowSpot(grid, row),
      values: row.cells.flatMap((cell, at) =>
        isMonth(grid.columns[at]?.low) && cell?.unit === 'count' ? [cell.value] : [],
      ),
    }));
    const columns = grid.columns.flatMap(({ low }, at) => {
      const months = grid.rows.filter(({ low: label }) => isMonth(label));
      const [first] = months;
      if (first === undefined || at === 0) return [];
      const values = months.flatMap(({ cells }) => (cells[at]?.unit === 'count' ? [cells[at].value] : []));
      return [{ label: low, spot: rowSpot(grid, first, at), values }];
    });
    return [...rows, ...columns].filter(
      ({ label, values }) => PLANS.test(label) && values.length >= LEAST_MONTHS,
    );
  });
  return told
    .flatMap((figure): Found[] => {
      const known = series.find(({ values }) => {
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        return Math.round(mean) === figure.value && !values.includes(figure.value);
      });
      if (known === undefined) return [];
      return [
        {
          spots: [figure.spot, known.spot],
          arithmetic: `${num(figure.value)} is the mean of ${known.values.map((value) => num(value)).join(', ')}, and is told as the number at a day`,
        },
      ];
    })
    .slice(0, 1);
}

function isMonth(low: string | undefined): boolean {
  return /^\W*(?:(?:at |end )?(?:\d{1,2} )?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/.test(
    low ?? '',
  );
}

function bothIn(document: Understanding): Found[] {
  const figures = figuresTold(document);
  return [
    ...DIMENSIONS.flatMap((dimension) => twoBases(dimension, figures)),
    ...metOnOther('extent', figures),
    ...metOnOther('scope', figures),
    ...meanAsCount(document, figures),
    ...twoDefinitions(statementsOf(document)),
  ];
}

/** Figures on two bases. */
export const TWO_BASES_RULES: readonly Rule[] = [
  {
    code: 'claim.two-bases',
    kind: 'basis',
    severity: 'error',
    title: 'One figure is told on two bases',
    meaning:
      'The same amount or number in two places, before and after payments or a contribution, for a year and in total or as a rate, of schools alone and with post-16, or as a month-end, a census day and an average; and the mean of a table’s months told as the number at a day. Silent for opening amounts, for figures about so much, and where the two name two times.',
    advice: 'Say which basis holds, and give the figure on that basis in both places.',
    fires:
      "A residual deficit of £16.4m is left after the council's contribution.\n\nAnnex: before any contribution by the council the residual deficit is £16.4m.",
    silent:
      "A residual deficit of £16.4m is left after the council's contribution.\n\nAnnex: before any contribution by the council the residual deficit is £19.4m.",
    find: bothIn,
  },
];
