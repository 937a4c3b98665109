/** The money: one scenario beside the others, year by year, with basis named, ceilings, forecasts and assumptions. */
import { z } from 'zod';
import { ChartWithTable, PageTable } from './chart-with-table.ts';
import { KeyFigure } from './key-figure.ts';
import { PlanOutlook } from './plan-outlook.ts';
import { MakingNote } from './prepared.ts';
import { ProblemReply } from './problem-reply.ts';
import { ProgrammeHeader } from './programme-header.ts';

/** One line of the yearly table: pence by year, as shown in thousands of pounds. */
export const FinanceLine = z.strictObject({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['group', 'line', 'total', 'warning']),
  /** One per year, whole pence; empty for a group heading. */
  pence: z.array(z.number().int()),
  shown: z.array(z.string()),
});
export type FinanceLine = z.infer<typeof FinanceLine>;

export const ScenarioTable = z.strictObject({
  id: z.string(),
  name: z.string(),
  years: z.array(z.string()),
  lines: z.array(FinanceLine),
  firstBalance: z.string(),
});
export type ScenarioTable = z.infer<typeof ScenarioTable>;

/** The plan's own history, each part null where there is nothing of it. */
export const PlanTrail = z.strictObject({
  /** The answer: how many versions are locked, what was last set, where the outturn stands. */
  sentence: z.string(),
  versions: PageTable.nullable(),
  changes: PageTable.nullable(),
  /** From the newest locked version to the live plan. */
  movement: PageTable.nullable(),
  outturn: PageTable.nullable(),
});
export type PlanTrail = z.infer<typeof PlanTrail>;

export const FinanceReply = z.strictObject({
  header: ProgrammeHeader,
  /** Whether the main scenario will balance, how likely, and what stands behind it. */
  outlook: PlanOutlook,
  /** Of when that forecast is; while there is none, the outlook says nothing. */
  forecast: MakingNote,
  scenarios: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  keyFigures: z.array(KeyFigure),
  /** The scenario chosen, and the one it is compared with; null where the plan has fewer. */
  chosen: ScenarioTable.nullable(),
  compared: ScenarioTable.nullable(),
  charts: z.array(ChartWithTable),
  /** Forecast versions of the current year with the movement between them. */
  inYearForecasts: PageTable.nullable(),
  ceilings: PageTable.nullable(),
  transfers: PageTable.nullable(),
  /** Versions of the plan, who set what in it, and how far the outturn has moved from it. */
  trail: PlanTrail,
  /** Why no workbook can be made of the plan; null where one can. */
  workbookRefusal: ProblemReply.nullable(),
  /** True where the person at the page may set assumptions, and so read a workbook back. */
  maySetPlan: z.boolean(),
  unexplainedSaving: z.string().nullable(),
  sources: z.array(z.string()),
});
export type FinanceReply = z.infer<typeof FinanceReply>;
