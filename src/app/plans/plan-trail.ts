/** What a page shows of a stored plan's history: versions, changes, the movement since the newest version, the outturn. */
import { ProblemError } from '../../core/base/problem.ts';
import type { PlanVersion, Repositories, Scope } from '../../edge/store/store.ts';
import { bridgeAnswer } from '../bridge-folders.ts';
import { LIVE, planBody, planOf } from './live-plan.ts';
import { type CellChange, planHistory } from './plan-history.ts';
import { type OutturnAnswer, planOutturn } from './plan-outturn.ts';

export type PlanTrailFacts = {
  readonly versions: readonly Omit<PlanVersion, 'body'>[];
  /** Newest first. */
  readonly changes: readonly CellChange[];
  /** From the newest locked version to the live plan; null where none is locked or the two share no year. */
  readonly movement:
    | ({ readonly from: string } & Pick<Awaited<ReturnType<typeof bridgeAnswer>>, 'years' | 'timing'>)
    | null;
  /** Null where nothing is booked and counted, or the plan has no map of the ledger. */
  readonly outturn: OutturnAnswer | null;
};

/** A page is there at once and reads no records of children for it. */
const NOT_ON_A_PAGE = {
  why: 'a page reads no records for it; “evenkeel plan compare” runs it on the flow',
};

/** Gather the history. Problems of single parts leave that part out: the page shows the rest all the same. */
export async function planTrail(read: Repositories, scope: Scope): Promise<PlanTrailFacts> {
  const versions = await read.plans.versions(scope);
  const newest = versions.at(-1);
  return {
    versions: versions.map(({ body: _body, ...version }) => version),
    changes: (await planHistory(read, scope, null)).toReversed(),
    movement:
      newest === undefined
        ? null
        : await orNull(async () => {
            const live = planOf(await planBody(read, scope, LIVE), LIVE);
            const { years, timing } = await bridgeAnswer(planOf(newest.body, newest.id), live, NOT_ON_A_PAGE);
            return { from: newest.id, years, timing };
          }),
    outturn: await orNull(() => planOutturn(read, scope, { version: LIVE, year: null })),
  };
}

/** Only what is the data's to mend is left out; a fault is still a fault. */
async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}
