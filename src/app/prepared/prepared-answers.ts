/** Answers of pages that take long to make: found as they were made last, and kept for the next who asks. */

import type { PreparedAnswer } from '../../edge/store/prepared-store.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { programmeState, rowsState } from '../newest-change.ts';
import { isPlanFromRecords, planAndRowsState, planState } from '../plans/plan-state.ts';

export type { PreparedAnswer } from '../../edge/store/prepared-store.ts';

/**
 * What an answer is made from: `programme` all of it and the day, `plan` its plan alone (with the records of children where that
 * simulates from them), `rows` the records of children, `plan-and-rows` both, `lists` those records and the record of places. Less makes an answer last longer.
 */
export type RestsOn = 'programme' | 'plan' | 'rows' | 'plan-and-rows' | 'lists';

/** No right is asked for here: that is the question of the route that answers with them. */
export type PreparedAnswers = {
  /** Name the state of what an answer is made from, as it is now: an answer made from another is out of date. */
  state(scope: Scope, restsOn?: RestsOn): Promise<string>;
  /** Whether the plan simulates its numbers from the records of children, so that its forecast reads them. */
  isPlanFromRecords(scope: Scope): Promise<boolean>;
  /** The last answer of that name; null where this product made none, or where something of it had to be forgotten since. */
  find(scope: Scope, name: string): Promise<PreparedAnswer | null>;
  /** Keep an answer, unless what it was made from changed meanwhile: what was erased must not come back in it. */
  keep(scope: Scope, answer: Omit<PreparedAnswer, 'product'>, restsOn?: RestsOn): Promise<void>;
};

/** Put them together. What stands in an answer can be read from the programme too, so keeping it is no change of it. */
export function preparedAnswers({
  store,
  product,
  now,
}: Pick<AppDependencies, 'store' | 'product' | 'now'>): PreparedAnswers {
  // What is told can depend on the day.
  const today = () => now().slice(0, 10);
  const states: Readonly<Record<RestsOn, (read: Repositories, scope: Scope) => Promise<string>>> = {
    programme: async (read, scope) => `${await programmeState(read, scope)} ${today()}`,
    plan: planState,
    rows: rowsState,
    'plan-and-rows': planAndRowsState,
    lists: async (read, scope) => {
      const places = await read.documents.newest(scope, 'places', 'places');
      return `${await rowsState(read, scope)} ${places?.sha256 ?? 'none'}`;
    },
  };
  return {
    state: (scope, restsOn = 'programme') => states[restsOn](store.read, scope),
    isPlanFromRecords: (scope) => isPlanFromRecords(store.read, scope),
    find: async (scope, name) => {
      const found = await store.read.prepared.find(scope, name);
      return found?.product === product ? found : null;
    },
    keep: async (scope, answer, restsOn = 'programme') => {
      await store.transaction(async (repositories) => {
        if ((await states[restsOn](repositories, scope)) !== answer.madeFrom) return;
        await repositories.prepared.keep(scope, { ...answer, product });
      });
    },
  };
}
