/** What the store offers for answers that take long to make. */
import type { Instant } from '../../core/base/time.ts';
import type { Scope } from './store.ts';

/** One answer as it was made. */
export type PreparedAnswer = {
  /** Which answer of the programme it is: the address of its route. */
  readonly name: string;
  /** Name and version of the product that made it: another one shapes answers otherwise. */
  readonly product: string;
  /** The state of the programme that it was made from, as `programmeState` names it. */
  readonly madeFrom: string;
  readonly madeAt: Instant;
  /** How long making it took [milliseconds]. */
  readonly tookMs: number;
  /** JSON. */
  readonly body: string;
};

export type PreparedRepository = {
  /** The last answer of that name; null where none was made. */
  find(scope: Scope, name: string): Promise<PreparedAnswer | null>;
  /** Keep an answer in the place of the last one. */
  keep(scope: Scope, answer: PreparedAnswer): Promise<void>;
  /** Forget all answers of a programme. */
  forget(scope: Scope): Promise<void>;
};
