import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { FAKE_IMPORT, fakeApp } from '../../test/make/fake-app.ts';
import { ACT_BODIES, fakeIdentity } from '../../test/make/fake-identity.ts';
import { fakeOpenProgramme } from '../../test/make/fake-programme.ts';
import { REVIEW_BODIES } from '../../test/make/fake-review.ts';
import type { App } from '../app/app.ts';
import { ProblemReply } from '../contract/problem-reply.ts';
import { ReturnPreviewReply } from '../contract/return-preview.ts';
import { UPLOAD_MEDIA_TYPE, UploadEvent } from '../contract/upload.ts';
import type { Actor } from '../core/access/access.ts';
import { PARENTS_SURVEY } from '../core/survey/ready-made/parents-survey.ts';
import { createServer } from './create-server.ts';
import { listen } from './listen.ts';
import { openApiDocument } from './open-api.ts';
import type { Route } from './route.ts';
import { ROUTES } from './routes/all-routes.ts';

const LEAD: Actor = {
  id: 'lead',
  roles: ['programme-lead', 'send-lead', 'challenge', 'administrator'],
  authorities: 'all',
};
const UPLOADS = mkdtempSync(join(tmpdir(), 'evenkeel-uploads-'));
after(() => rmSync(UPLOADS, { recursive: true, force: true }));
const NOBODY: Actor = { id: 'nobody', roles: [], authorities: 'all' };

function serverWith(options: { app?: App; actor?: Actor; pagesFolder?: string } = {}) {
  const lines: string[] = [];
  const server = createServer({
    app: options.app ?? fakeApp(),
    actor: options.actor ?? LEAD,
    log: (line) => lines.push(line),
    pagesFolder: options.pagesFolder ?? join(tmpdir(), 'evenkeel-no-such-folder'),
    reference: () => 'ref-1',
    uploadsFolder: UPLOADS,
  });
  return { server, lines };
}

/** An address of a route with real values in it. */
function addressOf(path: string): string {
  return path
    .replace(':account', 'id-1')
    .replace(':authority', 'E10009977')
    .replace(':programme', 'dunmere')
    .replace(':year', '2024-25')
    .replace(':sequence', '3')
    .replace('/benchmark/files/:format', '/benchmark/files/csv')
    .replace(':format', 'json')
    .replace(':kind', 'milestone')
    .replace(':paper', 'board-pack')
    .replace(':survey', 'parents')
    .replace(':id', FAKE_IMPORT.importId)
    .replace('/writing/section', '/writing/section?section=condition:3.1');
}

/** Routes that answer from the code alone, and so cannot meet a fault of the store. */
const ASKS_NOTHING: ReadonlySet<string> = new Set(['/api/measures/definitions']);

/** Use cases of accounts and tokens, failing. */
function failing(fail: () => Promise<never>) {
  const names =
    'accounts invite factorRoles setFactorRoles setRoles close reopen makeLink removeFactor tokens makeToken revokeToken';
  return Object.fromEntries(names.split(' ').map((name) => [name, fail]));
}

const RECORD = { kind: 'milestone', id: 'cohort', reason: 'agreed at the board', basedOn: 0 };
const RECORD_LINK = { kind: 'serves', to: { kind: 'condition', id: 'c1' } };
const SUBJECT = { updateId: '2024-25/3', subject: { kind: 'condition', id: 'c1' } };

