/** The tables of imported rows, one a kind of record, with their columns. */
import type { CaseReference } from '../../core/domain/case-reference.ts';
import type { Establishment } from '../../core/domain/establishment.ts';
import type { LedgerBasis, LedgerLine } from '../../core/domain/ledger-line.ts';
import type { MonthlyFigure, SeriesName } from '../../core/domain/monthly-figure.ts';
import type { PlacementCost } from '../../core/domain/placement-cost.ts';
import type { AllocationLine, PublishedRow } from '../../core/domain/published.ts';
import type { RecordOf, TableName } from '../../core/domain/records.ts';
import type {
  Sen2ActivePlan,
  Sen2Assessment,
  Sen2Header,
  Sen2NamedPlan,
  Sen2Need,
  Sen2Person,
  Sen2Place,
  Sen2Placement,
  Sen2PlanDetail,
  Sen2Request,
} from '../../core/domain/sen2.ts';
import type { StatisticalNeighbour } from '../../core/domain/statistical-neighbour.ts';
import type { SurveyResponse } from '../../core/domain/survey-response.ts';
import type { Transition } from '../../core/domain/transition.ts';
import { flag, money, numbersByName, oneOf, orNull, rank, real, text, textsByName, whole } from './column.ts';
import {
  CAPITAL_MONTHS,
  COMMISSIONED_PLACES,
  PLAN_OUTCOMES,
  REGISTER_ENTRIES,
  SCHOOL_COUNTS,
  SCHOOL_ROLLS,
  SETTING_OVERRIDES,
} from './register-tables.ts';
import { keyOfParts, type RowTable, rowTable } from './row-table.ts';

const SERIES: readonly SeriesName[] = ['actual', 'agreed', 'latest'];
const OUTCOMES: readonly Sen2Request['outcome'][] = ['Y', 'N', 'A', 'W', 'H'];

/** Published tables by authority, year and breakdown. An area without a code is known by its name. */
const PUBLISHED_ROWS: RowTable<PublishedRow> = rowTable<PublishedRow>(
  'published_rows',
  (row) =>
    keyOfParts(
      row.timePeriod,
      row.geographicLevel,
      row.areaCode === '' ? row.areaName : row.areaCode,
      row.breakdownTopic,
      row.breakdown,
    ),
  {
    dataset: text('dataset'),
    timePeriod: text('time_period'),
    geographicLevel: text('geographic_level'),
    areaCode: text('area_code'),
    areaName: text('area_name'),
    breakdownTopic: text('breakdown_topic'),
    breakdown: text('breakdown'),
    values: numbersByName('number_values'),
    marks: textsByName('marks'),
  },
);

/** Dedicated Schools Grant allocations: an authority's figure under one heading. */
const ALLOCATION_LINES: RowTable<AllocationLine> = rowTable<AllocationLine>(
  'allocation_lines',
  (line) => keyOfParts(line.year, line.authorityNumber, line.table, line.heading),
  {
    year: whole('financial_year'),
    authorityNumber: text('authority_number'),
    authorityName: text('authority_name'),
    table: text('sheet_table'),
    heading: text('heading'),
    amountPence: orNull(money('amount_pence')),
    quantity: orNull(real('quantity')),
    mark: orNull(text('mark')),
  },
);

/** What a monthly figure is known by; keys sort by measure, series, month. */
export function monthlyKey({ measure, series, month }: MonthlyFigure): string {
  return keyOfParts(measure, series, month);
}

/** Monthly figures of a programme. */
const MONTHLY_FIGURES: RowTable<MonthlyFigure> = rowTable<MonthlyFigure>('monthly_figures', monthlyKey, {
  measure: text('measure'),
  month: text('month'),
  series: oneOf('series', SERIES),
  value: real('value'),
});

/** Yearly costs of placements: an extract of all that the finance team keeps. */
const PLACEMENT_COSTS: RowTable<PlacementCost> = rowTable<PlacementCost>('placement_costs', null, {
  caseKey: text('case_key'),
  pupilKey: orNull(text('pupil_key')),
  placementType: text('placement_type'),
  urn: orNull(text('urn')),
  band: orNull(text('band')),
  start: text('start_on'),
  end: orNull(text('end_on')),
  yearlyCostPence: money('yearly_cost_pence'),
});

const BASES: readonly LedgerBasis[] = ['actual', 'budget', 'forecast'];

/** Lines of the general ledger: an extract of all that is booked, budgeted or forecast. */
const LEDGER_LINES: RowTable<LedgerLine> = rowTable<LedgerLine>('ledger_lines', null, {
  year: whole('financial_year'),
  month: orNull(text('month')),
  basis: oneOf('basis', BASES),
  costCentre: text('cost_centre'),
  account: text('account'),
  description: text('description'),
  amountPence: money('amount_pence'),
});

