/** Keeps what takes seconds to make, for as long as nothing in the store has changed. */
import type { Repositories, Scope } from '../edge/store/store.ts';
import { newestChange } from './newest-change.ts';

/** So many programmes are kept ready at once. */
const KEPT = 4;

/**
 * Make a maker that gives again what it made for a programme, until the store has a newer entry in its audit trail. What failed
 * is not kept.
 */
export function keepWhileUnchanged<T>(
  read: Repositories,
  make: (scope: Scope) => Promise<T>,
): (scope: Scope) => Promise<T> {
  const kept = new Map<string, { readonly at: string; readonly made: Promise<T> }>();
  return async (scope) => {
    const newest = await newestChange(read);
    const at = newest === null ? '' : `${newest.sequence} ${newest.occurredAt}`;
    const key = `${scope.authorityCode}/${scope.programmeId}`;
    const known = kept.get(key);
    if (known?.at === at) return await known.made;
    const made = make(scope);
    kept.delete(key);
    kept.set(key, { at, made });
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    made.catch(() => kept.delete(key));
    return await made;
  };
}
