/** Checks of placements against the register of establishments: is the place there, open, and fit for the child. */
import { NO_DAY } from '../extract/extract.ts';
import { isSurelyAtLeast, isSurelyUnder } from './ages.ts';
import type { Check, RowLook } from './check.ts';
import type { RegisterEntry } from './check-context.ts';
import { numberAt } from './columns.ts';
import type { Facts } from './facts.ts';

const POST_16 = 16;
/** A school keeps its pupils to the end of the academic year of their 19th birthday [years]. */
const LEFT_SCHOOL = 20;
/** Children are taught a year out of their group, and birthdays fall within the year [years]. */
const AGE_MARGIN = 2;
const CLOSED = /^closed/i;
const NOT_YET_OPEN = /^proposed to open/i;

/** Groups for young people over 16; technical colleges begin at 14, so types decide for those. */
const FOR_OVER_16: ReadonlySet<string> = new Set(['FE', 'SFC', 'SP16']);
const FROM_14 = /technical college|technology college/i;
/** Groups in which a unit can be: nursery, independent and technical schools can have one too. */
const CAN_HAVE_UNIT: ReadonlySet<string> = new Set(['MSMA', 'MSIN', 'EYS', 'FE', 'SFC', 'OTHE']);
/** Groups of schools with pupils to 19 at most. */
const SCHOOLS: ReadonlySet<string> = new Set(['MSMA', 'MSIN', 'SPMA', 'SPNM', 'SPIN', 'AP']);

function canHaveUnit(facts: Facts, entry: RegisterEntry): boolean {
  return CAN_HAVE_UNIT.has(facts.groupOf(entry) ?? 'OTHE');
}

/** A check of open placements whose place is in the register. */
function ofOpenPlaces(
  isWrong: (facts: Facts, placement: number, entry: RegisterEntry) => boolean,
): RowLook['run'] {
  return (facts, found) => {
    const { entryOfPlacement } = facts;
    found.each((at) => {
      const entry = entryOfPlacement[at];
      return entry !== undefined && facts.isOpenPlacement(at) && isWrong(facts, at, entry);
    });
  };
}

function isAged(facts: Facts, placement: number, passes: (born: number) => boolean): boolean {
  const born = facts.birthOfPlacement(placement);
  return born !== null && passes(born);
}

const WITH_PERSON = [
  'placements',
  'activePlans',
  'requests',
  'persons',
  'referenceDate',
  'establishments',
] as const;

