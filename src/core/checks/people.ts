/** Checks of the persons: one child once, numbers by age, ages within the law, what is missing. */

import { countChildren } from '../extract/children.ts';
import { CODE_LISTS } from '../extract/extract.ts';
import { ageAtStartOf, isSurelyAtLeast } from './ages.ts';
import type { Check } from './check.ts';
import { academicYearOf, codeAt, monthOf, numberAt, placeAt } from './columns.ts';

const reason = (code: (typeof CODE_LISTS.unknownReason)[number]) => CODE_LISTS.unknownReason.indexOf(code);
/** Reasons that say a number was never given, at any age. */
const NEVER_NUMBERED: ReadonlySet<number> = new Set(['UN2', 'UN3', 'UN9', 'UN10'].map(reason));
const UNDER_SIX = reason('UN1');
/** Sexes that say only that it is not known or not told. */
const SEX_NOT_KNOWN: ReadonlySet<number> = new Set(['0', '9'].map((code) => CODE_LISTS.sex.indexOf(code)));

const SCHOOL_AGE = 6;
const POST_16 = 16;
/** A plan may run to the end of the academic year of the 25th birthday. */
const LAST_BIRTHDAY = 25;

/** Checks with the persons as their subject. */
export const PEOPLE_CHECKS: readonly Check[] = [
  {
    code: 'sen2.pupil-number-shared',
    level: 'error',
    subject: 'persons',
    title: 'One unique pupil number on two people',
    meaning:
      'The same pupil number stands on two rows; either one child was entered twice or one number is wrong.',
    advice: 'Merge the two records in the case system, or correct the number.',
    fields: ['person.upn'],
    needs: ['persons'],
    run: ({ extract: { persons } }, found) => found.each((at) => placeAt(persons.samePupilAs, at) >= 0),
  },
  {
    code: 'sen2.child-repeated',
    level: 'query',
    subject: 'persons',
    title: 'One child under two identifiers',
    meaning:
      'Two rows, not both with a pupil number, share a learner number, a case reference, or names and birth date.',
    advice: 'Merge the two records, or note that they are two children.',
    fields: ['person.uniquelearnernumber', 'person.surname', 'person.forename', 'person.personbirthdate'],
    needs: ['persons'],
    run: (facts, found) => {
      const { samePupilAs } = facts.extract.persons;
      found.each((at) => facts.isSameChild(at) && placeAt(samePupilAs, at) < 0);
    },
  },
  {
    code: 'sen2.pupil-number-missing',
    level: 'query',
    subject: 'persons',
    title: 'No pupil number at 6 or over',
    meaning:
      'A child of 6 or over has no pupil number, and the reason given does not say that there never was one; from 16 a learner number stands in for it.',
    advice: 'Find the number with the school or setting.',
    fields: ['person.upn', 'person.upnunknown', 'person.personbirthdate'],
    needs: ['persons', 'referenceDate'],
    run: ({ extract: { persons }, day }, found) =>
      found.each((at) => {
        if (persons.hasPupilNumber[at] === 1) return false;
        const why = codeAt(persons.unknownReason, at);
        if (why === UNDER_SIX || NEVER_NUMBERED.has(why)) return false;
        const born = numberAt(persons.birthMonth, at);
        if (!isSurelyAtLeast(born, SCHOOL_AGE, day)) return false;
        return persons.hasLearnerNumber[at] !== 1 || !isSurelyAtLeast(born, POST_16, day);
      }),
  },
  {
    code: 'sen2.under-six-reason-outgrown',
    level: 'query',
    subject: 'persons',
    title: 'Reason UN1 at 6 or over',
    meaning: 'The reason for a missing pupil number is that the child is under 6, but the child is older.',
    advice: 'Fill in the pupil number, or give the reason that holds now.',
    fields: ['person.upnunknown', 'person.personbirthdate'],
    needs: ['persons', 'referenceDate'],
    run: ({ extract: { persons }, day }, found) =>
      found.each(
        (at) =>
          codeAt(persons.unknownReason, at) === UNDER_SIX &&
          isSurelyAtLeast(numberAt(persons.birthMonth, at), SCHOOL_AGE, day),
      ),
  },
  {
    code: 'sen2.learner-number-missing',
    level: 'query',
    subject: 'persons',
    title: 'No unique learner number at 16 or over',
    meaning: 'A young person of 16 or over has no learner number, nor a reason that there never was one.',
    advice: 'Find the number with the college or the Learning Records Service.',
    fields: ['person.uniquelearnernumber', 'person.upnunknown', 'person.personbirthdate'],
    needs: ['persons', 'referenceDate'],
    run: ({ extract: { persons }, day }, found) =>
      found.each(
        (at) =>
          persons.hasLearnerNumber[at] !== 1 &&
          !NEVER_NUMBERED.has(codeAt(persons.unknownReason, at)) &&
          isSurelyAtLeast(numberAt(persons.birthMonth, at), POST_16, day),
      ),
  },
  {
    code: 'sen2.born-after-reference-date',
    level: 'error',
    subject: 'persons',
    title: 'Born after the reference date',
    meaning: 'The month of birth lies after the day that the extract is of.',
    advice: 'Correct the date of birth.',
    fields: ['person.personbirthdate', 'sen2.referencedate'],
    needs: ['persons', 'referenceDate'],
    run: ({ extract: { persons }, day }, found) => {
      const month = monthOf(day);
      found.each((at) => numberAt(persons.birthMonth, at) > month);
    },
  },
  {
    code: 'sen2.aged-25',
    level: 'query',
    subject: 'persons',
    title: 'Aged 25',
    meaning:
      'The person turned 25 in this academic year. A plan may run to its end, so this can be right, but is rare.',
    advice: 'Check the date of birth, and plan the end of the plan.',
    fields: ['person.personbirthdate'],
    needs: ['persons', 'referenceDate'],
    run: ({ extract: { persons }, day }, found) => {
      const year = academicYearOf(day);
      found.each((at) => {
        const born = numberAt(persons.birthMonth, at);
        return isSurelyAtLeast(born, LAST_BIRTHDAY, day) && ageAtStartOf(year, born) === LAST_BIRTHDAY - 1;
      });
    },
  },
  {
    code: 'sen2.sex-not-known',
    level: 'query',
    subject: 'persons',
    title: 'Sex not known or not told',
    meaning: 'The code says that the sex is not known. Since 2024 the return asks for M or F.',
    advice: 'Fill in M or F.',
    fields: ['person.sex', 'person.gendercurrent'],
    needs: ['persons'],
    run: ({ extract: { persons } }, found) => found.each((at) => SEX_NOT_KNOWN.has(codeAt(persons.sex, at))),
  },
  {
    code: 'sen2.ethnicity-missing',
    level: 'query',
    subject: 'persons',
    title: 'Ethnicity missing',
    meaning: 'There is no ethnicity. REFU and NOBT stand for refused and not obtained.',
    advice: 'Fill it in from the school census, or give REFU or NOBT.',
    fields: ['person.ethnicity'],
    needs: ['persons'],
    run: ({ extract: { persons } }, found) =>
      found.each((at) => CODE_LISTS.ethnicity[codeAt(persons.ethnicity, at)] === undefined),
  },
  {
    code: 'sen2.person-without-request',
    level: 'error',
    subject: 'persons',
    title: 'A person without a request',
    meaning: 'Every person in the return is there for a request, even one decided in an earlier year.',
    advice: 'Add the request (outcome H for one decided earlier), or remove the person.',
    fields: ['person.persontableid', 'requests.persontableid'],
    needs: ['persons', 'requests'],
    run: (facts, found) => {
      const { requestsOfPerson } = facts;
      found.each((at) => countChildren(requestsOfPerson, at) === 0);
    },
  },
];
