/** The transfer from schools told in two ways, each as some officer would. */
import { type TextPair, testPairs } from '../../../test/integrity/wording-cases.ts';

const PAIRS: readonly TextPair[] = [
  {
    claim: 'what heads were asked and what the forecast has',
    wrong:
      'Heads were asked in the autumn about 1% for 2027/28. The budget for 2027/28 includes 0.5% from schools.',
    right:
      'Heads were asked in the autumn about 0.5% for 2027/28. The budget for 2027/28 includes 0.5% from schools.',
  },
  {
    claim: 'two amounts of one year',
    wrong:
      'The forecast has £1.6m from the Schools Block next year.\n\n## Schools Forum\n\nThe paper asks schools for £2.1m next year.',
    right:
      'The forecast has £1.6m from the Schools Block next year.\n\n## Schools Forum\n\nThe paper asks schools for £1.6m next year.',
  },
  {
    claim: 'none in a year and an amount in it',
    wrong:
      'We do not ask schools for money in 2026/27, so there is no transfer. The 2026/27 position is helped by £0.8m moved across from the schools block.',
    right:
      'We do not ask schools for money in 2026/27, so there is no transfer. The 2027/28 position is helped by £0.8m moved across from the schools block.',
  },
  {
    claim: 'a rate, its block and its amount',
    wrong:
      'A top-slice of half of one per cent is taken from schools in 2026/27. On a schools block of £260m it yields £2.6m.',
    right:
      'A top-slice of half of one per cent is taken from schools in 2026/27. On a schools block of £260m it yields £1.3m.',
  },
  {
    claim: 'agreed in a row, and still to be put',
    wrong:
      '| Item | Body | Outcome |\n| --- | --- | --- |\n| Transfer of 0.5% 2026/27 | Schools Forum | Agreed 15 January 2026 |\n\n## Risks\n\nThe 0.5% for 2026/27 has yet to be considered by Forum.',
    right:
      '| Item | Body | Outcome |\n| --- | --- | --- |\n| Transfer of 0.5% 2026/27 | Schools Forum | Agreed 15 January 2026 |\n\n## Risks\n\nThe 0.5% for 2027/28 has yet to be considered by Forum.',
  },
  {
    claim: 'refused, and still in the numbers',
    wrong: 'Forum said no to the 0.5% for 2026/27. The 0.5% is in the forecast for 2026/27.',
    right: 'Forum said no to the 0.5% for 2026/27. The 0.5% has been taken out of the forecast for 2026/27.',
  },
  {
    claim: 'once, and in every year',
    wrong:
      'Forum agreed a one-off transfer of £640,000 in 2025/26. The model has £640,000 each year from 2025/26 to 2028/29.',
    right: 'Forum agreed a one-off transfer of £640,000 in 2025/26. The model has £640,000 in 2025/26 alone.',
  },
  {
    claim: 'one per cent on the word of the Forum alone',
    wrong: 'The 1% for 2026/27 was agreed by the Forum in December and needs no further approval.',
    right: 'The 0.5% for 2026/27 was agreed by the Forum in December and needs no further approval.',
  },
  {
    claim: 'rates of answers to two questions',
    wrong:
      '**Is a transfer from schools assumed?** Yes, 0.5% in 2026/27 and 1% thereafter.\n\n**What rate is assumed for 2028/29?** 0.5% from the schools block in 2028/29.',
    right:
      '**Is a transfer from schools assumed?** Yes, 0.5% in 2026/27 and 1% thereafter.\n\n**What rate is assumed for 2028/29?** 1% from the schools block in 2028/29.',
  },
  {
    claim: 'a nil in a row over years, and one in each year',
    wrong:
      '| £m | 2026/27 | 2027/28 |\n| --- | --- | --- |\n| Transfer from schools block | 1.1 | 0.0 |\n\nA transfer is built into each of the two years.',
    right:
      '| £m | 2026/27 | 2027/28 |\n| --- | --- | --- |\n| Transfer from schools block | 1.1 | 1.2 |\n\nA transfer is built into each of the two years.',
  },
  {
    claim: 'what was sought, and less that was agreed',
    wrong: 'Forum agreed 0.5% for 2026/27. The forecast counts on a transfer of 1% in 2026/27.',
    right:
      'The paper sought 1% for 2026/27 and Forum agreed 0.5%. The forecast counts on a transfer of 0.5% in 2026/27.',
  },
];

testPairs(PAIRS);
