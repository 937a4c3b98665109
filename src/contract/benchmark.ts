/** The benchmarking page: any authority beside its neighbours, its region or England, from published figures alone. */
import { z } from 'zod';
import { ChartWithTable, PageTable } from './chart-with-table.ts';
import { ProgrammeHeader } from './programme-header.ts';
import { ProgrammeParams } from './programme-params.ts';

export const BESIDE = ['neighbours', 'region', 'England'] as const;
/** A code or a short id, as addresses carry them. */
const Code = z
  .string()
  .max(16)
  .regex(/^[A-Za-z0-9]+$/, 'Letters and digits only');

/** Each part of the view stands in the address; one that is left out has its usual value. */
export const BenchmarkParams = ProgrammeParams.extend({
  of: Code.optional(),
  beside: z.enum(BESIDE).optional(),
  measure: Code.optional(),
});

const Option = z.strictObject({ value: z.string(), text: z.string() });

export const BenchmarkReply = z.strictObject({
  header: ProgrammeHeader,
  lead: z.string(),
  /** What is chosen; empty where nothing can be. */
  of: z.string(),
  beside: z.string(),
  measure: z.string(),
  authorities: z.array(Option),
  groups: z.array(Option),
  measures: z.array(Option),
  /** Every measure, and the one that is told authority by authority; null where nothing is stored. */
  standing: PageTable.nullable(),
  chart: ChartWithTable.nullable(),
  /** What is not stored, and which file would bring it. */
  missing: z.array(z.string()),
  /** Measures that no authority has, under what is missing for them; null where there are none. */
  absent: PageTable.nullable(),
});
export type BenchmarkReply = z.infer<typeof BenchmarkReply>;
