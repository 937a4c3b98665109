/** Faults in short papers of invented councils, each told as some officer would. */
import { type TextPair, testPairs } from '../../../test/integrity/wording-cases.ts';

const PAIRS: readonly TextPair[] = [
  {
    claim: 'letters and colours, wording one',
    wrong:
      'Key: S complete, A on target, O off target but a plan is in place, R off target.\n\n| Milestone | Rating |\n|---|---|\n| 1 Panel | A |\n| 2 Training | A |\n\nMilestone 2 is rated A because only half the schools were trained by the date and it is behind plan.',
    right: null,
  },
  {
    claim: 'ratings of two places, wording one',
    wrong:
      '| Condition | Update 1 | Update 2 | Update 3 |\n|---|---|---|---|\n| 3.1 Early help | Green | Amber | Amber |\n| 3.2 Placements | Amber | Red | Red |\n\nCondition 3.1 (Green, Green, Amber): the advice line is open.',
    right: null,
  },
  {
    claim: 'a missing rating, wording one',
    wrong:
      'All risks were re-rated in November.\n\n| Risk | May | August | November |\n|---|---|---|---|\n| 1 Demand | Red | Red | Red |\n| 2 Workforce | Amber | Amber | |',
    right: null,
  },
  {
    claim: 'a Green for a share, wording two',
    wrong:
      '| Condition | Measure | July | October | Rating |\n|---|---|---|---|---|\n| 3.2 | INMSS placements, not above 200 | 198 | 209 | Green |\n\nCondition 3.2 stays Green: the share of all plans fell from 5.1% to 5.0%.',
    right: null,
  },
  {
    claim: 'capital on its dates, wording two',
    wrong:
      'Is the capital programme on track? Yes.\n\nOf the 80 places that were to be ready in September 2025, 52 were ready.',
    right: null,
  },
  {
    claim: 'a chart and its table, wording two',
    wrong:
      '| £m | 2026/27 | 2027/28 | 2028/29 | 2029/30 |\n|---|---|---|---|---|\n| Cumulative deficit | 40.1 | 43.0 | 44.2 | 43.9 |\n\nIn the graph the cumulative deficit peaks at £43.0m in 2027/28 and falls after that.',
    right: null,
  },
  {
    claim: 'balance and a deficit that is gone, wording two',
    wrong:
      'The DSG will break even in 2029/30. From that point nothing more is owed.\n\n| £m | 2028/29 | 2029/30 |\n|---|---|---|\n| In-year surplus/(deficit) | (0.6) | 0.2 |\n| Cumulative deficit | 18.6 | 18.4 |',
    right: null,
  },
  {
    claim: 'a cause, wording two',
    wrong:
      'More placements are behind the £0.8m overspend on independent schools.\n\n| | Budget | Actual |\n|---|---|---|\n| INMSS placements | 150 | 147 |\n| Average cost | £58,000 | £64,500 |',
    right: null,
  },
  {
    claim: 'an effect a month, wording two',
    wrong:
      'Mentoring will avoid 6 plans each month between April 2026 and March 2028. Over the two years that is 96 plans.',
    right: null,
  },
  {
    claim: 'plans from requests, wording five',
    wrong:
      '| | Q1 | Q2 |\n|---|---|---|\n| Requests for an EHC needs assessment | 120 | 131 |\n| EHC plans issued | 118 | 149 |\n\nThe 149 plans issued in Q2 stem entirely from Q2 requests.',
    right: null,
  },
  {
    claim: 'the transfer, wording two',
    wrong:
      '| Year | Transfer | Rate |\n|---|---|---|\n| 2025/26 | £1.1m | 0.5% |\n| 2026/27 | £2.3m | 1.0% |\n\nSchools forum has been asked for 0.5% in each of 2025/26 and 2026/27, and this is what the forecast uses.',
    right: null,
  },
  {
    claim: 'a limit on another basis, wording two',
    wrong:
      'The deficit limit of £18.5m at 31 March 2026 is set gross of Safety Valve payments.\n\n| £m | 31 March 2026 |\n|---|---|\n| Deficit before payments | 19.6 |\n| Payments received | 2.5 |\n| Deficit after payments | 17.1 |\n\nCondition 2: met, as £17.1m is £1.4m below the limit.',
    right: null,
  },
  {
    claim: 'a scheme counted twice, wording four',
    wrong:
      '- Beechcroft extension: 30 places, £2.2m, September 2026\n- Sixth-form unit at Hope Academy: 12 places, £0.6m, September 2025\n- Thirty places at Beechcroft School, £2.2m, September 2026\n\nTotal: 72 places.',
    right: null,
  },
  {
    claim: 'commissioned places, wording three',
    wrong:
      'The Willows, which Kestrel Schools Ltd will run, has still to register as an independent school. Until it does we count none of its 20 places.\n\nBy September we will have met our target: 65 special school places against 60, being 45 at Ashby School and 20 at The Willows, are now in use.',
    right: null,
  },
  {
    claim: 'growth for numbers, wording three',
    wrong:
      'Growth in independent placements is to come down by one fifth.\n\nThis means one in five placements must end.',
    right: null,
  },
  {
    claim: 'a list and its number, wording two',
    wrong: 'Three risks have gone up since the last return: demand, fees, recruitment and transport.',
    right: null,
  },
  {
    claim: 'a survey result, wording four',
    wrong: '62% of parents were satisfied, compared with 50% last year: an increase of 24 points.',
    right: null,
  },
  {
    claim: 'a day after the paper, wording two',
    wrong:
      'Return date: 30 May 2025. Data to 30 April 2025.\n\nOur new head of SEND took up post on 9 June 2025.',
    right: null,
  },
  {
    claim: 'a day after the paper, wording three',
    wrong:
      'Data to 31 August 2025.\n\n| | July 2025 | August 2025 | September 2025 |\n|---|---|---|---|\n| Plans (actual) | 2,100 | 2,120 | 2,141 |',
    right: null,
  },
  {
    claim: 'the first year of growth, wording four',
    wrong:
      'The block is frozen at £66.0m in 2026/27 and then goes up by 2.5% a year.\n\n| £m | 2025/26 | 2026/27 | 2027/28 |\n|---|---|---|---|\n| HNB | 66.00 | 67.65 | 69.34 |',
    right: null,
  },
  {
    claim: 'a term, wording two',
    wrong: 'The agreement covers 2023/24 to 2028/29, a period of five years.',
    right: null,
  },
  {
    claim: 'the side of a residual, wording three',
    wrong:
      "What is left for the council after all Safety Valve payments and its own £3.0m is £11.0m.\n\n| Step | £m |\n|---|---|\n| Cumulative deficit, March 2029 | 30.0 |\n| Safety Valve payments | 19.0 |\n| Left after payments | 11.0 |\n| Council's own money | 3.0 |\n| To be found | 8.0 |",
    right: null,
  },
  {
    claim: 'the day of counting, wording four',
    wrong:
      'Plan numbers are averages for the month.\n\nActive EHCPs stood at 1,912 on 31 July 2025, the last day of the month, up from 1,900 on 30 June 2025.\n\n| Month end | Plans |\n|---|---|\n| June 2025 | 1,900 |\n| July 2025 | 1,912 |',
    right: null,
  },
  {
    claim: 'demand in words, wording two',
    wrong:
      'Requests keep on climbing.\n\n| Month | Requests |\n|---|---|\n| July | 61 |\n| August | 60 |\n| September | 61 |\n| October | 60 |',
    right: null,
  },
  {
    claim: 'demand in words, wording three',
    wrong:
      '3.1 Demand: requests have stabilised.\n\n| Rolling 12 months | Requests a month |\n|---|---|\n| Jan 2025 | 70.1 |\n| Apr 2025 | 76.4 |\n| Jul 2025 | 82.9 |',
    right: null,
  },
  {
    claim: 'a rate of residents, wording two',
    wrong: 'With 2,772 plans and 66,000 residents aged 0 to 25, our rate is 4.5%.',
    right: null,
  },
  {
    claim: 'plans that end, wording four',
    wrong:
      'The chart of ceased plans holds actual figures only; there is no forecast line. Ceases are 5 a month below the forecast.',
    right: null,
  },
  {
    claim: 'the only barrier, wording two',
    wrong:
      '## Conditions\n3.2 Red: fees have risen by 9%.\n\n3.4 Red: two colleges withdrew.\n\n## Barriers\nThe only barrier in this period was the move to a new case management system.',
    right: null,
  },
  {
    claim: 'a closed risk, wording two',
    wrong:
      '| Ref | Risk | Rating | Comment |\n|---|---|---|---|\n| R6 | Planning permission for Foxhill | Blue | Closed, consent granted |\n| R7 | Prices | Amber | |\n\nThe planning committee has yet to decide on Foxhill; its decision is due on 3 February.',
    right: null,
  },
  {
    claim: 'a nil deficit, wording two',
    wrong:
      '*Deficit of £0 at the end?* Yes, because condition 1 (in-year balance) will be met in 2028/29. The cumulative deficit at that point is £12.4m.',
    right: null,
  },
  {
    claim: 'measures and their overlap, wording three',
    wrong:
      '| Measure | £m |\n|---|---|\n| Local places | 3.0 |\n| Early help | 1.5 |\n| Fees | 0.8 |\n| Sum of measures | 5.3 |\n| Overlap | (0.7) |\n| Net | 4.6 |\n\nNet of double counting the measures save £5.3m a year.',
    right: null,
  },
  {
    claim: 'measures and their overlap, wording four',
    wrong: 'The measures are worth 300 plans and the gap is 360, so the gap is closed.',
    right: null,
  },
  {
    claim: 'a path without measures, wording four',
    wrong:
      'If we carried on as now, with 18 more plans each month, there would be 3,100 plans in March 2030. We have 2,500 today (March 2026).',
    right: null,
  },
  {
    claim: 'a level of plans, wording four',
    wrong:
      'Plan numbers: 1,960 in September 2025.\n\nTarget: hold the number of plans at no more than 1,900 from April 2026, with no reduction needed.',
    right: null,
  },
  {
    claim: 'a share and its base, wording four',
    wrong:
      '| Date | Plans | INMSS | Share |\n|---|---|---|---|\n| 31 March 2025 | 2,950 | 170 | 5.76% |\n| 30 June 2025 | 3,060 | 176 | 5.97% |',
    right: null,
  },
];

testPairs(PAIRS);
