/** The masked words behind a count: asked for when a theme is chosen, each with who marked it, and what may be quoted. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BehindReply, ReviewReply } from '../../../contract/review.ts';
import { type ProgrammeAddress, reviewBehind } from '../../api.ts';
import { Choice } from '../choice.tsx';
import { Answered } from '../page-frame.tsx';
import { Refused, useStep } from '../sign-off/step-button.tsx';

const FEELINGS = [
  { value: 'none', text: 'Does not speak of it' },
  { value: 'positive', text: 'Positive' },
  { value: 'negative', text: 'Negative' },
  { value: 'neutral', text: 'Neutral' },
  { value: 'mixed', text: 'Mixed' },
];

type Given = { readonly at: ProgrammeAddress; readonly path: string; readonly data: ReviewReply };

/** Show the choice of a theme, and the answers that hold it. */
export function AnswersBehind({ at, path, data }: Given) {
  const [chosen, setChosen] = useState('');
  const approved = data.themes.filter(({ state }) => state === 'approved');
  if (approved.length === 0) return <p>No theme is approved yet.</p>;
  const options = [
    { value: '', text: 'Choose a theme' },
    ...approved.map(({ id, name }) => ({ value: id, text: name })),
  ];
  return (
    <>
      <div className="keel-form keel-no-print">
        <Choice label="Words behind the count of" value={chosen} say={setChosen} options={options} />
      </div>
      {chosen !== '' && <Behind key={chosen} at={at} path={path} themeId={chosen} data={data} />}
    </>
  );
}

function Behind({ at, path, themeId, data }: Given & { readonly themeId: string }) {
  const query = useQuery(reviewBehind(at, themeId));
  return (
    <Answered query={query}>
      {(reply) => (
        <>
          {reply.groups.length === 0 && <p>No answer holds it.</p>}
          {reply.groups.map((group) => (
            <Group key={group.feeling ?? 'none'} path={path} themeId={themeId} data={data} group={group} />
          ))}
        </>
      )}
    </Answered>
  );
}

type Group = BehindReply['groups'][number];

function Group({
  path,
  themeId,
  data,
  group: { feeling, of, answers },
}: Omit<Given, 'at'> & { readonly themeId: string; readonly group: Group }) {
  const shown = answers.length < of ? `${answers.length} of ${of} answers` : `all ${of} answers`;
  return (
    <details className="keel-where">
      <summary>
        {feeling === null ? 'No feeling given' : FEELINGS.find(({ value }) => value === feeling)?.text}:{' '}
        {shown}, in an order that chance gave
      </summary>
      <ul className="keel-records">
        {answers.map((answer) => (
          <li key={answer.id} className="keel-record">
            <blockquote className="keel-quote">{answer.text}</blockquote>
            <p className="keel-note">
              Marked {answer.marked}
              {answer.isQuoted && '; may be quoted'}
            </p>
            {data.mayWork && (
              <Correct path={path} themeId={themeId} answer={answer} before={feeling ?? 'neutral'} />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Correct({
  path,
  themeId,
  answer,
  before,
}: {
  readonly path: string;
  readonly themeId: string;
  readonly answer: Group['answers'][number];
  readonly before: string;
}) {
  const { step, take } = useStep(path);
  const [feeling, setFeeling] = useState(before);
  return (
    <details className="keel-where">
      <summary>
        Correct or quote<span className="govuk-visually-hidden">: {answer.text.slice(0, 40)}</span>
      </summary>
      <Refused step={step} />
      <form
        className="keel-form keel-no-print"
        onSubmit={(event) => {
          event.preventDefault();
          void take('mark', { answerId: answer.id, themeId, feeling: feeling === 'none' ? null : feeling });
        }}
      >
        <Choice
          label="What this answer says of the theme"
          value={feeling}
          say={setFeeling}
          options={FEELINGS}
        />
        <button type="submit" className="govuk-button govuk-button--secondary" disabled={step.at === 'going'}>
          Mark it so
        </button>{' '}
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          disabled={step.at === 'going'}
          onClick={() => void take('quote', { answerId: answer.id, isQuoted: !answer.isQuoted })}
        >
          {answer.isQuoted ? 'Do not quote it' : 'It may be quoted'}
        </button>
      </form>
    </details>
  );
}
