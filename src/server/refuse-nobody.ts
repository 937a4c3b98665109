/** The refusal of whoever is not signed in. */
import { raise } from '../core/base/problem.ts';

/** Refuse. @throws ProblemError `sign-in.needed` always. */
export function refuseNobody(): never {
  return raise({
    code: 'sign-in.needed',
    message: 'You are not signed in',
    advice: 'Sign in, then come back to this page.',
  });
}
