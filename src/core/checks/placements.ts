/** Checks of the placements: flags, codes that fit the age, and a second place that is another. */
import { NO_CODE } from '../extract/extract.ts';
import { isSurelyAtLeast, isSurelyUnder } from './ages.ts';
import type { Check } from './check.ts';
import { codeAt, dayAt, isBefore, numberAt, placeAt, SETTING } from './columns.ts';
import type { Facts } from './facts.ts';

const POST_16 = 16;
const SCHOOL_AGE = 6;
/** Twenty school days are four weeks [days]. */
const TWENTY_SCHOOL_DAYS = 28;

function planOfPlacement(facts: Facts, placement: number): number {
  return placeAt(facts.extract.placements.activePlan, placement);
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

/** Checks with the placements as their subject that need no register. */
export const PLACEMENT_CHECKS: readonly Check[] = [
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
