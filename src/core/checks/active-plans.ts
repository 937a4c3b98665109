/** Checks of the active plans: one a child, each with what led to it. */

import { ageAtStartOf } from './ages.ts';
import type { Check } from './check.ts';
import { academicYearOf, codeAt, numberAt, OUTCOME, placeAt } from './columns.ts';
import type { Facts } from './facts.ts';

/** Age on 31 August from which no plan can be in force [years]. @source Children and Families Act 2014, section 46. */
const OUT_OF_RANGE = 25;

/** Say whether a plan came from another authority. */
export function isTransfer(facts: Facts, plan: number): boolean {
  return numberAt(facts.extract.activePlans.transferredFrom, plan) > 0;
}

/** Checks with the active plans as their subject. */
export const ACTIVE_PLAN_CHECKS: readonly Check[] = [
  {
    code: 'sen2.child-with-two-active-plans',
    level: 'query',
    subject: 'activePlans',
    title: 'Two active plans for one child',
    meaning:
      'A child has more than one plan in force and would be counted twice; counts here take the child once.',
    advice: 'Keep the plan that is in force, and give the other a cease date or remove it.',
    fields: ['activeplans.requeststableid', 'requests.persontableid'],
    needs: ['activePlans', 'requests', 'persons'],
    run: (facts, found) => {
      const seen = new Uint8Array(facts.extract.persons.count);
      found.each((at) => {
        const child = placeAt(facts.childOfPerson, facts.personOfActivePlan(at));
        if (child < 0 || !facts.isInForce(at)) return false;
        const isRepeated = seen[child] === 1;
        seen[child] = 1;
        return isRepeated;
      });
    },
  },
  {
    code: 'sen2.active-but-not-agreed',
    level: 'error',
    subject: 'activePlans',
    title: 'Active plan of a request that was not agreed',
    meaning: 'The request of the active plan has outcome N, A or W.',
    advice: 'Correct the outcome of the request, or remove the active plan.',
    fields: ['requests.requestoutcome', 'activeplans.requeststableid'],
    needs: ['activePlans', 'requests'],
    run: ({ extract: { requests, activePlans } }, found) =>
      found.each((at) => {
        const request = placeAt(activePlans.request, at);
        const outcome = codeAt(requests.outcome, request);
        return request >= 0 && outcome !== OUTCOME.yes && outcome !== OUTCOME.earlier;
      }),
  },
  {
    code: 'sen2.active-without-named-plan',
    level: 'error',
    subject: 'activePlans',
    title: 'Active plan without its dates',
    meaning:
      'There is no named plan for the request, so start and contents are not known. Plans of earlier years need it too.',
    advice: 'Enter the named plan with its start date.',
    fields: ['activeplans.requeststableid', 'namedplan.assessmenttableid'],
    needs: ['activePlans', 'requests', 'assessments', 'namedPlans'],
    run: (facts, found) => {
      const { activePlans } = facts.extract;
      found.each((at) => placeAt(activePlans.request, at) >= 0 && facts.namedPlanOfActivePlan(at) < 0);
    },
  },
  {
    code: 'sen2.active-after-last-year',
    level: 'error',
    subject: 'activePlans',
    title: 'Active plan after the last year that the law allows',
    meaning: 'The young person was 25 before this academic year began, so no plan can be in force.',
    advice: 'Check the date of birth; enter the cease date with reason 1.',
    fields: ['person.personbirthdate', 'activeplans.requeststableid'],
    needs: ['activePlans', 'requests', 'persons', 'referenceDate'],
    run: (facts, found) => {
      const year = academicYearOf(facts.day);
      found.each((at) => {
        const born = facts.birthOfActivePlan(at);
        return born !== null && facts.isInForce(at) && ageAtStartOf(year, born) >= OUT_OF_RANGE;
      });
    },
  },
  {
    code: 'sen2.transfer-request-not-earlier',
    level: 'query',
    subject: 'activePlans',
    title: 'Transfer in whose request is not H',
    meaning:
      'The plan came from another authority, which decided on the request; the outcome here is then H.',
    advice: 'Use H for the request of a transfer, or remove the other authority.',
    fields: ['activeplans.transferla', 'requests.requestoutcome'],
    needs: ['activePlans', 'requests'],
    run: (facts, found) => {
      const { requests, activePlans } = facts.extract;
      found.each((at) => {
        const request = placeAt(activePlans.request, at);
        return isTransfer(facts, at) && request >= 0 && codeAt(requests.outcome, request) !== OUTCOME.earlier;
      });
    },
  },
  {
    code: 'sen2.transfer-assessment-not-earlier',
    level: 'query',
    subject: 'activePlans',
    title: 'Transfer in whose assessment is not H',
    meaning:
      'The plan came from another authority, which issued it; counted as Y it would be a new plan here.',
    advice: 'Use H for the assessment of a transfer, or remove the other authority.',
    fields: ['activeplans.transferla', 'assessment.assessmentoutcome'],
    needs: ['activePlans', 'requests', 'assessments', 'namedPlans'],
    run: (facts, found) => {
      const { assessments, namedPlans } = facts.extract;
      found.each((at) => {
        const assessment = placeAt(namedPlans.assessment, facts.namedPlanOfActivePlan(at));
        return (
          isTransfer(facts, at) &&
          assessment >= 0 &&
          codeAt(assessments.outcome, assessment) !== OUTCOME.earlier
        );
      });
    },
  },
  {
    code: 'sen2.transfer-from-itself',
    level: 'error',
    subject: 'activePlans',
    title: 'Transfer in from the same authority',
    meaning: 'The authority that the plan came from is the one that sends the return.',
    advice: 'Remove the authority where the plan did not come from another.',
    fields: ['activeplans.transferla', 'sen2.lea'],
    needs: ['activePlans'],
    run: ({ extract: { activePlans, authorityNumber } }, found) => {
      const own = authorityNumber === null ? 0 : Number(authorityNumber);
      found.each((at) => own > 0 && activePlans.transferredFrom[at] === own);
    },
  },
];