/** Checks that need the register. */
export const REGISTER_CHECKS: readonly Check[] = [
  {
    code: 'sen2.urn-not-in-register',
    level: 'query',
    subject: 'placements',
    title: 'URN that the register does not have',
    meaning: 'The number has six digits, but no establishment has it.',
    advice: 'Correct the number, or import a newer register.',
    fields: ['placementdetail.urn'],
    needs: ['placements', 'establishments'],
    run: ({ extract: { placements }, entryOfPlacement }, found) =>
      found.each((at) => numberAt(placements.urn, at) > 0 && entryOfPlacement[at] === undefined),
  },
  {
    code: 'sen2.establishment-closed',
    level: 'query',
    subject: 'placements',
    title: 'Open placement at a closed establishment',
    meaning:
      'The establishment had closed by the reference date; schools that become academies get a new number.',
    advice: 'Enter the number of the establishment that followed, or the leaving date.',
    fields: ['placementdetail.urn', 'placementdetail.leavingdate'],
    needs: ['placements', 'establishments', 'referenceDate'],
    run: ofOpenPlaces(({ day }, _, { status, closedOn }) =>
      closedOn === NO_DAY ? CLOSED.test(status) : closedOn <= day,
    ),
  },
  {
    code: 'sen2.establishment-not-yet-open',
    level: 'query',
    subject: 'placements',
    title: 'Open placement at an establishment that is not open yet',
    meaning: 'The register says that the establishment is proposed to open.',
    advice: 'Enter where the child is until then.',
    fields: ['placementdetail.urn'],
    needs: ['placements', 'establishments', 'referenceDate'],
    run: ofOpenPlaces((_, __, { status }) => NOT_YET_OPEN.test(status)),
  },
  {
    code: 'sen2.establishment-type-unusual',
    level: 'query',
    subject: 'placements',
    title: 'Establishment of a type not usual for a plan',
    meaning:
      'The register has the number as a children’s centre, an offshore or overseas school, or another type where plans are not placed.',
    advice: 'Check the number; the school on the same site may be meant.',
    fields: ['placementdetail.urn'],
    needs: ['placements', 'establishments'],
    run: ofOpenPlaces((facts, _, entry) => (facts.groupOf(entry) ?? 'OTHE') === 'OTHE'),
  },
  {
    code: 'sen2.unit-not-in-register',
    level: 'query',
    subject: 'placements',
    title: 'SEN unit at a school that has none in the register',
    meaning: 'The placement is flagged as in a SEN unit; the register names none for the school.',
    advice: 'Set the flag to 0, or ask the school to mend its entry in the register.',
    fields: ['placementdetail.senunitindicator', 'placementdetail.urn'],
    needs: ['placements', 'establishments'],
    run: ofOpenPlaces(
      (facts, at, entry) =>
        facts.extract.placements.senUnit[at] === 1 && entry.hasSenUnit === false && canHaveUnit(facts, entry),
    ),
  },
  {
    code: 'sen2.resourced-provision-not-in-register',
    level: 'query',
    subject: 'placements',
    title: 'Resourced provision at a school that has none in the register',
    meaning: 'The placement is flagged as in resourced provision; the register names none for the school.',
    advice: 'Set the flag to 0, or ask the school to mend its entry in the register.',
    fields: ['placementdetail.resourcedprovisionindicator', 'placementdetail.urn'],
    needs: ['placements', 'establishments'],
    run: ofOpenPlaces(
      (facts, at, entry) =>
        facts.extract.placements.resourcedProvision[at] === 1 &&
        entry.hasResourcedProvision === false &&
        canHaveUnit(facts, entry),
    ),
  },
  {
    code: 'sen2.unit-outside-mainstream',
    level: 'query',
    subject: 'placements',
    title: 'SEN unit or resourced provision outside a mainstream school',
    meaning:
      'Units and resourced provisions are part of mainstream schools; the register has another type here.',
    advice: 'Set the flag to 0, or correct the number.',
    fields: [
      'placementdetail.senunitindicator',
      'placementdetail.resourcedprovisionindicator',
      'placementdetail.urn',
    ],
    needs: ['placements', 'establishments'],
    run: ofOpenPlaces((facts, at, entry) => {
      const { placements } = facts.extract;
      const isFlagged = placements.senUnit[at] === 1 || placements.resourcedProvision[at] === 1;
      return isFlagged && !canHaveUnit(facts, entry);
    }),
  },
  {
    code: 'sen2.post-16-place-under-16',
    level: 'query',
    subject: 'placements',
    title: 'College or post-16 institution under 16',
    meaning: 'The register has a type for young people over 16, and the child is younger.',
    advice: 'Check the number and the date of birth; note it where the college has a school-age provision.',
    fields: ['placementdetail.urn', 'person.personbirthdate'],
    needs: WITH_PERSON,
    run: ofOpenPlaces(
      (facts, at, entry) =>
        FOR_OVER_16.has(facts.groupOf(entry) ?? '') &&
        !FROM_14.test(entry.typeName) &&
        isAged(facts, at, (born) => isSurelyUnder(born, POST_16, facts.day)),
    ),
  },
  {
    code: 'sen2.school-at-20',
    level: 'query',
    subject: 'placements',
    title: 'School at 20 or over',
    meaning: 'Schools keep young people to 19; at 20 or over the placement was mostly not ended.',
    advice: 'Enter where the young person is now.',
    fields: ['placementdetail.urn', 'person.personbirthdate'],
    needs: WITH_PERSON,
    run: ofOpenPlaces(
      (facts, at, entry) =>
        SCHOOLS.has(facts.groupOf(entry) ?? '') &&
        isAged(facts, at, (born) => isSurelyAtLeast(born, LEFT_SCHOOL, facts.day)),
    ),
  },
  {
    code: 'sen2.outside-ages-of-school',
    level: 'query',
    subject: 'placements',
    title: 'Child outside the ages of the establishment',
    meaning:
      'The child is more than a year below or above the ages that the register gives for the establishment.',
    advice: 'Check the number: the infant, junior or secondary school of the same name may be meant.',
    fields: ['placementdetail.urn', 'person.personbirthdate'],
    needs: WITH_PERSON,
    run: ofOpenPlaces((facts, at, { lowAge, highAge }) =>
      isAged(
        facts,
        at,
        (born) =>
          (lowAge !== null && isSurelyUnder(born, lowAge - 1, facts.day)) ||
          (highAge !== null && isSurelyAtLeast(born, highAge + AGE_MARGIN, facts.day)),
      ),
    ),
  },
];
