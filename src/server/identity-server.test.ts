/** Signing in over HTTP: cookies, refusals, limits, and what each role may ask of each route. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Hono } from 'hono';
import { fakeApp } from '../../test/make/fake-app.ts';
import {
  addPerson,
  codeOf,
  HERE,
  OFFICER,
  openIdentity,
  PARTNER,
  THERE,
  WORDS,
} from '../../test/make/identity.ts';
import { FactorOfferReply, FactorReply, PresenceReply, StageReply } from '../contract/identity.ts';
import { ProblemReply } from '../contract/problem-reply.ts';
import { may, permissionsOf, ROLES } from '../core/access/access.ts';
import { createServer } from './create-server.ts';
import { deviceOf } from './device-of.ts';
import { ROUTES } from './routes/all-routes.ts';
import { IDENTITY_ROUTES } from './routes/identity-routes.ts';
import { PUBLIC_ADDRESSES } from './serve-public.ts';
import { ownPage } from './single-sign-on.ts';

const UPLOADS = mkdtempSync(join(tmpdir(), 'evenkeel-uploads-'));
after(() => rmSync(UPLOADS, { recursive: true, force: true }));

async function serving(address: URL | null = null) {
  const opened = await openIdentity();
  const server = createServer({
    app: fakeApp({ identity: opened.identity }),
    actor: null,
    address,
    log: () => undefined,
    pagesFolder: join(tmpdir(), 'evenkeel-no-such-folder'),
    reference: () => 'ref-1',
    uploadsFolder: UPLOADS,
  });
  return { ...opened, server };
}

/** Ask as our own page would, with the cookie the browser holds. */
function ask(server: Hono, path: string, body?: object, cookie?: string, host = 'localhost') {
  const text = JSON.stringify(body);
  return server.request(`http://${host}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      host,
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined
        ? {}
        : {
            origin: `http://${host}`,
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/json',
            'content-length': String(Buffer.byteLength(text)),
          }),
    },
    ...(body === undefined ? {} : { body: text }),
  });
}

function cookieOf(response: Response): string {
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

test('nobody signed in gets 401 from every route of data, in words that say what to do', async () => {
  const { server } = await serving();
  for (const { method, path } of ROUTES) {
    const response = await ask(server, path.replaceAll(/:[a-z]+/g, 'x'), method === 'GET' ? undefined : {});
    assert.equal(response.status, 401, path);
    assert.equal(ProblemReply.parse(await response.json()).code, 'sign-in.needed');
  }
});

test('every address that the server answers stands in one of the two tables, is open to all on purpose, is one of four that tell nothing of anybody, or a page', async () => {
  const { server } = await serving();
  const known = new Set([
    ...[...ROUTES, ...IDENTITY_ROUTES].map(({ method, path }) => `${method} ${path}`),
    ...PUBLIC_ADDRESSES,
  ]);
  const others = server.routes
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !known.has(route));
  assert.deepEqual(
    [...new Set(others)].sort(),
    [
      'ALL /*',
      'ALL /api/*',
      'GET /api/openapi.json',
      'GET /health',
      'GET /metrics',
      'GET /ready',
      'GET /*',
    ].sort(),
  );
});

test('what each role may ask of each route is what the table of permissions says, and nothing elsewhere', async () => {
  for (const role of ROLES) {
    const { server, identity, at } = await serving();
    const grants = [{ role, authority: 'E10009977' }];
    const first = await addPerson(identity, 'c@example.org', grants);
    let { token } = first;
    if (first.stage === 'set-up') {
      const { secret } = await identity.offerFactor(token, '');
      ({ token } = await identity.confirmFactor(token, codeOf(secret, at())));
    }
    const cookie = `evenkeel=${token}`;
    for (const { method, path, permission, authority } of ROUTES) {
      const address = path
        .replace(':authority', 'E10009977')
        .replace(':programme', 'dunmere')
        .replaceAll(/:[a-z]+/g, 'x');
      const body = method === 'GET' ? undefined : {};
      const { status } = await ask(server, address, body, cookie);
      // What is asked for the shelf of all authorities is not given by a role for one.
      const isAllowed = permissionsOf(role).includes(permission) && authority === undefined;
      assert.equal(status === 403, !isAllowed, `${role} ${method} ${path}: ${status}`);
      assert.notEqual(status, 401);
      if (!path.includes(':authority')) continue;
      const elsewhere = address.replace('E10009977', 'E10009978');
      assert.equal((await ask(server, elsewhere, body, cookie)).status, 403, `${role} ${path} elsewhere`);
    }
  }
});

