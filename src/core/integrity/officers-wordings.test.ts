/** Ways in which officers set out signs, lists, sums and times: each let pass where it is in order, and told of where it is not. */
import { testWordings, type WordingCase } from '../../../test/integrity/wording-cases.ts';

const YEARS = '2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- |';

const CASES: readonly WordingCase[] = [
  {
    claim: 'a deficit in brackets and a plain surplus are read by the label of their row',
    rule: 'balance.deficit-in-year',
    wrong: `We remain on course for in-year balance in 2028/29.\n\n| £m | ${YEARS}\n| In-year surplus / (deficit) | (5.1) | (2.6) | (0.4) |`,
    right: `We remain on course for in-year balance in 2028/29.\n\n| £m | ${YEARS}\n| In-year surplus / (deficit) | (5.1) | (2.6) | 0.4 |`,
  },
  {
    claim: 'a surplus in brackets is read by the label of its column',
    rule: 'balance.deficit-in-year',
    wrong:
      'We remain on course for in-year balance in 2028/29.\n\n| Year | In-year deficit / (surplus) £m |\n| --- | --- |\n| 2027/28 | 2.6 |\n| 2028/29 | 0.4 |',
    right:
      'We remain on course for in-year balance in 2028/29.\n\n| Year | In-year deficit / (surplus) £m |\n| --- | --- |\n| 2027/28 | 2.6 |\n| 2028/29 | (0.4) |',
  },
  {
    claim: 'income and spending beside an in-year figure tell its sign',
    rule: 'sign.surplus-and-deficit',
    wrong:
      'In 2028/29 there will be a surplus of £0.4m.\n\n| £m | Income | Spending | In-year |\n| --- | --- | --- | --- |\n| 2028/29 | 70.2 | 70.6 | 0.4 |\n| 2029/30 | 72.0 | 71.4 | (0.6) |',
    right:
      'In 2028/29 there will be a surplus of £0.4m.\n\n| £m | Income | Spending | In-year |\n| --- | --- | --- | --- |\n| 2028/29 | 70.6 | 70.2 | 0.4 |\n| 2029/30 | 72.0 | 71.4 | 0.6 |',
  },
  {
    claim: 'the paper says once what brackets mean',
    rule: 'sign.surplus-and-deficit',
    wrong: `Surpluses are shown in brackets.\n\nIn 2028/29 there will be a surplus of £0.4m.\n\n| £m | ${YEARS}\n| In-year position | (1.1) | (0.6) | 0.4 |`,
    right: `Deficits are shown in brackets.\n\nIn 2028/29 there will be a surplus of £0.4m.\n\n| £m | ${YEARS}\n| In-year position | (1.1) | (0.6) | 0.4 |`,
  },
  {
    claim: 'deficits in brackets fall as their figures come nearer to nothing',
    rule: 'direction.against-series',
    wrong: `## Money\n\nThe in-year deficit has risen each year.\n\n| £m | ${YEARS}\n| In-year surplus / (deficit) | (5.1) | (2.6) | (0.4) |`,
    right: `## Money\n\nThe in-year deficit has fallen each year.\n\n| £m | ${YEARS}\n| In-year surplus / (deficit) | (5.1) | (2.6) | (0.4) |`,
  },
  {
    claim: 'of a list of spending only the amount named for independent placements is theirs',
    rule: 'implied.volume',
    wrong:
      'The council has 240 independent placements.\n\nSpending of £40.0m is £3.1m for independent placements, £24.9m for special schools and £12.0m for colleges.',
    right:
      'The council has 240 independent placements.\n\nSpending of £40.0m is £15.0m for independent placements, £21.9m for special schools and £3.1m for colleges.',
  },
  {
    claim: 'in a list whose names stand first each amount belongs to the name before it',
    rule: 'implied.volume',
    wrong:
      'The council has 240 independent placements.\n\nSpending is made up as follows: special schools £24.9m, independent placements £3.1m and colleges £12.0m.',
    right:
      'The council has 240 independent placements.\n\nSpending is made up as follows: special schools £21.9m, independent placements £15.0m and colleges £3.1m.',
  },
  {
    claim: 'a share in brackets of a number told before is no change between the two',
    rule: 'wide.change',
    wrong: 'In May 60 heads answered. In June the answers had fallen to 45 (20%).',
    right: 'The survey went to 60 heads. Of these, 45 (75%) said that they were more confident than before.',
  },
  {
    claim: 'what is told of behind "less" is taken off the parts',
    rule: 'sum.parts-in-words',
    wrong:
      'The overspend of £0.70m consists of £0.45m on fees and £0.15m on post-16, less £0.10m from vacant posts.',
    right:
      'The overspend of £0.50m consists of £0.45m on fees and £0.15m on post-16, less £0.10m from vacant posts.',
  },
  {
    claim: 'parts that are added and taken off make what they are said to give',
    rule: 'sum.parts-in-words',
    wrong:
      'The caseload ran as follows: 1,410 plans in April, plus 212 new plans, plus 18 moved in, less 96 ceased, less 20 moved out, giving 1,624 in March.',
    right:
      'The caseload ran as follows: 1,410 plans in April, plus 212 new plans, plus 18 moved in, less 96 ceased, less 20 moved out, giving 1,524 in March.',
  },
  {
    claim: 'a net amount at the end is what the parts come to',
    rule: 'sum.parts-in-words',
    wrong:
      'The better result came from fewer placements (£0.8m) and reviews (£0.4m), less £0.3m of extra top-ups, a net £1.3m.',
    right:
      'The better result came from fewer placements (£0.8m) and reviews (£0.4m), less £0.3m of extra top-ups, a net £0.9m.',
  },
  {
    claim: 'who moved into the area joins, and who stands in brackets leaves',
    rule: 'roll.table',
    wrong:
      '| | Plans |\n| --- | --- |\n| Maintained at 1 April 2025 | 1,206 |\n| Issued | 90 |\n| Moved into the area | 12 |\n| Ceased | (40) |\n| Moved out of the area | (11) |\n| Maintained at 31 October 2025 | 1,237 |',
    right:
      '| | Plans |\n| --- | --- |\n| Maintained at 1 April 2025 | 1,206 |\n| Issued | 90 |\n| Moved into the area | 12 |\n| Ceased | (40) |\n| Moved out of the area | (11) |\n| Maintained at 31 October 2025 | 1,257 |',
  },
  {
    claim: 'the months in which plans came and went are no plans themselves',
    rule: 'roll.in-words',
    wrong:
      'We maintained 1,842 plans at 31 March 2025. In the four months to 31 July we issued 96 new plans and ceased 41, so that the number maintained is now 1,901.',
    right:
      'We maintained 1,842 plans at 31 March 2025. In the four months to 31 July we issued 96 new plans and ceased 41, so that the number maintained is now 1,897.',
  },
  {
    claim: 'what a budget allows for is no share of those who ask',
    rule: 'wide.impossible-share',
    wrong: 'Three providers replied. The new terms were agreed in 5% of these.',
    right: 'Three providers have asked for rises of 4% to 7%. We have budgeted for 5%.',
  },
  {
    claim: 'a score stands beside the score of last time',
    rule: 'table.product',
    wrong:
      '| Risk | Likelihood | Impact | Score | Last score |\n| --- | --- | --- | --- | --- |\n| Fees rise | 4 | 4 | 12 | 12 |\n| School late | 2 | 4 | 8 | 8 |\n| Staff leave | 3 | 3 | 9 | 9 |\n| Appeals grow | 3 | 4 | 12 | 12 |',
    right:
      '| Risk | Likelihood | Impact | Score | Last score |\n| --- | --- | --- | --- | --- |\n| Fees rise | 4 | 4 | 16 | 12 |\n| School late | 2 | 4 | 8 | 8 |\n| Staff leave | 3 | 3 | 9 | 9 |\n| Appeals grow | 3 | 4 | 12 | 12 |',
  },
  {
    claim: 'a question on a later year of balance is not answered by the deficit of this year',
    rule: 'answer.in-year',
    wrong:
      'Is the in-year deficit on track this year? Yes.\n\nThe forecast in-year deficit for 2025/26 is £6.4m against a plan of £5.9m.',
    right:
      'Will in-year balance be reached by 2028/29? Yes.\n\nThe forecast in-year deficit for 2025/26 is £6.4m against a plan of £5.9m.',
  },
  {
    claim: 'increases that are held to a size have not themselves gone down',
    rule: 'direction.up-or-down',
    wrong: 'The average fee increased to 3.1%, compared with 4.6% the year before.',
    right: 'Fee increases this year were held to 3.1% on average, compared with 4.6% the year before.',
  },
  {
    claim: '"under this condition" says where, and no gap',
    rule: 'change.gap-in-words',
    wrong: 'The base at Thorne has 20 places and that at Wyke 36. That is 26 places more than planned.',
    right:
      'The base at Thorne has 20 places and that at Wyke 36. That is the whole of the programme under this condition, 56 places.',
  },
  {
    claim: 'the updates of a second year stand behind those of the first',
    rule: 'rating.two-values',
    wrong:
      '| Condition | August 2025 | November 2025 | May 2026 |\n| --- | --- | --- | --- |\n| 1 Balance | Green | Green | Amber |\n| 2 Ceiling | Green | Green | Green |\n\n## Condition 1: balance (Green)\n\nThe plan is kept.',
    right:
      '| Condition | August 2025 | November 2025 | May 2026 |\n| --- | --- | --- | --- |\n| 1 Balance | Green | Green | Amber |\n| 2 Ceiling | Green | Green | Green |\n\n## Condition 1: balance (Amber)\n\nThe plan is not kept.',
  },
  {
    claim: 'what two months added is no number of plans',
    rule: 'value.text-and-table',
    wrong:
      'In October 2025 there were 6,480 plans.\n\n| Setting at 31 October 2025 | Plans |\n| --- | --- |\n| Schools | 4,840 |\n| Colleges | 2,000 |\n| Total | 6,840 |',
    right:
      'September and October 2025 together added 128 plans.\n\n| Setting at 31 October 2025 | Plans |\n| --- | --- |\n| Schools | 4,840 |\n| Colleges | 2,000 |\n| Total | 6,840 |',
  },
  {
    claim: 'decisions are no requests, and a time before which is none of theirs',
    rule: 'value.text-and-table',
    wrong:
      'In April 2025 there were 61 requests.\n\n| Month | Requests |\n| --- | --- |\n| April 2025 | 41 |\n| May 2025 | 38 |',
    right:
      'In the period 161 decisions were made, some on requests received before April 2025.\n\n| Month | Requests |\n| --- | --- |\n| April 2025 | 41 |\n| May 2025 | 38 |',
  },
  {
    claim: 'spending before mitigations is not that after them',
    rule: 'value.text-and-row',
    wrong:
      'Spending in 2025/26 after mitigations is put at £62.1m.\n\n| £m | 2024/25 | 2025/26 | 2026/27 |\n| --- | --- | --- | --- |\n| Income | 53.7 | 55.9 | 57.6 |\n| Spending, after mitigations | 58.9 | 60.3 | 60.1 |',
    right:
      'Spending in 2025/26 before mitigations is put at £62.1m.\n\n| £m | 2024/25 | 2025/26 | 2026/27 |\n| --- | --- | --- | --- |\n| Income | 53.7 | 55.9 | 57.6 |\n| Spending, after mitigations | 58.9 | 60.3 | 60.1 |',
  },
  {
    claim: 'a plan that a forecast is held against is no row of forecasts',
    rule: 'value.text-and-row',
    wrong:
      'At Quarter 1 we forecast an in-year deficit of £6.1m for 2025/26.\n\n| 2025/26 | £m |\n| --- | --- |\n| Forecast in-year deficit | 6.9 |\n| Opening cumulative deficit | 21.4 |',
    right:
      'At Quarter 1 we forecast an in-year deficit of £6.9m for 2025/26 against a plan of £6.1m.\n\n| 2025/26 | £m |\n| --- | --- |\n| Forecast in-year deficit | 6.9 |\n| Opening cumulative deficit | 21.4 |',
  },
  {
    claim: 'a contingency is none of the budgets of a table',
    rule: 'value.text-and-row',
    wrong:
      'The extra work at Quayside brings its forecast to £759,000.\n\n| Scheme | Budget £000 | Forecast £000 |\n| --- | --- | --- |\n| Quayside | 720 | 795 |\n| Moorend | 310 | 310 |',
    right:
      'The extra work at Quayside is met from a contingency of £600,000.\n\n| Scheme | Budget £000 | Forecast £000 |\n| --- | --- | --- |\n| Quayside | 720 | 795 |\n| Moorend | 310 | 310 |',
  },
  {
    claim: 'a profile that is set before payments is no promise',
    rule: 'promise.past-its-day',
    wrong: 'Date submitted: 31 May 2024\n\nThe ceiling is set to be agreed by 31 March 2024.',
    right:
      'Date submitted: 31 May 2024\n\nThe profile is set before payments and allows £45.0m at 31 March 2024.',
  },
  {
    claim: 'who completed a form and to when its data reach are no stages of one thing',
    rule: 'date.stages-out-of-order',
    wrong: 'The scheme was completed on 20 August 2025 and approved on 22 August 2025.',
    right:
      '**Form completed by:** Head of SEND\n**Data to:** 31 July 2025\n**Date approved by the Director:** 20 August 2025',
  },
  {
    claim: 'a new time is accounted for by what can be done then',
    rule: 'promise.re-dated',
    wrong: 'Eight assessments that were due to finish in July will now finish in September.',
    right:
      'Eight assessments that were due to finish in July will now finish in September, when schools can contribute to them.',
  },
  {
    claim: 'what took place is no number of places',
    rule: 'rating.against-figures',
    wrong: '## Early help (Green)\n\nTwenty-six of the 31 new places planned are open.',
    right: '## Early help (Green)\n\nTwenty-six of the 31 clinics planned took place.',
  },
  {
    claim: 'what left and what joined are no size of the change between',
    rule: 'change.amount',
    wrong: 'The backlog of late assessments fell from 58 to 33, or by 16 assessments.',
    right:
      'The backlog of late assessments fell from 58 to 33: 41 were finished and 16 more passed their date.',
  },
  {
    claim: 'a sum in brackets is not what a rate came down to',
    rule: 'direction.up-or-down',
    wrong: 'New plans were 38 a month on average, down from 33 a month.',
    right: 'New plans were 28 a month on average (168 in all), down from 33 a month.',
  },
  {
    claim: 'what is taken off is taken off over two sentences',
    rule: 'sum.parts-in-words',
    wrong:
      'Last year cost £4.4m; add £1.3m for growth and £0.7m for prices; take off £0.9m for the new bases. That comes to £6.9m.',
    right:
      'Last year cost £4.4m; add £1.3m for growth and £0.7m for prices; take off £0.9m for the new bases. That comes to £5.5m.',
  },
  {
    claim: 'more than a third is more than a third',
    rule: 'wide.times-as-much',
    wrong: 'The dearest placements cost £3.4m, more than a third of the £12.1m in all.',
    right: 'The dearest placements cost £4.4m, more than a third of the £12.1m in all.',
  },
  {
    claim: 'an annex points to its neighbours',
    rule: 'count.not-there',
    wrong: '# Report\n\n## Annex A: prices\n\nThe measures are listed in Annex C.',
    right: '# Annex A: prices\n\nThe measures are listed in Annex C.',
  },
  {
    claim: 'a rate per hundred is not of the hundred',
    rule: 'direction.up-or-down',
    wrong: 'There were 41 suspensions per 100 pupils, down from 36.',
    right: 'There were 31 suspensions per 100 pupils, down from 36.',
  },
  {
    claim: 'half a point is no half',
    rule: 'rate.fraction-in-words',
    wrong: 'Attendance was good in half of the schools (85.7%).',
    right: 'Attendance was 86.2%, half a percentage point better than in the summer before (85.7%).',
  },
  {
    claim: 'two amounts of money have no product',
    rule: 'table.rate',
    wrong:
      '| Area | Pupils | Plans | Plans per 1,000 |\n| --- | --- | --- | --- |\n| North | 20,000 | 900 | 45.0 |\n| South | 25,000 | 1,000 | 44.0 |\n| East | 10,000 | 520 | 52.0 |',
    right:
      '| | Up £m | Down £m | Net £m |\n| --- | --- | --- | --- |\n| Price | 0.9 | 0.1 | 0.8 |\n| Number | 0.8 | 0.2 | 0.6 |\n| Other | 0.1 | 0.3 | (0.2) |\n| Total | 1.8 | 0.6 | 1.2 |',
  },
  {
    claim: 'what has no target has no rating',
    rule: 'rating.missing',
    wrong:
      '| Indicator | Target | Status |\n| --- | --- | --- |\n| Plans | 4,480 | Green |\n| Late reviews | 400 | Amber |\n| Appeals open | 60 | – |',
    right:
      '| Indicator | Target | Status |\n| --- | --- | --- |\n| Plans | 4,480 | Green |\n| Late reviews | 400 | Amber |\n| Appeals open | n/a | – |',
  },
  {
    claim: 'halves are rounded one way, so lines that only touch their total do not make it',
    rule: 'sum.column-total',
    wrong:
      '| £m | 2025/26 | 2026/27 | 2027/28 |\n| --- | --- | --- | --- |\n| Block | 28.9 | 29.8 | 30.7 |\n| Transfer | 0.6 | 0.6 | 0.6 |\n| Other | 0.3 | 0.3 | 0.3 |\n| Total | 29.8 | 30.9 | 31.6 |',
    right:
      '| £m | 2025/26 | 2026/27 | 2027/28 |\n| --- | --- | --- | --- |\n| Block | 28.9 | 29.8 | 30.7 |\n| Transfer | 0.6 | 0.6 | 0.6 |\n| Other | 0.3 | 0.3 | 0.3 |\n| Total | 29.8 | 30.8 | 31.6 |',
  },
  {
    claim: 'each saving over a line is picked out, and none is said to lie there',
    rule: 'wide.number-beyond',
    wrong:
      'Each uncertainty is over £250,000.\n\n| Uncertainty | Worse £m |\n| --- | --- |\n| Growth | 0.9 |\n| Fees | 0.3 |\n| New school | 0.6 |\n| Income | 0.1 |',
    right:
      'I have seen the evidence for each saving over £250,000.\n\n| Uncertainty | Worse £m |\n| --- | --- |\n| Growth | 0.9 |\n| Fees | 0.3 |\n| New school | 0.6 |\n| Income | 0.1 |',
  },
  {
    claim: 'a second percentage is not of numbers that have theirs',
    rule: 'rate.count-and-base',
    wrong: 'Of pupils here 5.3% have a plan (2,244 of 44,000).',
    right: 'Of pupils here 5.1% have a plan (2,244 of 44,000), 5.3% in England.',
  },
  {
    claim: 'plans that are avoided have another price than those there are',
    rule: 'implied.other-average',
    wrong: 'A plan costs £20,400 on average. The 410 plans of the north account for £8.8m, £21,460 each.',
    right:
      'A plan costs £20,400 on average. The 410 plans avoided by 2028/29 account for £8.8m, £21,460 each.',
  },
  {
    claim: 'the lines of a table of money share the unit that the paper gives all amounts',
    rule: 'sum.column-total',
    wrong:
      'All amounts are in £000 unless stated.\n\n| Line | Budget | Forecast |\n| --- | --- | --- |\n| Special schools | 31,450 | 31,900 |\n| Colleges | 9,240 | 9,610 |\n| Total expenditure | 40,690 | 42,510 |\n| Allocation | 35,300 | 35,300 |\n| Transfer from the schools block (0.5% of 290,000) | 1,450 | 1,450 |\n| Total income | 36,750 | 36,750 |',
    right:
      'All amounts are in £000 unless stated.\n\n| Line | Budget | Forecast |\n| --- | --- | --- |\n| Special schools | 31,450 | 31,900 |\n| Colleges | 9,240 | 9,610 |\n| Total expenditure | 40,690 | 41,510 |\n| Allocation | 35,300 | 35,300 |\n| Transfer from the schools block (0.5% of 290,000) | 1,450 | 1,450 |\n| Total income | 36,750 | 36,750 |',
  },
];

testWordings(CASES);
