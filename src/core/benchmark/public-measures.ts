/** The measures that published statistics alone give of an authority: what is counted, over what, and which way is good. */

/** Which way is better. `context`: no direction is good in itself, or a legal duty to a child decides. */
export type Polarity = 'higher' | 'lower' | 'context';

/** A sum of columns of one dataset's total row. */
export type Columns = {
  readonly dataset: string;
  readonly add: readonly string[];
  readonly less?: readonly string[];
  /** The row's breakdown where it is not the total row: "new_plans" of the panel's flows. */
  readonly breakdown?: string;
};

/** What a measure is over. `people` is everybody aged 0 to 25 by the statistics office. */
export type Base = Columns | 'people';

export type PublicMeasure = {
  /** As in the list of indicators. */
  readonly id: string;
  readonly name: string;
  /** What is counted over what, in words. */
  readonly definition: string;
  /** The first source that has the authority is taken. */
  readonly numerator: readonly Columns[];
  readonly denominator: readonly Base[];
  /** Of how many below the line the rate is: 100 for per cent, 1,000 for per thousand. */
  readonly per: 100 | 1000;
  readonly polarity: Polarity;
  /** "January" for a stock, "year" for what happened in a calendar year. */
  readonly period: 'January' | 'year';
};

const from = (dataset: string, ...add: string[]): Columns => ({ dataset, add });
const PLANS = [from('caseload', 'ehcplans'), from('plans-by-authority', 'ehcplans')];
const CASELOAD = [from('caseload', 'ehcplans')];
const flow = (measure: string): Columns => ({
  dataset: 'flows-by-authority',
  add: ['value'],
  breakdown: measure,
});
const TIMELY = 'timeliness';
const ISSUED = [from(TIMELY, 'plans_issued_den')];
const CEASED = [from('ceased-plans', 'total_ceased')];

type Draft = Omit<PublicMeasure, 'numerator' | 'denominator' | 'per'> & {
  readonly of: readonly Columns[];
  readonly over: readonly Base[];
  readonly per?: 1000;
};

function measure({ of, over, per, ...rest }: Draft): PublicMeasure {
  return { ...rest, numerator: of, denominator: over, per: per ?? 100 };
}

/** A share of the plans open in January, by where the children are. */
function placement(id: string, name: string, words: string, ...of: Columns[]): PublicMeasure {
  return measure({
    id,
    name,
    definition: `${words}, of all plans open in January`,
    of,
    over: CASELOAD,
    polarity: 'context',
    period: 'January',
  });
}

