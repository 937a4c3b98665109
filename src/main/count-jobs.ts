/** Counts the jobs of the queue for `/metrics`; the queue is opened when it is first asked for. */
import type { JobQueue } from '../app/jobs/jobs.ts';
import type { Configuration } from './configuration.ts';

/** Make the counting, and what closes the queue again; without PostgreSQL there is no queue, and null is counted. */
export function countingJobs(configuration: Pick<Configuration, 'databaseUrl'>) {
  let opened: Promise<JobQueue> | null = null;
  const open = async () => {
    const { openQueue } = await import('./worker.ts');
    return await openQueue(configuration);
  };
  return {
    jobCounts: async () => {
      if (configuration.databaseUrl === null) return null;
      opened ??= open();
      opened.catch(() => {
        opened = null; // the database may be back at the next reading
      });
      return await (await opened).counts();
    },
    close: async () => {
      await (await opened)?.close();
    },
  };
}
