/** What the number of plans would be without action at the growth of today, and that growth as the paper tells or shows it. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Figure, figuresOf, lastMonthOf } from '../../understand/figures.ts';
import { aheadOf, behindOf, type Line, linesOf, linesWith } from '../../understand/lines.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const WITHOUT =
  /\b(?:unmitigated|do[- ]nothing|doing nothing|no[- ]action|business[- ]as[- ]usual|without (?:the |any |our |these |further |more )*(?:plan|programme|action|actions|measures?|mitigations?|interventions?|change)|(?:if|were|with) (?:we )?(?:nothing|did nothing|do nothing|no action|took no|take no)|no (?:further |new |more )*(?:measures?|actions?|mitigations?|interventions?|programme)|nothing (?:more|else|further) (?:is|was|were|to be) done|before (?:any )?(?:mitigations?|measures))\b/;
const CARRIES =
  /\b(?:carr(?:y|ies|ied|ying) (?:[\w']+ ){0,4}(?:on|forward|through)|continu\w+|extrapolat\w+|roll(?:s|ed|ing)? forward|project(?:s|ed|ing)? forward|(?:go|goes|going|keeps?|kept) (?:on )?(?:growing|rising|going up)|(?:same|current|present|recent|today's|existing|actual|latest|past) (?:rate|pace|growth|trend|increase|monthly)|growth (?:stayed|stays|remain\w*|persist\w*|held|holds)|(?:rate|pace|growth|trend) (?:of|over|in|seen in) the (?:last|latest|past|recent))\b/;
const TURNS =
  /\b(?:level(?:s|ling)? off|slow\w*|taper\w*|eas(?:es|ing)|thereafter|half|third of|lower than|not|less than|rather than|instead)\b/;
const PLANS = /\b(?:plans?|ehcps?|caseload)\b/;
const NO_STOCK =
  /\b(?:requests?|placements?|inmss|independent|target|avoid\w*|mitigated|forecast|population|issued|new|ceas\w*|gap|without|with our|would|will|expected|no action|rose by|up by|increase|more|fewer|reviews?|assessments?|cap|limit)\b/;
const GROWTH =
  /\b(?:grow\w*|gr[eo]w\w*|increas\w*|ris(?:e|es|en|ing)|rose|up|adds?|added|net|more|went up|running at|going up)\b/;
const OTHER_RATE =
  /\b(?:avoid\w*|fewer|prevent\w*|requests?|ceas\w*|issued|new plans|reduc\w*|target|assessments?)\b/;
const LEAST = 200;
/** Growth that differs by no more is the same [ratio]. */
const SAME = 0.15;

function isClaim(document: Understanding, line: Line): boolean {
  const next = linesWith(document, line).find(({ at }) => at === line.at + 1);
  const near = `${line.before} ${line.low} ${next?.row === null ? next.low : ''}`;
  return (
    WITHOUT.test(`${line.before} ${line.low}`) &&
    CARRIES.test(near) &&
    PLANS.test(`${line.under} ${near}`) &&
    !TURNS.test(near) &&
    !/£|\b(?:spend\w*|cost\w*|deficit|income)\b/.test(near)
  );
}

/** The number that the claim ends with, and its month. */
function endOf(line: Line): { readonly figure: Figure; readonly month: number } | null {
  const ends = line.figures.flatMap((figure) => {
    const isStock = figure.unit === 'count' && figure.per === null && figure.value >= LEAST;
    const month = lastMonthOf(figure.period ?? line.sentence?.periods.at(-1) ?? null);
    return isStock && month !== null && !/^ (?:[a-z]+ )?(?:more|fewer)\b/.test(behindOf(figure))
      ? [{ figure, month }]
      : [];
  });
  return ends.reduce<(typeof ends)[number] | null>((a, b) => (a === null || b.month > a.month ? b : a), null);
}

type Stock = { readonly figure: Figure; readonly month: number };

