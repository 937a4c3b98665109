/** A long page with links to its parts: beside them where the window is wide, and there they stay in view; above them elsewhere; not on paper. */
import type { ReactNode } from 'react';

/** Show the parts with the links; no links where there is only one part. */
export function OnThisPage({
  places,
  children,
}: {
  readonly places: readonly { readonly id: string; readonly text: string }[];
  readonly children: ReactNode;
}) {
  return (
    <div className="keel-parted">
      {places.length > 1 && (
        <nav aria-labelledby="on-this-page" className="keel-on-page">
          <p id="on-this-page" className="keel-on-page-name">
            On this page
          </p>
          <ul>
            {places.map(({ id, text }) => (
              <li key={id}>
                <a href={`#${id}`} className="govuk-link">
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="keel-parts">{children}</div>
    </div>
  );
}
