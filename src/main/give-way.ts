/** Lets heavy work give way: whoever asks for a page is answered first, and what is made beside has the processors that are left. */
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** How far a thread stands behind those that answer: half of the way to the least that a system has. */
const BEHIND = 10;

/**
 * Put the thread that calls behind the others of its process; threads that it starts later stand there too. Where the system does not
 * tell one thread from another, as beside Linux, nothing is done.
 * @returns the number of the thread in the system; null where nothing was done.
 */
export function giveWay(): number | null {
  try {
    const thread = ownThread();
    if (thread !== null) setPriority(thread, BEHIND);
    return thread;
  } catch {
    return null; // a system that forbids it works all the same
  }
}

/** The number that Linux knows this thread by. */
function ownThread(): number | null {
  if (process.platform !== 'linux') return null;
  const number = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
  return Number.isInteger(number) ? number : null;
}
