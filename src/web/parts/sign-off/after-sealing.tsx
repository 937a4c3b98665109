/** After the seal: sending, the department's questions and the replies, and a corrected return. */
import { useState } from 'react';
import type { DepartmentQuestion, SignOffReply } from '../../../contract/sign-off.ts';
import { Field } from './field.tsx';
import { Refused, StepButton, useStep } from './step-button.tsx';

type Given = { readonly data: SignOffReply; readonly path: string };

/** Show what follows the seal. */
export function AfterSealing({ data, path }: Given) {
  return (
    <section aria-labelledby="after">
      <h2 id="after" className="keel-h2">
        After sealing
      </h2>
      {data.submittedOn === null ? (
        <p>Not sent yet.</p>
      ) : (
        <p>Sent to the department on {data.submittedOn}.</p>
      )}
      {data.can.submit && (
        <StepForm
          path={path}
          name="submit"
          button="Record that it was sent"
          field="Day it was sent"
          hint="As 2024-12-11. Left empty, it is today."
          bodyOf={(day) => ({ on: day.trim() === '' ? null : day.trim() })}
        />
      )}
      {data.can.supersede && (
        <>
          <p>
            A sealed correction waits to take the place of the earlier return, which stays readable as it was.
          </p>
          <StepButton path={path} name="supersede">
            Put the correction in its place
          </StepButton>
        </>
      )}
      {data.questions.length > 0 && (
        <ol className="keel-questions">
          {data.questions.map((question) => (
            <Question key={question.question} question={question} path={path} mayReply={data.can.answer} />
          ))}
        </ol>
      )}
      {data.can.answer && (
        <details className="keel-where keel-no-print">
          <summary>Record a question of the department</summary>
          <StepForm
            path={path}
            name="question"
            button="Record the question"
            field="The question in full"
            rows={4}
            bodyOf={(text) => ({ text, on: null })}
          />
        </details>
      )}
      {data.can.correct && (
        <details className="keel-where keel-no-print">
          <summary>Correct this return</summary>
          <p>
            The sealed return stays as it is. The corrected one is frozen from the records as they stand now,
            signed by both officers and sealed, and then takes its place.
          </p>
          <StepForm
            path={path}
            name="freeze"
            button="Freeze a corrected return"
            field="Why it is corrected"
            bodyOf={(correction) => ({ correction })}
          />
        </details>
      )}
    </section>
  );
}

function Question({
  question: { question, on, text, reply },
  path,
  mayReply,
}: {
  readonly question: DepartmentQuestion;
  readonly path: string;
  readonly mayReply: boolean;
}) {
  return (
    <li>
      <p>
        <strong>{question}</strong> ({on}): {text}
      </p>
      {reply !== null && (
        <p>
          <strong>Reply:</strong> {reply}
        </p>
      )}
      {reply === null && mayReply && (
        <StepForm
          path={path}
          name="reply"
          button={`Record the reply to ${question}`}
          field={`Reply to ${question} in full`}
          rows={4}
          bodyOf={(words) => ({ question, text: words })}
        />
      )}
    </li>
  );
}

function StepForm({
  path,
  name,
  button,
  field,
  hint,
  rows,
  bodyOf,
}: {
  readonly path: string;
  readonly name: string;
  readonly button: string;
  readonly field: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly bodyOf: (text: string) => object;
}) {
  const { step, take } = useStep(path);
  const [text, setText] = useState('');
  return (
    <form
      className="keel-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void take(name, bodyOf(text)).then((isDone) => isDone && setText(''));
      }}
    >
      <Refused step={step} />
      <Field
        label={field}
        value={text}
        say={setText}
        {...(hint === undefined ? {} : { hint })}
        {...(rows === undefined ? {} : { rows })}
      />
      <button type="submit" className="govuk-button govuk-button--secondary" disabled={step.at === 'going'}>
        {button}
      </button>
    </form>
  );
}