/** Actual numbers of plans with their months, in their order. */
function stocks(document: Understanding, before: number): Stock[] {
  return figuresOf(document)
    .flatMap((figure): Stock[] => {
      const { unit, per, value, own, wide, period, cell } = figure;
      const month = lastMonthOf(period);
      if (unit !== 'count' || per !== null || value < LEAST || month === null || month > before) return [];
      const named = cell === null ? own : `${own} ${wide}`;
      const isPlans =
        PLANS.test(named) || (cell === null && PLANS.test(wide) && !/\b(?:pupils|population)\b/.test(own));
      return isPlans && !NO_STOCK.test(own) ? [{ figure, month }] : [];
    })
    .sort((a, b) => a.month - b.month);
}

/** Growth of plans a month: as told, else as two actual numbers show it. */
function growthsOf(
  document: Understanding,
  stock: readonly Stock[],
): readonly { perMonth: number; figure: Figure }[] {
  const told = linesOf(document).flatMap((line) =>
    line.figures.flatMap((figure) => {
      const near = `${line.before} ${line.low}`;
      const isMonthly = figure.unit === 'count' && figure.per === 'month' && figure.value >= 1;
      const isGrowth = GROWTH.test(line.low) && PLANS.test(near) && !OTHER_RATE.test(figure.own);
      return isMonthly && isGrowth && !/\bif\b|\bwould\b/.test(aheadOf(figure))
        ? [{ perMonth: figure.value, figure }]
        : [];
    }),
  );
  const last = stock.at(-1);
  const first = stock.find(
    ({ month }) => last !== undefined && last.month - month <= 24 && last.month - month >= 2,
  );
  if (first === undefined || last === undefined) return told;
  const perMonth = (last.figure.value - first.figure.value) / (last.month - first.month);
  return told.length > 0 ? [...told, { perMonth, figure: last.figure }] : [{ perMonth, figure: last.figure }];
}

function wrongEnd(document: Understanding, line: Line): Found[] {
  const end = endOf(line);
  if (end === null) return [];
  const stock = stocks(document, end.month - 12).filter(({ figure }) => figure.value !== end.figure.value);
  const start = stock.at(-1);
  const growths = start === undefined ? [] : growthsOf(document, stock);
  const [growth] = growths;
  if (start === undefined || growth === undefined || growth.perMonth < 1) return [];
  const months = end.month - start.month;
  const implied = (end.figure.value - start.figure.value) / months;
  const isSame = growths.some(({ perMonth }) => Math.abs(implied - perMonth) <= Math.max(1, SAME * perMonth));
  if (isSame || implied <= 0 || implied > growth.perMonth * 3) return [];
  return [
    {
      spots: [line.spot, ...start.figure.spots, ...growth.figure.spots].slice(0, 4),
      arithmetic: `(${num(end.figure.value)} − ${num(start.figure.value)}) ÷ ${num(months)} months = ${num(implied, 1)} a month; growth is ${num(growth.perMonth, 1)} a month, which would give ${num(start.figure.value + growth.perMonth * months, 0)}`,
    },
  ];
}

/** Growth carried on. */
export const CARRIED_GROWTH_RULES: readonly Rule[] = [
  {
    code: 'told.growth-carried-on',
    kind: 'baseline',
    severity: 'error',
    isWide: true,
    title: 'A number of plans without action does not carry on the growth that it claims',
    meaning:
      'A line, row or passage that tells the number of plans if nothing is done and growth goes on as it is, and the latest actual number and growth a month told or shown anywhere. Silent where growth is said to slow.',
    advice: 'Project the growth again from the latest number, or say which slower growth is assumed.',
    fires:
      'There were 2,000 plans on 31 March 2026, and growth is 20 a month.\n\n## No action\n\nWith no measures and growth at the current rate there would be 2,200 plans at 31 March 2028.',
    silent:
      'There were 2,000 plans on 31 March 2026, and growth is 20 a month.\n\n## No action\n\nWith no measures and growth at the current rate there would be 2,480 plans at 31 March 2028.',
    find: (document) =>
      linesOf(document).flatMap((line) => (isClaim(document, line) ? wrongEnd(document, line) : [])),
  },
];
