/** Bridges two plans year by year, with the effect of changed start, ramp and length told apart as timing, and drafts a paragraph. */

import { withCapital } from '../base/first-letter.ts';
import { pence } from '../base/pence.ts';
import { raise } from '../base/problem.ts';
import { showMillions } from '../base/show.ts';
import { yearInWords } from '../base/time.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { BRIDGE_PARTS, type BridgePart, type BridgeYear, bridgeYear } from './bridge.ts';
import { caseWith, dearerPence, partsDearer } from './exact-case.ts';
import type { FlowEffects } from './flow-effects.ts';
import type { ManagementPlan, PlanMitigation } from './management-plan.ts';
import { countableEffects, type EffectFrame, frameEffects, plannedEffect } from './mitigation-effect.ts';
import { unsaidOf } from './unit-plans.ts';
import { accountOf, type YearAccount } from './year-account.ts';

/** The old plan with its own mitigations at the times of the new one, and what flows of records make of either plan's mitigations. */
export type TimedPlan = {
  readonly plan: ManagementPlan;
  /** Of the old plan and of this one; null where every mitigation is counted. */
  readonly flows: { readonly old: FlowEffects | null; readonly timed: FlowEffects | null } | null;
};

/** Names of the mitigations that the two plans have at other times, by what tells what that does. */
export type BridgeTiming = {
  /** Run on the flow that they name, in the forecast from records. */
  readonly onFlows: readonly string[];
  /** Counted in plans, or as a share of a price. */
  readonly counted: readonly string[];
  /** The plan does not say how many plans follow from one of their flow, so what other times do is not told apart. */
  readonly untold: readonly string[];
};

export type PlanBridge = { readonly years: readonly BridgeYear[]; readonly timing: BridgeTiming };

/**
 * Bridge every year that both plans have.
 * @param timed  of `atTimesOf`; null where no mitigation has another time.
 * @throws ProblemError `plan.no-common-year` where there is none.
 * @source Method note 9, section 9.
 */
export function bridgePlans(from: ManagementPlan, to: ManagementPlan, timed: TimedPlan | null): PlanBridge {
  const old = projectFinance(from.finance).years.map(accountOf);
  const moved = timed === null ? [] : accountsAt(from, timed);
  const bridged = projectFinance(to.finance).years.flatMap((year) => {
    const place = old.findIndex((one) => one.year === year.year);
    const before = old[place];
    return before === undefined ? [] : [bridgeYear(before, accountOf(year), moved[place] ?? null)];
  });
  if (bridged.length === 0)
    raise({
      code: 'plan.no-common-year',
      place: 'years',
      message: 'The two plans have no financial year in common',
      advice: 'Compare plans whose years overlap.',
    });
  return { years: bridged, timing: timed === null ? NOTHING_MOVED : timingOf(from, timed) };
}

const NOTHING_MOVED: BridgeTiming = { onFlows: [], counted: [], untold: [] };

/** Give the old plan its own mitigations at the new plan's start, ramp and length; null where these are all as they were. */
export function atTimesOf(from: ManagementPlan, to: ManagementPlan): ManagementPlan | null {
  const mitigations = from.mitigations.map((one): PlanMitigation => {
    const other = to.mitigations.find(({ id }) => id === one.id);
    if (other === undefined || isSameTime(one, other)) return one;
    const { start, ramp, months } = other;
    return { ...one, start, ramp, months };
  });
  return mitigations.every((one, place) => one === from.mitigations[place]) ? null : { ...from, mitigations };
}

function isSameTime(one: PlanMitigation, other: PlanMitigation): boolean {
  return one.start === other.start && one.ramp === other.ramp && one.months === other.months;
}

