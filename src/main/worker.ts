/** Runs a worker over the configured PostgreSQL store, and opens its queue for the commands that add and list jobs. */
import { setTimeout as wait } from 'node:timers/promises';
import { type JobQueue, workJobs } from '../app/jobs/jobs.ts';
import { raise } from '../core/base/problem.ts';
import { openJobQueue } from '../edge/queue/job-queue.ts';
import type { Configuration } from './configuration.ts';
import { openApp } from './open-app.ts';

/** How often a worker that ends with the work looks whether there is any left [ms]. */
const LOOK_AGAIN = 500;

/** Open the queue. @throws ProblemError `jobs.needs-server-store` on the embedded store. */
export async function openQueue(
  { databaseUrl }: Configuration,
  tell?: (problem: string) => void,
): Promise<JobQueue> {
  if (databaseUrl === null)
    return raise({
      code: 'jobs.needs-server-store',
      place: 'DATABASE_URL',
      message: 'Workers share a store on PostgreSQL, and this installation has an embedded one',
      advice:
        'Set DATABASE_URL to the store that the workers share; on one machine every command does its own work.',
    });
  return await openJobQueue(databaseUrl, tell);
}

/** Work until told to stop, or until nothing is left. A job at hand is done before it ends. */
export async function work(
  configuration: Configuration,
  { untilEmpty, say }: { readonly untilEmpty: boolean; readonly say: (line: string) => void },
): Promise<void> {
  const queue = await openQueue(configuration, (problem) => say(`The queue has trouble: ${problem}`));
  const app = await openApp(configuration);
  try {
    await workJobs(app, queue, configuration.version, ({ job, state, words }) => {
      const about = `${job.kind} for ${job.authorityCode}/${job.programmeId}`;
      say(words === '' ? `${state}: ${about}` : `${state}: ${about}: ${words}`);
    });
    say('Evenkeel worker is ready');
    await Promise.race([untilToldToStop(), ...(untilEmpty ? [untilNothingIsLeft(queue)] : [])]);
  } finally {
    await queue.close();
    await app.close();
  }
}

async function untilNothingIsLeft(queue: JobQueue): Promise<void> {
  const isLeft = ({ state }: { readonly state: string }): boolean =>
    state === 'waiting' || state === 'at-work';
  while ((await queue.list()).some(isLeft)) await wait(LOOK_AGAIN);
}

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
