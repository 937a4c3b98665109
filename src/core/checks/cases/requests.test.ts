/** Good and bad extracts for the checks of requests. */
import { type CheckCase, caseOf, type MadeRecords, takeOut } from '../../../../test/make/make-extract.ts';

/** Add a copy of a child's request under another key. */
function addRequest(records: MadeRecords, place: number, altered: Partial<MadeRecords['requests'][number]>) {
  records.requests.push({ ...caseOf(records, place).request, requestKey: 'another', ...altered });
}

/** One case a check. */
export const REQUEST_CASES: readonly CheckCase[] = [
  {
    code: 'sen2.request-open-twice',
    bad: (records) => addRequest(records, 20, { receivedOn: '2025-01-06' }),
    good: (records) => addRequest(records, 20, { receivedOn: '2024-03-06', outcome: 'W' }),
  },
  {
    code: 'sen2.request-repeated',
    bad: (records) => addRequest(records, 20, { outcome: 'W' }),
    good: (records) => addRequest(records, 20, { receivedOn: '2024-03-06', outcome: 'W' }),
  },
  {
    code: 'sen2.request-before-birth',
    bad: (records) => {
      caseOf(records, 19).person.birthMonth = '2025-01';
    },
  },
  {
    code: 'sen2.request-at-25',
    bad: (records) => {
      caseOf(records, 20).person.birthMonth = '1999-06';
    },
    good: (records) => {
      caseOf(records, 20).person.birthMonth = '2000-01';
    },
  },
  {
    code: 'sen2.request-decided-same-day',
    bad: (records) => {
      const { request } = caseOf(records, 18);
      request.outcomeOn = request.receivedOn;
    },
  },
  {
    code: 'sen2.request-open-over-a-year',
    bad: (records) => {
      caseOf(records, 20).request.receivedOn = '2024-01-10';
    },
    good: (records) => {
      caseOf(records, 20).request.receivedOn = '2024-01-18';
    },
  },
  {
    code: 'sen2.request-decided-before-year',
    bad: (records) => {
      Object.assign(caseOf(records, 1).request, { outcome: 'Y', outcomeOn: '2023-12-31' });
    },
    good: (records) => {
      Object.assign(caseOf(records, 19).request, { receivedOn: '2023-12-01', outcomeOn: '2024-01-01' });
    },
  },
  {
    code: 'sen2.appeal-without-refusal-to-assess',
    bad: (records) => {
      caseOf(records, 23).request.tribunal = true;
      caseOf(records, 20).request.mediation = true;
    },
    count: 2,
    good: (records) => {
      caseOf(records, 18).request.tribunal = true;
      caseOf(records, 1).request.mediation = true;
    },
  },
  {
    code: 'sen2.moved-but-active',
    bad: (records) => {
      caseOf(records, 1).request.exportedTo = '998';
    },
    good: (records) => {
      caseOf(records, 23).request.exportedTo = '998';
    },
  },
  {
    code: 'sen2.agreed-without-assessment',
    bad: (records) => takeOut(records.assessments, ({ assessmentKey }) => assessmentKey === 'assessment-23'),
    good: (records) => {
      takeOut(records.assessments, ({ assessmentKey }) => assessmentKey === 'assessment-23');
      caseOf(records, 23).request.exportedTo = '998';
    },
  },
  {
    code: 'sen2.request-with-two-active-plans',
    bad: (records) => {
      records.activePlans.push({ ...caseOf(records, 1).activePlan, activePlanKey: 'another' });
    },
  },
  {
    code: 'sen2.no-refusals-to-assess',
    children: 1200,
    bad: (records) => takeOut(records.requests, ({ outcome }) => outcome === 'N'),
    count: 198,
    good: (records) => takeOut(records.requests, ({ outcome }) => outcome === 'Y'),
  },
  {
    code: 'sen2.mostly-refusals-to-assess',
    children: 1200,
    bad: (records) => takeOut(records.requests, ({ outcome }) => outcome === 'Y'),
    count: 100,
  },
  {
    code: 'sen2.many-sources-missing',
    children: 240,
    bad: (records) => {
      for (const request of records.requests) request.source = null;
    },
    count: 56,
    good: (records) => {
      for (const request of records.requests) if (request.receivedOn < '2024-01-01') request.source = null;
    },
  },
];
