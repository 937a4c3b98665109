/** The two outcomes of work that a person can get wrong: a value, or a problem they can act on. */
import type { Problem } from './problem.ts';

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** Wrap a value as a success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wrap a problem as a refusal. */
export function refuse<T>(problem: Problem): Result<T> {
  return { ok: false, problem };
}
