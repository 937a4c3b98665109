/** Challenges of one rating: what is doubted, the answer, and the steps that may be taken. */
import { useState } from 'react';
import type { RatedSubject, RatingsReply, ShownChallenge } from '../../../contract/ratings.ts';
import { Field } from '../sign-off/field.tsx';
import { Refused, useStep } from '../sign-off/step-button.tsx';

type Given = { readonly subject: RatedSubject; readonly data: RatingsReply; readonly path: string };

const STATES = { open: 'Open', answered: 'Answered, not closed', closed: 'Closed' } as const;

/** Show the challenges, and the form for a new one to who may challenge. */
export function Challenges({ subject, data, path }: Given) {
  const named = { updateId: data.updateId, subject: { kind: subject.kind, id: subject.id } };
  return (
    <>
      {subject.challenges.length > 0 && (
        <>
          <h3 className="keel-h3">Challenges</h3>
          <ul className="keel-questions">
            {subject.challenges.map((one) => (
              <li key={one.id}>
                <One challenge={one} data={data} path={path} />
              </li>
            ))}
          </ul>
        </>
      )}
      {data.mayChallenge && (
        <details className="keel-where keel-no-print">
          <summary>
            Challenge<span className="govuk-visually-hidden"> the rating of {subject.title}</span>
          </summary>
          <WordsForm
            path={path}
            name="challenge"
            field="What is doubted"
            button="Raise the challenge"
            bodyOf={(text) => ({ ...named, text })}
          />
        </details>
      )}
    </>
  );
}

function One({
  challenge,
  data,
  path,
}: Pick<Given, 'data' | 'path'> & { readonly challenge: ShownChallenge }) {
  const { id, update, said, by, answer, answeredBy, state } = challenge;
  return (
    <>
      <p>
        <strong>{STATES[state]}</strong> (update {update}, {by}): {said}
      </p>
      {answer !== null && (
        <p>
          <strong>Answer</strong> ({answeredBy ?? 'not known who'}): {answer}
        </p>
      )}
      {state !== 'closed' && data.mayAnswer && (
        <WordsForm
          path={path}
          name="answer-challenge"
          field="Answer"
          button="Keep the answer"
          bodyOf={(text) => ({ id, text })}
        />
      )}
      {state === 'answered' && data.mayChallenge && <Close path={path} id={id} />}
    </>
  );
}

function Close({ path, id }: { readonly path: string; readonly id: string }) {
  const { step, take } = useStep(path);
  return (
    <>
      <Refused step={step} />
      <button
        type="button"
        className="govuk-button govuk-button--secondary keel-no-print"
        disabled={step.at === 'going'}
        onClick={() => void take('close-challenge', { id })}
      >
        Close the challenge
      </button>
    </>
  );
}

function WordsForm({
  path,
  name,
  field,
  button,
  bodyOf,
}: {
  readonly path: string;
  readonly name: string;
  readonly field: string;
  readonly button: string;
  readonly bodyOf: (text: string) => object;
}) {
  const { step, take } = useStep(path);
  const [text, setText] = useState('');
  return (
    <form
      className="keel-no-print keel-form"
      onSubmit={(event) => {
        event.preventDefault();
        void take(name, bodyOf(text)).then((isDone) => isDone && setText(''));
      }}
    >
      <Refused step={step} />
      <Field label={field} value={text} say={setText} rows={3} />
      <button type="submit" className="govuk-button govuk-button--secondary" disabled={step.at === 'going'}>
        {button}
      </button>
    </form>
  );
}
