/** What officers do while they write a return: open its sections, save one, answer, comment, resolve, say who writes and that it is ready. */
import type { Actor } from '../../core/access/access.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { answerQuestion, type QuestionAnswer } from './answer-question.ts';
import { openWriting } from './open-writing.ts';
import { type FiguresRead, readFigures } from './read-figures.ts';
import { type SectionDraft, saveSection } from './save-section.ts';
import { addComment, resolveComment, type SectionName } from './section-comments.ts';
import { setWork, type WorkWish } from './section-work.ts';

/** The use cases of writing. */
export type Writing = ReturnType<typeof writing>;

/** Put the use cases over a store. */
export function writing(dependencies: AppDependencies) {
  return {
    open: async (actor: Actor, scope: Scope, updateId: string) => {
      requirePermission(actor, 'return.read', scope.authorityCode);
      return await openWriting(dependencies.store.read, scope, updateId);
    },
    save: (actor: Actor, scope: Scope, draft: SectionDraft) => saveSection(dependencies, actor, scope, draft),
    comment: (actor: Actor, scope: Scope, section: SectionName, text: string) =>
      addComment(dependencies, actor, scope, section, text),
    answer: (actor: Actor, scope: Scope, wish: QuestionAnswer) =>
      answerQuestion(dependencies, actor, scope, wish),
    readFigures: (actor: Actor, scope: Scope, read: FiguresRead) =>
      readFigures(dependencies, actor, scope, read),
    setWork: (actor: Actor, scope: Scope, wish: WorkWish) => setWork(dependencies, actor, scope, wish),
    resolve: (actor: Actor, scope: Scope, section: SectionName, comment: string) =>
      resolveComment(dependencies, actor, scope, section, comment),
  };
}
