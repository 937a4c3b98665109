/** A token that was just made, shown once. */
import { useState } from 'react';

/** Show it with a button that copies it. */
export function TokenMade({ secret }: { readonly secret: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false), // the text stands there to be marked by hand
    );
  return (
    <div className="keel-hand-on" role="status">
      <h3 className="keel-h3">The token, shown only now</h3>
      <p>
        The program sends it as <code>Authorization: Bearer</code> and the token. Keep it where that program
        keeps its secrets; whoever has it can ask in its owner’s name.
      </p>
      <p>
        <code className="keel-link-text">{secret}</code>
      </p>
      <button type="button" className="govuk-button govuk-button--secondary" onClick={copy}>
        {isCopied ? 'Copied' : 'Copy the token'}
      </button>
    </div>
  );
}
