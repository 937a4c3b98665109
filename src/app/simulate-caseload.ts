/** Simulates the caseload of a plan from records: fitted, run without and with its mitigations on flows, its ranges as wide as they must be. */
import { addMonths, type Month } from '../core/base/time.ts';
import type { CohortRun } from '../core/model/cohort/run-cohort.ts';
import type { RangeFactor } from '../core/monitor/range-factor.ts';
import { rangeFactorInWords } from '../core/monitor/range-factor-in-words.ts';
import type { CaseloadDraws } from '../core/plan/caseload-draws.ts';
import { besidePlan, type CaseloadBeside, cohortCaseload } from '../core/plan/cohort-caseload.ts';
import { drawnFewer, drawnLevers } from '../core/plan/flow-draws.ts';
import { type FlowEffects, flowEffects } from '../core/plan/flow-effects.ts';
import { PLANS_BY_SETTING, type PlanFlows, planFlows } from '../core/plan/flow-levers.ts';
import type { CohortCaseload, ManagementPlan } from '../core/plan/management-plan.ts';
import { withSeasonShocks } from '../core/plan/season-shocks.ts';
import { stockBySetting } from '../core/plan/stock-by-setting.ts';
import { namesFlow } from '../core/plan/unit-plans.ts';
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

/** The draws, what mitigations on flows make of them, and where they come from. */
export type SimulatedCaseload = {
  /** Without the mitigations on flows; with the others as planned. */
  readonly caseload: CaseloadDraws;
  /** Null where no mitigation names a flow. */
  readonly flows: FlowEffects | null;
  /** With every mitigation as planned: what the plan's own numbers stand beside. */
  readonly planned: CaseloadDraws;
  readonly source: CaseloadSource;
};

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
 * Mitigations that name a flow act on it, in a second run of the same chance; those given as plans fewer are taken off as planned.
 * @throws ProblemError `plan.setting-not-mapped`, `plan.setting-unknown`, `plan.over-before-data`, `plan.scope-not-of-flow`,
 * `plan.nobody-in-scope`, `plan.flow-without-share`, and those of `cohort.*`.
 * @source Method note 9, section 3a.
 */
export async function simulateCaseload(request: SimulateRequest): Promise<SimulatedCaseload> {
  const { plan, cohort, source, seed } = request;
  const { history } = source;
  const place = `${request.place}, caseload.cohort`;
  const { fit, typeOf, years, unseen } = fitPlanCaseload(plan, cohort, source, place);
  const stock = stockBySetting(fit.model);
  const onFlows = planFlows(plan, { model: fit.model, years, typeOf, stock });
  const runs = await runPair(request, onFlows);
  const ranges = (await request.rangesFor?.(addMonths(history.start, -1))) ?? null;
  const settings = { start: history.start, stepMonths: 12 / fit.model.grain, stock };
  const without = { ...settings, run: runs.without };
  const counted = { ...plan, mitigations: plan.mitigations.filter((one) => !namesFlow(one)) };
  const simulated = cohortCaseload(counted, without, typeOf);
  const caseload = widenCaseload(withSeasonShocks(simulated, unseen, seed), ranges?.factor ?? 1);
  const flows =
    runs.withThem === null
      ? null
      : flowEffects(plan, onFlows, drawnFewer(plan, onFlows, without, { ...settings, run: runs.withThem }));
  const planned = asPlanned(plan, caseload, flows);
  return {
    caseload,
    flows,
    planned,
    source: {
      inputs: source.inputs,
      start: history.start,
      types: Object.fromEntries(typeOf),
      beside: besidePlan(plan, planned),
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

/** Simulate without the mitigations on flows, and with them as they turn out; no second run where there are none. */
async function runPair(
  { plan, seed, draws, workers, onProgress }: SimulateRequest,
  onFlows: PlanFlows,
): Promise<{ readonly without: CohortRun; readonly withThem: CohortRun | null }> {
  const { model, years, levers } = onFlows;
  const isPaired = levers.length > 0;
  const all = isPaired ? 2 * draws : draws;
  const how = (before: number) =>
    onProgress === undefined ? {} : { onProgress: (done: number) => onProgress(before + done, all) };
  const options = { years, draws, seed, keep: PLANS_BY_SETTING };
  const pool = openCohortPool(workers ?? undefined);
  try {
    const without = await pool.run(model, options, how(0));
    if (!isPaired) return { without, withThem: null };
    const drawn = drawnLevers(plan, onFlows, { seed, draws });
    return { without, withThem: await pool.run(model, { ...options, levers: drawn }, how(draws)) };
  } finally {
    await pool.close();
  }
}

/** The draws with those on flows taken off as planned, on the mean. */
function asPlanned(plan: ManagementPlan, caseload: CaseloadDraws, flows: FlowEffects | null): CaseloadDraws {
  if (flows === null) return caseload;
  const sizes = Float64Array.from(plan.mitigations, ({ size }) => size);
  const fewer = flows.avoided({ sizes, delays: new Float64Array(sizes.length) });
  const width = caseload.ends * caseload.types;
  const plans = Float64Array.from(caseload.plans, (one, cell) =>
    Math.max(0, one - (fewer[cell % width] ?? 0)),
  );
  return { ...caseload, plans };
}

/** Types are parts of the total that the factor is learnt from: it may widen them and not narrow them. */
function rangesInWords(ranges: RangeFactor | null): string {
  return rangeFactorInWords(ranges === null || ranges.factor >= 1 ? ranges : { ...ranges, factor: 1 });
}

function leftOut(problems: readonly { readonly file: string; readonly problems: readonly unknown[] }[]) {
  return problems
    .filter((one) => one.problems.length > 0)
    .map((one) => `Rows of ${one.file} have problems: see "evenkeel import" of that file`);
}
