/** What is set in the lab as a short text for an address, and back: a link shows what its sender saw. */
import { type FlowSetting, isWithinBounds, LAB_FLOW_IDS } from './lab-flows.ts';
import type { MoneySetting } from './money-settings.ts';

/** A scenario: what it is called and what it sets. */
export type LabScenario = {
  readonly name: string;
  readonly flows: readonly FlowSetting[];
  readonly money: readonly MoneySetting[];
};

/** Scenarios that stand side by side at most. */
export const MOST_SCENARIOS = 4;

/** One scenario with nothing set. */
export const NOTHING_SET: readonly LabScenario[] = [{ name: 'Scenario 1', flows: [], money: [] }];

/** Write scenarios as text. */
export function labToText(scenarios: readonly LabScenario[]): string {
  return JSON.stringify(
    scenarios.map(({ name, flows, money }) => [
      name,
      flows.map((f) => [f.id, f.low, f.size, f.high, f.start, f.delay, f.ramp, f.chance]),
      money.map(({ id, value }) => [id, value]),
    ]),
  );
}

/** Read scenarios from text; anything that is not whole gives one scenario with nothing set. */
export function labFromText(text: string): readonly LabScenario[] {
  const scenarios = listOf(parsed(text))?.map(scenarioOf);
  if (scenarios === undefined || scenarios.length === 0 || scenarios.length > MOST_SCENARIOS)
    return NOTHING_SET;
  const whole = scenarios.filter((one) => one !== null);
  return whole.length === scenarios.length ? whole : NOTHING_SET;
}

/** Read one scenario from text; null where the text is not exactly one whole scenario. */
export function scenarioFromText(text: string): LabScenario | null {
  const [one, more] = listOf(parsed(text)) ?? [];
  return more === undefined ? scenarioOf(one) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function scenarioOf(value: unknown): LabScenario | null {
  const [name, flows, money] = listOf(value) ?? [];
  const [setFlows, setMoney] = [listOf(flows)?.map(flowOf), listOf(money)?.map(moneyOf)];
  if (typeof name !== 'string' || setFlows === undefined || setMoney === undefined) return null;
  const [wholeFlows, wholeMoney] = [setFlows.filter((f) => f !== null), setMoney.filter((m) => m !== null)];
  if (wholeFlows.length < setFlows.length || wholeMoney.length < setMoney.length) return null;
  return { name, flows: wholeFlows, money: wholeMoney };
}

function flowOf(value: unknown): FlowSetting | null {
  const [name, ...rest] = listOf(value) ?? [];
  const id = LAB_FLOW_IDS.find((one) => one === name);
  const numbers = rest.filter((one) => typeof one === 'number');
  if (id === undefined || rest.length !== 7 || numbers.length !== 7) return null;
  const [low = 0, size = 0, high = 0, start = 0, delay = 0, ramp = 0, chance = 1] = numbers;
  const setting = { id, low, size, high, start, delay, ramp, chance };
  return isWithinBounds(setting) ? setting : null;
}

function moneyOf(value: unknown): MoneySetting | null {
  const [id, amount] = listOf(value) ?? [];
  return typeof id === 'string' && typeof amount === 'number' && amount >= 0 ? { id, value: amount } : null;
}
