/** Keeps what takes seconds to make, for as long as nothing that it is made of has changed. */
import type { Repositories, Scope } from '../edge/store/store.ts';
import { programmeState } from './newest-change.ts';

/** So many programmes are kept ready at once. */
const KEPT = 4;

/** How large a thing is, and how large all that are kept may be together, in the same unit. */
export type KeptSize<T> = { readonly of: (made: T) => number; readonly most: number };

type Kept<T> = { readonly at: string; readonly made: Promise<T>; size: number };

/**
 * Make a maker that gives again what it made for a programme, until the audit trail says that the programme or the shared shelf
 * changed. What failed is not kept.
 * @param size  where things can be large: the oldest are let go until the rest is not too large.
 * @param stateOf  names the state of what it is made of, where that is less than the whole programme.
 */
export function keepWhileUnchanged<T>(
  read: Repositories,
  make: (scope: Scope) => Promise<T>,
  size: KeptSize<T> = { of: () => 0, most: 0 },
  stateOf: (read: Repositories, scope: Scope) => Promise<string> = programmeState,
): (scope: Scope) => Promise<T> {
  const kept = new Map<string, Kept<T>>();
  const letGo = () => {
    let total = [...kept.values()].reduce((sum, one) => sum + one.size, 0);
    for (const [key, one] of kept) {
      if (total <= size.most) return;
      kept.delete(key);
      total -= one.size;
    }
  };
  return async (scope) => {
    const at = await stateOf(read, scope);
    const key = `${scope.authorityCode}/${scope.programmeId}`;
    const known = kept.get(key);
    if (known?.at === at) return await known.made;
    const made = make(scope);
    kept.delete(key);
    const own: Kept<T> = { at, made, size: 0 };
    kept.set(key, own);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    made.catch(() => kept.delete(key));
    own.size = size.of(await made);
    letGo();
    return await made;
  };
}
