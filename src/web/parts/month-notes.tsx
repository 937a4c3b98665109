/** What is said and done of months beyond tolerance: the notes that stand, and the form for the newest such month. */
import { useState } from 'react';
import type { TrackedMeasure } from '../../contract/tracker.ts';
import { Field } from './sign-off/field.tsx';
import { Refused, useStep } from './sign-off/step-button.tsx';

type Given = {
  readonly measure: TrackedMeasure;
  readonly mayWrite: boolean;
  /** Of the programme's records: a note is one of them, so it has its versions and its entries in the audit trail. */
  readonly path: string;
};

/** Show the notes of a measure; a month beyond tolerance without one is told to be open. */
export function MonthNotes({ measure, mayWrite, path }: Given) {
  const { asked, notes } = measure;
  const isOpen = asked !== null && !notes.some(({ id }) => id === asked.noteId);
  return (
    <>
      {isOpen && (
        <p>
          <strong>A comment and an action are due for {asked.monthInWords}.</strong> Nobody has given them
          yet.
        </p>
      )}
      {notes.length > 0 && (
        <ul className="keel-reasons">
          {notes.map(({ id, monthInWords, comment, action, owner, due, written }) => (
            <li key={id}>
              <strong>{monthInWords}:</strong> {comment} <strong>Action:</strong> {action} ({owner}, due {due}
              ) <span className="keel-quiet">{written}</span>
            </li>
          ))}
        </ul>
      )}
      {isOpen && mayWrite && <NoteForm measure={measure} asked={asked} path={path} />}
    </>
  );
}

type FormGiven = Omit<Given, 'mayWrite'> & { readonly asked: NonNullable<TrackedMeasure['asked']> };

function NoteForm({ measure, asked, path }: FormGiven) {
  const { step, take } = useStep(path);
  const [comment, setComment] = useState('');
  const [action, setAction] = useState('');
  const [owner, setOwner] = useState('');
  const [due, setDue] = useState('');
  const note = {
    kind: 'month-note',
    id: asked.noteId,
    basedOn: 0,
    reason: `Beyond tolerance in ${asked.monthInWords}`,
    title: `${measure.title}, ${asked.monthInWords}`,
  };
  return (
    <details className="keel-where keel-no-print">
      <summary>
        Comment and action<span className="govuk-visually-hidden"> for {measure.title}</span>
      </summary>
      <form
        className="keel-form"
        onSubmit={(event) => {
          event.preventDefault();
          const fields = { month: asked.month, measure: measure.id, comment, action, due };
          void take('keep-record', { ...note, owner, fields });
        }}
      >
        <Refused step={step} />
        <Field label="Why it is beyond tolerance" value={comment} say={setComment} rows={3} />
        <Field label="What is done" value={action} say={setAction} rows={2} />
        <Field label="Owner" hint="The post that does it" value={owner} say={setOwner} />
        <Field label="Due" type="date" value={due} say={setDue} />
        <button type="submit" className="govuk-button" disabled={step.at === 'going'}>
          Keep comment and action
        </button>
      </form>
    </details>
  );
}
