/** Where answers came from: who looks at them, what people agreed to, taking a wave, naming others, erasing. */
import { useState } from 'react';
import type { ReviewReply } from '../../../contract/review.ts';
import { Choice } from '../choice.tsx';
import { Field } from '../sign-off/field.tsx';
import { Refused, useStep } from '../sign-off/step-button.tsx';

type Given = { readonly path: string; readonly data: ReviewReply };

/** Show the sources. */
export function SourceList({ path, data: { sources, waves, mayWork } }: Given) {
  return (
    <>
      {sources.length === 0 && <p>None yet.</p>}
      <ul className="keel-records">
        {sources.map((source) => (
          <li key={source.id} className="keel-record">
            <h3 className="keel-h3">{source.title}</h3>
            <p>{source.told}</p>
            <p className="keel-note">People agreed to: {source.consent}</p>
            {mayWork && <ChangeSource path={path} sourceId={source.id} />}
          </li>
        ))}
      </ul>
      {mayWork && waves.length > 0 && (
        <details className="keel-where">
          <summary>Take the answers of a wave</summary>
          <TakeWave path={path} waves={waves} />
        </details>
      )}
      <p className="keel-note">
        A file of answers is taken with “evenkeel review take-file”. Nothing unmasked of it is kept.
      </p>
    </>
  );
}

function ChangeSource({ path, sourceId }: { readonly path: string; readonly sourceId: string }) {
  const { step, take } = useStep(path);
  const [readers, setReaders] = useState('');
  const [reason, setReason] = useState('');
  return (
    <details className="keel-where">
      <summary>
        Name others, or erase<span className="govuk-visually-hidden">: {sourceId}</span>
      </summary>
      <div className="keel-form keel-no-print">
        <Refused step={step} />
        <Field
          label="Who looks at these answers"
          hint="E-mails of accounts, with commas between; or “me”"
          value={readers}
          say={setReaders}
        />
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          disabled={step.at === 'going'}
          onClick={() => void take('name-readers', { sourceId, readers: readers.split(',') })}
        >
          Name them
        </button>
        <Field label="Why all its answers are erased" value={reason} say={setReason} />
        <button
          type="button"
          className="govuk-button govuk-button--warning"
          disabled={step.at === 'going'}
          onClick={() => void take('erase', { id: sourceId, reason })}
        >
          Erase the answers
        </button>
      </div>
    </details>
  );
}

function TakeWave({ path, waves }: { readonly path: string; readonly waves: ReviewReply['waves'] }) {
  const { step, take } = useStep(path);
  const [waveId, setWave] = useState(waves[0]?.id ?? '');
  const [readers, setReaders] = useState('me');
  const [hours, setHours] = useState('4');
  const [days, setDays] = useState('5');
  const [quoting, setQuoting] = useState('no');
  const isRunning = waves.find(({ id }) => id === waveId)?.isClosed === false;
  return (
    <form
      className="keel-form keel-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        const named = readers.split(',');
        const times = { flaggedHours: Number(hours), otherDays: Number(days) };
        void take('take-wave', { waveId, isRunning, readers: named, ...times, mayQuote: quoting === 'yes' });
      }}
    >
      <Refused step={step} />
      <Choice
        label="Wave"
        value={waveId}
        say={setWave}
        options={waves.map(({ id, isClosed }) => ({
          value: id,
          text: isClosed ? id : `${id} (open: answers come as they are given)`,
        }))}
      />
      <Field
        label="Who looks at its answers"
        hint="E-mails of accounts, with commas between; or “me”"
        value={readers}
        say={setReaders}
      />
      <Field label="Hours for a flagged answer" value={hours} say={setHours} />
      <Field label="Days for any other" value={days} say={setDays} />
      <Choice
        label="Does what people agreed to allow quoting their masked words?"
        value={quoting}
        say={setQuoting}
        options={[
          { value: 'no', text: 'No, or it does not say' },
          { value: 'yes', text: 'Yes' },
        ]}
      />
      <button type="submit" className="govuk-button govuk-button--secondary" disabled={step.at === 'going'}>
        Take them
      </button>
    </form>
  );
}
