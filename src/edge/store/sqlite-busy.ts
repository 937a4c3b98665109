/** What SQLite says when it cannot go on, and patience where another process holds the file. */
import { setTimeout as pause } from 'node:timers/promises';
import { PATIENCE, raiseBusy } from './patience.ts';

/** The longest pause between two attempts [milliseconds]. */
const LONGEST_PAUSE = 50;

const BUSY = 5;
const CORRUPT = 11;
const FULL = 13;
const NOT_A_DATABASE = 26;

/** SQLite's primary result code of an error, or null where it is none of SQLite's. */
function resultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}

/** Say whether an error means that the file is no SQLite database, or a broken one. */
export function isNoDatabase(error: unknown): boolean {
  const code = resultCode(error);
  return code === NOT_A_DATABASE || code === CORRUPT;
}

/** Say whether an error means that there is no room left. */
export function isFull(error: unknown): boolean {
  return resultCode(error) === FULL;
}

/** Say whether an error is one that SQLite itself told of. */
export function isFromSqlite(error: unknown): boolean {
  return resultCode(error) !== null;
}

/**
 * Try until no other process is in the way. It waits without blocking the process, so a server keeps answering.
 * @throws ProblemError `store.busy` after half a minute.
 */
export async function whenFree<T>(place: string, attempt: () => T): Promise<T> {
  let waited = 0;
  for (let delay = 1; ; delay = Math.min(delay * 2, LONGEST_PAUSE)) {
    try {
      return attempt();
    } catch (error) {
      if (resultCode(error) !== BUSY) throw error;
      if (waited >= PATIENCE) raiseBusy(place);
    }
    await pause(delay);
    waited += delay;
  }
}
