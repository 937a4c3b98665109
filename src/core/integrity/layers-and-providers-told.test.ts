/** Layers of measures and kinds of providers, each told as some officer would. */
import { type TextPair, testPairs } from '../../../test/integrity/wording-cases.ts';

const PAIRS: readonly TextPair[] = [
  {
    claim: 'a gap that is closed by less',
    wrong:
      'The shortfall is 520 placements. Schemes 1 to 3 bring 110, 95 and 60. They deliver the reduction in full.',
    right:
      'The shortfall is 520 placements. Schemes 1 to 3 bring 110, 95 and 60. They deliver about half of it.',
  },
  {
    claim: 'a savings gap that is closed by less',
    wrong:
      'The gap between the two lines is £12m in 2028/29. Measures identified so far come to £7m, so the plan is fully backed.',
    right:
      'The gap between the two lines is £12m in 2028/29. Measures identified so far come to £7m, so £5m is not backed yet.',
  },
  {
    claim: 'parts and a rest that do not make the gap',
    wrong: '- Gap: 940 plans\n- Original plan: 410\n- New projects: 230\n- Still to find: 200',
    right: '- Gap: 940 plans\n- Original plan: 410\n- New projects: 230\n- Still to find: 300',
  },
  {
    claim: 'net of an overlap',
    wrong: '- Gross effect of the projects: 620 plans\n- Overlap: 75 plans\n- Net effect: 620 plans',
    right: '- Gross effect of the projects: 620 plans\n- Overlap: 75 plans\n- Net effect: 545 plans',
  },
  {
    claim: 'the same children twice',
    wrong: 'Both projects work with the same 45 pupils. The saving is £0.9m and £0.6m, added to give £1.5m.',
    right:
      'Both projects work with the same 45 pupils. The saving is £0.9m and £0.6m; £0.5m is taken off, which leaves £1.0m.',
  },
  {
    claim: 'a total told with its parts',
    wrong: 'The measures save £8m: £3.5m from places, £2.0m from fees and £1.0m from transport.',
    right: 'The measures save £6.5m: £3.5m from places, £2.0m from fees and £1.0m from transport.',
  },
  {
    claim: 'a table of projects and their total in words',
    wrong:
      '| Project | Plans a month |\n| --- | --- |\n| Outreach | 11 |\n| Nursery | 8 |\n| Transition | 7 |\n\nThe projects avoid 36 plans a month in all.',
    right:
      '| Project | Plans a month |\n| --- | --- |\n| Outreach | 11 |\n| Nursery | 8 |\n| Transition | 7 |\n\nThe projects avoid 26 plans a month in all.',
  },
  {
    claim: 'in use before registration',
    wrong: 'Oak Court has still to be registered. Its 18 places have opened and are in use.',
    right: 'Oak Court was registered in May. Its 18 places have opened and are in use.',
  },
  {
    claim: 'of a company and of the state',
    wrong: 'The 26 new places are in state-funded schools. All 26 are bought from an independent provider.',
    right: 'The 26 new places are in state-funded schools. None is bought from an independent provider.',
  },
  {
    claim: 'named under two kinds in a table',
    wrong:
      '| Kind | Schools |\n| --- | --- |\n| Maintained special | Elm House, Ash Park |\n| Independent | Elm House |',
    right:
      '| Kind | Schools |\n| --- | --- |\n| Maintained special | Ash Park |\n| Independent | Elm House |',
  },
  {
    claim: 'registered, asked and answered',
    wrong:
      '**Is the provider registered?** No.\n\n**How many pupils are there?** 14 pupils attend at present.',
    right:
      '**Is the provider registered?** Yes.\n\n**How many pupils are there?** 14 pupils attend at present.',
  },
  {
    claim: 'a shortfall met exactly by more',
    wrong: 'The 64 commissioned places meet the shortfall of 51 exactly.',
    right: 'The 51 commissioned places meet the shortfall of 51 exactly.',
  },
];

testPairs(PAIRS);
