/** Facts that officers put in other words, each with a neighbour that is in order. */
import { type TextPair, testPairs } from '../../../test/integrity/wording-cases.ts';

const PAIRS: readonly TextPair[] = [
  {
    claim: 'a share and its base, wording one',
    wrong:
      'At 30 June we had 3,900 plans, 5.90% of them in independent and non-maintained special schools. By 30 September it was 5.85% of 4,060 plans. Placements have therefore fallen by three.',
    right:
      'At 30 June we had 3,900 plans, 5.90% of them in independent and non-maintained special schools. By 30 September it was 5.54% of 4,060 plans. Placements have therefore fallen by five.',
  },
  {
    claim: 'a share and its base, wording two',
    wrong:
      '| | March 2025 | June 2025 |\n|---|---|---|\n| EHCPs maintained | 3,120 | 3,250 |\n| INMSS placements | 181 | 192 |\n\nINMSS placements stood at 192 in June 2025, or 6.4% of all EHCPs.',
    right:
      '| | March 2025 | June 2025 |\n|---|---|---|\n| EHCPs maintained | 3,120 | 3,250 |\n| INMSS placements | 181 | 192 |\n\nINMSS placements stood at 192 in June 2025, or 5.9% of all EHCPs.',
  },
  {
    claim: 'a share and its base, wording three',
    wrong:
      'There were 2,480 plans on 31 July 2025. On that day 141 children (6.1% of plans) were in independent schools.',
    right:
      'There were 2,480 plans on 31 July 2025. On that day 141 children (5.7% of plans) were in independent schools.',
  },
  {
    claim: 'a level of plans, wording one',
    wrong:
      'We have 3,410 EHCPs at the end of September 2025.\n\nOur assumption is that the caseload plateaus at 3,350 in March 2026 and is then held there.',
    right:
      'We have 3,310 EHCPs at the end of September 2025.\n\nOur assumption is that the caseload plateaus at 3,350 in March 2026 and is then held there.',
  },
  {
    claim: 'a level of plans, wording two',
    wrong:
      '| Mitigated plan numbers at 31 March | 2026 | 2027 | 2028 | 2029 |\n|---|---|---|---|---|\n| Plans | 2,900 | 2,840 | 2,770 | 2,690 |\n\nNumbers stabilise at 2,900 in March 2026 and remain at 2,900 for the rest of the plan.',
    right:
      '| Mitigated plan numbers at 31 March | 2026 | 2027 | 2028 | 2029 |\n|---|---|---|---|---|\n| Plans | 2,900 | 2,900 | 2,900 | 2,900 |\n\nNumbers stabilise at 2,900 in March 2026 and remain at 2,900 for the rest of the plan.',
  },
  {
    claim: 'a level of plans, wording three',
    wrong:
      'The plan is for EHCP numbers to be flat by April 2026. The forecast has 4,010 plans in April 2026, 4,090 in April 2027 and 4,160 in April 2028.',
    right:
      'The plan is for EHCP numbers to be flat by April 2026. The forecast has 4,010 plans in April 2026, 4,010 in April 2027 and 4,000 in April 2028.',
  },
  {
    claim: 'a path without measures, wording one',
    wrong:
      'Data to 31 October 2025.\nPlan numbers went from 3,000 in October 2024 to 3,420 in October 2025, so we are adding 35 a month. The do-nothing projection continues that rate. It reaches 4,260 in October 2029.',
    right:
      'Data to 31 October 2025.\nPlan numbers went from 3,000 in October 2024 to 3,420 in October 2025, so we are adding 35 a month. The do-nothing projection continues that rate. It reaches 5,100 in October 2029.',
  },
  {
    claim: 'a path without measures, wording two',
    wrong:
      'We had 2,200 plans at 31 March 2025; growth since has been 28 a month.\n\n| Plans at 31 March | 2025 | 2026 | 2027 | 2028 | 2029 |\n|---|---|---|---|---|---|\n| Unmitigated | 2,200 | 2,320 | 2,440 | 2,560 | 2,680 |\n\nThe unmitigated line extrapolates the current trend.',
    right:
      'We had 2,200 plans at 31 March 2025; growth since has been 28 a month.\n\n| Plans at 31 March | 2025 | 2026 | 2027 | 2028 | 2029 |\n|---|---|---|---|---|---|\n| Unmitigated | 2,200 | 2,536 | 2,872 | 3,208 | 3,544 |\n\nThe unmitigated line extrapolates the current trend.',
  },
  {
    claim: 'a path without measures, wording three',
    wrong:
      'Without mitigation the caseload is projected to be 3,900 in March 2031. That is a prudent view: it assumes numbers rise faster than now. We have 3,300 plans at 31 March 2026 and they are going up by 22 a month.',
    right:
      'Without mitigation the caseload is projected to be 5,000 in March 2031. That is a prudent view: it assumes numbers rise faster than now. We have 3,300 plans at 31 March 2026 and they are going up by 22 a month.',
  },
  {
    claim: 'plans from requests, wording one',
    wrong:
      '| April to September 2025 | |\n|---|---|\n| Requests | 330 |\n| New plans issued | 372 |\n\nThe 372 new plans are all explained by the requests received in the half-year.',
    right:
      '| April to September 2025 | |\n|---|---|\n| Requests | 330 |\n| New plans issued | 372 |\n\nThe 372 new plans include 140 from requests made last year.',
  },
  {
    claim: 'plans from requests, wording two',
    wrong:
      'Between April and September we received 410 requests and issued 350 plans. Around 60% of requests end in a plan, which accounts for all of the new plans.',
    right:
      'Between April and September we received 410 requests and issued 246 plans. Around 60% of requests end in a plan, which accounts for all of the new plans.',
  },
  {
    claim: 'plans from requests, wording three',
    wrong: 'We finished 190 assessments in the term. From these 190 assessments, 204 plans were issued.',
    right: 'We finished 190 assessments in the term. From these 190 assessments, 174 plans were issued.',
  },
  {
    claim: 'plans from requests, wording four',
    wrong:
      'New plans came to 96 a month over the half-year and requests to 71 a month. Every new plan comes from a request made in the same half-year, so the conversion rate is high.',
    right:
      'New plans came to 46 a month over the half-year and requests to 71 a month. Every new plan comes from a request made in the same half-year, so the conversion rate is high.',
  },
  {
    claim: 'a limit on another basis, wording one',
    wrong:
      'Condition 2 caps the deficit at £26.0m at March 2026, ignoring DfE payments. With the £4.0m of payments in hand we expect to close at £23.5m, comfortably within the cap. Gross, the figure is £27.5m.',
    right:
      'Condition 2 caps the deficit at £26.0m at March 2026, ignoring DfE payments. With the £4.0m of payments in hand we expect to close at £23.5m; gross, the figure is £27.5m, £1.5m over the cap.',
  },
  {
    claim: 'a scheme counted twice, wording one',
    wrong:
      'We are opening three schemes: Elm Park School (60 places), a base at Tarn Academy (16 places) and a base at Low Hill (14 places), 90 places in all. Counting the 60 places at Elm Park too, that is 150 places.',
    right:
      'We are opening three schemes: Elm Park School (60 places), a base at Tarn Academy (16 places) and a base at Low Hill (14 places), 90 places in all. Counting the 40 places at Fell Side too, that is 130 places.',
  },
  {
    claim: 'a scheme counted twice, wording two',
    wrong:
      '| Project | Places | Opens |\n|---|---|---|\n| Whinfell School, second site | 48 | September 2026 |\n| Bases in secondary schools | 32 | September 2025 |\n| Total | 80 | |\n\nCondition 3.3 is helped by the 80 places of the programme and by the new 48-place building at Whinfell, which bring the total to 128.',
    right:
      '| Project | Places | Opens |\n|---|---|---|\n| Whinfell School, second site | 48 | September 2026 |\n| Bases in secondary schools | 32 | September 2025 |\n| Total | 80 | |\n\nCondition 3.3 is helped by the 80 places of the programme, 48 of them in the new building at Whinfell.',
  },
  {
    claim: 'a scheme counted twice, wording three',
    wrong:
      'Risk 4: an extension at Moor View School gives 70 places for £4.1m by September 2027.\n\nCondition 3.3: a new 70-place special school opens in September 2027 at a cost of £4.1m.',
    right: null,
  },
  {
    claim: 'commissioned places, wording one',
    wrong:
      'Orchard House is run by Beacon Care Ltd and will be an independent school once registered. Its 24 places do not count until then.\n\n- 30 places at Holm School\n- 24 places at Orchard House\n\nWe now have 54 new places available.',
    right:
      'Orchard House is run by Beacon Care Ltd and will be an independent school once registered. Its 24 places do not count until then.\n\n- 30 places at Holm School\n- 24 places at Orchard House\n\nWe now have 30 new places available.',
  },
  {
    claim: 'commissioned places, wording two',
    wrong:
      'The 18 places at The Grange are bought from a private company, which is registered as an independent school; they are not maintained places.\n\n| Maintained special school places | 2025 | 2026 |\n|---|---|---|\n| Beckside | 90 | 96 |\n| Oakwell | 70 | 70 |\n| The Grange | 18 | 18 |\n| Total maintained | 178 | 184 |',
    right:
      'The 18 places at The Grange are bought from a private company, which is registered as an independent school; they are not maintained places.\n\n| Maintained special school places | 2025 | 2026 |\n|---|---|---|\n| Beckside | 90 | 96 |\n| Oakwell | 70 | 70 |\n| Total maintained | 160 | 166 |',
  },
  {
    claim: 'growth for numbers, wording one',
    wrong:
      'The agreement asks for a 20% slowing of the growth in INMSS placements, from 50 extra a year to 40. Last March there were 300 children in INMSS. So next March there must be no more than 240.',
    right:
      'The agreement asks for a 20% slowing of the growth in INMSS placements, from 50 extra a year to 40. Last March there were 300 children in INMSS. So next March there must be no more than 340.',
  },
  {
    claim: 'growth for numbers, wording two',
    wrong:
      'Condition 3.2: cut the rate of growth of independent placements by a quarter.\n\n| Target | Measure |\n|---|---|\n| 3.2 | 25% fewer independent placements by March 2027 |',
    right: null,
  },
  {
    claim: 'yearly spend, wording one',
    wrong:
      'The target is spend on INMSS of less than £4.0m in 2030/31 for the full year.\n\n| £m | 2028/29 | 2029/30 | 2030/31 |\n|---|---|---|---|\n| INMSS | 6.0 | 5.1 | 4.5 |\n\nSpend is running at £0.32m in March 2031, an annualised £3.8m, so the target is achieved.',
    right:
      'The target is spend on INMSS of less than £4.0m in 2030/31 for the full year.\n\n| £m | 2028/29 | 2029/30 | 2030/31 |\n|---|---|---|---|\n| INMSS | 6.0 | 5.1 | 4.5 |\n\nSpend is running at £0.32m in March 2031, an annualised £3.8m, but the year as a whole misses the target.',
  },
  {
    claim: 'yearly spend, wording two',
    wrong:
      'The condition covers independent special schools only, excluding post-16. Spend on this measure is £7.3m.\n\n| 2025/26 | £m |\n|---|---|\n| Independent special schools | 6.1 |\n| Independent post-16 | 1.2 |\n| Total independent | 7.3 |',
    right:
      'The condition covers independent special schools only, excluding post-16. Spend on this measure is £6.1m.\n\n| 2025/26 | £m |\n|---|---|\n| Independent special schools | 6.1 |\n| Independent post-16 | 1.2 |\n| Total independent | 7.3 |',
  },
  {
    claim: 'a survey result, wording one',
    wrong:
      'In the survey 40% of parents felt listened to in 2024 and 50% in 2025, a rise of 25 percentage points.',
    right:
      'In the survey 40% of parents felt listened to in 2024 and 50% in 2025, a rise of 10 percentage points.',
  },
  {
    claim: 'a survey result, wording two',
    wrong: 'Confidence rose from 52% to 58%, an improvement of 6%.',
    right: 'Confidence rose from 52% to 58%, an improvement of 6 percentage points.',
  },
  {
    claim: 'a survey result, wording three',
    wrong:
      'The average score given by families went up from 3.2 to 3.4 out of 5. That is an improvement of 20%.',
    right: 'The average score given by families went up from 3.2 to 3.4. That is an improvement of 6%.',
  },
  {
    claim: 'the first year of growth, wording one',
    wrong:
      '| £m | 2025/26 | 2026/27 | 2027/28 | 2028/29 |\n|---|---|---|---|---|\n| High needs allocation | 80.0 | 80.0 | 82.4 | 84.9 |\n\nWe assume that the allocation rises by 3% per annum from 2026/27.',
    right:
      '| £m | 2025/26 | 2026/27 | 2027/28 | 2028/29 |\n|---|---|---|---|---|\n| High needs allocation | 80.0 | 82.4 | 84.9 | 87.4 |\n\nWe assume that the allocation rises by 3% per annum from 2026/27.',
  },
  {
    claim: 'the first year of growth, wording two',
    wrong:
      '| HNB, £m | 2024-25 | 2025-26 | 2026-27 | 2027-28 |\n|---|---|---|---|---|\n| Central case (3%) | 50.00 | 51.50 | 53.05 | 54.64 |\n| High case (5%) | 50.00 | 51.50 | 54.08 | 56.78 |\n\nIn the high case growth of 5% starts in 2025-26.',
    right:
      '| HNB, £m | 2024-25 | 2025-26 | 2026-27 | 2027-28 |\n|---|---|---|---|---|\n| Central case (3%) | 50.00 | 51.50 | 53.05 | 54.64 |\n| High case (5%) | 50.00 | 51.50 | 54.08 | 56.78 |\n\nIn the high case growth of 5% starts in 2026-27.',
  },
  {
    claim: 'the first year of growth, wording three',
    wrong:
      'The grant for 2026/27 has been announced at £44.0m and cannot change. Our sensitivity adds 2% a year to the grant from 2026/27.',
    right: null,
  },
  {
    claim: 'the side of a residual, wording one',
    wrong:
      "| Bridge to March 2030 | £m |\n|---|---|\n| Gross deficit | 40.0 |\n| Safety Valve payments | (22.0) |\n| LA contribution | (6.0) |\n| Remaining | 12.0 |\n\nThe £12.0m remaining will be reduced further by the authority's own contribution of £6.0m.",
    right:
      "| Bridge to March 2030 | £m |\n|---|---|\n| Gross deficit | 40.0 |\n| Safety Valve payments | (22.0) |\n| LA contribution | (6.0) |\n| Remaining | 12.0 |\n\nThe £12.0m remaining is what is left once the authority's own contribution of £6.0m has been used.",
  },
  {
    claim: 'the side of a residual, wording two',
    wrong:
      "After payments of £15.0m the deficit is £21.0m and after our contribution of £5.0m it is £16.0m.\n\nThe residual of £21.0m, net of the council's contribution, goes to the reserve.",
    right:
      "After payments of £15.0m the deficit is £21.0m and after our contribution of £5.0m it is £16.0m.\n\nThe residual of £16.0m, net of the council's contribution, goes to the reserve.",
  },
  {
    claim: 'the day of counting, wording one',
    wrong:
      'Table: EHCPs at month end\n\n| Apr 2025 | May 2025 | Jun 2025 |\n|---|---|---|\n| 2,010 | 2,031 | 2,055 |\n\nThese are counts taken on the first of each month.',
    right:
      'Table: EHCPs at month end\n\n| Apr 2025 | May 2025 | Jun 2025 |\n|---|---|---|\n| 2,010 | 2,031 | 2,055 |\n\nThese are counts taken on the last day of each month.',
  },
  {
    claim: 'the day of counting, wording two',
    wrong:
      'All plan counts are month-end positions.\n\n| Month | Plans |\n|---|---|\n| June 2025 | 1,720 |\n| July 2025 | 1,741 |\n| August 2025 | 1,755 |\n\nAt the start of August 2025 we had 1,755 plans.',
    right: null,
  },
  {
    claim: 'the day of counting, wording three',
    wrong:
      'Plan numbers in this return are monthly averages.\n\n### Annex\n\n| EHC plans at the end of each month | April | May | June |\n|---|---|---|---|\n| Plans | 2,400 | 2,431 | 2,460 |',
    right: null,
  },
  {
    claim: 'plans that end, wording one',
    wrong:
      '| Quarter | Requests | Plans ceased |\n|---|---|---|\n| April | 40 | 11 |\n| May | 44 | 9 |\n| June | 42 | 13 |\n\nOn average 16 plans a month have ceased since April.',
    right:
      '| Quarter | Requests | Plans ceased |\n|---|---|---|\n| April | 40 | 11 |\n| May | 44 | 9 |\n| June | 42 | 13 |\n\nOn average 11 plans a month have ceased since April.',
  },
  {
    claim: 'plans that end, wording two',
    wrong:
      'No projection of ceased plans was made when the agreement was signed.\n\nCeases are running slightly ahead of forecast at 24 a month.',
    right:
      'No projection of ceased plans was made when the agreement was signed.\n\nCeases are running at 24 a month, up from 22 a year ago.',
  },
  {
    claim: 'plans that end, wording three',
    wrong: 'In the twelve months to September 276 plans ceased, a rolling average of 25 a month.',
    right: 'In the twelve months to September 276 plans ceased, a rolling average of 23 a month.',
  },
  {
    claim: 'measures and their overlap, wording one',
    wrong:
      '| Strand | EHCPs avoided |\n|---|---|\n| Early years | 140 |\n| SEN support | 220 |\n| Post-16 | 90 |\n| Total | 450 |\n\nAllowing for the 50 counted under two strands, the three strands reduce EHCPs by 450.',
    right:
      '| Strand | EHCPs avoided |\n|---|---|\n| Early years | 140 |\n| SEN support | 220 |\n| Post-16 | 90 |\n| Total | 450 |\n\nAllowing for the 50 counted under two strands, the three strands reduce EHCPs by 400.',
  },
  {
    claim: 'measures and their overlap, wording two',
    wrong:
      'The gap between the two paths is 620 plans by 2030. Four projects avoid 468 and the original plan 90. Together they close the gap in full.',
    right:
      'The gap between the two paths is 558 plans by 2030. Four projects avoid 468 and the original plan 90. Together they close the gap in full.',
  },
  {
    claim: 'an effect a month, wording one',
    wrong: 'The new panel prevents 8 plans a month from September 2025 to August 2026, 120 plans in total.',
    right: 'The new panel prevents 8 plans a month from September 2025 to August 2026, 96 plans in total.',
  },
  {
    claim: 'a rolling mean, wording one',
    wrong: 'The rolling twelve-month average of requests was 61.37.',
    right: 'The rolling twelve-month average of requests was 61.42.',
  },
  {
    claim: 'a rate of residents, wording one',
    wrong:
      'Our rate is 4.4% of the 0-25 population.\n\nThe target of 4.4% of pupils on roll is the rate of councils rated good.',
    right: null,
  },
  {
    claim: 'a term, wording one',
    wrong: 'The agreement is for six years from April 2023 and ends in March 2028.',
    right: 'The agreement is for six years from April 2023 and ends in March 2029.',
  },
  {
    claim: 'a day after the paper, wording one',
    wrong: 'Submitted 12 June 2025.\n\nThe SEND board approved this return at its meeting of 19 June 2025.',
    right:
      'Submitted 12 June 2025.\n\nThe SEND board will approve this return at its meeting of 19 June 2025.',
  },
  {
    claim: 'capital on its dates, wording one',
    wrong:
      'Capital: on track, every project will meet its planned opening.\n\n| Project | Planned opening | Current forecast |\n|---|---|---|\n| Ash Grove School | September 2026 | January 2027 |\n| Base at Priory | September 2025 | September 2025 |',
    right: null,
  },
  {
    claim: 'a Green for a share, wording one',
    wrong:
      'Condition 3.2 is Green because the proportion of plans in independent schools is down from 6.0% to 5.8%. The number is 174, against 160 a year ago and a forecast of 158.',
    right: null,
  },
  {
    claim: 'the transfer, wording one',
    wrong:
      'The forecast includes a 0.5% transfer from schools in 2026/27.\n\nRisk 3: schools forum will not support the 1% transfer in the 2026/27 forecast.',
    right: null,
  },
  {
    claim: 'balance and a deficit that is gone, wording one',
    wrong:
      'Reaching balance in 2028/29 means that the DSG deficit of earlier years is gone.\n\n| £m | 2027/28 | 2028/29 |\n|---|---|---|\n| In-year | (1.0) | 0.3 |\n| Cumulative deficit | (22.0) | (21.7) |',
    right: null,
  },
  {
    claim: 'a nil deficit, wording one',
    wrong:
      'Will there be a £0 deficit by March 2029? Yes: the in-year position is a surplus of £0.4m by then.\n\n| £m | 2027/28 | 2028/29 |\n|---|---|---|\n| In-year | (1.0) | 0.4 |\n| Cumulative deficit | (22.0) | (21.6) |',
    right: null,
  },
  {
    claim: 'a closed risk, wording one',
    wrong:
      '| Risk | Rating | Status |\n|---|---|---|\n| Capital not available | Blue | Closed – funding in place |\n| Prices | Red | Open |\n\nTwo projects, Ash and Fern, still need capital to be allocated.',
    right: null,
  },
  {
    claim: 'demand in words, wording one',
    wrong:
      'Overall demand has risen steeply this year.\n\nCondition 3.1: requests have been level at about 70 a month for the past year.',
    right: null,
  },
  {
    claim: 'a list and its number, wording one',
    wrong: 'There were three main drivers:\n- price\n- volume\n- post-16\n- transport',
    right: null,
  },
  {
    claim: 'a cause, wording one',
    wrong:
      'The £2.0m overspend is due to more children going into independent schools.\n\nINMSS placements fell from 210 to 204 in the quarter.',
    right: null,
  },
  {
    claim: 'a chart and its table, wording one',
    wrong:
      '| £m | 2026/27 | 2027/28 | 2028/29 |\n|---|---|---|---|\n| In-year deficit | 3.0 | 1.2 | (0.2) |\n\nThe chart shows the in-year deficit reaching zero in 2027/28.',
    right: null,
  },
];

testPairs(PAIRS);
