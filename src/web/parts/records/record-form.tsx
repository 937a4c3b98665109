/** A form for one record of any kind: what it asks comes from the kind, so a new kind needs no new form. */

import { useState } from 'react';
import type { RecordKindShape, ShownRecord } from '../../../contract/records.ts';
import { withCapital } from '../../../core/base/first-letter.ts';
import { Choice } from '../choice.tsx';
import { Field } from '../sign-off/field.tsx';
import { Refused, useStep } from '../sign-off/step-button.tsx';

type Asked = RecordKindShape['fields'][number];
type Given = {
  readonly path: string;
  readonly kind: RecordKindShape;
  /** Null for a new record. */
  readonly record: ShownRecord | null;
};

const HINTS: Readonly<Partial<Record<Asked['type'], string>>> = {
  day: 'As 2025-03-31.',
  month: 'As 2025-03.',
  year: 'The year in which the financial year starts, as 2025.',
  pence: 'In pounds, as 420000 or 420000.50.',
  score: 'From 1 to 5.',
};

/** Show the form; what is sent is based on the version that is shown. */
export function RecordForm({ path, kind, record }: Given) {
  const { step, take } = useStep(path);
  const [id, setId] = useState(record?.id ?? '');
  const [title, setTitle] = useState(record?.title ?? '');
  const [owner, setOwner] = useState(record?.owner ?? '');
  const [reason, setReason] = useState('');
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(kind.fields.map((field) => [field.id, asText(field, record?.fields[field.id])])),
  );
  const say = (field: string) => (value: string) => setValues((all) => ({ ...all, [field]: value }));
  const body = {
    kind: kind.id,
    id,
    title,
    owner,
    reason,
    basedOn: record?.version ?? 0,
    fields: Object.fromEntries(
      kind.fields.map((field) => [field.id, asValue(field, values[field.id] ?? '')]),
    ),
  };
  return (
    <form
      className="keel-no-print keel-form"
      onSubmit={(event) => {
        event.preventDefault();
        void take('keep-record', body).then((isDone) => isDone && setReason(''));
      }}
    >
      <Refused step={step} />
      {record === null && (
        <Field label="Id" hint="A short name without spaces, such as second-wave." value={id} say={setId} />
      )}
      <Field label="Title" value={title} say={setTitle} />
      <Field label="Owner" hint="The post that owns it." value={owner} say={setOwner} />
      {kind.fields.map((field) => (
        <OneField key={field.id} field={field} value={values[field.id] ?? ''} say={say(field.id)} />
      ))}
      <Field
        label="Reason"
        hint="Why it is made or changed; kept with the version."
        value={reason}
        say={setReason}
      />
      <button type="submit" className="govuk-button" disabled={step.at === 'going'}>
        Keep {kind.word.toLowerCase()}
      </button>
    </form>
  );
}

function OneField({
  field,
  value,
  say,
}: {
  readonly field: Asked;
  readonly value: string;
  readonly say: (value: string) => void;
}) {
  const label = field.required ? field.label : `${field.label} (optional)`;
  if (field.type === 'choice')
    return (
      <Choice
        label={label}
        value={value}
        say={say}
        options={[
          { value: '', text: 'Not said' },
          ...field.options.map((option) => ({ value: option, text: sentence(option) })),
        ]}
      />
    );
  const hint = HINTS[field.type];
  return <Field label={label} value={value} say={say} {...(hint === undefined ? {} : { hint })} />;
}

function sentence(words: string): string {
  return withCapital(words).replaceAll('-', ' ');
}

function asText({ type }: Asked, value: string | number | undefined): string {
  if (value === undefined) return '';
  return type === 'pence' ? (Number(value) / 100).toFixed(2) : String(value);
}

/** Null takes a field away. What is no number goes as it is, so that the server says what is wrong. */
function asValue({ type }: Asked, text: string): string | number | null {
  const said = text.trim();
  if (said === '') return null;
  if (!['count', 'number', 'pence', 'score', 'year'].includes(type)) return said;
  const number = Number(said.replaceAll(',', ''));
  if (!Number.isFinite(number)) return said;
  return type === 'pence' ? Math.round(number * 100) : number;
}
