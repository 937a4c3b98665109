/** What a paper says in words of its deficit: the year of balance, what is left at the end, when it is highest, when it comes down, and that it will be nil. */
import type { Period } from '../lex/periods.ts';
import {
  CHART,
  closingYear,
  type DeficitCourse,
  datedAmounts,
  IN_BALANCE,
  NO_ACTION,
  sideOf,
} from './deficit-course.ts';
import { figuresIn } from './figures.ts';
import { oncePer } from './once.ts';
import { type Said, saidOf } from './said.ts';
import type { Understanding } from './understanding.ts';

/** A year in which income is said to cover spending, or the whole deficit to be highest or to begin to fall. */
export type YearClaim = {
  readonly said: Said;
  readonly year: number;
  readonly isChart: boolean;
};
/** What is said to be left of the deficit [pounds]. */
export type EndClaim = {
  readonly said: Said;
  readonly value: number;
  readonly step: number;
  readonly isAbout: boolean;
  /** Null for the end of the plan. */
  readonly year: number | null;
  readonly isChart: boolean;
  readonly isWithout: boolean;
  readonly side: DeficitCourse['side'];
};

/** Balance of an account that is carried forward is another thing. */
const OF_WHOLE = /\b(?:cumulative|accumulated|nil deficit|carried forward)\b/;
const NO_CLAIM =
  /\b(?:not (?:now|yet|be|expected|going)|no longer|cannot|would|could|might|if|unless|original\w*|previous\w*|earlier|last (?:update|version|return|year)|first (?:plan|version)|was (?:to|expected|forecast)|had been|agreement (?:asks|requires)|target|condition (?:asks|requires)|risk|means?|sensitivity|scenarios?|was|were|saw|had|(?:before|after|until) (?:the )?(?:in-year )?(?:balance|surplus|break)|still|remains?|stays?|again|continues?|also|mov(?:es?|ed) (?:from|back|out)|slips?|slipped)\b/;
/** "And not before": it is the first year. */
const FIRMLY = /\b(?:and|but) not (?:before|sooner|earlier)\b/;

/** The first time behind a place of a line, else the only one. */
function timeBehind(periods: readonly Period[], at: number): number | null {
  const years = periods.flatMap((period) => {
    const year = closingYear(period);
    return year === null ? [] : [{ year, start: period.start }];
  });
  const behind = years.find(({ start }) => start >= at);
  return (behind ?? (years.length === 1 ? years[0] : undefined))?.year ?? null;
}

function isChartLine({ low }: Said): boolean {
  return CHART.test(low);
}

/** The words of a condition or an aim, which say nothing of what is forecast. */
const AIM =
  /^\W{0,4}(?:condition \d|(?:to )?(?:reach|achieve|return|bring|deliver|get|move|restore|secure|balance (?:the|our|by)|break even|keep|remain|eliminate|come)\b)/;

/** "In which year will you balance?" and the answer, or a line of its own. */
function balanceOf(said: Said): YearClaim[] {
  const { low, asked, sentence } = said;
  if (sentence === null || NO_CLAIM.test(low.replace(FIRMLY, ' ')) || AIM.test(low)) return [];
  const match = IN_BALANCE.exec(low);
  const isAnswer =
    match === null &&
    sentence.quantities.length === 0 &&
    IN_BALANCE.test(asked) &&
    /\b(?:when|which year|what year|by when)\b/.test(asked);
  if ((match === null && !isAnswer) || OF_WHOLE.test(low)) return [];
  if (match !== null && figuresCount(said) > 1) return [];
  const year = timeBehind(sentence.periods, match?.index ?? 0);
  return year === null ? [] : [{ said, year, isChart: isChartLine(said) }];
}

/** A line that goes through several years shows a course, and makes no claim of one year. */
function figuresCount({ sentence }: Said): number {
  return sentence?.quantities.filter(({ unit }) => unit === 'money').length ?? 0;
}

/** Give the years in which income is said to cover spending for the first time. */
export const balanceClaims: (document: Understanding) => readonly YearClaim[] = oncePer((document) =>
  saidOf(document).flatMap(balanceOf),
);

const ENDING =
  /\b(?:residual|left at the end|(?:at|by) the (?:end|close) of (?:the |our |its )?(?:\w+ )?(?:agreement|plan|programme|period)|(?:last|closing|final|end) (?:bar|point|value|figure)|final cumulative|when the (?:plan|programme|agreement) (?:closes|ends)|remains? to be found|ends at)\b/;
