/** Figures of two sorts side by side, as dense papers tell them: the nearest fault is found, and what is right raises no alarm. */
import { testWordings, type WordingCase } from '../../../test/integrity/wording-cases.ts';

const CASES: readonly WordingCase[] = [
  {
    claim: 'lines of money named like counts are summands of their total',
    rule: 'sum.column-total',
    wrong:
      '| £000 | Budget | Forecast |\n|---|---|---|\n| Special: places | 7,420 | 7,430 |\n| Mainstream | 4,310 | 4,400 |\n| Post-16 | 4,480 | 4,490 |\n| Total spend | 16,210 | 16,330 |',
    right:
      '| £000 | Budget | Forecast |\n|---|---|---|\n| Special: places | 7,420 | 7,430 |\n| Mainstream | 4,310 | 4,400 |\n| Post-16 | 4,480 | 4,490 |\n| Total spend | 16,210 | 16,320 |',
  },
  {
    claim: 'a line that speaks of a cap is a summand like the others',
    rule: 'sum.column-total',
    wrong:
      '| Action | This year | Full year |\n|---|---|---|\n| New base | 126 | 216 |\n| Fee cap with two providers | 180 | 180 |\n| Panel | 60 | 240 |\n| Total | 366 | 646 |',
    right:
      '| Action | This year | Full year |\n|---|---|---|\n| New base | 126 | 216 |\n| Fee cap with two providers | 180 | 180 |\n| Panel | 60 | 240 |\n| Total | 366 | 636 |',
  },
  {
    claim: 'how far a figure falls in one year and in the next is no figure of those years',
    rule: 'change.amount',
    wrong: 'Spend fell from £84.9m in 2026/27 to £81.2m in 2027/28, by £5.2m.',
    right: 'Spend peaks in 2026/27 at £84.9m and then falls by £3.7m in 2027/28 and £5.2m in 2028/29.',
  },
  {
    claim: 'a share of a forecast is no change',
    rule: 'change.percentage',
    wrong: 'The gap rose from 28 in April to 98 in October (41%).',
    right: 'The gap rose from 28 in April to 98 in October (4.1% of forecast).',
  },
  {
    claim: 'what a payment comes to in the year is no deficit',
    rule: 'value.text-and-table',
    wrong:
      'The in-year overspend for 2025/26 is £14.5m.\n\n| £m | 2024/25 | 2025/26 |\n|---|---|---|\n| In-year overspend | 13.1 | 14.9 |\n| DfE payment in year | 5.0 | 5.0 |',
    right:
      'The in-year overspend for 2025/26 is £14.5m.\n\n| £m | 2024/25 | 2025/26 |\n|---|---|---|\n| Overspent | 13.1 | 14.5 |\n| DfE payment in year | 5.0 | 5.0 |',
  },
  {
    claim: 'a month of a year is not the year',
    rule: 'value.text-and-table',
    wrong:
      '## Requests\n\n780 requests came in 2024/25.\n\n| Year | Requests |\n|---|---|\n| 2023/24 | 728 |\n| 2024/25 | 790 |',
    right:
      '## Requests for assessment\n\n780 requests came in 2024/25.\n\n| | Apr | May | Year |\n|---|---|---|---|\n| 2023/24 | 58 | 66 | 728 |\n| 2024/25 | 62 | 71 | 780 |',
  },
  {
    claim: 'the largest is of the figure told with it',
    rule: 'claim.most',
    wrong:
      '| £000 | Budget | Forecast | Over |\n|---|---|---|---|\n| Mainstream top-ups | 10,060 | 10,344 | +284 |\n| Independent schools | 8,420 | 8,566 | +146 |\n| Post-16 colleges | 4,610 | 4,391 | -219 |\n\nThe largest is independent schools, at 146 over.\n\n| Theme | Replies |\n| --- | --- |\n| Waiting times for assessment | 58 |\n| Communication from the council | 44 |\n| Access to therapies | 31 |\n\nThe theme raised most often was communication from the council.',
    right:
      '| £000 | Budget | Forecast | Over |\n|---|---|---|---|\n| Mainstream top-ups | 10,060 | 10,344 | +284 |\n| Independent schools | 8,420 | 9,466 | +1,046 |\n| Post-16 colleges | 4,610 | 4,391 | -219 |\n\nThe single largest is independent schools, at 1,046.',
  },
  {
    claim: 'of several ratings the overall one is held against today’s figure',
    rule: 'rating.against-figures',
    wrong:
      '| No. | Measure | Plan | Actual | Activity | Effect | Overall |\n|---|---|---|---|---|---|---|\n| 1 | In-year overspend | £5.40m | £7.16m | Green | Red | Green |\n| 2 | Independent placements | 196 | 196 | Green | Green | Green |',
    right:
      '| No. | Measure | Plan | Actual | Activity | Effect | Overall |\n|---|---|---|---|---|---|---|\n| 1 | In-year overspend | £5.40m | £7.16m | Green | Red | Red |\n| 2 | Independent placements | 196 | 196 | Green | Green | Green |',
  },
  {
    claim: 'a net told behind the closing is no movement',
    rule: 'roll.in-words',
    wrong: 'We began at 4,118 plans. 275 came on and 131 went off, leaving 4,282.',
    right:
      'We began at 4,118 plans. 275 came on and 131 went off, leaving 4,262: 144 more in six months, 3.5%.',
  },
  {
    claim: 'cases of one year do not follow each other',
    rule: 'roll.cumulative',
    wrong:
      '| £m | 2027/28 | 2028/29 | 2029/30 |\n|---|---|---|---|\n| In-year gap | 7.1 | 5.1 | 3.4 |\n| Cumulative deficit | 50.0 | 55.1 | 59.5 |',
    right:
      '| 2029/30, £m | In-year gap | Cumulative deficit |\n|---|---|---|\n| Central | 3.4 | 58.5 |\n| Three quarters of the savings | 8.3 | 70.9 |\n| Half a point more income | 3.4 | 61.9 |',
  },
  {
    claim: 'places that are to come later are not short today',
    rule: 'answer.capital',
    wrong:
      '**Is the capital project on track?** Yes.\n\nOf the 64 places due by September 2025, 24 were delivered.',
    right:
      '**Is the capital project on track?** Yes.\n\n24 of the 64 places opened in September 2025 as planned; the other 40 are due in September 2026.',
  },
  {
    claim: 'a question on the result of the year is answered by its row',
    rule: 'claim.answer-plan',
    wrong:
      '**Is the authority on track to hold the in-year deficit to the agreed figure?**\n\nAnswer: Yes.\n\n## Finance\n\n| Line | Agreed | Forecast |\n|---|---|---|\n| Spending | 48.00 | 51.25 |\n| In-year deficit | 3.60 | 6.85 |',
    right:
      '**Is the authority on track to hold the in-year deficit to the agreed figure?**\n\nAnswer: Yes.\n\n## Finance\n\n| Line | Agreed | Forecast |\n|---|---|---|\n| Spending | 48.00 | 48.00 |\n| In-year deficit | 3.60 | 3.60 |',
  },
  {
    claim: 'a peak at the right time has the figure of that time',
    rule: 'chart.highest-or-lowest',
    wrong:
      '## Deficit\n\n| Year | Deficit £m |\n|---|---|\n| 2026-27 | 19.40 |\n| 2027-28 | 22.20 |\n| 2028-29 | 23.40 |\n| 2029-30 | 23.00 |\n\nThe bars rise to a peak of £25.4m on 31 March 2029 and then fall.',
    right:
      '## Deficit\n\n| Year | Deficit £m |\n|---|---|\n| 2026-27 | 19.40 |\n| 2027-28 | 22.20 |\n| 2028-29 | 23.40 |\n| 2029-30 | 23.00 |\n\nThe bars rise to a peak of £23.4m on 31 March 2029 and then fall.',
  },
  {
    claim: 'half-way through the year is a time and no share',
    rule: 'rate.fraction-in-words',
    wrong: 'A third of requests (41.7%) came from parents.',
    right: 'A third of the way through the term, 40 of the 96 reviews were done (41.7%).',
  },
  {
    claim: 'a share of a part is of what is told of, and not of the plan',
    rule: 'change.gap-in-words',
    wrong: 'There were 695 plans against 520 forecast: 165 more, or 33.7%.',
    right: 'Spend to date is 695 ahead of profile, of which independent schools are 520 (74.8%).',
  },
  {
    claim: 'the end of a range is no figure that another is held against',
    rule: 'change.gap-in-words',
    wrong: 'The caseload is 180 plans, 6 plans above the standard of 140 plans.',
    right: 'Caseloads: six have over 180, fourteen 140 to 180, six under 140.',
  },
];

testWordings(CASES);
