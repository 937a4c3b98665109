/** Tokens of programs over HTTP: no origin asked for, the same permissions, and where they may not act. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fakeApp } from '../../test/make/fake-app.ts';
import { addPerson, openIdentity } from '../../test/make/identity.ts';
import { ProblemReply } from '../contract/problem-reply.ts';
import { NOT_BY_TOKEN, permissionsOf, ROLES, type Role } from '../core/access/access.ts';
import { actorOf } from '../core/access/account.ts';
import { createServer } from './create-server.ts';
import { ROUTES } from './routes/all-routes.ts';

const AUTHORITY = 'E10009977';

async function serving(role: Role, programmeId: string | null = null) {
  const { identity } = await openIdentity();
  const grants = ROLES.map((one) => ({ role: one, authority: AUTHORITY }));
  const { account, token } = await addPerson(identity, 'c@example.org', grants);
  const wish = { accountId: null, name: 'Feed', role, authority: AUTHORITY, programmeId, days: 5 };
  const { secret } = await identity.makeToken(actorOf(account), wish);
  const server = createServer({
    app: fakeApp({ identity }),
    actor: null,
    log: () => undefined,
    pagesFolder: join(tmpdir(), 'evenkeel-no-such-folder'),
    reference: () => 'ref-1',
    uploadsFolder: tmpdir(),
  });
  const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
    server.request(`http://localhost${path}`, {
      method,
      headers: {
        host: 'localhost',
        authorization: `Bearer ${secret}`,
        ...(method === 'GET' ? {} : { 'content-length': '2', 'content-type': 'application/json' }),
        ...headers,
      },
      ...(method === 'GET' ? {} : { body: '{}' }),
    });
  return { ask, token, identity };
}

function addressOf(path: string): string {
  return path
    .replace(':authority', AUTHORITY)
    .replace(':programme', 'dunmere')
    .replaceAll(/:[a-z]+/g, 'x');
}

test('what a token of each role may ask of each route is what the table says, less all that takes a second factor', async () => {
  for (const role of ROLES) {
    const { ask } = await serving(role);
    for (const { method, path, permission, authority } of ROUTES) {
      const { status } = await ask(method, addressOf(path));
      const isAllowed =
        permissionsOf(role).includes(permission) && !NOT_BY_TOKEN.has(permission) && authority === undefined;
      assert.equal(status === 403, !isAllowed, `${role} ${method} ${path}: ${status}`);
      assert.notEqual(status, 401);
      if (!path.includes(':authority')) continue;
      const elsewhere = addressOf(path).replace(AUTHORITY, 'E10009978');
      assert.equal((await ask(method, elsewhere)).status, 403, `${role} ${path} elsewhere`);
    }
  }
});

test('a token of one programme reaches that programme and nothing that is beyond it', async () => {
  const { ask } = await serving('programme-lead', 'dunmere');
  assert.equal((await ask('GET', `/api/programmes/${AUTHORITY}/dunmere/overview`)).status, 200);
  assert.equal((await ask('GET', `/api/programmes/${AUTHORITY}/other/overview`)).status, 403);
  assert.equal((await ask('GET', '/api/programmes')).status, 403);
});

test('a token that does not serve is refused with 401, even beside a good cookie, and many such are held back', async () => {
  const { ask, token } = await serving('analyst');
  const bad = { authorization: `Bearer evk_${'A'.repeat(43)}`, cookie: `evenkeel=${token}` };
  const response = await ask('GET', '/api/programmes', bad);
  assert.equal(response.status, 401);
  assert.equal(response.headers.get('www-authenticate'), 'Bearer');
  assert.equal(ProblemReply.parse(await response.json()).code, 'token.refused');
  assert.equal((await ask('GET', '/api/programmes', { ...bad, authorization: 'Basic eDp5' })).status, 401);
  for (let count = 0; count < 60; count++) await ask('GET', '/api/programmes', bad);
  assert.equal((await ask('GET', '/api/programmes', bad)).status, 429);
  assert.equal((await ask('GET', '/api/programmes')).status, 200);
});

test('a request with a token has no sign-in of a browser, so a page elsewhere gains nothing by sending both', async () => {
  const { ask, token, identity } = await serving('analyst');
  await ask('POST', '/api/identity/sign-out', { cookie: `evenkeel=${token}` });
  assert.notEqual(await identity.who(token), null);
});

test('somebody who asks more than a hundred times a second is told to wait, by token as by sign-in', async () => {
  const { ask } = await serving('analyst');
  const statuses = new Set<number>();
  for (let count = 0; count <= 6000; count++)
    statuses.add((await ask('GET', '/api/measures/definitions')).status);
  assert.deepEqual([...statuses], [200, 429]);
});
