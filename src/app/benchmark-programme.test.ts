/** The benchmarking page over a real shelf: any authority, each group, one view an address, and files that say the same. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fakeOpenProgramme } from '../../test/make/fake-programme.ts';
import { publicTables } from '../../test/make/public-tables.ts';
import { BenchmarkReply } from '../contract/benchmark.ts';
import type { Actor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import { openStore } from '../edge/store/open-store.ts';
import type { Store } from '../edge/store/store.ts';
import { type BenchmarkAsk, benchmarkProgrammes } from './benchmark-programme.ts';
import { SHELF } from './imports/import-call.ts';
import { importFiles } from './imports/import-files.ts';
import { passingKeys } from './open-keys.ts';
import { benchmarkCsv, benchmarkImage } from './views/benchmark-files.ts';
import { benchmarkView } from './views/benchmark-view.ts';

const NOW = '2024-12-11T12:00:00.000Z';
const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const LEAD: Actor = { id: 'lead', roles: ['programme-lead'], authorities: 'all' };
/** May read their own authority alone, and so its page of published figures. */
const BOARD: Actor = { id: 'board', roles: ['board-member'], authorities: ['E10009901'] };

let folder = '';
let store: Store | null = null;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  const tables = Object.entries(publicTables());
  for (const [name, text] of tables) await writeFile(join(folder, name), text);
  store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  const newId = () => `id-${String(++id).padStart(4, '0')}`;
  const paths = tables.map(([name]) => join(folder, name));
  await importFiles({ store, now: () => NOW, newId, keys: passingKeys() }, LEAD, { paths, scope: SHELF });
});
after(async () => {
  await store?.close();
  await rm(folder, { recursive: true, force: true });
});

async function ask(asked: BenchmarkAsk, actor = BOARD) {
  assert.ok(store !== null);
  return await benchmarkProgrammes(store.read)(actor, SCOPE, asked);
}

async function shown(asked: BenchmarkAsk) {
  return BenchmarkReply.parse(benchmarkView(fakeOpenProgramme(), await ask(asked)));
}

test('without anything said it is the own authority beside its neighbours, count beside rate, with rank and polarity', async () => {
  const reply = await shown({ measure: 'C01' });
  assert.deepEqual([reply.of, reply.beside, reply.measure], ['E10009901', 'neighbours', 'C01']);
  const row = reply.standing?.rows.find(({ emphasis }) => emphasis);
  // 240 of 480; neighbours 133 of 190 and 90 of 300: the middle of three is 50.0, theirs together 223 of 490
  assert.deepEqual(row?.cells.slice(1), [
    ...['2023', '240', '480', '50.0', '50.0', '45.5', '2 of 3', 'none', 'Higher is better'],
  ]);
});

test('the same address gives the same view of any other authority beside all of England, missing never as nought', async () => {
  const asked = { of: 'E06009904', beside: 'England', measure: 'C01' } as const;
  const reply = await shown(asked);
  assert.deepEqual([reply.of, reply.beside, reply.measure], ['E06009904', 'England', 'C01']);
  assert.deepEqual(await shown(asked), reply);
  assert.match(
    reply.lead,
    /^Brackwater, City of beside all of England \(5 others\): .+ \d+\.\d \(%\) in 2023, rank 1 of 4, with \d+\.\d in the middle\. Of/,
  );
  // The two shares issued in time have a better side and four rates, and so quarters: it is first in both.
  assert.match(
    reply.lead,
    /Of \d+ measures? with a better side: none in the worst quarter, 2 in the best quarter \(Within 20 weeks/,
  );
  const row = reply.standing?.rows.find(({ emphasis }) => emphasis);
  assert.deepEqual(row?.cells.slice(-3), ['1 of 4', '1', 'Higher is better']);
  const hartcombe = reply.chart?.table.rows.find(({ cells }) => cells[0] === 'Hartcombe');
  assert.equal(hartcombe?.cells[3], 'missing');
  assert.ok(hartcombe?.cells[4] !== '');
  assert.ok(reply.chart?.chart.categories.every((name) => name !== 'Hartcombe'));
});

test('measures that nobody has stand under what is missing for them, each once, and no line is a command', async () => {
  const { absent, missing } = await shown({});
  const answer = await ask({});
  assert.ok(absent !== null && absent.rows.length < answer.absent.length);
  const told = absent.rows.flatMap(({ cells: [, names = ''] }) => names.split('; '));
  assert.deepEqual(told.toSorted(), answer.absent.map(({ name }) => name).toSorted());
  assert.ok(missing.every((line) => !/evenkeel import/.test(line)));
});

test('the file has the figures of the page, and the drawing has its words', async () => {
  const answer = await ask({ beside: 'region', measure: 'C01' });
  const lines = benchmarkCsv(answer).split('\n');
  assert.ok(
    lines.some(
      (line) => line.startsWith('E10009901,Marlshire,C01,') && line.includes(',240,480,50,100,higher,West,'),
    ),
  );
  assert.ok(lines.some((line) => line.startsWith('E06009902,Oxenford,C01,')));
  const svg = new TextDecoder().decode(await benchmarkImage(answer, 'svg'));
  assert.match(svg, /^<svg aria-label="[^"]*Marlshire has 50\.0/);
  const png = await benchmarkImage(answer, 'png');
  assert.deepEqual(
    [...png.slice(1, 4)],
    [...'PNG'].map((letter) => letter.charCodeAt(0)),
  );
});

test('an authority that no table has is told, with all that can be chosen; without a chart there is no drawing', async () => {
  const reply = await shown({ of: 'E99999999' });
  assert.deepEqual([reply.of, reply.standing, reply.chart], ['', null, null]);
  assert.equal(reply.authorities.length, 6);
  await assert.rejects(benchmarkImage(await ask({ of: 'E99999999' }), 'svg'), (fault) => {
    assert.ok(fault instanceof ProblemError);
    return fault.problem.code === 'benchmark.no-chart';
  });
});

test('somebody of another authority is refused', async () => {
  const other: Actor = { ...BOARD, authorities: ['E06009902'] };
  await assert.rejects(ask({}, other), (fault) => fault instanceof ProblemError);
});
