/** The parts of a long page, each under the title by which the links at its top name it. */
import type { ReactNode } from 'react';

type Place = { readonly id: string; readonly text: string };

/** Make what shows one of the places of a page as a part of it. */
export function partOf<const P extends Place>(places: readonly P[]) {
  return function Part({ id, children }: { readonly id: P['id']; readonly children: ReactNode }) {
    return (
      <section aria-labelledby={id}>
        <h2 id={id} tabIndex={-1} className="keel-h2">
          {places.find((place) => place.id === id)?.text}
        </h2>
        {children}
      </section>
    );
  };
}
