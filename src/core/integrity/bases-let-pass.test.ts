/** Passages full of bases, transfers, schemes and first years that are all in order: nothing is told of any. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocument } from './check-document.ts';
import { readPlain } from './read-plain.ts';

const PASSAGES: readonly string[] = [
  'Forum agreed 0.5% for 2025/26 on 14 January 2025. For 2026/27 we will ask for 0.5% again; Forum decides on 13 January 2026.\n\n| Assumption | 2025/26 | 2026/27 |\n|---|---|---|\n| Schools Block transfer | 0.5% | 0.5% |\n\nRisk 4: Forum declines the transfer for 2026/27. Effect £1.1m.',
  'In 2024/25 the transfer was 1%. The 2025/26 forecast uses 0.5%, half of the 1% in the original plan.\n\nThe original plan had a transfer of 1% in 2025/26.\n\nEach 0.1% of the Schools Block is worth £0.2m. Without the transfer the deficit would be £1.0m higher in 2025/26.',
  'We asked Forum for 1% in 2026/27. Forum agreed 0.5% in December, and we have asked the Secretary of State for the other 0.5%.\n\nForecast: 0.5% in 2026/27. The disapplication request for 2026/27 is not in the forecast.',
  'No transfer is assumed after 2026/27.\n\n| £m | 2025/26 | 2026/27 | 2027/28 |\n|---|---|---|---|\n| Schools Block transfer | 1.0 | 1.1 | 0.0 |\n\nNo request has been made for 2027/28.',
  'Children who transfer from primary to secondary school in September 2026 have had their plans amended: 98% by 15 February. Schools Forum received the report. There were 14 transfers in and 12 transfers out in the year.',
  'The ceiling for 2025/26 is £38.0m before DfE payments. On that basis we forecast £36.9m, £1.1m inside it. After the payment of £4.0m the deficit carried forward is £32.9m.\n\n| £m | 2025/26 |\n|---|---|\n| Ceiling (before payments) | 38.0 |\n| Deficit before payments | 36.9 |\n| Payment | 4.0 |\n| Deficit after payments | 32.9 |\n\nCondition 2 is Green: the deficit is below the ceiling by £1.1m.',
  'The ceiling is measured before payments: £30.0m. Before payments the deficit is £31.5m, £1.5m above it. After payments it is £27.5m, but that is not the figure which the ceiling limits.',
  "The cap of £22.0m is before payments. In the first year the deficit before payments is £21.0m. With payments received the balance is £17.0m, well under last year's £19.0m.",
  "The residual at 31 March 2030 is £16.0m before the council's contribution of £6.0m and £10.0m after it.\n\nAnnex A: residual of £16.0m less the contribution of £6.0m leaves £10.0m for the general fund.",
  '| £m | 25/26 | 26/27 | Total |\n|---|---|---|---|\n| In-year | (4.0) | (2.0) | (6.0) |\n| DfE payments | 3.0 | 3.0 | 6.0 |\n| Council contribution | 1.0 | 1.0 | 2.0 |\n\nOpening deficit (10.0). Position at 31 March 2027 after all payments and contributions: (8.0). Before the contribution it would be (10.0).',
  'INMSS spend is to be below £6.0m a year by 2028/29, schools only. Spend in 2028/29 is forecast at £5.8m; independent post-16 adds £1.4m, which is outside the target. Over the five years of the plan INMSS spend comes to £38.5m in total. The monthly run rate in October was £0.62m.',
  'Month-end counts are used in this return. The average number of plans in the quarter was 2,110; at 31 October there were 2,131. On census day in January 2025 there were 2,040.\n\n| | Aug | Sep | Oct |\n|---|---|---|---|\n| EHCPs (month end) | 2,090 | 2,109 | 2,131 |',
  'Growth of 3% a year is assumed from 2026/27. The 2025/26 allocation is confirmed at £60.0m and is fixed. If growth were 5% from 2026/27 the plan would balance a year earlier. Unit cost inflation of 3% runs from 2025/26.\n\n| £m | 2025/26 | 2026/27 | 2027/28 |\n|---|---|---|---|\n| High needs income | 60.0 | 61.8 | 63.7 |',
  '| Scheme | Places | £m | Opening |\n|---|---|---|---|\n| Holly Bank School, phase 1 | 40 | 4.0 | Sept 2026 |\n| Holly Bank School, phase 2 | 40 | 4.0 | Sept 2027 |\n| Elm base | 12 | 0.6 | Sept 2026 |\n| Ash base | 12 | 0.6 | Sept 2026 |\n| Total | 104 | 9.2 | |\n\nHolly Bank is an extension of the existing school on the Mill Road site. Phase 1 is 40 places.',
  'We are building a new 80-place special school at Whin Hill. An extension of Beacon School gives a further 80 places. Together that is 160 places.\n\nBases at Elm, Oak and Ash give 36 places in all.',
  'Condition 3.2 asks for 20% less growth in INMSS placements: 16 a year in place of 20. Placements will still rise, from 204 to 220. Elective home education has fallen by 20%, with 20% fewer children than a year ago. Exclusions are to fall by 20%.',
  'The budget of £4.2m (£70,000 a place) is unchanged. At Q1 the figure was £4.4m, £0.2m over.\n\nThe ceiling is £9.0m. At budget the deficit was £7.9m, inside the ceiling.\n\n| £m | Budget |\n|---|---|\n| Ceiling | 9.0 |\n| Forecast | 7.9 |',
  'Pay is assumed to rise by 3% from 2025/26. Income is assumed to rise by 3% from 2026/27. Transport contracts rise by 3% from September 2026.',
  'The council will put in £5.0m of its own in 2027/28. After it, and after all payments, £9.0m is left. The £9.0m is the sum that the medium-term plan must find. The council has no further contribution in view.',
];

test('passages on bases, transfers, schemes and first years that are in order raise no alarm', () => {
  const alarms = PASSAGES.flatMap((text) => {
    const paper = `# Return\n\nDate submitted: 12 November 2025\n\n## Part one\n\n${text}`;
    const { findings } = checkDocument(readPlain('return.md', paper));
    return findings.flatMap(({ severity, rule, arithmetic }) =>
      severity === 'info' ? [] : [`${rule}: ${arithmetic}`],
    );
  });
  assert.ok(PASSAGES.length > 15);
  assert.deepEqual(alarms, []);
});
