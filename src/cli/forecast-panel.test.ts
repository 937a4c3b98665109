/** The panel commands as called: streams, options, tables. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Command } from 'commander';
import { ProblemError } from '../core/base/problem.ts';
import { registerBacktestPanel } from './backtest-panel.ts';
import type { CommandContext } from './context.ts';
import { registerForecastPanel } from './forecast-panel.ts';

let folder = '';
let panel = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-panel-command-'));
  panel = join(folder, 'panel.csv');
  const rows = Array.from(
    { length: 8 },
    (_, place) => `${2015 + place},Local authority,E99,Marlshire,${900 + 60 * place}`,
  );
  const text = ['time_period,geographic_level,new_la_code,la_name,ehcplans', ...rows].join('\n');
  writeFileSync(panel, `${text}\n2019,Ward,E99,Marlshire,1\n`);
});
after(() => rmSync(folder, { recursive: true }));

async function run(...words: string[]): Promise<{ readonly out: string; readonly err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  // Only what these commands use: none of them opens the store.
  const context = { version: '0.0.0', out: (t: string) => out.push(t), err: (t: string) => err.push(t) };
  const program = new Command().exitOverride();
  registerForecastPanel(program, context as unknown as CommandContext);
  registerBacktestPanel(program, context as unknown as CommandContext);
  await program.parseAsync(words, { from: 'user' });
  return { out: out.join('\n'), err: err.join('\n') };
}

test('figures go to one stream, words about rows to the other', async () => {
  const { out, err } = await run(
    'forecast',
    'panel',
    panel,
    '--horizon',
    '2',
    '--json',
    '--quantiles',
    '0.9,0.1',
  );
  const answer = JSON.parse(out);
  assert.equal(answer.seed, 1);
  assert.equal(answer.draws, 1000);
  assert.deepEqual(Object.keys(answer.forecasts[0].quantiles), ['0.1', '0.9']);
  assert.match(err, /line 10, geographic_level/);
});

test('any number of workers gives the same bytes', async () => {
  const call = ['forecast', 'panel', panel, '--horizon', '3', '--json'];
  const alone = await run(...call);
  for (const workers of ['1', '2', '7'])
    assert.equal((await run(...call, '--workers', workers)).out, alone.out);
});

test('the tables for people name the authority, the methods and the seed', async () => {
  const forecast = await run('forecast', 'panel', panel, '--horizon', '1');
  assert.match(forecast.out, /Marlshire +2023/);
  assert.match(forecast.out, /Seed 1, 1000 draws/);
  const backtest = await run('backtest', 'panel', panel, '--horizon', '1', '--origins', '2');
  assert.match(backtest.out, /Damped Holt/);
  assert.match(backtest.err, /origin 2 of 2/);
  assert.match(
    backtest.out,
    /Ours are to hold at one and two years: 80% ranges 76% to 84%, 95% ranges 92% to 97%\. T/,
  );
});

test('an option that is not what it must be is refused', async () => {
  for (const words of [
    ['--horizon', '0'],
    ['--horizon', 'two'],
    ['--horizon', '1', '--until', '20x4'],
    ['--horizon', '1', '--quantiles', '0.5,2'],
    ['--horizon', '1', '--draws', '1'],
    ['--horizon', '1', '--workers', '0'],
  ])
    await assert.rejects(run('forecast', 'panel', panel, ...words), (error: unknown) => {
      assert.ok(error instanceof ProblemError);
      assert.equal(error.problem.code, 'call.wrong');
      return true;
    });
});

test('look-backs of one authority: the answer first, one warning, and the document of the contract', async () => {
  const call = ['backtest', 'look-back', panel, '--authority', 'marlshire', '--chosen', 'last-5'];
  const { out } = await run(...call);
  assert.match(out, /^Marlshire \(E99\)\n(Looking back over|No look-back)/);
  const answer = JSON.parse((await run(...call, '--json')).out);
  assert.equal(Object.keys(answer)[0], 'schema');
  assert.equal(answer.schema, 'evenkeel/look-back@1');
  assert.deepEqual(
    answer.bases.map((basis: { readonly id: string }) => basis.id),
    ['last-1', 'last-2', 'last-3', 'last-5', 'no-pandemic'],
  );
  await assert.rejects(run(...call, '--chosen', 'last-9'), ProblemError);
  await assert.rejects(run('backtest', 'look-back', panel, '--authority', 'nowhere'), ProblemError);
});