const OF_DEFICIT = /\b(?:deficit|shortfall|residual|remain\w*|cumulative|bar|line|point|owed|left)\b/;
const NOT_END =
  /\b(?:original|previous|earlier|last (?:update|version|return|year)|would|could|if|cap|limit|payments?|contributions?|saving\w*|cost|spend\w*|in-year|overspend|places|risk|sensitivity)\b/;

/** A stretch of a line that tells one thing. */
type Part = { readonly from: number; readonly to: number };
const CUTS = /;|\b(?:whereas|while|but)\b/g;

function partsOf(low: string): Part[] {
  const cuts = [...low.matchAll(CUTS)].map(({ index }) => index);
  return [0, ...cuts].map((from, k) => ({ from, to: cuts[k] ?? low.length }));
}

/** What is left at the end, or at a time that a part of a line names. */
function endsOf(document: Understanding, said: Said): EndClaim[] {
  const { low, sentence } = said;
  if (sentence === null || !OF_DEFICIT.test(low)) return [];
  const dated = datedAmounts(said, figuresIn(document, sentence)).filter(({ value }) => value > 0);
  let last: EndClaim | undefined;
  return partsOf(low).flatMap((part) => {
    const own = dated.filter(({ start, end }) => start >= part.from && end <= part.to);
    const found = endIn(said, low.slice(part.from, part.to), own, part.from, last);
    last = found[0] ?? last;
    return found;
  });
}

type Dated = ReturnType<typeof datedAmounts>;

function endIn(said: Said, low: string, dated: Dated, from: number, first?: EndClaim): EndClaim[] {
  const isThen = first !== undefined && /\bthen\b/.test(low);
  const isWithout = NO_ACTION.test(low) || (isThen && first.isWithout);
  const match = ENDING.exec(low);
  const isOfYear = isWithout || isThen || /\b(?:cumulative|accumulated|hold|owe)\b/.test(low);
  if ((match === null && !isOfYear) || isOfOther(low, isWithout)) return [];
  const [only, more] = amountsBehind(dated, match === null ? null : from + match.index);
  const year = closingYear(only?.period ?? null) ?? (isThen ? first.year : null);
  if (only === undefined || more !== undefined || (match === null && year === null)) return [];
  const { figure, value } = only;
  return [
    {
      said,
      value,
      step: figure.unit === 'money' ? figure.step : 1e6 * figure.step,
      isAbout: figure.isAbout,
      year,
      isChart: CHART.test(low),
      isWithout,
      side: sideOf(low),
    },
  ];
}

/** Amounts behind a place, or all where none stands there. */
function amountsBehind(dated: Dated, at: number | null): Dated {
  const behind = at === null ? [] : dated.filter(({ start }) => start > at);
  return behind.length > 0 ? behind : dated;
}

/** Without action, "would" is no doubt. */
function isOfOther(low: string, isWithout: boolean): boolean {
  return NOT_END.test(isWithout ? low.replace(/\b(?:would|if)\b/g, ' ') : low);
}

/** Give what is said to be left. */
export const endClaims: (document: Understanding) => readonly EndClaim[] = oncePer((document) =>
  saidOf(document).flatMap((said) => endsOf(document, said)),
);

const PEAK = /\b(?:peak(?:s|ing|ed)?|highest|at its (?:highest|top|peak|largest))\b/;
const FALLS =
  /\b(?:(?:starts?|begins?) to (?:come down|fall|reduce|shrink|decline)|(?:turns?|comes?|goes|falls?|falling|declin\w+|reduc\w+) (?:down |back )?(?:from|after|in)|turns down)\b/;
const WHOLE = /\b(?:cumulative|accumulated|deficit|shortfall|carried forward|bars?|line)\b/;

function yearOf(said: Said, words: RegExp): YearClaim[] {
  const { low, sentence } = said;
  const match = words.exec(low);
  if (match === null || sentence === null || NO_CLAIM.test(low) || !WHOLE.test(low)) return [];
  if (/\b(?:in[- ]year|overspend|annual|yearly)\b/.test(low)) return [];
  const year = timeBehind(sentence.periods, match.index);
  return year === null ? [] : [{ said, year, isChart: isChartLine(said) }];
}

/** Give the years in which the whole deficit is said to be highest. */
export const peakClaims: (document: Understanding) => readonly YearClaim[] = oncePer((document) =>
  saidOf(document).flatMap((said) => yearOf(said, PEAK)),
);

/** Give the years from which the whole deficit is said to come down. */
export const fallClaims: (document: Understanding) => readonly YearClaim[] = oncePer((document) =>
  saidOf(document).flatMap((said) => yearOf(said, FALLS)),
);
