/** Good and bad extracts for the checks of active plans and their needs. */
import { type CheckCase, caseOf, type MadeRecords, takeOut } from '../../../../test/make/make-extract.ts';

/** Add another placement to the one that a child has. */
function addPlacement(
  records: MadeRecords,
  place: number,
  altered: Partial<MadeRecords['placements'][number]>,
) {
  records.placements.push({ ...caseOf(records, place).placement, urn: '900001', ...altered });
}

/** One case a check. */
export const ACTIVE_PLAN_CASES: readonly CheckCase[] = [
  {
    code: 'sen2.child-with-two-active-plans',
    bad: (records) => {
      caseOf(records, 3).person.pupilKey = 'pupil-1';
    },
    good: (records) => {
      caseOf(records, 14).person.pupilKey = 'pupil-1';
    },
  },
  {
    code: 'sen2.active-but-not-agreed',
    bad: (records) => {
      Object.assign(caseOf(records, 1).request, { outcome: 'N', outcomeOn: '2024-03-01' });
    },
  },
  {
    code: 'sen2.active-without-named-plan',
    bad: (records) => takeOut(records.namedPlans, ({ namedPlanKey }) => namedPlanKey === 'plan-1'),
  },
  {
    code: 'sen2.active-after-last-year',
    bad: (records) => {
      caseOf(records, 5).person.birthMonth = '1999-08';
    },
    good: (records) => {
      caseOf(records, 5).person.birthMonth = '1999-09';
    },
  },
  {
    code: 'sen2.transfer-request-not-earlier',
    bad: (records) => {
      Object.assign(caseOf(records, 22).request, { outcome: 'Y', outcomeOn: '2024-03-01' });
    },
  },
  {
    code: 'sen2.transfer-assessment-not-earlier',
    bad: (records) => {
      Object.assign(caseOf(records, 22).assessment, { outcome: 'Y', outcomeOn: '2024-03-01' });
    },
  },
  {
    code: 'sen2.transfer-from-itself',
    bad: (records) => {
      caseOf(records, 22).activePlan.transferredFrom = '999';
    },
  },
  {
    code: 'sen2.plan-without-placement',
    bad: (records) => takeOut(records.placements, ({ activePlanKey }) => activePlanKey === 'active-1'),
    good: (records) => takeOut(records.placements, ({ activePlanKey }) => activePlanKey === 'active-22'),
  },
  {
    code: 'sen2.transfer-without-placement',
    bad: (records) => takeOut(records.placements, ({ activePlanKey }) => activePlanKey === 'active-22'),
    good: (records) => takeOut(records.placements, ({ activePlanKey }) => activePlanKey === 'active-1'),
  },
  {
    code: 'sen2.no-main-placement',
    bad: (records) => {
      caseOf(records, 1).placement.rank = 2;
    },
  },
  {
    code: 'sen2.no-open-placement',
    bad: (records) => {
      caseOf(records, 1).placement.leavingOn = '2024-07-31';
      caseOf(records, 3).placement.entryOn = '2025-02-01';
    },
    count: 2,
    good: (records) => {
      caseOf(records, 1).placement.leavingOn = '2025-07-31';
    },
  },
  {
    code: 'sen2.two-open-main-placements',
    bad: (records) => addPlacement(records, 1, { entryOn: '2024-09-01' }),
    good: (records) => addPlacement(records, 1, { entryOn: '2024-09-01', rank: 2 }),
  },
  {
    code: 'sen2.main-placements-overlap',
    bad: (records) => {
      caseOf(records, 1).placement.entryOn = '2024-09-01';
      addPlacement(records, 1, { entryOn: '2023-09-01', leavingOn: '2024-09-30' });
    },
    good: (records) => {
      caseOf(records, 1).placement.entryOn = '2024-09-01';
      addPlacement(records, 1, { entryOn: '2023-09-01', leavingOn: '2024-09-01' });
    },
  },
  {
    code: 'sen2.no-primary-need',
    bad: (records) => {
      caseOf(records, 1).need.rank = 2;
      takeOut(records.needs, ({ activePlanKey }) => activePlanKey === 'active-3');
    },
    count: 2,
  },
  {
    code: 'sen2.need-rank-repeated',
    bad: (records) => {
      records.needs.push({ ...caseOf(records, 1).need, need: 'PD' });
    },
    good: (records) => {
      records.needs.push({ ...caseOf(records, 1).need, need: 'PD', rank: 2 });
    },
  },
  {
    code: 'sen2.second-need-same',
    bad: (records) => {
      records.needs.push({ ...caseOf(records, 1).need, rank: 2 });
    },
    good: (records) => {
      records.needs.push({ ...caseOf(records, 1).need, need: 'PD', rank: 2 });
    },
  },
  {
    code: 'sen2.more-than-two-needs',
    bad: (records) => {
      const { need } = caseOf(records, 1);
      records.needs.push({ ...need, need: 'PD', rank: 2 }, { ...need, need: 'HI', rank: 2 });
    },
    good: (records) => {
      records.needs.push({ ...caseOf(records, 1).need, need: 'PD', rank: 2 });
    },
  },
  {
    code: 'sen2.many-other-needs',
    children: 240,
    bad: (records) => {
      for (const need of records.needs.slice(0, 20)) need.need = 'OTH';
    },
    count: 20,
    good: (records) => {
      for (const need of records.needs.slice(0, 15)) need.need = 'OTH';
    },
  },
  {
    code: 'sen2.one-need-only',
    children: 240,
    bad: (records) => {
      for (const need of records.needs) need.need = 'ASD';
    },
    count: 150,
  },
  {
    code: 'sen2.many-other-settings',
    children: 240,
    bad: (records) => {
      for (const placement of records.placements.slice(0, 8))
        Object.assign(placement, { urn: null, settingCode: 'OTH' });
    },
    count: 8,
    good: (records) => {
      for (const placement of records.placements.slice(0, 8))
        Object.assign(placement, { urn: null, settingCode: 'EHE' });
    },
  },
];
