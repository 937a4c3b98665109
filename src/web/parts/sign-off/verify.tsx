/** Checking a sealed return from end to end, at the press of a button, as an auditor would from its file. */
import { useState } from 'react';
import type { VerificationReply } from '../../../contract/sign-off.ts';
import { NO_ANSWER, RefusedError, verification } from '../../api.ts';

type Answer =
  | { readonly is: 'none' | 'asked' }
  | { readonly is: 'refused'; readonly message: string }
  | { readonly is: 'given'; readonly reply: VerificationReply };

/** Show the button and, once pressed, what was found. */
export function Verify({ path, isSealed }: { readonly path: string; readonly isSealed: boolean }) {
  const [answer, setAnswer] = useState<Answer>({ is: 'none' });
  const ask = async () => {
    setAnswer({ is: 'asked' });
    try {
      setAnswer({ is: 'given', reply: await verification(path) });
    } catch (error) {
      const { message } = error instanceof RefusedError ? error.reply : NO_ANSWER;
      setAnswer({ is: 'refused', message });
    }
  };
  return (
    <section aria-labelledby="verify">
      <h2 id="verify" className="keel-h2">
        Check it
      </h2>
      <p>
        Every signature, every figure against its source, every printed number against its figure, and the
        model run again{isSealed ? '' : '; a return that is not sealed is said to be so'}.
      </p>
      <button
        type="button"
        className="govuk-button govuk-button--secondary keel-no-print"
        disabled={answer.is === 'asked'}
        onClick={() => void ask()}
      >
        Verify this return
      </button>
      <div aria-live="polite">
        {answer.is === 'refused' && <p className="keel-alert">{answer.message}.</p>}
        {answer.is === 'given' && <Found reply={answer.reply} />}
      </div>
    </section>
  );
}

function Found({ reply }: { readonly reply: VerificationReply }) {
  const { acts, signatures, figures, printed, modelCells } = reply.counts;
  return (
    <div className={reply.isWhole ? 'keel-verified' : 'keel-problem'}>
      <p>
        <strong>
          {reply.isWhole ? '✓ Verified. ' : '✗ Not verified. '}
          {reply.message}.
        </strong>
      </p>
      {reply.at !== null && (
        <p>
          Where: <code>{reply.at === '' ? 'the file as a whole' : reply.at}</code>
        </p>
      )}
      <p>
        Looked at: {acts} steps, {signatures} signatures, {figures} figures, {printed} printed numbers,{' '}
        {modelCells} results of the model.
      </p>
    </div>
  );
}
