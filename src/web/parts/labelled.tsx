/** The frame of one field of a form: its label, what it is for below that, and the field, tied to both. */
import { type ReactNode, useId } from 'react';

/** What a field carries so that its label and its hint belong to it. */
export type FieldTies = { readonly id: string; readonly 'aria-describedby'?: string };

type LabelledGiven = {
  readonly label: string;
  readonly hint?: string | undefined;
  /** The field itself. */
  readonly children: (ties: FieldTies) => ReactNode;
};

/** Show the frame. */
export function Labelled({ label, hint, children }: LabelledGiven) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={hintId} className="govuk-hint">
          {hint}
        </div>
      )}
      {children(hint === undefined ? { id } : { id, 'aria-describedby': hintId })}
    </div>
  );
}
