/** Forecasts the plan of a stored programme, once for as long as what it is made from stays: a comment or a rating changes nothing of it. */
import { createHash } from 'node:crypto';
import { ProblemError } from '../core/base/problem.ts';
import { forecastPlan } from '../core/plan/forecast-plan.ts';
import { canonicalJson } from '../core/seal/canonical-json.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { PLAN_LEVELS } from './forecast-plan.ts';
import { CHANCE, type StoredPlanForecast, storedPlan } from './forecast-programme-plan.ts';
import { keepWhileUnchanged } from './keep-while-unchanged.ts';
import { livePlan } from './plans/live-plan.ts';
import { planState } from './plans/plan-state.ts';
import { readValuing } from './records/programme-nodes.ts';
import type { StoredCaseload } from './stored-caseloads.ts';

/** Gives the forecast of a programme's plan. Problems of the plan itself are told, not raised. */
export type StoredForecast = (scope: Scope) => Promise<StoredPlanForecast>;

/** Make the giver. */
export function storedForecasts(read: Repositories, caseloads: StoredCaseload): StoredForecast {
  const make = async (scope: Scope): Promise<StoredPlanForecast> => {
    try {
      return await forecastStored(read, caseloads, scope);
    } catch (error) {
      if (error instanceof ProblemError) return { kind: 'refused', problem: error.problem };
      throw error;
    }
  };
  return keepWhileUnchanged(read, make, undefined, planState);
}

async function forecastStored(
  read: Repositories,
  caseloads: StoredCaseload,
  scope: Scope,
): Promise<StoredPlanForecast> {
  const plan = await storedPlan(read, scope);
  const simulated = await caseloads(scope);
  const { caseload = null, flows = null } = simulated ?? {};
  const { body, version } = await livePlan(read, scope);
  const sha256 = createHash('sha256').update(canonicalJson(body)).digest('hex');
  const valuing = await readValuing(read, scope, () => Promise.resolve(flows));
  const avoided = ({ id }: { readonly id: string }) =>
    valuing.kind === 'known' ? [[id, valuing.worthOf([id]).plans] as const] : [];
  return {
    kind: 'forecast',
    forecast: forecastPlan(plan, { ...CHANCE, levels: PLAN_LEVELS, caseload, flows }),
    caseloadFrom: simulated?.source ?? null,
    plan,
    planFile: { file: `version ${version} of the stored plan`, sha256 },
    avoidedAtEnd: Object.fromEntries(plan.mitigations.flatMap(avoided)),
  };
}
