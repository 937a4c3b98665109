/** Comments on the sections of a return: each stays with who wrote and who resolved it, and an open one stops the freeze. */
import type { Actor } from '../../core/access/access.ts';
import { type Problem, raise } from '../../core/base/problem.ts';
import { CommentsShape } from '../../edge/intake/programme/writing-shape.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';

const KIND = 'section-comments';

/** A section of the return of one update. */
export type SectionName = { readonly updateId: string; readonly fieldId: string };

/** One comment. */
export type SectionComment = ReturnType<typeof CommentsShape.parse>['comments'][number];

/** The id under which what belongs to a section is kept. */
export function sectionId({ updateId, fieldId }: SectionName): string {
  return `${updateId}|${fieldId}`;
}

/** List the comments of every section of an update, by the section's field. */
export async function listComments(
  { documents }: Repositories,
  scope: Scope,
  updateId: string,
): Promise<ReadonlyMap<string, readonly SectionComment[]>> {
  const start = `${updateId}|`;
  const records = (await documents.all(scope, KIND)).filter(({ id }) => id.startsWith(start));
  return new Map(records.map(({ id, body }) => [id.slice(start.length), CommentsShape.parse(body).comments]));
}

/** Say which comments of an update are open: each is a problem that stops the freeze. */
export async function openCommentProblems(
  read: Repositories,
  scope: Scope,
  updateId: string,
): Promise<readonly Problem[]> {
  return [...(await listComments(read, scope, updateId))].flatMap(([fieldId, comments]) =>
    comments.some(({ resolved }) => resolved === null)
      ? [
          {
            code: 'return.comment-open',
            place: `update ${updateId}, ${fieldId}`,
            message: 'A comment on this section is not resolved',
            advice: 'Answer it in the text, then resolve it.',
          },
        ]
      : [],
  );
}

/** Add a comment. @throws ProblemError `access.refused`. */
export async function addComment(
  { store, newId, now }: AppDependencies,
  actor: Actor,
  scope: Scope,
  section: SectionName,
  text: string,
): Promise<void> {
  requirePermission(actor, 'return.write', scope.authorityCode, 'to comment on a return');
  await store.transaction(async (repositories) => {
    const comments = (await listComments(repositories, scope, section.updateId)).get(section.fieldId) ?? [];
    const comment = { id: `c${comments.length + 1}`, by: actor.id, at: now(), text, resolved: null };
    await keep(repositories, actor, scope, section, [...comments, comment]);
    await note(repositories, newId(), actor, scope, section, {
      action: 'comment.added',
      comment: comment.id,
    });
  });
}

/** Resolve a comment; resolving it twice changes nothing. @throws ProblemError `return.nothing-written-here`. */
export async function resolveComment(
  { store, newId, now }: AppDependencies,
  actor: Actor,
  scope: Scope,
  section: SectionName,
  id: string,
): Promise<void> {
  requirePermission(actor, 'return.write', scope.authorityCode, 'to resolve a comment');
  await store.transaction(async (repositories) => {
    const comments = (await listComments(repositories, scope, section.updateId)).get(section.fieldId) ?? [];
    const found = comments.find((one) => one.id === id);
    if (found === undefined)
      raise({
        code: 'return.nothing-written-here',
        place: sectionId(section),
        message: 'There is no such comment on this section',
        advice: 'Look at the section again.',
      });
    if (found.resolved !== null) return;
    const resolved = { by: actor.id, at: now() };
    await keep(
      repositories,
      actor,
      scope,
      section,
      comments.map((one) => (one.id === id ? { ...one, resolved } : one)),
    );
    await note(repositories, newId(), actor, scope, section, { action: 'comment.resolved', comment: id });
  });
}

async function keep(
  { documents }: Repositories,
  actor: Actor,
  scope: Scope,
  section: SectionName,
  comments: readonly SectionComment[],
): Promise<void> {
  await documents.put(scope, { kind: KIND, id: sectionId(section), body: { comments } }, actor.id);
}

/** The words of a comment may name people, so the trail holds only its number. */
async function note(
  { audit }: Repositories,
  correlationId: string,
  actor: Actor,
  scope: Scope,
  section: SectionName,
  { action, comment }: { readonly action: 'comment.added' | 'comment.resolved'; readonly comment: string },
): Promise<void> {
  await audit.append({
    authorityCode: scope.authorityCode,
    actor: actor.id,
    action,
    subjectKind: 'section',
    subjectId: sectionId(section),
    detail: { programme: scope.programmeId, comment },
    correlationId,
  });
}
