/** How one figure of a stored programme's plan came about, with the names of all that can be asked for. */
import { createHash } from 'node:crypto';
import { ProblemError } from '../core/base/problem.ts';
import { canonicalJson } from '../core/seal/canonical-json.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { explainFigure, type FigureExplanation, figureNames } from './explain-figure.ts';
import { CHANCE, type StoredPlanForecast, storedPlan } from './forecast-programme-plan.ts';
import { planAnswer } from './plan-answer.ts';
import { livePlan } from './plans/live-plan.ts';

export type ProgrammeFigure = FigureExplanation & {
  /** Every figure that can be asked for, in the order of the answer. */
  readonly names: readonly string[];
};

/**
 * Explain a figure of the forecast that the pages show.
 * @param figure  its name; null for the in-year deficit of the last year.
 * @throws ProblemError `plan.unknown-figure`, or what stands in the way of the forecast.
 */
export async function explainProgrammeFigure(
  read: Repositories,
  stored: StoredPlanForecast,
  scope: Scope,
  { product, figure }: { readonly product: string; readonly figure: string | null },
): Promise<ProgrammeFigure> {
  if (stored.kind === 'refused') throw new ProblemError(stored.problem);
  const plan = await storedPlan(read, scope);
  const { body, version } = await livePlan(read, scope);
  const sha256 = createHash('sha256').update(canonicalJson(body)).digest('hex');
  const answer = planAnswer(stored.forecast, {
    version: product,
    ...CHANCE,
    inputs: [{ file: `version ${version} of the stored plan`, sha256 }],
    scenario: null,
    caseloadFrom: stored.caseloadFrom,
  });
  const last = answer.years.at(-1)?.year ?? '';
  return {
    ...explainFigure(plan, answer, figure ?? `central.${last}.inYearDeficitPence`),
    names: figureNames(answer),
  };
}
