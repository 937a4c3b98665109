/** The scenario lab: model and plan on their way to the page, which does the rest itself. */
import { z } from 'zod';

export const LabReply = z.strictObject({
  /** The lab's input as `core/lab/pack-value` writes it. */
  packed: z.string().min(1),
});
export type LabReply = z.infer<typeof LabReply>;
