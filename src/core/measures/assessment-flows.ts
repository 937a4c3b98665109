/** Assessments by month: refusals to issue, plans issued and how long they took (B04 to B07, C01 to C06, D03). */
import { childrenOf, firstChild } from '../extract/children.ts';
import { NO_CODE, NO_DAY, NO_PARENT } from '../extract/extract.ts';
import { addCounts, addRollingShares, addShares, whyNoTwelve } from './emit-months.ts';
import { type ExtractContext, isOfMovedIn, OUTCOME, tallyOf } from './extract-context.ts';
import type { MonthTally } from './month-tally.ts';
import { calendarYear, monthPeriod, twelveMonths } from './periods.ts';
import { wholeYears } from './request-flows.ts';

/** Days within which outcomes must be told. @source SEND Regulations 2014, regulations 10 and 13. */
const SIXTEEN_WEEKS = 112;
const TWENTY_WEEKS = 140;
const FIFTY_TWO_WEEKS = 364;

type AssessmentTallies = {
  readonly decided: MonthTally;
  readonly refused: MonthTally;
  readonly refusedInTime: MonthTally;
  readonly refusedUnknown: MonthTally;
  readonly issued: MonthTally;
  /** Assessments with an issue date whose plan moved in: left out of everything else. */
  readonly movedIn: MonthTally;
  readonly timed: MonthTally;
  readonly untimed: MonthTally;
  readonly inTime: MonthTally;
  readonly plain: MonthTally;
  readonly plainInTime: MonthTally;
  readonly exception: MonthTally;
  readonly flagKnown: MonthTally;
  readonly flagUnknown: MonthTally;
  readonly toYear: MonthTally;
  readonly overYear: MonthTally;
  /** Days from request to plan, one list a month. */
  readonly days: readonly number[][];
};

/** Add the figures of assessments. */
export function addAssessmentFlows(context: ExtractContext): void {
  const { list, months } = context;
  const t = countAssessments(context);
  const moved = t.movedIn.counts.reduce((sum, count) => sum + count, 0);
  const notes =
    moved > 0 ? [`${moved} plans that moved in have a date of issue in these months and are left out`] : [];
  addCounts(list, 'plans_new_n', months, t.issued, { notes });
  const refusals = { top: t.refused, bottom: t.decided };
  addShares(list, 'nti_rate_decided', months, refusals);
  addRollingShares(list, 'nti_rate_decided', months, refusals);
  addRollingShares(list, 'nti16w_pct', months, {
    top: t.refusedInTime,
    bottom: t.refused,
    unknown: t.refusedUnknown,
    flow: t.decided,
  });
  addTimeliness(context, t);
  addIssueWeeks(context, t);
  addConversion(context);
  addYearOfNonIssue(context, t);
}

function emptyTallies(context: ExtractContext): AssessmentTallies {
  const tally = () => tallyOf(context);
  return {
    decided: tally(),
    refused: tally(),
    refusedInTime: tally(),
    refusedUnknown: tally(),
    issued: tally(),
    movedIn: tally(),
    timed: tally(),
    untimed: tally(),
    inTime: tally(),
    plain: tally(),
    plainInTime: tally(),
    exception: tally(),
    flagKnown: tally(),
    flagUnknown: tally(),
    toYear: tally(),
    overYear: tally(),
    days: Array.from({ length: context.months.count }, () => []),
  };
}

function countAssessments(context: ExtractContext): AssessmentTallies {
  const { extract, finder, received } = context;
  const { assessments } = extract;
  const tallies = emptyTallies(context);
  for (let row = 0; row < assessments.count; row++) {
    const outcome = assessments.outcome[row];
    const told = assessments.outcomeOn[row] ?? NO_DAY;
    const place = finder.of(told);
    if (place < 0) continue;
    if (isOfMovedIn(context, row)) {
      tallies.movedIn.add(place);
      continue;
    }
    const start = received[row] ?? NO_DAY;
    const days = start === NO_DAY ? null : told - start;
    if (outcome === OUTCOME.yes) countIssue(tallies, place, days, assessments.exception[row] ?? NO_CODE);
    if (outcome === OUTCOME.no) countRefusal(tallies, place, days);
  }
  return tallies;
}

function countRefusal(t: AssessmentTallies, place: number, days: number | null): void {
  t.decided.add(place);
  t.refused.add(place);
  if (days === null) t.refusedUnknown.add(place);
  else if (days <= SIXTEEN_WEEKS) t.refusedInTime.add(place);
}

function countIssue(t: AssessmentTallies, place: number, days: number | null, exception: number): void {
  t.decided.add(place);
  t.issued.add(place);
  if (exception === NO_CODE) t.flagUnknown.add(place);
  else t.flagKnown.add(place);
  if (exception === 1) t.exception.add(place);
  if (days === null) {
    t.untimed.add(place);
    return;
  }
  t.timed.add(place);
  t.days[place]?.push(days);
  if (days <= TWENTY_WEEKS) t.inTime.add(place);
  else if (days <= FIFTY_TWO_WEEKS) t.toYear.add(place);
  else t.overYear.add(place);
  if (exception !== 0) return;
  t.plain.add(place);
  if (days <= TWENTY_WEEKS) t.plainInTime.add(place);
}

