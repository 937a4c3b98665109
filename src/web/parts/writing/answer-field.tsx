/** The answer to a question that asks for a choice, a number, an amount, a day or a line of text: the first part of its section. */
import type { SectionReply } from '../../../contract/writing.ts';
import { insertAfter, replacePart } from '../../../core/writing/edit-parts.ts';
import type { SectionEditing } from './use-section-draft.ts';

const HINTS: Readonly<Partial<Record<SectionReply['section']['type'], string>>> = {
  number: 'A number, such as 1,234.5, or a figure in braces',
  money: 'Pounds, such as £1,234.50 or £43.5m, or a figure in braces',
  date: 'A day, such as 2024-12-11',
};

type Given = {
  readonly section: SectionReply['section'];
  readonly editing: SectionEditing;
  readonly isReadOnly: boolean;
};

/** Show the field. */
export function AnswerField({ section, editing, isReadOnly }: Given) {
  const { items, change } = editing;
  const [first] = items;
  const value = first?.part.kind === 'paragraph' ? first.part.text : '';
  const say = (text: string) => {
    const part = { kind: 'paragraph' as const, text };
    const added = insertAfter(items, null, [part]).items;
    const next =
      first?.part.kind === 'paragraph'
        ? replacePart(items, first.key, part)
        : [...added.slice(-1), ...added.slice(0, -1)];
    change(next, 'answer');
  };
  const hint = HINTS[section.type];
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor="answer">
        Your answer
      </label>
      {hint !== undefined && (
        <div id="answer-hint" className="govuk-hint">
          {hint}
        </div>
      )}
      {section.type === 'choice' ? (
        <select
          id="answer"
          className="govuk-select"
          value={value}
          disabled={isReadOnly}
          onChange={(event) => say(event.currentTarget.value)}
        >
          <option value="">Not answered yet</option>
          {section.options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id="answer"
          className="govuk-input"
          value={value}
          readOnly={isReadOnly}
          autoComplete="off"
          {...(hint === undefined ? {} : { 'aria-describedby': 'answer-hint' })}
          onChange={(event) => say(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
