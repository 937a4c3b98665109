/** Bridges two plans year by year, with the effect of changed start, ramp and delay told apart as timing, and drafts a paragraph. */

import { withCapital } from '../base/first-letter.ts';
import { pence } from '../base/pence.ts';
import { raise } from '../base/problem.ts';
import { showMillions } from '../base/show.ts';
import { yearInWords } from '../base/time.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { BRIDGE_PARTS, type BridgePart, type BridgeYear, bridgeYear } from './bridge.ts';
import { caseWith } from './exact-case.ts';
import type { ManagementPlan, PlanMitigation } from './management-plan.ts';
import { frameEffects, plannedEffect } from './mitigation-effect.ts';
import { accountOf, type YearAccount } from './year-account.ts';

/**
 * Bridge every year that both plans have.
 * @throws ProblemError `plan.no-common-year` where there is none.
 */
export function bridgePlans(from: ManagementPlan, to: ManagementPlan): readonly BridgeYear[] {
  const old = projectFinance(from.finance).years.map(accountOf);
  const timed = withTimesOf(from, to);
  const bridged = projectFinance(to.finance).years.flatMap((year) => {
    const place = old.findIndex((one) => one.year === year.year);
    const before = old[place];
    return before === undefined ? [] : [bridgeYear(before, accountOf(year), timed[place] ?? null)];
  });
  if (bridged.length === 0)
    raise({
      code: 'plan.no-common-year',
      place: 'years',
      message: 'The two plans have no financial year in common',
      advice: 'Compare plans whose years overlap.',
    });
  return bridged;
}

/** The old plan with its own mitigations at the new plan's start, ramp and length. */
function withTimesOf(from: ManagementPlan, to: ManagementPlan): YearAccount[] {
  const moved = from.mitigations.map((one): PlanMitigation => {
    const other = to.mitigations.find(({ id }) => id === one.id);
    if (other === undefined) return one;
    const { start, ramp, months } = other;
    return { ...one, start, ramp, months };
  });
  const turned = plannedEffect(frameEffects({ ...from, mitigations: moved }), () => true);
  const { inputs } = caseWith(from, frameEffects(from), turned);
  return projectFinance(inputs).years.map(accountOf);
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
