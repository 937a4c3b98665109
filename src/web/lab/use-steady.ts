/** A function that stays the same from render to render and does what the newest one would: what it is handed to need not render anew. */
import { useCallback, useLayoutEffect, useRef } from 'react';

/** Keep a function for events steady; it is not for calling while rendering. */
export function useSteady<Given extends unknown[]>(
  work: (...given: Given) => void,
): (...given: Given) => void {
  const newest = useRef(work);
  useLayoutEffect(() => {
    newest.current = work;
  });
  return useCallback((...given) => newest.current(...given), []);
}
