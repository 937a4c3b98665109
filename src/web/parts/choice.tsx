/** One labelled choice of a form, as a list to pick from. */
import { useId } from 'react';

/** Show a choice. `value` and `say` are the form's own. */
export function Choice({
  label,
  hint,
  value,
  say,
  options,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly say: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly text: string }[];
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
      <select
        id={id}
        className="govuk-select"
        value={value}
        {...described}
        onChange={(event) => say(event.currentTarget.value)}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.text}
          </option>
        ))}
      </select>
    </div>
  );
}
