/** Notes what the figures of every section of an update show when its words come in from outside, so that they turn amber when they move. */
import type { Actor } from '../../core/access/access.ts';
import { factsAsAt } from '../../core/report/facts-as-at.ts';
import { buildFigureBook } from '../../core/report/figures/build-figure-book.ts';
import { seenFigures } from '../../core/writing/moved-figures.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { readStoredFacts } from '../open-programme.ts';
import { requireUpdate } from '../require-update.ts';
import { SEEN, seenOf } from './save-section.ts';
import { sectionId } from './section-comments.ts';

/** Note them; what was noted before stays. Belongs to the change that brought the words, and is told in its audit entry. */
export async function noteFigures(
  repositories: Repositories,
  actor: Actor,
  scope: Scope,
  updateId: string,
): Promise<void> {
  const { facts } = await readStoredFacts(repositories, scope);
  const book = buildFigureBook(factsAsAt(facts, requireUpdate(facts.programme, updateId)));
  for (const written of facts.programme.commentary.filter((one) => one.updateId === updateId)) {
    const seen = seenFigures(written.parts, book, await seenOf(repositories, scope, written));
    if (Object.keys(seen).length === 0) continue;
    await repositories.documents.put(scope, { kind: SEEN, id: sectionId(written), body: { seen } }, actor.id);
  }
}
