/** How many plans there are, were or will be at a time, wherever a paper tells it: in a sentence, a row, a column, or a table without labels. */

import { dayNumberOf, monthOfDay } from '../../base/day-number.ts';
import { daysInMonth } from '../../base/time.ts';
import { monthNumber, type Period } from '../lex/periods.ts';
import { type Figure, figuresOf, wordsAbove } from './figures.ts';
import { oncePer } from './once.ts';
import type { Understanding } from './understanding.ts';

/** A number of plans at a month, counted from the year nought. */
export type PlanNumber = Figure & {
  readonly month: number;
  /** Of a path without measures. */
  readonly isWithout: boolean;
  /** Of what is still to come, or said to be foreseen. */
  readonly isForecast: boolean;
};

/** Words of a path on which nothing is done. */
export const WITHOUT =
  /\b(?:unmitigated|do[- ]nothing|doing nothing|no[- ]action|business[- ]as[- ]usual|counter-?factual|without|with no (?:action|actions|measures?|change|changes|plan|programme|mitigations?)|if (?:nothing|we (?:did|do|took|take) (?:nothing|no)|no (?:action|measures)|things (?:were|are) left|(?:we|things|numbers|growth|it) (?:just |simply )?(?:carr(?:y|ied)|go|went|continue[ds]?|stay(?:ed)?) (?:on )?(?:as|at|like|growing)?)|baseline (?:case|forecast|projection|path|line|scenario)|before (?:any )?(?:mitigations?|measures|actions)|left (?:alone|as (?:it is|they are)))\b/;
const FORESEEN =
  /\b(?:forecasts?|projected|projection|expect\w*|will|would|mitigated|with (?:all |the |our )*(?:plan|measures|actions|mitigations?)|planned|target|agreement|trajectory|foresaw|aim\w*)\b/;
const PLANS = /\b(?:plans|ehcps?|caseload|number of (?:children|plans)|plan numbers)\b/;
const OTHER =
  /\b(?:requests?|placements?|inmss|nmiss|independent|mainstream|special|avoid\w*|population|residents|issued|new plans|starts|started|ceas\w*|ended|ending|gap|growth|increase\w*|change|difference|variance|share|per|each|rate|assess\w*|20 weeks|places|cost|spend|school|college|reviews?|fewer|more|moved|layer|saving)\b/;
/** Fewer are no number of all plans. */
const LEAST = 200;
/** Children counted by their plans. */
const WITH_PLAN =
  /^ (?:children|pupils|learners|young people|children and young people) with (?:an? |ehc )*(?:plans?|ehcps?)\b/;
const NOT_NUMBER =
  /^ (?:(?:of|in|ehc|active) )?(?:plans? )?(?:more|fewer|less|higher|lower|above|below|requests?|placements?|children|pupils|residents|places|schools|replies|people|young)\b/;

/** The month that a head or a caption gives to bare years. */
function monthNamed(text: string): number | null {
  const named = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/.exec(text)?.[0];
  return named === undefined ? null : monthNumber(named);
}

/** The last month of a head; a bare year ends in the month that stands above the table. */
function monthOfHead(head: string, period: Period | null, above: string): number | null {
  const year = /^\D{0,3}((?:19|20)\d\d)\D{0,12}$/.exec(head.trim())?.[1];
  const month = year === undefined ? null : monthNamed(above);
  if (year !== undefined && month !== null)
    return monthOfDay(dayNumberOf(Number(year), month, daysInMonth(Number(year), month)));
  return period?.to == null ? null : monthOfDay(period.to);
}

function inCell(document: Understanding, figure: Figure): number | null {
  const { cell } = figure;
  if (cell === null || cell.grid.block.isChart) return null;
  const { grid, row, at } = cell;
  const column = grid.columns[at];
  const above = wordsAbove(document)(grid);
  const own = `${row.low} ${column?.low ?? ''}`;
  const head = `${grid.block.section ?? ''} ${grid.caption} ${grid.columns[0]?.header ?? ''}`.toLowerCase();
  const isNamed = [own, head, above].some(
    (words) => PLANS.test(words) && !OTHER.test(words.replace(/\bgrowth in\b/g, '')),
  );
  if (!isNamed || OTHER.test(own)) return null;
  return (
    monthOfHead(column?.header ?? '', column?.period ?? null, above) ??
    monthOfHead(row.label, row.period, above)
  );
}

function inSentence({ sentence, quantity, period, own, wide }: Figure): number | null {
  if (sentence === null || quantity === null || sentence.text.endsWith('?')) return null;
  const { low, block } = sentence;
  const behind = low.slice(quantity.end, quantity.end + 50);
  const isOfChildren = WITH_PLAN.test(behind);
  const isNamed =
    isOfChildren ||
    quantity.noun === 'plan' ||
    quantity.noun === 'ehcp' ||
    (quantity.noun === '' && PLANS.test(`${wide} ${block.text.toLowerCase()}`));
  if (
    !isNamed ||
    (NOT_NUMBER.test(behind) && !isOfChildren) ||
    /\b(?:avoid\w*|issued|ceas\w*|new|ended|prevent\w*|difference|gap|fewer|rose by|grew by|growth of|requests?)\b/.test(
      own,
    )
  )
    return null;
  const to = period?.to ?? (sentence.periods.length === 1 ? sentence.periods[0]?.to : null) ?? null;
  return to === null ? null : monthOfDay(to);
}

/** Give the numbers of plans of a paper, the earliest first. Deterministic; linear. */
export const planNumbers: (document: Understanding) => readonly PlanNumber[] = oncePer((document) => {
  const until = document.cutOff?.period.to ?? document.submitted?.period.to ?? null;
  return figuresOf(document)
    .flatMap((figure): PlanNumber[] => {
      if (figure.unit !== 'count' || figure.per !== null || figure.value < LEAST || figure.step !== 1)
        return [];
      const month = figure.cell === null ? inSentence(figure) : inCell(document, figure);
      if (month === null) return [];
      const words = figure.cell === null ? figure.own : `${figure.own} ${figure.wide}`;
      const isLater = until !== null && month > monthOfDay(until);
      const isWithout = WITHOUT.test(figure.cell === null ? figure.wide : figure.own);
      return [{ ...figure, month, isWithout, isForecast: isLater || FORESEEN.test(words) }];
    })
    .sort((a, b) => a.month - b.month);
});

/** Give the newest number that is no forecast. */
export function plansNow(document: Understanding): PlanNumber | null {
  return (
    planNumbers(document)
      .filter(({ isForecast, isWithout }) => !isForecast && !isWithout)
      .at(-1) ?? null
  );
}
