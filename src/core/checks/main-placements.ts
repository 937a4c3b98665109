/** Checks of where the child of an active plan is: a placement, one of them the main one, one at a time. */

import { countChildren } from '../extract/children.ts';
import { NO_DAY } from '../extract/extract.ts';
import { isTransfer } from './active-plans.ts';
import type { Check } from './check.ts';
import { dayAt, placeAt } from './columns.ts';
import type { Facts } from './facts.ts';

/** Count the placements of a plan that pass a test. */
function countPlacements(facts: Facts, plan: number, passes: (placement: number) => boolean): number {
  const { start, items } = facts.placementsOfPlan;
  const end = start[plan + 1] ?? 0;
  let count = 0;
  for (let k = start[plan] ?? 0; k < end; k++) if (passes(items[k] ?? -1)) count++;
  return count;
}

/** Checks of the placements that each active plan has. */
export const MAIN_PLACEMENT_CHECKS: readonly Check[] = [
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
