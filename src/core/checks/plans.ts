/** Checks of the named plans: each follows an assessment and starts when it can. */
import { dayNumberOf } from '../base/day-number.ts';
import { countChildren } from '../extract/children.ts';
import { NO_DAY } from '../extract/extract.ts';
import type { Check } from './check.ts';
import { codeAt, dayAt, isBefore, monthOf, OUTCOME, placeAt } from './columns.ts';

/** The first day on which there were education, health and care plans. @source Children and Families Act 2014, Part 3. */
const FIRST_PLANS = dayNumberOf(2014, 9, 1);
/** A start this long after the issue is a later version of the plan, not its first [days]. */
const START_SOON = 28;

/** Checks with the named plans as their subject. */
export const PLAN_CHECKS: readonly Check[] = [
  {
    code: 'sen2.plan-not-agreed',
    level: 'error',
    subject: 'namedPlans',
    title: 'Plan after an assessment that did not lead to one',
    meaning:
      'A plan follows only an assessment with outcome Y, or H where it was decided in an earlier year.',
    advice: 'Correct the outcome of the assessment, or remove the plan.',
    fields: ['assessment.assessmentoutcome', 'namedplan.assessmenttableid'],
    needs: ['namedPlans', 'assessments'],
    run: ({ extract: { assessments, namedPlans } }, found) =>
      found.each((at) => {
        const assessment = placeAt(namedPlans.assessment, at);
        const outcome = codeAt(assessments.outcome, assessment);
        return assessment >= 0 && outcome !== OUTCOME.yes && outcome !== OUTCOME.earlier;
      }),
  },
  {
    code: 'sen2.plan-repeated',
    level: 'error',
    subject: 'namedPlans',
    title: 'Two plans from one assessment',
    meaning: 'An assessment leads to at most one plan in the return.',
    advice: 'Keep the current one.',
    fields: ['namedplan.assessmenttableid'],
    needs: ['namedPlans', 'assessments'],
    run: ({ extract: { assessments, namedPlans } }, found) => {
      const seen = new Uint8Array(assessments.count);
      found.each((at) => {
        const assessment = placeAt(namedPlans.assessment, at);
        if (assessment < 0) return false;
        const isRepeated = seen[assessment] === 1;
        seen[assessment] = 1;
        return isRepeated;
      });
    },
  },
  {
    code: 'sen2.plan-before-issue',
    level: 'query',
    subject: 'namedPlans',
    title: 'Plan starts before it was issued',
    meaning: 'The start of the plan lies before the day on which the assessment says that it was issued.',
    advice: 'Correct one of the two dates.',
    fields: ['namedplan.startdate', 'assessment.assessmentoutcomedate'],
    needs: ['namedPlans', 'assessments'],
    run: ({ extract: { assessments, namedPlans } }, found) =>
      found.each((at) =>
        isBefore(
          dayAt(namedPlans.startsOn, at),
          dayAt(assessments.outcomeOn, placeAt(namedPlans.assessment, at)),
        ),
      ),
  },
  {
    code: 'sen2.plan-long-after-issue',
    level: 'query',
    subject: 'namedPlans',
    title: 'Plan starts more than 28 days after it was issued',
    meaning:
      'Issue and start should be one day. A later start mostly means that the extract gives the last amendment instead of the first issue.',
    advice: 'Check which date the case system puts here, and use one rule for all plans.',
    fields: ['namedplan.startdate', 'assessment.assessmentoutcomedate'],
    needs: ['namedPlans', 'assessments'],
    run: ({ extract: { assessments, namedPlans } }, found) =>
      found.each((at) => {
        const issued = dayAt(assessments.outcomeOn, placeAt(namedPlans.assessment, at));
        return issued !== NO_DAY && isBefore(issued + START_SOON, dayAt(namedPlans.startsOn, at));
      }),
  },
  {
    code: 'sen2.plan-before-2014',
    level: 'query',
    subject: 'namedPlans',
    title: 'Plan starts before September 2014',
    meaning: 'There were no such plans before 1 September 2014; the date may be that of a statement.',
    advice: 'Enter the date of the first plan.',
    fields: ['namedplan.startdate'],
    needs: ['namedPlans'],
    run: ({ extract: { namedPlans } }, found) =>
      found.each((at) => isBefore(dayAt(namedPlans.startsOn, at), FIRST_PLANS)),
  },
  {
    code: 'sen2.plan-before-birth',
    level: 'error',
    subject: 'namedPlans',
    title: 'Plan starts before the birth',
    meaning: 'The plan starts in a month before the month of birth.',
    advice: 'Correct one of the two dates.',
    fields: ['namedplan.startdate', 'person.personbirthdate'],
    needs: ['namedPlans', 'assessments', 'requests', 'persons'],
    run: (facts, found) => {
      const { namedPlans } = facts.extract;
      found.each((at) => {
        const born = facts.birthOfNamedPlan(at);
        const start = dayAt(namedPlans.startsOn, at);
        return born !== null && start !== NO_DAY && monthOf(start) < born;
      });
    },
  },
  {
    code: 'sen2.plan-open-but-not-active',
    level: 'error',
    subject: 'namedPlans',
    title: 'Plan that has not ceased, but is not active',
    meaning: 'The plan has no cease date, and there is no active plan for its request.',
    advice: 'Enter the active plan, or the cease date with its reason.',
    fields: ['namedplan.ceasedate', 'activeplans.requeststableid'],
    needs: ['namedPlans', 'assessments', 'requests', 'activePlans'],
    run: (facts, found) => {
      const { namedPlans } = facts.extract;
      const { activePlansOfRequest } = facts;
      found.each((at) => {
        const request = facts.requestOfNamedPlan(at);
        const isOpen = dayAt(namedPlans.ceasedOn, at) === NO_DAY;
        return isOpen && request >= 0 && countChildren(activePlansOfRequest, request) === 0;
      });
    },
  },
];
