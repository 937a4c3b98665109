/** Fixes as they are kept with a programme: the form of the document, checked when it is read. */
import { z } from 'zod';
import type { Fix } from '../../../core/domain/issue.ts';

/** The form of the document. */
export const FIXES_SCHEMA = 'evenkeel/fixes@1';

const FixesDocument = z.object({
  schema: z.literal(FIXES_SCHEMA),
  fixes: z.array(
    z.object({
      table: z.string(),
      recordKey: z.string(),
      column: z.string().nullable(),
      oldFingerprint: z.string(),
      action: z.enum(['correct', 'leave-out', 'accept']),
      value: z.string().nullable(),
      isPersonal: z.boolean(),
      note: z.string().nullable(),
    }),
  ),
});

/** Read the fixes of a kept document. @throws Error of the schema library where it was changed by other hands. */
export function parseFixes(body: unknown): readonly Fix[] {
  return FixesDocument.parse(body).fixes;
}
