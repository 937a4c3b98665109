/** Undoing an import: a button, then the consequence in words and a second, plain confirmation. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ImportLine } from '../../contract/imports.ts';
import { NO_ANSWER, type ProgrammeAddress, RefusedError, undoImport } from '../api.ts';
import { askAnew } from '../ask-anew.ts';

type Step =
  | { readonly at: 'rest' }
  | { readonly at: 'asked' }
  | { readonly at: 'going' }
  | { readonly at: 'refused'; readonly message: string; readonly advice: string };

/** Show the button, or the question once it is pressed. Nothing for an import that is undone already. */
export function UndoImport({
  line,
  params,
}: {
  readonly line: ImportLine;
  readonly params: ProgrammeAddress;
}) {
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ at: 'rest' });
  const button = useRef<HTMLButtonElement>(null);
  const question = useRef<HTMLHeadingElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (step.at === 'asked') question.current?.focus();
    if (step.at === 'rest' && wasAsked.current) button.current?.focus();
    wasAsked.current = step.at !== 'rest';
  }, [step.at]);
  if (!line.isInForce) return null;

  const undo = async () => {
    setStep({ at: 'going' });
    try {
      await undoImport(params, line.importId);
      await askAnew(queries);
      // the question is gone with its buttons: the page's heading is where one goes on
      document.querySelector('h1')?.focus();
    } catch (error) {
      const { message, advice } = error instanceof RefusedError ? error.reply : NO_ANSWER;
      setStep({ at: 'refused', message, advice: advice ?? '' });
    }
  };
  if (step.at === 'rest')
    return (
      <button
        ref={button}
        type="button"
        className="govuk-button govuk-button--warning keel-no-print"
        onClick={() => setStep({ at: 'asked' })}
      >
        Undo this import<span className="govuk-visually-hidden"> of {line.file}</span>
      </button>
    );
  return (
    <div className="keel-notice keel-no-print">
      <h3 ref={question} tabIndex={-1} className="keel-h3">
        Undo the import of {line.file}?
      </h3>
      <p>{line.undoing}</p>
      {step.at === 'refused' && (
        <p role="alert" className="keel-alert">
          {step.message}. {step.advice}
        </p>
      )}
      <p className="keel-drop-buttons">
        <button
          type="button"
          className="govuk-button govuk-button--warning"
          disabled={step.at === 'going'}
          onClick={() => void undo()}
        >
          Yes, undo it
        </button>
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          disabled={step.at === 'going'}
          onClick={() => setStep({ at: 'rest' })}
        >
          Keep it
        </button>
      </p>
    </div>
  );
}
