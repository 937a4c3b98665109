/** A few cases written out by hand as a SEN2 extract, for tests that work figures out on paper. */
import type { Extract } from '../../src/core/extract/extract.ts';
import { buildExtract, type MadeRecords } from './make-extract.ts';

type Outcome = 'Y' | 'N' | 'A' | 'W' | 'H';
type PlaceOf = {
  readonly urn?: string;
  readonly setting?: string;
  readonly entry?: string;
  readonly leaving?: string;
};

/** One child's case; what is left out is not there. */
export type SmallCase = {
  /** Month of birth; "2014-06" unless told. */
  readonly born?: string;
  readonly received: string;
  readonly source?: string;
  readonly request: readonly [Outcome, string?];
  readonly assessment?: readonly [Outcome, string?];
  /** The flag of an exception to the time limit; false unless told. */
  readonly exception?: boolean | null;
  readonly plan?: {
    readonly from: string;
    readonly until?: string;
    readonly reason?: string;
    readonly budget?: boolean;
  };
  /** What section I names. */
  readonly named?: string;
  /** Main placements; one with none of these is a plan without a placement. */
  readonly places?: readonly PlaceOf[];
  readonly need?: string;
  readonly movedFrom?: string;
  readonly review?: { readonly meeting: string; readonly decision?: string; readonly outcome?: string };
  readonly transfer?: { readonly due: string; readonly final?: string };
};

/** Make an extract of cases. @param asAt  the day; null where the header names none. */
export function smallExtract(
  asAt: string | null,
  cases: readonly SmallCase[],
  shuffle?: <T>(rows: readonly T[]) => readonly T[],
): Extract {
  const records: MadeRecords = {
    sen2Headers: [],
    persons: [],
    requests: [],
    assessments: [],
    namedPlans: [],
    planDetails: [],
    activePlans: [],
    placements: [],
    needs: [],
  };
  records.sen2Headers.push({
    year: null,
    asAt,
    authorityNumber: '999',
    medicalOfficer: null,
    clinicalOfficer: null,
    socialCareOfficer: null,
  });
  for (const [place, item] of cases.entries()) addCase(records, place, item);
  return buildExtract(records, shuffle);
}

function addCase(records: MadeRecords, place: number, item: SmallCase): void {
  records.persons.push({
    personKey: `person-${place}`,
    birthMonth: item.born ?? '2014-06',
    pupilKey: `pupil-${place}`,
    learnerKey: null,
    caseKey: null,
    nameKey: null,
    sex: 'F',
    ethnicity: null,
    upnUnknown: null,
  });
  records.requests.push({
    requestKey: `request-${place}`,
    personKey: `person-${place}`,
    receivedOn: item.received,
    source: item.source ?? null,
    outcome: item.request[0],
    outcomeOn: item.request[1] ?? null,
    mediation: null,
    tribunal: null,
    inYouthAccommodation: null,
    exportedTo: null,
  });
  if (item.assessment !== undefined) addAssessment(records, place, item, item.assessment);
  if (item.plan !== undefined) addPlan(records, place, item, item.plan);
  if (item.plan !== undefined && item.plan.until === undefined) addActivePlan(records, place, item);
}

function addAssessment(
  records: MadeRecords,
  place: number,
  item: SmallCase,
  [outcome, on]: readonly [Outcome, string?],
): void {
  records.assessments.push({
    assessmentKey: `assessment-${place}`,
    requestKey: `request-${place}`,
    outcome,
    outcomeOn: on ?? null,
    exceptionToTwentyWeeks: item.exception === undefined ? false : item.exception,
    mediation: null,
    tribunal: null,
    otherMediation: null,
    otherTribunal: null,
  });
}

function addPlan(
  records: MadeRecords,
  place: number,
  { named }: SmallCase,
  plan: NonNullable<SmallCase['plan']>,
): void {
  records.namedPlans.push({
    namedPlanKey: `plan-${place}`,
    assessmentKey: `assessment-${place}`,
    startsOn: plan.from,
    ceasedOn: plan.until ?? null,
    ceaseReason: plan.reason ?? null,
    residential: null,
    workBased: null,
    personalBudget: plan.budget ?? null,
    organisedArrangements: null,
    directPayments: null,
  });
  if (named !== undefined)
    records.planDetails.push({ namedPlanKey: `plan-${place}`, ...placeOf({ urn: named }) });
}

function placeOf({ urn, setting }: PlaceOf) {
  return {
    urn: urn ?? null,
    ukprn: null,
    settingCode: setting ?? null,
    rank: 1 as const,
    senUnit: false,
    resourcedProvision: false,
  };
}

function addActivePlan(records: MadeRecords, place: number, item: SmallCase): void {
  records.activePlans.push({
    activePlanKey: `active-${place}`,
    requestKey: `request-${place}`,
    transferredFrom: item.movedFrom ?? null,
    reviewMeetingOn: item.review?.meeting ?? null,
    reviewDecisionOn: item.review?.decision ?? null,
    reviewOutcome: item.review?.outcome ?? null,
    reviewDraftOn: null,
    phaseTransferDueOn: item.transfer?.due ?? null,
    phaseTransferFinalOn: item.transfer?.final ?? null,
    residential: null,
    workBased: null,
  });
  for (const at of item.places ?? [])
    records.placements.push({
      activePlanKey: `active-${place}`,
      ...placeOf(at),
      entryOn: at.entry ?? null,
      leavingOn: at.leaving ?? null,
      residential: null,
      workBased: null,
    });
  if (item.need !== undefined)
    records.needs.push({ activePlanKey: `active-${place}`, need: item.need, rank: 1 });
}
