/** One figure as a page shows it: the exact value, the words for people, and where it came from. */
import { z } from 'zod';

export const FigureSourceShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('stored'),
    record: z.string(),
    file: z.string().optional(),
    sha256: z.string().optional(),
    row: z.number().int().optional(),
  }),
  z.strictObject({ kind: z.literal('computed'), method: z.string(), inputs: z.array(z.string()) }),
]);

/** A figure; money is a whole, safe number of pence (unit "pence"). `shown` never stands alone: the value goes with it. */
export const ShownFigure = z
  .strictObject({
    id: z.string().min(1),
    value: z.union([z.number(), z.string(), z.boolean()]).nullable(),
    unit: z.string(),
    shown: z.string().min(1),
    label: z.string(),
    source: FigureSourceShape,
  })
  .refine(({ unit, value }) => unit !== 'pence' || value === null || Number.isSafeInteger(value), {
    message: 'Money is whole pence',
  });
export type ShownFigure = z.infer<typeof ShownFigure>;
