/** A step of one section beside its words: taken on the server, then the page asks anew; refused in words. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProblemReply } from '../../../contract/problem-reply.ts';
import { NO_ANSWER, RefusedError } from '../../api.ts';
import { askAnew } from '../../ask-anew.ts';
import { sectionStep } from '../../writing-api.ts';

/** Take steps of a section. @param path  of the writing of the return. */
export function useSectionStep(path: string) {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<ProblemReply | null>(null);
  const [isGoing, setIsGoing] = useState(false);
  const take = async (step: string, body: { readonly fieldId: string }): Promise<boolean> => {
    setIsGoing(true);
    try {
      await sectionStep(path, step, body);
      await askAnew(queries);
      setProblem(null);
      return true;
    } catch (error) {
      setProblem(error instanceof RefusedError ? error.reply : NO_ANSWER);
      return false;
    } finally {
      setIsGoing(false);
    }
  };
  return { take, problem, isGoing };
}
