/** A survey in the builder: frame, questions with their faults, preview, papers, keeping a version and opening a wave. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeptDesignReply, ShownDesign, UnreadLanguages } from '../../../contract/surveys.ts';
import { checkSurvey } from '../../../core/survey/check-survey.ts';
import {
  addQuestion,
  moveItem,
  moveQuestion,
  removeQuestion,
  replaceQuestion,
  targetsAfter,
} from '../../../core/survey/edit-survey.ts';
import {
  AUDIENCE_WORDS,
  type Audience,
  END,
  type SurveyDefinition,
  textIn,
} from '../../../core/survey/survey-definition.ts';
import { NO_ANSWER, postJson, RefusedError } from '../../api.ts';
import { askAnew } from '../../ask-anew.ts';
import { Choice } from '../choice.tsx';
import { Field } from '../sign-off/field.tsx';
import { Refused, type Step } from '../sign-off/step-button.tsx';
import { Faults, QuestionEditor } from './question-editor.tsx';
import { SurveyPreview } from './survey-preview.tsx';
import { TextsField } from './texts-field.tsx';
import { WaveForm } from './wave-form.tsx';

type Given = {
  readonly path: string;
  readonly design: ShownDesign;
  readonly isNew: boolean;
  readonly unread: UnreadLanguages;
  readonly mayWrite: boolean;
  readonly mayPublish: boolean;
};

/** Show it. `design.body` is read once: what is typed stays until it is kept or another survey is chosen. */
export function SurveyEditor({ path, design, isNew, unread, mayWrite, mayPublish }: Given) {
  const queries = useQueryClient();
  // the body was written by our own server from a checked survey
  const [survey, setSurvey] = useState<SurveyDefinition>(() => JSON.parse(design.body) as SurveyDefinition);
  const [kept, setKept] = useState({ version: design.version, body: isNew ? '' : design.body });
  const [step, setStep] = useState<Step>({ at: 'rest' });
  // One a question, which follows it when it moves: an id is changed while it is typed.
  const [keys, setKeys] = useState<readonly number[]>(() => survey.questions.map((_, place) => place));
  const faults = checkSurvey(survey);
  const placesOf = new Set(survey.questions.map(({ id }) => id));
  const body = JSON.stringify(survey);
  const isKept = body === kept.body;
  const keep = async () => {
    setStep({ at: 'going' });
    try {
      const reply = await postJson<KeptDesignReply>(`${path}/keep-design`, { body, basedOn: kept.version });
      setKept({ version: reply.version, body });
      await askAnew(queries);
      setStep({ at: 'rest' });
    } catch (error) {
      setStep({ at: 'refused', problems: [error instanceof RefusedError ? error.reply : NO_ANSWER] });
    }
  };
  return (
    <section aria-labelledby="editor">
      <h2 id="editor" className="keel-h2">
        {textIn(survey.title, survey.languages[0] ?? 'en') || 'New survey'}
      </h2>
      <p>
        {kept.version === 0 ? 'Not kept as a design yet.' : `Design version ${kept.version}.`}{' '}
        {design.published.length > 0 &&
          `Published: ${design.published.join('; ')}. What was published stays as it is; a change makes the next version.`}
      </p>
      <UnreadNote languages={survey.languages} unread={unread} />
      <FrameFields survey={survey} change={setSurvey} isNew={isNew && kept.version === 0} />
      <Faults faults={faults.filter(({ place }) => !placesOf.has(place))} />
      <h3 className="keel-h3">Questions</h3>
      {survey.questions.map((question, place) => (
        <QuestionEditor
          key={keys[place]}
          question={question}
          place={place}
          of={survey.questions.length}
          languages={survey.languages}
          faults={faults.filter((fault) => fault.place === question.id)}
          targets={targetsAfter(survey, place).map((id) => ({ value: id, text: targetWords(survey, id) }))}
          change={(changed) => setSurvey(replaceQuestion(survey, place, changed))}
          move={(by) => {
            setSurvey(moveQuestion(survey, place, by));
            setKeys(moveItem(keys, place, by));
          }}
          remove={() => {
            setSurvey(removeQuestion(survey, place));
            setKeys(keys.filter((_, at) => at !== place));
          }}
          addBelow={() => {
            setSurvey(addQuestion(survey, place));
            setKeys([...keys.slice(0, place + 1), Math.max(...keys) + 1, ...keys.slice(place + 1)]);
          }}
        />
      ))}
      <Refused step={step} />
      {mayWrite && (
        <button
          type="button"
          className="govuk-button"
          disabled={isKept || step.at === 'going'}
          onClick={() => void keep()}
        >
          {isKept ? 'Kept' : 'Keep this version'}
        </button>
      )}
      <p role="status">
        {faults.length === 0
          ? 'Nothing must be mended.'
          : `${faults.length} things must be mended before it is published.`}
      </p>
      <details className="keel-where">
        <summary>Preview</summary>
        <SurveyPreview key={body} survey={survey} />
      </details>
      {(kept.version > 0 || design.published.length > 0) && (
        <Papers path={path} survey={survey} unread={unread} />
      )}
      {mayPublish && (kept.version > 0 || design.published.length > 0) && isKept && faults.length === 0 && (
        <WaveForm path={path} surveyId={survey.id} />
      )}
    </section>
  );
}

