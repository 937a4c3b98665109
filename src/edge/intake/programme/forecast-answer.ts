/** The answers of the forecast commands, read as what was forecast: one series for each, with its steps and where it came from. */
import { z } from 'zod';
import { addMonths, isMonth, parseYear } from '../../../core/base/time.ts';

const Spread = z.object({ mean: z.number(), quantiles: z.record(z.string(), z.number()) });
const Facts = {
  version: z.string().min(1),
  seed: z.int(),
  draws: z.int().min(1),
  inputs: z.array(z.object({ file: z.string(), sha256: z.string() })),
};

const PanelAnswer = z.object({
  schema: z.literal('evenkeel/panel-forecast@1'),
  ...Facts,
  until: z.int(),
  forecasts: z.array(z.object({ la: z.string(), year: z.int(), ...Spread.shape })),
});
const PlanAnswer = z.object({
  schema: z.literal('evenkeel/plan-forecast@1'),
  ...Facts,
  years: z.array(z.object({ year: z.string(), inYearDeficitPence: Spread })),
});
const CohortAnswer = z.object({
  schema: z.literal('evenkeel/cohort-forecast@1'),
  ...Facts,
  /** The stock that it starts from stands at the beginning of this month. */
  start: z.string().refine(isMonth),
  /** What its ranges were multiplied by; answers of earlier versions do not say it and have the model's own. */
  rangeFactor: z.number().positive().default(1),
  steps: z.array(
    z.object({
      /** The month at whose end the step's stock stands. */
      to: z.string().refine(isMonth),
      cuts: z.array(z.object({ by: z.string(), plans: Spread })),
    }),
  ),
});
const Answer = z.discriminatedUnion('schema', [PanelAnswer, PlanAnswer, CohortAnswer]);

/** What an answer forecasts, without the moment and the origin that it does not say. */
export type AnsweredForecast = {
  readonly kind: 'panel' | 'cohort' | 'plan';
  readonly series: string;
  readonly unit: string;
  readonly isCount: boolean;
  /** The last month whose figures it looked at; null where the answer does not say. */
  readonly origin: string | null;
  readonly version: string;
  readonly seed: number;
  readonly draws: number;
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
  /** What its ranges were multiplied by. */
  readonly rangeFactor: number;
  readonly steps: readonly {
    readonly period: string;
    readonly mean: number;
    readonly quantiles: Readonly<Record<string, number>>;
  }[];
};

/**
 * Read an answer: of a panel the authority's own years, of a cohort all plans together, of a management plan the deficit of
 * each year at its end.
 * @returns null where the value is no such answer.
 */
export function readForecastAnswer(body: unknown, authorityCode: string): AnsweredForecast | null {
  const read = Answer.safeParse(body);
  if (!read.success) return null;
  const answer = read.data;
  const { version, seed, draws } = answer;
  const inputs = answer.inputs.map(({ file, sha256 }) => ({ name: file, sha256 }));
  const facts = { version, seed, draws, inputs };
  switch (answer.schema) {
    case 'evenkeel/panel-forecast@1': {
      const own = answer.forecasts.filter(({ la }) => la === authorityCode);
      const steps = own.map(({ year, mean, quantiles }) => ({ period: `${year}-01`, mean, quantiles }));
      const what = { kind: 'panel', series: 'published_plans', unit: 'plans', isCount: true } as const;
      return { ...what, origin: `${answer.until}-01`, ...facts, rangeFactor: 1, steps };
    }
    case 'evenkeel/plan-forecast@1': {
      const steps = answer.years.flatMap(({ year, inYearDeficitPence }) => {
        const start = parseYear(year);
        return start === null ? [] : [{ period: `${start + 1}-03`, ...inYearDeficitPence }];
      });
      const what = { kind: 'plan', series: 'in_year_deficit', unit: 'pence', isCount: false } as const;
      return { ...what, origin: null, ...facts, rangeFactor: 1, steps };
    }
    case 'evenkeel/cohort-forecast@1': {
      const steps = answer.steps.flatMap(({ to, cuts }) => {
        const total = cuts.find(({ by }) => by === 'total');
        return total === undefined ? [] : [{ period: to, ...total.plans }];
      });
      const what = { kind: 'cohort', series: 'plans_n', unit: 'plans', isCount: true } as const;
      const { rangeFactor } = answer;
      return { ...what, origin: addMonths(answer.start, -1), ...facts, rangeFactor, steps };
    }
  }
}
