/** Opening a wave of a survey that was kept and has no fault. */
import { useState } from 'react';
import { Field } from '../sign-off/field.tsx';
import { Refused, useStep } from '../sign-off/step-button.tsx';

/** Show the form. @param path  of the builder. */
export function WaveForm({ path, surveyId }: { readonly path: string; readonly surveyId: string }) {
  const { step, take } = useStep(path);
  const [waveId, setWaveId] = useState('');
  const [opensOn, setOpensOn] = useState('');
  const [closesOn, setClosesOn] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const open = async () => {
    if (await take('open-wave', { surveyId, waveId, opensOn, closesOn })) setOpened(waveId);
  };
  return (
    <form
      className="keel-form"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <h3 className="keel-h3">Open a wave</h3>
      <Refused step={step} />
      <Field label="Id of the wave" hint="Such as families-spring-2025." value={waveId} say={setWaveId} />
      <Field label="First day" type="date" value={opensOn} say={setOpensOn} />
      <Field label="Last day" type="date" value={closesOn} say={setClosesOn} />
      <button type="submit" className="govuk-button govuk-button--secondary" disabled={step.at === 'going'}>
        Publish, and open the wave
      </button>
      {opened !== null && (
        <p role="status">
          Wave {opened} is open. Make codes for it with “evenkeel survey invite”, one for each person.
        </p>
      )}
    </form>
  );
}
