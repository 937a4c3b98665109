/** Caseload draws with their range multiplied around the middle, as past outcomes of the authority's forecasts ask for. */
import { median } from '../num/quantiles.ts';
import type { CaseloadDraws } from './caseload-draws.ts';

/**
 * Multiply the range of every type and 31 March around its median, draw by draw, so that a draw keeps its place among the others
 * and its way over the years. What is sure stays as it is; plans go no lower than 0.
 * @param factor  never below 1 here: the factor is learnt from totals, and types are parts of them.
 * @source Method note 8, equation 8.12.
 */
export function widenCaseload(caseload: CaseloadDraws, factor: number): CaseloadDraws {
  if (factor <= 1) return caseload;
  const { draws, ends, types } = caseload;
  const cells = ends * types;
  const plans = Float64Array.from(caseload.plans);
  for (let cell = 0; cell < cells; cell++) {
    const own = Float64Array.from({ length: draws }, (_, draw) => plans[draw * cells + cell] ?? 0);
    const middle = median(own);
    for (let draw = 0; draw < draws; draw++)
      plans[draw * cells + cell] = Math.max(0, middle + ((own[draw] ?? 0) - middle) * factor);
  }
  return { ...caseload, plans };
}
