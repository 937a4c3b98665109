/** A key figure with what it is held against: never a bare number, never a share without its count and base. */
import { z } from 'zod';
import { ShownFigure } from './shown-figure.ts';

export const KeyFigure = z.strictObject({
  id: z.string().min(1),
  heading: z.string().min(1),
  /** Null where the stored data does not support it; `note` then says what is missing. */
  figure: ShownFigure.nullable(),
  /** Figures beside it, in reading order: the agreed value, the gap, the ceiling, the base. */
  against: z.array(z.strictObject({ label: z.string(), figure: ShownFigure })),
  /** "over": worse than agreed; "within": at or better; "plain": nothing to judge. */
  standing: z.enum(['over', 'within', 'plain']),
  /** The standing in words, so that colour is never alone; empty where plain. */
  standingInWords: z.string(),
  note: z.string(),
});
export type KeyFigure = z.infer<typeof KeyFigure>;
