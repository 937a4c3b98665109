/** The queue: each answer with what it may tell of, by when somebody must look, and the decision of a named person. */
import { useState } from 'react';
import type { ReviewReply, ShownQueued } from '../../../contract/review.ts';
import { Choice } from '../choice.tsx';
import { Field } from '../sign-off/field.tsx';
import { Refused, useStep } from '../sign-off/step-button.tsx';

type Given = { readonly path: string; readonly data: ReviewReply };

const DECISIONS = [
  { value: 'no-concern', text: 'No concern' },
  { value: 'passed-on', text: 'Passed on to safeguarding' },
  { value: 'second-look', text: 'Someone else must look too' },
];

/** Show the queue. */
export function LookQueue({ path, data: { queue, mayWork } }: Given) {
  const { step, take } = useStep(path);
  const plain = queue.next.filter(({ flags, looks }) => flags === '' && looks.length === 0);
  return (
    <>
      <p>
        {queue.told}
        {queue.named.length > 0 && ` Named for them: ${queue.named.join(', ')}.`}
      </p>
      <p>
        <strong>
          Every answer is read, flagged or not: of 201 made-up tellings of harm that nothing had learnt from,
          16 carry no flag.
        </strong>
      </p>
      {mayWork && !queue.mayClose && queue.next.length > 0 && (
        <p className="keel-note">You are not named for these answers. You may ask for another look at one.</p>
      )}
      <ol className="keel-records">
        {queue.next.map((answer) => (
          <Waiting key={answer.id} path={path} answer={answer} mayWork={mayWork} />
        ))}
      </ol>
      <Refused step={step} />
      {queue.mayClose && plain.length > 1 && (
        <button
          type="button"
          className="govuk-button keel-no-print"
          disabled={step.at === 'going'}
          onClick={() =>
            void take('look', {
              looks: plain.map(({ id }) => ({ answerId: id, decision: 'no-concern', note: '' })),
            })
          }
        >
          I have read the {plain.length} above that carry no flag: no concern
        </button>
      )}
    </>
  );
}

function Waiting({
  path,
  answer,
  mayWork,
}: {
  readonly path: string;
  readonly answer: ShownQueued;
  readonly mayWork: boolean;
}) {
  const { step, take } = useStep(path);
  const [decision, setDecision] = useState('no-concern');
  const [note, setNote] = useState('');
  return (
    <li className="keel-record">
      {answer.flags !== '' && (
        <p>
          <span className="keel-severity keel-severity-error">{answer.flags}</span>
        </p>
      )}
      <blockquote className="keel-quote">{answer.text}</blockquote>
      <p className="keel-note">
        {answer.source}.{' '}
        {answer.isOverdue ? <strong>Overdue since {answer.due}</strong> : `To be looked at by ${answer.due}`}.
      </p>
      {answer.looks.map((look) => (
        <p key={look} className="keel-note">
          {look}
        </p>
      ))}
      {mayWork && (
        <details className="keel-where">
          <summary>
            Decide<span className="govuk-visually-hidden">: {answer.text.slice(0, 40)}</span>
          </summary>
          <Refused step={step} />
          <form
            className="keel-form keel-no-print"
            onSubmit={(event) => {
              event.preventDefault();
              void take('look', { looks: [{ answerId: answer.id, decision, note }] });
            }}
          >
            <Choice label="What you found" value={decision} say={setDecision} options={DECISIONS} />
            {decision !== 'no-concern' && (
              <Field
                label="What was done, or what to look for"
                hint="No names."
                value={note}
                say={setNote}
                rows={2}
              />
            )}
            <button type="submit" className="govuk-button" disabled={step.at === 'going'}>
              Keep it
            </button>
          </form>
        </details>
      )}
    </li>
  );
}
