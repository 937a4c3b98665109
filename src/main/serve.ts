/** Runs the server over the configured store until it is told to stop, then closes everything in order. */
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { App } from '../app/app.ts';
import { machineActor } from '../core/access/access.ts';
import { createServer } from '../server/create-server.ts';
import { listen } from '../server/listen.ts';
import { beforehandOf } from '../server/prepared/beforehand-of.ts';
import { type PreparedReplies, prepareAnswers } from '../server/prepared/prepare-answers.ts';
import type { MetricSources } from '../server/watch/metrics.ts';
import { requestLine } from '../server/watch/watch-requests.ts';
import { type Configuration, ROOT } from './configuration.ts';
import { countingJobs } from './count-jobs.ts';
import { keepPrepared } from './keep-prepared.ts';
import { now, openApp } from './open-app.ts';
import { openFar } from './open-far.ts';
import { writeLine } from './write-line.ts';

/** How long a page waits for an answer that is nearly made before it is shown an older one [milliseconds]. */
const PATIENCE = 500;

export type ServeOptions = {
  readonly port: number | null;
  readonly say: (text: string) => void;
  /** Work to do beside serving, once pages are served; it looks at the signal and ends soon after it. */
  readonly beside?: (app: App, told: AbortSignal) => Promise<void>;
};

/** Start, print the address, and wait for an interrupt or a termination signal. */
export async function serve(
  configuration: Configuration,
  { port, say, beside }: ServeOptions,
): Promise<void> {
  const { signIn, metrics: access } = configuration;
  // The use cases give what is made beforehand, and what makes it asks the use cases for its state.
  const beforehand = beforehandOf(() => prepared);
  const app = await openApp(configuration, { keepsExtracts: true, beforehand, say });
  const { far, close: closeFar } = openFar();
  // What reads no records of children does not stand behind minutes of what does.
  const { far: quick, close: closeQuick } = openFar();
  const log = (detail: string) => writeLine({ time: now(), level: 'error', event: 'fault', detail });
  const prepared: PreparedReplies = prepareAnswers({
    app,
    far,
    quick,
    clock: Date.now,
    patience: PATIENCE,
    log,
  });
  const { jobCounts, close: closeCounting } = countingJobs(configuration);
  const server = createServer({
    app,
    actor: signIn === null ? machineActor(configuration.person) : null,
    address: signIn?.address ?? null,
    pagesFolder: join(ROOT, 'dist', 'pages'),
    uploadsFolder: join(dirname(configuration.storePath), 'uploads'),
    reference: () => randomBytes(6).toString('hex'),
    log,
    apart: { far, quick, prepared },
    ...(configuration.log === 'all' ? { watch: (watched) => writeLine(requestLine(watched, now())) } : {}),
    metrics:
      access === null
        ? null
        : { access, counts: await openMetrics({ jobs: jobCounts, storeSize: app.storeSize }) },
  });
  const { url, close } = await listen({ server, host: configuration.host, port: port ?? configuration.port });
  say(`Evenkeel is ready at ${url}`);
  if (signIn !== null) await sayFirstLink(app, signIn.address?.origin ?? url, say);
  const stop = new AbortController();
  const besides = beside?.(app, stop.signal);
  const keeping = configuration.makesAhead
    ? keepPrepared({ app, prepared, signal: stop.signal, log })
    : Promise.resolve();
  await untilToldToStop();
  stop.abort();
  await close();
  await besides;
  await closeFar();
  await closeQuick();
  await keeping;
  await closeCounting();
  await app.close();
}

/** The library of counts is loaded only where somebody may read them. */
async function openMetrics(sources: MetricSources) {
  const { makeMetrics } = await import('../server/watch/metrics.ts');
  return makeMetrics(sources);
}

/** Where nobody has an account yet, whoever started the server makes the first one: nobody else sees this line. */
async function sayFirstLink(app: App, home: string, say: (text: string) => void): Promise<void> {
  const token = await app.identity.firstLink();
  if (token === null) return;
  say(
    `Nobody has an account yet. Make the first administrator's, once, within a week, at ${home}/set-up#${token}`,
  );
}

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
