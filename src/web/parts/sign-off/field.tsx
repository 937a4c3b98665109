/** One labelled field of a form: a line or several, with what it is for below its label. */
import type { HTMLInputTypeAttribute } from 'react';
import { Labelled } from '../labelled.tsx';

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
  return (
    <Labelled label={label} hint={hint}>
      {(ties) =>
        rows === undefined ? (
          <input
            {...ties}
            className="govuk-input"
            type={type}
            value={value}
            autoComplete="off"
            {...(list === undefined ? {} : { list })}
            onChange={(event) => say(event.currentTarget.value)}
          />
        ) : (
          <textarea
            {...ties}
            className="govuk-textarea"
            rows={rows}
            value={value}
            onChange={(event) => say(event.currentTarget.value)}
          />
        )
      }
    </Labelled>
  );
}
