/** One question of a survey in the builder: its words, kind, answers and routes, with what must be mended beside it. */
import { useState } from 'react';
import type { SurveyFault } from '../../../core/survey/check-survey.ts';
import { KIND_WORDS, type QuestionKind, withKind } from '../../../core/survey/edit-survey.ts';
import { type SurveyQuestion, type Texts, textIn } from '../../../core/survey/survey-definition.ts';
import { Choice } from '../choice.tsx';
import { Field } from '../sign-off/field.tsx';
import { ChoicesEditor } from './choices-editor.tsx';
import { TextsField } from './texts-field.tsx';

type Given = {
  readonly question: SurveyQuestion;
  /** Place of the question, from 0, and how many there are. */
  readonly place: number;
  readonly of: number;
  readonly languages: readonly string[];
  readonly faults: readonly SurveyFault[];
  /** Questions that an answer may lead to, each with its words. */
  readonly targets: readonly { readonly value: string; readonly text: string }[];
  readonly change: (question: SurveyQuestion) => void;
  readonly move: (by: number) => void;
  readonly remove: () => void;
  readonly addBelow: () => void;
};

/** Show it. */
export function QuestionEditor(given: Given) {
  const { question, place, languages, faults, change } = given;
  const title = textIn(question.title, languages[0] ?? 'en');
  // Open at first where there is something to do; after that as whoever builds it leaves it.
  const [isOpen, setOpen] = useState(faults.length > 0 || title === '');
  return (
    <details
      className="keel-where keel-question"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {place + 1}. {title === '' ? 'New question' : title}{' '}
        <span className="keel-quiet">({KIND_WORDS[question.kind]})</span>
        {faults.length > 0 && <strong> {faults.length} to mend</strong>}
      </summary>
      <Faults faults={faults} />
      <TextsField
        label="Question"
        languages={languages}
        value={question.title}
        say={(texts) => change({ ...question, title: texts })}
      />
      <TextsField
        label="Hint (optional)"
        languages={languages}
        value={question.hint}
        say={(texts) => change(withOptional(question, 'hint', texts))}
      />
      <TextsField
        label="In easy words (optional)"
        hint="For the easy-read version: one short sentence."
        languages={languages}
        value={question.easy}
        say={(texts) => change(withOptional(question, 'easy', texts))}
      />
      <Choice
        label="Kind"
        value={question.kind}
        say={(kind) => change(withKind(question, kind as QuestionKind))} // one of the options
        options={Object.entries(KIND_WORDS).map(([value, text]) => ({ value, text }))}
      />
      <Field
        label="Id"
        hint="Small letters, digits and hyphens. Answers are kept under it, so leave it as it is between waves."
        value={question.id}
        say={(id) => change({ ...question, id })}
      />
      <OwnFields {...given} />
      <Buttons {...given} title={title} />
    </details>
  );
}

/** Set an optional text, or leave it out where it is empty. */
function withOptional(question: SurveyQuestion, name: 'hint' | 'easy', texts: Texts): SurveyQuestion {
  const { [name]: _, ...rest } = question;
  return Object.keys(texts).length === 0 ? rest : { ...rest, [name]: texts };
}

/** What must be mended. */
export function Faults({ faults }: { readonly faults: readonly SurveyFault[] }) {
  if (faults.length === 0) return null;
  return (
    <ul className="keel-reasons">
      {faults.map(({ code, message }) => (
        <li key={`${code} ${message}`}>{message}.</li>
      ))}
    </ul>
  );
}

function OwnFields({ question, languages, targets, change }: Given) {
  const whole = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0);
  switch (question.kind) {
    case 'single':
    case 'several':
      return <ChoicesEditor question={question} languages={languages} targets={targets} change={change} />;
    case 'scale':
      return (
        <>
          <TextsField
            label="What 0 means"
            languages={languages}
            value={question.low}
            say={(low) => change({ ...question, low })}
          />
          <TextsField
            label="What 10 means"
            languages={languages}
            value={question.high}
            say={(high) => change({ ...question, high })}
          />
        </>
      );
    case 'number':
      return (
        <>
          <Field
            label="Least"
            value={String(question.least)}
            say={(text) => change({ ...question, least: whole(text) })}
          />
          <Field
            label="Most"
            value={String(question.most)}
            say={(text) => change({ ...question, most: whole(text) })}
          />
        </>
      );
    case 'text':
      return (
        <Field
          label="Longest answer, in characters"
          hint="Up to 2000."
          value={String(question.most)}
          say={(text) => change({ ...question, most: Math.min(2000, whole(text)) })}
        />
      );
    case 'agree':
    case 'information':
      return null;
  }
}

function Buttons({ place, of, title, move, remove, addBelow }: Given & { readonly title: string }) {
  const of_ = (
    <span className="govuk-visually-hidden">
      : question {place + 1}, {title}
    </span>
  );
  const button = (words: string, act: () => void, isOff = false) => (
    <button type="button" className="govuk-button govuk-button--secondary" disabled={isOff} onClick={act}>
      {words}
      {of_}
    </button>
  );
  return (
    <div className="keel-buttons">
      {button('Move up', () => move(-1), place === 0)}
      {button('Move down', () => move(1), place === of - 1)}
      {button('Add a question below', addBelow)}
      {button('Take away', remove, of === 1)}
    </div>
  );
}