test('an officer signs in by password and code over HTTP; the cookie cannot be read by scripts and changes at each step', async () => {
  const { server, identity, pass, at } = await serving();
  const { token } = await addPerson(identity, 's@example.org', OFFICER);
  const offered = await ask(server, '/api/identity/second-factor', { password: '' }, `evenkeel=${token}`);
  const { secret } = FactorOfferReply.parse(await offered.json());
  const confirmed = await ask(
    server,
    '/api/identity/second-factor/confirm',
    { code: codeOf(secret, at()) },
    `evenkeel=${token}`,
  );
  assert.equal(FactorReply.parse(await confirmed.json()).recoveryCodes.length, 10);
  pass(60_000);
  const half = await ask(server, '/api/identity/sign-in', { email: 's@example.org', password: WORDS });
  assert.deepEqual(StageReply.parse(await half.json()), { stage: 'password' });
  assert.match(half.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Lax/);
  assert.equal((await ask(server, '/api/programmes', undefined, cookieOf(half))).status, 401);
  const whole = await ask(server, '/api/identity/code', { code: codeOf(secret, at()) }, cookieOf(half));
  assert.notEqual(cookieOf(whole), cookieOf(half));
  assert.equal((await ask(server, '/api/programmes', undefined, cookieOf(whole))).status, 200);
  const presence = PresenceReply.parse(
    await (await ask(server, '/api/identity', undefined, cookieOf(whole))).json(),
  );
  assert.equal(presence.person?.email, 's@example.org');
  assert.equal(presence.mayManageAccounts, false);
  const out = await ask(server, '/api/identity/sign-out', {}, cookieOf(whole));
  assert.match(out.headers.get('set-cookie') ?? '', /Max-Age=0/);
  assert.equal((await ask(server, '/api/programmes', undefined, cookieOf(whole))).status, 401);
});

test('signing out tells the browser to forget, and a sign-in that ran out does not', async () => {
  const { server, identity } = await serving();
  const { token } = await addPerson(identity, 'c@example.org', PARTNER);
  const cookie = `evenkeel=${token}`;
  const out = await ask(server, '/api/identity/sign-out', {}, cookie);
  assert.equal(out.headers.get('clear-site-data'), '"cache", "storage"');
  const later = await ask(server, '/api/identity', undefined, cookie);
  assert.match(later.headers.get('set-cookie') ?? '', /evenkeel=;/);
  assert.equal(later.headers.get('clear-site-data'), null);
});

test('over TLS the cookie is bound to the host and the browser is told never to come without', async () => {
  const { server, identity } = await serving(new URL('https://evenkeel.example.org'));
  await addPerson(identity, 'c@example.org', PARTNER);
  const credentials = { email: 'c@example.org', password: WORDS };
  const response = await ask(server, '/api/identity/sign-in', credentials, undefined, 'evenkeel.example.org');
  const cookie = response.headers.get('set-cookie') ?? '';
  assert.match(cookie, /^__Host-evenkeel=[\w-]{43};/);
  for (const word of ['Secure', 'HttpOnly', 'Path=/', 'SameSite=Lax']) assert.ok(cookie.includes(word), word);
  assert.doesNotMatch(cookie, /Domain/);
  assert.match(
    response.headers.get('strict-transport-security') ?? '',
    /^max-age=31536000; includeSubDomains$/,
  );
  assert.equal((await ask(server, '/api/identity')).status, 400);
});

test('a sign-in asked for by a page elsewhere is refused, so that nobody is signed in as somebody else', async () => {
  const { server, identity } = await serving();
  await addPerson(identity, 'c@example.org', PARTNER);
  const body = JSON.stringify({ email: 'c@example.org', password: WORDS });
  const response = await server.request('http://localhost/api/identity/sign-in', {
    method: 'POST',
    headers: { host: 'localhost', origin: 'https://elsewhere.example', 'content-type': 'text/plain' },
    body,
  });
  assert.equal(response.status, 403);
  assert.equal(response.headers.get('set-cookie'), null);
});

test('a refused sign-in and a strange body repeat nothing of what was sent', async () => {
  const { server, identity } = await serving();
  await addPerson(identity, 'casey@example.org', PARTNER);
  for (const body of [
    { email: 'casey@example.org', password: 'hunter-of-nothing' },
    { email: 'casey@example.org', password: 'hunter-of-nothing', more: 1 },
  ]) {
    const response = await ask(server, '/api/identity/sign-in', body);
    const text = await response.text();
    assert.ok([400, 403].includes(response.status));
    assert.doesNotMatch(text, /casey|hunter/);
  }
});

test('somebody who tries many times a minute is told to wait, whoever they claim to be', async () => {
  const { server } = await serving();
  const statuses: number[] = [];
  for (let at = 0; at < 70; at += 1)
    statuses.push(
      (await ask(server, '/api/identity/sign-in', { email: `x${at}@example.org`, password: 'x' })).status,
    );
  assert.deepEqual(new Set(statuses.slice(0, 60)), new Set([403]));
  assert.deepEqual(new Set(statuses.slice(60)), new Set([429]));
});

test('roles of one authority reach its records only, over HTTP too', async () => {
  const { identity } = await serving();
  const { account } = await addPerson(identity, 'c@example.org', [
    { role: 'partner', authority: HERE },
    { role: 'board-member', authority: THERE },
  ]);
  const { token } = await identity.signIn({ email: account.email, password: WORDS, device: 'x' });
  const actor = (await identity.who(token))?.actor;
  assert.ok(actor !== undefined);
  assert.deepEqual(
    [HERE, THERE].map((authority) => may(actor, 'return.read', authority)),
    [false, true],
  );
});

test('a browser is named in the words a person would use', () => {
  const named = [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1',
      'Safari on iPhone',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    ['<script>alert(1)</script>', 'A browser'],
  ] as const;
  for (const [agent, words] of named) assert.equal(deviceOf(agent), words);
  assert.equal(deviceOf(undefined), 'A browser');
});

test('after signing on, a person comes to a page of ours and nowhere else', () => {
  assert.equal(ownPage('/programmes/E1/m/finance?scenario=main'), '/programmes/E1/m/finance?scenario=main');
  for (const trap of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    undefined,
  ])
    assert.equal(ownPage(trap), '/');
});
