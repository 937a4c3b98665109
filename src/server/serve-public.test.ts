/** What anyone may open: the published page and its PDF, and voting; nothing of it needs a sign-in, none of it hands on what was sent. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fakeApp } from '../../test/make/fake-app.ts';
import { openIdentity } from '../../test/make/identity.ts';
import type { App } from '../app/app.ts';
import { raise } from '../core/base/problem.ts';
import { createServer } from './create-server.ts';

const PAGE = '/public/E10009977/dunmere/you-said';

/** A server that people sign in to, with nobody signed in. */
async function serving(voice: Partial<App['voice']> = {}) {
  const { identity } = await openIdentity();
  const app = fakeApp({ identity });
  const lines: string[] = [];
  const server = createServer({
    app: { ...app, voice: { ...app.voice, ...voice } },
    actor: null,
    address: null,
    log: (line) => lines.push(line),
    pagesFolder: join(tmpdir(), 'evenkeel-no-such-folder'),
    reference: () => 'ref-1',
    uploadsFolder: tmpdir(),
  });
  const send = (path: string, form: Record<string, string>, from = 'http://localhost') => {
    const body = new URLSearchParams(form).toString();
    return server.request(path, {
      method: 'POST',
      headers: {
        origin: from,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(Buffer.byteLength(body)),
      },
      body,
    });
  };
  return { server, send, lines };
}

test('the published page is read without a sign-in, without scripts, with its style from the server alone', async () => {
  const { server } = await serving();
  const response = await server.request(PAGE);
  assert.equal(response.status, 200);
  const page = await response.text();
  assert.match(page, /Forms ask the same thing twice/);
  assert.doesNotMatch(page, /<script|style="|<style/i);
  const [, style = ''] = /href="(\/public\/[^"]+\.css)"/.exec(page) ?? [];
  const sheet = await server.request(style);
  assert.equal(sheet.headers.get('content-type'), 'text/css; charset=utf-8');
  assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  const pdf = await server.request(`${PAGE}.pdf`);
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.equal(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  );
});

test('where nothing is published, and at an address that cannot be, a calm page says so with 404', async () => {
  const { server } = await serving({ published: () => Promise.resolve(null) });
  for (const address of [PAGE, `${PAGE}.pdf`, '/public/%3Cscript%3E/x/you-said']) {
    const response = await server.request(address);
    assert.equal(response.status, 404, address);
    assert.match(await response.text(), /Nothing is published here/);
  }
});

test('a code opens its ballot, scores are handed on, and whether they may be kept together', async () => {
  const cast: Parameters<App['voice']['cast']>[0][] = [];
  const { send } = await serving({
    cast: (request) => {
      cast.push(request);
      return Promise.resolve(1);
    },
  });
  const ballot = await (await send('/vote', { code: 'AAAA-BBBB-CCCC' })).text();
  assert.match(ballot, /Inclusion charter: before we talk about it/);
  const thanks = await send('/vote/cast', { code: 'AAAA-BBBB-CCCC', 'item.charter': '4', pair: 'yes' });
  assert.match(await thanks.text(), /Your vote was taken/);
  await send('/vote/cast', { code: 'AAAA-BBBB-CCCC', 'item.charter': '9' });
  assert.deepEqual(cast, [
    { code: 'AAAA-BBBB-CCCC', scores: { charter: 4 }, isPaired: true },
    { code: 'AAAA-BBBB-CCCC', scores: {}, isPaired: false },
  ]);
});

test('a wrong code is told so without repeating it, and guessing is held back', async () => {
  const unknown = () =>
    Promise.resolve().then(() =>
      raise({ code: 'voice.unknown-code', message: 'There is no such voting code' }),
    );
  const { send, lines } = await serving({ ballot: unknown });
  const answer = await send('/vote', { code: '"><script>alert(1)</script>' });
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /role="alert"/);
  assert.doesNotMatch(page, /alert\(1\)/);
  const statuses: number[] = [];
  for (let times = 0; times < 70; times++) statuses.push((await send('/vote', { code: 'X' })).status);
  assert.equal(statuses.at(-1), 429);
  assert.deepEqual(lines, []);
});

test('a vote that a page elsewhere asks for is refused, and what was typed is written safely into the ballot', async () => {
  const { send } = await serving();
  assert.equal(
    (await send('/vote/cast', { code: 'A', 'item.charter': '4' }, 'http://elsewhere.example')).status,
    403,
  );
  const ballot = await (await send('/vote', { code: '"><b>x' })).text();
  assert.match(ballot, /value="&quot;&gt;&lt;b&gt;x"/);
});

test('a fault is a calm line with a reference, its detail in the log alone', async () => {
  const { server, lines } = await serving({ published: () => Promise.reject(new Error('the disk is gone')) });
  const response = await server.request(PAGE);
  assert.equal(response.status, 500);
  assert.doesNotMatch(await response.text(), /disk/);
  assert.match(lines.join('\n'), /the disk is gone/);
});
