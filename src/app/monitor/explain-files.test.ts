/** Two files of flows explained: exact parts, whole parts, a paragraph; wrong files and other months refused. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { withFolder } from '../../../test/make/run-command.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { explainFiles } from './explain-files.ts';

const ROW = {
  month: '2024-04',
  requests: 100,
  assessed: 80,
  issued: 60,
  backlog: 5,
  transfersIn: 3,
  ceases: 20,
};
const PATH = { schema: 'evenkeel/flow-path@1', label: 'the agreed forecast', opening: 5000, rows: [ROW] };

async function explain(old: object, now: object) {
  return await withFolder(async (folder) => {
    const [one, other] = [join(folder, 'old.json'), join(folder, 'new.json')];
    await writeFile(one, JSON.stringify(old));
    await writeFile(other, JSON.stringify(now));
    return await explainFiles(one, other);
  });
}

test('parts sum to the whole, exactly and as shown', async () => {
  const now = {
    ...PATH,
    label: 'what came',
    rows: [{ ...ROW, requests: 111, assessed: 90, issued: 71 }],
    closing: 5061,
  };
  const { whole, parts, text, inputs } = await explain(PATH, now);
  assert.deepEqual(whole, { n: '13', d: '1', shown: 13 });
  assert.equal(
    parts.reduce((sum, { shown }) => sum + shown, 0),
    13,
  );
  const exact = parts.reduce((sum, { n, d }) => sum + Number(n) / Number(d), 0);
  assert.ok(Math.abs(exact - 13) < 1e-9);
  assert.match(text, /^What came: the count at the end stood 13 above the agreed forecast\./);
  assert.deepEqual(
    inputs.map(({ label }) => label),
    ['the agreed forecast', 'what came'],
  );
});

test('a file that is no path of flows, and other months, are refused with the place', async () => {
  const isProblem = (code: string, place: RegExp) => (error: unknown) =>
    error instanceof ProblemError && error.problem.code === code && place.test(error.problem.place ?? '');
  const wrong = { ...PATH, rows: [{ ...ROW, ceases: -1 }] };
  await assert.rejects(explain(PATH, wrong), isProblem('forecast.wrong-flows', /new\.json, rows\.0\.ceases/));
  const later = { ...PATH, rows: [{ ...ROW, month: '2024-05' }] };
  await assert.rejects(explain(PATH, later), isProblem('forecast.months-differ', /new\.json/));
});
