/** The log and the counts of a server: a line for each request, patterns and ids only, and who may read the counts. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fakeApp } from '../../../test/make/fake-app.ts';
import { addPerson, HERE, openIdentity, PARTNER } from '../../../test/make/identity.ts';
import { MARKERS, tracesIn } from '../../../test/privacy/markers.ts';
import type { App } from '../../app/app.ts';
import { actorOf } from '../../core/access/account.ts';
import { createServer } from '../create-server.ts';
import type { MetricsAccess } from './answer-metrics.ts';
import { textOfLine } from './log-line.ts';
import { makeMetrics } from './metrics.ts';
import { requestLine, type Watched } from './watch-requests.ts';

const NOW = '2026-03-02T09:00:00.000Z';
const LEAD = { id: 'local:rowan', roles: ['programme-lead'], authorities: 'all' } as const;

function serving(options: { app?: App; access?: MetricsAccess; signsIn?: boolean } = {}) {
  const watched: Watched[] = [];
  const faults: string[] = [];
  let count = 0;
  const app = options.app ?? fakeApp();
  const counts = makeMetrics({
    jobs: () => Promise.resolve({ waiting: 2, failed: 0 }),
    storeSize: app.storeSize,
  });
  const server = createServer({
    app,
    actor: options.signsIn === true ? null : LEAD,
    log: (line) => faults.push(line),
    pagesFolder: join(tmpdir(), 'evenkeel-no-such-folder'),
    reference: () => `ref-${++count}`,
    uploadsFolder: tmpdir(),
    watch: (one) => watched.push(one),
    metrics: options.access === undefined ? null : { access: options.access, counts },
  });
  return { server, watched, faults };
}

/** As a socket tells where a request comes from. */
function from(address: string) {
  return { incoming: { socket: { remoteAddress: address } } };
}

test('each request leaves one line with its route, status, time and an id that the answer names', async () => {
  const { server, watched } = serving();
  const response = await server.request('/api/programmes/E10009977/dunmere/overview');
  await response.text();
  assert.equal(response.headers.get('x-request-id'), 'ref-1');
  await server.request('/no/such/page');
  await server.request('/api/programmes/E10009977/dunmere/overview', {
    headers: { host: 'elsewhere.example' },
  });
  assert.deepEqual(
    watched.map(({ method, route, status, request, user, token }) => [
      method,
      route,
      status,
      request,
      user,
      token,
    ]),
    [
      ['GET', '/api/programmes/:authority/:programme/overview', 200, 'ref-1', 'machine', null],
      ['GET', 'page', 503, 'ref-2', null, null],
      ['GET', '/api/programmes/:authority/:programme/overview', 400, 'ref-3', null, null],
    ],
  );
  for (const one of watched) {
    assert.ok(one.milliseconds >= 0 && one.milliseconds < 60_000);
    const line = textOfLine(requestLine(one, NOW));
    assert.equal(line.indexOf('\n'), line.length - 1);
    assert.deepEqual(Object.keys(JSON.parse(line)).sort(), [
      'event',
      'level',
      'method',
      'milliseconds',
      'request',
      'route',
      'status',
      'time',
      'token',
      'user',
    ]);
  }
});

test('a fault shows the id of its request, is written under it, and its line has the level error', async () => {
  const app = fakeApp({ openProgramme: () => Promise.reject(new Error('the disk is gone')) });
  const { server, watched, faults } = serving({ app });
  const response = await server.request('/api/programmes/E10009977/dunmere/overview');
  assert.equal(response.status, 500);
  assert.match(await response.text(), /ref-1/);
  assert.match(faults.join('\n'), /^fault ref-1 GET \/api\/programmes\/:authority\/:programme\/overview /);
  assert.equal(watched[0] === undefined ? null : requestLine(watched[0], NOW).level, 'error');
});

