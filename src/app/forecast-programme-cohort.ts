/** Forecasts a stored programme's plans by cohorts: from its newest extract, on the basis in force, with ranges as past outcomes ask. */
import type { Actor } from '../core/access/access.ts';
import { addMonths } from '../core/base/time.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { readCohortBasis } from './cohort-basis-choice.ts';
import { cohortRangeFactor } from './cohort-range-factor.ts';
import type { CohortSource } from './cohort-source.ts';
import { type CohortForecastAnswer, type CohortForecastRequest, forecastCohort } from './forecast-cohort.ts';
import { readProgrammeCohort } from './read-programme-cohort.ts';
import { requirePermission } from './require-permission.ts';

/**
 * Forecast a programme. A basis that the request names goes before the one that was chosen for the programme.
 * @param given  what it starts from, where that was read already; null to read it.
 * @throws ProblemError `access.refused`, `cohort.nothing-to-read`, `cohort.no-day`, and those of the forecast.
 */
export async function forecastProgrammeCohort(
  read: Repositories,
  actor: Actor,
  scope: Scope,
  request: Omit<CohortForecastRequest, 'source'>,
  given: CohortSource | null = null,
): Promise<CohortForecastAnswer> {
  requirePermission(actor, 'programme.read', scope.authorityCode);
  const source = given ?? (await readProgrammeCohort(read, scope, true));
  const choice = request.lookBack === null ? await readCohortBasis(read, scope) : null;
  return await forecastCohort({
    ...request,
    ...(choice === null || choice.basis === null
      ? {}
      : { lookBack: choice.basis, lookBackReason: `chosen by ${choice.chosenBy}: ${choice.reason}` }),
    ranges: await cohortRangeFactor(read, scope, addMonths(source.history.start, -1)),
    source,
  });
}
