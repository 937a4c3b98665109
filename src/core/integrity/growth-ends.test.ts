/** Ends of growth in plan numbers, told in any form: each contradiction is found, and its right neighbour is let pass. */
import { testWordings, type WordingCase } from '../../../test/integrity/wording-cases.ts';

const rule = 'told.growth-ends';

const CASES: readonly WordingCase[] = [
  {
    claim: 'growth in per cent each year after it is to be over',
    rule,
    wrong:
      'We mean to keep the caseload flat from April 2027.\n\n## Finance\n\nThe model allows for 4% growth in plans each year to 2030/31.',
    right:
      'We mean to keep the caseload flat from April 2027.\n\n## Finance\n\nThe model allows for no growth in plans after 2026/27.',
  },
  {
    claim: 'more plans are budgeted for in later years',
    rule,
    wrong:
      'From 2027/28 there will be no net growth in EHCPs.\n\n## Demand\n\nA further 120 plans are budgeted for in 2028/29 and 110 in 2029/30.',
    right:
      'From 2027/28 there will be no net growth in EHCPs.\n\n## Demand\n\nA further 120 plans are budgeted for in 2026/27 and none in 2028/29.',
  },
  {
    claim: 'the items of a list are of plans though one alone says so',
    rule,
    wrong: '- Target: EHCPs stable by March 2027\n- Forecast March 2027: 2,480\n- Forecast March 2028: 2,610',
    right: '- Target: EHCPs stable by March 2027\n- Forecast March 2027: 2,480\n- Forecast March 2028: 2,480',
  },
  {
    claim: 'more plans start than cease in a later year',
    rule,
    wrong:
      'Plan numbers are level from April 2026.\n\n| Year | Starts | Ceases |\n| --- | --- | --- |\n| 2025/26 | 420 | 310 |\n| 2026/27 | 400 | 330 |\n| 2027/28 | 400 | 340 |',
    right:
      'Plan numbers are level from April 2026.\n\n| Year | Starts | Ceases |\n| --- | --- | --- |\n| 2025/26 | 420 | 310 |\n| 2026/27 | 400 | 400 |\n| 2027/28 | 400 | 400 |',
  },
  {
    claim: 'an answer on growth after the date that another answer gives',
    rule,
    wrong:
      '**By when will plan numbers stop growing?** March 2027.\n\n**What growth does the financial plan assume after that date?** 3% a year.',
    right:
      '**By when will plan numbers stop growing?** March 2027.\n\n**What growth does the financial plan assume after that date?** None.',
  },
  {
    claim: 'what follows the end of growth is growth',
    rule,
    wrong: 'Plan numbers are expected to flatten in 2026/27. Thereafter we add about 8 a month.',
    right: 'Plan numbers are expected to flatten in 2026/27. Thereafter numbers do not change.',
  },
  {
    claim: 'an end number below today though numbers only rise and then stop',
    rule,
    wrong:
      'The plan has 2,700 children with EHCPs at March 2030. Today we have 2,950. Growth will slow each year and then stop; no reduction in the number is planned.',
    right:
      'The plan has 2,700 children with EHCPs at March 2030. Today we have 2,600. Growth will slow each year and then stop; no reduction in the number is planned.',
  },
  {
    claim: 'a row says from when numbers are stable, and a later row has more',
    rule,
    wrong:
      '| | Plans | Change in year |\n| --- | --- | --- |\n| Mar-26 | 1,900 | +110 |\n| Mar-27 (stable from here) | 1,980 | +80 |\n| Mar-28 | 2,060 | +80 |',
    right:
      '| | Plans | Change in year |\n| --- | --- | --- |\n| Mar-26 | 1,900 | +110 |\n| Mar-27 (stable from here) | 1,980 | +80 |\n| Mar-28 | 1,980 | 0 |',
  },
  {
    claim: 'growth that peaked in the past is no end of growth to come',
    rule,
    wrong:
      'Plans level off by March 2026. We expect 2,772 plans in March 2026 and 3,035 plans in March 2027.',
    right:
      'The rate of growth in plans peaked in 2024. There were 2,772 plans in March 2024 and 3,035 plans in March 2025.',
  },
];

testWordings(CASES);
