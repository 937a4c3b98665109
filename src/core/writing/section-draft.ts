/** A section while somebody writes in it: what stands there, what is on its way to be saved, and what others wrote meanwhile. */
import type { CommentaryPart } from '../programme/programme.ts';
import { beginHistory, type EditHistory } from './edit-history.ts';
import { type EditItems, itemsOf, keepKeys, partsOf } from './edit-parts.ts';
import { type MergedStretch, mergedWhole, mergeParts } from './merge-parts.ts';

/** Two ways of saying something between which the writer must choose, and the version that they are of. */
export type DraftChoice = { readonly version: number; readonly stretches: readonly MergedStretch[] };

/** A draft. Nothing in it is ever changed: each event gives a new one. */
export type SectionDraft = {
  readonly history: EditHistory<EditItems>;
  /** The version that the writer had before them. */
  readonly basedOn: number;
  /** What that version says; null where it is not known, so that everything counts as unsaved. */
  readonly base: readonly CommentaryPart[] | null;
  /** What is on its way to be saved; null where nothing is. */
  readonly sent: readonly CommentaryPart[] | null;
  readonly choice: DraftChoice | null;
};

/** What became of a save. */
export type DraftSaved =
  | {
      readonly outcome: 'saved' | 'merged';
      readonly version: number;
      readonly parts: readonly CommentaryPart[];
    }
  | ({ readonly outcome: 'choose' } & DraftChoice);

/**
 * Begin a draft.
 * @param unsaved  what was written over `base` and not saved before the page went: it goes on from there.
 */
export function beginDraft(
  basedOn: number,
  base: readonly CommentaryPart[],
  unsaved: readonly CommentaryPart[] | null = null,
): SectionDraft {
  return { history: beginHistory(itemsOf(unsaved ?? base)), basedOn, base, sent: null, choice: null };
}

/** Say whether there is something that no version has yet. */
export function isUnsaved({ history, base }: SectionDraft): boolean {
  return base === null || JSON.stringify(partsOf(history.now)) !== JSON.stringify(base);
}

/** Send what stands there; null where nothing is to be sent now. */
export function sendDraft(draft: SectionDraft): SectionDraft | null {
  if (draft.sent !== null || draft.choice !== null || !isUnsaved(draft)) return null;
  return { ...draft, sent: partsOf(draft.history.now) };
}

/** Nothing came of sending it: it is still to be saved. */
export function failedDraft(draft: SectionDraft): SectionDraft {
  return { ...draft, sent: null };
}

/**
 * Take in what became of a save. What the writer wrote while it was under way stays, beside what others wrote; where
 * both are in one part, the next save asks.
 */
export function savedDraft(draft: SectionDraft, saved: DraftSaved): SectionDraft {
  const { sent, history } = draft;
  if (sent === null) return draft;
  if (saved.outcome === 'choose') {
    // Written on meanwhile: the choice would leave that out, so it is asked anew with the next save.
    if (JSON.stringify(partsOf(history.now)) !== JSON.stringify(sent)) return { ...draft, sent: null };
    const { version, stretches } = saved;
    return { ...draft, sent: null, choice: { version, stretches } };
  }
  const { version: basedOn, parts } = saved;
  if (JSON.stringify(parts) === JSON.stringify(sent)) return { ...draft, basedOn, base: parts, sent: null };
  const whole = mergedWhole(mergeParts(sent, partsOf(history.now), parts));
  if (whole === null) return { ...draft, sent: null };
  // Undo ends where another's words came in: going back over them would take them out.
  return {
    history: beginHistory(keepKeys(history.now, whole)),
    basedOn,
    base: parts,
    sent: null,
    choice: null,
  };
}

/** The writer chose: go on with these parts, over the version that the choice was of. */
export function chosenDraft(draft: SectionDraft, parts: readonly CommentaryPart[]): SectionDraft {
  if (draft.choice === null) return draft;
  return {
    history: beginHistory(keepKeys(draft.history.now, parts)),
    basedOn: draft.choice.version,
    base: null,
    sent: null,
    choice: null,
  };
}
