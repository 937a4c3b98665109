/** Reckons every indicator that a programme's stored data supports, and says of every other what it lacks. */
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import { isMonth, type Month } from '../core/base/time.ts';
import { measureAll } from '../core/measures/measure-all.ts';
import type { MeasureValue, UnsupportedMeasure } from '../core/measures/measure-value.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { gatherMeasureInputs, type MeasureSource } from './measure-inputs.ts';
import { openStoredProgramme } from './open-programme.ts';
import { readExtract, type StoredExtract } from './read-extract.ts';
import { requirePermission } from './require-permission.ts';

/** The answer to `evenkeel measures`. */
export type MeasuresAnswer = {
  readonly schema: 'evenkeel/measures@1';
  readonly programme: string;
  readonly authorityCode: string;
  readonly asAt: Month | null;
  /** Which months the extract tells whole, in words. */
  readonly coverage: string | null;
  /** What to know of the whole. */
  readonly notes: readonly string[];
  readonly sources: readonly MeasureSource[];
  readonly measures: readonly MeasureValue[];
  readonly unsupported: readonly UnsupportedMeasure[];
  /** On a public copy only: the rule by which small numbers are kept back. */
  readonly disclosure?: { readonly rule: string; readonly text: string };
};

/**
 * Measure a programme.
 * @param asAt  figures of later months are left out; null for all.
 * @throws ProblemError `access.refused`, `programme.not-found`, `call.wrong` for a text that is no month.
 */
export async function measureProgramme(
  read: Repositories,
  actor: Actor,
  scope: Scope,
  asAt: Month | null = null,
): Promise<MeasuresAnswer> {
  requirePermission(actor, 'programme.read', scope.authorityCode);
  if (asAt !== null && !isMonth(asAt))
    raise({
      code: 'call.wrong',
      message: 'The month of --as-at is not understood',
      advice: 'Write it as year and month: 2024-10.',
    });
  const open = await openStoredProgramme(read, scope);
  const stored = await readExtract(read, scope);
  const { inputs, sources } = await gatherMeasureInputs(read, scope, { open, stored, asAt });
  const { values, unsupported, coverage, asAt: month } = measureAll(inputs);
  return {
    schema: 'evenkeel/measures@1',
    programme: scope.programmeId,
    authorityCode: scope.authorityCode,
    asAt: month,
    coverage,
    notes: notesOf(stored),
    sources,
    measures: values,
    unsupported,
  };
}

function notesOf(stored: StoredExtract | null): readonly string[] {
  if (stored === null || stored.days.length < 2) return [];
  return [`The tables of the SEN2 extract are of different days: ${stored.days.join(', ')}`];
}
