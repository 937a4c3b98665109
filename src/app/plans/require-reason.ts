/** A reason that says something: asked of every act that changes or locks a plan, or changes a record. */
import { type Problem, raise } from '../../core/base/problem.ts';

/** Shorter than this says nothing of why [characters]. */
const SHORTEST = 8;
const LONGEST = 500;

/** What is said where there is no reason for a change of a plan. */
const OF_PLAN: Problem = {
  code: 'plan.reason-missing',
  message: 'A plan is changed or locked only with a reason, which is kept',
  advice: 'Say in a few words why, eight letters or more, such as "settlement of December".',
};

/**
 * Trim a reason to what is kept.
 * @param missing  what is said where there is none.
 * @throws ProblemError `plan.reason-missing`, or the problem given.
 */
export function requireReason(reason: string, missing: Problem = OF_PLAN): string {
  const why = reason.trim().slice(0, LONGEST);
  return why.length >= SHORTEST ? why : raise(missing);
}
