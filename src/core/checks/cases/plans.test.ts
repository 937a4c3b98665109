/** Good and bad extracts for the checks of named plans and of how they end. */
import { type CheckCase, caseOf, takeOut } from '../../../../test/make/make-extract.ts';

/** One case a check. */
export const PLAN_CASES: readonly CheckCase[] = [
  {
    code: 'sen2.plan-not-agreed',
    bad: (records) => {
      Object.assign(caseOf(records, 1).assessment, { outcome: 'W', outcomeOn: null });
    },
  },
  {
    code: 'sen2.plan-repeated',
    bad: (records) => {
      records.namedPlans.push({ ...caseOf(records, 1).namedPlan, namedPlanKey: 'another' });
    },
  },
  {
    code: 'sen2.plan-before-issue',
    bad: (records) => {
      caseOf(records, 11).namedPlan.startsOn = '2023-12-31';
    },
  },
  {
    code: 'sen2.plan-long-after-issue',
    bad: (records) => {
      Object.assign(caseOf(records, 11).assessment, { outcomeOn: '2024-02-01' });
      caseOf(records, 11).namedPlan.startsOn = '2024-03-01';
    },
    good: (records) => {
      Object.assign(caseOf(records, 11).assessment, { outcomeOn: '2024-02-01' });
      caseOf(records, 11).namedPlan.startsOn = '2024-02-29';
    },
  },
  {
    code: 'sen2.plan-before-2014',
    bad: (records) => {
      caseOf(records, 5).namedPlan.startsOn = '2014-08-31';
    },
    good: (records) => {
      caseOf(records, 5).namedPlan.startsOn = '2014-09-01';
    },
  },
  {
    code: 'sen2.plan-before-birth',
    bad: (records) => {
      caseOf(records, 0).namedPlan.startsOn = '2017-01-01';
    },
  },
  {
    code: 'sen2.plan-open-but-not-active',
    bad: (records) => {
      Object.assign(caseOf(records, 14).namedPlan, { ceasedOn: null, ceaseReason: null });
    },
  },
  {
    code: 'sen2.named-place-missing',
    bad: (records) => {
      caseOf(records, 1).detail.rank = 2;
      takeOut(records.planDetails, ({ namedPlanKey }) => namedPlanKey === 'plan-3');
    },
    count: 2,
  },
  {
    code: 'sen2.two-main-named-places',
    bad: (records) => {
      records.planDetails.push({ ...caseOf(records, 1).detail, urn: '900002' });
    },
    good: (records) => {
      records.planDetails.push({ ...caseOf(records, 1).detail, urn: '900002', rank: 2 });
    },
  },
  {
    code: 'sen2.many-not-in-named-place',
    children: 240,
    bad: (records) => {
      for (const detail of records.planDetails) if (detail.urn === '900002') detail.urn = '900001';
    },
    count: 40,
    good: (records) => {
      for (const detail of records.planDetails.slice(0, 25)) detail.urn = '900009';
    },
  },
  {
    code: 'sen2.ceased-but-active',
    bad: (records) => {
      Object.assign(caseOf(records, 1).namedPlan, { ceasedOn: '2024-07-31', ceaseReason: '2' });
    },
  },
  {
    code: 'sen2.ceased-on-first-day',
    bad: (records) => {
      const { namedPlan } = caseOf(records, 14);
      namedPlan.ceasedOn = namedPlan.startsOn;
    },
  },
  {
    code: 'sen2.ceased-before-year',
    bad: (records) => {
      caseOf(records, 14).namedPlan.ceasedOn = '2023-12-31';
    },
    good: (records) => {
      caseOf(records, 14).namedPlan.ceasedOn = '2024-01-01';
    },
  },
  {
    code: 'sen2.ceased-by-age-too-young',
    bad: (records) => {
      caseOf(records, 15).namedPlan.ceaseReason = '1';
    },
    good: (records) => {
      caseOf(records, 15).namedPlan.ceaseReason = '1';
      caseOf(records, 15).person.birthMonth = '1998-10';
    },
  },
  {
    code: 'sen2.ceased-for-work-too-young',
    bad: (records) => {
      caseOf(records, 14).namedPlan.ceaseReason = '4';
    },
    good: (records) => {
      caseOf(records, 15).namedPlan.ceaseReason = '4';
    },
  },
  {
    code: 'sen2.ceased-without-engagement-too-young',
    bad: (records) => {
      caseOf(records, 14).namedPlan.ceaseReason = '6';
    },
    good: (records) => {
      caseOf(records, 15).namedPlan.ceaseReason = '6';
    },
  },
  {
    code: 'sen2.ceased-for-university-too-young',
    bad: (records) => {
      caseOf(records, 14).namedPlan.ceaseReason = '3';
    },
    good: (records) => {
      caseOf(records, 15).namedPlan.ceaseReason = '3';
    },
  },
  {
    code: 'sen2.needs-met-but-neet',
    bad: (records) => {
      Object.assign(caseOf(records, 15).detail, { urn: null, settingCode: 'NEET' });
      Object.assign(caseOf(records, 5).namedPlan, { ceasedOn: '2024-07-31', ceaseReason: '2' });
      Object.assign(caseOf(records, 5).placement, { urn: null, settingCode: 'NEET' });
    },
    count: 2,
    good: (records) => {
      Object.assign(caseOf(records, 15).detail, { urn: null, settingCode: 'NEET' });
      caseOf(records, 15).namedPlan.ceaseReason = '6';
    },
  },
  {
    code: 'sen2.many-other-cease-reasons',
    children: 240,
    bad: (records) => {
      for (const place of [14, 15, 16, 17, 38]) caseOf(records, place).namedPlan.ceaseReason = '9';
    },
    count: 5,
    good: (records) => {
      for (const place of [14, 15, 16, 17]) caseOf(records, place).namedPlan.ceaseReason = '9';
    },
  },
];
