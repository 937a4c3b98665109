/** A server whose heavy work is done beside its requests, by other use cases over the same store, and waits for the test's word. */
import assert from 'node:assert/strict';
import type { App } from '../../src/app/app.ts';
import { createApp } from '../../src/app/create-app.ts';
import { passingKeys } from '../../src/app/open-keys.ts';
import { FinanceReply } from '../../src/contract/finance.ts';
import { createServer } from '../../src/server/create-server.ts';
import { beforehandOf } from '../../src/server/prepared/beforehand-of.ts';
import { type FarCall, runFarCall } from '../../src/server/prepared/far-call.ts';
import { type PreparedReplies, prepareAnswers } from '../../src/server/prepared/prepare-answers.ts';
import { ROUTES } from '../../src/server/routes/all-routes.ts';
import { type MarlshireStore, PEOPLE } from './marlshire-store.ts';

const NOW = '2024-12-11T12:00:00.000Z';

/**
 * Serve pages over a store.
 * @param given  the use cases that do the heavy work, the store that requests read, and whose programme is asked for.
 * @param patience  how long a page waits for what is nearly there [milliseconds].
 */
export function serveBeside(
  { app: far, store, scope }: Pick<MarlshireStore, 'app' | 'store' | 'scope'>,
  patience = 5,
) {
  const held: (() => void)[] = [];
  const bench = {
    calls: [] as FarCall[],
    isHeld: true,
    /** Let all that waits go on. */
    release: () => {
      for (const go of held.splice(0)) go();
    },
  };
  let id = 0;
  const app: App = createApp({
    store,
    now: () => NOW,
    newId: () => `beside-${++id}`,
    keys: passingKeys(),
    product: 'Evenkeel test',
    beforehand: beforehandOf(() => prepared),
  });
  const run = async (call: FarCall, tell: (words: string) => void) => {
    bench.calls.push(call);
    tell('Simulating from the records: 340 of 2,000 runs');
    if (bench.isHeld) await new Promise<void>((resolve) => held.push(resolve));
    return await runFarCall(call, ROUTES, far);
  };
  const prepared: PreparedReplies = prepareAnswers({
    app,
    far: run,
    clock: Date.now,
    patience,
    log: (line) => assert.fail(line),
  });
  const server = createServer({
    app,
    actor: PEOPLE.lead,
    log: (line) => assert.fail(line),
    apart: { far: run, prepared },
    pagesFolder: '/nowhere',
    uploadsFolder: '/nowhere',
    reference: () => 'ref',
  });
  const base = `http://localhost/api/programmes/${scope.authorityCode}/${scope.programmeId}`;
  const ask = async (path: string) => {
    const response = await server.request(`${base}/${path}`);
    return { status: response.status, body: await response.json() };
  };
  const finance = async () => FinanceReply.parse((await ask('finance')).body);
  /** Ask until nothing is on its way. */
  const whenThere = async () => {
    for (let times = 0; times < 2000; times++) {
      const reply = await finance();
      if (reply.forecast.making === null) return reply;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return assert.fail('It is never there');
  };
  const made = () => bench.calls.filter(({ path }) => path === 'plan-forecast').length;
  return { app, bench, ask, finance, whenThere, made };
}
