/** Good and bad extracts for the checks against the register of establishments. */
import { type CheckCase, caseOf, MADE_REGISTER } from '../../../../test/make/make-extract.ts';
import { toDayNumber } from '../../../core/base/day-number.ts';
import type { CheckContext, RegisterEntry } from '../check-context.ts';

/** The register with one establishment altered. */
function altered(urn: number, changes: Partial<RegisterEntry>): (context: CheckContext) => CheckContext {
  return (context) => {
    const entry = MADE_REGISTER.get(urn);
    if (entry === undefined) throw new RangeError('The made-up register has no such establishment');
    return { ...context, establishments: new Map([...MADE_REGISTER, [urn, { ...entry, ...changes }]]) };
  };
}
const unchanged = () => undefined;

/** One case a check. */
export const REGISTER_CASES: readonly CheckCase[] = [
  {
    code: 'sen2.urn-not-in-register',
    bad: (records) => {
      caseOf(records, 1).placement.urn = '900009';
    },
    good: (records) => {
      Object.assign(caseOf(records, 1).placement, { urn: null, ukprn: '10000009' });
    },
  },
  {
    code: 'sen2.establishment-closed',
    bad: unchanged,
    badContext: altered(900001, { closedOn: toDayNumber('2025-01-16'), status: 'Closed' }),
    count: 5,
    goodContext: altered(900001, {
      closedOn: toDayNumber('2025-08-31'),
      status: 'Open, but proposed to close',
    }),
  },
  {
    code: 'sen2.establishment-not-yet-open',
    bad: unchanged,
    badContext: altered(900001, { status: 'Proposed to open' }),
    count: 5,
  },
  {
    code: 'sen2.establishment-type-unusual',
    bad: unchanged,
    badContext: altered(900001, { typeName: "Children's centre" }),
    count: 5,
    // What the authority says stands before the type of the register.
    goodContext: altered(900001, { typeName: "Children's centre", said: 'MSMA' }),
  },
  {
    code: 'sen2.unit-not-in-register',
    bad: (records) => {
      caseOf(records, 3).placement.senUnit = true;
    },
    badContext: altered(900001, { hasSenUnit: false }),
    good: (records) => {
      caseOf(records, 3).placement.senUnit = true;
    },
    goodContext: altered(900001, { hasSenUnit: null }),
  },
  {
    code: 'sen2.resourced-provision-not-in-register',
    bad: (records) => {
      caseOf(records, 3).placement.resourcedProvision = true;
    },
    badContext: altered(900001, { hasResourcedProvision: false }),
    good: (records) => {
      caseOf(records, 3).placement.resourcedProvision = true;
    },
  },
  {
    code: 'sen2.unit-outside-mainstream',
    bad: (records) => {
      caseOf(records, 4).placement.senUnit = true;
    },
    good: (records) => {
      caseOf(records, 3).placement.senUnit = true;
    },
  },
  {
    code: 'sen2.post-16-place-under-16',
    bad: (records) => {
      caseOf(records, 4).placement.urn = '900004';
    },
    good: (records) => {
      caseOf(records, 4).placement.urn = '900004';
    },
    goodContext: altered(900004, { typeName: 'University technical college' }),
  },
  {
    code: 'sen2.school-at-20',
    bad: (records) => {
      caseOf(records, 5).placement.urn = '900002';
    },
    good: (records) => {
      caseOf(records, 2).placement.urn = '900002';
    },
  },
  {
    code: 'sen2.outside-ages-of-school',
    bad: unchanged,
    badContext: altered(900001, { lowAge: 3, highAge: 11 }),
    count: 2,
    goodContext: altered(900001, { lowAge: 3, highAge: 15 }),
  },
];