/** The old plan's money with its mitigations at the new times. What cannot be counted stays as the old plan has it. */
function accountsAt(from: ManagementPlan, { plan, flows }: TimedPlan): YearAccount[] {
  const frame = (one: ManagementPlan, onFlows: FlowEffects | null): EffectFrame =>
    onFlows === null ? countableEffects(one) : frameEffects(one, onFlows);
  const turned = plannedEffect(frame(plan, flows?.timed ?? null), () => true);
  const { inputs, dearer } = caseWith(from, frame(from, flows?.old ?? null), turned);
  return projectFinance(inputs).years.map((year, place) => {
    const account = accountOf(year);
    return dearer === null
      ? account
      : atPrices(account, inputs.types, (type) => dearer[place * inputs.types.length + type] ?? 1);
  });
}

/** An account with its lines at other prices. @param factorOf  by the place of a type. */
function atPrices(
  account: YearAccount,
  types: readonly string[],
  factorOf: (type: number) => number,
): YearAccount {
  const lines = types.map((type, place) => {
    const { twicePlans, costPence } = account.lines[type] ?? { twicePlans: 0n, costPence: 0n };
    return [
      type,
      { twicePlans, costPence: costPence + dearerPence(costPence, partsDearer(factorOf(place))) },
    ] as const;
  });
  return { ...account, lines: Object.fromEntries(lines) };
}

function timingOf(from: ManagementPlan, { plan, flows }: TimedPlan): BridgeTiming {
  const moved = from.mitigations.flatMap((one, place) => {
    if (one === plan.mitigations[place]) return [];
    const isOnFlow = flows?.old?.unitPlans.has(place) === true;
    return [{ name: one.name, isOnFlow, isUntold: !isOnFlow && unsaidOf(from, one) !== null }];
  });
  const names = (of: (one: (typeof moved)[number]) => boolean) => moved.filter(of).map(({ name }) => name);
  return {
    onFlows: names(({ isOnFlow }) => isOnFlow),
    counted: names(({ isOnFlow, isUntold }) => !isOnFlow && !isUntold),
    untold: names(({ isUntold }) => isUntold),
  };
}

/** A figure that a drafted paragraph refers to. */
export type BridgeFigure = { readonly id: string; readonly amountPence: bigint; readonly shown: string };

/** A drafted text: every number stands as a reference in braces, `{bridge.2025/26.price}`, to one of the figures. */
export type BridgeDraft = { readonly text: string; readonly figures: readonly BridgeFigure[] };

const PART_WORDS: Readonly<Record<BridgePart, string>> = {
  timing: 'the timing of mitigations',
  volume: 'the number of plans',
  mix: 'the mix of placements',
  price: 'the price of placements',
  income: 'High Needs Block income',
  transfer: 'the Schools Block transfer',
  other: 'other spend and savings outside the lines',
};

/** Draft a paragraph for one year, the largest part first; parts of nil are left out. */
export function draftBridge({ year, fromPence, parts, toPence }: BridgeYear): BridgeDraft {
  const name = `bridge.${yearInWords(year)}`;
  const figures: BridgeFigure[] = [];
  const refer = (id: string, amountPence: bigint): string => {
    const size = amountPence < 0n ? -amountPence : amountPence;
    figures.push({ id: `${name}.${id}`, amountPence, shown: showMillions(pence(size), 3) });
    return `{${name}.${id}}`;
  };
  const moved = toPence - fromPence;
  if (moved === 0n && BRIDGE_PARTS.every((part) => parts[part] === 0n))
    return { text: `The in-year deficit of ${yearInWords(year)} is unchanged.`, figures };
  const direction = moved < 0n ? 'falls' : 'rises';
  const opening = `The in-year deficit of ${yearInWords(year)} ${direction} by ${refer('movement', moved)}, from ${refer('from', fromPence)} to ${refer('to', toPence)}.`;
  const told = BRIDGE_PARTS.filter((part) => parts[part] !== 0n).sort((a, b) =>
    sizeOf(parts[b]) < sizeOf(parts[a]) ? -1 : 1,
  );
  const sentences = told.map((part) => {
    const verb = parts[part] < 0n ? 'takes off' : 'adds';
    return `${withCapital(PART_WORDS[part])} ${verb} ${refer(part, parts[part])}.`;
  });
  return { text: [opening, ...sentences].join(' '), figures };
}

function sizeOf(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