function targetWords(survey: SurveyDefinition, id: string): string {
  if (id === END) return 'The end';
  const question = survey.questions.find((one) => one.id === id);
  return question === undefined ? id : textIn(question.title, survey.languages[0] ?? 'en') || id;
}

/** Say which of the survey's languages nobody has read through. */
function UnreadNote({
  languages,
  unread,
}: {
  readonly languages: readonly string[];
  readonly unread: UnreadLanguages;
}) {
  const named = unread
    .filter(({ code }) => languages.includes(code))
    .map(({ code, name }) => `${name} (${code})`);
  if (named.length === 0) return null;
  return (
    <p className="keel-state">
      {named.join(', ')}: nobody whose first language it is has read the words of the pages yet. Respondents
      are told so on the first page and on paper. Have them read, and add the language anew as read, before a
      wave opens.
    </p>
  );
}

/** Links to the paper in each language, in usual and easy words. */
function Papers({
  path,
  survey,
  unread,
}: {
  readonly path: string;
  readonly survey: SurveyDefinition;
  readonly unread: UnreadLanguages;
}) {
  const mark = (language: string) =>
    unread.some(({ code }) => code === language) ? ', nobody has read it yet' : '';
  return (
    <>
      <h3 className="keel-h3">On paper</h3>
      <p>A4, to be printed; replies are entered on the page Surveys while a wave is open.</p>
      <ul>
        {survey.languages.flatMap((language) =>
          ['no', 'yes'].map((easy) => (
            <li key={`${language} ${easy}`}>
              <a
                className="govuk-link"
                href={`${path}/${survey.id}/paper.pdf?language=${language}&easy=${easy}`}
                download
              >
                {easy === 'yes' ? 'Easy read' : 'Usual words'}
                {survey.languages.length > 1 && ` (${language}${mark(language)})`}, PDF
              </a>
            </li>
          )),
        )}
      </ul>
    </>
  );
}

function FrameFields({
  survey,
  change,
  isNew,
}: {
  readonly survey: SurveyDefinition;
  readonly change: (survey: SurveyDefinition) => void;
  readonly isNew: boolean;
}) {
  const { languages } = survey;
  return (
    <details className="keel-where" open={isNew}>
      <summary>Title, audience, languages, welcome and consent</summary>
      {isNew && (
        <Field
          label="Id of the survey"
          hint="Small letters, digits and hyphens, such as families. It stays the same from wave to wave."
          value={survey.id}
          say={(id) => change({ ...survey, id })}
        />
      )}
      <Choice
        label="Who is asked"
        value={survey.audience}
        say={(audience) => change({ ...survey, audience: audience as Audience })} // one of the options
        options={Object.entries(AUDIENCE_WORDS).map(([value, text]) => ({ value, text }))}
      />
      <Field
        label="Languages"
        hint="Codes with a space between, such as en cy. Every text is asked for in each."
        value={languages.join(' ')}
        say={(text) => change({ ...survey, languages: text.trimStart().split(/\s+/) })}
      />
      <TextsField
        label="Title"
        languages={languages}
        value={survey.title}
        say={(title) => change({ ...survey, title })}
      />
      <TextsField
        label="Welcome"
        rows={3}
        languages={languages}
        value={survey.welcome}
        say={(welcome) => change({ ...survey, welcome })}
      />
      <TextsField
        label="Consent"
        rows={3}
        languages={languages}
        value={survey.consent}
        say={(consent) => change({ ...survey, consent })}
      />
      {survey.privacy.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of the notice have no id and keep their places
        <div key={place}>
          <TextsField
            label={`Privacy notice, heading ${place + 1}`}
            languages={languages}
            value={part.heading}
            say={(heading) =>
              change({
                ...survey,
                privacy: survey.privacy.map((one, at) => (at === place ? { ...one, heading } : one)),
              })
            }
          />
          <TextsField
            label={`Privacy notice, text ${place + 1}`}
            rows={3}
            languages={languages}
            value={part.text}
            say={(text) =>
              change({
                ...survey,
                privacy: survey.privacy.map((one, at) => (at === place ? { ...one, text } : one)),
              })
            }
          />
        </div>
      ))}
      <TextsField
        label="Thanks"
        rows={2}
        languages={languages}
        value={survey.thanks}
        say={(thanks) => change({ ...survey, thanks })}
      />
    </details>
  );
}
