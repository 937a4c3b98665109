/** Answers of pages that take long to make: found as they were made last, and kept for the next who asks. */

import type { PreparedAnswer } from '../../edge/store/prepared-store.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { programmeState } from '../newest-change.ts';

export type { PreparedAnswer } from '../../edge/store/prepared-store.ts';

/** No right is asked for here: that is the question of the route that answers with them. */
export type PreparedAnswers = {
  /** Name the state of a programme as it is now: an answer made from another is out of date. */
  state(scope: Scope): Promise<string>;
  /** The last answer of that name; null where this product made none, or where something of it had to be forgotten since. */
  find(scope: Scope, name: string): Promise<PreparedAnswer | null>;
  /** Keep an answer, unless the programme changed while it was made: what was erased meanwhile must not come back in it. */
  keep(scope: Scope, answer: Omit<PreparedAnswer, 'product'>): Promise<void>;
};

/** Put them together. What stands in an answer can be read from the programme too, so keeping it is no change of it. */
export function preparedAnswers({
  store,
  product,
  now,
}: Pick<AppDependencies, 'store' | 'product' | 'now'>): PreparedAnswers {
  // What is told can depend on the day.
  const today = () => now().slice(0, 10);
  const stateIn = async (read: Repositories, scope: Scope) =>
    `${await programmeState(read, scope)} ${today()}`;
  return {
    state: (scope) => stateIn(store.read, scope),
    find: async (scope, name) => {
      const found = await store.read.prepared.find(scope, name);
      return found?.product === product ? found : null;
    },
    keep: async (scope, answer) => {
      await store.transaction(async (repositories) => {
        if ((await stateIn(repositories, scope)) !== answer.madeFrom) return;
        await repositories.prepared.keep(scope, { ...answer, product });
      });
    },
  };
}
