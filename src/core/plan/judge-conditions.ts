/** How likely each condition is to be met, and when balance first comes to stay, counted over the draws. */
import type { FinancialYear } from '../base/time.ts';
import type { DeficitBasis } from '../programme/definitions.ts';
import { countedUpTo } from './deficit-basis.ts';
import { likelihoodInWords } from './likelihood-words.ts';
import type { ManagementPlan, PlanCondition } from './management-plan.ts';
import type { MoneyDraws } from './money-over-draws.ts';

/** The judgement of one condition. */
export type JudgedCondition = {
  readonly id: string;
  /** Chance that every limit of the condition is met [0..1]. */
  readonly probability: number;
  readonly inWords: string;
  /** The same for each of its limits alone [0..1]. */
  readonly limits: readonly { readonly year: FinancialYear; readonly probability: number }[];
};

/** What a basis takes off the deficit before contributions by the end of each year [pence]. */
export type Counted = (basis: DeficitBasis, ownContribution: boolean) => readonly bigint[];

/** Places of the types whose spend some condition limits: what draws of money have to tell by type. */
export function spendTypesOf({
  finance,
  conditions,
}: Pick<ManagementPlan, 'finance' | 'conditions'>): number[] {
  return finance.types.flatMap((type, place) =>
    conditions.some((condition) => condition.basis === 'spend' && condition.type === type) ? [place] : [],
  );
}

/** What a plan's own payments and contributions make each basis take off. */
export function countedOf(plan: ManagementPlan): Counted {
  return (basis, ownContribution) => countedUpTo(plan, basis, ownContribution);
}

/** Judge one condition over the draws. @throws RangeError where they do not tell the spend that it limits (a caller's fault). */
export function judgeCondition(
  plan: ManagementPlan,
  condition: PlanCondition,
  money: MoneyDraws,
  counted: Counted,
): JudgedCondition {
  const met = metByDraw(plan, condition, money, counted);
  const limits = met.map(({ year, byDraw }) => ({ year, probability: shareOf(byDraw) }));
  const all = new Uint8Array(money.draws).fill(1);
  for (const { byDraw } of met)
    for (let draw = 0; draw < money.draws; draw++) if (byDraw[draw] !== 1) all[draw] = 0;
  const probability = shareOf(all);
  return { id: condition.id, probability, inWords: likelihoodInWords(probability), limits };
}

type Met = { readonly year: FinancialYear; readonly byDraw: Uint8Array };

function metByDraw(
  plan: ManagementPlan,
  condition: PlanCondition,
  money: MoneyDraws,
  counted: Counted,
): Met[] {
  if (condition.basis === 'in-year') {
    const by = plan.finance.years.indexOf(condition.byYear);
    const byDraw = Uint8Array.from(firstBalances(money), (first) => (first >= 0 && first <= by ? 1 : 0));
    return [{ year: condition.byYear, byDraw }];
  }
  return condition.limits.map(({ year, limitPence }) => {
    const place = plan.finance.years.indexOf(year);
    const amount = amountOf(plan, condition, { money, counted }, place);
    const limit = Number(limitPence);
    const byDraw = Uint8Array.from({ length: money.draws }, (_, draw) => (amount(draw) <= limit ? 1 : 0));
    return { year, byDraw };
  });
}

function amountOf(
  plan: ManagementPlan,
  condition: Exclude<PlanCondition, { readonly basis: 'in-year' }>,
  { money, counted }: { readonly money: MoneyDraws; readonly counted: Counted },
  year: number,
): (draw: number) => number {
  if (condition.basis === 'spend') {
    const width = money.lineTypes.length;
    const told = money.lineTypes.indexOf(plan.finance.types.indexOf(condition.type));
    if (told < 0) throw new RangeError(`The draws do not tell the spend on “${condition.type}”`);
    return (draw) => money.lines[(draw * money.years + year) * width + told] ?? Number.NaN;
  }
  const off = Number(counted(condition.basis, condition.ownContribution)[year] ?? 0n);
  return (draw) => (money.before[draw * money.years + year] ?? Number.NaN) - off;
}

/** The first year of each draw from which every later year balances, as a place among the plan's years; -1 for none. */
export function firstBalances({ draws, years, inYear }: MoneyDraws): Int32Array {
  const first = new Int32Array(draws).fill(-1);
  for (let draw = 0; draw < draws; draw++)
    for (let year = years - 1; year >= 0 && (inYear[draw * years + year] ?? 1) <= 0; year--)
      first[draw] = year;
  return first;
}

/** How often balance first comes to stay in each year, and how often not within the plan; adds up to 1 [0..1]. */
export function balanceDistribution(money: MoneyDraws): {
  readonly byYear: readonly number[];
  readonly notWithinPlan: number;
} {
  const counts = new Float64Array(money.years);
  let none = 0;
  for (const first of firstBalances(money)) {
    if (first < 0) none += 1;
    else counts[first] = (counts[first] ?? 0) + 1;
  }
  return { byYear: [...counts].map((count) => count / money.draws), notWithinPlan: none / money.draws };
}

function shareOf(flags: Uint8Array): number {
  let sum = 0;
  for (const flag of flags) sum += flag;
  return sum / flags.length;
}
