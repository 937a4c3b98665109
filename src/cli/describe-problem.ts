/** How a problem is told to people at a terminal: what is wrong, where, and what to do. */
import type { Problem } from '../core/base/problem.ts';

/** Write a problem in up to three lines. */
export function describeProblem({ code, message, place, advice }: Problem): string {
  const where = place === undefined ? '' : `\n  where: ${place}`;
  const what = advice === undefined ? '' : `\n  do:    ${advice}`;
  return `${message.replace(/\.$/, '')}. (${code})${where}${what}`;
}
