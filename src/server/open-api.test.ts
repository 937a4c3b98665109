/** The description of the HTTP interface: valid OpenAPI 3.1, with every route that the server has and no other. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { fakeApp } from '../../test/make/fake-app.ts';
import { fakeIdentity } from '../../test/make/fake-identity.ts';
import { createServer } from './create-server.ts';
import { openApiDocument } from './open-api.ts';
import { ROUTES } from './routes/all-routes.ts';
import { PUBLIC_ADDRESSES } from './serve-public.ts';
import { IDENTITY_ROUTES } from './routes/identity-routes.ts';

type Operation = {
  readonly operationId: string;
  readonly 'x-permission'?: string;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
};
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

const DOCUMENT = openApiDocument(ROUTES, IDENTITY_ROUTES);

/** The paths as a program that reads the document gets them. */
function readPaths(): Paths {
  const read: { readonly paths: Paths } = JSON.parse(JSON.stringify(DOCUMENT));
  return read.paths;
}

/** "GET /api/…" of every operation. */
function described(): readonly string[] {
  return Object.entries(readPaths()).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** A server where people sign in, with a provider of single sign-on: it has every route there can be. */
function fullServer() {
  return createServer({
    app: fakeApp({ identity: { ...fakeIdentity(), hasProvider: true } }),
    actor: null,
    address: new URL('https://evenkeel.example.gov.uk'),
    log: () => undefined,
    pagesFolder: join(tmpdir(), 'evenkeel-no-such-folder'),
    reference: () => 'ref-1',
    uploadsFolder: tmpdir(),
  });
}

test('the document is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(JSON.parse(JSON.stringify(DOCUMENT)));
  assert.deepEqual(result.errors ?? [], []);
  assert.equal(result.valid, true);
});

test('a document with a fault is found invalid, so the validator does look', async () => {
  const broken = JSON.parse(JSON.stringify(DOCUMENT));
  broken.paths['/api/programmes'].get.parameters = [{ name: 'x', in: 'nowhere' }];
  assert.equal((await new Validator().validate(broken)).valid, false);
});

test('every route of a full server is in the document but pages that are public to read, and nothing else is', () => {
  const pages = new Set(PUBLIC_ADDRESSES);
  const served = fullServer()
    .routes.filter(({ method, path }) => method !== 'ALL' && path !== '/*' && !pages.has(`${method} ${path}`))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  assert.deepEqual([...described()].sort(), [...new Set(served)].sort());
});

test('every operation has a name of its own, and each part of its path is told', () => {
  const operations = Object.entries(readPaths()).flatMap(([path, each]) =>
    Object.values(each).map((operation) => ({ path, operation })),
  );
  const names = operations.map(({ operation }) => operation.operationId);
  assert.equal(new Set(names).size, names.length);
  for (const { path, operation } of operations) {
    const inPath = operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
    const asked = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    assert.deepEqual([...inPath].sort(), [...asked].sort(), path);
  }
});

test('every route of the table tells its permission and the codes it may be refused with', () => {
  const paths = readPaths();
  for (const { method, path, permission, answers } of ROUTES) {
    const operation = paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    assert.equal(operation?.['x-permission'], permission, path);
    assert.match(operation.responses['401']?.description ?? '', /sign-in\.needed/);
    assert.match(operation.responses['403']?.description ?? '', /access\.refused/);
    assert.equal(
      /request\.wrong-origin/.test(operation.responses['403']?.description ?? ''),
      method === 'POST',
    );
    assert.equal(
      /request\.wrong-body/.test(operation.responses['400']?.description ?? ''),
      answers === 'act',
      path,
    );
  }
});

test('the server answers the same document to anyone', async () => {
  const response = await fullServer().request('https://evenkeel.example.gov.uk/api/openapi.json');
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), JSON.parse(JSON.stringify(DOCUMENT)));
});
