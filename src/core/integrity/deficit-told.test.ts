/** Years, ends and nil deficits told in words against the years that a chart or table shows, each as some officer would. */
import { type TextPair, testPairs } from '../../../test/integrity/wording-cases.ts';

const table = (head: string, ...rows: readonly string[]) =>
  [head, `|${' --- |'.repeat(head.split('|').length - 2)}`, ...rows].join('\n');

const PAIRS: readonly TextPair[] = [
  {
    claim: 'the year of balance against the values of a chart in a line',
    wrong:
      'Aldmoor will balance in year for the first time in 2030/31. Figure 2 has the in-year deficit at £6m in 2028/29, -£1m in 2029/30 and -£3m in 2030/31, a minus being a surplus.',
    right:
      'Aldmoor will balance in year for the first time in 2030/31. Figure 2 has the in-year deficit at £6m in 2028/29, £1m in 2029/30 and -£3m in 2030/31, a minus being a surplus.',
  },
  {
    claim: 'the year of balance against a row under its answer',
    wrong: `**By when will income cover spending in a year?**\n\nWe break even in 2028/29.\n\n${table('| Overspend (£m) | 2026/27 | 2027/28 | 2028/29 |', '| Read from graph | 9 | 4 | 2 |')}`,
    right: `**By when will income cover spending in a year?**\n\nWe break even in 2028/29.\n\n${table('| Overspend (£m) | 2026/27 | 2027/28 | 2028/29 |', '| Read from graph | 9 | 4 | -1 |')}`,
  },
  {
    claim: 'two years of balance, one of them read from bars',
    wrong:
      'The account moves into surplus in 2030/31.\n\n## Graph\n\nThe bars reach zero in 2028/29 and go below it after that.',
    right:
      'The account moves into surplus in 2030/31.\n\n## Graph\n\nThe bars reach zero in 2030/31 and go below it after that.',
  },
  {
    claim: 'what is left against the last bar',
    wrong:
      'At the end of the agreement £23.5m will remain to be found. In the chart the closing bar stands at about £31m.',
    right:
      'At the end of the agreement £23.5m will remain to be found. In the chart the closing bar stands at about £23m.',
  },
  {
    claim: 'what is left against the column of a chart',
    wrong: `The residual deficit will be £51.4m.\n\n## Chart 4, values\n\n${table('| Year end | Cumulative deficit £m |', '| Mar-28 | 44.0 |', '| Mar-29 | 49.7 |', '| Mar-30 | 58.2 |')}`,
    right: `The residual deficit will be £51.4m.\n\n## Chart 4, values\n\n${table('| Year end | Cumulative deficit £m |', '| Mar-28 | 44.0 |', '| Mar-29 | 49.7 |', '| Mar-30 | 51.4 |')}`,
  },
  {
    claim: 'the turn of the deficit against its years',
    wrong:
      'The cumulative deficit begins to fall from 2028/29. Plotted values are £40m (2027/28), £43m (2028/29) and £47m (2029/30).',
    right:
      'The cumulative deficit begins to fall from 2028/29. Plotted values are £40m (2027/28), £43m (2028/29) and £41m (2029/30).',
  },
  {
    claim: 'the top of the deficit against its years',
    wrong: 'Cumulative deficit: highest in 2027/28. Values: 2026/27 £18.2m; 2027/28 £20.9m; 2028/29 £22.4m.',
    right: 'Cumulative deficit: highest in 2027/28. Values: 2026/27 £18.2m; 2027/28 £20.9m; 2028/29 £19.4m.',
  },
  {
    claim: 'without action, in the text and in the chart',
    wrong:
      'The graph has the cumulative deficit without action at £140m in 2030/31, while our text has it reach £115m by then.',
    right:
      'The graph has the cumulative deficit without action at £140m in 2030/31, while our text has it reach £140m by then.',
  },
  {
    claim: 'cleared by a balance of the year',
    wrong: 'Our deficit will be cleared by March 2030. Grant and spending are level in 2029/30.',
    right: 'Our deficit will be cleared by March 2030. In 2029/30 the last of the deficit is repaid.',
  },
  {
    claim: 'nil, and an amount left in another section',
    wrong:
      'By 2029/30 the accumulated deficit will be nil.\n\n## Finance\n\nA residual of £33m is left for the council to find.',
    right:
      'By 2029/30 the accumulated deficit will be nil.\n\n## Finance\n\nA residual of £0m is left for the council to find.',
  },
  {
    claim: 'a Yes to a zero deficit for a surplus of the year',
    wrong:
      '**Will the deficit be £0 at the end of the plan?**\n\nYes: there is a positive in-year balance from 2028/29.',
    right:
      '**Will the deficit be £0 at the end of the plan?**\n\nNo, though there is a positive in-year balance from 2028/29.',
  },
  {
    claim: 'a row that meets a nil deficit beside a row of what is left',
    wrong: table(
      '| Test | Result |',
      '| DSG deficit nil by March 2030 | Met |',
      '| Cumulative deficit at March 2030 | £14.1m |',
    ),
    right: table(
      '| Test | Result |',
      '| DSG deficit nil by March 2030 | Not met |',
      '| Cumulative deficit at March 2030 | £14.1m |',
    ),
  },
  {
    claim: 'labelled lines of a deficit cleared and carried forward',
    wrong: '- Deficit cleared by: 2031\n- Deficit carried forward at March 2031: £17.6m',
    right: '- Deficit cleared by: 2031\n- Deficit carried forward at March 2031: nil',
  },
  {
    claim: 'whether it will be cleared, asked in words',
    wrong:
      'Members asked whether the deficit will be eliminated. It will, because income exceeds spending in 2030/31.',
    right:
      'Members asked whether the deficit will be eliminated. It will not, although income exceeds spending in 2030/31.',
  },
];

testPairs(PAIRS);
