/** Limits of a listening server: clients that send slowly or too much, and a server that is told to stop. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { Hono } from 'hono';
import { z } from 'zod';
import { ProblemError } from '../core/base/problem.ts';
import { answerFault, answerProblem } from './answer-problem.ts';
import { type ListeningLimits, listen } from './listen.ts';
import { readBody } from './read-body.ts';

const MINUTE = 60_000;
const PATIENT: ListeningLimits = { head: MINUTE, request: MINUTE, look: MINUTE, grace: MINUTE };
/** Only for a client that is slow by intent: on a busy machine an honest one may take longer than this. */
const SHORT: ListeningLimits = { ...PATIENT, head: 50, look: 20 };

/** Send bytes as they are, and give all that comes back until the server ends the connection. */
function sendRaw(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

test('a client that holds back the head of its request is let go with 408', async () => {
  const { url, close } = await listen({ server: new Hono(), host: '127.0.0.1', port: 0, limits: SHORT });
  try {
    assert.match(await sendRaw(url, 'GET / HTTP/1.1\r\nHost: local'), /^HTTP\/1\.1 408 /);
  } finally {
    await close();
  }
});

test('a head that is too long is refused with 431', async () => {
  const { url, close } = await listen({ server: new Hono(), host: '127.0.0.1', port: 0 });
  try {
    const head = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`;
    assert.match(await sendRaw(url, head), /^HTTP\/1\.1 431 /);
  } finally {
    await close();
  }
});

test('told to stop, a server answers the request under way and takes no other', async () => {
  const server = new Hono();
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  server.get('/slow', async (context) => {
    begun.resolve();
    await mayEnd.promise;
    return context.text('whole');
  });
  const { url, close } = await listen({ server, host: '127.0.0.1', port: 0, limits: PATIENT });
  const underWay = fetch(`${url}/slow`);
  await Promise.race([begun.promise, underWay.then(() => assert.fail('It was answered before it began.'))]);
  const closing = close();
  await assert.rejects(fetch(`${url}/slow`));
  mayEnd.resolve();
  assert.equal(await (await underWay).text(), 'whole');
  await closing;
});

test('what is still under way when the grace is over is cut off, so that a stop always ends', async () => {
  const server = new Hono();
  const begun = Promise.withResolvers<void>();
  server.get('/never', () => {
    begun.resolve();
    return new Promise<Response>(() => undefined);
  });
  const limits = { ...PATIENT, grace: 20 };
  const { url, close } = await listen({ server, host: '127.0.0.1', port: 0, limits });
  const cut = assert.rejects(fetch(`${url}/never`));
  await Promise.race([begun.promise, cut.then(() => assert.fail('It ended before it began.'))]);
  await close();
  await cut;
});

test('a body that never ends is refused after half a minute with request.too-slow', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const server = new Hono();
  const reading = Promise.withResolvers<void>();
  server.post('/', async (context) => {
    try {
      const body = readBody(z.object({}), context);
      reading.resolve();
      return context.json((await body) ?? {});
    } catch (error) {
      if (error instanceof ProblemError) return answerProblem(context, error.problem);
      return answerFault(context, error, { log: assert.fail, reference: () => 'ref-1' });
    }
  });
  const body = new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode('{')) });
  const request = { method: 'POST', body, duplex: 'half' as const, headers: { 'content-length': '9' } };
  const asked = server.request('/', request);
  await reading.promise;
  t.mock.timers.tick(30_000);
  const response = await asked;
  assert.equal(response.status, 408);
  assert.equal(response.headers.get('connection'), 'close');
  assert.partialDeepStrictEqual(await response.json(), { code: 'request.too-slow' });
});