test('values planted in addresses, headers and bodies leave no trace in the log', async () => {
  const { identity } = await openIdentity();
  const { account, token } = await addPerson(identity, MARKERS.mail, PARTNER);
  const { server, watched, faults } = serving({ app: fakeApp({ identity }), signsIn: true });
  const own = { origin: 'http://localhost', 'content-type': 'application/json', 'x-request-id': MARKERS.upn };
  const body = JSON.stringify({ email: MARKERS.mail, password: MARKERS.surname });
  for (const value of Object.values(MARKERS)) {
    const part = encodeURIComponent(value);
    for (const path of [`/${part}`, `/api/${part}`, `/api/programmes/${part}/${part}/overview?name=${part}`])
      await server.request(path, {
        headers: { cookie: `evenkeel=${token}`, 'user-agent': value, referer: `http://${part}/` },
      });
    await server.request('/api/programmes', { headers: { authorization: `Bearer ${value}` } });
  }
  const headers = { ...own, 'content-length': String(body.length) };
  await server.request('/api/identity/sign-in', { method: 'POST', headers, body });
  assert.equal(watched.length, Object.keys(MARKERS).length * 4 + 1);
  const log = [...watched.map((one) => textOfLine(requestLine(one, NOW))), ...faults].join('');
  assert.deepEqual(tracesIn(log), []);
  assert.ok(log.includes(account.id), 'who asked is told by the account’s own id');
});

test('a program is told by its owner’s id and the token’s', async () => {
  const { identity } = await openIdentity();
  const { account } = await addPerson(identity, 'c@example.org', [{ role: 'analyst', authority: HERE }]);
  const wish = {
    accountId: null,
    name: 'Feed',
    role: 'analyst',
    authority: HERE,
    programmeId: null,
    days: 1,
  } as const;
  const { token, secret } = await identity.makeToken(actorOf(account), wish);
  const { server, watched } = serving({ app: fakeApp({ identity }), signsIn: true });
  await server.request('/api/programmes', { headers: { authorization: `Bearer ${secret}` } });
  assert.deepEqual([watched[0]?.user, watched[0]?.token, watched[0]?.status], [account.id, token.id, 200]);
});

test('the counts are of routes and statuses, of durations, jobs, forecasts and the store', async () => {
  const { server } = serving({ access: { by: 'loopback' } });
  for (let count = 0; count < 3; count++) await server.request('/api/programmes/E10009977/dunmere/finance');
  await server.request('/api/programmes/E10009977/dunmere/nothing');
  const response = await server.request('/metrics', {}, from('127.0.0.1'));
  assert.match(response.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  const route = '/api/programmes/:authority/:programme/finance';
  assert.ok(text.includes(`evenkeel_requests_total{method="GET",route="${route}",status="200"} 3`), text);
  assert.ok(text.includes('evenkeel_requests_total{method="GET",route="page",status="404"} 1'), text);
  assert.ok(text.includes(`evenkeel_request_duration_seconds_count{method="GET",route="${route}"} 3`));
  assert.ok(text.includes('evenkeel_jobs{state="waiting"} 2'));
  assert.ok(text.includes('evenkeel_store_bytes 4096'));
  assert.match(text, /evenkeel_forecasts_total\{kind="plan"\} [1-9]/);
  assert.ok(text.includes('evenkeel_forecasts_total{kind="cohort"} 0'));
  assert.ok(!text.includes('dunmere') && !text.includes('E10009977'));
});

test('the counts are read from the machine itself, not through a server in front, or with their token; else there is nothing', async () => {
  const statusOf = async (
    access: MetricsAccess | undefined,
    headers: Record<string, string>,
    address: string,
  ) => {
    const { server } = serving(access === undefined ? {} : { access });
    return (await server.request('/metrics', { headers }, from(address))).status;
  };
  const loopback = { by: 'loopback' } as const;
  const token = { by: 'token', token: 'x'.repeat(32) } as const;
  assert.equal(await statusOf(undefined, {}, '127.0.0.1'), 404);
  assert.equal(await statusOf(loopback, {}, '::ffff:127.0.0.1'), 200);
  assert.equal(await statusOf(loopback, {}, '192.0.2.7'), 404);
  assert.equal(await statusOf(loopback, { 'x-forwarded-for': '192.0.2.7' }, '127.0.0.1'), 404);
  assert.equal(await statusOf(token, { authorization: `Bearer ${token.token}` }, '192.0.2.7'), 200);
  assert.equal(await statusOf(token, { authorization: 'Bearer y' }, '127.0.0.1'), 404);
  assert.equal(await statusOf(token, {}, '127.0.0.1'), 404);
});