/** In the order in which they are told. @source Indicators A to E of the indicator list; method note 4, section 2. */
export const PUBLIC_MEASURES: readonly PublicMeasure[] = [
  measure({
    id: 'D12',
    name: 'Plans',
    definition: 'Plans open in January, per 1,000 people aged 0 to 25',
    of: PLANS,
    over: ['people'],
    per: 1000,
    polarity: 'context',
    period: 'January',
  }),
  measure({
    id: 'A03',
    name: 'Requests',
    definition: 'Requests for an assessment received in the year, per 1,000 people aged 0 to 25',
    of: [from('requests', 'requests_received_in_year'), flow('initial_requests')],
    over: ['people'],
    per: 1000,
    polarity: 'context',
    period: 'year',
  }),
  measure({
    id: 'D03',
    name: 'New plans',
    definition: 'Plans made in the year, per 1,000 people aged 0 to 25',
    of: [from('new-plans', 'new_ehc_plans'), flow('new_plans')],
    over: ['people'],
    per: 1000,
    polarity: 'context',
    period: 'year',
  }),
  measure({
    id: 'B01',
    name: 'No to assess, of decisions',
    definition: 'Requests refused, of requests decided in the year',
    of: [from('requests', 'requests_decided_not_to_assess')],
    over: [from('requests', 'requests_decided_to_assess', 'requests_decided_not_to_assess')],
    polarity: 'context',
    period: 'year',
  }),
  measure({
    id: 'B02',
    name: 'No to assess, of requests',
    definition: 'Requests refused, of all requests received in the year',
    of: [from('requests', 'requests_decided_not_to_assess')],
    over: [from('requests', 'requests_received_in_year')],
    polarity: 'context',
    period: 'year',
  }),
  measure({
    id: 'B03',
    name: 'Decided within 6 weeks',
    definition: 'Decisions whether to assess within 6 weeks, of decisions with a time',
    of: [from('requests', 'request_outcome_six_weeks')],
    over: [from('requests', 'request_outcome_six_weeks', 'request_outcome_over_6_weeks')],
    polarity: 'higher',
    period: 'year',
  }),
  measure({
    id: 'B04',
    name: 'No to issue, of decisions',
    definition: 'Assessments that ended without a plan, of assessments decided in the year',
    of: [from('assessments', 'assess_not_issued')],
    over: [from('assessments', 'assess_issued', 'assess_not_issued')],
    polarity: 'context',
    period: 'year',
  }),
  measure({
    id: 'B06',
    name: 'Refusal told within 16 weeks',
    definition: 'Decisions not to issue told within 16 weeks, of those with a time',
    of: [from('assessments', 'outcome_decision_within_time')],
    over: [from('assessments', 'outcome_decision_within_time', 'outcome_decision_over_time')],
    polarity: 'higher',
    period: 'year',
  }),
  measure({
    id: 'C01',
    name: 'Within 20 weeks, without exceptions',
    definition: 'Plans issued within 20 weeks, of plans issued to which no exception applies',
    of: [from(TIMELY, 'plans_issued_20_weeks_ex')],
    over: [from(TIMELY, 'plans_issued_den_ex')],
    polarity: 'higher',
    period: 'year',
  }),
  measure({
    id: 'C02',
    name: 'Within 20 weeks, all',
    definition: 'Plans issued within 20 weeks, of all plans issued',
    of: [from(TIMELY, 'plans_issued_within_20_weeks')],
    over: ISSUED,
    polarity: 'higher',
    period: 'year',
  }),
  measure({
    id: 'C03',
    name: 'Exceptions used',
    definition: 'Plans issued to which an exception applies, of all plans issued',
    of: [{ dataset: TIMELY, add: ['plans_issued_den'], less: ['plans_issued_den_ex'] }],
    over: ISSUED,
    polarity: 'context',
    period: 'year',
  }),
  measure({
    id: 'C06',
    name: 'Issued after a year',
    definition: 'Plans issued more than a year after the request, of all plans issued',
    of: [from(TIMELY, 'plans_issued_gt_1_year')],
    over: ISSUED,
    polarity: 'lower',
    period: 'year',
  }),
  measure({
    id: 'D10',
    name: 'Plans ceased',
    definition: 'Plans ceased in the year, of plans open in its January',
    of: [...CEASED, flow('ceased_plans')],
    over: PLANS,
    polarity: 'context',
    period: 'year',
  }),
  measure({
    id: 'D08-2',
    name: 'Ceased because needs are met',
    definition: 'Plans ceased because needs are met without one, of all plans ceased in the year',
    of: [from('ceased-plans', 'needs_met')],
    over: CEASED,
    polarity: 'context',
    period: 'year',
  }),
  placement(
    'E04',
    'In mainstream schools',
    'In mainstream schools, with units, resourced provision and independent mainstream (as published)',
    from('caseload', 'mainstream_total'),
  ),
  placement(
    'E06',
    'In state special schools',
    'In maintained, academy and free special schools',
    from('caseload', 'special_la_maintained', 'special_academy_free'),
    from('caseload', 'special_la_maintained', 'special_academy', 'special_free_school'),
  ),
  placement(
    'E02',
    'In independent and non-maintained special schools',
    'In independent and non-maintained special schools',
    from('caseload', 'special_independent', 'special_non_maintained'),
  ),
  placement(
    'E07',
    'In further education',
    'In colleges, sixth forms and special post-16 institutions',
    from('caseload', 'fe_total'),
  ),
  placement('E12', 'Placement not known', 'Without a known placement', from('caseload', 'placement_unknown')),
  measure({
    id: 'E17',
    name: 'Residential placements',
    definition: 'Residential placements, of all plans open in January',
    of: [from('residential', 'res_tot')],
    over: CASELOAD,
    polarity: 'context',
    period: 'January',
  }),
  measure({
    id: 'E18',
    name: 'Personal budgets',
    definition: 'Plans with a personal budget, of all plans open in January',
    of: [from('personal-budgets', 'personal_budget')],
    over: CASELOAD,
    polarity: 'context',
    period: 'January',
  }),
];

/** Every dataset that a measure is read from. */
export const MEASURE_DATASETS: readonly string[] = [
  ...new Set(
    PUBLIC_MEASURES.flatMap(({ numerator, denominator }) =>
      [...numerator, ...denominator].flatMap((columns) => (columns === 'people' ? [] : [columns.dataset])),
    ),
  ),
];
