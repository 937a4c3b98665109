/** One officer's signature: given, or to be given with the passphrase of a key kept here, or elsewhere. */
import { useState } from 'react';
import type { OfficerSignature, SignOffReply } from '../../../contract/sign-off.ts';
import type { CheckSeen } from './check-stands.tsx';
import { Field } from './field.tsx';
import { Refused, useStep } from './step-button.tsx';

type Given = {
  readonly officer: OfficerSignature;
  readonly data: SignOffReply;
  readonly check: CheckSeen;
  readonly path: string;
};

/** Show one officer. */
export function Officer({ officer, data, check, path }: Given) {
  return (
    <section className="keel-officer" aria-labelledby={`officer-${officer.role}`}>
      <h3 id={`officer-${officer.role}`} className="keel-h3">
        {officer.officer}
      </h3>
      {officer.signed === null ? (
        <NotSigned officer={officer} data={data} check={check} path={path} />
      ) : (
        <Signed signed={officer.signed} />
      )}
    </section>
  );
}

function Signed({ signed }: { readonly signed: NonNullable<OfficerSignature['signed']> }) {
  const { name, when, key, statement } = signed;
  return (
    <>
      <p className="keel-signed">
        <strong>✓ Signed by {name}</strong>
      </p>
      <p>{when}</p>
      <blockquote className="keel-attest">{statement}</blockquote>
      <p>
        Key <span className="keel-readable">{key}</span>
      </p>
    </>
  );
}

function NotSigned({ officer, data, check: { told, isNow }, path }: Given) {
  const isFrozen = data.stage === 'frozen' || data.stage === 'signed-once';
  const isReady = isFrozen && isNow && told?.changedSince === null;
  return (
    <>
      <p>Not signed{officer.holder === '' ? '' : `. The post is held by ${officer.holder}`}.</p>
      <blockquote className="keel-attest">{officer.statement}</blockquote>
      {officer.key !== null && (
        <p>
          Known key: <span className="keel-readable">{officer.key}</span>
          {officer.isKeyKept ? ', kept here' : ', kept by the officer'}
        </p>
      )}
      {officer.maySign && officer.isKeyKept && isReady && (
        <SignForm officer={officer} data={data} path={path} />
      )}
      {officer.maySign && officer.key === null && <KeyForm officer={officer} path={path} />}
      {officer.maySign && !officer.isKeyKept && isReady && <Elsewhere path={path} role={officer.role} />}
      {!isReady && data.seal === null && <p className="keel-quiet">{waitsFor(isFrozen, isNow)}</p>}
    </>
  );
}

/** What a signature waits for. */
function waitsFor(isFrozen: boolean, isNow: boolean): string {
  if (!isFrozen) return 'The return must be frozen first.';
  return isNow
    ? 'The programme changed after the return was frozen: it must be frozen again first.'
    : 'It can be signed when it is known that the programme still says what was frozen.';
}

function SignForm({ officer, data, path }: Omit<Given, 'check'>) {
  const { step, take } = useStep(path);
  const [name, setName] = useState(officer.holder);
  const [passphrase, setPassphrase] = useState('');
  const [hasRead, setHasRead] = useState(false);
  const box = `read-${officer.role}`;
  return (
    <form
      className="keel-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        const { role } = officer;
        void take('sign', { role, name, passphrase, contentHash: data.contentHash ?? '' });
        setPassphrase('');
      }}
    >
      <Refused step={step} />
      <Field label="Your name" value={name} say={setName} />
      <Field label="Passphrase of your key" type="password" value={passphrase} say={setPassphrase} />
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <div className="govuk-checkboxes__item">
          <input
            id={box}
            type="checkbox"
            className="govuk-checkboxes__input"
            checked={hasRead}
            onChange={(event) => setHasRead(event.currentTarget.checked)}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={box}>
            I have read the return with the hash {data.readableHash}
          </label>
        </div>
      </div>
      <button type="submit" className="govuk-button" disabled={!hasRead || step.at === 'going'}>
        Sign as {officer.officer.toLowerCase()}
      </button>
    </form>
  );
}

function KeyForm({ officer, path }: { readonly officer: OfficerSignature; readonly path: string }) {
  const { step, take } = useStep(path);
  const [name, setName] = useState(officer.holder);
  const [passphrase, setPassphrase] = useState('');
  return (
    <details className="keel-where keel-no-print">
      <summary>Make a key here for the {officer.officer.toLowerCase()}</summary>
      <p>
        The key is kept locked with a passphrase that only the officer should know. It cannot be opened,
        changed or restored without it.
      </p>
      <Refused step={step} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void take('key', { role: officer.role, name, passphrase });
          setPassphrase('');
        }}
      >
        <Field label="Name of the officer" value={name} say={setName} />
        <Field
          label="Passphrase"
          hint="At least 12 characters; four or more words that do not belong together."
          type="password"
          value={passphrase}
          say={setPassphrase}
        />
        <button type="submit" className="govuk-button" disabled={step.at === 'going'}>
          Make the key
        </button>
      </form>
    </details>
  );
}

function Elsewhere({ path, role }: { readonly path: string; readonly role: string }) {
  return (
    <details className="keel-where keel-no-print">
      <summary>Sign with a key of your own</summary>
      <p>
        <a className="govuk-link" href={`${path}/file`} download>
          Take the frozen return with you
        </a>
        , sign it where your key is, and bring it back:
      </p>
      <pre className="keel-commands">
        <code>{`evenkeel return sign FILE.json --role ${role} --key YOUR.private.pem
evenkeel return take-in PROGRAMME --update UPDATE --file FILE.json`}</code>
      </pre>
    </details>
  );
}
