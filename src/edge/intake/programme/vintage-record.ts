/** The schema of a forecast as it was issued: what a file of one must hold, checked at the door and when read back. */
import { z } from 'zod';
import { isMonth } from '../../../core/base/time.ts';

const MonthText = z.string().refine(isMonth, 'a month such as "2025-01" is needed here');
const Level = z
  .string()
  .refine((text) => Number(text) > 0 && Number(text) < 1, 'a level lies between 0 and 1');

/** Values must not descend as levels rise. */
function ascends(quantiles: Readonly<Record<string, number>>): boolean {
  const inOrder = Object.entries(quantiles).sort((a, b) => Number(a[0]) - Number(b[0]));
  return inOrder.every(([, value], at) => at === 0 || value >= (inOrder[at - 1]?.[1] ?? value));
}

/** The document `evenkeel/vintage@1`, its `schema` key aside. */
export const VintageRecord = z.object({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'an id has letters, digits, dots, dashes and underscores'),
  kind: z.enum(['panel', 'cohort', 'plan']),
  series: z.string().min(1),
  unit: z.string().min(1),
  isCount: z.boolean(),
  issuedAt: z.iso.datetime(),
  origin: MonthText,
  method: z.object({ name: z.string().min(1), version: z.string().min(1) }),
  seed: z.int(),
  draws: z.int().min(1),
  inputs: z.array(
    z.object({ name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal') }),
  ),
  rangeFactor: z.number().positive(),
  steps: z
    .array(
      z.object({
        period: MonthText,
        mean: z.number(),
        quantiles: z
          .record(Level, z.number())
          .refine((all) => Object.keys(all).length >= 2, 'at least two quantiles are needed')
          .refine(ascends, 'quantiles must not descend'),
      }),
    )
    .min(1),
});
