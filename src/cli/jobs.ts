/** `evenkeel jobs` and `evenkeel worker`: work handed to any number of workers over one PostgreSQL store. */
import type { Command } from 'commander';
import { findProgramme } from '../app/find-programme.ts';
import { addJobs, cancelJob, type JobQueue, jobKindOf, listJobs } from '../app/jobs/jobs.ts';
import { raise } from '../core/base/problem.ts';
import type { CommandContext } from './context.ts';
import { textTable } from './text-table.ts';

type Options = { readonly json?: boolean; readonly all?: boolean };

/** Opens the queue of the configured store, and runs a worker over it. Given by the way in, which alone reads the configuration. */
export type Jobs = {
  readonly openQueue: () => Promise<JobQueue>;
  readonly work: (options: {
    readonly untilEmpty: boolean;
    readonly say: (line: string) => void;
  }) => Promise<void>;
};

/** Add the commands to the program. */
export function registerJobs(program: Command, context: CommandContext & { readonly jobs: Jobs }): void {
  const { jobs: given } = context;
  const withQueue = async <T>(work: (queue: JobQueue) => Promise<T>): Promise<T> => {
    const queue = await given.openQueue();
    return await work(queue).finally(() => queue.close());
  };
  const jobs = program.command('jobs').description('work for workers, over a store on PostgreSQL');
  jobs
    .command('add')
    .description('hand a piece of work for each programme to the workers')
    .argument('<kind>', 'what is to be done: forecast-cohort or forecast-panel')
    .argument('[programmes...]', 'which programmes')
    .option('--all', 'every programme in the store')
    .option('--json', 'write one JSON document')
    .action(async (name: string, names: readonly string[], { all, json }: Options) => {
      const kind = jobKindOf(name);
      const app = await context.openApp();
      const scopes: Awaited<ReturnType<typeof findProgramme>>[] =
        all === true ? [...(await app.listProgrammes(context.actor))] : [];
      for (const one of names) scopes.push(await findProgramme(app, context.actor, one));
      if (scopes.length === 0)
        raise({
          code: 'call.wrong',
          message: 'No programme is named',
          advice: 'Name programmes, or give --all for every one in the store.',
        });
      const added = await withQueue((queue) => addJobs(queue, context.actor, kind, scopes));
      const fresh = added.filter(({ id }) => id !== null).length;
      context.out(
        json === true
          ? JSON.stringify({ schema: 'evenkeel/jobs-added@1', added }, null, 2)
          : `Added ${fresh} of ${added.length} jobs; the others wait or are at work already.`,
      );
    });
  jobs
    .command('list')
    .description('list what waits, is at work, is done or has failed')
    .option('--json', 'write one JSON document')
    .action(async ({ json }: Options) => {
      const found = await withQueue((queue) => listJobs(queue, context.actor));
      if (json === true) context.out(JSON.stringify({ schema: 'evenkeel/jobs@1', jobs: found }, null, 2));
      else if (found.length === 0) context.out('There are no jobs. Add some with "evenkeel jobs add".');
      else
        context.out(
          textTable([
            ['Programme', 'Work', 'State', 'Tries', 'Outcome', 'Job'],
            ...found.map((job) => [
              `${job.authorityCode}/${job.programmeId}`,
              job.kind,
              job.state,
              String(job.tries),
              job.outcome ?? '',
              job.id,
            ]),
          ]),
        );
    });
  jobs
    .command('cancel')
    .description('call off a job that waits or is at work')
    .argument('<job>', 'its id, as the list shows it')
    .action(async (id: string) => {
      const job = await withQueue((queue) => cancelJob(queue, context.actor, id));
      context.out(`Called off ${job.kind} for ${job.authorityCode}/${job.programmeId}.`);
    });
  program
    .command('worker')
    .description(
      'do the jobs of the store, one after another, until told to stop; start as many as there are cores',
    )
    .option('--until-empty', 'end when nothing waits or is at work')
    .action(async ({ untilEmpty }: { readonly untilEmpty?: boolean }) => {
      await given.work({ untilEmpty: untilEmpty === true, say: context.err });
    });
}
