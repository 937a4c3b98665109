/** What is wrong with a plan file that does not have its shape, as a problem. */
import type { z } from 'zod';
import type { Problem } from '../../../core/base/problem.ts';

/**
 * Tell the first thing that is wrong.
 * @param part  what of the file was read: "plan", "block".
 * @param advice  where its form is told.
 */
export function planProblem(
  error: z.ZodError,
  file: string,
  { part, advice }: { readonly part: string; readonly advice: string },
): Problem {
  const [issue] = error.issues;
  const path = issue?.path.map(String).join('.') ?? '';
  return {
    code: 'plan.wrong-value',
    place: path === '' ? file : `${file}, ${path}`,
    message: `The ${part} is not as it must be: ${issue?.message ?? 'unreadable'}`,
    advice,
  };
}
