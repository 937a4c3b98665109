/** Answers a yes/no question of the form: a version with its audit entry, refused where somebody answered otherwise meanwhile. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import type { Answer } from '../../core/programme/programme.ts';
import { writtenSections } from '../../core/writing/written-sections.ts';
import { RECORD_KINDS } from '../../edge/intake/programme/programme-records.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { requireUpdate } from '../require-update.ts';
import { requireOpenUpdate } from './open-update.ts';
import { requireSection } from './require-section.ts';
import { type SectionName, sectionId } from './section-comments.ts';

/** An answer, and the one that the officer had before them; null for none. */
export type QuestionAnswer = SectionName & {
  readonly answer: Answer['answer'] | null;
  readonly before: Answer['answer'] | null;
};

/**
 * Keep an answer. The same answer again changes nothing.
 * @throws ProblemError `access.refused`, `reimport.update-closed`, `return.nothing-written-here`, `return.written-meanwhile`.
 */
export async function answerQuestion(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  wish: QuestionAnswer,
): Promise<void> {
  requirePermission(actor, 'return.write', scope.authorityCode, 'to answer a question of a return');
  const { updateId, fieldId, answer, before } = wish;
  await store.transaction(async (repositories) => {
    const { documents, audit } = repositories;
    const record = await requireOpenUpdate(repositories, scope, updateId);
    const { programme } = (await requireSection(repositories, scope, wish)).facts;
    const asked = writtenSections(programme, requireUpdate(programme, updateId));
    if (asked.find((one) => one.fieldId === fieldId)?.type !== 'yes-no') return raiseNoQuestion(wish);
    const body = RECORD_KINDS.update.parse(record.body);
    const isIt = (one: Answer) => one.updateId === updateId && one.fieldId === fieldId;
    const stored = body.answers.find(isIt)?.answer ?? null;
    if (stored === answer) return;
    if (stored !== before) return raiseAnsweredMeanwhile(wish);
    const answers = [
      ...body.answers.filter((one) => !isIt(one)),
      ...(answer === null ? [] : [{ updateId, fieldId, answer }]),
    ];
    const next = await documents.put(
      scope,
      { kind: 'update', id: updateId, body: { ...body, answers } },
      actor.id,
    );
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'section.answered',
      subjectKind: 'section',
      subjectId: sectionId(wish),
      detail: { programme: scope.programmeId, before: stored, answer, version: next.version },
      correlationId: newId(),
    });
  });
}

function raiseNoQuestion(name: SectionName): never {
  return raise({
    code: 'return.nothing-written-here',
    place: sectionId(name),
    message: 'This is no question that is answered with yes or no',
    advice: 'Name a question of the form that is.',
  });
}

function raiseAnsweredMeanwhile(name: SectionName): never {
  return raise({
    code: 'return.written-meanwhile',
    place: sectionId(name),
    message: 'Somebody answered this question otherwise meanwhile',
    advice: 'Look at it again and decide anew.',
  });
}
