/** Loads what of the fictional county no first page needs, once its pages are served: the review of comments, then earlier returns. */
import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '../app/app.ts';
import { reviewDemo } from '../app/review/review-demo.ts';
import type { Actor } from '../core/access/access.ts';
import { loadEarlierReturns, type Wish } from './load-earlier-returns.ts';
import { reportFault } from './report-fault.ts';

/** The first page is asked for by then: what is loaded beside it must not slow it [ms]. */
const AFTER = 4000;
/** The seed that the county is written with. */
const SEED = 1;

/** Load it. A fault is reported and ends that part, not the server. @param visitor  who sits at this machine. */
export async function loadBeside(app: App, visitor: Actor, wish: Wish): Promise<void> {
  const { scope, say, told } = wish;
  // The wait ends early, with a fault that says nothing more, where the server ends.
  await wait(AFTER, undefined, { signal: told }).catch(() => null);
  if (told.aborted) return;
  try {
    if (await reviewDemo({ app, scope, seed: SEED }, visitor, told))
      say('What the families of the county wrote is reviewed: see “What people told us”');
  } catch (error) {
    say(await reportFault(error));
  }
  await loadEarlierReturns(app, wish);
}
