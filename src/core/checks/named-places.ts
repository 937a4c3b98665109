/** Checks of where plans say that the child is to be, and whether the child is there. */
import type { Children } from '../extract/children.ts';
import type { Check } from './check.ts';
import { numberAt, placeAt } from './columns.ts';
import type { Facts } from './facts.ts';
import { countOf } from './tally.ts';

/** Share of plans in another place than the one named above which the two tables are doubted [0..1]. */
const MOST_ELSEWHERE = 0.2;
const FEWEST_PLANS = 50;

/** Count the children of a parent that have a rank. */
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

/** Checks of the places that named plans name. */
export const NAMED_PLACE_CHECKS: readonly Check[] = [
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
    count: (facts) => {
      const { activePlans, placements } = facts.extract;
      let [compared, elsewhere] = [0, 0];
      for (let plan = 0; plan < activePlans.count; plan++) {
        const named = namedUrn(facts, facts.namedPlanOfActivePlan(plan));
        const actual = numberAt(placements.urn, placeAt(facts.mainPlacementOfPlan, plan));
        if (named === 0 || actual === 0) continue;
        compared++;
        if (named !== actual) elsewhere++;
      }
      return { compared, elsewhere };
    },
    tell: (tally, _, found) => {
      const [compared, elsewhere] = [countOf(tally, 'compared'), countOf(tally, 'elsewhere')];
      if (compared >= FEWEST_PLANS && elsewhere > compared * MOST_ELSEWHERE)
        found.whole(elsewhere, { elsewhere, compared });
    },
  },
];
