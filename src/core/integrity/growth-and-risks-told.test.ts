/** Growth without measures, shares of requests, barriers and closed risks, each as some officer would tell them. */
import { type TextPair, testPairs } from '../../../test/integrity/wording-cases.ts';

const PAIRS: readonly TextPair[] = [
  {
    claim: 'growth without measures, by month',
    wrong:
      'The do-nothing forecast has plans rising by 14 a month. Over the last quarter they rose by 57 a month.',
    right:
      'The do-nothing forecast has plans rising by 54 a month. Over the last quarter they rose by 57 a month.',
  },
  {
    claim: 'growth without measures, by two numbers',
    wrong:
      'Left as it is, the caseload would go from 3,100 (March 2026) to 3,340 in March 2030. In the last year it grew by 420.',
    right:
      'Left as it is, the caseload would go from 3,100 (March 2026) to 4,740 in March 2030. In the last year it grew by 420.',
  },
  {
    claim: 'growth without measures, in rows',
    wrong:
      '| Growth of plans | A month |\n| --- | --- |\n| Net growth, last six months | 71 |\n| Net growth, unmitigated case | 20 |',
    right:
      '| Growth of plans | A month |\n| --- | --- |\n| Net growth, last six months | 21 |\n| Net growth, unmitigated case | 20 |',
  },
  {
    claim: 'growth without measures, in per cent',
    wrong: '- Unmitigated growth of plans: 2% a year\n- Growth of plans since 2023: 10% a year',
    right: '- Unmitigated growth of plans: 9% a year\n- Growth of plans since 2023: 10% a year',
  },
  {
    claim: 'more plans than requests as a share',
    wrong: 'The team made 265 plans in the term, and 250 requests came in. Conversion stands at 106%.',
    right:
      'The team made 265 plans in the term, and 250 requests came in. Conversion stands at 66%, and the rest was backlog.',
  },
  {
    claim: 'nearly all requests',
    wrong: 'There were 80 new plans a month on 81 requests a month. Nearly all requests lead to a plan.',
    right:
      'There were 80 new plans a month on 81 requests a month. Two thirds of requests lead to a plan; the rest is backlog.',
  },
  {
    claim: 'one barrier and another reason',
    wrong:
      'The only obstacle was the new case system.\n\n## Ratings\n\nCondition 1 is rated Red because placement fees rose.',
    right:
      'The only obstacle was the rise of placement fees.\n\n## Ratings\n\nCondition 1 is rated Red because placement fees rose.',
  },
  {
    claim: 'no barrier and a red row',
    wrong:
      'We report no barriers this quarter.\n\n| Condition | Rating |\n| --- | --- |\n| 2 Cumulative deficit | Red |',
    right:
      'We report no barriers this quarter.\n\n| Condition | Rating |\n| --- | --- |\n| 2 Cumulative deficit | Green |',
  },
  {
    claim: 'a closed risk of land',
    wrong:
      'The risk about the site was closed in June.\n\n## Schemes\n\nThe site for the annexe has yet to be bought.',
    right:
      'The risk about the site was closed in June.\n\n## Schemes\n\nThe site for the annexe was bought in May.',
  },
  {
    claim: 'a closed risk of capital in a register',
    wrong:
      '| Risk | Status |\n| --- | --- |\n| R2 Capital for new bases | Closed |\n\n## Places\n\nTwo of the bases are still without capital funding.',
    right:
      '| Risk | Status |\n| --- | --- |\n| R2 Capital for new bases | Closed |\n\n## Places\n\nBoth of the bases were funded in full in May.',
  },
  {
    claim: 'a closed risk of take-up',
    wrong:
      'Risk 6, low take-up by schools, is retired. Take-up is 31 of 90 schools, and the saving needs 70.',
    right:
      'Risk 6, low take-up by schools, is retired. Take-up is 84 of 90 schools, and the saving needs 70.',
  },
];

testPairs(PAIRS);
