/** Double coding: the answers that are the reader's to code, without a mark of anybody's, and beginning a coding. */
import { useState } from 'react';
import type { ReviewReply } from '../../../contract/review.ts';
import { Choice } from '../choice.tsx';
import { Field } from '../sign-off/field.tsx';
import { Refused, useStep } from '../sign-off/step-button.tsx';

const FEELINGS = [
  { value: '', text: 'Not spoken of' },
  { value: 'positive', text: 'Positive' },
  { value: 'negative', text: 'Negative' },
  { value: 'neutral', text: 'Neutral' },
  { value: 'mixed', text: 'Mixed' },
];

/** Answer to theme to feeling, as it is being chosen. */
type Chosen = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Show the sheet of whoever asks. */
export function CodingSheet({
  path,
  data: { sheet },
}: {
  readonly path: string;
  readonly data: ReviewReply;
}) {
  const { step, take } = useStep(path);
  const [chosen, setChosen] = useState<Chosen>({});
  if (sheet === null) return <p>There is nothing for you to code.</p>;
  const codes = sheet.answers.map(({ id }) => ({
    answerId: id,
    themes: Object.fromEntries(Object.entries(chosen[id] ?? {}).filter(([, feeling]) => feeling !== '')),
  }));
  return (
    <form
      className="keel-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void take('code', { codingId: sheet.codingId, codes });
      }}
    >
      <p>
        {sheet.told} Do not speak of them with the other reader: what the machine or they said is not shown
        until both have ended. Where an answer worries you, ask for a look at it.
      </p>
      <ol className="keel-records">
        {sheet.answers.map(({ id, text }) => (
          <li key={id} className="keel-record">
            <blockquote className="keel-quote">{text === '' ? 'This answer was erased.' : text}</blockquote>
            <div className="keel-codes">
              {sheet.themes.map((theme) => (
                <Choice
                  key={theme.id}
                  label={theme.name}
                  value={chosen[id]?.[theme.id] ?? ''}
                  say={(feeling) => setChosen({ ...chosen, [id]: { ...chosen[id], [theme.id]: feeling } })}
                  options={FEELINGS}
                />
              ))}
            </div>
            <Worry path={path} answerId={id} />
          </li>
        ))}
      </ol>
      <Refused step={step} />
      <button type="submit" className="govuk-button" disabled={step.at === 'going'}>
        Keep these {sheet.answers.length} codes
      </button>
    </form>
  );
}

function Worry({ path, answerId }: { readonly path: string; readonly answerId: string }) {
  const { step, take } = useStep(path);
  const note = 'A reader who coded it asks for a look.';
  return (
    <>
      <Refused step={step} />
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        disabled={step.at === 'going'}
        onClick={() => void take('look', { looks: [{ answerId, decision: 'second-look', note }] })}
      >
        This one worries me
      </button>
    </>
  );
}

/** Show the form that begins a coding. */
export function BeginCoding({ path }: { readonly path: string }) {
  const { step, take } = useStep(path);
  const [first, setFirst] = useState('me');
  const [second, setSecond] = useState('');
  const [count, setCount] = useState('60');
  return (
    <details className="keel-where">
      <summary>Begin a double coding</summary>
      <form
        className="keel-form keel-no-print"
        onSubmit={(event) => {
          event.preventDefault();
          void take('begin-coding', { readers: [first, second], count: Number(count) });
        }}
      >
        <Refused step={step} />
        <Field label="First reader" hint="The e-mail of an account, or “me”" value={first} say={setFirst} />
        <Field label="Second reader" hint="The e-mail of another account" value={second} say={setSecond} />
        <Field
          label="Answers, drawn by chance"
          hint="20 to 500; more make the intervals narrower"
          value={count}
          say={setCount}
        />
        <button type="submit" className="govuk-button govuk-button--secondary" disabled={step.at === 'going'}>
          Begin
        </button>
      </form>
    </details>
  );
}
