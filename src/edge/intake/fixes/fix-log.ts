/** What the fixing of rows tells: the part of a problem log that it needs. */
import type { FixProblemCode } from '../problems/fix-problems.ts';

/** Takes what became of the fixes. */
export type FixLog = {
  add(
    code: FixProblemCode,
    row: number | null,
    column?: string | null,
    place?: { readonly column?: string | null; readonly message?: string; readonly count?: number },
  ): void;
};
