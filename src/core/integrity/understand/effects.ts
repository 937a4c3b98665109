/** Whether a measure does what it is to do: a figure against its plan, target or ceiling, or its course against the way it is to go. */
import type { Figure } from './figures.ts';
import { aheadOf, behindOf, justAhead, type Line } from './lines.ts';
import { showValue } from './show.ts';

/** Better when lower; better when higher; not known. */
type Way = 'lower' | 'higher' | null;

/** What a line shows of a measure that is missed: the reckoning in words. */
export type Miss = { readonly line: Line; readonly why: string };

const LOWER =
  /\b(?:inmss|nmiss|independent|non-maintained|out[- ](?:of[- ])?(?:county|area|borough|city|authority)|appeals?|tribunals?|exclusions?|suspensions?|absen\w+|overspend|deficit|overdue|waiting|backlog|late|complaints?|neet|requests?|ehcnas?|referrals?|ehcps?|plans|caseload|placements?|spend\w*|costs?|price|fees?|turnover|vacanc\w+|growth|taxis?)\b/;
const HIGHER =
  /\b(?:ceas\w+|plans ended|in mainstream|mainstream schools?|special school places?|places (?:open|ready|delivered)|take-up|benefits?|savings?|saved|attendance|on time|timeliness|(?:with)?in (?:20|twenty) weeks|trained|internships?|places created|confidence|satisf\w+|reviews? completed|took part|taking part|attend\w*|joined|schools (?:reached|signed))\b/;
const TO_FALL =
  /\b(?:reduc\w+|fewer|lower(?:ing)?|less(?:en\w*)?|cut(?:s|ting)?|bring(?:ing)? (?:\w+ ){0,2}down|halv\w+|fall(?:s|ing)? (?:to|of|by)|curb\w*|slow\w*|(?:a )?(?:fall|drop|decrease) (?:of|to|in)|ceiling|no more than|at most|or (?:fewer|less|below)|maximum|limit|hold (?:it|them|this) (?:at|to)|shrink\w*|away from)\b/;
const TO_RISE =
  /\b(?:increas(?:e|ing) (?:the )?(?:share|number|take-up|use|proportion)|more (?:children|pupils|places|young people)|or more|at least|minimum|raise|widen|grow the)\b/;

/** Which way a measure is to go: by what is asked of it, else by what it is. */
export function wayOf(own: string, wide: string, unit: Figure['unit'] = 'count'): Way {
  if (unit === 'money') return /\b(?:benefits?|savings?|saved|income)\b/.test(own) ? 'higher' : 'lower';
  if (HIGHER.test(own)) return 'higher';
  if (TO_RISE.test(own)) return 'higher';
  if (LOWER.test(own) || TO_FALL.test(own)) return 'lower';
  if (HIGHER.test(wide)) return 'higher';
  return LOWER.test(wide) || TO_FALL.test(wide) ? 'lower' : null;
}

const PLAN_WORDS = String.raw`(?:targets?|plan(?:ned)?(?: for)?|forecast\w*|trajectory|aim(?:ed)?|aims|goal|ceiling|cap|limit|budget\w*|intend\w*|expect\w*|due|need\w*|relies|rely|asks?|asked for|allow\w*|should|profile|estimate|to fall|to rise|were to|was to|hold (?:it|them)|agreed|required?|ambition|promised|assum\w+)`;
const PLAN_AHEAD = new RegExp(String.raw`\b${PLAN_WORDS}\b(?! (?:has|have|had) been)[^;|\d£]{0,42}$`);
const PLAN_BEHIND =
  /^(?: [a-z]+){0,2} (?:was|were|is|are|had been) (?:due|planned|forecast|expected|intended|needed|required|agreed|assumed|the (?:target|plan|forecast|aim))\b|^(?: [a-z]+)? (?:target|ceiling|forecast|planned|limit|budget)\b|^ or (?:fewer|less|more|below)\b/;
