/** Setting up an authenticator app: the picture, the secret to type, the first code, and the recovery codes to keep. */
import { useState } from 'react';
import { encode } from 'uqr';
import type { FactorOfferReply } from '../../../contract/identity.ts';
import { confirmFactor, offerFactor } from '../../identity-api.ts';
import { ActForm, TextField } from './act-form.tsx';

type Given = {
  /** True where the password is asked for again first. */
  readonly asksPassword: boolean;
  /** Told when the person has seen the recovery codes. */
  readonly onDone: () => void;
};

/** Lead through the set-up. */
export function Authenticator({ asksPassword, onDone }: Given) {
  const [offer, setOffer] = useState<FactorOfferReply | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (offer === null)
    return (
      <ActForm
        button="Set up an authenticator app"
        kind={asksPassword ? 'secondary' : 'main'}
        act={async (typed) => setOffer(await offerFactor(typed('password')))}
      >
        {asksPassword && (
          <TextField
            name="password"
            label="Your password"
            type="password"
            autoComplete="current-password"
            hint="Asked for again, so that nobody else at this screen can put their phone in the place of yours"
          />
        )}
      </ActForm>
    );
  return (
    <ActForm
      button="Confirm"
      act={async (typed) => setCodes((await confirmFactor(typed('code'))).recoveryCodes)}
    >
      <ol className="govuk-list govuk-list--number">
        <li>
          Open an authenticator app on your phone, such as Microsoft Authenticator, Google Authenticator or
          2FAS, and let it read this picture.
          <QrCode text={offer.address} />
        </li>
        <li>
          Where it cannot, type this key: <strong className="keel-secret">{inFours(offer.secret)}</strong>
        </li>
        <li>Type the six digits that the app shows now.</li>
      </ol>
      <TextField name="code" label="Six digits" autoComplete="one-time-code" inputMode="numeric" isNarrow />
    </ActForm>
  );
}

function RecoveryCodes({
  codes,
  onDone,
}: {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}) {
  return (
    <section aria-labelledby="recovery" role="status">
      <h2 id="recovery" className="keel-h2">
        Keep these ten codes
      </h2>
      <p>
        Each signs you in once, in the place of the app, should you lose your phone. They are shown now and
        never again: print them, or write them down, and keep them apart from your computer.
      </p>
      <ul className="keel-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="govuk-button-group">
        <button type="button" className="govuk-button" onClick={onDone}>
          I have kept them
        </button>
        <button
          type="button"
          className="govuk-button govuk-button--secondary keel-no-print"
          onClick={() => window.print()}
        >
          Print
        </button>
      </div>
    </section>
  );
}

/** The picture that the app reads, drawn as one path: dark squares on a light ground, with the quiet edge around. */
function QrCode({ text }: { readonly text: string }) {
  const { data, size } = encode(text, { border: 4 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      className="keel-qr"
      role="img"
      aria-label="A picture for the authenticator app; the key below says the same"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function inFours(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(' ');
}
