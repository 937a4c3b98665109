/** Checks of the annual reviews: held within the year, decided within four weeks, told whole. */
import { NO_DAY } from '../extract/extract.ts';
import type { Check } from './check.ts';
import { dayAt, isBefore } from './columns.ts';
import type { Facts } from './facts.ts';
import { countOf, type Tally } from './tally.ts';

const DAYS_A_YEAR = 365;
/** @source SEND Regulations 2014, regulation 20(10): four weeks from the meeting to the decision. */
const FOUR_WEEKS = 28;
/** Plans a year old from which none with a review means that reviews are not recorded [plans]. */
const FEWEST_PLANS = 20;

/** Say whether a plan in force is a year old or more. */
function isAYearOld(facts: Facts, plan: number): boolean {
  return facts.isInForce(plan) && isBefore(facts.startOfActivePlan(plan), facts.day - DAYS_A_YEAR);
}

function lastReview({ extract: { activePlans } }: Facts, plan: number): number {
  return Math.max(dayAt(activePlans.reviewMeetingOn, plan), dayAt(activePlans.reviewDecisionOn, plan));
}

/** Count the plans a year old, and those of them with any review. */
function countReviewed(facts: Facts): Tally {
  let [old, reviewed] = [0, 0];
  for (let plan = 0; plan < facts.extract.activePlans.count; plan++) {
    if (!isAYearOld(facts, plan)) continue;
    old++;
    if (lastReview(facts, plan) !== NO_DAY) reviewed++;
  }
  return { old, reviewed };
}

function areRecorded(tally: Tally): boolean {
  return countOf(tally, 'old') < FEWEST_PLANS || countOf(tally, 'reviewed') > 0;
}

const WITH_NAMED_PLAN = ['activePlans', 'requests', 'assessments', 'namedPlans', 'referenceDate'] as const;

/** Checks with the reviews of active plans as their subject. */
export const REVIEW_CHECKS: readonly Check[] = [
  {
    code: 'sen2.reviews-not-recorded',
    level: 'warning',
    subject: 'activePlans',
    title: 'No review at all',
    meaning: 'Many plans are more than a year old and none has a review; the extract may lack the columns.',
    advice: 'Export the review columns, or say in the note that reviews are kept elsewhere.',
    fields: ['activeplans.reviewmeeting', 'activeplans.lastreview'],
    needs: WITH_NAMED_PLAN,
    count: countReviewed,
    tell: (tally, _, found) => {
      const old = countOf(tally, 'old');
      if (!areRecorded(tally)) found.whole(old, { plansAYearOld: old, reviewed: 0 });
    },
  },
  {
    code: 'sen2.review-overdue',
    level: 'query',
    subject: 'activePlans',
    title: 'No review within 12 months',
    meaning:
      'The plan is a year old or more, and neither a meeting nor a decision lies in the last 12 months.',
    advice: 'Enter the review if it was held; otherwise hold it.',
    fields: ['activeplans.reviewmeeting', 'activeplans.lastreview', 'namedplan.startdate'],
    needs: WITH_NAMED_PLAN,
    onlyIf: { count: countReviewed, holds: areRecorded },
    run: (facts, found) =>
      found.each((at) => isAYearOld(facts, at) && lastReview(facts, at) < facts.day - DAYS_A_YEAR),
  },
  {
    code: 'sen2.review-decision-late',
    level: 'query',
    subject: 'activePlans',
    title: 'Review decided more than four weeks after the meeting',
    meaning: 'The decision after a review is due within four weeks of the meeting.',
    advice: 'Check both dates; the meeting of this year may stand beside the decision of another.',
    fields: ['activeplans.reviewmeeting', 'activeplans.lastreview'],
    needs: ['activePlans'],
    run: ({ extract: { activePlans } }, found) =>
      found.each((at) => {
        const meeting = dayAt(activePlans.reviewMeetingOn, at);
        return meeting !== NO_DAY && isBefore(meeting + FOUR_WEEKS, dayAt(activePlans.reviewDecisionOn, at));
      }),
  },
  {
    code: 'sen2.review-undecided',
    level: 'query',
    subject: 'activePlans',
    title: 'Review without a decision four weeks after the meeting',
    meaning: 'The meeting was more than four weeks before the reference date and there is no decision.',
    advice: 'Enter the day on which the decision was told, or tell it.',
    fields: ['activeplans.reviewmeeting', 'activeplans.lastreview'],
    needs: ['activePlans', 'referenceDate'],
    run: ({ extract: { activePlans }, day }, found) =>
      found.each(
        (at) =>
          dayAt(activePlans.reviewDecisionOn, at) === NO_DAY &&
          isBefore(dayAt(activePlans.reviewMeetingOn, at), day - FOUR_WEEKS),
      ),
  },
  {
    code: 'sen2.review-decision-without-meeting',
    level: 'query',
    subject: 'activePlans',
    title: 'Review decision without a meeting',
    meaning: 'There is a day on which the decision was told, but no day of the meeting.',
    advice: 'Enter the day of the meeting.',
    fields: ['activeplans.reviewmeeting', 'activeplans.lastreview'],
    needs: ['activePlans'],
    run: ({ extract: { activePlans } }, found) =>
      found.each(
        (at) =>
          dayAt(activePlans.reviewMeetingOn, at) === NO_DAY &&
          dayAt(activePlans.reviewDecisionOn, at) !== NO_DAY,
      ),
  },
  {
    code: 'sen2.review-outcome-without-date',
    level: 'query',
    subject: 'activePlans',
    title: 'Review outcome without any date',
    meaning: 'There is an outcome, but neither meeting nor decision is dated.',
    advice: 'Enter the dates, or remove the outcome.',
    fields: ['activeplans.reviewoutcome', 'activeplans.reviewmeeting', 'activeplans.lastreview'],
    needs: ['activePlans'],
    run: (facts, found) => {
      const { reviewOutcome } = facts.extract.activePlans;
      found.each((at) => (reviewOutcome[at] ?? 0) > 0 && lastReview(facts, at) === NO_DAY);
    },
  },
  {
    code: 'sen2.draft-before-meeting',
    level: 'query',
    subject: 'activePlans',
    title: 'Draft amended plan sent before the review meeting',
    meaning: 'The draft follows the meeting; the order of the days is the other way round.',
    advice: 'Check whether the draft belongs to an earlier review.',
    fields: ['activeplans.reviewdraft', 'activeplans.reviewmeeting'],
    needs: ['activePlans'],
    run: ({ extract: { activePlans } }, found) =>
      found.each((at) =>
        isBefore(dayAt(activePlans.reviewDraftOn, at), dayAt(activePlans.reviewMeetingOn, at)),
      ),
  },
];
