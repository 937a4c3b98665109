/** Forecasts the plan of a stored programme; approvals and payments come from the programme's own records. */
import type { Actor } from '../core/access/access.ts';
import { type Problem, ProblemError } from '../core/base/problem.ts';
import type { Month } from '../core/base/time.ts';
import type { HighNeedsBlock } from '../core/block/high-needs-block.ts';
import type { FlowEffects } from '../core/plan/flow-effects.ts';
import { forecastPlan } from '../core/plan/forecast-plan.ts';
import type { ManagementPlan } from '../core/plan/management-plan.ts';
import type { PlanForecast } from '../core/plan/plan-forecast.ts';
import { parseExactJson } from '../edge/intake/programme/exact-json.ts';
import { parseManagementPlan } from '../edge/intake/programme/management-plan-file.ts';
import { RECORD_KINDS } from '../edge/intake/programme/programme-records.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import { cohortRangeFactor } from './cohort-range-factor.ts';
import { PLAN_LEVELS } from './forecast-plan.ts';
import { keepWhileUnchanged } from './keep-while-unchanged.ts';
import { requirePermission } from './require-permission.ts';
import type { CaseloadSource, SimulatedCaseload } from './simulate-caseload.ts';

/** The forecast, or what stands in its way: a page shows the rest all the same. */
export type StoredPlanForecast =
  | {
      readonly kind: 'forecast';
      readonly forecast: PlanForecast;
      /** Where simulated plan numbers come from; null where the plan states its own. */
      readonly caseloadFrom: CaseloadSource | null;
    }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** The same seed on every page: a figure never moves unless the data does. */
export const CHANCE = { seed: 1, draws: 1000 } as const;

/** Gives the caseload of a plan that is simulated from the programme's records, and null for one that states its own. */
export type StoredCaseload = (scope: Scope) => Promise<SimulatedCaseload | null>;

/** Make the giver; what it simulated is kept as long as the store has not changed. */
export function storedCaseloads(read: Repositories): StoredCaseload {
  return keepWhileUnchanged(read, async (scope) => {
    const plan = await storedPlan(read, scope);
    const { cohort = null } = plan;
    if (cohort === null) return null;
    // Loaded only where it is asked for: a plan with mean and spread needs none of it.
    const { simulateCaseload } = await import('./simulate-caseload.ts');
    const { readProgrammeCohort } = await import('./read-programme-cohort.ts');
    const source = await readProgrammeCohort(read, scope);
    const rangesFor = (origin: Month) => cohortRangeFactor(read, scope, origin);
    return await simulateCaseload({
      plan,
      cohort,
      source,
      place: 'plan',
      ...CHANCE,
      workers: null,
      rangesFor,
    });
  });
}

/** Gives what flows make of the mitigations of a stored plan whose caseload comes from records; null where it states its own numbers. */
export type StoredFlowMeans = (scope: Scope) => Promise<FlowEffects | null>;

/** Make the giver; what it worked out is kept as long as the store has not changed. */
export function storedFlowMeans(read: Repositories): StoredFlowMeans {
  return keepWhileUnchanged(read, async (scope) => {
    const plan = await storedPlan(read, scope);
    if ((plan.cohort ?? null) === null) return null;
    const { flowMeansFrom } = await import('./plan-flow-means.ts');
    const { readProgrammeCohort } = await import('./read-programme-cohort.ts');
    return flowMeansFrom(plan, await readProgrammeCohort(read, scope));
  });
}

/**
 * Forecast a stored plan.
 * @throws ProblemError `access.refused`. Problems of the plan itself are returned.
 */
export async function forecastProgrammePlan(
  read: Repositories,
  caseloads: StoredCaseload,
  actor: Actor,
  scope: Scope,
): Promise<StoredPlanForecast> {
  requirePermission(actor, 'programme.read', scope.authorityCode, 'to see the plan of this authority');
  try {
    const plan = await storedPlan(read, scope);
    const simulated = await caseloads(scope);
    const { caseload = null, flows = null } = simulated ?? {};
    const options = { ...CHANCE, levels: PLAN_LEVELS, caseload, flows };
    return {
      kind: 'forecast',
      forecast: forecastPlan(plan, options),
      caseloadFrom: simulated?.source ?? null,
    };
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'refused', problem: error.problem };
    throw error;
  }
}

/** Read the stored plan, with what the programme's records say of approvals and payments. @throws ProblemError `plan.*`. */
export async function storedPlan(read: Repositories, scope: Scope): Promise<ManagementPlan> {
  const record = await read.documents.newest(scope, 'plan', 'plan');
  const body = parseExactJson(JSON.stringify(record?.body ?? null), 'plan');
  const plan = parseManagementPlan(body, { file: 'plan', scenario: null });
  const transfers = await read.documents.newest(scope, 'transfers', 'transfers');
  const agreement = await read.documents.newest(scope, 'agreement', 'agreement');
  // The programme's records say how far things have come; the plan's own word counts where they are silent.
  const known: Pick<ManagementPlan, 'transfers' | 'payments'> = {
    transfers: transfers === null ? plan.transfers : RECORD_KINDS.transfers.parse(transfers.body).transfers,
    payments: agreement === null ? plan.payments : RECORD_KINDS.agreement.parse(agreement.body).payments,
  };
  return { ...plan, ...known, block: plan.block === null ? null : blockAsKnown(plan.block, known) };
}

/** The block with the same word on transfers and payments as the plan. */
function blockAsKnown(
  block: HighNeedsBlock,
  { transfers, payments }: Pick<ManagementPlan, 'transfers' | 'payments'>,
): HighNeedsBlock {
  const status = block.years.map(
    (year, n) => transfers.find((one) => one.year === year)?.status ?? block.transfer.status[n] ?? null,
  );
  return {
    ...block,
    transfer: { ...block.transfer, status },
    payments: block.payments.map((one) => ({
      ...one,
      status: payments.find(({ year }) => year === one.year)?.status ?? one.status,
    })),
  };
}
