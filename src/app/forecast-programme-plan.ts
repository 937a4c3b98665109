/** The plan of a stored programme, and what its forecast tells; approvals and payments come from the programme's own records. */
import type { Problem } from '../core/base/problem.ts';
import type { HighNeedsBlock } from '../core/block/high-needs-block.ts';
import type { ManagementPlan } from '../core/plan/management-plan.ts';
import type { PlanForecast } from '../core/plan/plan-forecast.ts';
import { parseExactJson } from '../edge/intake/programme/exact-json.ts';
import { parseManagementPlan } from '../edge/intake/programme/management-plan-file.ts';
import { RECORD_KINDS } from '../edge/intake/programme/programme-records.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import type { Making, Renewal } from './prepared/making.ts';
import type { InputFile } from './read-input-file.ts';
import type { CaseloadSource } from './simulate-caseload.ts';

/** A forecast with all that is asked of it afterwards, so that nothing of it is reckoned from a plan that was changed since. */
export type PlanForecastMade = {
  readonly kind: 'forecast';
  readonly forecast: PlanForecast;
  /** Where simulated plan numbers come from; null where the plan states its own. */
  readonly caseloadFrom: CaseloadSource | null;
  /** The plan that was forecast. */
  readonly plan: ManagementPlan;
  /** The record that it stands in. */
  readonly planFile: InputFile;
  /** Plans that each mitigation alone avoids at the end of the plan, by its id [plans]; none where they cannot be valued. */
  readonly avoidedAtEnd: Readonly<Record<string, number>>;
};

/** The forecast, what stands in its way, or how far its making has come: a page shows the rest all the same. */
export type StoredPlanForecast =
  | ((PlanForecastMade | { readonly kind: 'refused'; readonly problem: Problem }) & {
      /** Left out, or null, where it stands on all that is stored now. */
      readonly renewal?: Renewal | null;
    })
  | { readonly kind: 'making'; readonly making: Making };

/** The same seed on every page: a figure never moves unless the data does. */
export const CHANCE = { seed: 1, draws: 1000 } as const;

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
