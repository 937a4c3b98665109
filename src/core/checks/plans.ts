/** Checks of the named plans: each follows an assessment, starts when it can, and says where the child is to be. */
import { dayNumberOf } from '../base/day-number.ts';
import { type Children, countChildren } from '../extract/children.ts';
import { NO_DAY } from '../extract/extract.ts';
import type { Check } from './check.ts';
import { codeAt, dayAt, isBefore, monthOf, numberAt, OUTCOME, placeAt } from './columns.ts';
import type { Facts } from './facts.ts';

/** The first day on which there were education, health and care plans. @source Children and Families Act 2014, Part 3. */
const FIRST_PLANS = dayNumberOf(2014, 9, 1);
/** A start this long after the issue is a later version of the plan, not its first [days]. */
const START_SOON = 28;
/** Share of plans in another place than the one named above which the two tables are doubted [0..1]. */
const MOST_ELSEWHERE = 0.2;
const FEWEST_PLANS = 50;

/** Give the places of the children of a parent that have a rank. */
function countOfRank(children: Children, rank: Uint8Array, parent: number, wanted: number): number {
  let count = 0;
  const end = children.start[parent + 1] ?? 0;
  for (let k = children.start[parent] ?? 0; k < end; k++)
    if (rank[children.items[k] ?? -1] === wanted) count++;
  return count;
}

/** The URN of the main place that a named plan names, 0 where there is none. */
function namedUrn(facts: Facts, plan: number): number {
  const { planDetails } = facts.extract;
  const { start, items } = facts.detailsOfNamedPlan;
  const end = start[plan + 1] ?? 0;
  for (let k = start[plan] ?? 0; k < end; k++) {
    const detail = items[k] ?? -1;
    if (planDetails.rank[detail] === 1) return numberAt(planDetails.urn, detail);
  }
  return 0;
}

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
  {
    code: 'sen2.named-place-missing',
    level: 'query',
    subject: 'namedPlans',
    title: 'Plan without the place that it names',
    meaning:
      'There is no main place (rank 1) in the details of the plan, so section I cannot be compared with the placement.',
    advice: 'Enter what section I names, or the type of setting.',
    fields: ['plandetail.namedplantableid', 'plandetail.placementrank'],
    needs: ['namedPlans', 'planDetails'],
    run: (facts, found) => {
      const { rank } = facts.extract.planDetails;
      const { detailsOfNamedPlan } = facts;
      found.each((at) => countOfRank(detailsOfNamedPlan, rank, at, 1) === 0);
    },
  },
  {
    code: 'sen2.two-main-named-places',
    level: 'error',
    subject: 'namedPlans',
    title: 'Plan that names two main places',
    meaning: 'The details of the plan have two rows of rank 1.',
    advice: 'Give the second place rank 2, or remove the one that no longer holds.',
    fields: ['plandetail.placementrank'],
    needs: ['namedPlans', 'planDetails'],
    run: (facts, found) => {
      const { rank } = facts.extract.planDetails;
      const { detailsOfNamedPlan } = facts;
      found.each((at) => countOfRank(detailsOfNamedPlan, rank, at, 1) > 1);
    },
  },
  {
    code: 'sen2.many-not-in-named-place',
    level: 'warning',
    subject: 'namedPlans',
    title: 'More than 20 % of children are not in the place that the plan names',
    meaning:
      'Named and actual place may differ for a time. So many mostly mean that one of the two tables is out of date.',
    advice: 'Check a sample; amend the plans, or correct the placements.',
    fields: ['plandetail.urn', 'placementdetail.urn'],
    needs: ['namedPlans', 'planDetails', 'activePlans', 'placements', 'requests'],
    run: (facts, found) => {
      const { activePlans, placements } = facts.extract;
      let [compared, elsewhere] = [0, 0];
      for (let plan = 0; plan < activePlans.count; plan++) {
        const named = namedUrn(facts, facts.namedPlanOfActivePlan(plan));
        const actual = numberAt(placements.urn, placeAt(facts.mainPlacementOfPlan, plan));
        if (named === 0 || actual === 0) continue;
        compared++;
        if (named !== actual) elsewhere++;
      }
      if (compared >= FEWEST_PLANS && elsewhere > compared * MOST_ELSEWHERE)
        found.whole(elsewhere, { elsewhere, compared });
    },
  },
];
