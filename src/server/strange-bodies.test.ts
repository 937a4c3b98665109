/** Bodies that try to reach past their shape: none changes what every object has, and none is taken. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fakeApp } from '../../test/make/fake-app.ts';
import { createServer } from './create-server.ts';
import { ROUTES } from './routes/all-routes.ts';

const BODIES = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '[{"__proto__":{"polluted":true}}]',
  '"text"',
  '{"a":1}',
];

test('a body with the names of prototypes, or of another shape, is refused by every route that takes one', async () => {
  const server = createServer({
    app: fakeApp(),
    actor: {
      id: 'lead',
      roles: ['programme-lead', 'send-lead', 'finance-lead', 'challenge', 'administrator'],
      authorities: 'all',
    },
    log: (line) => assert.fail(line),
    pagesFolder: join(tmpdir(), 'evenkeel-no-such-folder'),
    reference: () => 'ref-1',
    uploadsFolder: tmpdir(),
  });
  const empty: readonly string[] = ['{}'];
  for (const route of ROUTES) {
    if (route.answers !== 'act') continue;
    // a route whose own body is empty must refuse whatever is in one
    const takesNothing = route.body.safeParse({}).success;
    for (const body of takesNothing ? BODIES : [...BODIES, ...empty]) {
      const address = route.path
        .replace(':authority', 'E10009977')
        .replace(':programme', 'dunmere')
        .replace(':year', '2024-25')
        .replace(':sequence', '3')
        .replaceAll(/:[a-z]+/g, 'id-1');
      const response = await server.request(`http://localhost${address}`, {
        method: route.method,
        headers: {
          origin: 'http://localhost',
          'content-type': 'application/json',
          'content-length': String(body.length),
        },
        body,
      });
      assert.equal(response.status, 400, `${route.path} ${body}`);
      assert.equal('polluted' in {}, false, route.path);
    }
  }
});