/** Places of education, by their number in the register. */
const ESTABLISHMENTS: RowTable<Establishment> = rowTable<Establishment>('establishments', (row) => row.urn, {
  urn: text('urn'),
  ukprn: orNull(text('ukprn')),
  name: text('establishment_name'),
  authorityNumber: text('authority_number'),
  typeName: text('type_name'),
  phase: orNull(text('phase')),
  status: text('status'),
  openedOn: orNull(text('opened_on')),
  closedOn: orNull(text('closed_on')),
  lowAge: orNull(whole('low_age')),
  highAge: orNull(whole('high_age')),
  capacity: orNull(whole('capacity')),
  pupils: orNull(whole('pupils')),
  resourcedProvisionType: orNull(text('resourced_provision_type')),
  resourcedCapacity: orNull(whole('resourced_capacity')),
  resourcedOnRoll: orNull(whole('resourced_on_roll')),
  senUnitCapacity: orNull(whole('sen_unit_capacity')),
  senUnitOnRoll: orNull(whole('sen_unit_on_roll')),
});

/** Statistical neighbours: one whole set a file. */
const NEIGHBOURS: RowTable<StatisticalNeighbour> = rowTable<StatisticalNeighbour>(
  'statistical_neighbours',
  (row) => row.authorityName,
  {
    authorityName: text('authority_name'),
    rank: whole('neighbour_rank'),
    neighbourName: text('neighbour_name'),
  },
);

/** Steps of children from year to year. */
const TRANSITIONS: RowTable<Transition> = rowTable<Transition>('transitions', null, {
  year: whole('calendar_year'),
  settingBefore: text('setting_before'),
  needBefore: text('need_before'),
  schoolYearBefore: whole('school_year_before'),
  settingAfter: text('setting_after'),
  needAfter: text('need_after'),
  schoolYearAfter: whole('school_year_after'),
});

/** Answers to surveys. */
const SURVEY_RESPONSES: RowTable<SurveyResponse> = rowTable<SurveyResponse>('survey_responses', null, {
  response: whole('response_number'),
  question: text('question'),
  answer: text('answer'),
  labels: textsByName('labels'),
});

/** The authority's own references, sealed. */
const CASE_REFERENCES: RowTable<CaseReference> = rowTable<CaseReference>(
  'case_references',
  (row) => row.caseKey,
  { caseKey: text('case_key'), sealed: text('sealed') },
);

/** SEN2 table 0. */
const SEN2_HEADERS: RowTable<Sen2Header> = rowTable<Sen2Header>('sen2_headers', null, {
  year: orNull(whole('collection_year')),
  asAt: orNull(text('as_at')),
  authorityNumber: orNull(text('authority_number')),
  medicalOfficer: orNull(flag('medical_officer')),
  clinicalOfficer: orNull(flag('clinical_officer')),
  socialCareOfficer: orNull(flag('social_care_officer')),
});

/** SEN2 table 1. */
const SEN2_PERSONS: RowTable<Sen2Person> = rowTable<Sen2Person>('sen2_persons', null, {
  personKey: text('person_key'),
  birthMonth: text('birth_month'),
  pupilKey: orNull(text('pupil_key')),
  learnerKey: orNull(text('learner_key')),
  caseKey: orNull(text('case_key')),
  nameKey: orNull(text('name_key')),
  sex: orNull(text('sex')),
  ethnicity: orNull(text('ethnicity')),
  upnUnknown: orNull(text('upn_unknown')),
});

/** SEN2 table 2. */
const SEN2_REQUESTS: RowTable<Sen2Request> = rowTable<Sen2Request>('sen2_requests', null, {
  requestKey: text('request_key'),
  personKey: text('person_key'),
  receivedOn: text('received_on'),
  source: orNull(text('source')),
  outcome: oneOf('outcome', OUTCOMES),
  outcomeOn: orNull(text('outcome_on')),
  mediation: orNull(flag('mediation')),
  tribunal: orNull(flag('tribunal')),
  inYouthAccommodation: orNull(flag('in_youth_accommodation')),
  exportedTo: orNull(text('exported_to')),
});

/** SEN2 table 3. */
const SEN2_ASSESSMENTS: RowTable<Sen2Assessment> = rowTable<Sen2Assessment>('sen2_assessments', null, {
  assessmentKey: text('assessment_key'),
  requestKey: text('request_key'),
  outcome: oneOf('outcome', OUTCOMES),
  outcomeOn: orNull(text('outcome_on')),
  exceptionToTwentyWeeks: orNull(flag('exception_to_twenty_weeks')),
  mediation: orNull(flag('mediation')),
  tribunal: orNull(flag('tribunal')),
  otherMediation: orNull(flag('other_mediation')),
  otherTribunal: orNull(flag('other_tribunal')),
});

