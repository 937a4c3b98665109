/** One figure of a programme's plan explained: its value, equation, inputs with sources, and the figures that it is made of. */
import { z } from 'zod';
import { MakingNote } from './prepared.ts';
import { ProgrammeParams } from './programme-params.ts';

/** Without a name the in-year deficit of the last year is explained. */
export const PlanFigureParams = ProgrammeParams.extend({ name: z.string().min(1).max(300).optional() });

export const PlanFigureReply = z.strictObject({
  /** "central.2029/30.spendPence". */
  figure: z.string(),
  value: z.string(),
  equation: z.string(),
  /** Where the equation is written down. */
  method: z.string(),
  inputs: z.array(z.strictObject({ name: z.string(), value: z.string(), source: z.string() })),
  /** Names of figures that can be explained in turn. */
  madeOf: z.array(z.string()),
  /** The plan that it was reckoned from, with its fingerprint. */
  from: z.array(z.string()),
  note: z.string(),
  /** Of when the forecast is that it is a figure of. */
  forecast: MakingNote,
  /** Every figure that can be asked for. */
  names: z.array(z.string()),
});
export type PlanFigureReply = z.infer<typeof PlanFigureReply>;
