/** A return that comes back as a document: what is sent, what differs, what is asked, and what was decided. */
import { z } from 'zod';

const Sent = {
  name: z.string().min(1).max(200),
  /** Base64. */
  file: z.base64('The document did not arrive whole: choose it again'),
};

export const ReadBackBody = z.strictObject(Sent);
export const TakeBackBody = z.strictObject({
  ...Sent,
  /** The id of each question to one of its values. */
  decisions: z.record(z.string().max(20), z.string().max(100)),
});

export const ReturnedFinding = z.strictObject({
  id: z.string(),
  kind: z.enum(['answer', 'rating', 'commentary', 'table', 'record', 'part']),
  certainty: z.enum(['sure', 'ask']),
  where: z.string(),
  words: z.array(z.strictObject({ kind: z.enum(['same', 'added', 'gone']), text: z.string() })),
  message: z.string(),
  offered: z.array(z.strictObject({ value: z.string(), label: z.string() })),
});
export type ReturnedFinding = z.infer<typeof ReturnedFinding>;

export const ReadBackReply = z.strictObject({
  isTaken: z.boolean(),
  blocksRead: z.int(),
  blocksUnchanged: z.int(),
  findings: z.array(ReturnedFinding),
});
export type ReadBackReply = z.infer<typeof ReadBackReply>;
