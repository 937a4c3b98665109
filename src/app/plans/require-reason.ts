/** A reason that says something: asked of every act that changes or locks a plan. */
import { raise } from '../../core/base/problem.ts';

/** Shorter than this says nothing of why [characters]. */
const SHORTEST = 8;
const LONGEST = 500;

/** Trim a reason to what is kept. @throws ProblemError `plan.reason-missing`. */
export function requireReason(reason: string): string {
  const why = reason.trim().slice(0, LONGEST);
  if (why.length >= SHORTEST) return why;
  return raise({
    code: 'plan.reason-missing',
    message: 'A plan is changed or locked only with a reason, which is kept',
    advice: 'Say in a few words why, such as "settlement of December".',
  });
}
