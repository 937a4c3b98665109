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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="keel-scroll" aria-labelledby={labelledBy} tabIndex={0}>
      {children}
    </section>
  );
}
