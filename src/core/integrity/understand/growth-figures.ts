/** Whether a figure is growth, so many more in a year, or the number itself. */
import type { Figure } from './figures.ts';
import { behindOf, justAhead } from './lines.ts';

const GROWTH_AHEAD =
  /\b(?:growth|growing|grow|grew|rise|rises|rising|rose|increas\w+|up|added|adds?|adding|additions?|net|more|gr[eo]wn|risen)\b[^.;,\d£]{0,28}$/;
/** "Growth from 44 to 35" is of growth, "it rises from 280 to 297" of numbers. */
const BY_VERB =
  /\b(?:grow|grew|grown|rises|rising|rose|risen|increas(?:ed|es|ing)|up|growing)\b[^.;,\d£]{0,16}\b(?:from|to|at)\b[^.;,\d£]{0,10}$/;
const GROWTH_BEHIND =
  /^ ?(?:placements?|plans|children|pupils|places)?,? ?(?:more|fewer|extra|additional|(?:a|per|each|every) (?:year|month|annum)|yearly|annually|of the \d+ by which|of the [\d.]+ by which|new|rather than \d+|in place of \d+)\b/;
const GROWTH_LABEL = /\b(?:growth|rise|increase|net change|added|additions)\b/;
const NOT_NUMBER =
  /\b(?:cost|price|days?|weeks?|months?|years?|schools?|posts?|staff|parents?|carers?|famil(?:y|ies)|people|practitioners|respondents?|responses|answers|voters?)\b/;

/** Of the words before a figure, as many are read [characters]. */
const AHEAD = 50;

/** Whether a figure is growth: by the words right before or behind it, or its row. */
export function isGrowthFigure(figure: Figure): boolean {
  if (figure.cell !== null)
    return GROWTH_LABEL.test(figure.own) && !/\b(?:cut|reduc\w+) (?:in )?growth\b/.test(figure.cell.row.low);
  // "£1.4m a year" is what is spent or saved; "35 a year" is how many more there are.
  if (figure.unit === 'count') {
    if (figure.per === 'year' || figure.per === 'month') return true;
    if (GROWTH_BEHIND.test(behindOf(figure, 40))) return true;
  }
  const ahead = justAhead(figure, AHEAD);
  return GROWTH_AHEAD.test(ahead) && !BY_VERB.test(ahead);
}

/** Whether a figure is a number of children, plans or placements, or an amount, and no growth, time or share. */
export function isStockFigure(figure: Figure): boolean {
  const { unit, per, own, quantity } = figure;
  if (unit !== 'count' && unit !== 'money') return false;
  if (unit === 'count' && per !== null) return false;
  const noun = figure.cell === null ? (quantity?.noun ?? '') : own;
  return !NOT_NUMBER.test(noun) && !isGrowthFigure(figure);
}
