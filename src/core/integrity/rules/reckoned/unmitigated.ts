/** A path without measures that is said to carry on the growth of today, and grows otherwise. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { monthsTold } from '../../understand/durations.ts';
import { byGroup, type Figure, figuresOf, groupOf, lastMonthOf } from '../../understand/figures.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const WITHOUT =
  /\b(?:unmitigated|do[- ]nothing|doing nothing|no[- ]action|business[- ]as[- ]usual|counter-?factual|without (?:the |any |our |these |further )*(?:plan|programme|action|actions|measures?|mitigations?|interventions?|change)|if (?:nothing|we did nothing|we do nothing|no action)|baseline (?:case|forecast|projection|path|line|scenario)|before mitigations?)\b/;
const CARRIES =
  /\b(?:carr(?:y|ies|ied|ying) (?:on|forward|through)|continu\w+|extrapolat\w+|roll(?:s|ed|ing)? forward|project(?:s|ed|ing)? forward|extend(?:s|ed|ing)?|keeps? (?:on )?(?:growing|up|going)|persist\w*|(?:same|current|present|recent|today's|existing|actual|latest|past|observed|historic) (?:rate|pace|growth|trend|increase|monthly)|holds?|grow\w* (?:on )?as (?:now|it does now|at present)|straight[- ]line)\b/;
const TURNS =
  /\b(?:level(?:s|ling)?(?: off| after| then)?|slow\w*|taper\w*|eas(?:es|ing)|then|after that|thereafter|until|half of|not|no longer|less than|rather than)\b/;
const GROWTH =
  /\b(?:grow\w*|gr[eo]w\w*|increas\w*|ris(?:e|es|en|ing)|rose|up|adds?|added|net|average|more|addition\w*)\b/;
const PLANS = /\b(?:plans?|ehcps?|caseload|numbers?|growth|demand)\b/;
/** Growth that differs by no more is the same [ratio]. */
const SAME = 0.15;

type Growth = { readonly perMonth: number; readonly spots: readonly Spot[] };

function isClaim(sentence: Sentence): boolean {
  const { low } = sentence;
  return (
    isStatement(sentence) &&
    WITHOUT.test(low) &&
    CARRIES.test(low) &&
    /\b(?:growth|grow\w*|rate|trend|pace|increase|month)\b/.test(low) &&
    !TURNS.test(low) &&
    !/\b(?:spend\w*|cost\w*|deficit|income|inflation|price)\b/.test(low)
  );
}

/** @param before  the sentence before it in its paragraph, which may name what it is of. */
function isMonthlyGrowth({ unit, per, value, own, wide }: Figure, before: string): boolean {
  return (
    unit === 'count' &&
    per === 'month' &&
    value >= 1 &&
    GROWTH.test(wide) &&
    PLANS.test(`${before} ${wide}`) &&
    !/\b(?:avoid\w*|fewer|prevent\w*|requests?|ceas\w*|mitigated|target|issued|new plans|reduc\w*|needs?)\b/.test(
      own,
    )
  );
}

function before(document: Understanding, sentence: Sentence): string {
  const group = byGroup(document).get(groupOf(sentence)) ?? [];
  return group
    .slice(Math.max(0, group.indexOf(sentence) - 2), group.indexOf(sentence))
    .map(({ low }) => low)
    .join(' ');
}

/** Growth a month that the claim names, or that the paper tells of plans elsewhere. */
function growthTold(document: Understanding, claim: Sentence): Growth | null {
  const told = figuresOf(document).filter(
    (figure) => figure.sentence !== null && isMonthlyGrowth(figure, before(document, figure.sentence)),
  );
  const own = told.filter((figure) => figure.sentence === claim);
  const [first] = own.length > 0 ? own : told;
  return first === undefined
    ? (growthOfPlans(document) ?? growthOfYear(document))
    : { perMonth: first.value, spots: first.spots };
}

