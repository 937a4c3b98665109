/** One text of a survey, with a field for each of its languages. */
import { withText } from '../../../core/survey/edit-survey.ts';
import type { Texts } from '../../../core/survey/survey-definition.ts';
import { Field } from '../sign-off/field.tsx';

/** Show a field for each language; where there is one language alone it is not named. */
export function TextsField({
  label,
  hint,
  languages,
  value,
  say,
  rows,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly languages: readonly string[];
  readonly value: Texts | undefined;
  readonly say: (texts: Texts) => void;
  readonly rows?: number;
}) {
  return (
    <>
      {languages.map((language) => (
        <Field
          key={language}
          label={languages.length === 1 ? label : `${label} (${language})`}
          {...(hint === undefined ? {} : { hint })}
          {...(rows === undefined ? {} : { rows })}
          value={value?.[language] ?? ''}
          say={(words) => say(withText(value, language, words))}
        />
      ))}
    </>
  );
}