/** What each step sends. */
const BODIES: Readonly<Record<string, object>> = {
  basis: { basis: '', reason: 'The back-test says so' },
  freeze: { correction: null },
  sign: { role: 'dcs', name: 'Casey', passphrase: 'words', contentHash: '0' },
  key: { role: 'dcs', name: 'Casey', passphrase: 'words' },
  withdraw: { reason: 'A number was wrong' },
  submit: { on: '2024-12-12' },
  question: { text: 'Why?', on: null },
  reply: { question: 'Q1', text: 'Because.' },
  supersede: {},
  accept: {
    planVersion: 1,
    sha256: '0'.repeat(64),
    changes: [{ cell: 'finance.hnbGrowth', value: { n: 105, d: 100 } }],
    reason: 'settlement of December',
    source: 'DSG settlement tables',
    grade: 'published',
  },
  'answer-finding': { key: '0123456789ab', answer: 'accepted', reason: 'It is right as it stands.' },
  save: { fieldId: 'condition:3.1', parts: [{ kind: 'paragraph', text: 'Plans rose.' }], basedOn: 3 },
  comment: { fieldId: 'condition:3.1', text: 'Is it so?' },
  resolve: { fieldId: 'condition:3.1', comment: 'c1' },
  answer: { fieldId: 'O1', answer: 'no', before: null },
  'read-figures': { fieldId: 'condition:3.1', figures: { 'plans_n.actual.2024-10': '6,161' } },
  'read-back': { name: 'return.docx', file: 'UEsDBA==' },
  take: { name: 'return.docx', file: 'UEsDBA==', decisions: { f1: 'record' } },
  work: { fieldId: 'condition:3.1', owner: '', isReady: true },
  invite: {
    email: 'casey@example.org',
    name: 'Casey',
    grants: [{ role: 'partner', authority: 'E10009977' }],
  },
  scenarios: { settings: '[["a",[],[]]]', name: 'a', reason: 'To see it kept.' },
  locked: { settings: '[["a",[],[]]]', name: 'a', reason: 'To see it kept.' },
  withdrawn: { id: 'a' },
  roles: { grants: [] },
  link: {},
  close: {},
  'keep-design': { body: JSON.stringify(PARENTS_SURVEY), basedOn: 1 },
  'open-wave': { surveyId: 'parents', waveId: 'w', opensOn: '2024-12-01', closesOn: '2024-12-31' },
  'enter-paper': { waveId: 'autumn-2024', group: 'north', code: null, answers: { listened: ['4'] } },
  reopen: {},
  'remove-second-factor': {},
  ...ACT_BODIES,
  make: {
    accountId: null,
    name: 'Ledger feed',
    role: 'board-member',
    authority: 'E10009977',
    programmeId: 'dunmere',
    days: 90,
  },
  revoke: { id: 't-1' },
  'keep-record': { ...RECORD, title: 'First cohort', owner: 'Lead', fields: { due: '2025-03-31' } },
  'link-record': { ...RECORD, link: RECORD_LINK },
  'unlink-record': { ...RECORD, link: RECORD_LINK },
  'withdraw-record': RECORD,
  'undo-record': RECORD,
  rate: { ...SUBJECT, activity: 'green', effect: 'amber', reason: '' },
  challenge: { ...SUBJECT, text: 'Is this so?' },
  'answer-challenge': { id: '2024-25/3|condition|c1|1', text: 'It is so.' },
  'make-codes': { meetingId: 'first', counts: { health: 1 } },
  'enter-votes': { item: 'charter', ballots: [{ sector: 'health', before: 3, after: 4, isPaired: false }] },
  'publish-you-said': {},
  'withdraw-you-said': { reason: 'A wording was wrong' },
  ...REVIEW_BODIES,
  'close-challenge': { id: '2024-25/3|condition|c1|1' },
};

function bodyOf({ path }: Route): string {
  const body = BODIES[path.slice(path.lastIndexOf('/') + 1)];
  assert.ok(body !== undefined, `no sample body for ${path}`);
  return JSON.stringify(body);
}

/** A browser says how long its body is; a request of a test says so itself. */
function lengthOf(body: string) {
  return { 'content-length': String(Buffer.byteLength(body)) };
}

/** A request as our own page would make it. */
function requestOf(route: Route): RequestInit {
  if (route.method === 'GET') return {};
  const origin = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };
  if (route.answers === 'act')
    return {
      method: route.method,
      headers: { ...origin, ...lengthOf(bodyOf(route)), 'content-type': 'application/json' },
      body: bodyOf(route),
    };
  if (route.answers !== 'events' && route.answers !== 'sent')
    return { method: route.method, headers: origin };
  return {
    method: route.method,
    headers: { ...origin, 'content-type': UPLOAD_MEDIA_TYPE },
    body: `${JSON.stringify({ files: [{ name: 'monthly.csv', size: 3 }] })}\na,b`,
  };
}

const DESCRIBED = JSON.parse(JSON.stringify(openApiDocument(ROUTES, [])));

/** What another program's reader of the description finds wrong with an answer. */
function errorsAgainstDocument({ method, path }: Route, answer: unknown): readonly unknown[] {
  const operation = DESCRIBED.paths[path.replaceAll(/:(\w+)/g, '{$1}')][method.toLowerCase()];
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const check = ajv.compile(operation.responses['200'].content['application/json'].schema);
  return check(answer) ? [] : (check.errors ?? []).slice(0, 5);
}

