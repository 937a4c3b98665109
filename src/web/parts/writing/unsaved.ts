/** What was written and not saved yet, kept in this window so that a reload goes on from it; closing the window forgets it. */
import { z } from 'zod';
import { Part } from '../../../contract/writing.ts';
import { partsOf } from '../../../core/writing/edit-parts.ts';
import type { SectionDraft } from '../../../core/writing/section-draft.ts';

const Unsaved = z.object({ basedOn: z.int(), base: z.array(Part), parts: z.array(Part) });

/** Words that no version has yet, and the version that they were written over. */
export type Unsaved = z.infer<typeof Unsaved>;

/** Keep what a draft has unsaved. Where the window has no room for it, the server has it a moment later all the same. */
export function keepUnsaved(place: string, { basedOn, base, history }: SectionDraft): void {
  try {
    sessionStorage.setItem(place, JSON.stringify({ basedOn, base: base ?? [], parts: partsOf(history.now) }));
  } catch (fault) {
    if (!(fault instanceof DOMException)) throw fault;
  }
}

/** Give what is kept, or null. */
export function unsavedAt(place: string): Unsaved | null {
  const text = sessionStorage.getItem(place);
  if (text === null) return null;
  const read = Unsaved.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}

/** Forget it: it is saved. */
export function forgetUnsaved(place: string): void {
  sessionStorage.removeItem(place);
}
