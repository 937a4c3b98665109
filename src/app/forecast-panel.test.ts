/** Panel forecast and back-test from files, good and broken. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makePanel } from '../../test/make/make-panel.ts';
import { ProblemError } from '../core/base/problem.ts';
import { answerBacktest } from './backtest-panel.ts';
import { answerPanelForecast } from './forecast-panel.ts';

let folder = '';
const LEVEL_NAMES = { authority: 'Local authority', regional: 'Regional', national: 'National' } as const;

function panelText(): string {
  const { series } = makePanel({ authorities: 6, firstYear: 2014, lastYear: 2022, seed: 3 });
  const rows = series.flatMap(({ code, name, level, plans }) =>
    [...plans].map(([year, count]) => `${year},${LEVEL_NAMES[level]},${code},${name},${count}`),
  );
  return ['time_period,geographic_level,new_la_code,la_name,ehcplans', ...rows].join('\n');
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-panel-'));
  writeFileSync(join(folder, 'panel.csv'), panelText());
  writeFileSync(join(folder, 'utf16.csv'), Buffer.from(`\uFEFF${panelText()}`, 'utf16le'));
  writeFileSync(join(folder, 'empty.csv'), '');
  writeFileSync(join(folder, 'binary.csv'), Buffer.from([1, 0, 2, 0, 0, 0, 3]));
  writeFileSync(join(folder, 'header.csv'), 'time_period,geographic_level,new_la_code,la_name,ehcplans\n');
});
after(() => rmSync(folder, { recursive: true }));

function ask(file: string) {
  return answerPanelForecast({
    files: { panel: join(folder, file) },
    horizon: 2,
    seed: 1,
    draws: 100,
    version: '0.0.0',
  });
}

test('the answer has the keys of the contract, schema first, and the hash of its input', async () => {
  const { answer } = await ask('panel.csv');
  assert.equal(Object.keys(answer)[0], 'schema');
  assert.equal(answer.schema, 'evenkeel/panel-forecast@1');
  assert.match(answer.inputs[0]?.sha256 ?? '', /^[0-9a-f]{64}$/);
  assert.equal(answer.forecasts.length, 12);
  assert.deepEqual(Object.keys(answer.forecasts[0]?.quantiles ?? {}), [
    '0.025',
    '0.05',
    '0.1',
    '0.25',
    '0.5',
    '0.75',
    '0.9',
    '0.95',
    '0.975',
  ]);
  assert.equal(JSON.stringify((await ask('panel.csv')).answer), JSON.stringify(answer));
});

test('the encoding of the file does not change the figures', async () => {
  const { answer } = await ask('panel.csv');
  assert.deepEqual((await ask('utf16.csv')).answer.forecasts, answer.forecasts);
});

test('a file that is absent, empty, binary or without an authority is a problem that names it', async () => {
  for (const [file, code] of [
    ['absent.csv', 'file.not-found'],
    ['empty.csv', 'file.empty'],
    ['binary.csv', 'file.binary'],
    ['header.csv', 'panel.no-authority'],
  ] as const)
    await assert.rejects(ask(file), (error: unknown) => {
      assert.ok(error instanceof ProblemError);
      assert.equal(error.problem.code, code);
      assert.ok(error.problem.place?.includes(file));
      return true;
    });
});

test('a back-test answers for every method; a panel too short for it is a problem', async () => {
  const request = {
    files: { panel: join(folder, 'panel.csv') },
    horizon: 1,
    seed: 1,
    draws: 50,
    version: '0',
  };
  const { answer } = await answerBacktest({ ...request, origins: 2 });
  assert.equal(answer.schema, 'evenkeel/backtest@1');
  assert.deepEqual(answer.origins, [2020, 2021]);
  assert.equal(answer.methods.length, 12);
  await assert.rejects(answerBacktest({ ...request, until: 2015 }), ProblemError);
});
