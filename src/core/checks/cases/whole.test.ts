/** Good and bad extracts for the checks of shares, of days and of change. */
import type { CheckCase, MadeRecords } from '../../../../test/make/make-extract.ts';
import type { CheckContext } from '../check-context.ts';
import type { ExtractSummary } from '../extract-summary.ts';

const unchanged = () => undefined;

/** What was known before, altered. */
function before(change: (summary: ExtractSummary) => Partial<ExtractSummary>) {
  return (context: CheckContext): CheckContext => {
    const { previous } = context;
    if (previous === null) throw new RangeError('The made-up context has an earlier extract');
    return { ...context, previous: { ...previous, ...change(previous) } };
  };
}

/** Put one day on the first rows of a table. */
function onOneDay<Name extends keyof MadeRecords>(name: Name, column: string, day: string, rows: number) {
  return (records: MadeRecords) => {
    const filled = records[name].filter((record) =>
      Object.entries(record).some(([key, value]) => key === column && value !== null),
    );
    for (const record of filled.slice(0, rows)) Object.assign(record, { [column]: day });
  };
}

/** One case a check. */
export const WHOLE_CASES: readonly CheckCase[] = [
  {
    code: 'sen2.many-ethnicities-missing',
    children: 240,
    bad: ({ persons }) => {
      for (const person of persons.slice(0, 13)) person.ethnicity = null;
    },
    count: 13,
    good: ({ persons }) => {
      for (const person of persons.slice(0, 12)) person.ethnicity = null;
    },
  },
  {
    code: 'sen2.one-sex-only',
    children: 240,
    bad: ({ persons }) => {
      for (const person of persons) person.sex = 'M';
    },
    count: 240,
  },
  {
    code: 'sen2.one-birth-month',
    children: 240,
    bad: ({ persons }) => {
      for (const person of persons.slice(0, 30)) person.birthMonth = '2012-01';
    },
    count: 30,
  },
  {
    code: 'sen2.received-on-one-day',
    children: 240,
    bad: onOneDay('requests', 'receivedOn', '2022-04-01', 60),
    count: 60,
    good: onOneDay('requests', 'receivedOn', '2022-04-01', 40),
  },
  {
    code: 'sen2.assessed-on-one-day',
    children: 480,
    bad: onOneDay('assessments', 'outcomeOn', '2024-07-01', 30),
    count: 30,
    good: onOneDay('assessments', 'outcomeOn', '2024-07-01', 10),
  },
  {
    code: 'sen2.started-on-one-day',
    children: 240,
    bad: onOneDay('namedPlans', 'startsOn', '2024-07-01', 60),
    count: 60,
    good: onOneDay('namedPlans', 'startsOn', '2024-07-01', 30),
  },
  {
    code: 'sen2.reviewed-on-one-day',
    children: 240,
    bad: onOneDay('activePlans', 'reviewMeetingOn', '2024-07-01', 60),
    count: 60,
    good: onOneDay('activePlans', 'reviewMeetingOn', '2024-07-01', 20),
  },
  {
    code: 'sen2.month-without-requests',
    children: 1200,
    bad: ({ requests }) => {
      for (const request of requests)
        if (request.receivedOn.startsWith('2024-05')) request.receivedOn = '2024-06-03';
    },
    good: ({ requests }) => {
      for (const request of requests)
        if (request.receivedOn.startsWith('2022-05')) request.receivedOn = '2022-06-03';
    },
  },
  {
    code: 'sen2.month-without-decisions',
    children: 1200,
    bad: ({ assessments }) => {
      for (const assessment of assessments)
        if (assessment.outcomeOn?.startsWith('2024-05') === true) assessment.outcomeOn = '2024-06-03';
    },
  },
  {
    code: 'sen2.another-authority',
    bad: unchanged,
    badContext: before(() => ({ authorityNumber: '998' })),
    goodContext: before(() => ({ authorityNumber: null })),
  },
  {
    code: 'sen2.not-after-previous',
    bad: unchanged,
    badContext: before(() => ({ asAt: '2025-01-16' })),
    goodContext: before(() => ({ asAt: '2025-01-15' })),
  },
  {
    code: 'sen2.caseload-changed',
    children: 2400,
    bad: unchanged,
    badContext: before(({ openPlans }) => ({ openPlans: openPlans + 60 })),
    count: 60,
    goodContext: before(({ openPlans }) => ({ openPlans: openPlans + 40 })),
  },
  {
    code: 'sen2.need-mix-changed',
    children: 2400,
    bad: (records) => {
      for (const need of records.needs.slice(0, 60)) need.need = 'PD';
    },
    badContext: before(({ byNeed }) => ({ byNeed: { ...byNeed, PD: 0, ASD: (byNeed['ASD'] ?? 0) + 60 } })),
    count: 2,
    good: (records) => {
      for (const need of records.needs.slice(0, 20)) need.need = 'PD';
    },
  },
  {
    code: 'sen2.placement-mix-changed',
    children: 2400,
    bad: unchanged,
    badContext: before(({ byGroup }) => ({
      byGroup: { ...byGroup, MSMA: (byGroup?.['MSMA'] ?? 0) + 70, SPIN: (byGroup?.['SPIN'] ?? 0) - 70 },
    })),
    count: 2,
  },
  {
    code: 'sen2.stock-and-flow-differ',
    children: 2400,
    bad: unchanged,
    badContext: before(({ openPlans }) => ({ openPlans: openPlans - 30 })),
    count: 30,
    goodContext: before(({ openPlans }) => ({ openPlans: openPlans - 20 })),
  },
  {
    code: 'sen2.published-total-differs',
    children: 2400,
    bad: unchanged,
    badContext: (context) => ({ ...context, published: { year: 2025, plans: 1470 } }),
    count: 30,
    goodContext: (context) => ({ ...context, published: { year: 2025, plans: 1490 } }),
  },
];
