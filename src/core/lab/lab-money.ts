/** The money of the lab: caseload draws, kept, run through the plan's money with some of its assumptions set otherwise. */
import type { FinancialYear } from '../base/time.ts';
import type { Ratio } from '../finance/plan-inputs.ts';
import { type Assumption, findAssumption, listAssumptions, ratioOf } from '../plan/assumptions.ts';
import { type CaseloadDraws, totalsAt } from '../plan/caseload-draws.ts';
import type { Spread } from '../plan/chances.ts';
import { balanceDistribution } from '../plan/judge-conditions.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { frameEffects } from '../plan/mitigation-effect.ts';
import { moneyOverDraws } from '../plan/money-over-draws.ts';
import { spreadOf } from '../plan/spread-of.ts';
import { LAB_LEVELS, type LabInput } from './lab-input.ts';
import { type TurnedDraws, turnDraws } from './turned-draws.ts';

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

/** How far an assumption can be set: three times as far as it may be off; shares from none to all. */
export function moneyBounds({ unit, central, low, high }: Assumption): {
  readonly middle: number;
  readonly least: number;
  readonly most: number;
} {
  const [middle, from, to] = [central, low, high].map(({ n, d }) => Number(n) / Number(d));
  const at = middle ?? 1;
  if (unit === 'share') return { middle: at, least: 0, most: 1 };
  return { middle: at, least: at - 3 * (at - (from ?? at)), most: at + 3 * ((to ?? at) - at) };
}

/** Whether a setting is of something that the plan has, and within its bounds. */
export function isMoneyWithin(plan: ManagementPlan, { id, value }: MoneySetting): boolean {
  if (id === COUNTED.mitigations || id === COUNTED.saving) return value === 0;
  const found = findAssumption(labMoney(plan), id);
  if (found === undefined) return false;
  const { least, most } = moneyBounds(found);
  // A slider's own ends are rounded to nine places.
  return value >= least - 1e-8 && value <= most + 1e-8;
}

/** Two settings that leave something out: 0 leaves it out, not set counts it. */
export const COUNTED = { mitigations: 'counted.mitigations', saving: 'counted.furtherSaving' } as const;

/** Whether something is counted. */
export function isCounted(money: readonly MoneySetting[], id: string): boolean {
  return money.every((one) => one.id !== id || one.value !== 0);
}

/** Give the plan with assumptions of money set otherwise; none set gives the plan itself. @throws RangeError of a name it does not have. */
export function planWith(plan: ManagementPlan, money: readonly MoneySetting[]): ManagementPlan {
  let now = plan;
  for (const { id, value } of money) {
    if (id === COUNTED.mitigations || id === COUNTED.saving) continue;
    const found = findAssumption(labMoney(now), id);
    if (found === undefined) throw new RangeError(`The plan has no assumption ${id}`);
    if (!isCentral(found.central, value)) now = { ...now, finance: found.at(ratioOf(value)).inputs };
  }
  if (isCounted(money, COUNTED.saving)) return now;
  const finance = { ...now.finance, furtherSavingBasePence: now.finance.years.map(() => 0n) };
  return { ...now, finance };
}

function isCentral({ n, d }: Ratio, value: number): boolean {
  return Number(n) / Number(d) === value;
}

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
