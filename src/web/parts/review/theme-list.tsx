/** Themes: proposed ones to approve or let go, standing ones to rename, reword, split, merge or retire, each with its history. */
import { useState } from 'react';
import type { ReviewReply, ShownTheme } from '../../../contract/review.ts';
import { Choice } from '../choice.tsx';
import { Field } from '../sign-off/field.tsx';
import { Refused, StepButton, useStep } from '../sign-off/step-button.tsx';

type Given = { readonly path: string; readonly data: ReviewReply };

/** Show the themes. */
export function ThemeList({ path, data: { themes, mayWork, hasModel } }: Given) {
  const standing = themes.filter(({ state }) => state !== 'retired');
  const retired = themes.filter(({ state }) => state === 'retired');
  return (
    <>
      {standing.length === 0 && <p>There is no theme yet.</p>}
      <ul className="keel-records">
        {standing.map((theme) => (
          <Theme key={theme.id} path={path} theme={theme} mayWork={mayWork} />
        ))}
      </ul>
      {retired.length > 0 && (
        <details className="keel-where">
          <summary>Retired themes ({retired.length})</summary>
          <ul className="keel-records">
            {retired.map((theme) => (
              <Theme key={theme.id} path={path} theme={theme} mayWork={false} />
            ))}
          </ul>
        </details>
      )}
      {mayWork && (
        <>
          <StepButton path={path} name="propose-themes">
            Propose themes from the answers
          </StepButton>
          <details className="keel-where">
            <summary>Make a theme of your own</summary>
            <MakeTheme path={path} />
          </details>
          {standing.length > 1 && (
            <details className="keel-where">
              <summary>Merge two themes</summary>
              <MergeThemes path={path} themes={standing} />
            </details>
          )}
          {hasModel && <AskModel path={path} />}
        </>
      )}
    </>
  );
}

function Theme({
  path,
  theme,
  mayWork,
}: {
  readonly path: string;
  readonly theme: ShownTheme;
  readonly mayWork: boolean;
}) {
  return (
    <li className="keel-record">
      <h3 className="keel-h3">{theme.name}</h3>
      <p>
        {theme.state === 'proposed' ? 'Proposed, not counted yet. ' : ''}
        An answer holds it where one of these stands: {theme.words.join(', ')}.
      </p>
      {theme.because !== '' && <p className="keel-note">Proposed because {theme.because}.</p>}
      <details className="keel-where">
        <summary>
          {mayWork ? 'Change, or see what was done' : 'What was done'}
          <span className="govuk-visually-hidden">: {theme.name}</span>
        </summary>
        <ul className="keel-reasons">
          {theme.history.map((entry) => (
            <li key={entry}>{entry}</li>
          ))}
        </ul>
        {mayWork && <ChangeTheme path={path} theme={theme} />}
      </details>
    </li>
  );
}

function ChangeTheme({ path, theme }: { readonly path: string; readonly theme: ShownTheme }) {
  const { step, take } = useStep(path);
  const [name, setName] = useState(theme.name);
  const [words, setWords] = useState(theme.words.join(', '));
  const [reason, setReason] = useState('');
  const [parts, setParts] = useState('');
  const { id: themeId } = theme;
  const change = (body: object) => () => void take('change-theme', body);
  const into = parts.split('\n').flatMap((line) => {
    const [own, list] = line.split(':');
    return own === undefined || list === undefined ? [] : [{ name: own.trim(), words: wordsOf(list) }];
  });
  const button = (text: string, body: object) => (
    <button
      type="button"
      className="govuk-button govuk-button--secondary"
      disabled={step.at === 'going'}
      onClick={change(body)}
    >
      {text}
    </button>
  );
  return (
    <div className="keel-form keel-no-print">
      <Refused step={step} />
      {theme.state === 'proposed' && button('Approve', { act: 'approve', themeId, reason: '' })}
      <Field label="Name" value={name} say={setName} />
      {button('Rename', { act: 'rename', themeId, name })}
      <Field label="Words, with commas between" value={words} say={setWords} />
      {button('Change the words', { act: 'reword', themeId, words: wordsOf(words) })}
      <Field
        label="Split into"
        hint="A line for each: name: word, word"
        value={parts}
        say={setParts}
        rows={3}
      />
      {button('Split', { act: 'split', themeId, into })}
      <Field label="Why it is retired" value={reason} say={setReason} />
      {button('Retire', { act: 'retire', themeId, reason })}
    </div>
  );
}

function wordsOf(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function MakeTheme({ path }: { readonly path: string }) {
  const { step, take } = useStep(path);
  const [name, setName] = useState('');
  const [words, setWords] = useState('');
  return (
    <form
      className="keel-form keel-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void take('change-theme', { act: 'make', to: { name, words: wordsOf(words) } });
      }}
    >
      <Refused step={step} />
      <Field label="Name" value={name} say={setName} />
      <Field label="Words, with commas between" value={words} say={setWords} />
      <button type="submit" className="govuk-button govuk-button--secondary" disabled={step.at === 'going'}>
        Make it
      </button>
    </form>
  );
}

function MergeThemes({ path, themes }: { readonly path: string; readonly themes: readonly ShownTheme[] }) {
  const { step, take } = useStep(path);
  const [first, setFirst] = useState(themes[0]?.id ?? '');
  const [second, setSecond] = useState(themes[1]?.id ?? '');
  const [name, setName] = useState('');
  const options = themes.map((theme) => ({ value: theme.id, text: theme.name }));
  return (
    <form
      className="keel-form keel-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void take('change-theme', { act: 'merge', themeIds: [first, second], name });
      }}
    >
      <Refused step={step} />
      <Choice label="First" value={first} say={setFirst} options={options} />
      <Choice label="Second" value={second} say={setSecond} options={options} />
      <Field label="Name of the new theme" value={name} say={setName} />
      <button type="submit" className="govuk-button govuk-button--secondary" disabled={step.at === 'going'}>
        Merge
      </button>
    </form>
  );
}

function AskModel({ path }: { readonly path: string }) {
  const { step, take } = useStep(path);
  return (
    <>
      <Refused step={step} />
      <button
        type="button"
        className="govuk-button govuk-button--secondary keel-no-print"
        disabled={step.at === 'going'}
        onClick={() => void take('ask-model', { most: 50 })}
      >
        Let the language model read 50 answers
      </button>
    </>
  );
}
