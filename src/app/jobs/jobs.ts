/** Handing work to workers: adding jobs with the permission they take, and doing them as whoever asked, for that authority alone. */
import { type Actor, may } from '../../core/access/access.ts';
import { ProblemError, raise } from '../../core/base/problem.ts';
import type { Job, JobQueue, JobState } from '../../edge/queue/job-queue.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { App } from '../app.ts';
import { requirePermission } from '../require-permission.ts';
import { JOB_KINDS, type JobKind } from './job-kinds.ts';

export type { JobQueue, JobState } from '../../edge/queue/job-queue.ts';

/** A job as it was asked for: its id, or null where one like it waits or is at work already. */
export type AddedJob = Scope & { readonly kind: string; readonly id: string | null };

/** Find a kind by its name. @throws ProblemError `jobs.unknown-kind`. */
export function jobKindOf(name: string): JobKind {
  return (
    JOB_KINDS.find((kind) => kind.name === name) ??
    raise({
      code: 'jobs.unknown-kind',
      place: name,
      message: 'There is no such kind of job',
      advice: `Name one of ${JOB_KINDS.map((kind) => kind.name).join(', ')}.`,
    })
  );
}

/** Add a job for each programme. @throws ProblemError `access.refused`, before any is added. */
export async function addJobs(
  queue: JobQueue,
  actor: Actor,
  kind: JobKind,
  scopes: readonly Scope[],
): Promise<readonly AddedJob[]> {
  for (const { authorityCode } of scopes)
    requirePermission(actor, kind.permission, authorityCode, `to ${kind.inWords}`);
  const added: AddedJob[] = [];
  for (const { authorityCode, programmeId } of scopes) {
    const id = await queue.add({ kind: kind.name, authorityCode, programmeId, by: actor.id });
    added.push({ authorityCode, programmeId, kind: kind.name, id });
  }
  return added;
}

/** List the jobs of the authorities whose programmes an actor may see. */
export async function listJobs(queue: JobQueue, actor: Actor): Promise<readonly JobState[]> {
  const jobs = await queue.list();
  return jobs.filter(({ authorityCode }) => may(actor, 'programme.read', authorityCode));
}

/** Call a job off. @throws ProblemError `jobs.not-found`, `access.refused`. */
export async function cancelJob(queue: JobQueue, actor: Actor, id: string): Promise<JobState> {
  const job = (await queue.list()).find((one) => one.id === id);
  if (job === undefined)
    return raise({
      code: 'jobs.not-found',
      place: id,
      message: 'There is no such job, or it is no longer kept',
      advice: 'List the jobs with "evenkeel jobs list".',
    });
  requirePermission(actor, jobKindOf(job.kind).permission, job.authorityCode, 'to call off this job');
  await queue.cancel(id);
  return job;
}

/** What a worker tells of a job: begun, done, or failed with its reason. */
export type WorkNews = {
  readonly job: Pick<Job, 'id' | 'kind' | 'authorityCode' | 'programmeId'>;
  readonly state: 'begun' | 'done' | 'failed';
  readonly words: string;
  /** Since it began [milliseconds]; null as it begins. */
  readonly milliseconds: number | null;
};

/** Take jobs and do them until the queue is closed. */
export async function workJobs(
  app: App,
  queue: JobQueue,
  version: string,
  tell: (news: WorkNews) => void,
): Promise<void> {
  await queue.work(async (job) => {
    const began = performance.now();
    const since = () => Math.round(performance.now() - began);
    tell({ job, state: 'begun', words: '', milliseconds: null });
    try {
      const words = await doJob(app, job, version);
      tell({ job, state: 'done', words, milliseconds: since() });
      return words;
    } catch (error) {
      const words = error instanceof ProblemError ? error.problem.message : 'A fault of the program';
      tell({ job, state: 'failed', words, milliseconds: since() });
      throw new Error(words, { cause: error });
    }
  });
}

/** Do a job as whoever asked for it, who may do nothing else by it, and nothing for another authority. */
async function doJob(app: App, job: Job, version: string): Promise<string> {
  const { authorityCode, programmeId } = job;
  const actor: Actor = { id: job.by, roles: ['analyst'], authorities: [authorityCode] };
  return await jobKindOf(job.kind).run(app, actor, { authorityCode, programmeId }, version);
}
