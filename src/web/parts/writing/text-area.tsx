/** A field of several lines that grows with its text. */
import type { ClipboardEvent, KeyboardEvent } from 'react';

/** Where one line of the widest field ends, about [characters]. */
const LINE = 84;

/** Show a field. Its name is its label's; the id lets the page find it again. */
export function TextArea({
  id,
  label,
  value,
  describedBy,
  isReadOnly,
  say,
  onKeyDown,
  onPaste,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly describedBy?: string;
  readonly isReadOnly: boolean;
  readonly say: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
}) {
  const lines = value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
  return (
    <textarea
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      className="govuk-textarea keel-grows"
      rows={Math.max(2, lines)}
      value={value}
      readOnly={isReadOnly}
      spellCheck
      lang="en-GB"
      onChange={(event) => say(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  );
}
