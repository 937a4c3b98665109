/** Challenges of ratings: finance or a partner doubts, an officer answers, who doubted closes; each step is a version with its entry. */
import type { Actor, Permission } from '../../core/access/access.ts';
import type { AuditAction } from '../../core/audit/audit-entry.ts';
import { type Problem, raise } from '../../core/base/problem.ts';
import { type ProgrammeRecord, textField } from '../../core/programme/records/programme-record.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { bodyOf } from '../records/keep-record.ts';
import { requirePermission } from '../require-permission.ts';
import { aboutOf, ratingId, readEvidence, requireSubject, type Subject } from './rate.ts';

const KIND = 'challenge';

/** What is challenged, and with what words. */
export type ChallengeRequest = {
  readonly updateId: string;
  readonly subject: Subject;
  readonly text: string;
};

/** List the challenges of an update, or (null) of all. */
export async function listChallenges(
  { records }: Repositories,
  scope: Scope,
  updateId: string | null,
): Promise<readonly ProgrammeRecord[]> {
  return (await records.all(scope)).filter(
    (one) => one.kind === KIND && (updateId === null || textField(one, 'update') === updateId),
  );
}

/** Say which challenges of an update are not closed: each stops the freeze. */
export async function openChallengeProblems(
  read: Repositories,
  scope: Scope,
  updateId: string,
): Promise<readonly Problem[]> {
  return (await listChallenges(read, scope, updateId))
    .filter((one) => textField(one, 'state') !== 'closed')
    .map(({ id, title }) => ({
      code: 'rating.challenge-open',
      place: id,
      message: `A challenge of the rating of ${title} is not closed`,
      advice: 'Answer it; who raised it then closes it.',
    }));
}

/** Challenge a rating. @throws ProblemError `access.refused`, `rating.unknown-subject`, `rating.no-words`. */
export async function challenge(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { updateId, subject, text }: ChallengeRequest,
): Promise<ProgrammeRecord> {
  requirePermission(actor, 'rating.challenge', scope.authorityCode, 'to challenge a rating');
  const said = requireWords(text);
  return await store.transaction(async (repositories) => {
    const source = await readEvidence(repositories, scope, updateId);
    const title = requireSubject(source, subject);
    const at = ratingId(updateId, subject);
    const earlier = (await listChallenges(repositories, scope, updateId)).filter(({ id }) =>
      id.startsWith(`${at}|`),
    );
    const record = await repositories.records.add(
      scope,
      {
        kind: KIND,
        id: `${at}|${earlier.length + 1}`,
        reason: 'Challenged',
        body: {
          title,
          owner: actor.id,
          fields: { update: updateId, said, by: actor.id, state: 'open' },
          links: [aboutOf(subject)],
          isWithdrawn: false,
        },
      },
      actor.id,
    );
    await note(repositories, newId(), actor, scope, 'rating.challenged', record);
    return record;
  });
}

/** Answer a challenge. @throws ProblemError `access.refused`, `rating.unknown-challenge`, `rating.wrong-step`. */
export function answerChallenge(
  dependencies: AppDependencies,
  actor: Actor,
  scope: Scope,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<ProgrammeRecord> {
  const answer = requireWords(text);
  return move(dependencies, actor, scope, {
    id,
    permission: 'rating.set',
    action: 'rating.challenge-answered',
    reason: 'Answered',
    from: ['open', 'answered'],
    fields: { answer, answeredBy: actor.id, state: 'answered' },
  });
}

/**
 * Close a challenge that was answered; nobody closes what they answered themselves.
 * @throws ProblemError `access.refused`, `rating.unknown-challenge`, `rating.wrong-step`, `rating.same-person`.
 */
export function closeChallenge(
  dependencies: AppDependencies,
  actor: Actor,
  scope: Scope,
  { id }: { readonly id: string },
): Promise<ProgrammeRecord> {
  return move(dependencies, actor, scope, {
    id,
    permission: 'rating.challenge',
    action: 'rating.challenge-closed',
    reason: 'Closed',
    from: ['answered'],
    fields: { state: 'closed' },
  });
}

type Move = {
  readonly id: string;
  readonly permission: Permission;
  readonly action: AuditAction;
  readonly reason: string;
  readonly from: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
};

async function move(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { id, permission, action, reason, from, fields }: Move,
): Promise<ProgrammeRecord> {
  requirePermission(actor, permission, scope.authorityCode, 'for this step of a challenge');
  return await store.transaction(async (repositories) => {
    const before = (await repositories.records.history(scope, { kind: KIND, id })).at(-1) ?? raiseUnknown(id);
    if (!from.includes(textField(before, 'state') ?? ''))
      raise({
        code: 'rating.wrong-step',
        place: id,
        message: `The challenge is ${textField(before, 'state') ?? 'in no state'}, so this step does not follow`,
        advice: 'An open challenge is answered, an answered one is closed; a closed one stays as it is.',
      });
    if (fields['state'] === 'closed' && textField(before, 'answeredBy') === actor.id)
      raise({
        code: 'rating.same-person',
        place: id,
        message: 'Nobody closes a challenge that they answered themselves',
        advice: 'Ask who raised it to close it.',
      });
    const body = bodyOf({ ...before, fields: { ...before.fields, ...fields } });
    const record = await repositories.records.add(scope, { kind: KIND, id, reason, body }, actor.id);
    await note(repositories, newId(), actor, scope, action, record);
    return record;
  });
}

/** The words may name people, so the trail holds only the version. */
async function note(
  { audit }: Repositories,
  correlationId: string,
  actor: Actor,
  scope: Scope,
  action: AuditAction,
  { id, version }: ProgrammeRecord,
): Promise<void> {
  await audit.append({
    authorityCode: scope.authorityCode,
    actor: actor.id,
    action,
    subjectKind: KIND,
    subjectId: id,
    detail: { programme: scope.programmeId, version },
    correlationId,
  });
}

function requireWords(text: string): string {
  const said = text.trim().slice(0, 2000);
  if (said.length >= 8) return said;
  return raise({
    code: 'rating.no-words',
    message: 'A challenge or an answer needs a few words',
    advice: 'Say what is doubted, or why it stands.',
  });
}

function raiseUnknown(id: string): never {
  raise({
    code: 'rating.unknown-challenge',
    place: id,
    message: 'There is no such challenge',
    advice: 'List them with "evenkeel programme ratings".',
  });
}
