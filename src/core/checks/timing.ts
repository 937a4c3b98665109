/** Checks of the twenty weeks: exceptions that are none, exceptions that are missing, and times that cannot be. */
import { type Extract, NO_CODE, NO_DAY } from '../extract/extract.ts';
import type { Check } from './check.ts';
import { codeAt, dayAt, OUTCOME, placeAt } from './columns.ts';
import { countOf } from './tally.ts';

/** @source SEND Regulations 2014, regulations 5 and 13; days as the statistics count them. */
const SIX_WEEKS = 42;
const TWENTY_WEEKS = 140;
const TWO_YEARS = 730;
/** Share of issued plans with an exception above which the flag is doubted [0..1], and plans from which a share means something. */
const MOST_EXCEPTIONS = 0.15;
const FEWEST_ISSUED = 20;

/** Days from request to issue of a plan; null where no plan was issued or a date or link is missing. */
function daysToIssue({ requests, assessments }: Extract, at: number): number | null {
  const issued = dayAt(assessments.outcomeOn, at);
  const received = dayAt(requests.receivedOn, placeAt(assessments.request, at));
  const isIssued = codeAt(assessments.outcome, at) === OUTCOME.yes;
  return isIssued && issued !== NO_DAY && received !== NO_DAY ? issued - received : null;
}

/** Checks of the time from request to plan. */
export const TIMING_CHECKS: readonly Check[] = [
  {
    code: 'sen2.exception-although-in-time',
    level: 'query',
    subject: 'assessments',
    title: 'Exception on a plan issued in time',
    meaning:
      'The flag says that an exception to the time limits applies, but the plan was issued within 20 weeks. It is often mistaken for "done in 20 weeks".',
    advice: 'Set the flag to 0 where no exception was needed.',
    fields: ['assessment.week20', 'assessment.assessmentoutcomedate', 'requests.receiveddate'],
    needs: ['assessments', 'requests'],
    run: ({ extract }, found) =>
      found.each((at) => {
        if (extract.assessments.exception[at] !== 1) return false;
        const days = daysToIssue(extract, at);
        return days !== null && days >= 0 && days <= TWENTY_WEEKS;
      }),
  },
  {
    code: 'sen2.exception-missing',
    level: 'query',
    subject: 'assessments',
    title: 'Issued plan without the exception flag',
    meaning: 'The flag is blank on a plan that was issued; the published rate needs 1 or 0.',
    advice: 'Fill in 1 where a lawful exception applied, otherwise 0.',
    fields: ['assessment.week20'],
    needs: ['assessments'],
    run: ({ extract: { assessments } }, found) =>
      found.each(
        (at) =>
          codeAt(assessments.outcome, at) === OUTCOME.yes && codeAt(assessments.exception, at) === NO_CODE,
      ),
  },
  {
    code: 'sen2.issued-late-without-exception',
    level: 'warning',
    subject: 'assessments',
    title: 'Plans issued after 20 weeks without an exception',
    meaning: 'Tells how many; they count against the authority in the published rate.',
    advice:
      'Nothing where the dates are right; check the longest waits and whether a lawful exception applied.',
    fields: ['assessment.week20', 'assessment.assessmentoutcomedate', 'requests.receiveddate'],
    needs: ['assessments', 'requests'],
    count: ({ extract }) => {
      const { assessments } = extract;
      let [late, issued] = [0, 0];
      for (let at = 0; at < assessments.count; at++) {
        const days = daysToIssue(extract, at);
        if (days === null) continue;
        issued++;
        if (days > TWENTY_WEEKS && assessments.exception[at] !== 1) late++;
      }
      return { late, issued };
    },
    tell: (tally, _, found) => {
      const [late, issued] = [countOf(tally, 'late'), countOf(tally, 'issued')];
      if (late > 0) found.whole(late, { late, issued });
    },
  },
  {
    code: 'sen2.many-exceptions',
    level: 'warning',
    subject: 'assessments',
    title: 'Exceptions on more than 15 % of plans issued',
    meaning:
      'So many exceptions mostly mean that the flag was taken for "done in 20 weeks", or is set by the system.',
    advice: 'Check a sample of them for the ground of the exception.',
    fields: ['assessment.week20'],
    needs: ['assessments'],
    count: ({ extract: { assessments } }) => {
      let [exceptions, issued] = [0, 0];
      for (let at = 0; at < assessments.count; at++) {
        if (codeAt(assessments.outcome, at) !== OUTCOME.yes) continue;
        issued++;
        if (assessments.exception[at] === 1) exceptions++;
      }
      return { exceptions, issued };
    },
    tell: (tally, _, found) => {
      const [exceptions, issued] = [countOf(tally, 'exceptions'), countOf(tally, 'issued')];
      if (issued >= FEWEST_ISSUED && exceptions > issued * MOST_EXCEPTIONS)
        found.whole(exceptions, { exceptions, issued });
    },
  },
  {
    code: 'sen2.issued-within-six-weeks',
    level: 'query',
    subject: 'assessments',
    title: 'Plan issued within six weeks of the request',
    meaning: 'Advice alone takes up to six weeks, so a plan this early mostly has a wrong date.',
    advice: 'Check the date of receipt and the date of issue.',
    fields: ['assessment.assessmentoutcomedate', 'requests.receiveddate'],
    needs: ['assessments', 'requests'],
    run: ({ extract }, found) =>
      found.each((at) => {
        const days = daysToIssue(extract, at);
        return days !== null && days >= 0 && days < SIX_WEEKS;
      }),
  },
  {
    code: 'sen2.issued-after-two-years',
    level: 'query',
    subject: 'assessments',
    title: 'Plan issued more than two years after the request',
    meaning: 'A wait this long mostly means that an earlier request was linked to the plan.',
    advice: 'Check the date of receipt and which request led to the plan.',
    fields: ['assessment.assessmentoutcomedate', 'requests.receiveddate'],
    needs: ['assessments', 'requests'],
    run: ({ extract }, found) => found.each((at) => (daysToIssue(extract, at) ?? 0) > TWO_YEARS),
  },
];