for (const route of ROUTES) {
  const address = addressOf(route.path);
  const request = requestOf(route);

  test(`${route.method} ${route.path}: answers in the shape that its contract names`, async () => {
    const { server, lines } = serverWith();
    const response = await server.request(address, request);
    assert.equal(response.status, 200, lines.join('\n'));
    if (route.answers === 'events')
      for (const line of (await response.text()).trim().split('\n')) UploadEvent.parse(JSON.parse(line));
    else if (route.reply === null) assert.ok((await response.arrayBuffer()).byteLength > 0);
    else {
      const text = await response.text();
      const read = route.reply.safeParse(JSON.parse(text));
      assert.deepEqual(read.error?.issues.slice(0, 5) ?? [], []);
      assert.deepEqual(errorsAgainstDocument(route, JSON.parse(text)), []);
    }
  });

  test(`${route.method} ${route.path}: is refused to an actor without ${route.permission}`, async () => {
    const { server } = serverWith({ actor: NOBODY });
    const response = await server.request(address, request);
    assert.equal(response.status, 403);
    assert.equal(ProblemReply.parse(await response.json()).code, 'access.refused');
  });

  if (!ASKS_NOTHING.has(route.path))
    test(`${route.method} ${route.path}: a fault gives 500 with a reference and no detail, which the log has`, async () => {
      const fail = () => Promise.reject(new Error('the disk at /secret/place is gone'));
      const app = fakeApp({
        listProgrammes: fail,
        openProgramme: fail,
        composeReturn: fail,
        listImports: fail,
        listAuthorities: fail,
        loadProgrammeTexts: fail,
        showAuthority: fail,
        identity: { ...fakeIdentity(), ...failing(fail) },
      });
      const { server, lines } = serverWith({ app });
      const response = await server.request(address, request);
      const body = await response.text();
      assert.equal(response.status, 500);
      assert.equal(ProblemReply.parse(JSON.parse(body)).reference, 'ref-1');
      assert.doesNotMatch(body, /disk|secret|\.ts/);
      assert.match(lines.join('\n'), /fault ref-1 (?:GET|POST) .*the disk at/);
      if (route.path.includes(':')) assert.doesNotMatch(lines.join('\n'), /dunmere|E10009977/);
      assert.ok(
        lines.join('\n').includes(` ${route.path} `),
        'the pattern of the route, and not the address',
      );
    });

  if (!route.path.includes(':authority')) continue;

  test(`${route.method} ${route.path}: is refused for another authority's records`, async () => {
    const { server } = serverWith({ actor: { ...LEAD, authorities: ['E10009901'] } });
    assert.equal((await server.request(address, request)).status, 403);
  });

  test(`${route.method} ${route.path}: a part of the address that cannot be right gives 400`, async () => {
    const { server } = serverWith();
    const response = await server.request(address.replace('/dunmere/', '/%20%3Cscript%3E/'), request);
    assert.equal(response.status, 400);
    assert.equal(ProblemReply.parse(await response.json()).code, 'request.wrong-address');
  });
}

test('ready while the store can be reached; else 503 with a reference and no detail, which the log has', async () => {
  assert.deepEqual(await (await serverWith().server.request('/ready')).json(), { status: 'ready' });
  const app = fakeApp({ reachStore: () => Promise.reject(new Error('the disk at /secret/place is gone')) });
  const { server, lines } = serverWith({ app });
  const response = await server.request('/ready');
  assert.equal(response.status, 503);
  assert.deepEqual(await response.json(), { status: 'store-not-reached', reference: 'ref-1' });
  assert.match(lines.join('\n'), /fault ref-1 GET \/ready .*the disk at/);
});

test('an unknown programme gives 404 in the words of the problem', async () => {
  const { server } = serverWith();
  const response = await server.request('/api/programmes/E10009977/elsewhere/overview');
  assert.equal(response.status, 404);
  assert.equal(ProblemReply.parse(await response.json()).code, 'programme.not-found');
});

test('an unknown update gives 404, an impossible year 400', async () => {
  const { server } = serverWith();
  const base = '/api/programmes/E10009977/dunmere/returns';
  assert.equal((await server.request(`${base}/2024-25/9`)).status, 404);
  assert.equal((await server.request(`${base}/2024/3`)).status, 400);
  assert.equal((await server.request(`${base}/2024-25/3/download/exe`)).status, 400);
});

test('a return that cannot be built is shown with its place, and its download is refused with 409', async () => {
  const open = fakeOpenProgramme();
  const broken = {
    ...open.programme,
    commentary: [
      {
        updateId: '2024-25/3',
        fieldId: 'condition:1',
        parts: [{ kind: 'paragraph' as const, text: 'There is no {such.figure}.' }],
      },
    ],
  };
  const app = fakeApp({}, { ...open, programme: broken, facts: { ...open.facts, programme: broken } });
  const { server } = serverWith({ app });
  const base = '/api/programmes/E10009977/dunmere/returns/2024-25/3';
  const preview = ReturnPreviewReply.parse(await (await server.request(base)).json());
  assert.equal(preview.problem?.code, 'return.unresolved-figure');
  assert.match(preview.problem?.place ?? '', /condition:1/);
  assert.equal(preview.html, '');
  assert.equal((await server.request(`${base}/download/json`)).status, 409);
});

