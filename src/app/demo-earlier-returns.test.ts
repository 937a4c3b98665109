/** The county's earlier returns join to seven years of months that agree with its monthly figures, and score every look-back. */
import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { toMonth } from '../core/base/day-number.ts';
import { chooseLookBack } from '../core/model/fit/choose-look-back.ts';
import { type CohortHistory, completePeriods, sumOf } from '../core/model/history/cohort-history.ts';
import { findSeams, reconcileHistory } from '../core/model/history/reconcile-history.ts';
import { VintageRecord } from '../edge/intake/programme/vintage-record.ts';
import { readCohortFolder } from './read-cohort-folder.ts';
import { exceptionsInWords } from './views/cohort-books.ts';
import { writeCohortForecasts, writeDemo, writeEarlierReturns } from './write-demo.ts';

const folder = join(tmpdir(), `evenkeel-past-${process.pid}`);
let earlier: readonly string[] = [];
let history: CohortHistory;
let monthly: readonly (readonly string[])[] = [];

before(async () => {
  await writeDemo({ out: folder, plans: 1200 });
  earlier = await writeEarlierReturns(folder, { plans: 1200 });
  ({ history } = await readCohortFolder({ folder: join(folder, 'sen2'), earlier }));
  const text = await readFile(join(folder, 'finance', 'monthly-actuals.csv'), 'utf8');
  monthly = text.split('\n').map((line) => line.split(','));
});
after(() => rm(folder, { recursive: true, force: true }));

const toldOf = (measure: string, month: string) =>
  Number(monthly.find((cells) => cells[0] === month && cells[1] === measure)?.[2]);

test('six earlier returns and the newest tell of every month from 2018 to 2024', () => {
  const names = completePeriods(history).map(({ name }) => name);
  assert.deepEqual([names.length, names[0], names.at(-1)], [84, '2018-01', '2024-12']);
  assert.deepEqual([history.pipeline?.from, history.pipeline?.to], [2018 * 12, 2024 * 12 + 11]);
});

test('counted from the returns, plans, new plans and ceases are the monthly figures, but for the few known late at a year end', () => {
  for (const { name, joiners, leavers, closing, transfersIn } of completePeriods(history)) {
    if (name < '2022-04' || name > '2024-10') continue;
    // Twelve children move in at this size: were they counted from their plan's start, more would be apart.
    const apart = toldOf('plans_n', name) - sumOf(closing);
    assert.ok(Math.abs(apart) <= 2, `${name}: ${apart}`);
    const late = /-(12|01)$/.test(name) ? 4 : 0;
    const ceases = toldOf('cease_n', name) - sumOf(leavers);
    assert.ok(ceases >= 0 && ceases <= late, `${name}: ${ceases} ceases`);
    const joined = toldOf('plans_new_n', name) + toldOf('transfer_in_n', name) - sumOf(joiners);
    assert.ok(joined >= 0 && joined <= late, `${name}: ${joined} new plans`);
    assert.equal(transfersIn, toldOf('transfer_in_n', name), name);
  }
});

test('requests counted from the returns are those of the monthly file, and Januaries are the published ones', async () => {
  const { pipeline } = history;
  assert.ok(pipeline !== null);
  const received = Map.groupBy(pipeline.cases, (one) => one.received);
  for (let month = 2022 * 12 + 3; month < 2024 * 12 + 10; month++) {
    const name = toMonth(month);
    const counted = received.get(month)?.length ?? 0;
    // A few that end between two returns, or were withdrawn, are told by neither.
    const told = toldOf('req_n', name);
    assert.ok(Math.abs(counted - told) <= Math.max(3, 0.2 * told), `${name}: ${counted} of ${told}`);
  }
  const panel = await readFile(join(folder, 'published', 'ehcp_total_by_la_year.csv'), 'utf8');
  const lines = panel.split('\n').map((line) => line.split(','));
  for (const { name, closing } of completePeriods(history)) {
    if (!name.endsWith('-12') || name < '2018-12' || name > '2023-12') continue;
    const year = String(Number(name.slice(0, 4)) + 1);
    const published = Number(lines.find((cells) => cells[0] === year && cells[4] === 'E10009901')?.[9 - 1]);
    // The published day lies half a month later.
    assert.ok(Math.abs(published - sumOf(closing)) <= 0.02 * published, `${year}: ${published}`);
  }
});

test('what one return told late shows at the seam to the next, in words, and counts as no flow', () => {
  const books = { books: reconcileHistory(history), seams: findSeams(history) };
  assert.ok(books.seams.some(({ gap }) => gap !== 0));
  assert.ok(
    exceptionsInWords(books).some((words) => /is one of data and counts as no flow/.test(words)),
    exceptionsInWords(books).join('\n'),
  );
});

test('all bases are scored over six years ahead, and one that is not the best says so', () => {
  const { scores, warning } = chooseLookBack(history, 'requests', null, '5 years');
  const named = new Map(scores.map((score) => [score.basis, score]));
  for (const basis of ['all years', '1 year', '2 years', '3 years', '5 years', 'without the pandemic']) {
    const score = named.get(basis);
    assert.ok(score !== undefined && score.score !== null && score.score > 0, basis);
    assert.equal(score.origins, 6, basis);
  }
  assert.match(warning ?? '', /did better in the back-test .* than "5 years"/);
});

test('the cohort forecasts of past summers look at nothing later than their return, and are the same when made again', async () => {
  const paths = await writeCohortForecasts(folder, earlier);
  const read = async () => await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')));
  const texts = await read();
  const vintages = texts.map((text) => VintageRecord.parse(JSON.parse(text)));
  assert.deepEqual(
    vintages.map(({ origin, issuedAt, kind, series }) => [origin, issuedAt.slice(0, 7), kind, series]),
    [2022, 2023, 2024].map((year) => [`${year - 1}-12`, `${year}-07`, 'cohort', 'plans_n']),
  );
  for (const { origin, inputs, steps } of vintages) {
    const year = Number(origin.slice(0, 4)) + 1;
    const days = inputs.flatMap(({ name }) => /Blade-Export_\d\d-\d\d-(\d{4})/.exec(name)?.[1] ?? []);
    assert.equal(Math.max(...days.map(Number)), year);
    assert.ok(inputs.every(({ name }) => /^(establishments|sen2-earlier)\//.test(name)));
    assert.equal(steps.length, 36);
    assert.equal(steps[0]?.period, `${year}-01`);
  }
  await writeCohortForecasts(folder, earlier);
  assert.deepEqual(await read(), texts);
});

test('the same size and seed give the same bytes', async () => {
  const table = join(earlier[2] ?? '', 'Blade-Export_20-01-2022_namedplan.csv');
  const first = await readFile(table, 'utf8');
  await writeEarlierReturns(folder, { plans: 1200 });
  assert.equal(await readFile(table, 'utf8'), first);
});
