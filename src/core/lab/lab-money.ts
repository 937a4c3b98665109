/** The money of the lab: caseload draws, kept, run through the plan's money with some of its assumptions set otherwise. */
import type { FinancialYear } from '../base/time.ts';
import type { Ratio } from '../finance/plan-inputs.ts';
import { type Assumption, findAssumption, listAssumptions, ratioOf } from '../plan/assumptions.ts';
import type { CaseloadDraws } from '../plan/caseload-draws.ts';
import { drawMitigations, drawMoneyInputs, turnOut } from '../plan/draw-outcomes.ts';
import { balanceDistribution } from '../plan/judge-conditions.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { frameEffects } from '../plan/mitigation-effect.ts';
import { moneyOverDraws, NOTHING_DRAWN } from '../plan/money-over-draws.ts';
import type { Spread } from '../plan/plan-forecast.ts';
import { spreadOf } from '../plan/spread-of.ts';
import { LAB_LEVELS, type LabInput } from './lab-input.ts';

/** An assumption of money set otherwise; a growth of 3 % is 1.03, a scale or share 1 as the plan has it. */
export type MoneySetting = { readonly id: string; readonly value: number };

/** What the draws say, year by year; money is a deficit, positive [pence]. */
export type LabAnswer = {
  readonly draws: number;
  readonly years: readonly FinancialYear[];
  readonly inYear: readonly Spread[];
  /** Cumulative, after payments and own contribution as planned. */
  readonly after: readonly Spread[];
  /** Plans at the 31 March that closes each year [plans]. */
  readonly plans: readonly Spread[];
  /** Chance that balance first comes to stay in each year, and that it does not within the plan [0..1]. */
  readonly firstBalance: readonly number[];
  readonly noBalance: number;
};

/** Assumptions of money that can be set: growth, inflation, prices, levels, contributions, shares. */
export function labMoney(plan: ManagementPlan): readonly Assumption[] {
  return listAssumptions(plan, frameEffects(plan)).filter(({ id }) => !/^(caseload|mitigation\.)/.test(id));
}

/** Give the plan with assumptions of money set otherwise; none set gives the plan itself. @throws RangeError of a name it does not have. */
export function planWith(plan: ManagementPlan, money: readonly MoneySetting[]): ManagementPlan {
  let now = plan;
  for (const { id, value } of money) {
    const found = findAssumption(labMoney(now), id);
    if (found === undefined) throw new RangeError(`The plan has no assumption ${id}`);
    if (!isCentral(found.central, value)) now = { ...now, finance: found.at(ratioOf(value)).inputs };
  }
  return now;
}

function isCentral({ n, d }: Ratio, value: number): boolean {
  return Number(n) / Number(d) === value;
}

/**
 * Run draws through the money. The draws are not changed, so an assumption of money can be set again over the same ones.
 * The plan's mitigations turn out as in its forecast, by the same chance.
 * @source Method note 9, sections 2 to 5.
 */
export function answerOfDraws(
  input: LabInput,
  caseload: CaseloadDraws,
  money: readonly MoneySetting[],
): LabAnswer {
  const plan = planWith(input.plan, money);
  const frame = frameEffects(plan);
  const chance = { seed: input.seed, draws: caseload.draws };
  const turned = turnOut(frame, caseload, drawMitigations(plan, chance), -1);
  const inputs = drawMoneyInputs(listAssumptions(plan, frame), chance);
  return summarise(
    plan,
    turned.caseload,
    moneyOverDraws(plan.finance, turned.caseload, inputs, turned.uplift),
  );
}

/** Run the mean through the money: mitigations as planned, nothing drawn. */
export function answerOfMean(
  input: LabInput,
  caseload: CaseloadDraws,
  money: readonly MoneySetting[],
): LabAnswer {
  const plan = planWith(input.plan, money);
  return summarise(plan, caseload, moneyOverDraws(plan.finance, caseload, NOTHING_DRAWN, null));
}

function summarise(
  { finance }: ManagementPlan,
  { draws, ends, types, plans }: CaseloadDraws,
  money: ReturnType<typeof moneyOverDraws>,
): LabAnswer {
  const { years } = finance;
  const byDraw = (at: (draw: number) => number) =>
    Float64Array.from({ length: draws }, (_, draw) => at(draw));
  const spreads = (values: Float64Array) =>
    years.map((_, year) =>
      spreadOf(
        byDraw((draw) => values[draw * years.length + year] ?? Number.NaN),
        LAB_LEVELS,
      ),
    );
  const total = (draw: number, end: number) => {
    const from = (draw * ends + end) * types;
    let sum = 0;
    for (let cell = from; cell < from + types; cell++) sum += plans[cell] ?? 0;
    return sum;
  };
  const { byYear, notWithinPlan } = balanceDistribution(money);
  return {
    draws,
    years,
    inYear: spreads(money.inYear),
    after: spreads(money.after),
    plans: years.map((_, year) =>
      spreadOf(
        byDraw((draw) => total(draw, year + 1)),
        LAB_LEVELS,
      ),
    ),
    firstBalance: byYear,
    noBalance: notWithinPlan,
  };
}
