/** Jobs on PostgreSQL: kept in the store's own database, taken by any number of workers, taken again where a worker dies. */
import { PgBoss } from 'pg-boss';

/** The schema that the queue's tables stand in, beside the store's own. */
const SCHEMA = 'evenkeel_jobs';
const QUEUE = 'work';
/** A worker that has not been heard of for so long is taken for dead [s]; the least that the queue allows. */
const SILENT_AFTER = 10;
/** How often the queue looks for such workers [s]. */
const LOOK_EVERY = 5;
/** Times a job is taken again after the first. */
const RETRIES = 3;
/** The most that one job may take [s]. */
const LONGEST = 4 * 3600;
/** How long finished jobs are listed [s]. */
const KEPT = 30 * 24 * 3600;

/** What a job is to do, for whom, and who asked. */
export type JobWish = {
  readonly kind: string;
  readonly authorityCode: string;
  readonly programmeId: string;
  readonly by: string;
};

/** A job as a worker is given it. */
export type Job = JobWish & {
  readonly id: string;
  /** Ends where the job is no longer this worker's. */
  readonly signal: AbortSignal;
};

/** A job as the list tells it. */
export type JobState = JobWish & {
  readonly id: string;
  readonly state: 'waiting' | 'at-work' | 'done' | 'failed' | 'cancelled';
  readonly tries: number;
  readonly askedAt: string;
  readonly endedAt: string | null;
  /** What it came to, or why it failed, in a sentence. */
  readonly outcome: string | null;
};

export type JobQueue = {
  /** Add a job. @returns its id; null where one for the same programme and kind waits or is at work already. */
  readonly add: (wish: JobWish) => Promise<string | null>;
  /** Every job that is kept, the oldest first. */
  readonly list: () => Promise<readonly JobState[]>;
  /** How many jobs are kept, by state. */
  readonly counts: () => Promise<Readonly<Record<JobState['state'], number>>>;
  /** Call a job off that waits or is at work. */
  readonly cancel: (id: string) => Promise<void>;
  /**
   * Take jobs one after another and do them until told to stop; a job that throws is tried again.
   * @param does  does the job and says in a sentence what it came to; it must be safe to do twice.
   */
  readonly work: (does: (job: Job) => Promise<string>) => Promise<void>;
  /** Let the job at hand end, and take no more. */
  readonly close: () => Promise<void>;
};

/** Open the queue of a database; its tables are made at the first opening. */
export async function openJobQueue(
  databaseUrl: string,
  tell: (problem: string) => void = () => undefined,
): Promise<JobQueue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: SCHEMA,
    monitorIntervalSeconds: LOOK_EVERY,
    superviseIntervalSeconds: LOOK_EVERY,
  });
  // Without a listener the queue's own troubles would end the program.
  boss.on('error', (error) => tell(error instanceof Error ? error.message : String(error)));
  await boss.start();
  await boss.createQueue(QUEUE, {
    // One job a programme and kind waits or is at work at a time.
    policy: 'exclusive',
    retryLimit: RETRIES,
    retryBackoff: true,
    heartbeatSeconds: SILENT_AFTER,
    expireInSeconds: LONGEST,
    deleteAfterSeconds: KEPT,
  });
  return {
    add: (wish) =>
      boss.send(QUEUE, wish, { singletonKey: `${wish.kind} ${wish.authorityCode}/${wish.programmeId}` }),
    list: async () => (await boss.findJobs<JobWish>(QUEUE, { limit: 100_000 })).map(stateOf),
    counts: async () => {
      const { rows } = await boss
        .getDb()
        .executeSql(
          `select state::text as state, count(*)::int as count from ${SCHEMA}.job where name = $1 group by state`,
          [QUEUE],
        );
      return countsOf(rows);
    },
    cancel: async (id) => {
      await boss.cancel(QUEUE, id);
    },
    work: async (does) => {
      await boss.work<JobWish, string>(
        QUEUE,
        { pollingIntervalSeconds: 0.5, burstWhenReadyExceeds: 1 },
        async ([job]) =>
          job === undefined ? '' : await does({ ...job.data, id: job.id, signal: job.signal }),
      );
    },
    close: async () => {
      await boss.stop({ graceful: true, timeout: 3_600_000 });
    },
  };
}

const STATES = {
  created: 'waiting',
  retry: 'waiting',
  blocked: 'waiting',
  active: 'at-work',
  completed: 'done',
  cancelled: 'cancelled',
  failed: 'failed',
} as const;

/** Rows of the queue's own states, added up by ours; a state without a job is 0. */
function countsOf(rows: readonly { readonly state: keyof typeof STATES; readonly count: number }[]) {
  const counts = { waiting: 0, 'at-work': 0, done: 0, failed: 0, cancelled: 0 };
  for (const { state, count } of rows) counts[STATES[state]] += count;
  return counts;
}

function stateOf(job: Awaited<ReturnType<typeof PgBoss.prototype.findJobs<JobWish>>>[number]): JobState {
  const { kind, authorityCode, programmeId, by } = job.data;
  return {
    id: job.id,
    kind,
    authorityCode,
    programmeId,
    by,
    state: STATES[job.state],
    tries: job.retryCount + (job.startedOn === null ? 0 : 1),
    askedAt: job.createdOn.toISOString(),
    endedAt: job.completedOn?.toISOString() ?? null,
    outcome: outcomeOf(job.output),
  };
}

/** What a job came to is kept as its value, why it failed as an error's message. */
function outcomeOf(output: unknown): string | null {
  if (typeof output !== 'object' || output === null) return typeof output === 'string' ? output : null;
  const { value, message } = output as { readonly value?: unknown; readonly message?: unknown }; // read by name, and only as texts
  if (typeof value === 'string') return value;
  return typeof message === 'string' ? message : null;
}
