/** Checks of the placements: days within plan and life, flags, and codes that fit the age. */
import { NO_CODE, NO_DAY } from '../extract/extract.ts';
import { isSurelyAtLeast, isSurelyUnder } from './ages.ts';
import type { Check } from './check.ts';
import { codeAt, dayAt, isBefore, monthOf, numberAt, placeAt, SETTING } from './columns.ts';
import type { Facts } from './facts.ts';

const POST_16 = 16;
const SCHOOL_AGE = 6;
const DAYS_A_YEAR = 365;
/** Twenty school days are four weeks [days]. */
const TWENTY_SCHOOL_DAYS = 28;

function planOfPlacement(facts: Facts, placement: number): number {
  return placeAt(facts.extract.placements.activePlan, placement);
}
function namedPlanOfPlacement(facts: Facts, placement: number): number {
  return facts.namedPlanOfActivePlan(planOfPlacement(facts, placement));
}

/** Say whether the child of an open placement is surely under, or surely at least, an age on the extract's day. */
function isOpenAndUnder(facts: Facts, placement: number, age: number): boolean {
  const born = facts.birthOfPlacement(placement);
  return born !== null && facts.isOpenPlacement(placement) && isSurelyUnder(born, age, facts.day);
}
function isOpenAndAtLeast(facts: Facts, placement: number, age: number): boolean {
  const born = facts.birthOfPlacement(placement);
  return born !== null && facts.isOpenPlacement(placement) && isSurelyAtLeast(born, age, facts.day);
}

const UP_TO_PERSON = ['placements', 'activePlans', 'requests', 'persons', 'referenceDate'] as const;
const WITH_NAMED_PLAN = ['placements', 'activePlans', 'requests', 'assessments', 'namedPlans'] as const;

