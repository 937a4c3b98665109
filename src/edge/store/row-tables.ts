/** The tables of imported rows, one a kind of record, with their columns. */
import type { MonthlyFigure, SeriesName } from '../../core/domain/monthly-figure.ts';
import type { PlacementCost } from '../../core/domain/placement-cost.ts';
import type { AllocationLine, PublishedRow } from '../../core/domain/published.ts';
import type {
  Sen2ActivePlan,
  Sen2Assessment,
  Sen2NamedPlan,
  Sen2Need,
  Sen2Person,
  Sen2Place,
  Sen2Placement,
  Sen2PlanDetail,
  Sen2Request,
} from '../../core/domain/sen2.ts';
import { flag, money, numbersByName, oneOf, orNull, rank, real, text, textsByName, whole } from './column.ts';
import { keyOfParts, type RowTable, rowTable } from './row-table.ts';

const SERIES: readonly SeriesName[] = ['actual', 'agreed', 'latest'];
const OUTCOMES: readonly Sen2Request['outcome'][] = ['Y', 'N', 'A', 'W', 'H'];

/** Published tables by authority, year and breakdown. An area without a code is known by its name. */
export const PUBLISHED_ROWS: RowTable<PublishedRow> = rowTable<PublishedRow>(
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
export const ALLOCATION_LINES: RowTable<AllocationLine> = rowTable<AllocationLine>(
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
export const MONTHLY_FIGURES: RowTable<MonthlyFigure> = rowTable<MonthlyFigure>(
  'monthly_figures',
  monthlyKey,
  {
    measure: text('measure'),
    month: text('month'),
    series: oneOf('series', SERIES),
    value: real('value'),
  },
);

/** Yearly costs of placements: an extract of all that the finance team keeps. */
export const PLACEMENT_COSTS: RowTable<PlacementCost> = rowTable<PlacementCost>('placement_costs', null, {
  reference: text('reference'),
  placementType: text('placement_type'),
  start: text('start_on'),
  end: orNull(text('end_on')),
  yearlyCostPence: money('yearly_cost_pence'),
});

/** SEN2 table 1. */
export const SEN2_PERSONS: RowTable<Sen2Person> = rowTable<Sen2Person>('sen2_persons', null, {
  personKey: text('person_key'),
  birthMonth: text('birth_month'),
  sex: orNull(text('sex')),
  ethnicity: orNull(text('ethnicity')),
  upnUnknown: orNull(text('upn_unknown')),
});

/** SEN2 table 2. */
export const SEN2_REQUESTS: RowTable<Sen2Request> = rowTable<Sen2Request>('sen2_requests', null, {
  requestKey: text('request_key'),
  personKey: text('person_key'),
  receivedOn: text('received_on'),
  source: orNull(text('source')),
  outcome: oneOf('outcome', OUTCOMES),
  outcomeOn: orNull(text('outcome_on')),
  mediation: orNull(flag('mediation')),
  tribunal: orNull(flag('tribunal')),
});

/** SEN2 table 3. */
export const SEN2_ASSESSMENTS: RowTable<Sen2Assessment> = rowTable<Sen2Assessment>('sen2_assessments', null, {
  assessmentKey: text('assessment_key'),
  requestKey: text('request_key'),
  outcome: oneOf('outcome', OUTCOMES),
  outcomeOn: orNull(text('outcome_on')),
  exceptionToTwentyWeeks: orNull(flag('exception_to_twenty_weeks')),
  mediation: orNull(flag('mediation')),
  tribunal: orNull(flag('tribunal')),
});

/** SEN2 table 4a. */
export const SEN2_NAMED_PLANS: RowTable<Sen2NamedPlan> = rowTable<Sen2NamedPlan>('sen2_named_plans', null, {
  namedPlanKey: text('named_plan_key'),
  assessmentKey: text('assessment_key'),
  startsOn: text('starts_on'),
  ceasedOn: orNull(text('ceased_on')),
  ceaseReason: orNull(text('cease_reason')),
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
export const SEN2_PLAN_DETAILS: RowTable<Sen2PlanDetail> = rowTable<Sen2PlanDetail>(
  'sen2_plan_details',
  null,
  { namedPlanKey: text('named_plan_key'), ...PLACE },
);

/** SEN2 table 5a. */
export const SEN2_ACTIVE_PLANS: RowTable<Sen2ActivePlan> = rowTable<Sen2ActivePlan>(
  'sen2_active_plans',
  null,
  {
    activePlanKey: text('active_plan_key'),
    requestKey: text('request_key'),
    transferredFrom: orNull(text('transferred_from')),
    reviewMeetingOn: orNull(text('review_meeting_on')),
    reviewDecisionOn: orNull(text('review_decision_on')),
  },
);

/** SEN2 table 5b. */
export const SEN2_PLACEMENTS: RowTable<Sen2Placement> = rowTable<Sen2Placement>('sen2_placements', null, {
  activePlanKey: text('active_plan_key'),
  ...PLACE,
  entryOn: orNull(text('entry_on')),
  leavingOn: orNull(text('leaving_on')),
});

/** SEN2 table 5c. */
export const SEN2_NEEDS: RowTable<Sen2Need> = rowTable<Sen2Need>('sen2_needs', null, {
  activePlanKey: text('active_plan_key'),
  need: text('need'),
  rank: rank('need_rank'),
});

/** Names of all tables of imported rows, in the order in which they are told. */
export const ROW_TABLE_NAMES: readonly string[] = [
  PUBLISHED_ROWS,
  ALLOCATION_LINES,
  MONTHLY_FIGURES,
  PLACEMENT_COSTS,
  SEN2_PERSONS,
  SEN2_REQUESTS,
  SEN2_ASSESSMENTS,
  SEN2_NAMED_PLANS,
  SEN2_PLAN_DETAILS,
  SEN2_ACTIVE_PLANS,
  SEN2_PLACEMENTS,
  SEN2_NEEDS,
].map((table) => table.name);
