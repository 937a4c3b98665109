/** Forecasts a management plan: caseload draws through the money, conditions judged, mitigations valued, the answer tested. */
import { raise } from '../base/problem.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { achievedValue } from './achieved-value.ts';
import { type Assumption, findAssumption, listAssumptions } from './assumptions.ts';
import { listBlockAssumptions } from './block-assumptions.ts';
import { type CaseloadDraws, drawCaseload } from './caseload-draws.ts';
import { checkPlan, riskyAssumptions } from './check-plan.ts';
import { checkRanges } from './check-ranges.ts';
import { applyTerms } from './deficit-terms.ts';
import { drawBlockLines } from './draw-block-inputs.ts';
import {
  type DrawnMitigations,
  drawMitigations,
  drawMoneyInputs,
  type TurnedOut,
  turnOut,
} from './draw-outcomes.ts';
import { explainGap, namedOnlyOutcome, testRunRate } from './explain-gap.ts';
import type { FlowEffects } from './flow-effects.ts';
import { type FlowValues, valuesOverDraws } from './flow-values.ts';
import { forecastBlock } from './forecast-block.ts';
import { forecastFlows } from './forecast-flows.ts';
import { countedOf } from './judge-conditions.ts';
import type { ManagementPlan } from './management-plan.ts';
import { countedOnly, type EffectFrame, frameEffects } from './mitigation-effect.ts';
import { type DrawnInputs, type MoneyDraws, moneyOverDraws } from './money-over-draws.ts';
import { atYear, chancesOf } from './plan-chances.ts';
import type { ForecastMitigation, PlanForecast } from './plan-forecast.ts';
import { balanceRanges, growthByCaseload, neededValues } from './plan-goals.ts';
import { runStresses } from './plan-stresses.ts';
import { reckoningOf } from './reckoning.ts';
import { rankSensitivities } from './sensitivity.ts';
import { spreadOf } from './spread-of.ts';
import { type AssumptionPair, pairTable } from './two-way-pair.ts';
import { valueMitigations } from './value-mitigations.ts';
import { type DrawnSeries, valueOfKnowing } from './value-of-knowing.ts';
import { wholeCostYears } from './whole-cost.ts';

/** What a forecast needs to be told beside the plan. */
export type PlanForecastOptions = {
  readonly seed: number;
  readonly draws: number;
  /** Levels of the quantiles, ascending [0..1]. */
  readonly levels: readonly number[];
  /**
   * Caseload from a simulation, as the plan counts the mitigations that it does not reckon on flows; null to draw from the plan's mean
   * and spread.
   */
  readonly caseload: CaseloadDraws | null;
  /** What the flows of that simulation make of the mitigations that change one; none where not given. */
  readonly flows?: FlowEffects | null;
  /** Two assumptions to move together in place of growth and plan numbers. */
  readonly pair?: AssumptionPair;
};

/** Everything that chance has touched, kept so that a change of money alone runs over the same draws. */
type Drawn = {
  readonly caseload: CaseloadDraws;
  readonly mitigations: DrawnMitigations;
  readonly inputs: DrawnInputs;
  /** As the mitigations turn out, with what that does to prices. */
  readonly turned: TurnedOut;
  readonly money: MoneyDraws;
  readonly named: MoneyDraws;
  /** What mitigations on flows bring; null where there are none. */
  readonly flowValues: FlowValues | null;
};

/**
 * Forecast a plan. The same plan, seed and draws give the same answer to the last digit.
 * @throws ProblemError with the first of the problems of `checkPlan` and `checkRanges`.
 * @source Method note 9.
 */
export function forecastPlan(plan: ManagementPlan, options: PlanForecastOptions): PlanForecast {
  const [problem] = checkPlan(plan);
  if (problem !== undefined) raise(problem);
  const flows = options.flows ?? null;
  const frame = frameEffects(plan, flows);
  const assumptions = listAssumptions(plan, frame);
  const ofBlock = plan.block === null ? [] : listBlockAssumptions(plan.block, plan.ranges);
  const [wrong] = checkRanges(
    plan.ranges,
    [...assumptions, ...ofBlock].map(({ id }) => id),
  );
  if (wrong !== undefined) raise(wrong);
  const drawn = drawAll(plan, frame, drawMoneyInputs(assumptions, options), options);
  const values = valueMitigations(plan, frame);
  const gap = explainGap(plan, values);
  const central = projectFinance(plan.finance);
  const named = riskyAssumptions(plan);
  const block = forecastBlock(plan, central, named, {
    ...drawn.turned,
    inputs: drawn.inputs,
    lines: drawBlockLines(ofBlock, options),
    levels: options.levels,
  });
  const residual = central.years.at(-1)?.cumulativeAfterContributionsPence ?? 0n;
  return {
    levels: options.levels,
    ...chancesOf(plan, drawn, options.levels, countedOf(plan)),
    central,
    terms: applyTerms(plan),
    attribution: values.method,
    mitigations: values.values.map((value, place): ForecastMitigation => {
      const one = plan.mitigations[place];
      return {
        ...value,
        name: one?.name ?? value.id,
        value: spreadOf(drawnValue(plan, frame, drawn, place), options.levels),
        reckoned: reckoningOf(plan, place, flows),
        achieved: one === undefined ? null : achievedValue(plan, one, frame),
      };
    }),
    jointValue: values.joint,
    overlap: values.overlap,
    onFlows:
      frame.flows === null || drawn.flowValues === null
        ? null
        : forecastFlows(plan, frame.flows, drawn.flowValues, options.levels),
    gap,
    namedOnly: namedOnlyOutcome(gap, residual),
    runRate: testRunRate(plan, frame),
    sensitivities: rankSensitivities(assumptions),
    twoWay:
      options.pair === undefined
        ? growthByCaseload(plan, assumptions, flows)
        : pairTable(plan, assumptions, flows, options.pair),
    stresses: runStresses(plan, values.without),
    balanceRanges: balanceRanges(plan, assumptions),
    needed: neededValues(plan, assumptions),
    knowing: valueOfKnowing(lastYear(drawn.money, drawn.money.before), drawnSeries(plan, drawn, assumptions)),
    block,
    wholeCost: wholeCostYears(central, plan.wholeCost ?? []),
    risks: [...named, ...(block?.risks ?? [])],
  };
}

