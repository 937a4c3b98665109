/** Effects, paths, plans, balance and layers told in the words of officers: each fault found, and its right neighbour let pass. */
import { testWordings } from '../../../test/integrity/wording-cases.ts';

testWordings([
  {
    claim: 'a rate, a span of months in dates and a total in brackets',
    rule: 'claim.monthly-effect',
    wrong:
      'The four projects take 18 plans a month off growth from April 2026 until March 2028 (540 plans), at £10,000 a plan.',
    right:
      'The four projects take 18 plans a month off growth from April 2026 until March 2028 (432 plans), at £10,000 a plan.',
  },
  {
    claim: 'rate, length and total in the items of a list',
    rule: 'claim.monthly-effect',
    wrong: '- Plans avoided: 15 a month\n- Duration: 24 months from April 2026\n- Total: 270 plans',
    right: '- Plans avoided: 15 a month\n- Duration: 24 months from April 2026\n- Total: 360 plans',
  },
  {
    claim: 'rate, span and total in the rows of a table without a unit',
    rule: 'claim.monthly-effect',
    wrong:
      '| Element | Value |\n| --- | --- |\n| Start and end | October 2025 to March 2027 (18 months) |\n| Plans avoided per month | 14 |\n| Plans avoided over the period | 168 |\n| Value per plan | £11,500 |\n| Total value | £2.9m |',
    right:
      '| Element | Value |\n| --- | --- |\n| Start and end | October 2025 to March 2027 (18 months) |\n| Plans avoided per month | 14 |\n| Plans avoided over the period | 252 |\n| Value per plan | £11,500 |\n| Total value | £2.9m |',
  },
  {
    claim: '"over three years" in the next sentence',
    rule: 'claim.monthly-effect',
    wrong:
      'The team prevents a net 11 escalations to a plan per month. Over three years that is 330 fewer plans, worth £2.7m at £8,200 each.',
    right:
      'The team prevents a net 11 escalations to a plan per month. Over three years that is 396 fewer plans, worth £3.2m at £8,200 each.',
  },
  {
    claim: 'a monthly reduction and a year between two months',
    rule: 'claim.monthly-effect',
    wrong:
      'We have modelled a monthly reduction of 20 plans. From September 2025 to August 2026 this gives 300 plans.',
    right:
      'We have modelled a monthly reduction of 20 plans. From September 2025 to August 2026 this gives 240 plans.',
  },
  {
    claim: 'plans taken from monthly growth over a number of months',
    rule: 'claim.monthly-effect',
    wrong:
      'If the interventions work as intended they remove 22 plans from monthly growth. Over the 30 months to March 2029 that would be 440 plans.',
    right:
      'If the interventions work as intended they remove 22 plans from monthly growth. Over the 30 months to March 2029 that would be 660 plans.',
  },
  {
    claim: 'placements a month through a financial year at a price each',
    rule: 'claim.monthly-effect',
    wrong:
      'These bases let us make five fewer independent placements each month through the whole of 2027/28. At a saving of £40,000 each, that is worth £3.1m.',
    right:
      'These bases let us make five fewer independent placements each month through the whole of 2027/28. At a saving of £40,000 each, that is worth £2.4m.',
  },
  {
    claim: 'a product told with signs',
    rule: 'claim.monthly-effect',
    wrong: 'Benefits: 20 plans a month x 12 months x £9,000 = £2.7m.',
    right: 'Benefits: 20 plans a month x 12 months x £9,000 = £2.16m.',
  },
  {
    claim: 'a straight line whose growth is told, and its row over time',
    rule: 'claim.unmitigated-growth',
    wrong:
      '|  | Mar 2026 | Mar 2030 |\n| --- | --- | --- |\n| Unmitigated plans | 3,600 | 4,600 |\n| Mitigated plans | 3,600 | 4,200 |\n\nThe unmitigated forecast is a straight-line continuation of the growth in the last year, which was 38 a month.',
    right:
      '|  | Mar 2026 | Mar 2030 |\n| --- | --- | --- |\n| Unmitigated plans | 3,600 | 5,424 |\n| Mitigated plans | 3,600 | 4,200 |\n\nThe unmitigated forecast is a straight-line continuation of the growth in the last year, which was 38 a month.',
  },
  {
    claim: 'growth, length and both ends in one sentence',
    rule: 'claim.unmitigated-growth',
    wrong:
      'Do-nothing: the present rate of growth, 30 plans a month, continues for 48 months and takes the caseload from 2,500 to 3,500.',
    right:
      'Do-nothing: the present rate of growth, 30 plans a month, continues for 48 months and takes the caseload from 2,500 to 3,940.',
  },
  {
    claim: 'growth told as so many more than a year before',
    rule: 'claim.unmitigated-growth',
    wrong:
      'At 31 October 2025 there were 4,310 plans, 480 more than a year before. The do-nothing projection holds that pace and reaches 5,000 in October 2028.',
    right:
      'At 31 October 2025 there were 4,310 plans, 480 more than a year before. The do-nothing projection holds that pace and reaches 5,750 in October 2028.',
  },
  {
    claim: 'a share of requests a month that leads to a plan',
    rule: 'claim.plans-from-requests',
    wrong: 'We received 90 requests a month and 62% led to a plan, giving 71 new plans a month.',
    right: 'We received 90 requests a month and 62% led to a plan, giving 56 new plans a month.',
  },
  {
    claim: 'requests, conversion and plans in rows',
    rule: 'claim.plans-from-requests',
    wrong:
      '|  | Per month |\n| --- | --- |\n| Requests | 80 |\n| Conversion rate | 60% |\n| New plans | 57 |',
    right:
      '|  | Per month |\n| --- | --- |\n| Requests | 80 |\n| Conversion rate | 60% |\n| New plans | 48 |',
  },
  {
    claim: 'no backlog, and more plans than assessments',
    rule: 'claim.plans-from-requests',
    wrong:
      'None of the growth is backlog: 512 plans were issued between April and October, all on requests received in the period. There were 498 requests, of which 330 were agreed for assessment.',
    right:
      'None of the growth is backlog: 312 plans were issued between April and October, all on requests received in the period. There were 498 requests, of which 330 were agreed for assessment.',
  },
  {
    claim: 'every new plan from a request of the year',
    rule: 'claim.plans-from-requests',
    wrong: 'Every new plan issued this year (388) came from a request made this year (371).',
    right: 'Every new plan issued this year (288) came from a request made this year (371).',
  },
  {
    claim: 'no deficit to carry forward where the last year is in surplus',
    rule: 'claim.balance-is-not-cleared',
    wrong:
      'The in-year position moves into surplus in 2028/29 and the council will therefore have no deficit to carry forward at that point.\n\n| £m | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- |\n| In-year | (2.0) | (0.8) | 0.5 |\n| Cumulative deficit after payments | (18.0) | (18.8) | (18.3) |',
    right:
      'The in-year position moves into surplus in 2028/29 and the council will therefore have no deficit to carry forward at that point.\n\n| £m | 2026/27 | 2027/28 | 2028/29 |\n| --- | --- | --- | --- |\n| In-year | (2.0) | (0.8) | 0.5 |\n| Cumulative deficit after payments | (18.0) | (18.8) | 0.0 |',
  },
  {
    claim: 'extinguished from then on, told in the next sentence',
    rule: 'claim.balance-is-not-cleared',
    wrong:
      'Condition 1 is met in 2027/28, when spend falls below income. From then on the historic deficit is extinguished.\n\n| £m | 2025/26 | 2026/27 | 2027/28 |\n| --- | --- | --- | --- |\n| In-year deficit / (surplus) | 3.1 | 1.2 | (0.2) |\n| Deficit c/f | 22.1 | 23.3 | 23.1 |',
    right:
      'Condition 1 is met in 2027/28, when spend falls below income. From then on the historic deficit is not extinguished.\n\n| £m | 2025/26 | 2026/27 | 2027/28 |\n| --- | --- | --- | --- |\n| In-year deficit / (surplus) | 3.1 | 1.2 | (0.2) |\n| Deficit c/f | 22.1 | 23.3 | 23.1 |',
  },
  {
    claim: 'this clears the deficit, and a row after payments that is nil',
    rule: 'claim.balance-is-not-cleared',
    wrong:
      'We break even in 2028/29. This clears the DSG deficit.\n\n| £m | 2027/28 | 2028/29 |\n| --- | --- | --- |\n| In-year surplus / (deficit) | (1.0) | 0.1 |\n| DSG balance at 31 March before payments | (31.0) | (30.9) |\n| Balance after payments and contribution | (4.0) | (2.5) |',
    right:
      'We break even in 2028/29. This clears the DSG deficit.\n\n| £m | 2027/28 | 2028/29 |\n| --- | --- | --- |\n| In-year surplus / (deficit) | (1.0) | 0.1 |\n| DSG balance at 31 March before payments | (31.0) | (30.9) |\n| Balance after payments and contribution | (4.0) | 0.0 |',
  },
  {
    claim: 'paid off by March, and years that run down',
    rule: 'claim.balance-is-not-cleared',
    wrong:
      'Our forecast shows the DSG back in balance by March 2029. By then the overspend built up since 2019 will have been paid off in full.\n\n| Year | In-year result £m | Cumulative deficit £m |\n| --- | --- | --- |\n| 2026/27 | -3.0 | 11.9 |\n| 2027/28 | -2.5 | 14.4 |\n| 2028/29 | 0.2 | 14.2 |',
    right:
      'Our forecast shows the DSG back in balance by March 2029. By then the overspend built up since 2019 will not have been paid off.\n\n| Year | In-year result £m | Cumulative deficit £m |\n| --- | --- | --- |\n| 2026/27 | -3.0 | 11.9 |\n| 2027/28 | -2.5 | 14.4 |\n| 2028/29 | 0.2 | 14.2 |',
  },
  {
    claim: 'an overlap row and a total that leaves it out',
    rule: 'claim.layers',
    wrong:
      '| Layer | Plans avoided |\n| --- | --- |\n| Original plan | 300 |\n| Four projects | 240 |\n| Overlap | -60 |\n| Net | 520 |',
    right:
      '| Layer | Plans avoided |\n| --- | --- |\n| Original plan | 300 |\n| Four projects | 240 |\n| Overlap | -60 |\n| Net | 480 |',
  },
  {
    claim: 'a total said to be net of what is counted twice, and is the plain sum',
    rule: 'claim.layers',
    wrong:
      '| Workstream | Plans |\n| --- | --- |\n| Outreach | 150 |\n| Transition | 70 |\n| Reviews | 60 |\n| Total | 280 |\n\nThe total is net of 30 plans counted under more than one workstream.',
    right:
      '| Workstream | Plans |\n| --- | --- |\n| Outreach | 150 |\n| Transition | 70 |\n| Reviews | 60 |\n| Total | 250 |\n\nThe total is net of 30 plans counted under more than one workstream.',
  },
  {
    claim: 'layers said to be enough for a gap that is larger',
    rule: 'claim.layers',
    wrong:
      '| Layer | Plans avoided |\n| --- | --- |\n| Original plan | 300 |\n| Four projects | 240 |\n| Overlap | -60 |\n| Net | 480 |\n| Gap to target | 560 |\n\nThe layers together are enough to close the gap.',
    right:
      '| Layer | Plans avoided |\n| --- | --- |\n| Original plan | 300 |\n| Four projects | 240 |\n| Overlap | -60 |\n| Net | 480 |\n| Gap to target | 560 |\n\nThe layers together close most of the gap.',
  },
  {
    claim: 'parts in a row that are the whole of a gap',
    rule: 'claim.layers',
    wrong:
      'The four projects avoid 300 plans and the nine new proposals 150, and the original plan 200: 650 in all, which is the whole of the 710 gap.',
    right:
      'The four projects avoid 300 plans and the nine new proposals 150, and the original plan 200: 650 in all, which is the whole of the 650 gap.',
  },
]);
