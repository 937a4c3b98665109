/** What is told of demand and of target rates in any clause, row, figure or answer, each with its right neighbour. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocument } from './check-document.ts';
import { readPlain } from './read-plain.ts';

type Pair = { readonly rule: string; readonly wrong: string; readonly right: string };

const PAIRS: readonly Pair[] = [
  {
    rule: 'told.demand-two-ways',
    wrong:
      'New assessments are running steady, and that explains why we need another four caseworkers to keep up with the rise in them.',
    right: 'New assessments are running steady, and that explains why no further caseworkers are asked for.',
  },
  {
    rule: 'told.demand-two-ways',
    wrong:
      'Growth in demand accounts for the whole of the adverse movement. It fell by 4% compared with last year.',
    right:
      'Growth in demand accounts for the whole of the adverse movement. It rose by 9% compared with last year.',
  },
  {
    rule: 'told.demand-two-ways',
    wrong:
      'Referrals were below plan in Q2 (210 against 240). The outlook was raised because referrals had come in above what was planned.',
    right:
      'Referrals were below plan in Q2 (210 against 240). The outlook was raised because fees had come in above what was planned.',
  },
  {
    rule: 'told.demand-two-ways',
    wrong:
      'Demand continues to outstrip the forecast. At the end of September we had 2,014 plans where 2,060 had been expected.',
    right:
      'Demand continues to outstrip the forecast. At the end of September we had 2,014 plans where 1,950 had been expected.',
  },
  {
    rule: 'told.demand-two-ways',
    wrong:
      'We said in May that demand would ease. It has: requests went from 61 a month in the spring to 67 a month in the autumn.',
    right:
      'We said in May that demand would ease. It has: requests went from 61 a month in the spring to 52 a month in the autumn.',
  },
  {
    rule: 'told.demand-two-ways',
    wrong:
      '| Month | Requests forecast | Requests received |\n| --- | --- | --- |\n| July | 60 | 58 |\n| August | 40 | 39 |\n| September | 75 | 72 |\n\nRequests came in above forecast in every month of the quarter.',
    right:
      '| Month | Requests forecast | Requests received |\n| --- | --- | --- |\n| July | 60 | 66 |\n| August | 40 | 47 |\n| September | 75 | 83 |\n\nRequests came in above forecast in every month of the quarter.',
  },
  {
    rule: 'told.demand-two-ways',
    wrong:
      '**Is demand in line with your plan?** Yes.\n\n**What explains the variance?** Demand was higher than planned, which led to more placements.',
    right:
      '**Is demand in line with your plan?** No.\n\n**What explains the variance?** Demand was higher than planned, which led to more placements.',
  },
  {
    rule: 'told.rate-target',
    wrong: 'The target of 2,800 plans rests on 3.5 plans for every 100 children, of whom there are 90,000.',
    right: 'The target of 2,800 plans rests on 3.5 plans for every 100 children, of whom there are 80,000.',
  },
  {
    rule: 'told.rate-target',
    wrong:
      '| | Population 0–25 | Plans | Rate |\n| --- | --- | --- | --- |\n| Target | 64,000 | 2,750 | 4.0% |',
    right:
      '| | Population 0–25 | Plans | Rate |\n| --- | --- | --- | --- |\n| Target | 64,000 | 2,560 | 4.0% |',
  },
  {
    rule: 'told.rate-target',
    wrong:
      '| Line | Figure |\n| --- | --- |\n| Benchmark rate | 3.6% |\n| Children and young people | 150,000 |\n| Target EHCPs | 6,100 |',
    right:
      '| Line | Figure |\n| --- | --- |\n| Benchmark rate | 3.6% |\n| Children and young people | 150,000 |\n| Target EHCPs | 5,400 |',
  },
  {
    rule: 'told.rate-target',
    wrong:
      '**What rate is your target based on?** That of good councils, 4.0%.\n\n**What is your target number and population?** 3,400 plans of 75,000 children and young people.',
    right:
      '**What rate is your target based on?** That of good councils, 4.0%.\n\n**What is your target number and population?** 3,000 plans of 75,000 children and young people.',
  },
];

function told(text: string, rule: string): number {
  const document = readPlain('paper.md', `# Hexley Council: high needs update\n\n## Position\n\n${text}\n`);
  return checkDocument(document).findings.filter((one) => one.rule === rule).length;
}

for (const { rule, wrong, right } of PAIRS)
  test(`${rule}: ${wrong.slice(0, 70).replaceAll('\n', ' ')}`, () => {
    assert.notEqual(told(wrong, rule), 0);
    assert.equal(told(right, rule), 0);
  });
