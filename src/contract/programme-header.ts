/** What every page of a programme says first: whose it is, which update it stands at, and what comes due. */
import { z } from 'zod';

export const UpdateLine = z.strictObject({
  id: z.string(),
  /** "Update 3 (November)". */
  name: z.string(),
  /** "2024/25". */
  year: z.string(),
  dataCutOff: z.string(),
  financeBasis: z.string(),
  due: z.string(),
  dueInWords: z.string(),
  submittedInWords: z.string().nullable(),
  status: z.enum(['open', 'submitted']),
});
export type UpdateLine = z.infer<typeof UpdateLine>;

export const ProgrammeHeader = z.strictObject({
  authorityCode: z.string(),
  programmeId: z.string(),
  authorityName: z.string(),
  name: z.string(),
  fictional: z.boolean(),
  agreement: z.string(),
  /** "2024/25 to 2030/31". */
  agreementYears: z.string(),
  /** The newest update, or null where there is none yet. */
  update: UpdateLine.nullable(),
  updates: z.array(UpdateLine),
});
export type ProgrammeHeader = z.infer<typeof ProgrammeHeader>;
