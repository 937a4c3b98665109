/** What stands beside the words of a section: figures that moved, comments, who writes it, and what to start from. */
import { useState } from 'react';
import type { SectionReply } from '../../../contract/writing.ts';
import { insertAfter } from '../../../core/writing/edit-parts.ts';
import { Field } from '../sign-off/field.tsx';
import { StepRefused } from './step-refused.tsx';
import type { SectionEditing } from './use-section-draft.ts';
import { useSectionStep } from './use-section-step.ts';

type Section = SectionReply['section'];
type Given = { readonly section: Section; readonly path: string; readonly mayWrite: boolean };

/** Show the figures that moved, and let the writer say that the words still fit. */
export function MovedFigures({ section, path, mayWrite }: Given) {
  const { take, problem, isGoing } = useSectionStep(path);
  const { movedFigures, fieldId } = section;
  if (movedFigures.length === 0) return null;
  const figures = Object.fromEntries(
    movedFigures.flatMap(({ id, now }) => (now === null ? [] : [[id, now] as const])),
  );
  return (
    <section aria-labelledby="moved" className="keel-notice keel-moved-box">
      <h2 id="moved" className="keel-h3">
        {movedFigures.length === 1 ? 'A figure has' : `${movedFigures.length} figures have`} moved since these
        words were read
      </h2>
      <ul>
        {movedFigures.map(({ id, label, before, now }) => (
          <li key={id}>
            {label}: <strong>{before}</strong> before, <strong>{now ?? 'gone'}</strong> now
          </li>
        ))}
      </ul>
      <p>The text shows the new figures already. Read it again: do the words around them still fit?</p>
      <StepRefused problem={problem} />
      {mayWrite && Object.keys(figures).length > 0 && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary keel-no-print"
          disabled={isGoing}
          onClick={() => void take('read-figures', { fieldId, ...{ figures } })}
        >
          I have read it: the words fit
        </button>
      )}
    </section>
  );
}

/** Show the comments of a section: the open ones stop the freeze. */
export function Comments({ section, path, mayWrite }: Given) {
  const { take, problem, isGoing } = useSectionStep(path);
  const [text, setText] = useState('');
  const { comments, fieldId, openComments } = section;
  return (
    <section aria-labelledby="comments">
      <h2 id="comments" className="keel-h3">
        Comments
      </h2>
      <p className="keel-quiet">
        {openComments === 0
          ? 'None is open.'
          : `${openComments} open: the return cannot be frozen until ${openComments === 1 ? 'it is' : 'they are'} resolved.`}
      </p>
      <StepRefused problem={problem} />
      <ul className="keel-comments">
        {comments.map(({ id, by, at, text: words, resolved }) => (
          <li key={id} className={resolved === null ? 'keel-comment-open' : 'keel-comment'}>
            <p>
              <strong>{by}</strong>, {at}
              {resolved === null ? '' : ` – resolved ${resolved}`}
            </p>
            <p>{words}</p>
            {resolved === null && mayWrite && (
              <button
                type="button"
                className="govuk-button govuk-button--secondary keel-no-print"
                disabled={isGoing}
                onClick={() => void take('resolve', { fieldId, ...{ comment: id } })}
              >
                Resolve<span className="govuk-visually-hidden"> the comment of {by}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <form
          className="keel-no-print"
          onSubmit={(event) => {
            event.preventDefault();
            void take('comment', { fieldId, ...{ text } }).then((isDone) => isDone && setText(''));
          }}
        >
          <Field label="A comment on this section" rows={3} value={text} say={setText} />
          <button type="submit" className="govuk-button govuk-button--secondary" disabled={isGoing}>
            Add the comment
          </button>
        </form>
      )}
    </section>
  );
}

/** Show who writes the section, and let it be given to somebody or called ready. */
export function Work({ section, path, mayWrite }: Given) {
  const { take, problem, isGoing } = useSectionStep(path);
  const [owner, setOwner] = useState(section.assigned);
  const { fieldId, isReady, recordOwner } = section;
  if (!mayWrite)
    return (
      <p>
        Written by {section.owner}.{isReady ? ' Ready.' : ''}
      </p>
    );
  return (
    <section aria-labelledby="work" className="keel-no-print">
      <h2 id="work" className="keel-h3">
        Who writes it
      </h2>
      <StepRefused problem={problem} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void take('work', { fieldId, ...{ owner, isReady } });
        }}
      >
        <Field
          label="Given to"
          hint={`Left empty, it stays with: ${recordOwner}`}
          value={owner}
          say={setOwner}
        />
        <button type="submit" className="govuk-button govuk-button--secondary" disabled={isGoing}>
          Keep who writes it
        </button>
      </form>
      <p>
        {isReady
          ? 'It was called ready. A change of its words takes that back.'
          : 'It is not called ready yet.'}
      </p>
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        disabled={isGoing}
        onClick={() => void take('work', { fieldId, ...{ owner: section.assigned, isReady: !isReady } })}
      >
        {isReady ? 'It is not ready after all' : 'Call it ready'}
      </button>
    </section>
  );
}

/** Offer what to start from: the words of the update before, and a draft from the figures. */
export function StartFrom({
  section,
  editing,
}: {
  readonly section: Section;
  readonly editing: SectionEditing;
}) {
  const { carried, evidence, leftBehind } = section;
  const add = (parts: Section['parts']) => editing.change(insertAfter(editing.items, null, parts).items);
  if (carried.length === 0 && evidence.length === 0) return null;
  return (
    <section aria-labelledby="start-from" className="keel-no-print">
      <h2 id="start-from" className="keel-h3">
        Start from
      </h2>
      {carried.length > 0 && (
        <>
          <button type="button" className="govuk-button govuk-button--secondary" onClick={() => add(carried)}>
            The words of the update before
          </button>
          <p className="keel-quiet">
            Its figures become those of this cut-off
            {leftBehind === 0
              ? '.'
              : `; ${leftBehind} of them ${leftBehind === 1 ? 'has' : 'have'} none and stay as they were.`}{' '}
            Months written as words stay: read it through.
          </p>
        </>
      )}
      {evidence.length > 0 && (
        <>
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            onClick={() => add(evidence)}
          >
            A draft from the figures
          </button>
          <p className="keel-quiet">
            It says what the measures of this condition say, every number a figure of the records, and no
            cause.
          </p>
        </>
      )}
    </section>
  );
}
