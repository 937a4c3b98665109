/** What of its ratings stands in the way of freezing a return: challenges that are not closed, ratings that the figures contradict. */
import type { Problem } from '../../core/base/problem.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { openChallengeProblems } from './challenge-rating.ts';
import { listRatings } from './rating-use-cases.ts';

/**
 * Say what stands in the way. An update that was sent is history: nobody can rate it again, so nothing of it is asked.
 * @throws ProblemError `return.unknown-update`.
 */
export async function ratingProblems(
  read: Repositories,
  scope: Scope,
  updateId: string,
): Promise<readonly Problem[]> {
  const { update, subjects } = await listRatings(read, scope, updateId);
  if (update.status !== 'open') return [];
  return [
    ...(await openChallengeProblems(read, scope, updateId)),
    ...subjects
      .filter(({ subject }) => subject.kind === 'condition')
      .flatMap(({ against }) => against.filter(({ code }) => code === 'rating.contradicts-evidence')),
  ];
}
