/** Good and bad extracts for the checks of persons, of the header and of the tables. */
import { type CheckCase, caseOf, takeOut } from '../../../../test/make/make-extract.ts';

/** One case a check. */
export const PEOPLE_CASES: readonly CheckCase[] = [
  {
    code: 'sen2.header-missing',
    bad: (records) => {
      records.sen2Headers = [];
    },
    good: ({ sen2Headers: [header] }) => {
      if (header !== undefined) header.asAt = null;
    },
  },
  {
    code: 'sen2.reference-date-not-census',
    bad: ({ sen2Headers: [header] }) => {
      if (header !== undefined) header.asAt = '2025-01-15';
    },
  },
  {
    code: 'sen2.table-missing',
    bad: (records) => {
      records.needs = [];
      records.planDetails = [];
    },
    count: 2,
  },
  {
    code: 'sen2.pupil-number-shared',
    bad: (records) => {
      caseOf(records, 3).person.pupilKey = 'pupil-1';
    },
    good: (records) => {
      for (const place of [1, 3]) caseOf(records, place).person.pupilKey = null;
    },
  },
  {
    code: 'sen2.child-repeated',
    bad: (records) => {
      Object.assign(caseOf(records, 3).person, { pupilKey: null, caseKey: 'case-1' });
    },
    good: (records) => {
      caseOf(records, 3).person.caseKey = 'case-1';
      for (const place of [2, 4]) caseOf(records, place).person.nameKey = null;
    },
  },
  {
    code: 'sen2.pupil-number-missing',
    bad: (records) => {
      caseOf(records, 3).person.pupilKey = null;
      Object.assign(caseOf(records, 4).person, { pupilKey: null, upnUnknown: 'UN8' });
    },
    count: 2,
    good: (records) => {
      Object.assign(caseOf(records, 3).person, { pupilKey: null, upnUnknown: 'UN2' });
      caseOf(records, 0).person.pupilKey = null;
      caseOf(records, 2).person.pupilKey = null;
    },
  },
  {
    code: 'sen2.under-six-reason-outgrown',
    bad: (records) => {
      Object.assign(caseOf(records, 3).person, { pupilKey: null, upnUnknown: 'UN1' });
    },
    good: (records) => {
      Object.assign(caseOf(records, 0).person, { pupilKey: null, upnUnknown: 'UN1' });
    },
  },
  {
    code: 'sen2.learner-number-missing',
    bad: (records) => {
      caseOf(records, 2).person.learnerKey = null;
    },
    good: (records) => {
      Object.assign(caseOf(records, 2).person, { learnerKey: null, upnUnknown: 'UN9' });
    },
  },
  {
    code: 'sen2.born-after-reference-date',
    bad: (records) => {
      caseOf(records, 18).person.birthMonth = '2025-02';
    },
    good: (records) => {
      caseOf(records, 18).person.birthMonth = '2025-01';
    },
  },
  {
    code: 'sen2.aged-25',
    bad: (records) => {
      caseOf(records, 5).person.birthMonth = '1999-10';
    },
    good: (records) => {
      caseOf(records, 5).person.birthMonth = '2000-01';
    },
  },
  {
    code: 'sen2.sex-not-known',
    bad: (records) => {
      caseOf(records, 1).person.sex = '9';
      caseOf(records, 2).person.sex = '0';
    },
    count: 2,
    good: (records) => {
      caseOf(records, 1).person.sex = '1';
    },
  },
  {
    code: 'sen2.ethnicity-missing',
    bad: (records) => {
      caseOf(records, 1).person.ethnicity = null;
    },
    good: (records) => {
      caseOf(records, 1).person.ethnicity = 'NOBT';
    },
  },
  {
    code: 'sen2.person-without-request',
    bad: (records) => takeOut(records.requests, ({ requestKey }) => requestKey === 'request-18'),
  },
];
