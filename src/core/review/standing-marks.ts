/** The marks that stand: of the history of each answer and theme the newest of the machine, of people and of the model. */
import type { Marker, ReviewMark } from './review-words.ts';

/** The newest mark of each kind of marker for one answer and theme. */
export type StandingMarks = { readonly [marker in Marker]?: ReviewMark };

/** Theme to answer to its marks. */
export type MarkTable = ReadonlyMap<string, ReadonlyMap<string, StandingMarks>>;

/** Lay out a history of marks, oldest first. */
export function standingMarks(marks: readonly ReviewMark[]): MarkTable {
  const table = new Map<string, Map<string, StandingMarks>>();
  for (const mark of marks) {
    const answers = table.get(mark.themeId) ?? new Map<string, StandingMarks>();
    table.set(mark.themeId, answers);
    answers.set(mark.answerId, { ...answers.get(mark.answerId), [mark.marker]: mark });
  }
  return table;
}

/** The mark that counts: a person's before the machine's. The model's is measured beside them and never counts. */
export function countingMark(marks: StandingMarks | undefined): ReviewMark | null {
  return marks?.person ?? marks?.machine ?? null;
}
