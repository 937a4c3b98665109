/** Checks of the days of placements: there, within the life of the child and within the plan. */
import { NO_DAY } from '../extract/extract.ts';
import type { Check } from './check.ts';
import { dayAt, isBefore, monthOf, placeAt } from './columns.ts';
import type { Facts } from './facts.ts';

const DAYS_A_YEAR = 365;
/** Groups of settings that children are in before anyone thinks of a plan. */
const BEFORE_ANY_PLAN: ReadonlySet<string> = new Set(['MSMA', 'MSIN', 'EYS']);

function namedPlanOfPlacement(facts: Facts, placement: number): number {
  return facts.namedPlanOfActivePlan(placeAt(facts.extract.placements.activePlan, placement));
}

const WITH_NAMED_PLAN = ['placements', 'activePlans', 'requests', 'assessments', 'namedPlans'] as const;

/** Checks of when placements begin and end. */
export const PLACEMENT_DAY_CHECKS: readonly Check[] = [
  {
    code: 'sen2.entry-missing',
    level: 'query',
    subject: 'placements',
    title: 'Main placement without an entry date',
    meaning: 'Without it no one can tell since when the placement is paid for.',
    advice: 'Fill in the entry date.',
    fields: ['placementdetail.entrydate'],
    needs: ['placements'],
    run: ({ extract: { placements } }, found) =>
      found.each((at) => placements.rank[at] === 1 && dayAt(placements.entryOn, at) === NO_DAY),
  },
  {
    code: 'sen2.placement-before-birth',
    level: 'error',
    subject: 'placements',
    title: 'Placement begins before the birth',
    meaning: 'The placement begins in a month before the month of birth.',
    advice: 'Correct one of the two dates.',
    fields: ['placementdetail.entrydate', 'person.personbirthdate'],
    needs: ['placements', 'activePlans', 'requests', 'persons'],
    run: (facts, found) => {
      const { entryOn } = facts.extract.placements;
      found.each((at) => {
        const [born, entry] = [facts.birthOfPlacement(at), dayAt(entryOn, at)];
        return born !== null && entry !== NO_DAY && monthOf(entry) < born;
      });
    },
  },
  {
    code: 'sen2.placement-long-before-plan',
    level: 'query',
    subject: 'placements',
    title: 'Placement begins more than a year before the plan',
    meaning:
      'In a special school or college this mostly means that a date is wrong. Where the register is at hand, mainstream and nursery schools are left out: children are often there long before a plan.',
    advice: 'Check the entry date and the start of the plan.',
    fields: ['placementdetail.entrydate', 'namedplan.startdate'],
    needs: WITH_NAMED_PLAN,
    run: (facts, found) => {
      const { placements, namedPlans } = facts.extract;
      found.each((at) => {
        const start = dayAt(namedPlans.startsOn, namedPlanOfPlacement(facts, at));
        if (start === NO_DAY || !isBefore(dayAt(placements.entryOn, at), start - DAYS_A_YEAR)) return false;
        const entry = facts.entryOfPlacement[at];
        return entry === undefined || !BEFORE_ANY_PLAN.has(facts.groupOf(entry) ?? '');
      });
    },
  },
  {
    code: 'sen2.placement-ended-before-plan',
    level: 'query',
    subject: 'placements',
    title: 'Placement that ended before the plan began',
    meaning: 'The placement lies wholly before the plan that it is entered under.',
    advice: 'Remove the placement, or correct the dates.',
    fields: ['placementdetail.leavingdate', 'namedplan.startdate'],
    needs: WITH_NAMED_PLAN,
    run: (facts, found) => {
      const { placements, namedPlans } = facts.extract;
      found.each((at) =>
        isBefore(
          dayAt(placements.leavingOn, at),
          dayAt(namedPlans.startsOn, namedPlanOfPlacement(facts, at)),
        ),
      );
    },
  },
  {
    code: 'sen2.placement-after-cease',
    level: 'error',
    subject: 'placements',
    title: 'Placement begins after the plan ceased',
    meaning: 'The entry date lies after the cease date of the plan.',
    advice: 'Correct one of the two dates, or link the placement to the plan that is in force.',
    fields: ['placementdetail.entrydate', 'namedplan.ceasedate'],
    needs: WITH_NAMED_PLAN,
    run: (facts, found) => {
      const { placements, namedPlans } = facts.extract;
      found.each((at) =>
        isBefore(dayAt(namedPlans.ceasedOn, namedPlanOfPlacement(facts, at)), dayAt(placements.entryOn, at)),
      );
    },
  },
];
