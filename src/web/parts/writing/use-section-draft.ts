/** A section as somebody writes it on the page: kept on the server a moment after each change, and in this window until then. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProblemReply } from '../../../contract/problem-reply.ts';
import type { SaveSectionReply } from '../../../contract/writing.ts';
import type { CommentaryPart } from '../../../core/programme/programme.ts';
import { redoStep, takeStep, undoStep } from '../../../core/writing/edit-history.ts';
import { type EditItems, partsOf } from '../../../core/writing/edit-parts.ts';
import {
  beginDraft,
  chosenDraft,
  failedDraft,
  isUnsaved,
  type SectionDraft,
  savedDraft,
  sendDraft,
} from '../../../core/writing/section-draft.ts';
import { NO_ANSWER, RefusedError } from '../../api.ts';
import { forgetUnsaved, keepUnsaved, unsavedAt } from './unsaved.ts';

/** A pause of this length is saved [ms]. */
const PAUSE = 1200;
/** Whoever writes without a pause is saved this often [ms]. */
const LONGEST = 8000;
/** After a failure it is tried again [ms]. */
const AGAIN = 5000;

/** How the saving stands. */
export type Standing =
  | { readonly at: 'kept'; readonly merged: boolean }
  | { readonly at: 'changed' | 'saving' }
  /** `isFinal` where trying again will not help: the return was frozen, or the permission is gone. */
  | { readonly at: 'failed'; readonly problem: ProblemReply; readonly isFinal: boolean };

type Start = {
  /** Names the section among all that this window may hold. */
  readonly place: string;
  readonly version: number;
  readonly parts: readonly CommentaryPart[];
  readonly save: (parts: readonly CommentaryPart[], basedOn: number) => Promise<SaveSectionReply>;
  readonly afterSave: () => void;
};

/** Write a section. */
export function useSectionDraft(start: Start) {
  const [first] = useState(start);
  const [draft, setDraft] = useState(() => begin(first));
  const [standing, setStanding] = useState<Standing>({
    at: isUnsaved(draft) ? 'changed' : 'kept',
    merged: false,
  });
  const now = useRef(draft);
  const timer = useRef<number | undefined>(undefined);
  const unsavedSince = useRef<number | null>(null);
  const isFinal = useRef(false);

  const set = useCallback(
    (next: SectionDraft) => {
      now.current = next;
      if (isUnsaved(next)) keepUnsaved(first.place, next);
      else forgetUnsaved(first.place);
      setDraft(next);
    },
    [first],
  );

  const plan = useCallback((push: () => void, wait: number | null = null) => {
    window.clearTimeout(timer.current);
    const { current } = now;
    if (isFinal.current || current.choice !== null || current.sent !== null || !isUnsaved(current)) return;
    unsavedSince.current ??= performance.now();
    const left = LONGEST - (performance.now() - unsavedSince.current);
    timer.current = window.setTimeout(push, wait ?? Math.max(0, Math.min(PAUSE, left)));
  }, []);

  const push = useCallback(async () => {
    window.clearTimeout(timer.current);
    const sent = isFinal.current ? null : sendDraft(now.current);
    if (sent?.sent == null) return;
    unsavedSince.current = null;
    set(sent);
    setStanding({ at: 'saving' });
    try {
      const reply = await first.save(sent.sent, sent.basedOn);
      set(savedDraft(now.current, reply));
      setStanding(
        isUnsaved(now.current) ? { at: 'changed' } : { at: 'kept', merged: reply.outcome === 'merged' },
      );
      plan(() => void push());
      if (reply.outcome !== 'choose') first.afterSave();
    } catch (error) {
      set(failedDraft(now.current));
      const problem = error instanceof RefusedError ? error.reply : NO_ANSWER;
      isFinal.current = error instanceof RefusedError && error.status >= 400 && error.status < 500;
      setStanding({ at: 'failed', problem, isFinal: isFinal.current });
      plan(() => void push(), AGAIN);
    }
  }, [first, plan, set]);

  useEffect(() => {
    plan(() => void push());
    const leave = () => void push();
    const warn = (event: BeforeUnloadEvent) => {
      if (isUnsaved(now.current) && isFinal.current) event.preventDefault();
    };
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('beforeunload', warn);
      void push();
    };
  }, [plan, push]);

  const take = (next: SectionDraft): EditItems => {
    set(next);
    if (next.sent === null && !isFinal.current)
      setStanding(isUnsaved(next) ? { at: 'changed' } : { at: 'kept', merged: false });
    plan(() => void push());
    return next.history.now;
  };
  const { current } = now;
  return {
    items: draft.history.now,
    parts: partsOf(draft.history.now),
    choice: draft.choice,
    standing,
    canUndo: draft.history.past.length > 0,
    canRedo: draft.history.undone.length > 0,
    change: (items: EditItems, stretch: string | null = null) =>
      take({ ...now.current, history: takeStep(now.current.history, items, stretch) }),
    undo: () => take({ ...now.current, history: undoStep(now.current.history) }),
    redo: () => take({ ...now.current, history: redoStep(now.current.history) }),
    choose: (parts: readonly CommentaryPart[]) => {
      take(chosenDraft(current, parts));
      void push();
    },
    saveNow: () => void push(),
  };
}

/** What the hook gives. */
export type SectionEditing = ReturnType<typeof useSectionDraft>;

/** Go on from what this window still holds, where it holds more than the server. */
function begin({ place, version, parts }: Start): SectionDraft {
  const held = unsavedAt(place);
  if (held === null || JSON.stringify(held.parts) === JSON.stringify(parts)) {
    forgetUnsaved(place);
    return beginDraft(version, parts);
  }
  return beginDraft(held.basedOn, held.base, held.parts);
}