function addTimeliness({ list, months }: ExtractContext, t: AssessmentTallies): void {
  const without = { top: t.plainInTime, bottom: t.plain, unknown: t.flagUnknown, flow: t.issued };
  const all = { top: t.inTime, bottom: t.timed, unknown: t.untimed, flow: t.issued };
  if (t.flagKnown.counts.some((count) => count > 0)) {
    addShares(list, 'w20_ex_pct', months, without);
    addRollingShares(list, 'w20_ex_pct', months, without);
    const used = { top: t.exception, bottom: t.flagKnown, unknown: t.flagUnknown, flow: t.issued };
    addRollingShares(list, 'w20_exc_share', months, used);
  }
  addShares(list, 'w20_inc_pct', months, all);
  addRollingShares(list, 'w20_inc_pct', months, all);
  addRollingShares(list, 'issued_20_52_pct', months, { ...all, top: t.toYear });
  addRollingShares(list, 'issued_gt52_pct', months, { ...all, top: t.overYear });
}

/** Middle value of ascending numbers; of an even number of them, halfway between the two. */
export function medianOf(ascending: readonly number[]): number | null {
  const half = ascending.length / 2;
  if (ascending.length === 0) return null;
  const upper = ascending[Math.floor(half)] ?? 0;
  return Number.isInteger(half) ? ((ascending[half - 1] ?? 0) + upper) / 2 : upper;
}

function addIssueWeeks({ list, months }: ExtractContext, t: AssessmentTallies): void {
  for (let place = 0; place < months.count; place++) {
    const month = months.first + place;
    const own = t.days[place] ?? [];
    const why = whyNoTwelve(t.issued, place);
    const twelve = why === null ? t.days.slice(place - 11, place + 1).flat() : [];
    for (const [period, days, unavailable, unknown] of [
      [monthPeriod(month), own, null, t.untimed.at(place)],
      [twelveMonths(month), twelve, why, t.untimed.twelveTo(place) ?? 0],
    ] as const) {
      const more = { denominator: days.length, unknown, ...(unavailable === null ? {} : { unavailable }) };
      const weeks = days.reduce((sum, count) => sum + count, 0) / 7;
      list.add('weeks_issue_mean', period, { numerator: weeks, ...more });
      const middle = medianOf([...days].sort((a, b) => a - b));
      const value = middle === null ? null : middle / 7;
      list.add('weeks_issue_median', period, { numerator: value, value, ...more });
    }
  }
}

/** Follow the requests of each month to their end: a plan, another end, or still open. */
function addConversion(context: ExtractContext): void {
  const { extract, finder, list, months } = context;
  const { requests, assessments } = extract;
  const children = childrenOf(requests.count, assessments.request);
  const [plans, finals, open] = [tallyOf(context), tallyOf(context), tallyOf(context)];
  for (let row = 0; row < requests.count; row++) {
    const place = finder.of(requests.receivedOn[row] ?? NO_DAY);
    if (place < 0) continue;
    const end = endOf(context, row, firstChild(children, row));
    if (end === 'plan') plans.add(place);
    (end === 'open' ? open : finals).add(place);
  }
  for (let place = 0; place < months.count; place++) {
    const why = whyNoTwelve(finals, place);
    const waiting = open.twelveTo(place) ?? 0;
    list.add('conv_req_plan', twelveMonths(months.first + place), {
      numerator: plans.twelveTo(place),
      denominator: finals.twelveTo(place) ?? 0,
      unknown: waiting,
      notes: waiting > 0 ? [`${waiting} requests of these months are still open`] : [],
      ...(why === null ? {} : { unavailable: why }),
    });
  }
}

function endOf({ extract }: ExtractContext, request: number, assessment: number): 'plan' | 'other' | 'open' {
  const outcome = extract.requests.outcome[request];
  if (outcome === OUTCOME.awaited) return 'open';
  if (outcome === OUTCOME.no || outcome === OUTCOME.withdrawn) return 'other';
  if (assessment === NO_PARENT) return 'open';
  const after = extract.assessments.outcome[assessment];
  if (after === OUTCOME.no || after === OUTCOME.withdrawn) return 'other';
  if (after === OUTCOME.earlier) return 'plan';
  const isIssued = after === OUTCOME.yes && extract.assessments.outcomeOn[assessment] !== NO_DAY;
  return isIssued ? 'plan' : 'open';
}

/**
 * Withdrawn and awaited assessments carry no date, so the published reckoning can be followed only where the extract
 * tells one calendar year and no more.
 */
function addYearOfNonIssue({ extract, list, months }: ExtractContext, t: AssessmentTallies): void {
  const [year] = wholeYears(months.first, months.count);
  if (year === undefined || months.count !== 12) return;
  let undated = 0;
  for (const outcome of extract.assessments.outcome)
    if (outcome === OUTCOME.awaited || outcome === OUTCOME.withdrawn) undated++;
  const why = whyNoTwelve(t.decided, year.december);
  list.add('nti_rate_all', calendarYear(year.year), {
    numerator: t.refused.twelveTo(year.december),
    denominator: (t.decided.twelveTo(year.december) ?? 0) + undated,
    ...(why === null ? {} : { unavailable: why }),
  });
}
