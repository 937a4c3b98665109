/** The cohort forecast by band of funding, from a county's return and its finance team's list of placement costs. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { Command } from 'commander';
import { demoFiles } from '../../test/make/demo-county.ts';
import type { CohortForecastAnswer } from '../app/forecast-cohort.ts';
import type { CommandContext } from './context.ts';
import { registerForecastCohort } from './forecast-cohort.ts';

const PLANS = 600;
let root = '';
let costs = '';

before(() => {
  root = mkdtempSync(join(tmpdir(), 'evenkeel-cohort-bands-'));
  const files = demoFiles(PLANS);
  for (const [path, text] of files) {
    if (!/^(sen2|establishments)\//.test(path)) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  // The county's list has no bands: one line in three is given the upper one.
  const [header = '', ...lines] = (files.get('finance/placement-costs.csv') ?? '').trimEnd().split('\n');
  const banded = lines.map((row, at) => `${row},${at % 3 === 0 ? 'Upper' : 'Lower'}`);
  costs = join(root, 'costs.csv');
  writeFileSync(costs, [`${header},Band`, ...banded].join('\n'));
});
after(() => rmSync(root, { recursive: true }));

async function run(...words: string[]): Promise<string> {
  const out: string[] = [];
  // Only what the command uses: it opens no store here.
  const context = {
    version: '0.0.0',
    out: (text: string) => out.push(text),
    err: () => undefined,
  } as unknown as CommandContext;
  const program = new Command().exitOverride();
  registerForecastCohort(program, context);
  const establishments = join(root, 'establishments', 'establishments.csv');
  const rest = ['--establishments', establishments, '--draws', '40', '--horizon', '2', '--quiet'];
  await program.parseAsync(['forecast', 'cohort', join(root, 'sen2'), ...rest, ...words], { from: 'user' });
  return out.join('\n');
}

async function forecast(...words: string[]): Promise<CohortForecastAnswer> {
  return JSON.parse(await run('--json', ...words));
}

const started = ({ startCuts }: CohortForecastAnswer, cut: string) =>
  startCuts.filter(({ by }) => by === cut).reduce((sum, { plans }) => sum + plans, 0);

test('a list of placement costs tells bands: a cut of its own whose plans add up, and whose books close in every draw', async () => {
  const [plain, answer] = [await forecast(), await forecast('--costs', costs)];
  assert.equal(started(plain, 'band'), 0);
  assert.equal(started(answer, 'band'), answer.startPlans);
  assert.equal(answer.startPlans, plain.startPlans);
  const bands = answer.steps[0]?.cuts.filter(({ by }) => by === 'band') ?? [];
  assert.deepEqual(
    bands.map(({ key }) => key),
    ['Lower', 'Upper'],
  );
  assert.equal(answer.identity.failures, 0);
  assert.ok(answer.rates.some(({ band, events }) => band === 'Upper' && events > 0));
  assert.match(answer.notes.join(), /Bands are those of the list of placement costs/);
  const total = ({ steps }: CohortForecastAnswer) =>
    steps.at(-1)?.cuts.find(({ by }) => by === 'total')?.plans.mean ?? 0;
  assert.ok(Math.abs(total(answer) / total(plain) - 1) < 0.03, 'bands alone do not move the total');
});

test('people read a table by band, by need and of the queues; an intervention can name a band', async () => {
  const text = await run('--costs', costs, '--grain', 'year');
  for (const table of [
    /by band\nBand +Plans/,
    /by need\nNeed +Plans/,
    /\nPeriod +Requests +Plans issued +In 20 weeks/,
  ])
    assert.match(text, table);
  const scenario = join(root, 'scenario.json');
  const intervention = {
    name: 'down',
    flow: 'placement',
    size: 1,
    start: '2025-01',
    scope: { settings: ['MSMA'], bands: ['Upper'] },
    to: { settings: ['MSMA'], bands: ['Lower'] },
  };
  writeFileSync(scenario, JSON.stringify({ name: 'fewer upper bands', interventions: [intervention] }));
  const upper = ({ steps }: CohortForecastAnswer) =>
    steps.at(-1)?.cuts.find(({ by, key }) => by === 'band' && key === 'Upper')?.plans.mean ?? 0;
  const [plain, fewer] = [
    await forecast('--costs', costs),
    await forecast('--costs', costs, '--scenario', scenario),
  ];
  assert.ok(upper(fewer) < upper(plain) - 1);
  assert.equal(fewer.identity.failures, 0);
});

test('a list without bands is told, and no plan has one', async () => {
  const none = join(root, 'no-bands.csv');
  writeFileSync(none, demoFiles(PLANS).get('finance/placement-costs.csv') ?? '');
  const answer = await forecast('--costs', none);
  assert.equal(started(answer, 'band'), 0);
  assert.match(answer.notes.join(), /list of placement costs has no bands/);
});
