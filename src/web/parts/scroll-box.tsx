/** A box that scrolls sideways where the window is narrow, so that the page itself never does; reachable by keyboard. */
import type { ReactNode } from 'react';

/** Wrap a wide table; `labelledBy` is the id of its caption. */
export function ScrollBox({
  labelledBy,
  children,
}: {
  readonly labelledBy: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a box for scrolling is no group of form fields, and as a landmark each would crowd the list of them
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <div className="keel-scroll" role="group" aria-labelledby={labelledBy} tabIndex={0}>
      {children}
    </div>
  );
}
