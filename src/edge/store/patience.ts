/** How long one writer waits for another, and what it says then. */
import { raise } from '../../core/base/problem.ts';

/** How long one process waits for another [milliseconds]. */
export const PATIENCE = 30_000;

/** Say that another process holds the store. @throws ProblemError always. */
export function raiseBusy(place: string): never {
  raise({
    code: 'store.busy',
    message:
      'Another process has been changing the store for more than half a minute; nothing was changed here.',
    advice: 'Wait until it has finished, then try again.',
    place,
  });
}
