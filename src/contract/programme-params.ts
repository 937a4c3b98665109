/** The parts of an address that name a programme, a return and a format, and what they may look like. */
import { z } from 'zod';
import { PAPERS } from '../core/report/papers/papers.ts';

const Id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'Letters, digits, dots and dashes only');

export const ProgrammeParams = z.object({ authority: Id, programme: Id });
export type ProgrammeParams = z.infer<typeof ProgrammeParams>;

/** `scenario` is optional: without it the plan's main scenario is shown. */
export const FinanceParams = ProgrammeParams.extend({ scenario: Id.optional() });

/** An update in an address: "2024-25" and "3" name "2024-25/3". */
export const ReturnParams = ProgrammeParams.extend({
  year: z.string().regex(/^\d{4}-\d{2}$/, 'A financial year like 2024-25'),
  sequence: z.string().regex(/^[1-9]\d?$/, 'A whole number from 1 to 99'),
});
export type ReturnParams = z.infer<typeof ReturnParams>;

export const FORMATS = ['docx', 'pdf', 'xlsx', 'html', 'json'] as const;
export const DownloadParams = ReturnParams.extend({ format: z.enum(FORMATS) });

export const PaperParams = DownloadParams.extend({ paper: z.enum(PAPERS) });

export const NoParams = z.object({});
