/** A small SEN2 extract in which nothing is wrong, made of records that a test may alter before they become columns. */
import { dayNumberOf, toDayNumber, toIsoDate } from '../../src/core/base/day-number.ts';
import type { CheckContext, RegisterEntry } from '../../src/core/checks/check-context.ts';
import { summariseExtract } from '../../src/core/checks/summarise-extract.ts';
import type { RecordOf, RowBatch, Sen2Records } from '../../src/core/domain/records.ts';
import { ExtractBuilder } from '../../src/core/extract/build-extract.ts';
import { type Extract, NO_DAY } from '../../src/core/extract/extract.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
/** The records of an extract by table; a test may alter, add and remove them. */
export type MadeRecords = { [Name in Sen2Records]: Writable<RecordOf[Name]>[] };

/** Parents before their children. */
const ORDER = [
  'sen2Headers',
  'persons',
  'requests',
  'assessments',
  'namedPlans',
  'planDetails',
  'activePlans',
  'placements',
  'needs',
] as const satisfies readonly Sen2Records[];

/** The census day of 2025, and that of the extract before. */
export const MADE_DAY = '2025-01-16';
export const MADE_BEFORE = '2024-01-18';
const CENSUS = toDayNumber(MADE_DAY);
/**
 * What becomes of the case of the child in a place, in turn: 0 to 10 have an old plan, 11 to 13 a plan issued in the
 * year, 14 to 17 a ceased one; 18 and 19 were refused, 20 waits, 21 was not issued, 22 moved in, 23 is assessed.
 */
const FATES = [
  ...Array.from({ length: 11 }, () => 'old' as const),
  'issued',
  'issued',
  'issued',
  'ceased',
  'ceased',
  'ceased',
  'ceased',
  'refused',
  'refused',
  'waiting',
  'not issued',
  'transfer',
  'assessed',
] as const;
type Fate = (typeof FATES)[number];
/** Children of a full turn of fates. */
export const MADE_TURN: number = FATES.length;

const MAINSTREAM = 900001;
const SPECIAL = 900002;
const INDEPENDENT = 900003;
const COLLEGE = 900004;
const NEEDS = ['ASD', 'SEMH', 'SLCN', 'MLD'] as const;

function entry(typeName: string, lowAge: number, highAge: number, hasUnit = false): RegisterEntry {
  return {
    typeName,
    said: null,
    status: 'Open',
    closedOn: NO_DAY,
    hasResourcedProvision: hasUnit,
    hasSenUnit: hasUnit,
    lowAge,
    highAge,
  };
}

/** The made-up register: the four establishments of the extract. */
export const MADE_REGISTER: ReadonlyMap<number, RegisterEntry> = new Map([
  [MAINSTREAM, entry('Academy converter', 3, 19, true)],
  [SPECIAL, entry('Community special school', 3, 19)],
  [INDEPENDENT, entry('Other independent special school', 5, 19)],
  [COLLEGE, entry('Further education', 16, 99)],
]);

/** Age on 31 August 2024 of the child in a place [years]: 4 to 21, all ages in turn. */
function ageOf(place: number): number {
  return 4 + ((place * 7) % 18);
}

function birthMonthOf(place: number): string {
  // Months from October to July, so that age on the census day is not in doubt for any limit.
  const month = [10, 11, 12, 2, 3, 4, 5, 6, 7][place % 9] ?? 10;
  const year = 2024 - ageOf(place) - (month >= 9 ? 1 : 0);
  return `${year}-${String(month).padStart(2, '0')}`;
}

function urnOf(place: number): string {
  if (ageOf(place) >= 17) return String(COLLEGE);
  return String([MAINSTREAM, SPECIAL, INDEPENDENT][place % 3] ?? MAINSTREAM);
}

function addPerson(records: MadeRecords, place: number): void {
  records.persons.push({
    personKey: `person-${place}`,
    birthMonth: birthMonthOf(place),
    pupilKey: `pupil-${place}`,
    learnerKey: ageOf(place) >= 16 ? `learner-${place}` : null,
    caseKey: `case-${place}`,
    nameKey: `name-${place}`,
    sex: place % 3 === 0 ? 'F' : 'M',
    ethnicity: 'WBRI',
    upnUnknown: null,
  });
}

type Decision = { readonly outcome: RecordOf['requests']['outcome']; readonly on: number | null };

/** A decision of the year of the return; one made before it is H, without a day. */
function decided(outcome: 'Y' | 'N', on: number): Decision {
  return on < dayNumberOf(2024, 1, 1) ? { outcome: 'H', on: null } : { outcome, on };
}

