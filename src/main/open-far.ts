/** Starts the thread in which heavy work is done when it is first needed, and lets it go when nothing has been asked of it for long. */
import { Worker } from 'node:worker_threads';
import { type Problem, ProblemError } from '../core/base/problem.ts';
import type { FarCall, FarRunner } from '../server/prepared/far-call.ts';

/** A call on its way to the thread. */
export type FarMessage = { readonly id: number; readonly call: FarCall };

/** What comes back: what was made, why not, or in words what is being done. */
export type FarReply =
  | { readonly id: number; readonly made: unknown }
  | { readonly id: number; readonly problem: Problem }
  | { readonly id: number; readonly fault: string }
  | { readonly id: number; readonly words: string };

/** Its extract takes memory that others may need [milliseconds]. */
const LET_GO_AFTER = 15 * 60_000;

type Waiting = {
  readonly done: (made: unknown) => void;
  readonly failed: (error: Error) => void;
  readonly tell: (words: string) => void;
};

/** Make the runner; no thread is started yet. */
export function openFar(): { readonly far: FarRunner; readonly close: () => Promise<void> } {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let count = 0;
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;

  const takeOut = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    waiting.delete(id);
    return one;
  };

  const receive = (reply: FarReply) => {
    if ('words' in reply) waiting.get(reply.id)?.tell(reply.words);
    else if ('made' in reply) takeOut(reply.id)?.done(reply.made);
    else if ('problem' in reply) takeOut(reply.id)?.failed(new ProblemError(reply.problem));
    else takeOut(reply.id)?.failed(new Error(`In the thread of heavy work: ${reply.fault}`));
  };

  const letGo = async () => {
    clearTimeout(idle);
    const ending = thread;
    thread = null;
    await ending?.terminate();
  };

  const rest = () => {
    clearTimeout(idle);
    if (waiting.size > 0) return;
    idle = setTimeout(() => void letGo(), LET_GO_AFTER);
    idle.unref();
  };

  const start = (): Worker => {
    const started = new Worker(new URL('./far-thread.ts', import.meta.url));
    const lose = (error: Error) => {
      if (thread === started) thread = null;
      for (const { failed } of waiting.values()) failed(error);
      waiting.clear();
    };
    started.on('message', receive);
    started.on('error', lose);
    started.on('exit', () => lose(new Error('The thread of heavy work has ended')));
    return started;
  };

  const far: FarRunner = async (call, tell) => {
    if (isClosed) throw new Error('The server is ending');
    clearTimeout(idle);
    thread ??= start();
    const id = ++count;
    const made = new Promise<unknown>((done, failed) => waiting.set(id, { done, failed, tell }));
    thread.postMessage({ id, call } satisfies FarMessage);
    try {
      return await made;
    } finally {
      rest();
    }
  };

  const close = async () => {
    isClosed = true; // what still waits for its turn must not begin a thread anew
    await letGo();
  };
  return { far, close };
}
