/** Annual reviews by the month of their meeting, and phase transfers by the day due (F02, F05 to F07). */
import { type DayNumber, toIsoDate } from '../base/day-number.ts';
import { type Extract, NO_DAY } from '../extract/extract.ts';
import { addRollingShares, addShares } from './emit-months.ts';
import { type ExtractContext, tallyOf } from './extract-context.ts';
import type { MonthTally } from './month-tally.ts';
import { academicYearOf } from './periods.ts';

/** Days within which the decision after a review must be told. @source SEND Regulations 2014, regulation 20. */
const FOUR_WEEKS = 28;
/** First letters of outcomes, and of those that end a plan. */
const OUTCOME_LETTERS = new Set(['A', 'C', 'M'].map((letter) => letter.charCodeAt(0)));
const CEASE = 'C'.charCodeAt(0);
const NEWEST = ['of each plan in force only the newest review is told'];

/** Add the figures of reviews. */
export function addReviews(context: ExtractContext): void {
  const { extract } = context;
  if (extract.activePlans.reviewMeetingOn.some((day) => day !== NO_DAY)) addDecisions(context);
  if (extract.activePlans.phaseTransferDueOn.some((day) => day !== NO_DAY)) addPhaseTransfers(context);
}

type ReviewTallies = {
  readonly flow: MonthTally;
  readonly decided: MonthTally;
  readonly inTime: MonthTally;
  readonly known: MonthTally;
  readonly cease: MonthTally;
  readonly unknown: MonthTally;
};

function addDecisions(context: ExtractContext): void {
  const { list, months } = context;
  const { decided, inTime, flow, known, cease, unknown } = countDecisions(context);
  const share = { top: inTime, bottom: decided, flow };
  addShares(list, 'ar4w_pct', months, share, { notes: NEWEST });
  addRollingShares(list, 'ar4w_pct', months, share, { notes: NEWEST });
  if (known.counts.every((count) => count === 0)) return;
  const outcomes = { top: cease, bottom: known, unknown, flow };
  addRollingShares(list, 'ar_cease_pct', months, outcomes, { notes: NEWEST });
}

function countDecisions(context: ExtractContext): ReviewTallies {
  const { extract, finder } = context;
  const tallies = {
    flow: tallyOf(context),
    decided: tallyOf(context),
    inTime: tallyOf(context),
    known: tallyOf(context),
    cease: tallyOf(context),
    unknown: tallyOf(context),
  };
  const { activePlans } = extract;
  for (let plan = 0; plan < activePlans.count; plan++) {
    const meeting = activePlans.reviewMeetingOn[plan] ?? NO_DAY;
    const place = finder.of(meeting);
    if (place < 0) continue;
    tallies.flow.add(place);
    countDecision(context, tallies, place, {
      meeting,
      decision: decisionAfter(meeting, activePlans.reviewDecisionOn[plan] ?? NO_DAY),
    });
    const outcome = activePlans.reviewOutcome[plan] ?? 0;
    (OUTCOME_LETTERS.has(outcome) ? tallies.known : tallies.unknown).add(place);
    if (outcome === CEASE) tallies.cease.add(place);
  }
  return tallies;
}

function countDecision(
  { coverage }: ExtractContext,
  tallies: ReviewTallies,
  place: number,
  { meeting, decision }: { readonly meeting: DayNumber; readonly decision: DayNumber },
): void {
  const isDecided = decision !== NO_DAY;
  if (isDecided || coverage.asAt - meeting > FOUR_WEEKS) tallies.decided.add(place);
  if (isDecided && decision - meeting <= FOUR_WEEKS) tallies.inTime.add(place);
}

/** A decision before the meeting belongs to the review before: there is none yet for this one. */
function decisionAfter(meeting: DayNumber, decision: DayNumber): DayNumber {
  return decision !== NO_DAY && decision >= meeting ? decision : NO_DAY;
}

const DUE_DAYS = [
  { name: 'pt_15feb_pct', ends: '-02-15' },
  { name: 'pt_31mar_pct', ends: '-03-31' },
] as const;

/** One figure for each due day. */
function addPhaseTransfers({ coverage, extract, list }: ExtractContext): void {
  const due = [...countDue(extract)].sort(([one], [other]) => one - other);
  for (const { name, ends } of DUE_DAYS)
    for (const [day, { count, inTime }] of due) {
      const date = toIsoDate(day);
      if (!date.endsWith(ends)) continue;
      const notes = day > coverage.asAt ? [`not due until ${date}: final plans so far`] : [];
      list.add(name, academicYearOf(day), { numerator: inTime, denominator: count, notes });
    }
}

/** Plans due on each day, and how many of them were final by it. */
function countDue({ activePlans }: Extract): ReadonlyMap<DayNumber, { count: number; inTime: number }> {
  const due = new Map<DayNumber, { count: number; inTime: number }>();
  for (let plan = 0; plan < activePlans.count; plan++) {
    const day = activePlans.phaseTransferDueOn[plan] ?? NO_DAY;
    if (day === NO_DAY) continue;
    const counts = due.get(day) ?? { count: 0, inTime: 0 };
    const final = activePlans.phaseTransferFinalOn[plan] ?? NO_DAY;
    counts.count++;
    if (final !== NO_DAY && final <= day) counts.inTime++;
    due.set(day, counts);
  }
  return due;
}
