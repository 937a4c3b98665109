/** Freezing a return: what stands in the way, or the button; and taking a frozen one back. */
import { useState } from 'react';
import type { SignOffCheckReply, SignOffReply } from '../../../contract/sign-off.ts';
import type { CheckSeen } from './check-stands.tsx';
import { Field } from './field.tsx';
import { Refused, useStep } from './step-button.tsx';

type Given = { readonly data: SignOffReply; readonly check: CheckSeen; readonly path: string };

/** Show what is to be done to have a frozen return. */
export function FreezeStep({ data, check: { told, isNow }, path }: Given) {
  const { step, take } = useStep(path);
  const mustFreeze = data.stage === 'draft' || (told?.changedSince ?? null) !== null;
  const blockers = told?.blockers ?? [];
  return (
    <>
      {told !== null && blockers.length > 0 && (
        <div className="keel-problem">
          <h3 className="keel-h3">
            It cannot be frozen yet: {blockers.length}{' '}
            {blockers.length === 1 ? 'thing stands' : 'things stand'} in the way
          </h3>
          <ul>
            {toldOf(told).map(({ code, message, place, advice }) => (
              <li key={`${code} ${place ?? ''}`}>
                {message}
                {place === undefined ? '' : ` (${place})`}. {advice}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Refused step={step} />
      {isNow && data.can.freeze && mustFreeze && blockers.length === 0 && (
        <>
          <p>Freezing takes the return as it stands now. Later changes of the records do not reach it.</p>
          <button
            type="button"
            className="govuk-button keel-no-print"
            disabled={step.at === 'going'}
            onClick={() => void take('freeze', { correction: null })}
          >
            {data.stage === 'draft' ? 'Freeze for signature' : 'Freeze again'}
          </button>
        </>
      )}
      {data.can.withdraw && <Withdraw path={path} />}
    </>
  );
}

/** What stands in the way, in words; findings have a part of the page of their own, below. */
function toldOf({ blockers, findings }: SignOffCheckReply): SignOffCheckReply['blockers'] {
  const open = findings.filter(({ answer, severity }) => answer === null && severity === 'error').length;
  const others = blockers.filter(({ code }) => code !== 'return.finding-open');
  if (open === 0) return others;
  const message = `${open} ${open === 1 ? 'error' : 'errors'} of the check ${open === 1 ? 'is' : 'are'} not answered`;
  return [...others, { code: 'return.finding-open', message, advice: 'See below.' }];
}

function Withdraw({ path }: { readonly path: string }) {
  const { step, take } = useStep(path);
  const [reason, setReason] = useState('');
  return (
    <details className="keel-where keel-no-print">
      <summary>Take the frozen return back</summary>
      <p>The signatures given so far no longer count then. It stays in the record with the reason.</p>
      <Refused step={step} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void take('withdraw', { reason });
        }}
      >
        <Field label="Why it is taken back" value={reason} say={setReason} />
        <button type="submit" className="govuk-button govuk-button--warning" disabled={step.at === 'going'}>
          Take it back
        </button>
      </form>
    </details>
  );
}