function addRequest(records: MadeRecords, place: number, received: number, { outcome, on }: Decision): void {
  records.requests.push({
    requestKey: `request-${place}`,
    personKey: `person-${place}`,
    receivedOn: toIsoDate(received),
    source: '2',
    outcome,
    outcomeOn: on === null ? null : toIsoDate(on),
    mediation: false,
    tribunal: false,
    inYouthAccommodation: false,
    exportedTo: null,
  });
}

function addAssessment(records: MadeRecords, place: number, { outcome, on }: Decision): void {
  records.assessments.push({
    assessmentKey: `assessment-${place}`,
    requestKey: `request-${place}`,
    outcome,
    outcomeOn: on === null ? null : toIsoDate(on),
    exceptionToTwentyWeeks: false,
    mediation: false,
    tribunal: false,
    otherMediation: false,
    otherTribunal: false,
  });
}

function placeOf(place: number) {
  return {
    urn: urnOf(place),
    ukprn: null,
    settingCode: null,
    rank: 1 as const,
    senUnit: false,
    resourcedProvision: false,
  };
}

function addPlan(records: MadeRecords, place: number, start: number, ceased: number | null): void {
  records.namedPlans.push({
    namedPlanKey: `plan-${place}`,
    assessmentKey: `assessment-${place}`,
    startsOn: toIsoDate(start),
    ceasedOn: ceased === null ? null : toIsoDate(ceased),
    ceaseReason: ceased === null ? null : '2',
    residential: null,
    workBased: null,
    personalBudget: false,
    organisedArrangements: false,
    directPayments: null,
  });
  records.planDetails.push({ namedPlanKey: `plan-${place}`, ...placeOf(place) });
}

function addActivePlan(records: MadeRecords, place: number, start: number, isTransfer: boolean): void {
  const isReviewed = start < dayNumberOf(2024, 1, 1);
  const meeting = dayNumberOf(2024, 2, 1) + ((place * 13) % 280);
  const age = ageOf(place);
  const due = age === 10 ? '2025-02-15' : age === 15 ? '2025-03-31' : null;
  records.activePlans.push({
    activePlanKey: `active-${place}`,
    requestKey: `request-${place}`,
    transferredFrom: isTransfer ? '998' : null,
    reviewMeetingOn: isReviewed ? toIsoDate(meeting) : null,
    reviewDecisionOn: isReviewed ? toIsoDate(meeting + 14) : null,
    reviewOutcome: isReviewed ? 'M' : null,
    reviewDraftOn: null,
    phaseTransferDueOn: due,
    phaseTransferFinalOn: null,
    residential: null,
    workBased: null,
  });
  records.placements.push({
    activePlanKey: `active-${place}`,
    ...placeOf(place),
    entryOn: toIsoDate(start),
    leavingOn: null,
    residential: null,
    workBased: null,
  });
  const need = NEEDS[place % NEEDS.length] ?? 'ASD';
  records.needs.push({ activePlanKey: `active-${place}`, need, rank: 1 });
}

function addCase(records: MadeRecords, place: number, fate: Fate): void {
  addPerson(records, place);
  const earlier: Decision = { outcome: 'H', on: null };
  const inYear = dayNumberOf(2024, 1, 3) + ((place * 29) % 340);
  const longAgo = dayNumberOf(2022, 1, 10) + ((place * 17) % 500);
  switch (fate) {
    case 'old':
    case 'ceased':
      addRequest(records, place, longAgo, earlier);
      addAssessment(records, place, earlier);
      addPlan(records, place, longAgo + 130, fate === 'ceased' ? inYear + 20 : null);
      if (fate === 'old') addActivePlan(records, place, longAgo + 130, false);
      break;
    case 'issued': {
      const issued = dayNumberOf(2024, 1, 22) + ((place * 29) % 340);
      addRequest(records, place, issued - 130, decided('Y', issued - 95));
      addAssessment(records, place, { outcome: 'Y', on: issued });
      addPlan(records, place, issued, null);
      addActivePlan(records, place, issued, false);
      break;
    }
    case 'refused':
      addRequest(records, place, inYear - 2, { outcome: 'N', on: Math.min(inYear + 30, CENSUS - 1) });
      break;
    case 'waiting':
      addRequest(records, place, CENSUS - 20 - (place % 15), { outcome: 'A', on: null });
      break;
    case 'assessed':
      addRequest(records, place, CENSUS - 90 - (place % 30), decided('Y', CENSUS - 60));
      addAssessment(records, place, { outcome: 'A', on: null });
      break;
    case 'not issued':
      addRequest(records, place, inYear - 100, decided('Y', inYear - 65));
      addAssessment(records, place, { outcome: 'N', on: inYear });
      break;
    case 'transfer':
      addRequest(records, place, longAgo, earlier);
      addAssessment(records, place, earlier);
      addPlan(records, place, longAgo + 130, null);
      addActivePlan(records, place, longAgo + 130, true);
      break;
  }
}