const isPlans = ({ own, wide, unit, value, per, sentence, quantity }: Figure) =>
  unit === 'count' &&
  !/^ (?:plans? )?(?:more|fewer|less|higher|lower|above|below)\b/.test(
    sentence?.low.slice(quantity?.end ?? 0) ?? '',
  ) &&
  per === null &&
  value >= 200 &&
  /\b(?:plans|ehcps?|caseload)\b/.test(`${own} ${wide}`) &&
  !/\b(?:requests?|placements?|inmss|independent|mainstream|special|target|avoid\w*|mitigated|unmitigated|forecast|population|issued|gap|without)\b/.test(
    own,
  );

/** Actual numbers of plans with their month, in the order of their times. */
function plansInTime(document: Understanding): readonly (Figure & { readonly month: number })[] {
  const until = lastMonthOf(document.cutOff?.period ?? document.submitted?.period ?? null);
  return figuresOf(document)
    .flatMap((figure) => {
      const month = lastMonthOf(figure.period);
      const isPast = until === null || (month !== null && month <= until);
      return month !== null && isPast && isPlans(figure) ? [{ ...figure, month }] : [];
    })
    .sort((a, b) => a.month - b.month);
}

const MORE_THAN =
  /^ (?:plans? )?(?:more|higher|up) (?:than|on) (?:a year (?:before|ago|earlier)|the year before|last year|twelve months (?:before|ago|earlier))\b/;

/** "480 more than a year before". */
function growthOfYear({ sentences }: Understanding): Growth | null {
  for (const sentence of sentences) {
    const told = sentence.quantities.find(
      ({ unit, end, value }) =>
        unit === 'count' && value >= 12 && MORE_THAN.test(sentence.low.slice(end, end + 50)),
    );
    if (told !== undefined && PLANS.test(sentence.low))
      return { perMonth: told.value / 12, spots: [sentenceSpot(sentence)] };
  }
  return null;
}

/** The growth of the last year told, from numbers of plans at two times. */
function growthOfPlans(document: Understanding): Growth | null {
  const plans = plansInTime(document);
  const last = plans.at(-1);
  const first = plans.find(
    ({ month }) => last !== undefined && last.month - month <= 24 && last.month - month >= 6,
  );
  if (last === undefined || first === undefined) return null;
  const perMonth = (last.value - first.value) / (last.month - first.month);
  return perMonth >= 1 ? { perMonth, spots: [...first.spots, ...last.spots] } : null;
}

type Path = {
  readonly from: number;
  readonly to: number;
  readonly months: number;
  readonly spots: readonly Spot[];
};

/** Months that a sentence lays between two counts: by its two times, or told as a length. */
function monthsBetween(sentence: Sentence): number | null {
  const [early, late] = sentence.periods;
  const [from, to] = [lastMonthOf(early ?? null), lastMonthOf(late ?? null)];
  if (from !== null && to !== null) return to - from >= 12 ? to - from : null;
  const [told, more] = monthsTold(sentence);
  return told === undefined || more !== undefined || told < 12 ? null : told;
}

/** "From 2,980 at March 2025 to 3,940 at March 2030": the path told in the claim's paragraph. */
function pathTold(document: Understanding, claim: Sentence): Path | null {
  const own = byGroup(document).get(groupOf(claim)) ?? [];
  const at = own.indexOf(claim);
  for (const sentence of own.slice(at, at + 3)) {
    const [a, b] = sentence.quantities.filter(
      ({ unit, value, per }) => unit === 'count' && value >= 200 && per === null,
    );
    const months = monthsBetween(sentence);
    if (a === undefined || b === undefined || months === null || b.value <= a.value) continue;
    return { from: a.value, to: b.value, months, spots: [sentenceSpot(sentence)] };
  }
  return null;
}

/** The last figure of the path, in the claim itself, a table or elsewhere. */
function endOfPath(document: Understanding): Figure | undefined {
  const ends = figuresOf(document).filter(
    ({ own, wide, unit, value, per, sentence, cell }) =>
      unit === 'count' &&
      per === null &&
      value >= 200 &&
      WITHOUT.test(own) &&
      (cell !== null ||
        /\b(?:plans|ehcps?|caseload)\b/.test(`${own} ${wide} ${sentence?.block.text.toLowerCase() ?? ''}`)),
  );
  return ends.reduce<Figure | undefined>(
    (a, b) => (a === undefined || (lastMonthOf(b.period) ?? 0) > (lastMonthOf(a.period) ?? 0) ? b : a),
    undefined,
  );
}

