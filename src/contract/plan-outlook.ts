/** Whether a plan will balance and how likely: sentences first, then positions, conditions, mitigations, what moves it most. */
import { z } from 'zod';
import { ChartWithTable, PageTable } from './chart-with-table.ts';

/** One end of an assumption's range: its value and what it does to the deficit at the end of the plan. */
const TornadoEnd = z.strictObject({
  value: z.string(),
  /** Change from the plan as it stands [£ million], above nil is worse. */
  change: z.number(),
  shown: z.string(),
});

/** Assumptions moved one at a time, those that move the answer most first; the table holds all of them. */
export const Tornado = z.strictObject({
  title: z.string(),
  summary: z.string(),
  bars: z.array(z.strictObject({ label: z.string(), low: TornadoEnd, high: TornadoEnd })),
  table: PageTable,
});
export type Tornado = z.infer<typeof Tornado>;

export const PlanOutlook = z.strictObject({
  /** The answer: whether it balances and how likely, what nothing explains, whether it is enough at the present rate. */
  sentences: z.array(z.string()),
  /** Why the plan cannot be forecast, with what to do; null where it can. */
  refused: z.string().nullable(),
  charts: z.array(ChartWithTable),
  conditions: PageTable.nullable(),
  /** How often lasting balance comes first in each year; by the block's lines too where the plan tells them. */
  firstBalance: PageTable.nullable(),
  /** From the unmitigated deficit to the planned one, the saving that nothing explains as a line of its own. */
  gap: PageTable.nullable(),
  mitigations: PageTable.nullable(),
  /** Plans fewer at each 31 March through the mitigations that act on flows of the forecast from records; null where none does. */
  fewerPlans: PageTable.nullable(),
  tornado: Tornado.nullable(),
  stresses: PageTable.nullable(),
  /** Growth of the block against plan numbers, cell by cell; null where no income rests on growth or plan numbers have no spread. */
  twoWay: PageTable.nullable(),
  /** What it would be worth to know an uncertain input better; null where nothing is uncertain. */
  knowing: PageTable.nullable(),
  /** What each assumption alone would have to be for balance, and the growth that brings it in each year. */
  needed: PageTable.nullable(),
  /** What dated rules make of the deficit: when the override ends, a grant, what carrying it costs. */
  terms: PageTable.nullable(),
  /** The High Needs Block by line and year, every deficit with its basis; null where the plan does not tell it apart. */
  block: PageTable.nullable(),
  /** Chances by the lines of the block, over the same draws as the plan's own; null likewise. */
  blockChances: z
    .strictObject({
      sentence: z.string(),
      charts: z.array(ChartWithTable),
      conditions: PageTable.nullable(),
    })
    .nullable(),
  /** The assumptions of the block's lines moved one at a time; null likewise. */
  blockTornado: Tornado.nullable(),
  /** The grant's spend and what the same children cost outside it; null where the plan states none. */
  wholeCost: PageTable.nullable(),
  /** What the forecast counts on that nobody has granted. */
  warnings: z.array(z.string()),
  note: z.string(),
});
export type PlanOutlook = z.infer<typeof PlanOutlook>;