/** SEN2 table 4a. */
const SEN2_NAMED_PLANS: RowTable<Sen2NamedPlan> = rowTable<Sen2NamedPlan>('sen2_named_plans', null, {
  namedPlanKey: text('named_plan_key'),
  assessmentKey: text('assessment_key'),
  startsOn: text('starts_on'),
  ceasedOn: orNull(text('ceased_on')),
  ceaseReason: orNull(text('cease_reason')),
  residential: orNull(text('residential')),
  workBased: orNull(text('work_based')),
  personalBudget: orNull(flag('personal_budget')),
  organisedArrangements: orNull(flag('organised_arrangements')),
  directPayments: orNull(text('direct_payments')),
});

const PLACE = {
  urn: orNull(text('urn')),
  ukprn: orNull(text('ukprn')),
  settingCode: orNull(text('setting_code')),
  rank: rank('place_rank'),
  senUnit: orNull(flag('sen_unit')),
  resourcedProvision: orNull(flag('resourced_provision')),
} satisfies { readonly [Field in keyof Sen2Place]: unknown };

/** SEN2 table 4b. */
const SEN2_PLAN_DETAILS: RowTable<Sen2PlanDetail> = rowTable<Sen2PlanDetail>('sen2_plan_details', null, {
  namedPlanKey: text('named_plan_key'),
  ...PLACE,
});

/** SEN2 table 5a. */
const SEN2_ACTIVE_PLANS: RowTable<Sen2ActivePlan> = rowTable<Sen2ActivePlan>('sen2_active_plans', null, {
  activePlanKey: text('active_plan_key'),
  requestKey: text('request_key'),
  transferredFrom: orNull(text('transferred_from')),
  reviewMeetingOn: orNull(text('review_meeting_on')),
  reviewDecisionOn: orNull(text('review_decision_on')),
  reviewOutcome: orNull(text('review_outcome')),
  reviewDraftOn: orNull(text('review_draft_on')),
  phaseTransferDueOn: orNull(text('phase_transfer_due_on')),
  phaseTransferFinalOn: orNull(text('phase_transfer_final_on')),
  residential: orNull(text('residential')),
  workBased: orNull(text('work_based')),
});

/** SEN2 table 5b. */
const SEN2_PLACEMENTS: RowTable<Sen2Placement> = rowTable<Sen2Placement>('sen2_placements', null, {
  activePlanKey: text('active_plan_key'),
  ...PLACE,
  entryOn: orNull(text('entry_on')),
  leavingOn: orNull(text('leaving_on')),
  residential: orNull(text('residential')),
  workBased: orNull(text('work_based')),
});

/** SEN2 table 5c. */
const SEN2_NEEDS: RowTable<Sen2Need> = rowTable<Sen2Need>('sen2_needs', null, {
  activePlanKey: text('active_plan_key'),
  need: text('need'),
  rank: rank('need_rank'),
});

/** The tables of a SEN2 return, without its header, which may come in a file of its own. */
export const RETURN_TABLES: readonly string[] = [
  SEN2_PERSONS,
  SEN2_REQUESTS,
  SEN2_ASSESSMENTS,
  SEN2_NAMED_PLANS,
  SEN2_PLAN_DETAILS,
  SEN2_ACTIVE_PLANS,
  SEN2_PLACEMENTS,
  SEN2_NEEDS,
].map(({ name }) => name);

/** Each table by the name that a batch of its records carries, in the order in which they are told. */
export const ROW_TABLES: { readonly [Name in TableName]: RowTable<RecordOf[Name]> } = {
  published: PUBLISHED_ROWS,
  allocations: ALLOCATION_LINES,
  establishments: ESTABLISHMENTS,
  neighbours: NEIGHBOURS,
  monthly: MONTHLY_FIGURES,
  costs: PLACEMENT_COSTS,
  ledger: LEDGER_LINES,
  transitions: TRANSITIONS,
  surveyResponses: SURVEY_RESPONSES,
  registerEntries: REGISTER_ENTRIES,
  commissionedPlaces: COMMISSIONED_PLACES,
  schoolRolls: SCHOOL_ROLLS,
  schoolCounts: SCHOOL_COUNTS,
  capitalMonths: CAPITAL_MONTHS,
  settingOverrides: SETTING_OVERRIDES,
  planOutcomes: PLAN_OUTCOMES,
  caseReferences: CASE_REFERENCES,
  sen2Headers: SEN2_HEADERS,
  persons: SEN2_PERSONS,
  requests: SEN2_REQUESTS,
  assessments: SEN2_ASSESSMENTS,
  namedPlans: SEN2_NAMED_PLANS,
  planDetails: SEN2_PLAN_DETAILS,
  activePlans: SEN2_ACTIVE_PLANS,
  placements: SEN2_PLACEMENTS,
  needs: SEN2_NEEDS,
};
