/** Made-up interventions for tests of scenarios. */
import type { CohortIntervention } from '../../src/core/model/cohort/cohort-scenario.ts';

/** Make an intervention of a sure size that acts in full from the first month of 2026, unless told otherwise. */
export function makeIntervention(
  flow: CohortIntervention['flow'],
  size: number,
  more: Partial<CohortIntervention> = {},
): CohortIntervention {
  return {
    name: `made-up ${flow}`,
    flow,
    change: 'relative',
    size: { low: size, likely: size, high: size },
    chance: 1,
    start: '2026-01',
    delay: 0,
    ramp: 0,
    end: null,
    scope: {},
    to: null,
    ...more,
  };
}
