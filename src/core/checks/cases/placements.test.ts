/** Good and bad extracts for the checks of placements. */
import { type CheckCase, caseOf, type MadeRecords } from '../../../../test/make/make-extract.ts';

/** Put a child into a setting code. */
function placeIn(records: MadeRecords, place: number, settingCode: string, altered: object = {}): void {
  Object.assign(caseOf(records, place).placement, { urn: null, settingCode, ...altered });
}

/** One case a check. */
export const PLACEMENT_CASES: readonly CheckCase[] = [
  {
    code: 'sen2.entry-missing',
    bad: (records) => {
      caseOf(records, 1).placement.entryOn = null;
    },
    good: (records) => {
      Object.assign(caseOf(records, 1).placement, { entryOn: null, rank: 2 });
    },
  },
  {
    code: 'sen2.placement-before-birth',
    bad: (records) => {
      caseOf(records, 0).placement.entryOn = '2017-09-01';
    },
  },
  {
    code: 'sen2.placement-long-before-plan',
    bad: (records) => {
      caseOf(records, 1).namedPlan.startsOn = '2023-09-02';
      caseOf(records, 1).placement.entryOn = '2022-09-01';
    },
    good: (records) => {
      caseOf(records, 1).namedPlan.startsOn = '2023-09-01';
      caseOf(records, 1).placement.entryOn = '2022-09-01';
      caseOf(records, 3).placement.entryOn = '2019-09-01';
    },
  },
  {
    code: 'sen2.placement-ended-before-plan',
    bad: (records) => {
      const { placement } = caseOf(records, 13);
      records.placements.push({ ...placement, entryOn: '2023-09-01', leavingOn: '2023-12-20' });
    },
    good: (records) => {
      const { placement } = caseOf(records, 13);
      records.placements.push({ ...placement, entryOn: '2023-09-01', leavingOn: '2025-01-10' });
    },
  },
  {
    code: 'sen2.placement-after-cease',
    bad: (records) => {
      Object.assign(caseOf(records, 1).namedPlan, { ceasedOn: '2024-07-31', ceaseReason: '2' });
      caseOf(records, 1).placement.entryOn = '2024-09-01';
    },
    good: (records) => {
      Object.assign(caseOf(records, 1).namedPlan, { ceasedOn: '2024-09-01', ceaseReason: '2' });
      caseOf(records, 1).placement.entryOn = '2024-09-01';
    },
  },
  {
    code: 'sen2.unit-and-resourced-provision',
    bad: (records) => {
      Object.assign(caseOf(records, 3).placement, { senUnit: true, resourcedProvision: true });
    },
    good: (records) => {
      caseOf(records, 3).placement.senUnit = true;
    },
  },
  {
    code: 'sen2.unit-flags-missing',
    bad: (records) => {
      caseOf(records, 1).placement.senUnit = null;
      caseOf(records, 3).placement.resourcedProvision = null;
    },
    count: 2,
    good: (records) => placeIn(records, 1, 'EHE', { senUnit: null, resourcedProvision: null }),
  },
  {
    code: 'sen2.unit-flag-without-school',
    bad: (records) => placeIn(records, 1, 'OTH', { resourcedProvision: true }),
    good: (records) => placeIn(records, 1, 'OTH'),
  },
  {
    code: 'sen2.neet-under-16',
    bad: (records) => placeIn(records, 4, 'NEET'),
    good: (records) => placeIn(records, 7, 'NEET'),
  },
  {
    code: 'sen2.early-years-at-school-age',
    bad: (records) => placeIn(records, 3, 'EYP'),
    good: (records) => placeIn(records, 0, 'EYP'),
  },
  {
    code: 'sen2.out-of-education-too-long',
    bad: (records) => placeIn(records, 4, 'NIEO', { entryOn: '2024-12-18' }),
    good: (records) => {
      placeIn(records, 4, 'NIEO', { entryOn: '2024-12-19' });
      placeIn(records, 7, 'NIEO');
    },
  },
  {
    code: 'sen2.residential-without-school',
    bad: (records) => placeIn(records, 4, 'EHE', { residential: 'A' }),
    good: (records) => placeIn(records, 4, 'OLA', { residential: 'A' }),
  },
  {
    code: 'sen2.work-based-under-16',
    bad: (records) => {
      caseOf(records, 4).placement.workBased = 'A';
    },
    good: (records) => {
      caseOf(records, 7).placement.workBased = 'A';
    },
  },
  {
    code: 'sen2.second-place-same-as-main',
    bad: (records) => {
      records.placements.push({ ...caseOf(records, 4).placement, rank: 2 });
    },
    good: (records) => {
      const { placement } = caseOf(records, 4);
      records.placements.push({ ...placement, rank: 2, urn: '900001' });
      records.placements.push({ ...placement, rank: 2, leavingOn: '2024-12-20' });
    },
  },
];
