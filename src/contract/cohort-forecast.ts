/** The page of the forecast from records: the answer, its sections, and the choice of a look-back. */
import { z } from 'zod';
import { PageSection } from './plan-numbers.ts';
import { ProgrammeHeader } from './programme-header.ts';

/** Which look-backs can be chosen, which is in force, and whether whoever looks may choose. */
const BasisChoice = z.strictObject({
  /** Names; the empty one stands for "as the back-test says". */
  bases: z.array(z.strictObject({ value: z.string(), label: z.string() })),
  inForce: z.string(),
  inWords: z.string(),
  /** One sentence for each flow in which another look-back did better. */
  warnings: z.array(z.string()),
  mayChoose: z.boolean(),
});
export type BasisChoice = z.infer<typeof BasisChoice>;

export const CohortForecastReply = z.strictObject({
  header: ProgrammeHeader,
  /** The first sentence: what is expected, by when, how sure. */
  answer: z.string(),
  points: z.array(z.string()),
  sections: z.array(PageSection),
  choice: BasisChoice.nullable(),
});
export type CohortForecastReply = z.infer<typeof CohortForecastReply>;

/** The choice of a look-back; an empty basis lets the back-test choose for each flow. */
export const ChooseBasisBody = z.strictObject({ basis: z.string(), reason: z.string() });
export const ChooseBasisReply = z.strictObject({ warnings: z.array(z.string()) });
export type ChooseBasisReply = z.infer<typeof ChooseBasisReply>;