function drawAll(
  plan: ManagementPlan,
  frame: EffectFrame,
  inputs: DrawnInputs,
  options: PlanForecastOptions,
): Drawn {
  const sure = options.caseload ?? caseloadOf(plan, options);
  const mitigations = drawMitigations(plan, options);
  const turned = turnOut(frame, sure, mitigations, -1);
  const { caseload, uplift } = turned;
  const money = moneyOverDraws(plan.finance, caseload, inputs, uplift);
  const noSaving = { ...plan.finance, furtherSavingBasePence: plan.finance.years.map(() => 0n) };
  return {
    caseload: sure,
    mitigations,
    inputs,
    turned,
    money,
    named: moneyOverDraws(noSaving, caseload, inputs, uplift),
    flowValues:
      frame.flows === null
        ? null
        : valuesOverDraws(
            plan,
            {
              flows: frame.flows,
              mitigations,
              turned: caseload,
              lostWith: (other) => lostWith(plan, { money, inputs }, { caseload: other, uplift }),
            },
            turnOut(countedOnly(frame), sure, mitigations, -1).caseload,
          ),
  };
}

/** What the plan would lose in each draw, over all years, if its caseload and prices turned out otherwise [pence]. */
function lostWith(
  plan: ManagementPlan,
  { money, inputs }: Pick<Drawn, 'money' | 'inputs'>,
  { caseload, uplift }: TurnedOut,
): Float64Array {
  const without = moneyOverDraws(plan.finance, caseload, inputs, uplift);
  const losing = lastYear(without, without.before);
  const having = lastYear(money, money.before);
  return losing.map((deficit, draw) => deficit - (having[draw] ?? 0));
}

/** Caseload draws from the plan's own mean and spread; spread nil where it states none. */
export function caseloadOf(
  { finance, caseload }: ManagementPlan,
  chance: { readonly seed: number; readonly draws: number },
): CaseloadDraws {
  const central = finance.types.map((type) => (finance.caseload[type] ?? []).map(Number));
  const mean = caseload?.mean;
  const means = mean == null ? central : finance.types.map((type) => mean[type] ?? []);
  const spread = finance.types.map(
    (type, place) => caseload?.spread[type] ?? central[place]?.map(() => 0) ?? [],
  );
  return drawCaseload(means, spread, caseload?.common ?? 0, chance);
}

/** What a plan loses in each draw, over all years, if one mitigation is switched off and the rest turn out alike [pence]. */
function drawnValue(plan: ManagementPlan, frame: EffectFrame, drawn: Drawn, place: number): Float64Array {
  const onFlow = drawn.flowValues?.byPlace.get(place);
  if (onFlow !== undefined) return onFlow;
  const { caseload, uplift } = turnOut(frame, drawn.caseload, drawn.mitigations, place);
  return lostWith(plan, drawn, { caseload, uplift });
}

function drawnSeries(
  plan: ManagementPlan,
  { caseload, mitigations, inputs }: Drawn,
  assumptions: readonly Assumption[],
): DrawnSeries[] {
  const { draws, ends, types, plans } = caseload;
  const column = (values: Float64Array, width: number, place: number) =>
    Float64Array.from({ length: draws }, (_, draw) => values[draw * width + place] ?? 0);
  const totals = Float64Array.from({ length: draws }, (_, draw) => {
    const last = (draw * ends + ends - 1) * types;
    let sum = 0;
    for (let type = 0; type < types; type++) sum += plans[last + type] ?? 0;
    return sum;
  });
  return [
    { id: 'caseload', label: 'Plans in force at the end of the plan', values: totals },
    ...plan.mitigations.map(({ id, name }, place) => ({
      id: `mitigation.${id}.size`,
      label: `Size of “${name}”, nil where it does not work`,
      values: column(mitigations.sizes, mitigations.count, place),
    })),
    ...plan.mitigations.map(({ id, name }, place) => ({
      id: `mitigation.${id}.delay`,
      label: `Delay of “${name}”`,
      values: column(mitigations.delays, mitigations.count, place),
    })),
    ...inputs.ids.map((id, place) => ({
      id,
      label: findAssumption(assumptions, id)?.label ?? id,
      values: column(inputs.factors, inputs.ids.length, place),
    })),
  ];
}

function lastYear(money: MoneyDraws, values: Float64Array): Float64Array {
  return atYear(money, values, money.years - 1);
}
