/** Good and bad extracts for the checks of assessments and of the twenty weeks. */
import { type CheckCase, caseOf, takeOut } from '../../../../test/make/make-extract.ts';

/** One case a check. */
export const ASSESSMENT_CASES: readonly CheckCase[] = [
  {
    code: 'sen2.assessment-not-agreed',
    bad: (records) => {
      Object.assign(caseOf(records, 23).request, { outcome: 'W', outcomeOn: null });
    },
    good: (records) => {
      Object.assign(caseOf(records, 23).request, { outcome: 'H', outcomeOn: null });
    },
  },
  {
    code: 'sen2.assessment-before-request-outcome',
    bad: (records) => {
      Object.assign(caseOf(records, 11).request, { outcome: 'Y', outcomeOn: '2024-12-31' });
    },
  },
  {
    code: 'sen2.assessment-before-receipt',
    bad: (records) => {
      Object.assign(caseOf(records, 11).request, { receivedOn: '2024-12-31', outcome: 'H', outcomeOn: null });
    },
  },
  {
    code: 'sen2.assessment-decided-same-day',
    bad: (records) => {
      const { request, assessment } = caseOf(records, 21);
      Object.assign(request, { outcome: 'Y', outcomeOn: assessment.outcomeOn });
    },
  },
  {
    code: 'sen2.assessment-earlier-than-request',
    bad: (records) => {
      Object.assign(caseOf(records, 1).request, { outcome: 'Y', outcomeOn: '2024-01-05' });
    },
  },
  {
    code: 'sen2.assessment-decided-before-year',
    bad: (records) => {
      Object.assign(caseOf(records, 21).assessment, { outcomeOn: '2023-12-31' });
    },
    good: (records) => {
      Object.assign(caseOf(records, 21).assessment, { outcomeOn: '2024-01-01' });
    },
  },
  {
    code: 'sen2.assessment-repeated',
    bad: (records) => {
      records.assessments.push({ ...caseOf(records, 23).assessment, assessmentKey: 'another' });
    },
    good: (records) => {
      records.assessments.push({ ...caseOf(records, 23).assessment, assessmentKey: 'another', outcome: 'W' });
    },
  },
  {
    code: 'sen2.appeal-without-refusal-to-issue',
    bad: (records) => {
      caseOf(records, 11).assessment.tribunal = true;
    },
    good: (records) => {
      caseOf(records, 21).assessment.tribunal = true;
      caseOf(records, 11).assessment.otherTribunal = true;
    },
  },
  {
    code: 'sen2.assessment-open-over-a-year',
    bad: (records) => {
      caseOf(records, 23).request.receivedOn = '2024-01-10';
    },
    good: (records) => {
      caseOf(records, 23).request.receivedOn = '2024-01-18';
    },
  },
  {
    code: 'sen2.issued-without-plan',
    bad: (records) => takeOut(records.namedPlans, ({ namedPlanKey }) => namedPlanKey === 'plan-11'),
    good: (records) => {
      takeOut(records.namedPlans, ({ namedPlanKey }) => namedPlanKey === 'plan-11');
      caseOf(records, 11).assessment.outcomeOn = null;
    },
  },
  {
    code: 'sen2.exception-although-in-time',
    bad: (records) => {
      caseOf(records, 11).assessment.exceptionToTwentyWeeks = true;
    },
    good: (records) => {
      caseOf(records, 11).assessment.exceptionToTwentyWeeks = true;
      Object.assign(caseOf(records, 11).request, { receivedOn: '2023-01-11', outcome: 'H', outcomeOn: null });
    },
  },
  {
    code: 'sen2.exception-missing',
    bad: (records) => {
      caseOf(records, 11).assessment.exceptionToTwentyWeeks = null;
    },
    good: (records) => {
      caseOf(records, 21).assessment.exceptionToTwentyWeeks = null;
    },
  },
  {
    code: 'sen2.issued-late-without-exception',
    bad: (records) => {
      Object.assign(caseOf(records, 11).request, { receivedOn: '2023-01-11', outcome: 'H', outcomeOn: null });
    },
    good: (records) => {
      Object.assign(caseOf(records, 11).request, { receivedOn: '2023-01-11', outcome: 'H', outcomeOn: null });
      caseOf(records, 11).assessment.exceptionToTwentyWeeks = true;
    },
  },
  {
    code: 'sen2.many-exceptions',
    children: 240,
    bad: (records) => {
      for (const place of [11, 12, 13, 35, 36])
        caseOf(records, place).assessment.exceptionToTwentyWeeks = true;
    },
    count: 5,
    good: (records) => {
      for (const place of [11, 12, 13, 35]) caseOf(records, place).assessment.exceptionToTwentyWeeks = true;
    },
  },
  {
    code: 'sen2.issued-within-six-weeks',
    bad: (records) => {
      const { request, assessment } = caseOf(records, 12);
      request.receivedOn = assessment.outcomeOn ?? '';
    },
  },
  {
    code: 'sen2.issued-after-two-years',
    bad: (records) => {
      Object.assign(caseOf(records, 12).request, { receivedOn: '2021-01-11', outcome: 'H', outcomeOn: null });
    },
  },
  {
    code: 'sen2.no-refusals-to-issue',
    children: 1200,
    bad: (records) => {
      for (const assessment of records.assessments) if (assessment.outcome === 'N') assessment.outcome = 'H';
    },
    count: 150,
  },
];
