/** Month end: the task list of the newest month, the close with its word why, and what was done to the month. */
import { useState } from 'react';
import type { MonthEndPart } from '../../contract/tracker.ts';
import { Field } from './sign-off/field.tsx';
import { Refused, useStep } from './sign-off/step-button.tsx';

type Given = {
  readonly monthEnd: MonthEndPart;
  /** Of the tracker. */
  readonly path: string;
};

/** Show the month end. */
export function MonthEnd({ monthEnd, path }: Given) {
  const { monthInWords, lead, tasks, acts, isClosed, canClose, mayClose } = monthEnd;
  return (
    <section aria-labelledby="month-end" className="keel-row">
      <h2 id="month-end" tabIndex={-1} className="keel-h2">
        Month end, {monthInWords}
      </h2>
      <p>{lead}</p>
      <ul className="govuk-task-list">
        {tasks.map(({ title, hint, state, stateInWords, measure }) => (
          <li
            className={`govuk-task-list__item${measure === null ? '' : ' govuk-task-list__item--with-link'}`}
            key={title}
          >
            <div className="govuk-task-list__name-and-hint">
              {measure === null ? (
                title
              ) : (
                <a className="govuk-link govuk-task-list__link" href={`#measure-${measure}`}>
                  {title}
                </a>
              )}
              <div className="govuk-task-list__hint">{hint}</div>
            </div>
            <div
              className={`govuk-task-list__status${state === 'cannot-start' ? ' govuk-task-list__status--cannot-start-yet' : ''}`}
            >
              {state === 'to-do' ? <strong>{stateInWords}</strong> : stateInWords}
            </div>
          </li>
        ))}
      </ul>
      {mayClose && canClose && <CloseForm key="close" monthEnd={monthEnd} path={path} />}
      {mayClose && isClosed && <ReopenForm key="reopen" monthEnd={monthEnd} path={path} />}
      {acts.length > 0 && (
        <details className="keel-where">
          <summary>What was done to {monthInWords}</summary>
          <ul className="keel-reasons">
            {acts.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function CloseForm({ monthEnd: { month, monthInWords, needsReason }, path }: Given) {
  const { step, take } = useStep(path);
  const [reason, setReason] = useState('');
  return (
    <form
      className="keel-form keel-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void take('close-month', { month, reason });
      }}
    >
      <Refused step={step} />
      {needsReason && (
        <Field
          label="Why the month is closed without the late figures"
          hint="Kept with the closing, and in the audit trail"
          value={reason}
          say={setReason}
          rows={2}
        />
      )}
      <button type="submit" className="govuk-button" disabled={step.at === 'going'}>
        Close {monthInWords}
      </button>
    </form>
  );
}

function ReopenForm({ monthEnd: { month, monthInWords }, path }: Given) {
  const { step, take } = useStep(path);
  const [reason, setReason] = useState('');
  return (
    <details className="keel-where keel-no-print">
      <summary>Reopen {monthInWords}</summary>
      <form
        className="keel-form"
        onSubmit={(event) => {
          event.preventDefault();
          void take('reopen-month', { month, reason });
        }}
      >
        <Refused step={step} />
        <Field label="Why it is reopened" value={reason} say={setReason} rows={2} />
        <button type="submit" className="govuk-button govuk-button--secondary" disabled={step.at === 'going'}>
          Reopen {monthInWords}
        </button>
      </form>
    </details>
  );
}
