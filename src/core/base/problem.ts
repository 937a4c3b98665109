/** A problem: what is wrong with a call or an input, in words that its owner can act on. */

/**
 * One problem. `code` is `subject.what-is-wrong` and stands in `docs/problems.md`.
 * `message` and `advice` never repeat a personal value: place and code are enough to find it.
 */
export type Problem = {
  readonly code: string;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly advice?: string;
  /** Where it is: a file, a figure, a condition, "file.csv, line 14". */
  readonly place?: string;
};

/** A problem on its way to the person who caused it; caught once per command or request. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** Stop the work with a problem that is the caller's to mend. @throws ProblemError always. */
export function raise(problem: Problem): never {
  throw new ProblemError(problem);
}
