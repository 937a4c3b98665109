/** How a survey reads: each question as respondents meet it, along the way that the preview's own answers lead. */
import { useState } from 'react';
import { type SurveyAnswers, wayThrough } from '../../../core/survey/survey-answer.ts';
import {
  choicesOf,
  type SurveyDefinition,
  type SurveyQuestion,
  textIn,
} from '../../../core/survey/survey-definition.ts';
import { Choice } from '../choice.tsx';

/** Show it. Nothing that is chosen here is kept. */
export function SurveyPreview({ survey }: { readonly survey: SurveyDefinition }) {
  const [language, setLanguage] = useState(survey.languages[0] ?? 'en');
  const [words, setWords] = useState('usual');
  const [answers, setAnswers] = useState<SurveyAnswers>({});
  const way = wayThrough(survey, answers);
  const isEasy = words === 'easy';
  return (
    <div className="keel-preview">
      <Choice
        label="Language of the preview"
        value={language}
        say={setLanguage}
        options={survey.languages.map((one) => ({ value: one, text: one }))}
      />
      <Choice
        label="Words of the preview"
        value={words}
        say={setWords}
        options={[
          { value: 'usual', text: 'As usual' },
          { value: 'easy', text: 'Easy read' },
        ]}
      />
      <p>
        {way.length} of {survey.questions.length} questions lie on the way of these answers. Choose others to
        follow another.
      </p>
      <ol>
        {way.map((question) => (
          <li key={question.id} lang={language}>
            <Asked
              question={question}
              title={textIn(isEasy ? (question.easy ?? question.title) : question.title, language)}
              language={language}
              chosen={answers[question.id]}
              choose={(id) => setAnswers((before) => ({ ...before, [question.id]: id }))}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Asked({
  question,
  title,
  language,
  chosen,
  choose,
}: {
  readonly question: SurveyQuestion;
  readonly title: string;
  readonly language: string;
  readonly chosen: SurveyAnswers[string] | undefined;
  readonly choose: (id: string) => void;
}) {
  const choices = choicesOf(question);
  const hint = question.hint === undefined ? null : textIn(question.hint, language);
  if (question.kind !== 'single')
    return (
      <>
        <p>
          <strong>{title}</strong>
          {hint !== null && <> {hint}</>}
        </p>
        {choices.length > 0 && (
          <p className="keel-quiet">{choices.map(({ text }) => textIn(text, language)).join(' · ')}</p>
        )}
      </>
    );
  return (
    <fieldset className="govuk-fieldset">
      <legend>
        <strong>{title}</strong>
        {hint !== null && <> {hint}</>}
      </legend>
      {choices.map(({ id, text }) => (
        <label key={id} className="keel-preview-answer">
          <input
            type="radio"
            name={`preview-${question.id}`}
            checked={chosen === id}
            onChange={() => choose(id)}
          />{' '}
          {textIn(text, language)}
        </label>
      ))}
    </fieldset>
  );
}
