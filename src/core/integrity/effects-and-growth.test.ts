/** Work called on track while its measure misses, and cuts in growth worked out on the number, each told as some officer would. */
import { type TextPair, testPairs } from '../../../test/integrity/wording-cases.ts';

const PAIRS: readonly TextPair[] = [
  {
    claim: 'on track against its measure, wording 1',
    wrong:
      'Condition 3.1 is rated Green because every milestone for the quarter has been met. Plans stood at 3,412, which is 214 above the trajectory at the end of September.',
    right:
      'Condition 3.1 is rated Green because every milestone for the quarter has been met. Plans stood at 3,190, which is 8 below the trajectory at the end of September.',
  },
  {
    claim: 'on track against its measure, wording 2',
    wrong:
      'The SEND lead reports that the early help workstream is delivering as intended and has been assessed as green. Requests for assessment rose by 17 per cent on the same quarter last year, when the workstream was to bring them down by 5 per cent.',
    right: null,
  },
  {
    claim: 'on track against its measure, wording 3',
    wrong:
      'Progress on right support first time: Green. The share of pupils with a plan who are in mainstream schools has fallen from 41% to 38% over the year; the aim is 45%.',
    right:
      'Progress on right support first time: Green. The share of pupils with a plan who are in mainstream schools has risen from 41% to 46% over the year; the aim was 45%.',
  },
  {
    claim: 'on track against its measure, wording 4',
    wrong:
      'Workstream 2 (fewer out of county placements) has no slippage, so it is on target.\n\n## How the numbers moved\n\nThere were 144 children placed out of county in March and there are 163 now; the aim for now was 130.',
    right:
      'Workstream 2 (fewer out of county placements) has no slippage, so it is on target.\n\n## How the numbers moved\n\nThere were 144 children placed out of county in March and there are 129 now; the aim for now was 130.',
  },
  {
    claim: 'on track against its measure, wording 5',
    wrong:
      'The condition is met in full and is shown as blue. Placements in the independent sector went up by 31 in the twelve months, where the condition asks for a fall of ten.',
    right:
      'The condition is met in full and is shown as blue. Placements in the independent sector went down by 12 in the twelve months, where the condition asks for a fall of ten.',
  },
  {
    claim: 'on track against its measure, wording 6',
    wrong:
      "Delivery confidence for the transport project is high and it keeps its green status. Spend is forecast to exceed the project's ceiling by £1.3m.",
    right:
      "Delivery confidence for the transport project is high and it keeps its green status. Spend is forecast to come in £0.3m below the project's ceiling.",
  },
  {
    claim: 'on track against its measure, wording 7',
    wrong:
      '| Workstream | Milestones met | Rating | Measure | Target | Actual |\n| --- | --- | --- | --- | --- | --- |\n| Early support | 6 of 6 | Green | EHCPs at Sept 25 | 2,450 | 2,631 |\n| Post-16 | 3 of 4 | Amber | Ceased plans | 60 | 41 |',
    right:
      '| Workstream | Milestones met | Rating | Measure | Target | Actual |\n| --- | --- | --- | --- | --- | --- |\n| Early support | 6 of 6 | Green | EHCPs at Sept 25 | 2,450 | 2,447 |\n| Post-16 | 3 of 4 | Amber | Ceased plans | 60 | 41 |',
  },
  {
    claim: 'on track against its measure, wording 8',
    wrong:
      '| | RAG | INMSS placements Oct 24 | INMSS placements Oct 25 |\n| --- | --- | --- | --- |\n| Reduce reliance on INMSS | G | 301 | 347 |',
    right:
      '| | RAG | INMSS placements Oct 24 | INMSS placements Oct 25 |\n| --- | --- | --- | --- |\n| Reduce reliance on INMSS | G | 301 | 285 |',
  },
  {
    claim: 'on track against its measure, wording 9',
    wrong:
      '**Is the condition on track?** Yes. The panel has met each week and all its terms are in place.\n\n**What effect has it had?** None so far: placements have gone from 118 to 127 where a cut to 105 was due.',
    right: null,
  },
  {
    claim: 'on track against its measure, wording 10',
    wrong:
      'Condition 3.4. Rating: Green. Activity: pathway launched in September as planned. Effect: plans held by young people over 19 are 612, above the forecast of 540.',
    right:
      'Condition 3.4. Rating: Green. Activity: pathway launched in September as planned. Effect: plans held by young people over 19 are 538, within the forecast of 540.',
  },
  {
    claim: 'on track against its measure, wording 11',
    wrong:
      'Dear Adviser, I can confirm that the placement panel is fully up and running and that we therefore report this line as on track. Average cost per placement has risen to £68,200, though the panel was set up to hold it at £61,000.',
    right:
      'Dear Adviser, I can confirm that the placement panel is fully up and running and that we therefore report this line as on track. Average cost per placement has stayed at £60,900, as the panel was set up to hold it at £61,000.',
  },
  {
    claim: 'on track against its measure, wording 12',
    wrong:
      'Mainstream banding project | status: on schedule, green | benefit expected to date £420k | benefit achieved £60k',
    right:
      'Mainstream banding project | status: on schedule, green | benefit expected to date £420k | benefit achieved £430k',
  },
  {
    claim: 'a cut in growth, wording 1',
    wrong:
      'We will reduce the growth in independent placements by 20%. This takes placements from 346 to 277.',
    right:
      'We will reduce the growth in independent placements by 20%. This takes placements from growth of 44 a year to growth of 35 a year.',
  },
  {
    claim: 'a cut in growth, wording 2',
    wrong:
      'Slowing the rise in out-of-area placements by 30 per cent is the third aim.\n\n## Savings\n\nThirty per cent of the 190 placements, or 57 of them, at £58,000 each gives £3.3m.',
    right:
      'Slowing the rise in out-of-area placements by 30 per cent is the third aim.\n\n## Savings\n\nPlacements were rising by 20 a year, so 6 fewer each year at £58,000 gives £0.35m.',
  },
  {
    claim: 'a cut in growth, wording 3',
    wrong:
      'Growth of 50 independent placements a year is to be trimmed by a fifth. There would be a fifth fewer independent placements by March 2027.',
    right:
      'Growth of 50 independent placements a year is to be trimmed by a fifth. There would still be 40 more independent placements each year.',
  },
  {
    claim: 'a cut in growth, wording 4',
    wrong:
      "Last year's growth in high-cost placements was 12%. Cutting that growth by one quarter means growth of 3% this year.",
    right:
      "Last year's growth in high-cost placements was 12%. Cutting that growth by one quarter means growth of 9% this year.",
  },
  {
    claim: 'a cut in growth, wording 5',
    wrong:
      'We aim for a reduction of 25% in growth of EHCPs. Numbers rose by 400 last year; we therefore plan for 100 more in the coming year.',
    right:
      'We aim for a reduction of 25% in growth of EHCPs. Numbers rose by 400 last year; we therefore plan for 300 more in the coming year.',
  },
  {
    claim: 'a cut in growth, wording 6',
    wrong:
      'Demand growth is expected to be 20% lower than it was. It was 10% and is put at -10% in the forecast.',
    right:
      'Demand growth is expected to be 20% lower than it was. It was 10% and is put at 8% in the forecast.',
  },
  {
    claim: 'a cut in growth, wording 7',
    wrong:
      '| Aim | Now | Target |\n| --- | --- | --- |\n| Reduce growth in INMSS placements by 20% | 346 | 277 |',
    right:
      '| Aim | Now | Target |\n| --- | --- | --- |\n| Reduce growth in INMSS placements by 20% | 346 | more than 346: 35 added a year, was 44 |',
  },
  {
    claim: 'a cut in growth, wording 8',
    wrong:
      '| Mitigation | Basis | Placements avoided | Unit cost | Saving |\n| --- | --- | --- | --- | --- |\n| Cut growth in INMSS by 20% | Growth of 50 a year | 62 (20% of 310) | £60,000 | £3.72m |',
    right:
      '| Mitigation | Basis | Placements avoided | Unit cost | Saving |\n| --- | --- | --- | --- | --- |\n| Cut growth in INMSS by 20% | Growth of 50 a year | 10 (20% of 50) | £60,000 | £0.6m |',
  },
  {
    claim: 'a cut in growth, wording 9',
    wrong:
      '**What is your target for independent placements?** To reduce growth by 20%.\n\n**What number does that give?** It gives 208, down from 260.',
    right:
      '**What is your target for independent placements?** To reduce growth by 20%.\n\n**What number does that give?** It gives 24 a year more, down from 30 a year more.',
  },
  {
    claim: 'a cut in growth, wording 10',
    wrong: 'Target: INMSS growth to be reduced 20%. Current: 150. Expected March 2026: 120. RAG: Amber.',
    right: null,
  },
  {
    claim: 'a cut in growth, wording 11',
    wrong:
      'Dear Mr Ashdown, You ask what a 20% cut in growth amounts to. There were 410 children in independent schools in July, up 55 in the year. With the cut there will be 328 next July.',
    right:
      'Dear Mr Ashdown, You ask what a 20% cut in growth amounts to. There were 410 children in independent schools in July, up 55 in the year. With the cut there will be 454 next July.',
  },
  {
    claim: 'a cut in growth, wording 12',
    wrong:
      '1. Reduce rate of growth in INMSS by 50%.\n2. Rate of growth last year: 14%.\n3. Rate in the forecast: -36%.',
    right:
      '1. Reduce rate of growth in INMSS by 50%.\n2. Rate of growth last year: 14%.\n3. Rate in the forecast: 7%.',
  },
];

testPairs(
  PAIRS,
  (text) =>
    `# Hexley Council: high needs update\n\n## Introduction\n\nThis paper tells members how the programme stands.\n\n## Position\n\n${text}\n\n## Next steps\n\nA further paper comes to the board in the spring.\n`,
);