test('a download is an attachment with a name that says what it is, and leaves a note in the trail', async () => {
  const app = fakeApp();
  const { server } = serverWith({ app });
  const response = await server.request('/api/programmes/E10009977/dunmere/returns/2024-25/3/download/html');
  assert.equal(
    response.headers.get('content-disposition'),
    'attachment; filename="Dunmere-return-2024-25-update-3.html"',
  );
  assert.deepEqual(app.recorded, ['2024-25/3 html']);
});

test('a reader who may not build downloads without a note in the trail', async () => {
  const app = fakeApp();
  const { server } = serverWith({ app, actor: { id: 'm', roles: ['board-member'], authorities: 'all' } });
  const address = '/api/programmes/E10009977/dunmere/returns/2024-25/3/download/json';
  assert.equal((await server.request(address)).status, 200);
  assert.deepEqual(app.recorded, []);
});

test('the same data asked for twice is answered with 304', async () => {
  const { server } = serverWith();
  const address = '/api/programmes/E10009977/dunmere/overview';
  const tag = (await server.request(address)).headers.get('etag') ?? '';
  const again = await server.request(address, { headers: { 'if-none-match': tag } });
  assert.equal(again.status, 304);
});

test('a name that is not this machine is refused, so that a page elsewhere cannot reach a loopback server', async () => {
  const { server } = serverWith();
  const response = await server.request('/api/programmes', { headers: { host: 'rebound.example' } });
  assert.equal(response.status, 400);
  assert.equal(ProblemReply.parse(await response.json()).code, 'request.wrong-host');
  const allowed = await server.request('/api/programmes', { headers: { host: '127.0.0.1:4173' } });
  assert.equal(allowed.status, 200);
});

test('every answer forbids scripts and styles from elsewhere or inline', async () => {
  const { server } = serverWith();
  for (const address of ['/', '/health', '/api/programmes', '/nowhere']) {
    const policy = (await server.request(address)).headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'/);
    assert.doesNotMatch(policy, /unsafe/);
  }
});

test('pages: known addresses give the page, unknown ones 404, and no address leaves the folder', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-pages-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Evenkeel</title>');
  writeFileSync(join(folder, 'secret.env'), 'KEY=1');
  const { server } = serverWith({ pagesFolder: folder });
  const status = async (address: string, accept = 'text/html') =>
    (await server.request(address, { headers: { accept } })).status;
  assert.equal(await status('/'), 200);
  assert.equal(await status('/programmes/E10009977/dunmere/finance'), 200);
  assert.equal(await status('/programmes/E10009977/dunmere/returns/2024-25/3'), 200);
  for (const page of ['ratings', 'records', 'data', 'data/0m3k9-a1b2c3', 'finance/workbook', 'measures'])
    assert.equal(await status(`/programmes/E10009977/dunmere/${page}`), 200, page);
  assert.equal(await status('/programmes/E10009977/dunmere/data/..%2f'), 404);
  assert.equal(await status('/programmes/E10009977/dunmere/nothing'), 404);
  assert.equal(await status('/secret.env', '*/*'), 404);
  assert.equal(await status('/..%2f..%2fetc%2fpasswd', '*/*'), 404);
});

test('a person who follows a link to a file that cannot be made gets a page, without detail', async () => {
  const { server } = serverWith();
  const response = await server.request('/api/programmes/E10009977/dunmere/returns/2024-25/9/download/pdf', {
    headers: { accept: 'text/html' },
  });
  assert.equal(response.status, 404);
  assert.match(await response.text(), /<h1>This did not work<\/h1>/);
});

test('listens on a free port, answers there, and closes', async () => {
  const { server } = serverWith();
  const { url, close } = await listen({ server, host: '127.0.0.1', port: 0 });
  const reply: unknown = await (await fetch(`${url}/health`)).json();
  assert.deepEqual(reply, { status: 'ok' });
  const port = Number(new URL(url).port);
  await assert.rejects(listen({ server, host: '127.0.0.1', port }), /already listening/);
  await close();
});

test('a body that is missing, of another shape or too long is refused, and nothing is done', async () => {
  const steps = ROUTES.filter((route) => route.answers === 'act');
  assert.equal(steps.length, Object.keys(BODIES).length);
  for (const route of steps)
    for (const body of ['', 'null', '{"more":1}', `{"text":"${'a'.repeat(210_000)}"}`]) {
      const { server } = serverWith();
      const request = requestOf(route);
      const response = await server.request(addressOf(route.path), {
        ...request,
        headers: { ...Object(request.headers), ...lengthOf(body) },
        body,
      });
      assert.equal(response.status, 400, `${route.path} ${body.slice(0, 20)}`);
      assert.equal(ProblemReply.parse(await response.json()).code, 'request.wrong-body');
    }
});
