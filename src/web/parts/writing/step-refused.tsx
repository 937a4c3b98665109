/** Why a step of a section was not taken. */
import type { ProblemReply } from '../../../contract/problem-reply.ts';

/** Say it; nothing where it was taken. */
export function StepRefused({ problem }: { readonly problem: ProblemReply | null }) {
  if (problem === null) return null;
  return (
    <p role="alert" className="keel-problem">
      {problem.message}. {problem.advice}
    </p>
  );
}
