/** A button that takes one step of a return, says what stood in its way, and shows the page anew where it was taken. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ProblemReply } from '../../../contract/problem-reply.ts';
import { NO_ANSWER, RefusedError, takeStep } from '../../api.ts';
import { askAnew } from '../../ask-anew.ts';

/** Where a step stands: at rest, on its way, or refused with what stood in the way. */
export type Step =
  | { readonly at: 'rest' }
  | { readonly at: 'going' }
  | { readonly at: 'refused'; readonly problems: readonly ProblemReply[] };

/** Take steps of a return. @param path  of the sign-off. */
export function useStep(path: string) {
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ at: 'rest' });
  const take = async (name: string, body: object): Promise<boolean> => {
    setStep({ at: 'going' });
    try {
      const { blockers } = await takeStep(path, name, body);
      await askAnew(queries);
      setStep(blockers.length === 0 ? { at: 'rest' } : { at: 'refused', problems: blockers });
      return blockers.length === 0;
    } catch (error) {
      setStep({ at: 'refused', problems: [error instanceof RefusedError ? error.reply : NO_ANSWER] });
      return false;
    }
  };
  return { step, take };
}

/** Say what stood in the way of a step. */
export function Refused({ step }: { readonly step: Step }) {
  if (step.at !== 'refused') return null;
  return (
    <div role="alert" className="keel-problem">
      <h3 className="keel-h3">This was not done</h3>
      <ul>
        {step.problems.map(({ code, message, place, advice }) => (
          <li key={`${code} ${place ?? ''}`}>
            {message}
            {place !== undefined && place !== '' && ` (${place})`}. {advice}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A step that needs nothing but the button. */
export function StepButton({
  path,
  name,
  children,
  isSecondary = false,
}: {
  readonly path: string;
  readonly name: string;
  readonly children: ReactNode;
  readonly isSecondary?: boolean;
}) {
  const { step, take } = useStep(path);
  return (
    <>
      <Refused step={step} />
      <button
        type="button"
        className={`govuk-button keel-no-print${isSecondary ? ' govuk-button--secondary' : ''}`}
        disabled={step.at === 'going'}
        onClick={() => void take(name, {})}
      >
        {children}
      </button>
    </>
  );
}
