/** Composes the return of an update from the records as they stand, with what it was composed from. */
import { type Copy, composeReturn } from '../core/report/compose-return.ts';
import { factsAsAt } from '../core/report/facts-as-at.ts';
import { buildFigureBook } from '../core/report/figures/build-figure-book.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { readStoredFacts } from './open-programme.ts';
import { requireUpdate } from './require-update.ts';
import type { FormName } from './return-forms.ts';

/**
 * Compose a draft as at the update's cut-off. What stands in its way is among `problems`, not raised.
 * @param form  another form than the one chosen for the update; null for that one.
 * @throws ProblemError `return.unknown-update`, `programme.not-found`.
 */
export async function composeDraft(
  read: Repositories,
  scope: Scope,
  updateId: string,
  copy: Copy = 'internal',
  form: FormName | null = null,
) {
  const stored = await readStoredFacts(read, scope, { updateId, form });
  const update = requireUpdate(stored.programme, updateId);
  const facts = factsAsAt(stored.facts, update);
  const book = buildFigureBook(facts);
  return { facts, update, book, ...composeReturn(facts, update, copy, book) };
}
