/** Entering replies from paper for an open wave: the group, the code on the paper, and each answer as it was ticked or written. */
import { useState } from 'react';
import type { ShownWave } from '../../../contract/surveys.ts';
import {
  choicesOf,
  type SurveyDefinition,
  type SurveyQuestion,
  textIn,
} from '../../../core/survey/survey-definition.ts';
import { Choice } from '../choice.tsx';
import { Field } from '../sign-off/field.tsx';
import { Refused, useStep } from '../sign-off/step-button.tsx';

type Answers = Readonly<Record<string, readonly string[]>>;

/** Show the form; once a reply is entered it is empty again, with the same group. @param path  of the builder, where replies are sent. */
export function PaperEntry({
  waveId,
  paper,
  path,
}: {
  readonly waveId: string;
  readonly paper: NonNullable<ShownWave['paper']>;
  readonly path: string;
}) {
  const { step, take } = useStep(path);
  // the body was written by our own server from a published survey
  const survey = JSON.parse(paper.body) as SurveyDefinition;
  const [group, setGroup] = useState(paper.groups[0] ?? '');
  const [code, setCode] = useState('');
  const [answers, setAnswers] = useState<Answers>({});
  const [entered, setEntered] = useState(0);
  const enter = async () => {
    const given = Object.fromEntries(
      Object.entries(answers).filter(([, values]) => values.some((one) => one.trim() !== '')),
    );
    const body = { waveId, group, code: code.trim() === '' ? null : code.trim(), answers: given };
    if (!(await take('enter-paper', body))) return;
    setEntered((count) => count + 1);
    setCode('');
    setAnswers({});
  };
  return (
    <details className="keel-where keel-no-print">
      <summary>Enter replies from paper: {waveId}</summary>
      <form
        className="keel-form"
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        <Refused step={step} />
        <Choice
          label="Group"
          value={group}
          say={setGroup}
          options={paper.groups.map((one) => ({ value: one, text: one }))}
        />
        <Field
          label="Code on the paper"
          hint="Leave it empty where the paper has none. With it, nobody answers twice."
          value={code}
          say={setCode}
        />
        {survey.questions
          .filter(({ kind }) => kind !== 'information')
          .map((question) => (
            <PaperQuestion
              key={question.id}
              waveId={waveId}
              question={question}
              values={answers[question.id] ?? []}
              say={(values) => setAnswers((before) => ({ ...before, [question.id]: values }))}
            />
          ))}
        <button type="submit" className="govuk-button" disabled={step.at === 'going'}>
          Enter this reply
        </button>
        <p role="status">{entered === 0 ? '' : `${entered} entered since this page was opened.`}</p>
      </form>
    </details>
  );
}

function PaperQuestion({
  waveId,
  question,
  values,
  say,
}: {
  readonly waveId: string;
  readonly question: SurveyQuestion;
  readonly values: readonly string[];
  readonly say: (values: readonly string[]) => void;
}) {
  const title = textIn(question.title, 'en');
  if (question.kind === 'text' || question.kind === 'number')
    return (
      <Field
        label={title}
        value={values[0] ?? ''}
        say={(text) => say([text])}
        {...(question.kind === 'text' ? { rows: 3 } : {})}
      />
    );
  const isSeveral = question.kind === 'several';
  const toggled = (id: string) =>
    values.includes(id) ? values.filter((one) => one !== id) : isSeveral ? [...values, id] : [id];
  return (
    <fieldset className="govuk-fieldset keel-paper-question">
      <legend>
        <strong>{title}</strong>
      </legend>
      {choicesOf(question).map(({ id, text }) => (
        <label key={id} className="keel-preview-answer">
          <input
            type={isSeveral ? 'checkbox' : 'radio'}
            name={`paper-${waveId}-${question.id}`}
            checked={values.includes(id)}
            onChange={() => say(toggled(id))}
          />{' '}
          {textIn(text, 'en')}
        </label>
      ))}
      {values.length > 0 && !isSeveral && (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => say([])}>
          Nothing ticked<span className="govuk-visually-hidden">: {title}</span>
        </button>
      )}
    </fieldset>
  );
}
