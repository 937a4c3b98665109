/** The answers of a question in the builder: words, id, and for a question of one answer where each leads. */
import { addChoice, removeChoice, routeOf, withChoice, withRoute } from '../../../core/survey/edit-survey.ts';
import type { SurveyQuestion } from '../../../core/survey/survey-definition.ts';
import { Choice } from '../choice.tsx';
import { Field } from '../sign-off/field.tsx';
import { TextsField } from './texts-field.tsx';

type WithChoices = Extract<SurveyQuestion, { readonly kind: 'single' | 'several' }>;

/** Show them. */
export function ChoicesEditor({
  question,
  languages,
  targets,
  change,
}: {
  readonly question: WithChoices;
  readonly languages: readonly string[];
  readonly targets: readonly { readonly value: string; readonly text: string }[];
  readonly change: (question: SurveyQuestion) => void;
}) {
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend">Answers</legend>
      {question.choices.map((choice, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an id is changed while it is typed, its place is not
        <div key={at} className="keel-answer-row">
          <TextsField
            label={`Answer ${at + 1}`}
            languages={languages}
            value={choice.text}
            say={(text) => change(withChoice(question, at, { ...choice, text }))}
          />
          <Field
            label={`Id of answer ${at + 1}`}
            value={choice.id}
            say={(id) => change(withChoice(question, at, { ...choice, id }))}
          />
          {question.kind === 'single' && (
            <Choice
              label={`After answer ${at + 1}`}
              value={routeOf(question, choice.id) ?? ''}
              say={(to) => change(withRoute(question, choice.id, to === '' ? null : to))}
              options={[{ value: '', text: 'The next question' }, ...targets]}
            />
          )}
          {question.choices.length > 2 && (
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() => change(removeChoice(question, at))}
            >
              Take answer {at + 1} away
            </button>
          )}
        </div>
      ))}
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        onClick={() => change(addChoice(question))}
      >
        Add an answer
      </button>
    </fieldset>
  );
}
