/** Checks of the assessments: each follows an agreed request, days in order, and leads to what its outcome says. */

import { countChildren } from '../extract/children.ts';
import { NO_DAY } from '../extract/extract.ts';
import type { Check } from './check.ts';
import { codeAt, dayAt, isBefore, OUTCOME, placeAt, yearOf } from './columns.ts';

const DAYS_A_YEAR = 365;

/** Checks with the assessments as their subject. */
export const ASSESSMENT_CHECKS: readonly Check[] = [
  {
    code: 'sen2.assessment-not-agreed',
    level: 'error',
    subject: 'assessments',
    title: 'Assessment of a request that was not agreed',
    meaning:
      'An assessment follows only a request with outcome Y, or H where it was decided in an earlier year.',
    advice: 'Correct the outcome of the request, or remove the assessment.',
    fields: ['requests.requestoutcome', 'assessment.requeststableid'],
    needs: ['assessments', 'requests'],
    run: ({ extract: { requests, assessments } }, found) =>
      found.each((at) => {
        const request = placeAt(assessments.request, at);
        const outcome = codeAt(requests.outcome, request);
        return request >= 0 && outcome !== OUTCOME.yes && outcome !== OUTCOME.earlier;
      }),
  },
  {
    code: 'sen2.assessment-before-request-outcome',
    level: 'error',
    subject: 'assessments',
    title: 'Assessment decided before the request',
    meaning: 'The outcome of the assessment is dated before the outcome of its request.',
    advice: 'Correct one of the two dates.',
    fields: ['requests.requestoutcomedate', 'assessment.assessmentoutcomedate'],
    needs: ['assessments', 'requests'],
    run: ({ extract: { requests, assessments } }, found) =>
      found.each((at) =>
        isBefore(
          dayAt(assessments.outcomeOn, at),
          dayAt(requests.outcomeOn, placeAt(assessments.request, at)),
        ),
      ),
  },
  {
    code: 'sen2.assessment-before-receipt',
    level: 'error',
    subject: 'assessments',
    title: 'Assessment decided before the request was received',
    meaning: 'The outcome of the assessment is dated before the day on which the request came in.',
    advice: 'Correct one of the two dates.',
    fields: ['requests.receiveddate', 'assessment.assessmentoutcomedate'],
    needs: ['assessments', 'requests'],
    run: ({ extract: { requests, assessments } }, found) =>
      found.each((at) =>
        isBefore(
          dayAt(assessments.outcomeOn, at),
          dayAt(requests.receivedOn, placeAt(assessments.request, at)),
        ),
      ),
  },
  {
    code: 'sen2.assessment-decided-same-day',
    level: 'query',
    subject: 'assessments',
    title: 'Assessment decided on the day it was agreed',
    meaning: 'Request and assessment have the same day of outcome, so no time passed for the assessment.',
    advice: 'Check both dates.',
    fields: ['requests.requestoutcomedate', 'assessment.assessmentoutcomedate'],
    needs: ['assessments', 'requests'],
    run: ({ extract: { requests, assessments } }, found) =>
      found.each((at) => {
        const day = dayAt(assessments.outcomeOn, at);
        return day !== NO_DAY && day === dayAt(requests.outcomeOn, placeAt(assessments.request, at));
      }),
  },
  {
    code: 'sen2.assessment-earlier-than-request',
    level: 'query',
    subject: 'assessments',
    title: 'Assessment of an earlier year for a request of this year',
    meaning:
      'The assessment has outcome H, decided in an earlier year, but its request was decided in this year.',
    advice: 'Enter the outcome of the assessment with its date, or use H for the request too.',
    fields: ['requests.requestoutcome', 'assessment.assessmentoutcome'],
    needs: ['assessments', 'requests'],
    run: ({ extract: { requests, assessments } }, found) =>
      found.each(
        (at) =>
          codeAt(assessments.outcome, at) === OUTCOME.earlier &&
          codeAt(requests.outcome, placeAt(assessments.request, at)) === OUTCOME.yes,
      ),
  },
  {
    code: 'sen2.assessment-decided-before-year',
    level: 'query',
    subject: 'assessments',
    title: 'Y or N although the assessment was decided before the year of the return',
    meaning:
      'The return is about decisions of one calendar year; an assessment decided before it is entered as H, without a date.',
    advice: 'Use H, or leave the case out where no plan follows from it.',
    fields: ['assessment.assessmentoutcome', 'assessment.assessmentoutcomedate', 'sen2.year'],
    needs: ['assessments', 'collectionYear'],
    run: ({ extract: { assessments, year } }, found) =>
      found.each((at) => {
        const day = dayAt(assessments.outcomeOn, at);
        return day !== NO_DAY && yearOf(day) < (year ?? 0) - 1;
      }),
  },
  {
    code: 'sen2.assessment-repeated',
    level: 'query',
    subject: 'assessments',
    title: 'Two assessments of one request',
    meaning: 'A request has a second assessment that is open or led to a plan.',
    advice: 'Close or remove the one that was superseded.',
    fields: ['assessment.requeststableid', 'assessment.assessmentoutcome'],
    needs: ['assessments', 'requests'],
    run: ({ extract: { requests, assessments } }, found) => {
      const seen = new Uint8Array(requests.count);
      found.each((at) => {
        const request = placeAt(assessments.request, at);
        const outcome = codeAt(assessments.outcome, at);
        if (request < 0 || (outcome !== OUTCOME.yes && outcome !== OUTCOME.awaited)) return false;
        const isRepeated = seen[request] === 1;
        seen[request] = 1;
        return isRepeated;
      });
    },
  },
  {
    code: 'sen2.appeal-without-refusal-to-issue',
    level: 'query',
    subject: 'assessments',
    title: 'Mediation or appeal about a refusal to issue that was none',
    meaning:
      'The flag is about refusals to issue, but the outcome is Y or A. Disputes about contents have flags of their own.',
    advice: 'Set the outcome back to N, or use the flags for other mediation and appeals.',
    fields: [
      'assessment.assessmentmediation',
      'assessment.assessmenttribunal',
      'assessment.assessmentoutcome',
    ],
    needs: ['assessments'],
    run: ({ extract: { assessments } }, found) =>
      found.each((at) => {
        const outcome = codeAt(assessments.outcome, at);
        const isDisputed = assessments.mediation[at] === 1 || assessments.tribunal[at] === 1;
        return isDisputed && (outcome === OUTCOME.yes || outcome === OUTCOME.awaited);
      }),
  },
  {
    code: 'sen2.assessment-open-over-a-year',
    level: 'query',
    subject: 'assessments',
    title: 'Assessment open more than a year after the request',
    meaning:
      'The law gives 20 weeks; a case that is open for a year was mostly decided or withdrawn and not closed.',
    advice: 'Enter the outcome and its date, or W.',
    fields: ['assessment.assessmentoutcome', 'requests.receiveddate'],
    needs: ['assessments', 'requests', 'referenceDate'],
    run: ({ extract: { requests, assessments }, day }, found) =>
      found.each(
        (at) =>
          codeAt(assessments.outcome, at) === OUTCOME.awaited &&
          isBefore(dayAt(requests.receivedOn, placeAt(assessments.request, at)), day - DAYS_A_YEAR),
      ),
  },
  {
    code: 'sen2.issued-without-plan',
    level: 'error',
    subject: 'assessments',
    title: 'Plan issued, but no plan entered',
    meaning: 'The outcome is Y with a date of issue, and there is no named plan.',
    advice: 'Enter the plan, or correct the outcome.',
    fields: ['assessment.assessmentoutcome', 'namedplan.assessmenttableid'],
    needs: ['assessments', 'namedPlans'],
    run: (facts, found) => {
      const { assessments } = facts.extract;
      const { namedPlansOfAssessment } = facts;
      found.each(
        (at) =>
          codeAt(assessments.outcome, at) === OUTCOME.yes &&
          dayAt(assessments.outcomeOn, at) !== NO_DAY &&
          countChildren(namedPlansOfAssessment, at) === 0,
      );
    },
  },
];
