/** No value of a child leaves by the server: not in answers to an upload, on any page, in the log, an issue sheet or an export. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createApp } from '../../src/app/create-app.ts';
import { passingKeys } from '../../src/app/open-keys.ts';
import { ImportsReply } from '../../src/contract/imports.ts';
import { UPLOAD_MEDIA_TYPE } from '../../src/contract/upload.ts';
import { openStore } from '../../src/edge/store/open-store.ts';
import { createServer } from '../../src/server/create-server.ts';
import { FAKE_SCOPE, fakeOpenProgramme } from '../make/fake-programme.ts';
import { MARKERS, tracesBelow, tracesIn, tracesInArchive, tracesInBytes } from './markers.ts';
import { PLANTED, type PlantedFiles } from './planted-files.ts';

const NOW = '2025-02-01T09:00:00.000Z';
const BASE = `/api/programmes/${FAKE_SCOPE.authorityCode}/${FAKE_SCOPE.programmeId}`;
/** What a page asks for once data is in. */
const PAGES = [
  '/imports',
  '/measures',
  '/measures.csv',
  '/costs',
  '/places',
  '/overview',
  '/plan-numbers',
  '/finance',
];

type Server = ReturnType<typeof createServer>;

function bodyOf(files: PlantedFiles['files']): Buffer {
  const parts = Object.entries(files).map(([name, content]) => ({ name, bytes: Buffer.from(content) }));
  const manifest = { files: parts.map(({ name, bytes }) => ({ name, size: bytes.byteLength })) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(manifest)}\n`), ...parts.map(({ bytes }) => bytes)]);
}

async function withServer(
  work: (bench: {
    readonly server: Server;
    readonly app: ReturnType<typeof createApp>;
    readonly log: string[];
    readonly folder: string;
  }) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-planted-'));
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  const log: string[] = [];
  let id = 0;
  const app = createApp({
    store,
    now: () => NOW,
    newId: () => `id-${++id}`,
    keys: passingKeys(),
    product: 'Evenkeel',
  });
  const server = createServer({
    app: { ...app, openProgramme: async () => fakeOpenProgramme() },
    actor: { id: 'local:rowan', roles: ['programme-lead'], authorities: 'all' },
    log: (...words: readonly unknown[]) => void log.push(JSON.stringify(words)),
    pagesFolder: folder,
    reference: () => 'ref-1',
    uploadsFolder: join(folder, 'uploads'),
  });
  try {
    await work({ server, app, log, folder });
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Ask for an address and search all that comes back, headers too; gives the bytes. */
async function searched(server: Server, address: string, request: RequestInit = {}): Promise<Uint8Array> {
  const response = await server.request(address, request);
  const bytes = new Uint8Array(await response.arrayBuffer());
  assert.deepEqual(tracesInBytes(bytes), [], `${request.method ?? 'GET'} ${address}`);
  assert.deepEqual(tracesIn(JSON.stringify([...response.headers])), [], `headers of ${address}`);
  return bytes;
}

for (const planted of PLANTED)
  test(`no value of a child gets out of the server when ${planted.what} is sent to it`, () =>
    withServer(async ({ server, app, log, folder }) => {
      const headers = { origin: 'http://localhost', 'content-type': UPLOAD_MEDIA_TYPE };
      const body = new Uint8Array(bodyOf(planted.files));
      for (const trial of ['?trial=yes', '']) {
        const told = await searched(server, `${BASE}/imports${trial}`, { method: 'POST', headers, body });
        assert.ok(told.byteLength > 100, 'something was told');
      }
      const list = ImportsReply.parse(
        JSON.parse(new TextDecoder().decode(await searched(server, `${BASE}/imports`))),
      );
      const isRead = list.imports.some(({ rows }) => rows.recordsAccepted > 0);
      assert.equal(isRead, planted.isRefused !== true, 'the planted file is read where it should be');
      for (const { importId } of list.imports) {
        await searched(server, `${BASE}/imports/${importId}`);
        const sheet = await searched(server, `${BASE}/imports/${importId}/issues.xlsx`);
        if (sheet[0] === 0x50) assert.deepEqual(tracesInArchive(sheet), [], 'issue sheet');
      }
      for (const page of PAGES) await searched(server, `${BASE}${page}`);
      await searched(server, `${BASE}/${MARKERS.upn}`);
      const out = join(folder, 'export');
      await app.exportData(
        { id: 'local:rowan', roles: ['programme-lead'], authorities: 'all' },
        FAKE_SCOPE,
        out,
      );
      assert.deepEqual(tracesBelow(out), [], 'export');
      assert.deepEqual(tracesIn(log.join('\n')), [], 'log');
      assert.deepEqual(await readdir(join(folder, 'uploads')), [], 'no upload is left');
    }));

test('a fault of ours while a planted file is read tells nothing of it', () =>
  withServer(async ({ app, log, folder }) => {
    const server = createServer({
      app: {
        ...app,
        openProgramme: async () => fakeOpenProgramme(),
        importFiles: () => Promise.reject(new Error('the reader broke')),
      },
      actor: { id: 'local:rowan', roles: ['programme-lead'], authorities: 'all' },
      log: (...words: readonly unknown[]) => void log.push(JSON.stringify(words)),
      pagesFolder: folder,
      reference: () => 'ref-1',
      uploadsFolder: join(folder, 'uploads'),
    });
    const [planted] = PLANTED;
    assert.ok(planted !== undefined);
    const headers = { origin: 'http://localhost', 'content-type': UPLOAD_MEDIA_TYPE };
    const body = new Uint8Array(bodyOf(planted.files));
    await searched(server, `${BASE}/imports`, { method: 'POST', headers, body });
    assert.deepEqual(tracesIn(log.join('\n')), [], 'log');
  }));
