/** The commands as called: text for people, one JSON document, limits understood or refused, options handed on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from 'commander';
import { fakeApp } from '../../test/make/fake-app.ts';
import { FAKE_SCOPE, fakeOpenProgramme } from '../../test/make/fake-programme.ts';
import { makeHistory } from '../../test/make/vintages.ts';
import type { App } from '../app/app.ts';
import { cardOf, type ForecastCard } from '../app/monitor/forecast-card.ts';
import { type MonitorAnswer, type MonitorRequest, watchProgramme } from '../app/monitor/monitor-programme.ts';
import { ProblemError } from '../core/base/problem.ts';
import type { CommandContext } from './context.ts';
import { cardText, registerForecastRecords } from './forecast-records.ts';
import { monitorText, registerMonitor } from './monitor.ts';

const OPEN = fakeOpenProgramme();
const NEWEST =
  OPEN.monthly
    .map(({ record }) => record.month)
    .sort()
    .at(-1) ?? '';

function answerTo(request: MonitorRequest): MonitorAnswer {
  const asAt = request.asAt ?? NEWEST;
  return {
    schema: 'evenkeel/monitor@1',
    programme: FAKE_SCOPE.programmeId,
    authorityCode: FAKE_SCOPE.authorityCode,
    asAt,
    design: { levelLimit: 2.5, driftLimit: 5, allowance: 0.5 },
    ...watchProgramme(OPEN, { ...request, asAt }),
  };
}

const [firstVintage] = makeHistory(1, 1, 1).vintages;
const CARD: ForecastCard = {
  schema: 'evenkeel/forecast-card@1',
  programme: FAKE_SCOPE.programmeId,
  authorityCode: FAKE_SCOPE.authorityCode,
  ...cardOf(OPEN),
  vintages: [],
  rangeLog: [],
};

async function run(...words: string[]): Promise<{ readonly out: string; readonly asked: unknown[] }> {
  const out: string[] = [];
  const asked: unknown[] = [];
  const noted = <T>(answer: (request: never) => T) =>
    (async (_actor: unknown, _scope: unknown, request: never) => {
      asked.push(request);
      return answer(request);
    }) as never; // each is asked by its own command only
  const issued = () => ({
    schema: 'evenkeel/forecast-issued@1',
    programme: 'x',
    isNew: true,
    vintage: firstVintage,
  });
  const app: App = {
    ...fakeApp(),
    monitorProgramme: noted(answerTo),
    forecastCard: noted(() => CARD),
    issueForecast: noted(issued),
    registerForecast: noted(issued),
  };
  const actor = { id: 'me', roles: ['analyst'], authorities: 'all' };
  const context = {
    actor,
    version: '1.2.3',
    openApp: async () => app,
    out: (text: string) => out.push(text),
  };
  const program = new Command().exitOverride();
  registerMonitor(program, context as unknown as CommandContext); // only what the commands use
  registerForecastRecords(program, context as unknown as CommandContext); // likewise
  await program.parseAsync(words, { from: 'user' });
  return { out: out.join('\n'), asked };
}

test('monitor hands month and limits on, and writes one document whose first key is the schema', async () => {
  const { out, asked } = await run(
    'monitor',
    'dunmere',
    '--as-at',
    NEWEST,
    '--limit',
    'plans_n=2700',
    '--json',
  );
  assert.deepEqual(asked, [{ asAt: NEWEST, limits: { plans_n: 2700 } }]);
  assert.equal(Object.keys(JSON.parse(out))[0], 'schema');
});

test('people read the sentence, what follows, and the months', async () => {
  const { out } = await run('monitor', 'dunmere', '--limit', 'plans_n=2700');
  assert.match(out, /Nothing later was looked at/);
  assert.match(out, /Early warning since .*Active plans stood/);
  assert.match(out, /pass 2,700 in/);
  assert.match(out, /Month +Actual +Agreed +Gap +Level +Drift +Alarm/);
  assert.match(monitorText({ ...answerTo({ asAt: null, limits: {} }), asAt: null }), /nothing to watch/);
});

test('a limit that is no number is refused', async () => {
  for (const limit of ['plans_n', 'plans_n=', '=5', 'plans_n=many'])
    await assert.rejects(
      run('monitor', 'dunmere', '--limit', limit),
      (error) => error instanceof ProblemError && error.problem.code === 'call.wrong',
    );
});

test('issue and register hand their options on and show the forecast', async () => {
  const issued = await run('forecast', 'issue', 'dunmere', '--horizon', '2', '--seed', '9');
  assert.deepEqual(issued.asked, [{ horizon: 2, seed: 9, draws: 1000, version: '1.2.3' }]);
  assert.match(issued.out, /Issued and kept: made-up-2010-01/);
  const kept = await run('forecast', 'register', 'dunmere', 'ours.json', '--origin', '2024-10', '--json');
  assert.deepEqual(kept.asked, [{ path: 'ours.json', origin: '2024-10' }]);
  assert.equal(JSON.parse(kept.out).schema, 'evenkeel/forecast-issued@1');
});

test('the card says when nothing has been scored, and counts what held when something has', async () => {
  assert.match((await run('forecast', 'card', 'dunmere')).out, /how well its ranges hold is not known/);
  const { vintages, outcomes } = makeHistory(2, 12, 1);
  const monthly = [...(outcomes.get('plans_n') ?? [])].map(([month, value], row) => ({
    record: { measure: 'plans_n', month, series: 'actual' as const, value },
    origin: { importId: 'i', file: 'f', sha256: 'ab', row },
  }));
  const text = cardText({ ...CARD, ...cardOf({ ...OPEN, monthly, vintages }) });
  assert.match(text, /Our 8-in-10 ranges have held \d+ times in 12\./);
  assert.match(text, /panel, plans_n +1 +12 +12/);
  const tenths = /(\d+(?: \d+){9})\n/.exec(text)?.[1]?.split(' ').map(Number);
  assert.equal(
    tenths?.reduce((sum, count) => sum + count, 0),
    12,
    'where in the forecast outcomes fell is told',
  );
});
