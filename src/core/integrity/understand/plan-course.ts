/** The course of plan numbers: those that name plans themselves, those of a list or paragraph that is of plans, and today's, which have no time of their own. */
import { monthOfDay } from '../../base/day-number.ts';
import { byGroup, type Figure, figuresOf, groupOf, lastMonthOf } from './figures.ts';
import { oncePer } from './once.ts';
import { type PlanNumber, planNumbers, WITHOUT } from './plan-numbers.ts';
import type { Sentence } from './sentence.ts';
import type { Understanding } from './understanding.ts';

const PLANS =
  /\b(?:plan numbers|ehc ?ps?|ehc plans?|caseload|(?:number|count|total) of (?:ehc )?plans|plans|with (?:an? |ehc )?(?:plans?|ehcps?))\b/;
const OTHER =
  /\b(?:requests?|referrals?|placements?|independent|inmss|absence|exclu\w+|population|assessments?|appeals?|places|schools?|pupils|posts|staff|spend\w*|cost\w*|avoid\w*|saving\w*|fewer|gap|new|issued|ceas\w*)\b|£/;
const NOW = /\b(?:today|now|currently?|at present|at the moment|latest|actual)\b/;
/** A course of numbers that are not named. */
const COURSE =
  /\b(?:trajectory|forecast|projection|model|modelling|numbers?|line|profile|curve|chart|total)\b/;
const FORESEEN =
  /\b(?:forecast\w*|projected|expect\w*|will|would|plan(?:ned)? for|target|aim\w*|agreement|trajectory)\b/;
/** At the end of a plan whose years are told elsewhere. */
const AT_END =
  /\b(?:at|by|to) the end of (?:the |our |its )?(?:\w+ )?(?:agreement|plan|programme|forecast|period)\b|\bin the (?:last|final) year\b|\b(?:\w+ years (?:on|later)|the year after)\b/;
const LATEST = 12 * 2099;
/** A time before all others, of what is told of today in a paper without a day. */
export const TODAY = 12 * 1990;
/** Fewer are no number of all plans. */
const LEAST = 200;

function isUnnamed({ sentence, quantity, unit, per, step, value }: Figure): boolean {
  return (
    sentence !== null &&
    quantity !== null &&
    (quantity.noun === '' || quantity.noun === 'plan' || quantity.noun === 'ehcp') &&
    unit === 'count' &&
    per === null &&
    step === 1 &&
    value >= LEAST
  );
}

const isOfPlans = oncePer((group: readonly Sentence[]) => {
  const words = group.map(({ low }) => low).join(' ');
  return PLANS.test(words) && !OTHER.test(words);
});

/** Whether a sentence, its paragraph or list, or its heading is of plans; a forecast of bare numbers may be. */
function isNamed({ low, block, quantities }: Sentence, group: readonly Sentence[]): boolean {
  if (OTHER.test(low)) return false;
  const section = block.section?.toLowerCase() ?? '';
  return (
    PLANS.test(low) ||
    isOfPlans(group) ||
    (PLANS.test(section) && !OTHER.test(section)) ||
    (COURSE.test(low) && quantities.every(({ noun }) => noun === ''))
  );
}

/** @param now  the month of what is told of today. */
function unnamed(figure: Figure, group: readonly Sentence[], now: number): PlanNumber[] {
  const { sentence } = figure;
  if (sentence === null || !isNamed(sentence, group)) return [];
  const { low } = sentence;
  const isForecast = FORESEEN.test(low);
  const own = lastMonthOf(figure.period) ?? (AT_END.test(figure.own) ? LATEST : null);
  if (own === null && (isForecast || !NOW.test(low))) return [];
  return [{ ...figure, own: low, month: own ?? now, isWithout: WITHOUT.test(low), isForecast }];
}

/** Give the numbers of a paper, the earliest first; today's stand at the end of the data or, without one, before all others. */
export const planCourse: (document: Understanding) => readonly PlanNumber[] = oncePer((document) => {
  const known = planNumbers(document);
  const held = new Set(known.map(({ quantity }) => quantity));
  const until = document.cutOff?.period.to ?? document.submitted?.period.to ?? null;
  const now = until === null ? TODAY : monthOfDay(until);
  const groups = byGroup(document);
  const more = figuresOf(document).flatMap((figure): PlanNumber[] => {
    const { sentence, quantity } = figure;
    if (sentence === null || held.has(quantity) || !isUnnamed(figure)) return [];
    return unnamed(figure, groups.get(groupOf(sentence)) ?? [], now);
  });
  return more.length === 0 ? known : [...known, ...more].sort((a, b) => a.month - b.month);
});
