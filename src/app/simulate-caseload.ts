/** Simulates the caseload of a plan from records: fitted, run, brought to the plan's types, its ranges as wide as they must be. */
import { addMonths, type Month } from '../core/base/time.ts';
import { type cohortMembers, PUBLISHED_AGE_BANDS } from '../core/model/cohort/cohort-series.ts';
import type { fitCohort } from '../core/model/fit/fit-cohort.ts';
import type { RangeFactor } from '../core/monitor/range-factor.ts';
import { rangeFactorInWords } from '../core/monitor/range-factor-in-words.ts';
import type { CaseloadDraws } from '../core/plan/caseload-draws.ts';
import { besidePlan, type CaseloadBeside, cohortCaseload } from '../core/plan/cohort-caseload.ts';
import type { CohortCaseload, ManagementPlan } from '../core/plan/management-plan.ts';
import { withSeasonShocks } from '../core/plan/season-shocks.ts';
import { widenCaseload } from '../core/plan/widen-caseload.ts';
import { openCohortPool } from '../edge/compute/cohort-pool.ts';
import type { CohortSource } from './cohort-source.ts';
import { fitPlanCaseload } from './fit-plan-caseload.ts';
import type { InputFile } from './read-input-file.ts';

/** Where a plan's caseload comes from, as its answer tells it. */
export type CaseloadSource = {
  readonly inputs: readonly InputFile[];
  /** The month at whose beginning the simulation starts. */
  readonly start: string;
  /** Which type the plans of each setting are paid under. */
  readonly types: Readonly<Record<string, string>>;
  readonly beside: readonly CaseloadBeside[];
  /** What a reader must know, in words. */
  readonly notes: readonly string[];
};

/** The draws, and where they come from. */
export type SimulatedCaseload = { readonly caseload: CaseloadDraws; readonly source: CaseloadSource };

export type SimulateRequest = {
  readonly plan: ManagementPlan;
  readonly cohort: Pick<CohortCaseload, 'lookBack' | 'types'>;
  readonly source: CohortSource;
  /** The plan's place, for problems. */
  readonly place: string;
  readonly seed: number;
  readonly draws: number;
  readonly workers: number | null;
  /** What past outcomes ask of the ranges, by the last month that the simulation looks at; not given where no forecasts are kept. */
  readonly rangesFor?: (origin: Month) => Promise<RangeFactor>;
  readonly onProgress?: (done: number, all: number) => void;
};

/**
 * Simulate.
 * @throws ProblemError `plan.setting-not-mapped`, `plan.setting-unknown`, `plan.over-before-data`, and those of `cohort.*`.
 */
export async function simulateCaseload(request: SimulateRequest): Promise<SimulatedCaseload> {
  const { plan, cohort, source, seed, draws } = request;
  const { history } = source;
  const place = `${request.place}, caseload.cohort`;
  const { fit, members, typeOf, years, unseen } = fitPlanCaseload(plan, cohort, source, place);
  const pool = openCohortPool(request.workers ?? undefined);
  const keep = {
    plans: ['setting'] as const,
    joiners: [],
    leavers: [],
    changes: [],
    queues: false,
    ageBands: PUBLISHED_AGE_BANDS,
  };
  const { onProgress } = request;
  const run = await pool
    .run(fit.model, { years, draws, seed, keep }, onProgress === undefined ? {} : { onProgress })
    .finally(() => pool.close());
  const ranges = (await request.rangesFor?.(addMonths(history.start, -1))) ?? null;
  const simulated = cohortCaseload(
    plan,
    {
      run,
      start: history.start,
      stepMonths: 12 / fit.model.grain,
      stock: stockBySetting(fit.model, members),
    },
    typeOf,
  );
  const caseload = widenCaseload(withSeasonShocks(simulated, unseen, seed), ranges?.factor ?? 1);
  return {
    caseload,
    source: {
      inputs: source.inputs,
      start: history.start,
      types: Object.fromEntries(typeOf),
      beside: besidePlan(plan, caseload),
      notes: [
        rangesInWords(ranges),
        ...source.notes,
        ...history.notes,
        ...fit.notes,
        ...leftOut(source.problems),
      ],
    },
  };
}

/** Types are parts of the total that the factor is learnt from: it may widen them and not narrow them. */
function rangesInWords(ranges: RangeFactor | null): string {
  return rangeFactorInWords(ranges === null || ranges.factor >= 1 ? ranges : { ...ranges, factor: 1 });
}

function stockBySetting(
  { stock, axes }: ReturnType<typeof fitCohort>['model'],
  { names, settingOfPlace }: ReturnType<typeof cohortMembers>,
): ReadonlyMap<string, number> {
  const plans = new Map<string, number>();
  stock.forEach((count, cell) => {
    const setting = names.setting[settingOfPlace[cell % axes.places.length] ?? 0] ?? '';
    plans.set(setting, (plans.get(setting) ?? 0) + count);
  });
  return plans;
}

function leftOut(problems: readonly { readonly file: string; readonly problems: readonly unknown[] }[]) {
  return problems
    .filter((one) => one.problems.length > 0)
    .map((one) => `Rows of ${one.file} have problems: see "evenkeel import" of that file`);
}
