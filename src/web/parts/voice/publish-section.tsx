/** Publishing You Said We Did: what stands published, where anyone reads it, and taking it back with a reason. */
import { useState } from 'react';
import type { VoiceReply } from '../../../contract/voice.ts';
import { Field } from '../sign-off/field.tsx';
import { Refused, StepButton, useStep } from '../sign-off/step-button.tsx';

type Given = { readonly path: string; readonly data: VoiceReply };

/** Show the section. */
export function PublishSection({ path, data }: Given) {
  const blocked = data.faults.filter(({ blocks }) => blocks).length;
  return (
    <>
      {data.published === null ? (
        <p>Nothing is published.</p>
      ) : (
        <p>
          {data.published} is published. <a href={data.publicPath}>Read it as anyone does</a>, or{' '}
          <a href={`${data.publicPath}.pdf`}>as a PDF</a>.
        </p>
      )}
      <p className="keel-note">
        What is published holds the statements that are not marked otherwise, results of closed votes and
        consultations. Names, settings and contacts are taken out of people’s words, small sectors are kept
        back. An uncommon first name alone cannot be told from a word: read it before you publish.
      </p>
      {blocked > 0 && <p>{blocked} of the things above must be mended first.</p>}
      {data.mayPublish && (
        <>
          <p>
            <a href={`${path}/draft.pdf`} download>
              Draft of what would be published now, as a PDF
            </a>
          </p>
          <StepButton path={path} name="publish-you-said">
            Publish what stands now
          </StepButton>
          {data.published !== null && <TakeBack path={path} />}
        </>
      )}
    </>
  );
}

function TakeBack({ path }: { readonly path: string }) {
  const { step, take } = useStep(path);
  const [reason, setReason] = useState('');
  return (
    <form
      className="keel-no-print keel-form"
      onSubmit={(event) => {
        event.preventDefault();
        void take('withdraw-you-said', { reason }).then((isDone) => isDone && setReason(''));
      }}
    >
      <Refused step={step} />
      <Field label="Why it is taken back" value={reason} say={setReason} />
      <button type="submit" className="govuk-button govuk-button--secondary" disabled={step.at === 'going'}>
        Take it back
      </button>
    </form>
  );
}
