/** What came of work that may be refused. */
import { ProblemError } from '../../src/core/base/problem.ts';

/** Give the code of the problem that work is refused with; "done" where it is not. Any other error goes on. */
export function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof ProblemError) return error.problem.code;
      throw error;
    },
  );
}
