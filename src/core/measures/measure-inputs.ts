/** What an indicator can need: each input by its name in code, with the words that tell a person what is missing. */

/** Inputs and the words that name them; a missing one is told in these words. */
export const INPUT_WORDS = {
  persons: 'SEN2 table 1 person: birth date',
  requests: 'SEN2 table 2 requests: receiveddate, requestoutcome, requestoutcomedate',
  'request-source': 'SEN2 table 2 requests: requestsource (from specification 1.3)',
  assessments: 'SEN2 table 3 assessment: assessmentoutcome, assessmentoutcomedate',
  'exception-flag': 'SEN2 table 3 assessment: week20',
  'named-plans': 'SEN2 table 4a namedplan: startdate, ceasedate, ceasereason',
  'personal-budget': 'SEN2 table 4a namedplan: pb',
  'plan-details': 'SEN2 table 4b plandetail: urn',
  'active-plans': 'SEN2 table 5a activeplans',
  'review-dates': 'SEN2 table 5a activeplans: reviewmeeting and lastreview',
  'review-outcome': 'SEN2 table 5a activeplans: reviewoutcome',
  'phase-transfer-dates': 'SEN2 table 5a activeplans: phasetransferduedate and phasetransferfinaldate',
  placements: 'SEN2 table 5b placementdetail: urn, ukprn or sensetting',
  'placement-history': 'SEN2 table 5b placementdetail: earlier placements with entrydate and leavingdate',
  needs: 'SEN2 table 5c senneed: sentype',
  'work-based-kind': 'SEN2 wbp: the kind of work-based learning of each plan',
  establishments:
    'the register of establishments (file kind gias-establishments): type and authority of each URN',
  population: 'population by single year of age (file kind ons-population)',
  'monthly-actual': 'monthly actuals (file kind monthly-actuals): column actual',
  'monthly-agreed': 'monthly actuals (file kind monthly-actuals): column agreed',
  'forecast-band': 'the range of the agreed forecast: its 80 and 95 % limits for each month',
  'forecast-quantiles': 'the quantiles of the agreed forecast for each month',
  projection: 'the finance projection of the stored plan',
  agreement: 'the agreement: conditions with a ceiling',
  ledger: 'the ledger (file kind ledger): actuals and budget by month',
  costs: 'placement costs (file kind placement-costs)',
  'cost-bands': 'placement costs (file kind placement-costs): band',
  'in-year-forecasts': 'two or more in-year forecast versions of one year',
  transfers: 'the log of block transfers with their approval',
  'place-schemes': 'the register of place schemes: places due and delivered, with dates',
  'commissioned-places': 'commissioned places by setting and academic year (file kind commissioned-places)',
  'school-roll': 'pupils on roll by setting and the authority that they live in (file kind school-roll)',
  'capital-profile': 'capital spend and profile by scheme and month (file kind capital-profile)',
  'published-appeals': 'published appeals and appeal rates (file kind tribunal-appeals)',
  'published-decisions':
    'published appealable decisions of the year (the new basis of appeal rates), which no readable file has yet',
  'appeal-register': 'the register of appeals (file kind appeal-register): registered date, type, outcome',
  'mediation-register': 'the register of mediations (file kind mediation-register): date and result',
  'panel-log': 'the log of panels (file kind panel-log): received and decided dates',
  'complaint-log': 'the log of complaints (file kind complaint-log): date, stage, ombudsman decision',
  'survey-scores':
    'a closed wave of a survey with statements to agree with ("evenkeel survey"), or a record of its results',
  'request-school': 'the school of the child at each request (file kind school-requests)',
  'school-census':
    'the school census by school (file kind school-census): pupils, SEN support, plans, absence',
  suspensions:
    'suspensions and permanent exclusions of pupils with SEN by school and term (file kind suspensions)',
  consultations: 'the log of consultations (file kind consultation-log): setting and reply',
  'band-requests': 'requests to raise a band, by school (file kind band-requests)',
  destinations:
    'destinations of young people 3 and 6 months after their plan ceased (file kind destinations)',
  'amended-plan-dates':
    'the date of the final amended plan after each annual review (file kind amended-plans)',
  'cohort-forecast': 'the cohort forecast by need, phase and academic year',
  'balance-chance': 'simulated paths of the plan, for chances',
  'mitigation-effects': 'the measured effect of each mitigation against what would have come',
  'dsg-total':
    "the authority's whole Dedicated Schools Grant of a year of the projection (file kind dsg-allocations)",
} as const satisfies Readonly<Record<string, string>>;

export type MeasureInput = keyof typeof INPUT_WORDS;
