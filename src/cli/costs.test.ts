/** `evenkeel costs match`: what it prints for people and as one document. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from 'commander';
import type { App } from '../app/app.ts';
import type { Actor } from '../core/access/access.ts';
import { pence } from '../core/base/pence.ts';
import { ProblemError } from '../core/base/problem.ts';
import type { CostMatch } from '../core/matching/cost-match.ts';
import type { CommandContext } from './context.ts';
import { registerCosts } from './costs.ts';

const ACTOR: Actor = { id: 'tester', roles: ['finance-lead'], authorities: 'all' };
const place = (row: number) => ({ file: 'finance/costs.xlsx', row, sheet: 'Costs' });
const placement = (row: number) => ({ file: 'placementdetail.csv', row });
const TOTALS = {
  lines: 3,
  yearlyCostPence: pence(600_01),
  matchedLines: 2,
  matchedPence: pence(500_01),
  unmatchedLines: 1,
  unmatchedPence: pence(100_00),
};
const MATCH: CostMatch = {
  asAt: '2025-01-16',
  totals: TOTALS,
  byType: [{ placementType: 'inmss', ...TOTALS }],
  matched: [
    {
      cost: place(2),
      placement: placement(2),
      by: 'case',
      placementType: 'inmss',
      yearlyCostPence: pence(200_01),
      findings: [],
    },
    {
      cost: place(3),
      placement: placement(3),
      by: 'pupil',
      placementType: 'inmss',
      yearlyCostPence: pence(300_00),
      findings: ['type-differs', 'starts-before-placement'],
    },
  ],
  unmatched: [{ cost: place(4), placementType: 'inmss', yearlyCostPence: pence(100_00), reason: 'no-child' }],
  withoutCost: [
    { placement: placement(9), rank: 1 },
    { placement: placement(10), rank: 2 },
  ],
};

async function run(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const app: Pick<App, 'listProgrammes' | 'matchCosts'> = {
    matchCosts: () => Promise.resolve(MATCH),
    listProgrammes: () =>
      Promise.resolve([
        {
          authorityCode: 'E10009901',
          programmeId: 'marlshire',
          authorityName: 'Marlshire',
          name: 'Made up',
          fictional: true,
          newestUpdate: null,
          hasFiles: true,
        },
      ]),
  };
  const context: CommandContext = {
    openApp: () => Promise.resolve(app as App), // the command uses only these two
    openPassingApp: () => Promise.reject(new Error('no folder is named')),
    actor: ACTOR,
    version: '0.0.0',
    now: () => '2024-12-11T12:00:00.000Z',
    out: (text) => void lines.push(text),
    err: () => undefined,
    status: () => undefined,
    isTerminal: false,
    setExit: () => undefined,
  };
  const program = new Command('evenkeel');
  registerCosts(program, context);
  await program.parseAsync(['costs', 'match', ...words], { from: 'user' });
  return lines.join('\n');
}

test('with --json it prints one document whose first key is its schema, with every line and the sums', async () => {
  const out = await run('marlshire', '--json');
  assert.ok(out.startsWith('{\n  "schema": "evenkeel/cost-match@1"'));
  const document = JSON.parse(out);
  assert.deepEqual(document.totals, TOTALS);
  assert.deepEqual(document.findings, [
    { finding: 'starts-before-placement', lines: 1, yearlyCostPence: 30_000 },
    { finding: 'type-differs', lines: 1, yearlyCostPence: 30_000 },
  ]);
  assert.deepEqual(document.reasons, [{ reason: 'no-child', lines: 1, yearlyCostPence: 10_000 }]);
  assert.deepEqual(
    [document.matched.length, document.unmatched.length, document.withoutCost.length],
    [2, 1, 2],
  );
});

test('for people it prints sums by type, and each sort of what does not agree with its lines', async () => {
  const out = await run('E10009901/marlshire');
  assert.match(out, /open on 16 January 2025/);
  assert.match(out, /inmss +3 +£600\.01 +2 +£500\.01 +1 +£100\.00/);
  assert.match(out, /another placement type than the place: 1 line, £300\.00/);
  assert.match(out, /costs\.xlsx, Costs, line 4/);
  assert.match(out, /1 main placements\n {2}1 second ones\n {4}placementdetail\.csv, line 9/);
});

test('a programme that is none is refused', async () => {
  await assert.rejects(run('nowhere'), (error: unknown) => {
    return error instanceof ProblemError && error.problem.code === 'programme.not-found';
  });
});
