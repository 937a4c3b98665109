/** The dictionary of measures: what each is, its formula, window, base, source and whose reckoning it is. */
import { z } from 'zod';

export const ShownMeasure = z.strictObject({
  /** "A01"; one id may have two names. */
  id: z.string(),
  /** "req_n", unique: the name in addresses and files. */
  name: z.string(),
  title: z.string(),
  definition: z.string(),
  numerator: z.string(),
  /** Null where the value is a count or an amount. */
  denominator: z.string().nullable(),
  unit: z.string(),
  /** Which way is better, in words. */
  polarity: z.string(),
  window: z.string(),
  base: z.string().nullable(),
  source: z.string(),
  basis: z.string(),
});
export type ShownMeasure = z.infer<typeof ShownMeasure>;

export const MeasureDefinitionsReply = z.strictObject({
  groups: z.array(
    z.strictObject({ id: z.string(), title: z.string(), measures: z.array(ShownMeasure).min(1) }),
  ),
});
export type MeasureDefinitionsReply = z.infer<typeof MeasureDefinitionsReply>;
