/** The steps of an editing, so that each can be undone and done again, whichever part of a section it was in. */

/** What is there now, what was before each step, and what was undone. */
export type EditHistory<T> = {
  readonly past: readonly T[];
  readonly now: T;
  readonly undone: readonly T[];
  /** What the last step was part of; null where the next step stands for itself. */
  readonly stretch: string | null;
};

/** More steps than anybody goes back [steps]. */
const MOST_STEPS = 300;

/** Begin a history. */
export function beginHistory<T>(now: T): EditHistory<T> {
  return { past: [], now, undone: [], stretch: null };
}

/**
 * Take a step; what was undone is forgotten.
 * @param stretch  steps of the same stretch, one after the other, are undone together; null for a step of its own.
 */
export function takeStep<T>(history: EditHistory<T>, now: T, stretch: string | null): EditHistory<T> {
  const isSame = stretch !== null && stretch === history.stretch;
  const past = isSame ? history.past : [...history.past, history.now].slice(-MOST_STEPS);
  return { past, now, undone: [], stretch };
}

/** Go back one step; at the beginning nothing changes. */
export function undoStep<T>(history: EditHistory<T>): EditHistory<T> {
  const before = history.past.at(-1);
  if (history.past.length === 0 || before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    now: before,
    undone: [...history.undone, history.now],
    stretch: null,
  };
}

/** Do again what was undone last; where nothing was, nothing changes. */
export function redoStep<T>(history: EditHistory<T>): EditHistory<T> {
  const after = history.undone.at(-1);
  if (history.undone.length === 0 || after === undefined) return history;
  return {
    past: [...history.past, history.now],
    now: after,
    undone: history.undone.slice(0, -1),
    stretch: null,
  };
}
