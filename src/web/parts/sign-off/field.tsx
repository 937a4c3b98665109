/** One labelled field of a form: a line or several, with what it is for below its label. */
import { type HTMLInputTypeAttribute, useId } from 'react';

/** Show a field. `value` and `say` are the form's own. */
export function Field({
  label,
  hint,
  value,
  say,
  type = 'text',
  rows,
  list,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly say: (value: string) => void;
  readonly type?: HTMLInputTypeAttribute;
  /** Several lines where given. */
  readonly rows?: number;
  /** Id of the page's list of what may be meant. */
  readonly list?: string;
}) {
  const id = useId();
  const described = hint === undefined ? {} : { 'aria-describedby': `${id}-hint` };
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={`${id}-hint`} className="govuk-hint">
          {hint}
        </div>
      )}
      {rows === undefined ? (
        <input
          id={id}
          className="govuk-input"
          type={type}
          value={value}
          autoComplete="off"
          {...(list === undefined ? {} : { list })}
          {...described}
          onChange={(event) => say(event.currentTarget.value)}
        />
      ) : (
        <textarea
          id={id}
          className="govuk-textarea"
          rows={rows}
          value={value}
          {...described}
          onChange={(event) => say(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
