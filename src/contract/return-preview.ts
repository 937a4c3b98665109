/** The preview of a built return: the very fragment that the web-page document holds, its figures and its formats. */
import { z } from 'zod';
import { ProgrammeHeader } from './programme-header.ts';
import { FORMATS } from './programme-params.ts';
import { ShownFigure } from './shown-figure.ts';

export const ReturnPreviewReply = z.strictObject({
  header: ProgrammeHeader,
  updateId: z.string(),
  title: z.string(),
  subtitle: z.string(),
  /** What is wrong where the return could not be built, with the place; null where it was. */
  problem: z
    .strictObject({
      code: z.string(),
      message: z.string(),
      advice: z.string().optional(),
      place: z.string().optional(),
    })
    .nullable(),
  html: z.string(),
  styles: z.string(),
  contents: z.array(z.strictObject({ id: z.string(), text: z.string() })),
  figures: z.array(ShownFigure),
  formats: z.array(z.strictObject({ format: z.enum(FORMATS), name: z.string(), purpose: z.string() })),
});
export type ReturnPreviewReply = z.infer<typeof ReturnPreviewReply>;
