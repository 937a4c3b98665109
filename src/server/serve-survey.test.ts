/** Answering by code over the real use cases: the whole way, saving and returning, and what hostile hands may send. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../test/make/marlshire-store.ts';
import { PARENTS_SURVEY } from '../core/survey/ready-made/parents-survey.ts';
import { createServer } from './create-server.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

async function asking(work: (at: Awaited<ReturnType<typeof prepared>>) => Promise<void>): Promise<void> {
  await withMarlshire(async (marlshire) => work(await prepared(marlshire)));
}

async function prepared({ app, scope, store }: MarlshireStore) {
  const days = { opensOn: '2024-12-01', closesOn: '2024-12-31' };
  await app.surveys.publish(PEOPLE.lead, scope, { survey: PARENTS_SURVEY, waveId: 'w', ...days });
  const codes = await app.surveys.invite(PEOPLE.lead, scope, { waveId: 'w', counts: { north: 8 } });
  const lines: string[] = [];
  const server = createServer({
    app,
    actor: null,
    address: null,
    log: (line) => lines.push(line),
    pagesFolder: join(tmpdir(), 'evenkeel-no-such-folder'),
    reference: () => 'ref-1',
    uploadsFolder: tmpdir(),
  });
  const post = async (path: string, fields: Fields, from = 'http://localhost') => {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
    const body = form.toString();
    const response = await server.request(path, {
      method: 'POST',
      headers: {
        origin: from,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(Buffer.byteLength(body)),
      },
      body,
    });
    const page = await response.text();
    assert.ok(Buffer.byteLength(page) < 100_000);
    assert.doesNotMatch(page, /<script|style="|<style| on[a-z]+="/i);
    return { status: response.status, page, headers: response.headers };
  };
  return { app, scope, store, server, post, lines, codes: codes.map(({ code }) => code) };
}

const heading = (page: string) => /<h1[^>]*>(?:<label[^>]*>)?([^<]*)/.exec(page)?.[1] ?? '';

test('consent comes first; each page carries the answers on; they are checked, sent, and the code is done', () =>
  asking(async ({ post, codes: [code = ''], store, scope }) => {
    const welcome = await post('/survey', { code: code.toLowerCase() });
    assert.equal(heading(welcome.page), 'How is help for your child?');
    assert.match(welcome.page, /What happens to your answers/);
    assert.equal(welcome.headers.get('cache-control'), 'no-store');
    const refused = await post('/survey/step', { code, do: 'start' });
    assert.equal(refused.status, 422);
    assert.match(refused.page, /role="alert".*Tick the box/);
    const first = await post('/survey/step', { code, do: 'start', consent: 'yes' });
    assert.equal(heading(first.page), 'What help does your child have now?');
    const second = await post('/survey/step', { code, at: 'stage', q: 'none', do: 'next' });
    assert.equal(heading(second.page), 'The people who help my child listen to me');
    assert.match(second.page, /name="a.stage" value="none"/);
    const back = await post('/survey/step', { code, 'a.stage': 'none', at: 'listened', do: 'back' });
    assert.match(back.page, /value="none" checked/);
    const check = await post('/survey/step', {
      code,
      'a.stage': 'none',
      'a.plan-on-time': '5',
      at: 'change',
      do: 'next',
    });
    assert.equal(heading(check.page), 'Check your answers');
    assert.doesNotMatch(check.page, /We were told how long/);
    const sent = await post('/survey/send', {
      code,
      'a.stage': 'none',
      'a.plan-on-time': '5',
      'a.wanted': ['local', 'breaks'],
    });
    assert.equal(heading(sent.page), 'Your answers were sent');
    const [reply, more] = await store.read.surveys.replies(scope, 'w');
    assert.equal(more, undefined);
    assert.deepEqual(reply, {
      group: 'north',
      givenOn: '2024-12-11',
      entry: 'code',
      answers: { stage: 'none', wanted: ['local', 'breaks'] },
    });
    for (const path of ['/survey', '/survey/send']) {
      const again = await post(path, { code, 'a.stage': 'plan' });
      assert.equal(again.status, 422);
      assert.match(again.page, /sent already/);
    }
    assert.equal((await store.read.surveys.replies(scope, 'w')).length, 1);
  }));

test('an answer left by a change of mind shows no longer; one that is wrong is asked again with what was typed', () =>
  asking(async ({ post, codes: [code = ''] }) => {
    const change = await post('/survey/step', { code, 'a.stage': 'plan', do: 'change.stage' });
    assert.match(change.page, /name="change" value="yes"/);
    const check = await post('/survey/step', { code, at: 'stage', q: 'school', change: 'yes', do: 'next' });
    assert.equal(heading(check.page), 'Check your answers');
    const long = await post('/survey/step', { code, at: 'good', q: `"><b>${'x'.repeat(1600)}`, do: 'next' });
    assert.equal(long.status, 422);
    assert.match(long.page, /Your answer has 1605 characters/);
    assert.match(long.page, /&quot;&gt;&lt;b&gt;xxx/);
    const empty = await post('/survey/send', { code });
    assert.equal(empty.status, 422);
    assert.match(empty.page, /No question was answered/);
  }));

test('what is saved comes back by its code alone, cannot be read in the store, and is gone when it is sent', () =>
  asking(async ({ post, codes: [code = ''], store, scope }) => {
    const saved = await post('/survey/step', {
      code,
      'a.stage': 'plan',
      at: 'good',
      q: 'The bus',
      do: 'save',
    });
    const draft = /<p class="ek-big">([^<]+)/.exec(saved.page)?.[1] ?? '';
    assert.match(draft, /^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    const resumed = await post('/survey/return', { code: ` ${draft.toLowerCase()}` });
    assert.equal(heading(resumed.page), 'What has worked well?');
    assert.match(resumed.page, /The bus/);
    assert.match(resumed.page, /name="a.stage" value="plan"/);
    const other = await post('/survey/return', { code });
    assert.match(other.page, /There is no such code/);
    await post('/survey/send', { code, draft, 'a.stage': 'plan' });
    assert.match((await post('/survey/return', { code: draft })).page, /There is no such code/);
    assert.equal((await store.read.surveys.replies(scope, 'w')).length, 1);
  }));

test('scripts, emoji, letters from right to left and choices that are not there are harmless or refused', () =>
  asking(async ({ post, codes: [code = ''], store, scope, lines }) => {
    const words = '<script>alert(1)</script> 👩‍👧 שלום \u202egnol';
    const check = await post('/survey/step', {
      code,
      'a.good': words,
      'a.trust': '11',
      'a.stage': 'x',
      at: 'none',
      do: 'next',
    });
    assert.match(check.page, /&lt;script&gt;alert\(1\)&lt;\/script&gt; 👩‍👧 שלום gnol/);
    await post('/survey/send', {
      code,
      'a.good': words,
      'a.trust': '11',
      'a.stage': 'x',
      'a.__proto__': 'y',
    });
    const [reply] = await store.read.surveys.replies(scope, 'w');
    assert.deepEqual(reply?.answers, { good: '<script>alert(1)</script> 👩‍👧 שלום gnol' });
    assert.deepEqual(lines, []);
  }));

test('a huge answer is refused calmly, and nothing is kept', () =>
  asking(async ({ post, codes: [code = ''], store, scope }) => {
    const huge = await post('/survey/send', { code, 'a.good': 'x'.repeat(100_000) });
    assert.equal(huge.status, 413);
    assert.equal((await store.read.surveys.replies(scope, 'w')).length, 0);
    const longest = '😀'.repeat(1500);
    const page = await post('/survey/step', {
      code,
      'a.good': longest,
      'a.change': longest,
      at: 'trust',
      q: '3',
      do: 'next',
    });
    assert.equal(page.status, 200, 'the longest answers that a survey takes still pass');
  }));

test('guessing codes is held back, a page elsewhere may send nothing, and a wrong code is not repeated', () =>
  asking(async ({ post, codes: [code = ''] }) => {
    const elsewhere = await post('/survey/send', { code, 'a.stage': 'plan' }, 'http://elsewhere.example');
    assert.equal(elsewhere.status, 403);
    const wrong = await post('/survey', { code: 'WRONG<b>CODE' });
    assert.equal(wrong.status, 422);
    assert.doesNotMatch(wrong.page, /WRONG/);
    const statuses: number[] = [];
    for (let times = 0; times < 70; times++)
      statuses.push((await post('/survey/step', { code: `X${times}` })).status);
    assert.equal(statuses.at(-1), 429);
    assert.equal((await post('/survey', { code })).status, 200, 'whoever has a code goes on');
  }));

test('one code sent fifty times at once is one reply', () =>
  asking(async ({ post, codes: [code = ''], store, scope }) => {
    const sent = await Promise.all(
      Array.from({ length: 50 }, () => post('/survey/send', { code, 'a.stage': 'plan' })),
    );
    assert.equal(sent.filter(({ status }) => status === 200).length, 1);
    assert.equal((await store.read.surveys.replies(scope, 'w')).length, 1);
  }));