/** Where the path begins: in its own row, or at the latest number of plans before its end. */
function startOfPath(
  document: Understanding,
  end: Figure,
): (Figure & { readonly month: number }) | undefined {
  const inRow = figuresOf(document)
    .filter(({ cell }) => cell !== null && cell.row === end.cell?.row)
    .flatMap((figure) => {
      const month = lastMonthOf(figure.period);
      return month === null || figure === end ? [] : [{ ...figure, month }];
    });
  return (
    inRow[0] ??
    plansInTime(document)
      .filter((one) => one.value !== end.value)
      .at(-1)
  );
}

/** The end of the path in a table or elsewhere, from the latest number of plans. */
function pathElsewhere(document: Understanding, claim: Sentence): Path | null {
  const end = endOfPath(document);
  const start = end === undefined ? undefined : startOfPath(document, end);
  if (end === undefined || start === undefined) return null;
  const last = claim.periods.length > 1 ? claim.periods.at(-1) : undefined;
  const to =
    lastMonthOf(end.period) ??
    (end.cell === null ? null : lastMonthIn(document, end)) ??
    lastMonthOf(last ?? null);
  if (to === null || to - start.month < 12) return null;
  return {
    from: start.value,
    to: end.value,
    months: to - start.month,
    spots: [...end.spots, ...start.spots],
  };
}

/** The time that the words above a table or its heads name last. */
function lastMonthIn(document: Understanding, { cell, section }: Figure): number | null {
  if (cell === null) return null;
  const heads = [...cell.grid.columns.map(({ period }) => period)];
  const named = heads.flatMap((period) => lastMonthOf(period) ?? []);
  if (named.length > 0) return Math.max(...named);
  const titled = document.sentences.filter(
    ({ block, periods }) => block.kind === 'heading' && block.text === section && periods.length === 1,
  );
  return lastMonthOf(titled[0]?.periods[0] ?? null);
}

function wrongPath(document: Understanding, claim: Sentence): Found[] {
  const growth = growthTold(document, claim);
  const path = pathTold(document, claim) ?? pathElsewhere(document, claim);
  if (growth === null || path === null) return [];
  const implied = (path.to - path.from) / path.months;
  const gap = Math.abs(implied - growth.perMonth);
  if (gap <= Math.max(1, SAME * growth.perMonth) || implied <= 0 || implied > growth.perMonth * 5) return [];
  return [
    {
      spots: [sentenceSpot(claim), ...path.spots, ...growth.spots].slice(0, 5),
      arithmetic: `(${num(path.to)} − ${num(path.from)}) ÷ ${num(path.months)} months = ${num(implied, 1)} a month; growth is ${num(growth.perMonth, 1)} a month, which would give ${num(path.from + growth.perMonth * path.months, 0)}`,
    },
  ];
}

/** Paths without measures. */
export const UNMITIGATED_RULES: readonly Rule[] = [
  {
    code: 'claim.unmitigated-growth',
    kind: 'baseline',
    severity: 'error',
    title: 'The path without measures does not carry on the growth that it is said to',
    meaning:
      'A path said to go on at the present growth, the growth a month that the paper tells or shows, and the numbers and times at both ends of the path. Silent where growth is said to slow or to level.',
    advice: 'Project the growth again, or say which slower growth is assumed and why.',
    fires:
      'The caseload grew by 20 plans a month over the last year. The unmitigated forecast assumes that growth continues at the present rate. It goes from 2,400 plans at March 2026 to 2,880 at March 2030.',
    silent:
      'The caseload grew by 20 plans a month over the last year. The unmitigated forecast assumes that growth continues at the present rate. It goes from 2,400 plans at March 2026 to 3,360 at March 2030.',
    find: (document) => document.sentences.filter(isClaim).flatMap((claim) => wrongPath(document, claim)),
  },
];
