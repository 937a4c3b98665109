/** Runs a worker over the configured PostgreSQL store, and opens its queue for the commands that add and list jobs. */
import { setTimeout as wait } from 'node:timers/promises';
import { type JobQueue, type WorkNews, workJobs } from '../app/jobs/jobs.ts';
import { raise } from '../core/base/problem.ts';
import { openJobQueue } from '../edge/queue/job-queue.ts';
import type { JobLine } from '../server/watch/log-line.ts';
import type { Configuration } from './configuration.ts';
import { now, openApp } from './open-app.ts';
import { writeLine } from './write-line.ts';

/** How often a worker that ends with the work looks whether there is any left [ms]. */
const LOOK_AGAIN = 500;

/** Open the queue. @throws ProblemError `jobs.needs-server-store` on the embedded store. */
export async function openQueue(
  { databaseUrl }: Pick<Configuration, 'databaseUrl'>,
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
    await workJobs(app, queue, configuration.version, (news) => {
      if (configuration.log === 'all') return writeLine(jobLine(news));
      const { job, state, words } = news;
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

/** What the job came to is in the list of jobs; the log has its state and its time. */
function jobLine({ job, state, milliseconds }: WorkNews): JobLine {
  const { id, kind, authorityCode, programmeId } = job;
  return {
    time: now(),
    level: state === 'failed' ? 'warn' : 'info',
    event: 'job',
    job: id,
    kind,
    authority: authorityCode,
    programme: programmeId,
    state,
    milliseconds,
  };
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
