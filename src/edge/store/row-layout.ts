/** How each imported record lies in its table: one list of columns, used to make the table, to write rows and to read them. */
import type { MonthlyFigure } from '../../core/domain/monthly-figure.ts';
import type { PlacementCost } from '../../core/domain/placement-cost.ts';
import type { AllocationLine, PublishedRow } from '../../core/domain/published.ts';
import type {
  Sen2ActivePlan,
  Sen2Assessment,
  Sen2NamedPlan,
  Sen2Need,
  Sen2Person,
  Sen2Placement,
  Sen2PlanDetail,
  Sen2Request,
} from '../../core/domain/sen2.ts';

/** `whole` is a 64-bit integer, `flag` true or false, `json` an object kept as text. */
export type ColumnType = 'text' | 'whole' | 'number' | 'flag' | 'json';

export type Column<T> = {
  readonly name: string;
  readonly property: keyof T & string;
  readonly type: ColumnType;
  readonly nullable: boolean;
};

export type Layout<T> = { readonly table: string; readonly columns: readonly Column<T>[] };

/** Columns that stand before a record's own in every table of imported rows. */
export const ORIGIN_COLUMNS = [
  'authority_code',
  'programme_id',
  'import_id',
  'row_number',
  'part',
  'sheet',
] as const;

function layout<T>(
  table: string,
  columns: Readonly<Record<keyof T & string, ColumnType | `${ColumnType}?`>>,
): Layout<T> {
  const list = Object.entries(columns) as [keyof T & string, ColumnType | `${ColumnType}?`][]; // the keys are T's own
  return {
    table,
    columns: list.map(([property, type]) => ({
      name: property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      property,
      type: type.replace('?', '') as ColumnType, // what is left when the mark is taken off
      nullable: type.endsWith('?'),
    })),
  };
}

const PLACE = {
  urn: 'text?',
  ukprn: 'text?',
  settingCode: 'text?',
  rank: 'whole',
  senUnit: 'flag?',
  resourcedProvision: 'flag?',
} as const;

export const PUBLISHED = layout<PublishedRow>('published_rows', {
  dataset: 'text',
  timePeriod: 'text',
  geographicLevel: 'text',
  areaCode: 'text',
  areaName: 'text',
  breakdownTopic: 'text',
  breakdown: 'text',
  values: 'json',
  marks: 'json',
});
export const ALLOCATIONS = layout<AllocationLine>('allocation_lines', {
  year: 'whole',
  authorityNumber: 'text',
  authorityName: 'text',
  table: 'text',
  heading: 'text',
  amountPence: 'whole?',
  quantity: 'number?',
  mark: 'text?',
});
export const MONTHLY = layout<MonthlyFigure>('monthly_figures', {
  measure: 'text',
  month: 'text',
  series: 'text',
  value: 'number',
});
export const COSTS = layout<PlacementCost>('placement_costs', {
  reference: 'text',
  placementType: 'text',
  start: 'text',
  end: 'text?',
  yearlyCostPence: 'whole',
});
export const PERSONS = layout<Sen2Person>('sen2_persons', {
  personKey: 'text',
  birthMonth: 'text',
  sex: 'text?',
  ethnicity: 'text?',
  upnUnknown: 'text?',
});
export const REQUESTS = layout<Sen2Request>('sen2_requests', {
  requestKey: 'text',
  personKey: 'text',
  receivedOn: 'text',
  source: 'text?',
  outcome: 'text',
  outcomeOn: 'text?',
  mediation: 'flag?',
  tribunal: 'flag?',
});
export const ASSESSMENTS = layout<Sen2Assessment>('sen2_assessments', {
  assessmentKey: 'text',
  requestKey: 'text',
  outcome: 'text',
  outcomeOn: 'text?',
  exceptionToTwentyWeeks: 'flag?',
  mediation: 'flag?',
  tribunal: 'flag?',
});
export const NAMED_PLANS = layout<Sen2NamedPlan>('sen2_named_plans', {
  namedPlanKey: 'text',
  assessmentKey: 'text',
  startsOn: 'text',
  ceasedOn: 'text?',
  ceaseReason: 'text?',
});
export const PLAN_DETAILS = layout<Sen2PlanDetail>('sen2_plan_details', { namedPlanKey: 'text', ...PLACE });
export const ACTIVE_PLANS = layout<Sen2ActivePlan>('sen2_active_plans', {
  activePlanKey: 'text',
  requestKey: 'text',
  transferredFrom: 'text?',
  reviewMeetingOn: 'text?',
  reviewDecisionOn: 'text?',
});
export const PLACEMENTS = layout<Sen2Placement>('sen2_placements', {
  activePlanKey: 'text',
  ...PLACE,
  entryOn: 'text?',
  leavingOn: 'text?',
});
export const NEEDS = layout<Sen2Need>('sen2_needs', { activePlanKey: 'text', need: 'text', rank: 'whole' });

/** Every table of imported rows. */
export const LAYOUTS: readonly Layout<never>[] = [
  PUBLISHED,
  ALLOCATIONS,
  MONTHLY,
  COSTS,
  PERSONS,
  REQUESTS,
  ASSESSMENTS,
  NAMED_PLANS,
  PLAN_DETAILS,
  ACTIVE_PLANS,
  PLACEMENTS,
  NEEDS,
] as unknown as readonly Layout<never>[]; // only names and types of columns are read through this list
