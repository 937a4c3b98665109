/** What may be done with ratings: seen by update side by side with what the evidence proposes, given, challenged, answered, closed. */
import type { Actor } from '../../core/access/access.ts';
import type { Problem } from '../../core/base/problem.ts';
import type { Update } from '../../core/programme/definitions.ts';
import type { Programme, Rating } from '../../core/programme/programme.ts';
import { judgeRating } from '../../core/programme/rating/judge-rating.ts';
import type { Proposal } from '../../core/programme/rating/propose-rating.ts';
import type { RatingScale } from '../../core/programme/rating-scale.ts';
import type { ProgrammeRecord } from '../../core/programme/records/programme-record.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { isOpenUpdate } from '../writing/open-update.ts';
import {
  answerChallenge,
  type ChallengeRequest,
  challenge,
  closeChallenge,
  listChallenges,
} from './challenge-rating.ts';
import { proposalFor, type RatingRequest, rate, ratingId, readEvidence, type Subject } from './rate.ts';

/** One condition or risk with all that is said of its rating. */
export type RatedSubject = {
  readonly subject: Subject;
  readonly title: string;
  readonly owner: string;
  /** One for each update, oldest first; null where none was recorded. */
  readonly ratings: readonly (Rating | null)[];
  /** What the evidence proposes for the newest update. */
  readonly proposal: Proposal;
  /** What stands against the rating of the newest update as it is; none where it is sound. */
  readonly against: readonly Problem[];
  readonly challenges: readonly ProgrammeRecord[];
  /** Each time it was rated here for the newest update, oldest first. */
  readonly history: readonly ProgrammeRecord[];
};

/** Everything of ratings as at the newest update. */
export type RatingsAnswer = {
  readonly update: Update;
  readonly isOpen: boolean;
  readonly updates: readonly Update[];
  readonly scale: RatingScale;
  readonly subjects: readonly RatedSubject[];
};

/** The use cases. Each checks its permission first. */
export type Ratings = ReturnType<typeof programmeRatings>;

/** Put the use cases over a store. */
export function programmeRatings(dependencies: AppDependencies) {
  const { store } = dependencies;
  return {
    /** @param updateId  null for the newest. @throws ProblemError `return.unknown-update`. */
    list: async (actor: Actor, scope: Scope, updateId: string | null): Promise<RatingsAnswer> => {
      requirePermission(actor, 'programme.read', scope.authorityCode, 'to see the ratings');
      return await listRatings(store.read, scope, updateId);
    },
    rate: (actor: Actor, scope: Scope, request: RatingRequest) => rate(dependencies, actor, scope, request),
    challenge: (actor: Actor, scope: Scope, request: ChallengeRequest) =>
      challenge(dependencies, actor, scope, request),
    answer: (actor: Actor, scope: Scope, request: { readonly id: string; readonly text: string }) =>
      answerChallenge(dependencies, actor, scope, request),
    close: (actor: Actor, scope: Scope, request: { readonly id: string }) =>
      closeChallenge(dependencies, actor, scope, request),
  };
}

/** List them. @param wanted  the update; null for the newest. */
export async function listRatings(
  read: Repositories,
  scope: Scope,
  wanted: string | null,
): Promise<RatingsAnswer> {
  const updateId = wanted ?? (await newestUpdateId(read, scope));
  const source = await readEvidence(read, scope, updateId);
  const { programme } = source.facts;
  const challenges = await listChallenges(read, scope, null);
  const record = await read.documents.newest(scope, 'update', updateId);
  const kept = await read.records.all(scope);
  const subjects: RatedSubject[] = [];
  for (const { subject, title, owner } of subjectsOf(programme)) {
    const proposal = proposalFor(source, subject);
    const ratings = programme.updates.map((update) => ratingIn(programme.ratings, update.id, subject));
    const id = ratingId(updateId, subject);
    subjects.push({
      subject,
      title,
      owner,
      ratings,
      proposal,
      against: againstOf(ratings.at(-1) ?? null, proposal, programme.scale),
      challenges: challenges.filter(({ links }) =>
        links.some(({ to }) => to.kind === subject.kind && to.id === subject.id),
      ),
      history: kept.some((one) => one.kind === 'rating' && one.id === id)
        ? await read.records.history(scope, { kind: 'rating', id })
        : [],
    });
  }
  return {
    update: source.update,
    isOpen: record !== null && (await isOpenUpdate(read, scope, record)),
    updates: programme.updates,
    scale: programme.scale,
    subjects,
  };
}

async function newestUpdateId({ documents }: Repositories, scope: Scope): Promise<string> {
  const ids = (await documents.all(scope, 'update')).map(({ id }) => id);
  return ids.sort().at(-1) ?? '';
}

/** Every condition, then every risk. */
function subjectsOf({ agreement, risks }: Programme) {
  return [
    ...agreement.conditions.map(({ id, number, title, owner }) => ({
      subject: { kind: 'condition' as const, id },
      title: `${number} ${title}`,
      owner,
    })),
    ...risks.map(({ id, title, owner }) => ({
      subject: { kind: 'risk' as const, id },
      title: `${id} ${title}`,
      owner,
    })),
  ];
}

function ratingIn(ratings: readonly Rating[], updateId: string, { kind, id }: Subject): Rating | null {
  return (
    ratings.find((one) => one.updateId === updateId && one.subject.kind === kind && one.subject.id === id) ??
    null
  );
}

function againstOf(rating: Rating | null, proposal: Proposal, scale: RatingScale): readonly Problem[] {
  if (rating === null || rating.activity === null || rating.effect === null) return [];
  const { activity, effect, reason } = rating;
  const place = `update ${rating.updateId}, ${rating.subject.kind} ${rating.subject.id}`;
  return judgeRating({ activity, effect, reason }, proposal, scale, place);
}
