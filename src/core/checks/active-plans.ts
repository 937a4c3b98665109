/** Checks of the active plans: one a child, each with what led to it, a placement and a main one. */

import { countChildren } from '../extract/children.ts';
import { NO_DAY } from '../extract/extract.ts';
import { ageAtStartOf } from './ages.ts';
import type { Check } from './check.ts';
import { academicYearOf, codeAt, dayAt, numberAt, OUTCOME, placeAt } from './columns.ts';
import type { Facts } from './facts.ts';

/** Age on 31 August from which no plan can be in force [years]. @source Children and Families Act 2014, section 46. */
const OUT_OF_RANGE = 25;

function isTransfer(facts: Facts, plan: number): boolean {
  return numberAt(facts.extract.activePlans.transferredFrom, plan) > 0;
}

/** Count the placements of a plan that pass a test. */
export function countPlacements(facts: Facts, plan: number, passes: (placement: number) => boolean): number {
  const { start, items } = facts.placementsOfPlan;
  const end = start[plan + 1] ?? 0;
  let count = 0;
  for (let k = start[plan] ?? 0; k < end; k++) if (passes(items[k] ?? -1)) count++;
  return count;
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
  {
    code: 'sen2.plan-without-placement',
    level: 'error',
    subject: 'activePlans',
    title: 'Active plan without a placement',
    meaning:
      'Nothing says where the child is, so the plan cannot be costed or counted by setting. Transfers in are apart.',
    advice: 'Enter the placement, or one of the codes for those without one.',
    fields: ['placementdetail.activeplanstableid'],
    needs: ['activePlans', 'placements'],
    run: (facts, found) => {
      const { placementsOfPlan } = facts;
      found.each((at) => countChildren(placementsOfPlan, at) === 0 && !isTransfer(facts, at));
    },
  },
  {
    code: 'sen2.transfer-without-placement',
    level: 'query',
    subject: 'activePlans',
    title: 'Transfer in without a placement',
    meaning: 'The plan came from another authority and the child has no placement here yet.',
    advice: 'Enter the placement, or NIEO while the child waits for one.',
    fields: ['activeplans.transferla', 'placementdetail.activeplanstableid'],
    needs: ['activePlans', 'placements'],
    run: (facts, found) => {
      const { placementsOfPlan } = facts;
      found.each((at) => countChildren(placementsOfPlan, at) === 0 && isTransfer(facts, at));
    },
  },
  {
    code: 'sen2.no-main-placement',
    level: 'error',
    subject: 'activePlans',
    title: 'No placement of rank 1',
    meaning: 'The plan has placements, but none is the main one, so the child is counted nowhere.',
    advice: 'Give the main placement rank 1.',
    fields: ['placementdetail.placementrank'],
    needs: ['activePlans', 'placements'],
    run: (facts, found) => {
      const { rank } = facts.extract.placements;
      const { placementsOfPlan } = facts;
      found.each(
        (at) =>
          countChildren(placementsOfPlan, at) > 0 &&
          countPlacements(facts, at, (one) => rank[one] === 1) === 0,
      );
    },
  },
  {
    code: 'sen2.no-open-placement',
    level: 'query',
    subject: 'activePlans',
    title: 'Plan in force, but no main placement is open',
    meaning: 'Every placement of rank 1 has ended or begins later, so the child counts as without one.',
    advice: 'Enter where the child is now, or correct the leaving date.',
    fields: ['placementdetail.entrydate', 'placementdetail.leavingdate'],
    needs: ['activePlans', 'placements', 'referenceDate'],
    run: (facts, found) => {
      const { rank } = facts.extract.placements;
      const { mainPlacementOfPlan } = facts;
      found.each(
        (at) =>
          facts.isInForce(at) &&
          placeAt(mainPlacementOfPlan, at) < 0 &&
          countPlacements(facts, at, (one) => rank[one] === 1) > 0,
      );
    },
  },
  {
    code: 'sen2.two-open-main-placements',
    level: 'error',
    subject: 'activePlans',
    title: 'Two open placements of rank 1',
    meaning: 'Only one placement can be the main one; the second of a dual placement has rank 2.',
    advice: 'Enter the leaving date of the former placement, or give the second rank 2.',
    fields: ['placementdetail.placementrank', 'placementdetail.leavingdate'],
    needs: ['activePlans', 'placements'],
    run: (facts, found) => {
      const { rank } = facts.extract.placements;
      found.each(
        (at) => countPlacements(facts, at, (one) => rank[one] === 1 && facts.isOpenPlacement(one)) > 1,
      );
    },
  },
  {
    code: 'sen2.main-placements-overlap',
    level: 'query',
    subject: 'activePlans',
    title: 'Main placements that overlap in time',
    meaning: 'One placement of rank 1 begins before an earlier one has ended, though not both are open now.',
    advice: 'Correct the leaving date of the earlier placement.',
    fields: ['placementdetail.entrydate', 'placementdetail.leavingdate'],
    needs: ['activePlans', 'placements'],
    run: (facts, found) => {
      const { rank } = facts.extract.placements;
      found.each((at) => {
        if (countPlacements(facts, at, (one) => rank[one] === 1) < 2) return false;
        const areBothOpen =
          countPlacements(facts, at, (one) => rank[one] === 1 && facts.isOpenPlacement(one)) > 1;
        return !areBothOpen && doOverlap(facts, at);
      });
    },
  },
];

/** Say whether two main placements of a plan with known days overlap; one may begin on the day another ends. */
function doOverlap(facts: Facts, plan: number): boolean {
  const { entryOn, leavingOn, rank } = facts.extract.placements;
  const spans: (readonly [number, number])[] = [];
  countPlacements(facts, plan, (one) => {
    const [entry, leaving] = [dayAt(entryOn, one), dayAt(leavingOn, one)];
    if (rank[one] === 1 && entry !== NO_DAY)
      spans.push([entry, leaving === NO_DAY ? Number.POSITIVE_INFINITY : leaving]);
    return false;
  });
  spans.sort(([a, endOfA], [b, endOfB]) => a - b || endOfA - endOfB);
  let end = Number.NEGATIVE_INFINITY;
  for (const [entry, leaving] of spans) {
    if (entry < end) return true;
    end = Math.max(end, leaving);
  }
  return false;
}
