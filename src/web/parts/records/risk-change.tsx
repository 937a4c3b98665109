/** Scoring a risk anew or closing it, with the reason; the rules of closing are the server's to tell. */
import { useState } from 'react';
import type { RiskDetail, RisksReply } from '../../../contract/risks.ts';
import { Choice } from '../choice.tsx';
import { Field } from '../sign-off/field.tsx';
import { Refused, useStep } from '../sign-off/step-button.tsx';

type Given = {
  readonly risk: RiskDetail;
  readonly data: Pick<RisksReply, 'likelihoods' | 'impacts'>;
  readonly path: string;
};

const STATES = [
  { value: 'open', text: 'Open' },
  { value: 'closed', text: 'Closed' },
  { value: 'became-issue', text: 'Became an issue' },
] as const;

/** Show the form in a disclosure. */
export function RiskChange({ risk, data, path }: Given) {
  const { step, take } = useStep(path);
  const [likelihood, setLikelihood] = useState(String(risk.likelihood));
  const [impact, setImpact] = useState(String(risk.impact));
  const [status, setStatus] = useState<string>(risk.status);
  const [closure, setClosure] = useState(risk.closure ?? '');
  const [reason, setReason] = useState('');
  const fields = {
    likelihood: Number(likelihood),
    impact: Number(impact),
    status,
    closure: closure.trim() === '' ? null : closure.trim(),
  };
  const named = { kind: 'risk', id: risk.id, title: risk.title, owner: risk.owner };
  return (
    <details className="keel-where keel-no-print">
      <summary>
        Score anew or close<span className="govuk-visually-hidden">: {risk.title}</span>
      </summary>
      <form
        className="keel-form"
        onSubmit={(event) => {
          event.preventDefault();
          void take('keep-record', { ...named, reason, basedOn: risk.version, fields });
        }}
      >
        <Refused step={step} />
        <Choice
          label="Likelihood now"
          value={likelihood}
          say={setLikelihood}
          options={steps(data.likelihoods)}
        />
        <Choice label="Impact now" value={impact} say={setImpact} options={steps(data.impacts)} />
        <Choice label="State" value={status} say={setStatus} options={STATES} />
        {status === 'closed' && (
          <Field
            label="Why it is closed although something is left (optional)"
            hint="Needed where an action is open or the score is above what is accepted."
            value={closure}
            say={setClosure}
          />
        )}
        <Field label="Reason" hint="Why it changes; kept with the version." value={reason} say={setReason} />
        <button type="submit" className="govuk-button" disabled={step.at === 'going'}>
          Keep the change
        </button>
      </form>
    </details>
  );
}

function steps(words: readonly string[]) {
  return words.map((text, place) => ({ value: String(place + 1), text: `${place + 1}: ${text}` }));
}
