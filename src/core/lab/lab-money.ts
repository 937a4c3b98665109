/** The money of the lab: caseload draws, kept, run through the plan's money with some of its assumptions set otherwise. */
import type { FinancialYear } from '../base/time.ts';
import { type CaseloadDraws, totalsAt } from '../plan/caseload-draws.ts';
import type { Spread } from '../plan/chances.ts';
import { balanceDistribution } from '../plan/judge-conditions.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { moneyOverDraws } from '../plan/money-over-draws.ts';
import { spreadOf } from '../plan/spread-of.ts';
import { LAB_LEVELS, type LabInput } from './lab-input.ts';
import { COUNTED, isCounted, type MoneySetting, planWith } from './money-settings.ts';
import { type TurnedDraws, turnDraws } from './turned-draws.ts';

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

/**
 * Run draws through the money. The draws are not changed, so an assumption of money can be set again over the same ones.
 * @source Method note 9, sections 2 to 5.
 */
export function answerOfDraws(
  input: LabInput,
  caseload: CaseloadDraws,
  money: readonly MoneySetting[],
): LabAnswer {
  return answerOfTurned(input, turnDraws(input, caseload), money);
}

/** Run draws, already turned out, through the money: all that a setting of money takes. */
export function answerOfTurned(
  input: LabInput,
  { counted, without, drawn }: TurnedDraws,
  money: readonly MoneySetting[],
): LabAnswer {
  const plan = planWith(input.plan, money);
  const { caseload, uplift } = isCounted(money, COUNTED.mitigations) ? counted : without;
  return summarise(plan, caseload, moneyOverDraws(plan.finance, caseload, drawn, uplift));
}

function summarise(
  { finance }: ManagementPlan,
  caseload: CaseloadDraws,
  money: ReturnType<typeof moneyOverDraws>,
): LabAnswer {
  const { years } = finance;
  const { draws } = caseload;
  const byDraw = (at: (draw: number) => number) =>
    Float64Array.from({ length: draws }, (_, draw) => at(draw));
  const spreads = (values: Float64Array) =>
    years.map((_, year) =>
      spreadOf(
        byDraw((draw) => values[draw * years.length + year] ?? Number.NaN),
        LAB_LEVELS,
      ),
    );
  const { byYear, notWithinPlan } = balanceDistribution(money);
  return {
    draws,
    years,
    inYear: spreads(money.inYear),
    after: spreads(money.after),
    plans: years.map((_, year) => spreadOf(totalsAt(caseload, year + 1), LAB_LEVELS)),
    firstBalance: byYear,
    noBalance: notWithinPlan,
  };
}
