/** The records of one kind: what each says, what hangs on it, its links, its history, and forms to change it. */

import { type ReactNode, useState } from 'react';
import type { RecordsReply, ShownRecord } from '../../../contract/records.ts';
import { withCapital } from '../../../core/base/first-letter.ts';
import type { ProgrammeAddress } from '../../api.ts';
import { ChartFigure } from '../chart-figure.tsx';
import { Field } from '../sign-off/field.tsx';
import { Refused, useStep } from '../sign-off/step-button.tsx';
import { LinkForm } from './link-form.tsx';
import { RecordForm } from './record-form.tsx';
import { RecordHistory } from './record-history.tsx';

type Given = {
  readonly group: RecordsReply['groups'][number];
  readonly data: Pick<RecordsReply, 'mayWrite' | 'kinds' | 'linkKinds'>;
  readonly at: ProgrammeAddress;
  readonly path: string;
};

/** Show a group. */
export function RecordGroup({ group, data, at, path }: Given) {
  const kind = data.kinds.find(({ id }) => id === group.kind);
  return (
    <section aria-labelledby={`group-${group.kind}`}>
      <h2 id={`group-${group.kind}`} tabIndex={-1} className="keel-h2">
        {group.title}
      </h2>
      <p>{group.lead}</p>
      {group.charts.map((chart) => (
        <ChartFigure key={chart.chart.id} chart={chart} />
      ))}
      <ul className="keel-records">
        {group.records.map((record) => (
          <li key={record.key} className="keel-record">
            <Told record={record} />
            <OnOpening
              summary={data.mayWrite ? 'History and changes' : 'History'}
              of={record.title}
              show={() => (
                <>
                  <RecordHistory at={at} recordKey={record.key} />
                  {data.mayWrite && kind !== undefined && (
                    <>
                      <RecordForm
                        key={`${record.key} ${record.version}`}
                        path={path}
                        kind={kind}
                        record={record}
                      />
                      <LinkForm path={path} record={record} data={data} />
                      <Undo path={path} record={record} />
                    </>
                  )}
                </>
              )}
            />
          </li>
        ))}
      </ul>
      {data.mayWrite && kind !== undefined && (
        <OnOpening
          summary="Add"
          of={kind.word.toLowerCase()}
          show={() => <RecordForm path={path} kind={kind} record={null} />}
        />
      )}
    </section>
  );
}

/** A disclosure whose inside is made when it is first opened: a page of many records stays light. */
function OnOpening({
  summary,
  of,
  show,
}: {
  readonly summary: string;
  readonly of: string;
  readonly show: () => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="keel-where" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {summary}
        <span className="govuk-visually-hidden">: {of}</span>
      </summary>
      {isOpen && show()}
    </details>
  );
}

function Told({ record }: { readonly record: ShownRecord }) {
  const { title, owner, facts, worth, links } = record;
  const linked = links.map((one) => `${one.words} ${one.title}`).join('; ');
  return (
    <div className="keel-record-told">
      <div>
        <h3 className="keel-h3">{title}</h3>
        <p className="keel-note">{owner}</p>
      </div>
      <div>
        <p>
          {facts.map(({ label, text }) => (
            <span key={label} className="keel-record-fact">
              <strong>{label}:</strong> {text}
            </span>
          ))}
        </p>
        <p className="keel-note">
          {linked === '' ? 'Linked to nothing.' : `${withCapital(linked)}.`}{' '}
          {worth !== null && <span className="keel-record-worth">{worth}.</span>}
        </p>
      </div>
    </div>
  );
}

function Undo({ path, record }: { readonly path: string; readonly record: ShownRecord }) {
  const { step, take } = useStep(path);
  const [reason, setReason] = useState('');
  const body = { kind: record.kind, id: record.id, reason, basedOn: record.version };
  return (
    <form
      className="keel-no-print keel-form"
      onSubmit={(event) => {
        event.preventDefault();
        void take('undo-record', body);
      }}
    >
      <Refused step={step} />
      <Field label="Reason for undoing or withdrawing" value={reason} say={setReason} />
      <button type="submit" className="govuk-button govuk-button--secondary" disabled={step.at === 'going'}>
        Undo the last change
      </button>{' '}
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        disabled={step.at === 'going'}
        onClick={() => void take('withdraw-record', body)}
      >
        Withdraw
      </button>
    </form>
  );
}
