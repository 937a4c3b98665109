/** How far the making of something that takes long has come, and of when the last one is that is shown meanwhile. */
import type { Instant } from '../../core/base/time.ts';

/** How far it has come. */
export type Making = {
  /** "Reading the records: 1,200,000 rows so far". */
  readonly words: string;
  /** Since it began [seconds]. */
  readonly seconds: number;
  /** How long the last one took [seconds]; null where none was made before. */
  readonly lastTookSeconds: number | null;
};

/** Something changed since this was made, and a newer one is on its way. */
export type Renewal = { readonly madeAt: Instant; readonly making: Making };