/** Checks with the placements as their subject that need no register. */
export const PLACEMENT_CHECKS: readonly Check[] = [
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
      'A child may have been at the school before the plan; in a special school or college it mostly means that a date is wrong.',
    advice: 'Check the entry date and the start of the plan.',
    fields: ['placementdetail.entrydate', 'namedplan.startdate'],
    needs: WITH_NAMED_PLAN,
    run: (facts, found) => {
      const { placements, namedPlans } = facts.extract;
      found.each((at) => {
        const start = dayAt(namedPlans.startsOn, namedPlanOfPlacement(facts, at));
        return start !== NO_DAY && isBefore(dayAt(placements.entryOn, at), start - DAYS_A_YEAR);
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
  {
    code: 'sen2.unit-and-resourced-provision',
    level: 'query',
    subject: 'placements',
    title: 'SEN unit and resourced provision both',
    meaning: 'A child is in one or the other; the unit is counted.',
    advice: 'Set the flag that does not hold to 0.',
    fields: ['placementdetail.senunitindicator', 'placementdetail.resourcedprovisionindicator'],
    needs: ['placements'],
    run: ({ extract: { placements } }, found) =>
      found.each((at) => placements.senUnit[at] === 1 && placements.resourcedProvision[at] === 1),
  },
  {
    code: 'sen2.unit-flags-missing',
    level: 'query',
    subject: 'placements',
    title: 'Flags for SEN unit or resourced provision blank',
    meaning: 'At an establishment with a URN both flags want 1 or 0; blank is not the same as no.',
    advice: 'Fill in 1 or 0.',
    fields: ['placementdetail.senunitindicator', 'placementdetail.resourcedprovisionindicator'],
    needs: ['placements'],
    run: ({ extract: { placements } }, found) =>
      found.each(
        (at) =>
          numberAt(placements.urn, at) > 0 &&
          placements.rank[at] === 1 &&
          (codeAt(placements.senUnit, at) === NO_CODE ||
            codeAt(placements.resourcedProvision, at) === NO_CODE),
      ),
  },
  {
    code: 'sen2.unit-flag-without-school',
    level: 'query',
    subject: 'placements',
    title: 'SEN unit or resourced provision without a school',
    meaning: 'The flag is set for a child who is in no establishment, only a setting code.',
    advice: 'Enter the URN of the school, or set the flag to 0.',
    fields: [
      'placementdetail.senunitindicator',
      'placementdetail.resourcedprovisionindicator',
      'placementdetail.sensetting',
    ],
    needs: ['placements'],
    run: ({ extract: { placements } }, found) =>
      found.each((at) => {
        const isFlagged = placements.senUnit[at] === 1 || placements.resourcedProvision[at] === 1;
        return isFlagged && numberAt(placements.urn, at) === 0 && numberAt(placements.ukprn, at) === 0;
      }),
  },
  {
    code: 'sen2.neet-under-16',
    level: 'query',
    subject: 'placements',
    title: 'NEET under 16',
    meaning: 'NEET is for those over compulsory school age.',
    advice: 'Use NIEO for a child of school age, and check what is being arranged.',
    fields: ['placementdetail.sensetting', 'person.personbirthdate'],
    needs: UP_TO_PERSON,
    run: (facts, found) => {
      const { setting } = facts.extract.placements;
      found.each((at) => codeAt(setting, at) === SETTING.neet && isOpenAndUnder(facts, at, POST_16));
    },
  },
  {
    code: 'sen2.early-years-at-school-age',
    level: 'query',
    subject: 'placements',
    title: 'Early-years provider at 6 or over',
    meaning: 'The code EYP is for providers before compulsory school age.',
    advice: 'Enter the school that the child attends, or the code that holds now.',
    fields: ['placementdetail.sensetting', 'person.personbirthdate'],
    needs: UP_TO_PERSON,
    run: (facts, found) => {
      const { setting } = facts.extract.placements;
      found.each(
        (at) => codeAt(setting, at) === SETTING.earlyYears && isOpenAndAtLeast(facts, at, SCHOOL_AGE),
      );
    },
  },
  {
    code: 'sen2.out-of-education-too-long',
    level: 'query',
    subject: 'placements',
    title: 'Of school age and out of education for more than 20 school days',
    meaning: 'The code NIEO has stood for more than four weeks for a child of compulsory school age.',
    advice: 'Enter the placement if there is one; otherwise the case wants attention now.',
    fields: ['placementdetail.sensetting', 'placementdetail.entrydate', 'person.personbirthdate'],
    needs: UP_TO_PERSON,
    run: (facts, found) => {
      const { placements } = facts.extract;
      found.each(
        (at) =>
          codeAt(placements.setting, at) === SETTING.notInEducation &&
          isBefore(dayAt(placements.entryOn, at), facts.day - TWENTY_SCHOOL_DAYS) &&
          isOpenAndUnder(facts, at, POST_16) &&
          isOpenAndAtLeast(facts, at, SCHOOL_AGE - 1),
      );
    },
  },
  {
    code: 'sen2.residential-without-school',
    level: 'query',
    subject: 'placements',
    title: 'Residential, but in no establishment',
    meaning: 'A residential place is given for a child who is home-educated or not in education.',
    advice: 'Enter the establishment, or remove the residential code.',
    fields: ['placementdetail.res', 'placementdetail.sensetting'],
    needs: ['placements'],
    run: ({ extract: { placements } }, found) =>
      found.each(
        (at) => codeAt(placements.residential, at) !== NO_CODE && AT_HOME.has(codeAt(placements.setting, at)),
      ),
  },
  {
    code: 'sen2.work-based-under-16',
    level: 'query',
    subject: 'placements',
    title: 'Work-based learning under 16',
    meaning: 'Apprenticeships, traineeships and supported internships begin at 16.',
    advice: 'Check the code and the date of birth.',
    fields: ['placementdetail.wbp', 'person.personbirthdate'],
    needs: UP_TO_PERSON,
    run: (facts, found) => {
      const { hasWorkBased } = facts.extract.placements;
      found.each((at) => hasWorkBased[at] === 1 && isOpenAndUnder(facts, at, POST_16));
    },
  },
  {
    code: 'sen2.second-place-same-as-main',
    level: 'query',
    subject: 'placements',
    title: 'Second placement in the same place as the main one',
    meaning: 'The open placements of rank 1 and rank 2 name the same establishment or code.',
    advice: 'Remove the second placement, or enter the other place.',
    fields: [
      'placementdetail.urn',
      'placementdetail.ukprn',
      'placementdetail.sensetting',
      'placementdetail.placementrank',
    ],
    needs: ['placements', 'activePlans'],
    run: (facts, found) => {
      const { placements } = facts.extract;
      found.each((at) => {
        if (placements.rank[at] !== 2 || !facts.isOpenPlacement(at)) return false;
        const main = placeAt(facts.mainPlacementOfPlan, planOfPlacement(facts, at));
        return main >= 0 && isSamePlace(facts, at, main);
      });
    },
  },
];

const AT_HOME: ReadonlySet<number> = new Set([
  SETTING.home,
  SETTING.neet,
  SETTING.ceasing,
  SETTING.notInEducation,
]);

function isSamePlace({ extract: { placements } }: Facts, one: number, other: number): boolean {
  const isSame = (column: Int32Array | Uint8Array) => column[one] === column[other];
  return isSame(placements.urn) && isSame(placements.ukprn) && isSame(placements.setting);
}
