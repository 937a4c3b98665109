/** One labelled choice of a form, as a list to pick from. */
import { Labelled } from './labelled.tsx';

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
  return (
    <Labelled label={label} hint={hint}>
      {(ties) => (
        <select
          {...ties}
          className="govuk-select"
          value={value}
          onChange={(event) => say(event.currentTarget.value)}
        >
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
