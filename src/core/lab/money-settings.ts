/** The assumptions of money that the lab can set: which there are, how far they can be set, and the plan with them set. */
import type { Ratio } from '../finance/plan-inputs.ts';
import { type Assumption, findAssumption, listAssumptions, ratioOf } from '../plan/assumptions.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { frameEffects } from '../plan/mitigation-effect.ts';

/** An assumption of money set otherwise; a growth of 3 % is 1.03, a scale or share 1 as the plan has it. */
export type MoneySetting = { readonly id: string; readonly value: number };

/** Assumptions of money that can be set: growth, inflation, prices, levels, contributions, shares. */
export function labMoney(plan: ManagementPlan): readonly Assumption[] {
  // Money moves alike with any mitigations or none.
  const bare = { ...plan, mitigations: [] };
  return listAssumptions(bare, frameEffects(bare)).filter(({ id }) => id !== 'caseload');
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
