/** Checks of the outcomes of requests: of the year, and followed by what they say. */
import { countChildren } from '../extract/children.ts';
import { NO_DAY } from '../extract/extract.ts';
import type { Check } from './check.ts';
import { codeAt, dayAt, OUTCOME, yearOf } from './columns.ts';

/** Checks of what was decided on requests. */
export const REQUEST_OUTCOME_CHECKS: readonly Check[] = [
  {
    code: 'sen2.request-decided-before-year',
    level: 'query',
    subject: 'requests',
    title: 'Y or N although decided before the year of the return',
    meaning:
      'The return is about decisions of one calendar year; a request decided before it is entered as H, without a date.',
    advice: 'Use H, or leave the request out where nothing follows from it.',
    fields: ['requests.requestoutcome', 'requests.requestoutcomedate', 'sen2.year'],
    needs: ['requests', 'collectionYear'],
    run: ({ extract: { requests, year } }, found) =>
      found.each((at) => {
        const day = dayAt(requests.outcomeOn, at);
        return day !== NO_DAY && yearOf(day) < (year ?? 0) - 1;
      }),
  },
  {
    code: 'sen2.appeal-without-refusal-to-assess',
    level: 'query',
    subject: 'requests',
    title: 'Mediation or appeal about a refusal to assess that was none',
    meaning:
      'The flag is about refusals to assess, but the outcome is Y or A. The outcome stays N when overturned.',
    advice: 'Set the outcome back to N, or move the flag to where the dispute belongs.',
    fields: ['requests.requestmediation', 'requests.requesttribunal', 'requests.requestoutcome'],
    needs: ['requests'],
    run: ({ extract: { requests } }, found) =>
      found.each((at) => {
        const outcome = codeAt(requests.outcome, at);
        const isDisputed = requests.mediation[at] === 1 || requests.tribunal[at] === 1;
        return isDisputed && (outcome === OUTCOME.yes || outcome === OUTCOME.awaited);
      }),
  },
  {
    code: 'sen2.moved-but-active',
    level: 'query',
    subject: 'requests',
    title: 'Case moved to another authority, yet with an active plan',
    meaning: 'The case is said to have moved before the assessment finished, but a plan is active here.',
    advice: 'Remove the other authority, or the active plan.',
    fields: ['requests.exported', 'activeplans.requeststableid'],
    needs: ['requests', 'activePlans'],
    run: (facts, found) => {
      const { requests } = facts.extract;
      const { activePlansOfRequest } = facts;
      found.each((at) => requests.isExported[at] === 1 && countChildren(activePlansOfRequest, at) > 0);
    },
  },
  {
    code: 'sen2.agreed-without-assessment',
    level: 'query',
    subject: 'requests',
    title: 'Agreed to assess, but no assessment',
    meaning: 'After outcome Y there is an assessment from the first day, with outcome A until it is decided.',
    advice: 'Add the assessment, or name the authority that the case moved to.',
    fields: ['requests.requestoutcome', 'assessment.requeststableid'],
    needs: ['requests', 'assessments'],
    run: (facts, found) => {
      const { requests } = facts.extract;
      const { assessmentsOfRequest } = facts;
      found.each(
        (at) =>
          codeAt(requests.outcome, at) === OUTCOME.yes &&
          requests.isExported[at] !== 1 &&
          countChildren(assessmentsOfRequest, at) === 0,
      );
    },
  },
  {
    code: 'sen2.request-with-two-active-plans',
    level: 'error',
    subject: 'requests',
    title: 'Two active plans from one request',
    meaning: 'A request has at most one active plan.',
    advice: 'Keep one of them.',
    fields: ['activeplans.requeststableid'],
    needs: ['requests', 'activePlans'],
    run: (facts, found) => {
      const { activePlansOfRequest } = facts;
      found.each((at) => countChildren(activePlansOfRequest, at) > 1);
    },
  },
];