/** Make the records of a clean extract. @param children  how many; a turn of 24 has every sort of case. */
export function makeRecords(children: number = MADE_TURN): MadeRecords {
  const records: MadeRecords = {
    sen2Headers: [
      {
        year: 2025,
        asAt: MADE_DAY,
        authorityNumber: '999',
        medicalOfficer: true,
        clinicalOfficer: true,
        socialCareOfficer: true,
      },
    ],
    persons: [],
    requests: [],
    assessments: [],
    namedPlans: [],
    planDetails: [],
    activePlans: [],
    placements: [],
    needs: [],
  };
  for (let place = 0; place < children; place++)
    addCase(records, place, FATES[place % FATES.length] ?? 'old');
  return records;
}

/**
 * Turn records into columns; the first row of a table stands in line 2.
 * @param shuffle  gives the rows of a table in another order.
 */
export function buildExtract(
  records: MadeRecords,
  shuffle: <T>(rows: readonly T[]) => readonly T[] = (rows) => rows,
): Extract {
  const builder = new ExtractBuilder();
  for (const table of ORDER) {
    const placed = records[table].map((record, at) => ({ row: at + 2, record }));
    // The checker cannot follow that a table's records are those of its name.
    builder.add({ table, rows: shuffle<(typeof placed)[number]>(placed) } as unknown as RowBatch);
  }
  return builder.finish();
}

/** Everything that checks may look at, for an extract in which nothing is wrong: each comparison agrees with it. */
export function makeContext(extract: Extract): CheckContext {
  const alone = { extract, previous: null, published: null, establishments: MADE_REGISTER };
  const now = summariseExtract(alone);
  const flows = now.flows ?? { newPlans: 0, transfersIn: 0, ceases: 0 };
  return {
    ...alone,
    previous: {
      ...now,
      asAt: MADE_BEFORE,
      openPlans: now.openPlans - flows.newPlans - flows.transfersIn + flows.ceases,
    },
    published: { year: 2025, plans: now.openPlans },
  };
}

/** An extract that a check must find something in, and one that it must not. */
export type CheckCase = {
  readonly code: string;
  /** Children in the extract, a turn unless told. */
  readonly children?: number;
  /** Makes the clean records wrong. */
  readonly bad: (records: MadeRecords) => void;
  /** How many rows the check must then find, one unless told. */
  readonly count?: number;
  /** Alters the clean records so that the check must still find nothing: the nearest thing that is right. */
  readonly good?: (records: MadeRecords) => void;
  /** Alters what else the check may look at, for the bad extract. */
  readonly badContext?: (context: CheckContext) => CheckContext;
  /** The same for the good extract. */
  readonly goodContext?: (context: CheckContext) => CheckContext;
};

function required<T>(rows: T[], isWanted: (row: T) => boolean): T {
  const row = rows.find(isWanted);
  if (row === undefined) throw new RangeError('The made-up extract has no such row');
  return row;
}

/** The first rows of one child, to be altered; asking for one that the child does not have throws. */
export function caseOf(records: MadeRecords, place: number) {
  const ofPlan = (row: { activePlanKey: string }) => row.activePlanKey === `active-${place}`;
  const ofNamedPlan = (row: { namedPlanKey: string }) => row.namedPlanKey === `plan-${place}`;
  return {
    get person() {
      return required(records.persons, ({ personKey }) => personKey === `person-${place}`);
    },
    get request() {
      return required(records.requests, ({ requestKey }) => requestKey === `request-${place}`);
    },
    get assessment() {
      return required(records.assessments, ({ assessmentKey }) => assessmentKey === `assessment-${place}`);
    },
    get namedPlan() {
      return required(records.namedPlans, ofNamedPlan);
    },
    get detail() {
      return required(records.planDetails, ofNamedPlan);
    },
    get activePlan() {
      return required(records.activePlans, ofPlan);
    },
    get placement() {
      return required(records.placements, ofPlan);
    },
    get need() {
      return required(records.needs, ofPlan);
    },
  };
}

/** Take the rows out for which a test says so. */
export function takeOut<T>(rows: T[], isUnwanted: (row: T) => boolean): void {
  rows.splice(0, rows.length, ...rows.filter((row) => !isUnwanted(row)));
}
