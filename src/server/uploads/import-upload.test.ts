/** Files sent to the server, over a real store: told row by row, kept together, named as the person named them, gone from disk. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { FAKE_SCOPE, fakeOpenProgramme } from '../../../test/make/fake-programme.ts';
import type { App } from '../../app/app.ts';
import { createApp } from '../../app/create-app.ts';
import { passingKeys } from '../../app/open-keys.ts';
import type { ColumnMap } from '../../contract/column-match.ts';
import { ImportsReply } from '../../contract/imports.ts';
import { type FileResult, UPLOAD_MEDIA_TYPE, UploadEvent } from '../../contract/upload.ts';
import { writeZip } from '../../edge/documents/zip.ts';
import { openStore } from '../../edge/store/open-store.ts';
import { createServer } from '../create-server.ts';

const DATA = join(import.meta.dirname, '../../../test/data/intake');
const NOW = '2024-12-11T12:00:00.000Z';
const ADDRESS = `/api/programmes/${FAKE_SCOPE.authorityCode}/${FAKE_SCOPE.programmeId}/imports`;

type Bench = {
  readonly send: (
    files: readonly Sending[],
    query?: string,
    columnMap?: ColumnMap,
  ) => Promise<readonly UploadEvent[]>;
  readonly post: (address: string) => Promise<Response>;
  readonly list: () => Promise<ImportsReply>;
  readonly uploads: string;
};
type Sending = { readonly name: string; readonly bytes: Buffer };

async function withServer(
  work: (bench: Bench) => Promise<void>,
  overrides: Partial<App> = {},
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-upload-'));
  const uploads = join(folder, 'uploads');
  let moment = Date.parse(NOW);
  const now = () => new Date(moment++).toISOString();
  const store = await openStore({ sqlitePath: ':memory:', now });
  let id = 0;
  const newId = () => `id-${String(++id).padStart(4, '0')}`;
  const app = createApp({ store, now, newId, keys: passingKeys(), product: 'Evenkeel' });
  const server = createServer({
    app: { ...app, openProgramme: async () => fakeOpenProgramme(), ...overrides },
    actor: { id: 'local:rowan', roles: ['programme-lead'], authorities: 'all' },
    log: () => undefined,
    pagesFolder: folder,
    reference: () => 'ref-1',
    uploadsFolder: uploads,
  });
  const own = { origin: 'http://localhost' };
  try {
    await work({
      uploads,
      post: async (address) => await server.request(`${ADDRESS}${address}`, { method: 'POST', headers: own }),
      list: async () => ImportsReply.parse(await (await server.request(ADDRESS)).json()),
      send: async (files, query = '', columnMap = undefined) => {
        const sizes = files.map(({ name, bytes }) => ({ name, size: bytes.byteLength }));
        const manifest = { files: sizes, ...(columnMap === undefined ? {} : { columnMap }) };
        const response = await server.request(`${ADDRESS}${query}`, {
          method: 'POST',
          headers: { ...own, 'content-type': UPLOAD_MEDIA_TYPE },
          body: Buffer.concat([
            Buffer.from(`${JSON.stringify(manifest)}\n`),
            ...files.map(({ bytes }) => bytes),
          ]),
        });
        assert.equal(response.status, 200);
        const lines = (await response.text()).trim().split('\n');
        return lines.map((line) => UploadEvent.parse(JSON.parse(line)));
      },
    });
    assert.deepEqual(existsSync(uploads) ? readdirSync(uploads) : [], []);
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function sample(name: string, as = name): Promise<Sending> {
  return { name: as, bytes: await readFile(join(DATA, name)) };
}

function resultsOf(events: readonly UploadEvent[]): readonly FileResult[] {
  const last = events.at(-1);
  assert.equal(last?.event, 'done');
  return last.files;
}

test('tells what came, the rows as they are read, and what became of each file under the name that was chosen', () =>
  withServer(async ({ send, uploads, list }) => {
    const events = await send([
      await sample('monthly.csv', 'October/monthly.csv'),
      await sample('costs.csv'),
    ]);
    assert.deepEqual(events[0], { event: 'received', files: 2 });
    assert.ok(
      events.some((one) => one.event === 'rows' && one.file === 'October/monthly.csv' && one.rows > 0),
    );
    const [monthly, costs] = resultsOf(events);
    assert.equal(monthly?.file, 'October/monthly.csv');
    assert.deepEqual(
      [monthly.kind.kind, monthly.outcome, costs?.outcome],
      ['monthly-actuals', 'kept', 'kept'],
    );
    const { rowsRead, recordsAccepted, rowsWithErrors, rowsSkipped } = monthly.rows;
    assert.equal(rowsRead, recordsAccepted + rowsWithErrors + rowsSkipped);
    assert.ok(!JSON.stringify(events).includes(uploads), 'no path of this machine is told');
    const { imports, answer } = await list();
    assert.deepEqual(
      imports.map(({ importId }) => importId).sort(),
      [monthly.importId, costs?.importId ?? null].sort(),
    );
    assert.equal(imports.find(({ importId }) => importId === monthly.importId)?.file, 'monthly.csv');
    assert.match(answer.sentence, /^2 files are in force/);
  }));

test('two files of one name in two folders are two files', () =>
  withServer(async ({ send }) => {
    const costs = await sample('costs.csv', 'a/same.csv');
    const monthly = await sample('monthly.csv', 'b/same.csv');
    const results = resultsOf(await send([costs, monthly]));
    assert.deepEqual(
      results.map(({ file, kind }) => [file, kind.kind]),
      [
        ['a/same.csv', 'placement-costs'],
        ['b/same.csv', 'monthly-actuals'],
      ],
    );
  }));

test('the same bytes again are told to be in force already, with the import that holds them', () =>
  withServer(async ({ send, list }) => {
    const [first] = resultsOf(await send([await sample('costs.csv')]));
    const [again] = resultsOf(await send([await sample('costs.csv', 'another-name.csv')]));
    assert.equal(again?.outcome, 'in-force-already');
    assert.equal(again.importId, first?.importId);
    assert.equal((await list()).imports.length, 1);
  }));

test('a trial reads and reports and keeps nothing', () =>
  withServer(async ({ send, list }) => {
    const [trial] = resultsOf(await send([await sample('costs-broken.csv')], '?trial=yes'));
    assert.equal(trial?.outcome, 'trial');
    assert.equal(trial.importId, null);
    assert.ok(trial.problems.some(({ severity }) => severity === 'error'));
    assert.deepEqual((await list()).imports, []);
  }));

test('a file of no known kind is told with what to do, beside those that were kept', () =>
  withServer(async ({ send }) => {
    const [notes, costs] = resultsOf(await send([await sample('notes.txt'), await sample('costs.csv')]));
    assert.deepEqual([notes?.outcome, notes?.importId, notes?.kind.kind], ['not-kept', null, 'unknown']);
    assert.ok(notes?.problems[0]?.advice);
    assert.equal(costs?.outcome, 'kept');
  }));

const LIST = {
  name: 'children.csv',
  bytes: Buffer.from(
    [
      'Child ID,Date of birth,Sex,Enquiry logged,Request outcome,Told family on,Plan start date,Primary need,URN,Folder',
      '1,2012-03-05,F,2024-02-01,Y,2024-03-10,2024-06-12,ASD,999001,red',
    ].join('\n'),
  ),
};

test('columns that are not known can be matched: the file is then read with them, and so is the next one', () =>
  withServer(async ({ send }) => {
    const [first] = resultsOf(await send([LIST]));
    const match = first?.columnMatch ?? assert.fail('nothing to match');
    const seems = (theirs: string) => match.columns.find((column) => column.theirs === theirs)?.ours;
    assert.deepEqual(['Date of birth', 'Enquiry logged', 'Folder'].map(seems), [
      'personbirthdate',
      null,
      null,
    ]);
    assert.ok(match.choices.some(({ column }) => column === 'receiveddate'));
    const known = match.columns.flatMap(({ theirs, ours }) =>
      ours === null ? [] : [[theirs, ours] as const],
    );
    const columns = {
      ...Object.fromEntries(known),
      'Enquiry logged': 'receiveddate',
      'Told family on': 'requestoutcomedate',
    };
    const { kind, table } = match;
    const columnMap = { schema: 'evenkeel/mapping@1' as const, kind, table, columns };
    const [again] = resultsOf(await send([LIST], '', columnMap));
    assert.deepEqual([again?.outcome, again?.rows.recordsAccepted], ['kept', 1]);
    assert.ok(!again?.problems.some(({ code }) => code === 'sen2.split-without-request'));
    const next = {
      name: 'december.csv',
      bytes: Buffer.from(LIST.bytes.toString().replace('1,2012', '2,2012')),
    };
    const [later] = resultsOf(await send([next]));
    assert.ok(!later?.problems.some(({ code }) => code === 'sen2.split-without-request'));
    const [same] = resultsOf(await send([LIST]));
    assert.equal(same?.outcome, 'in-force-already');
  }));

test('a list within an archive is matched by hand like one alone, and the archive is then read with its columns', () =>
  withServer(async ({ send }) => {
    const costs = await sample('costs.csv');
    const members = [costs, { ...LIST, name: 'lists/november.csv' }];
    const zip = { name: 'bundle.zip', bytes: Buffer.from(writeZip(members, new Date(NOW))) };
    const first = resultsOf(await send([zip])).find(({ file }) => file === 'bundle.zip/lists/november.csv');
    const match = first?.columnMatch ?? assert.fail('nothing to match');
    assert.equal(match.columns.find(({ theirs }) => theirs === 'Date of birth')?.ours, 'personbirthdate');
    const known = match.columns.flatMap(({ theirs, ours }) =>
      ours === null ? [] : [[theirs, ours] as const],
    );
    const columns = {
      ...Object.fromEntries(known),
      'Enquiry logged': 'receiveddate',
      'Told family on': 'requestoutcomedate',
    };
    const { kind, table } = match;
    const again = resultsOf(
      await send([zip], '', { schema: 'evenkeel/mapping@1' as const, kind, table, columns }),
    );
    const list = again.find(({ file }) => file === 'bundle.zip/lists/november.csv');
    assert.deepEqual([list?.outcome, list?.rows.recordsAccepted], ['kept', 1]);
    assert.ok(!list?.problems.some(({ code }) => code === 'sen2.split-without-request'));
    const other = again.find(({ file }) => file === 'bundle.zip/costs.csv');
    assert.deepEqual([other?.outcome, other?.columnMatch], ['in-force-already', null]);
  }));

test('a file whose columns are all known, or that is no table, has nothing to match', () =>
  withServer(async ({ send }) => {
    const results = resultsOf(await send([await sample('costs.csv'), await sample('notes.txt')]));
    assert.deepEqual(
      results.map(({ columnMatch }) => columnMatch),
      [null, null],
    );
  }));

test('a column map that is none is refused in words, and nothing is kept', () =>
  withServer(async ({ send, list }) => {
    const columnMap = {
      schema: 'evenkeel/mapping@1' as const,
      kind: 'sen2-csv' as const,
      table: 'sen2-flat',
      columns: { Folder: 'no-such-column' },
    };
    const last = (await send([LIST], '', columnMap)).at(-1);
    assert.equal(last?.event, 'refused');
    assert.equal(last.problem.code, 'file.mapping-of-unknown');
    assert.deepEqual((await list()).imports, []);
  }));

test('an undone import no longer counts, and cannot be undone twice', () =>
  withServer(async ({ send, post, list }) => {
    const [costs] = resultsOf(await send([await sample('costs.csv')]));
    assert.equal((await post(`/${costs?.importId}/undo`)).status, 200);
    const { imports, answer } = await list();
    assert.equal(imports[0]?.isInForce, false);
    assert.equal(answer.word, 'Not in yet');
    assert.equal((await post(`/${costs?.importId}/undo`)).status, 409);
    assert.equal((await post('/none/undo')).status, 404);
  }));

test('a fault while reading is the last event, with a reference and no detail', () =>
  withServer(
    async ({ send }) => {
      const last = (await send([await sample('costs.csv')])).at(-1);
      assert.equal(last?.event, 'refused');
      assert.equal(last.problem.reference, 'ref-1');
      assert.doesNotMatch(JSON.stringify(last), /disk/);
    },
    { importFiles: () => Promise.reject(new Error('the disk is gone')) },
  ));
