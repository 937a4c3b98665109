/** The thread in which heavy work of a server is done: its own way into the same store, newest extracts kept ready, one answer for each call. */
import { parentPort } from 'node:worker_threads';
import { ProblemError } from '../core/base/problem.ts';
import { showCount } from '../core/base/show.ts';
import { runFarCall } from '../server/prepared/far-call.ts';
import { rememberOpened } from '../server/remember-opened.ts';
import { ROUTES } from '../server/routes/all-routes.ts';
import { readConfiguration } from './configuration.ts';
import { openApp } from './open-app.ts';
import type { FarMessage, FarReply } from './open-far.ts';

/** Who waits is told of rows no more often than this [milliseconds]. */
const TELL_EVERY = 250;

const port = parentPort;
if (port === null) throw new Error('This runs as a thread of a server');
const send = (reply: FarReply) => port.postMessage(reply);

let toldAt = 0;
const tellRows = (rows: number) => {
  const now = performance.now();
  if (now - toldAt < TELL_EVERY) return;
  toldAt = now;
  send({ words: `Reading the records: ${showCount(rows)} rows so far` });
};

// The environment of a thread is that of its process, so both open the same store.
const opened = openApp(readConfiguration(process.env), { keepsExtracts: true, tellRows }).then(
  rememberOpened,
);

/** What this thread did last is not what it does next. */
async function answer({ id, call }: FarMessage): Promise<void> {
  try {
    send({ id, made: await runFarCall(call, ROUTES, await opened) });
  } catch (error) {
    if (error instanceof ProblemError) send({ id, problem: error.problem });
    else send({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    send({ words: 'Working it out' });
  }
}

port.on('message', (message: FarMessage) => void answer(message));
