/** Says that the words around figures that moved were read again: they turn plain, and the trail says who read them. */
import type { Actor } from '../../core/access/access.ts';
import { factsAsAt } from '../../core/report/facts-as-at.ts';
import { buildFigureBook } from '../../core/report/figures/build-figure-book.ts';
import { referencesOf } from '../../core/writing/moved-figures.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { requireUpdate } from '../require-update.ts';
import { requireOpenUpdate } from './open-update.ts';
import { requireSection } from './require-section.ts';
import { SEEN, seenOf } from './save-section.ts';
import { type SectionName, sectionId } from './section-comments.ts';

/** What an officer read: each figure with what it showed then. */
export type FiguresRead = SectionName & { readonly figures: Readonly<Record<string, string>> };

/**
 * Keep that figures were read. One that moved again meanwhile, or is not in the section, stays as it was.
 * @throws ProblemError `access.refused`, `reimport.update-closed`, `return.nothing-written-here`.
 */
export async function readFigures(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { figures, ...name }: FiguresRead,
): Promise<void> {
  requirePermission(actor, 'return.write', scope.authorityCode, 'to say that figures were read');
  await store.transaction(async (repositories) => {
    await requireOpenUpdate(repositories, scope, name.updateId);
    const { facts, parts } = await requireSection(repositories, scope, name);
    const book = buildFigureBook(factsAsAt(facts, requireUpdate(facts.programme, name.updateId)));
    const read = referencesOf(parts).filter((id) => {
      const shown = book.get(id)?.shown;
      return shown !== undefined && figures[id] === shown;
    });
    const before = await seenOf(repositories, scope, name);
    const seen = { ...before, ...Object.fromEntries(read.map((id) => [id, figures[id] ?? ''])) };
    await repositories.documents.put(scope, { kind: SEEN, id: sectionId(name), body: { seen } }, actor.id);
    await repositories.audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'section.figures-read',
      subjectKind: 'section',
      subjectId: sectionId(name),
      detail: { programme: scope.programmeId, figures: read.length },
      correlationId: newId(),
    });
  });
}
