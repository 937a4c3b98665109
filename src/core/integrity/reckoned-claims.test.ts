/** Rates, demand, causes, charts, ends of plans and shares told in the words of officers: each fault found, and its right neighbour let pass. */
import { testWordings } from '../../../test/integrity/wording-cases.ts';

testWordings([
  {
    claim: 'a target rate, the population and the plans it gives',
    rule: 'claim.population-rate',
    wrong:
      'The target is 4.0 EHCPs per 100 residents aged 0 to 25. With a population of 80,000 that gives 3,450 plans.',
    right:
      'The target is 4.0 EHCPs per 100 residents aged 0 to 25. With a population of 80,000 that gives 3,200 plans.',
  },
  {
    claim: 'rate, population and plans in a list',
    rule: 'claim.population-rate',
    wrong: '- 0-25 population: 64,500\n- EHCPs: 2,709\n- Rate per 1,000: 45.1',
    right: '- 0-25 population: 64,500\n- EHCPs: 2,709\n- Rate per 1,000: 42.0',
  },
  {
    claim: '"for every 1,000 of the people" behind the number of plans',
    rule: 'claim.population-rate',
    wrong:
      'There are 1,840 EHC plans in Tamworth Vale. That is 38.1 for every 1,000 of the 46,000 people aged 0–25 who live here.',
    right:
      'There are 1,840 EHC plans in Tamworth Vale. That is 40.0 for every 1,000 of the 46,000 people aged 0–25 who live here.',
  },
  {
    claim: 'a row for each year',
    rule: 'claim.population-rate',
    wrong:
      '| Year | Population 0–25 | Plans | Plans per 1,000 |\n| --- | --- | --- | --- |\n| 2024 | 51,000 | 2,040 | 40.0 |\n| 2025 | 51,200 | 2,150 | 40.6 |',
    right:
      '| Year | Population 0–25 | Plans | Plans per 1,000 |\n| --- | --- | --- | --- |\n| 2024 | 51,000 | 2,040 | 40.0 |\n| 2025 | 51,200 | 2,150 | 42.0 |',
  },
  {
    claim: 'one in so many children',
    rule: 'claim.population-rate',
    wrong:
      'By 2030 we aim to have 1 in 25 young people (0–25) with a plan. On a population of 60,000 that is 2,700 plans.',
    right:
      'By 2030 we aim to have 1 in 25 young people (0–25) with a plan. On a population of 60,000 that is 2,400 plans.',
  },
  {
    claim: 'plateaued, and two years of a table',
    rule: 'claim.demand',
    wrong:
      'Referrals for assessment have plateaued.\n\n| EHCNA requests | 2023/24 | 2024/25 |\n| --- | --- | --- |\n| Number | 611 | 702 |',
    right:
      'Referrals for assessment have plateaued.\n\n| EHCNA requests | 2023/24 | 2024/25 |\n| --- | --- | --- |\n| Number | 611 | 615 |',
  },
  {
    claim: 'where we expected it, and the forecast in words',
    rule: 'claim.demand',
    wrong:
      'Demand is where we expected it to be. We had 351 requests for assessment between April and September; the forecast was 300.',
    right:
      'Demand is where we expected it to be. We had 304 requests for assessment between April and September; the forecast was 300.',
  },
  {
    claim: 'stable, and two items of a list',
    rule: 'claim.demand',
    wrong:
      'Demand for EHC assessments has been stable over the year.\n\n- Requests, April to September 2024: 280\n- Requests, April to September 2025: 331',
    right:
      'Demand for EHC assessments has been stable over the year.\n\n- Requests, April to September 2024: 280\n- Requests, April to September 2025: 283',
  },
  {
    claim: 'tracking the forecast, month by month',
    rule: 'claim.demand',
    wrong:
      'Requests are tracking the forecast closely.\n\n| Month | Forecast | Actual |\n| --- | --- | --- |\n| April | 40 | 47 |\n| May | 42 | 50 |\n| June | 41 | 49 |',
    right:
      'Requests are tracking the forecast closely.\n\n| Month | Forecast | Actual |\n| --- | --- | --- |\n| April | 40 | 41 |\n| May | 42 | 42 |\n| June | 41 | 40 |',
  },
  {
    claim: 'flat, and the change told in per cent',
    rule: 'claim.demand',
    wrong:
      'The number of new requests remains flat. In the first half of 2025/26 we received 402, up 14% on the same period last year.',
    right:
      'The number of new requests remains flat. In the first half of 2025/26 we received 402, up 1% on the same period last year.',
  },
  {
    claim: 'no increase, and two monthly means',
    rule: 'claim.demand',
    wrong:
      'There has been no increase in demand since last year: we took 64 requests a month, compared with 55 a month in 2023/24.',
    right:
      'There has been no increase in demand since last year: we took 56 requests a month, compared with 55 a month in 2023/24.',
  },
  {
    claim: 'caseload in line with the plan',
    rule: 'claim.demand',
    wrong:
      'Caseload growth is in line with the plan.\n\n|  | Plan | Actual |\n| --- | --- | --- |\n| EHCPs at 31 October | 3,100 | 3,290 |',
    right:
      'Caseload growth is in line with the plan.\n\n|  | Plan | Actual |\n| --- | --- | --- |\n| EHCPs at 31 October | 3,100 | 3,110 |',
  },
  {
    claim: 'growth in the number of placements, and two counts in words',
    rule: 'claim.cause',
    wrong:
      'The £1.2m deterioration since Q1 reflects growth in the number of INMSS placements.\n\nINMSS placements: 171 at 30 June, 168 at 30 September.',
    right:
      'The £1.2m deterioration since Q1 reflects growth in the number of INMSS placements.\n\nINMSS placements: 171 at 30 June, 188 at 30 September.',
  },
  {
    claim: 'placement numbers as the driver, and rows of number and fee',
    rule: 'claim.cause',
    wrong:
      'Placement numbers in the independent sector are the main driver of the adverse variance of £0.9m.\n\n| Element | Variance £m |\n| --- | --- |\n| INMSS: number of placements | 0.1 |\n| INMSS: fee uplift | 0.7 |\n| Other | 0.1 |',
    right:
      'Placement numbers in the independent sector are the main driver of the adverse variance of £0.9m.\n\n| Element | Variance £m |\n| --- | --- |\n| INMSS: number of placements | 0.7 |\n| INMSS: fee uplift | 0.1 |\n| Other | 0.1 |',
  },
  {
    claim: 'more children than budgeted for, and budget and actual',
    rule: 'claim.cause',
    wrong:
      'The overspend on independent schools (£1.1m) has arisen because we have had to place more children than we budgeted for.\n\n|  | Budget | Actual |\n| --- | --- | --- |\n| INMSS placements | 120 | 118 |\n| Average cost | £55,000 | £64,000 |',
    right:
      'The overspend on independent schools (£1.1m) has arisen because we have had to place more children than we budgeted for.\n\n|  | Budget | Actual |\n| --- | --- | --- |\n| INMSS placements | 120 | 138 |\n| Average cost | £55,000 | £64,000 |',
  },
  {
    claim: 'volume and price as columns',
    rule: 'claim.cause',
    wrong:
      'Higher INMSS volumes account for the bulk of the £0.8m pressure.\n\n| £m | Volume | Price | Total |\n| --- | --- | --- | --- |\n| INMSS | (0.2) | 1.0 | 0.8 |',
    right:
      'Higher INMSS volumes account for the bulk of the £0.8m pressure.\n\n| £m | Volume | Price | Total |\n| --- | --- | --- | --- |\n| INMSS | 0.7 | 0.1 | 0.8 |',
  },
  {
    claim: 'points in one line under a title',
    rule: 'claim.chart-points',
    wrong:
      '### Figure 2: Cumulative deficit, £m (line chart)\n\n2024/25 14.2, 2025/26 19.8, 2026/27 24.1, 2027/28 25.9\n\n| £m | 2024/25 | 2025/26 | 2026/27 | 2027/28 |\n| --- | --- | --- | --- | --- |\n| Cumulative deficit | (14.2) | (19.8) | (21.4) | (25.9) |',
    right:
      '### Figure 2: Cumulative deficit, £m (line chart)\n\n2024/25 14.2, 2025/26 19.8, 2026/27 21.4, 2027/28 25.9\n\n| £m | 2024/25 | 2025/26 | 2026/27 | 2027/28 |\n| --- | --- | --- | --- | --- |\n| Cumulative deficit | (14.2) | (19.8) | (21.4) | (25.9) |',
  },
  {
    claim: 'a chart whose figures stand in a table of two columns',
    rule: 'claim.chart-points',
    wrong:
      '**Chart 3 (in-year position, £k)**\n\n| Year | Plotted value |\n| --- | --- |\n| 2025/26 | -4,100 |\n| 2026/27 | -2,300 |\n| 2027/28 | -600 |\n| 2028/29 | 450 |\n\nForecast table\n\n| £k | 2025/26 | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- | --- |\n| Income | 50,000 | 51,500 | 53,000 | 54,600 |\n| In-year | -4,100 | -2,300 | 600 | 450 |',
    right:
      '**Chart 3 (in-year position, £k)**\n\n| Year | Plotted value |\n| --- | --- |\n| 2025/26 | -4,100 |\n| 2026/27 | -2,300 |\n| 2027/28 | -600 |\n| 2028/29 | 450 |\n\nForecast table\n\n| £k | 2025/26 | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- | --- |\n| Income | 50,000 | 51,500 | 53,000 | 54,600 |\n| In-year | -4,100 | -2,300 | -600 | 450 |',
  },
  {
    claim: 'a point against the sentence that has the words of the title',
    rule: 'claim.chart-points',
    wrong:
      '**Chart 2 – Deficit carried forward at 31 March**\n\n2024: 9,840 → 2025: 14,260 → 2026 forecast: 20,740\n\nAdding this year, the deficit carried forward on 31 March 2026 would be 20,470.',
    right:
      '**Chart 2 – Deficit carried forward at 31 March**\n\n2024: 9,840 → 2025: 14,260 → 2026 forecast: 20,470\n\nAdding this year, the deficit carried forward on 31 March 2026 would be 20,470.',
  },
  {
    claim: 'left to fund when the agreement ends',
    rule: 'claim.end-of-plan',
    wrong:
      'When the agreement ends the council will be left with £12.7m to fund.\n\n| £m | 2025/26 | 2026/27 | 2027/28 |\n| --- | --- | --- | --- |\n| In-year deficit | 4.1 | 1.3 | 0.4 |\n| DfE payment | 2.0 | 2.0 | 2.0 |\n| Closing deficit | 19.0 | 18.3 | 16.7 |',
    right:
      'When the agreement ends the council will be left with £16.7m to fund.\n\n| £m | 2025/26 | 2026/27 | 2027/28 |\n| --- | --- | --- | --- |\n| In-year deficit | 4.1 | 1.3 | 0.4 |\n| DfE payment | 2.0 | 2.0 | 2.0 |\n| Closing deficit | 19.0 | 18.3 | 16.7 |',
  },
  {
    claim: 'the peak and its year',
    rule: 'claim.end-of-plan',
    wrong:
      'The peak deficit is £24.1m, in 2027/28.\n\n| £m | 2025/26 | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- | --- |\n| Cumulative deficit | 19.0 | 23.3 | 24.7 | 24.1 |',
    right:
      'The peak deficit is £24.7m, in 2027/28.\n\n| £m | 2025/26 | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- | --- |\n| Cumulative deficit | 19.0 | 23.3 | 24.7 | 24.1 |',
  },
  {
    claim: 'short years at the head of a table',
    rule: 'claim.first-surplus',
    wrong:
      'The forecast shows the first in-year surplus in 2027/28.\n\n| £m | 25/26 | 26/27 | 27/28 | 28/29 |\n| --- | --- | --- | --- | --- |\n| In-year | (5.1) | (3.4) | (1.2) | 0.6 |',
    right:
      'The forecast shows the first in-year surplus in 2028/29.\n\n| £m | 25/26 | 26/27 | 27/28 | 28/29 |\n| --- | --- | --- | --- | --- |\n| In-year | (5.1) | (3.4) | (1.2) | 0.6 |',
  },
  {
    claim: 'the first year in which income exceeds spending',
    rule: 'claim.first-surplus',
    wrong:
      '2027/28 is the first year in which income exceeds spending.\n\n| £m | 2025/26 | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- | --- |\n| In-year surplus/(deficit) | (4.1) | (1.3) | (0.2) | 0.7 |',
    right:
      '2028/29 is the first year in which income exceeds spending.\n\n| £m | 2025/26 | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- | --- |\n| In-year surplus/(deficit) | (4.1) | (1.3) | (0.2) | 0.7 |',
  },
  {
    claim: 'cut, and a table in which the number rose',
    rule: 'claim.share-fell-count-rose',
    wrong:
      'INMSS is a smaller slice of plans than last year. The number of children in independent schools has been cut.\n\n|  | Oct 2024 | Oct 2025 |\n| --- | --- | --- |\n| EHCPs | 2,100 | 2,400 |\n| INMSS placements | 143 | 154 |',
    right:
      'INMSS is a smaller slice of plans than last year. The number of children in independent schools has been cut.\n\n|  | Oct 2024 | Oct 2025 |\n| --- | --- | --- |\n| EHCPs | 2,100 | 2,400 |\n| INMSS placements | 143 | 131 |',
  },
  {
    claim: 'shares and bases that come to more',
    rule: 'claim.share-fell-count-rose',
    wrong:
      'The share of plans in INMSS fell from 7.0% of 2,300 to 6.6% of 2,600. This means we now place fewer children in independent schools.',
    right:
      'The share of plans in INMSS fell from 7.0% of 2,300 to 6.6% of 2,310. This means we now place fewer children in independent schools.',
  },
  {
    claim: 'a share said to fall where its part grew faster',
    rule: 'claim.share-fell-count-rose',
    wrong:
      'The number of plans rose from 3,010 to 3,090 and INMSS placements from 181 to 192. The share of plans in INMSS therefore fell.',
    right:
      'The number of plans rose from 3,010 to 3,090 and INMSS placements from 181 to 183. The share of plans in INMSS therefore fell.',
  },
  {
    claim: '"that is" a share of the two counts before it',
    rule: 'claim.share-row',
    wrong: 'Of 4,120 plans, 277 are in independent provision. That is 7.2%.',
    right: 'Of 4,120 plans, 277 are in independent provision. That is 6.7%.',
  },
  {
    claim: 'the months of a rolling mean stand above its table',
    rule: 'average.no-whole-number',
    wrong:
      '### Requests, 12 months rolling\n\n| Month | Average |\n| --- | --- |\n| July | 51.25 |\n| August | 51.42 |\n| September | 51.55 |',
    right:
      '### Requests, 12 months rolling\n\n| Month | Average |\n| --- | --- |\n| July | 51.25 |\n| August | 51.42 |\n| September | 51.58 |',
  },
  {
    claim: 'a mean over the year to a month',
    rule: 'average.no-whole-number',
    wrong: 'Ceases averaged 31.29 a month over the year to October.',
    right: 'Ceases averaged 31.25 a month over the year to October.',
  },
  {
    claim: 'additional placements, and a table whose head is all capitals',
    rule: 'claim.cause',
    wrong:
      'The increase of £0.6m since Q1 is attributable to additional INMSS placements.\n\n| INMSS | Q1 | Q2 |\n| --- | --- | --- |\n| Placements | 140 | 137 |\n| Average fee | £60,000 | £66,000 |',
    right:
      'The increase of £0.6m since Q1 is attributable to additional INMSS placements.\n\n| INMSS | Q1 | Q2 |\n| --- | --- | --- |\n| Placements | 140 | 149 |\n| Average fee | £60,000 | £60,100 |',
  },
  {
    claim: 'a question, "volume" for an answer, and two quarters in words',
    rule: 'claim.cause',
    wrong:
      'What is driving the movement? Volume. There are simply more pupils in INMSS than at Q1.\n\nPlacements were 140 at Q1 and 137 at Q2.',
    right:
      'What is driving the movement? Volume. There are simply more pupils in INMSS than at Q1.\n\nPlacements were 140 at Q1 and 147 at Q2.',
  },
  {
    claim: 'what a rate, its population and its plans come to, told in one sentence',
    rule: 'claim.population-rate',
    wrong: 'At 3,200 plans and a population of 70,500, our rate is 4.1 per cent of 0–25s.',
    right: 'At 3,200 plans and a population of 70,500, our rate is 4.5 per cent of 0–25s.',
  },
]);
