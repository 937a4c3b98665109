/** The thread in which heavy work of a server is done: its own way into the same store, newest extracts kept ready, one answer for each call. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { parentPort } from 'node:worker_threads';
import { ProblemError } from '../core/base/problem.ts';
import { showCount } from '../core/base/show.ts';
import { runFarCall } from '../server/prepared/far-call.ts';
import { rememberOpened } from '../server/remember-opened.ts';
import { ROUTES } from '../server/routes/all-routes.ts';
import { readConfiguration } from './configuration.ts';
import { giveWay } from './give-way.ts';
import { openApp } from './open-app.ts';
import type { FarMessage, FarReply } from './open-far.ts';

/** Who waits is told of rows no more often than this [milliseconds]. */
const TELL_EVERY = 250;

const port = parentPort;
if (port === null) throw new Error('This runs as a thread of a server');
const send = (reply: FarReply) => port.postMessage(reply);
giveWay();

/** Which call is being answered where something tells of itself: two go on at once, and each is told of its own. */
const answering = new AsyncLocalStorage<number>();
const toldAt = new Map<number, number>();
const tell = (id: number | undefined, words: () => string) => {
  if (id === undefined) return;
  const now = performance.now();
  if (now - (toldAt.get(id) ?? 0) < TELL_EVERY) return;
  toldAt.set(id, now);
  send({ id, words: words() });
};
const tellRows = (rows: number) =>
  tell(answering.getStore(), () => `Reading the records: ${showCount(rows)} rows so far`);
const whoIsToldOfRuns = () => {
  const id = answering.getStore(); // runs are done in other threads, which know of no call
  return (done: number, all: number) =>
    tell(id, () => `Simulating from the records: ${showCount(done)} of ${showCount(all)} runs`);
};

// The environment of a thread is that of its process, so both open the same store.
const opened = openApp(readConfiguration(process.env), {
  keepsExtracts: true,
  tellRows,
  whoIsToldOfRuns,
}).then(rememberOpened);

async function answer({ id, call }: FarMessage): Promise<void> {
  try {
    const app = await opened;
    send({ id, made: await answering.run(id, () => runFarCall(call, ROUTES, app)) });
  } catch (error) {
    if (error instanceof ProblemError) send({ id, problem: error.problem });
    else send({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    toldAt.delete(id);
  }
}

port.on('message', (message: FarMessage) => void answer(message));
