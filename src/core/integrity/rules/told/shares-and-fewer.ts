/** Shares of two numbers of plans, and how many children fewer or more that is said to be. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import type { Figure } from '../../understand/figures.ts';
import { aheadOf, behindOf, type Line, linesOf } from '../../understand/lines.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const SHARE_OF =
  /\b(?:share|proportion|of (?:all |open |our |the |those )?(?:[\d,]+ )?(?:ehc )?plans|of them|percentage)\b/;
const PLACED = /\b(?:independent|inmss|nmiss|non-maintained|special schools?|mainstream|these schools)\b/;
const FEWER = /^ (?:[a-z]+ )?(?:fewer|less|down)\b|^ (?:placements?|children|pupils) (?:down|fewer|lower)\b/;
const MORE = /^ (?:[a-z]+ )?(?:more|up)\b|^ (?:placements?|children|pupils) (?:up|more|higher)\b/;
const FELL = /\b(?:fall|drop|reduction|decrease|fell by|down by|down) (?:of |by )?$/;
const ROSE = /\b(?:rise|increase|rose by|up by|growth|up) (?:of |by )?$/;
const LEAST = 300;
/** A change further off is of something else. */
const MOST_OFF = 60;

type Share = { readonly figure: Figure; readonly base: Figure; readonly line: Line };

function isShare(figure: Figure, line: Line, isPlaced: boolean): boolean {
  const words = `${line.before} ${line.low} ${line.under}`;
  return (
    figure.unit === 'percent' &&
    figure.value > 0 &&
    figure.value < 60 &&
    (PLACED.test(words) || (isPlaced && /\bplans?\b/.test(words))) &&
    SHARE_OF.test(`${words} ${figure.own}`)
  );
}

function isBase({ unit, per, value, own }: Figure, line: Line): boolean {
  return (
    unit === 'count' && per === null && value >= LEAST && /\b(?:plans?|ehcps?)\b/.test(`${own} ${line.low}`)
  );
}

/** Each share with the number of plans in its line, or in a line beside it, or of the same day. */
function sharesOf(document: Understanding): Share[] {
  const lines = linesOf(document);
  const isPlaced = lines.some(({ low }) => PLACED.test(low));
  const bases = lines.flatMap((line) =>
    line.figures.filter((figure) => isBase(figure, line)).map((figure) => ({ figure, line })),
  );
  return lines.flatMap((line) =>
    line.figures.flatMap((figure): Share[] => {
      if (!isShare(figure, line, isPlaced)) return [];
      const base =
        nearestIn(line, figure) ??
        bases.find(
          ({ line: other }) =>
            other.group === line.group && Math.abs(other.at - line.at) === 1 && line.row === null,
        )?.figure ??
        bases.find(({ figure: one }) => one.period !== null && one.period.key === figure.period?.key)?.figure;
      return base === undefined ? [] : [{ figure, base, line }];
    }),
  );
}

function nearestIn(line: Line, { quantity }: Figure): Figure | undefined {
  const own = line.figures.filter((figure) => isBase(figure, line));
  return own.toSorted(
    (a, b) =>
      Math.abs((a.quantity?.start ?? 0) - (quantity?.start ?? 0)) -
      Math.abs((b.quantity?.start ?? 0) - (quantity?.start ?? 0)),
  )[0];
}

/** The change that a figure tells, with its sign; null where it tells none. */
function changeTold(figure: Figure): number | null {
  if (figure.unit !== 'count' || figure.per !== null || figure.value >= LEAST || figure.cell !== null)
    return null;
  const [ahead, behind] = [aheadOf(figure, 24), behindOf(figure, 40)];
  if (/^ (?:[a-z]+ )?(?:points?|plans|months?|per)\b/.test(behind)) return null;
  if (FEWER.test(behind) || FELL.test(ahead)) return -figure.value;
  return MORE.test(behind) || ROSE.test(ahead) ? figure.value : null;
}

function countOf({ figure, base }: Share): { readonly low: number; readonly high: number } {
  return {
    low: Math.ceil(((figure.value - figure.step / 2) * base.value) / 100 - 1e-9),
    high: Math.floor(((figure.value + figure.step / 2) * base.value) / 100 + 1e-9),
  };
}

function isToldBeside(line: Line, shares: readonly Share[]): Share | undefined {
  return shares.findLast(
    ({ line: other }) => other.group === line.group && other.at <= line.at && line.at - other.at <= 2,
  );
}

function wrongChanges(document: Understanding): Found[] {
  const shares = sharesOf(document);
  if (shares.length < 2 || shares.length > 40) return [];
  return linesOf(document).flatMap((line) =>
    line.figures.flatMap((figure) => {
      const told = changeTold(figure);
      const now = told === null ? undefined : isToldBeside(line, shares);
      return told === null || now === undefined ? [] : wrongChange(line, told, now, shares);
    }),
  );
}

/** @param told  children more, or with a minus fewer. */
function wrongChange(line: Line, told: number, now: Share, shares: readonly Share[]): Found[] {
  const others = shares.filter(
    (one) => one.figure.value !== now.figure.value && one.base.value !== now.base.value,
  );
  const [past] = others;
  const count = countOf(now);
  const isFit = others.some(
    (one) => told >= count.low - countOf(one).high && told <= count.high - countOf(one).low,
  );
  if (past === undefined || isFit || others.length > 3) return [];
  const was = countOf(past);
  const off = Math.abs((count.low + count.high) / 2 - (was.low + was.high) / 2 - told);
  if (off > MOST_OFF || off < 1) return [];
  const shown = ({ figure, base }: Share) =>
    `${num(figure.value)}% of ${num(base.value)} is ${num((figure.value * base.value) / 100, 0)}`;
  return [
    {
      spots: [line.spot, now.line.spot, past.line.spot].filter((one, k, all) => all.indexOf(one) === k),
      arithmetic: `${shown(past)}; ${shown(now)}; the text says ${num(Math.abs(told))} ${told < 0 ? 'fewer' : 'more'}`,
    },
  ];
}

/** Shares and what they count. */
export const SHARE_CHANGE_RULES: readonly Rule[] = [
  {
    code: 'told.shares-and-fewer',
    kind: 'rate-and-count',
    severity: 'error',
    isWide: true,
    title: 'So many children fewer or more is not what the two shares and their bases come to',
    meaning:
      'A share of plans with its number of plans at two times, and a number of children or placements fewer or more beside the later one. Silent where any two shares and bases make it within their printed digits.',
    advice: 'Count the children at both times, and keep the number of plans with each share.',
    fires:
      'On 31 March, 5.00% of 2,000 plans named an independent school.\n\n## Now\n\nBy 30 June the share of 2,200 plans was 4.91%, so five fewer children are in these schools.',
    silent:
      'On 31 March, 5.00% of 2,000 plans named an independent school.\n\n## Now\n\nBy 30 June the share of 2,200 plans was 4.91%, so eight more children are in these schools.',
    find: wrongChanges,
  },
];
