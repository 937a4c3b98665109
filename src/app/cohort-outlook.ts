/** The cohort forecast as its page shows it: the same seed on every page, the basis in force, and who may choose another. */
import { type Actor, may } from '../core/access/access.ts';
import { type Problem, ProblemError } from '../core/base/problem.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { type CohortBasisChoice, readCohortBasis } from './cohort-basis-choice.ts';
import type { CohortSource } from './cohort-source.ts';
import { type CohortExplained, explainCohort } from './explain-cohort.ts';
import type { CohortForecastAnswer } from './forecast-cohort.ts';
import { forecastProgrammeCohort } from './forecast-programme-cohort.ts';
import { readProgrammeCohort } from './read-programme-cohort.ts';
import { requirePermission } from './require-permission.ts';

/** What the page rests on; a forecast that cannot be made is told, so that the page says what is missing. */
export type CohortOutlook = {
  readonly forecast: CohortForecastAnswer | null;
  /** Why there is no forecast; null where there is one. */
  readonly problem: Problem | null;
  /** Why plans came out otherwise than half a year before the records end would have been forecast; null where they are too short. */
  readonly why: CohortExplained | null;
  readonly choice: CohortBasisChoice | null;
  readonly mayChoose: boolean;
};

/** A figure never moves unless the data does; three years answer the page's two questions. */
const ASKED = { horizon: 3, seed: 1, draws: 1000 } as const;

/** Open it. Nothing is stored: looking is not issuing. @throws ProblemError `access.refused`. */
export async function openCohortOutlook(
  read: Repositories,
  actor: Actor,
  scope: Scope,
  version: string,
): Promise<CohortOutlook> {
  const choice = await readCohortBasis(read, scope);
  const mayChoose = may(actor, 'look-back.choose', scope.authorityCode);
  try {
    const rest = { grain: null, lookBack: null, capacity: null, scenario: null, workers: null, version };
    requirePermission(actor, 'programme.read', scope.authorityCode);
    const source = await readProgrammeCohort(read, scope, true);
    const forecast = await forecastProgrammeCohort(read, actor, scope, { ...ASKED, ...rest }, source);
    return { forecast, problem: null, why: whyOf(source, version), choice, mayChoose };
  } catch (error) {
    if (!(error instanceof ProblemError) || !error.problem.code.startsWith('cohort.')) throw error;
    return { forecast: null, problem: error.problem, why: null, choice, mayChoose };
  }
}

function whyOf(before: CohortSource, version: string): CohortExplained | null {
  try {
    return explainCohort({ before, after: null, origin: null, until: null, lookBack: null, version });
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'forecast.month-outside') return null;
    throw error;
  }
}
