/** What may be asked of the cohort forecast of a stored programme beside running it: its page, its look-back, why it moved. */
import type { Actor } from '../core/access/access.ts';
import type { Month } from '../core/base/time.ts';
import type { RangeFactor } from '../core/monitor/range-factor.ts';
import type { Scope } from '../edge/store/store.ts';
import type { CohortBasisChoice, CohortBasisRequest } from './cohort-basis-choice.ts';
import type { CohortOutlook } from './cohort-outlook.ts';
import type { AppDependencies } from './dependencies.ts';
import type { CohortExplained, ExplainCohortRequest } from './explain-cohort.ts';
import { requirePermission } from './require-permission.ts';
import type { CohortGoalAnswer, GoalRequest } from './seek-cohort-goal.ts';

export type CohortUseCases = {
  /** The forecast as its page shows it, with the look-back in force. */
  outlook(actor: Actor, scope: Scope): Promise<CohortOutlook>;
  /** Record which look-back the forecast uses and why, in the store and in the audit trail. */
  chooseBasis(actor: Actor, scope: Scope, request: CohortBasisRequest): Promise<CohortBasisChoice>;
  /** What past outcomes ask of the ranges of a forecast that looks at no month after `origin`. */
  ranges(actor: Actor, scope: Scope, origin: Month): Promise<RangeFactor>;
  /** Why a forecast from an earlier month of the programme's records came out otherwise. */
  explain(
    actor: Actor,
    scope: Scope,
    request: Omit<ExplainCohortRequest, 'before' | 'after'>,
  ): Promise<CohortExplained>;
  /** What each flow would have to be for a number of plans by a month, on the look-back in force. */
  goal(actor: Actor, scope: Scope, request: Omit<GoalRequest, 'source'>): Promise<CohortGoalAnswer>;
};

/** Put them together; each is loaded when it is first asked for. */
export function cohortUseCases(dependencies: AppDependencies): CohortUseCases {
  const { store, product } = dependencies;
  return {
    outlook: async (actor, scope) => {
      const { openCohortOutlook } = await import('./cohort-outlook.ts');
      return await openCohortOutlook(store.read, actor, scope, product);
    },
    chooseBasis: async (actor, scope, request) => {
      const { chooseCohortBasis } = await import('./cohort-basis-choice.ts');
      return await chooseCohortBasis(dependencies, actor, scope, request);
    },
    ranges: async (actor, scope, origin) => {
      requirePermission(actor, 'programme.read', scope.authorityCode);
      const { cohortRangeFactor } = await import('./cohort-range-factor.ts');
      return await cohortRangeFactor(store.read, scope, origin);
    },
    explain: async (actor, scope, request) => {
      requirePermission(actor, 'programme.read', scope.authorityCode);
      const { readProgrammeCohort } = await import('./read-programme-cohort.ts');
      const { explainCohort } = await import('./explain-cohort.ts');
      return explainCohort({ ...request, before: await readProgrammeCohort(store.read, scope), after: null });
    },
    goal: async (actor, scope, request) => {
      requirePermission(actor, 'programme.read', scope.authorityCode);
      const { readCohortBasis } = await import('./cohort-basis-choice.ts');
      const { readProgrammeCohort } = await import('./read-programme-cohort.ts');
      const { seekCohortGoal } = await import('./seek-cohort-goal.ts');
      const source = await readProgrammeCohort(store.read, scope);
      const lookBack = request.lookBack ?? (await readCohortBasis(store.read, scope))?.basis ?? null;
      return await seekCohortGoal({ ...request, lookBack, source });
    },
  };
}
