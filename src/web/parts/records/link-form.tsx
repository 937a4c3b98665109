/** Linking a record to another, and taking a link away, each with its reason. */
import { useState } from 'react';
import type { RecordsReply, ShownRecord } from '../../../contract/records.ts';
import { Choice } from '../choice.tsx';
import { Field } from '../sign-off/field.tsx';
import { Refused, useStep } from '../sign-off/step-button.tsx';

type Given = {
  readonly path: string;
  readonly record: ShownRecord;
  readonly data: Pick<RecordsReply, 'linkKinds'>;
};

/** Id of the page's one list of records that a link may lead to. */
export const ENDS_LIST = 'record-ends';

/** Show the form. */
export function LinkForm({ path, record, data }: Given) {
  const { step, take } = useStep(path);
  const [kind, setKind] = useState('serves');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const named = { kind: record.kind, id: record.id, reason, basedOn: record.version };
  const at = to.indexOf('/');
  const end = { kind: to.slice(0, Math.max(0, at)), id: to.slice(at + 1).trim() };
  const isLinked = record.links.some(
    ({ link }) => link.kind === kind && link.to.kind === end.kind && link.to.id === end.id,
  );
  return (
    <form
      className="keel-no-print keel-form"
      onSubmit={(event) => {
        event.preventDefault();
        const body = { ...named, link: { kind, to: end } };
        void take(isLinked ? 'unlink-record' : 'link-record', body).then((isDone) => isDone && setReason(''));
      }}
    >
      <Refused step={step} />
      <Choice
        label="This record"
        value={kind}
        say={setKind}
        options={data.linkKinds.map(({ id, words }) => ({ value: id, text: words }))}
      />
      <Field
        label="Which record"
        hint="Its name, such as measure/local-first; the list helps."
        value={to}
        say={setTo}
        list={ENDS_LIST}
      />
      <Field label="Reason" value={reason} say={setReason} />
      <button
        type="submit"
        className="govuk-button govuk-button--secondary"
        disabled={step.at === 'going' || at < 1}
      >
        {isLinked ? 'Take this link away' : 'Link'}
      </button>
    </form>
  );
}
