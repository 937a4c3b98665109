/** The plan as a workbook: what one that came back would change, and which of it is taken over. */
import { z } from 'zod';
import { EVIDENCE_GRADES } from '../core/plan/evidence-grade.ts';
import { PageTable } from './chart-with-table.ts';
import { ProblemReply } from './problem-reply.ts';

/** A value as it stands in a plan: a number, a month, or a fraction. */
const CellValue = z.union([
  z.number(),
  z.string().regex(/^\d{4}-\d{2}$/, 'A month such as 2025-04'),
  z.strictObject({ n: z.number().int(), d: z.number().int().positive() }),
]);

/** One cell with another value, in words, and what it does by itself. */
export const WorkbookChangeLine = z.strictObject({
  cell: z.string(),
  /** "Growth of the High Needs Block". */
  label: z.string(),
  value: CellValue,
  before: z.string(),
  after: z.string(),
  /** "£0.18m lower", by headline figure in the order of the headings; or why it could not stand. */
  effects: z.array(z.string()),
  /** True where the plan has another value since the workbook was written. */
  hasMoved: z.boolean(),
});
export type WorkbookChangeLine = z.infer<typeof WorkbookChangeLine>;

export const WorkbookChangesReply = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  planVersion: z.number().int(),
  /** What the workbook would change, and where that leads. */
  sentence: z.string(),
  /** Headings of the effects. */
  effectHeadings: z.array(z.string()),
  changes: z.array(WorkbookChangeLine),
  /** The headline figures as they are and with all changes; null where there is none. */
  headline: PageTable.nullable(),
  /** Numbers of plans that move with changed mitigations; null where none does. */
  follows: PageTable.nullable(),
  /** Why all of them together could not stand; null where they can. */
  refused: ProblemReply.nullable(),
  /** Cells that only the plan has changed since; they stay as they are. */
  movedInPlan: z.array(z.string()),
  /** Cells that could not be read, each with its place. */
  questions: z.array(ProblemReply),
});
export type WorkbookChangesReply = z.infer<typeof WorkbookChangesReply>;

const Words = z.string().max(2000);

/** What is taken over, and on whose word. */
export const AcceptWorkbookBody = z.strictObject({
  planVersion: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'The fingerprint of the workbook'),
  changes: z.array(z.strictObject({ cell: z.string().min(1).max(300), value: CellValue })).max(2000),
  reason: Words,
  source: Words,
  grade: z.enum(EVIDENCE_GRADES),
});
export type AcceptWorkbookBody = z.infer<typeof AcceptWorkbookBody>;

export const AcceptWorkbookReply = z.strictObject({
  planVersion: z.number().int(),
  cells: z.array(z.string()),
});
export type AcceptWorkbookReply = z.infer<typeof AcceptWorkbookReply>;
