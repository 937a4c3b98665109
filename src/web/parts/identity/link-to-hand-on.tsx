/** A link that was just made, shown once, to be handed on by hand. */
import { useState } from 'react';

type Given = { readonly name: string; readonly link: string; readonly days: string };

/** Show it with a button that copies it. */
export function LinkToHandOn({ name, link, days }: Given) {
  const whole = `${window.location.origin}${link}`;
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(whole).then(
      () => setCopied(true),
      () => setCopied(false), // the text stands there to be marked by hand
    );
  return (
    <div className="keel-hand-on" role="status">
      <h3 className="keel-h3">Give this link to {name}</h3>
      <p>
        It serves once, for {days}, and is shown only now. Whoever has it can open the account: hand it over
        in a way that only {name} sees.
      </p>
      <p>
        <code className="keel-link-text">{whole}</code>
      </p>
      <button type="button" className="govuk-button govuk-button--secondary" onClick={copy}>
        {isCopied ? 'Copied' : 'Copy the link'}
      </button>
    </div>
  );
}
