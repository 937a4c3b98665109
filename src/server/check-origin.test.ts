/** Changes come from our own pages only. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { checkOrigin } from './check-origin.ts';

async function statusOf(
  method: string,
  headers: Record<string, string>,
  takesTokens = false,
): Promise<number> {
  const server = new Hono();
  server.use(checkOrigin({ takesTokens }));
  server.all('*', (context) => context.text('done'));
  return (await server.request('/', { method, headers: { host: '127.0.0.1:4173', ...headers } })).status;
}

const OWN = { origin: 'http://127.0.0.1:4173', 'sec-fetch-site': 'same-origin' };

test('our own page may change things; reading asks nothing', async () => {
  assert.equal(await statusOf('POST', OWN), 200);
  assert.equal(await statusOf('POST', { origin: OWN.origin }), 200);
  assert.equal(await statusOf('POST', { 'sec-fetch-site': 'same-origin' }), 200);
  assert.equal(await statusOf('GET', { origin: 'http://elsewhere.example' }), 200);
});

test('a change from elsewhere, from another port or from nowhere is refused, whatever the method', async () => {
  const refused: readonly Record<string, string>[] = [
    {},
    { origin: 'null' },
    { origin: 'http://elsewhere.example' },
    { origin: 'http://127.0.0.1:8080' },
    { origin: 'http://127.0.0.1:4173.elsewhere.example' },
    { ...OWN, 'sec-fetch-site': 'cross-site' },
    { ...OWN, 'sec-fetch-site': 'same-site' },
    { ...OWN, 'sec-fetch-site': 'none' },
    { ...OWN, origin: 'http://elsewhere.example' },
  ];
  for (const headers of refused)
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      assert.equal(await statusOf(method, headers), 403, `${method} ${JSON.stringify(headers)}`);
});

test('a request with a token needs no origin where people sign in, and gains nothing by one where they do not', async () => {
  const headers = { authorization: 'Bearer evk_x' };
  assert.equal(await statusOf('POST', headers, true), 200);
  assert.equal(await statusOf('POST', headers, false), 403);
  assert.equal(await statusOf('POST', {}, true), 403);
});