const PAST_AHEAD =
  /\b(?:from|was|were|last (?:year|quarter|update|autumn)(?:'s)?|previous\w*|in (?:march|april|may|june|july|august|september|october|november|december|january|february)(?: 20\d\d)?,? (?:there were|it was|was|were))\b[^;|\d£]{0,14}$/;
const PAST_BEHIND =
  /^(?: [a-z]+){0,5} (?:last (?:year|quarter|update|autumn|term)|a year (?:ago|before|earlier)|in (?:january|february|march|april|may|june|july|august)|previously)\b/;
const NOW_NEAR =
  /\b(?:now|this (?:year|quarter|term)|stands? at|stood at|currently|today|latest|actual|to date|reached|is|are|achieved)\b/;

/** A figure that may be a measure or its plan. */
function isMeasured(figure: Figure): boolean {
  const { unit, value, quantity } = figure;
  if (quantity !== null && /^(?:week|month|year|day|school|project|update|quarter)$/.test(quantity.noun))
    return false;
  return unit !== 'points' && value !== 0 && !/^ times\b/.test(behindOf(figure, 8));
}

/** Of the words before a figure, as many are read [characters]. */
const AHEAD = 70;

function justBehind(figure: Figure): string {
  return /^[^\d£%]*/.exec(behindOf(figure, 50).replace(/^ ?(?:%|per cent)/, ''))?.[0] ?? '';
}

const LIMIT_AHEAD =
  /\b(?:limit\w*|ceiling|maximum|cap|capped|no (?:more|higher|greater) than|not (?:to )?exceed\w*|at most|agreement (?:is|sets|has|allows)|signed|condition (?:is|asks))\b[^;|\d£]{0,60}$/;

/** A limit is a plan even beside a forecast, which is then what is held against it. */
function isLimit(figure: Figure): boolean {
  return LIMIT_AHEAD.test(justAhead(figure, AHEAD));
}

function isPlan(figure: Figure): boolean {
  return PLAN_AHEAD.test(justAhead(figure, AHEAD)) || PLAN_BEHIND.test(justBehind(figure));
}

function isPast(figure: Figure): boolean {
  return PAST_AHEAD.test(justAhead(figure, AHEAD)) || PAST_BEHIND.test(justBehind(figure));
}

const OVER =
  /^(?: [a-z]+){0,3} (?:above|over|in excess of|higher than|more than|adrift(?: of)?|worse than|beyond|ahead of|short of|below|under|fewer than|behind|less than|better than|inside|within) (?:(?:the|our|its|their|agreed|original|revised|september|october|march|programme(?:'s)?|project(?:'s)?) ){0,4}(?:plan|forecast|trajectory|target|profile|ceiling|budget|limit|cap|baseline|aim|estimate)\b/;
const ADRIFT = /^(?: [a-z]+){0,2} (?:adrift|worse|off course)\b/;
const EXCEEDS =
  /\b(?:exceed\w*|overshoot\w*|passe[sd]|above|over|beyond|outrun\w*) (?:(?:the|our|its|their|agreed) )?(?:[\w']+ ){0,2}(?:plan|forecast|trajectory|target|profile|ceiling|budget|limit|cap)\b[^.;\d£]{0,12}\bby (?:about )?$/;

/** Whether so many above or below a plan is the bad side of it. */
function isWorse(told: string, { low }: Line, way: Way): boolean {
  if (way === null || /\b(?:better|inside|within)\b/.test(told)) return false;
  const isUp = /\b(?:above|over|excess|higher|more|beyond|ahead)\b/.test(told);
  const isBehind = /\b(?:adrift|worse|short of|behind)\b/.test(told);
  return (isBehind || isUp === (way === 'lower')) && !HIGHER.test(low) === (way === 'lower');
}

/** "214 above the trajectory", "exceeds the ceiling by £1.3m", "£2.1m adrift". */
function missOfWords(line: Line, wide: string): Miss | null {
  for (const figure of line.figures) {
    const why = isMeasured(figure) && figure.cell === null ? whyMissed(figure, line, wide) : null;
    if (why !== null) return { line, why };
  }
  return null;
}

function whyMissed(figure: Figure, line: Line, wide: string): string | null {
  const behind = behindOf(figure, 90).replace(/^ ?(?:%|per cent)/, '');
  const shown = showValue(figure.value, figure.unit);
  if (EXCEEDS.test(aheadOf(figure, 80))) return `${shown} beyond what was planned`;
  if (ADRIFT.test(behind)) return `${shown} worse than planned`;
  const told = OVER.exec(behind)?.[0] ?? '';
  // "5,728 plans, 166 above the forecast" is 3% above it.
  const level = line.figures.find(
    (one) => one !== figure && one.unit === figure.unit && one.value > figure.value,
  );
  if (level !== undefined && figure.value < level.value * NEAR_ENOUGH) return null;
  const isBad = told !== '' && isWorse(told, line, wayOf(line.low, wide, figure.unit));
  return isBad ? `${shown} ${told.trim()}` : null;
}

/** How far a figure may be past its plan and still be called on it [ratio]. */
const NEAR_ENOUGH = 0.05;
/** The same for shares [percentage points]. */
const NEAR_POINTS = 3;

/** Whether a number is past its plan, on the bad side and by more than may still be called on it. */
export function isMissed(value: number, plan: number, way: Way, unit: Figure['unit']): boolean {
  if (way === null || plan === 0 || value === plan) return false;
  if (unit === 'percent' && plan > 20 && Math.abs(value - plan) < NEAR_POINTS) return false;
  const ratio = value / plan;
  if (ratio > 4 || ratio < 0.1) return false;
  return way === 'lower' ? ratio > 1 + NEAR_ENOUGH : ratio < 1 - NEAR_ENOUGH;
}

const DELTA_AHEAD = /\b(?:fall|reduction|cut|drop|decrease) of\b[^\d]{0,10}$/;

/** What was to fall by so many and has risen, or has fallen by fewer. */
function isDelta(ahead: string, actual: Figure, plan: Figure): boolean {
  return ROSE.test(ahead) || (FELL.test(ahead) && actual.value < plan.value * (1 - NEAR_ENOUGH));
}

/** A figure and its plan, in one line or in two that follow each other. */
function missOfPair(line: Line, next: Line | null, wide: string): Miss | null {
  const figures = [...line.figures, ...(next?.figures ?? [])].filter(isMeasured);
  if (figures.length > 6 || figures.some(({ cell }) => cell !== null)) return null;
  const limits = figures.filter(isLimit);
  const [plan, more] = limits.length > 0 ? limits : figures.filter(isPlan);
  if (plan === undefined || more !== undefined) return null;
  const actuals = figures.filter((one) => one !== plan && one.unit === plan.unit && !isPast(one));
  const actual =
    actuals.find((one) => NOW_NEAR.test(`${justAhead(one, AHEAD)} ${justBehind(one)}`)) ?? actuals[0];
  if (actual === undefined || actuals.length > 2) return null;
  const way = wayOf(`${line.low} ${next?.low ?? ''}`, wide, plan.unit);
  const isShort = DELTA_AHEAD.test(justAhead(plan, AHEAD))
    ? isDelta(justAhead(actual, AHEAD), actual, plan)
    : isMissed(Math.abs(actual.value), Math.abs(plan.value), way, plan.unit);
  if (!isShort) return null;
  return {
    line: next?.figures.includes(actual) === true ? next : line,
    why: `${showValue(actual.value, actual.unit)}, where ${showValue(plan.value, plan.unit)} was planned`,
  };
}

const ROSE =
  /\b(?:rose|risen|went up|gone up|go up|up by|increas(?:ed|es|ing)|grew|grown|climbed|worsened|moved away)\b/;
const FELL = /\b(?:fell|fallen|went down|gone down|down by|decreased|dropped|declined|shrank)\b/;

/** The earlier and the later of two figures of a line: "26 last year and 33 this year", "from 118 to 127". */
function courseOf({ figures, low }: Line): readonly [Figure, Figure] | null {
  const own = figures.filter((one) => isMeasured(one) && one.cell === null && !isPlan(one));
  const [a, b, more] = own;
  if (a === undefined || b === undefined || more !== undefined || a.unit !== b.unit) return null;
  if (isPast(a) && !isPast(b)) return [a, b];
  if (isPast(b) && !isPast(a)) return [b, a];
  return /\bfrom\b/.test(low) ? [a, b] : null;
}

function wrongCourse(line: Line, [early, late]: readonly [Figure, Figure], isToFall: boolean): Miss | null {
  const ratio = late.value / early.value;
  const isWrong = isToFall ? ratio > 1 + NEAR_ENOUGH : ratio < 1 - NEAR_ENOUGH;
  return isWrong && ratio < 3 && ratio > 1 / 3
    ? { line, why: `from ${showValue(early.value, early.unit)} to ${showValue(late.value, late.unit)}` }
    : null;
}

/** What is to fall and has risen, or the other way. */
function missOfCourse(line: Line, wide: string): Miss | null {
  const isToFall = TO_FALL.test(wide) || TO_FALL.test(line.low);
  const isToRise = TO_RISE.test(wide) || HIGHER.test(line.low);
  if (isToFall === isToRise) return null;
  const course = courseOf(line);
  if (course !== null) return wrongCourse(line, course, isToFall);
  const [only] = line.figures.filter(isMeasured);
  if (only === undefined || only.cell !== null) return null;
  const isRisen = ROSE.test(line.low) && !FELL.test(line.low.replace(TO_FALL, ''));
  if (
    isToFall &&
    isRisen &&
    LOWER.test(`${line.low} ${wide}`) &&
    !/\bcome down\b|\bhave (?:fallen|come)\b/.test(line.low)
  )
    return { line, why: `rose by ${showValue(only.value, only.unit)}, where a fall was wanted` };
  return null;
}

/**
 * Give what a line, or it and the next, shows to be missed.
 * @param wide  words around the line that tell what is wanted: its question, heading and neighbours.
 */
export function missIn(line: Line, next: Line | null, wide: string): Miss | null {
  if (line.figures.length === 0 || line.row !== null) return null;
  return (
    missOfWords(line, wide) ??
    missOfPair(line, null, wide) ??
    missOfCourse(line, wide) ??
    (next === null ? null : missOfPair(line, next, wide))
  );
}
