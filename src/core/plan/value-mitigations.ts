/** What each mitigation is worth as planned: alone, when switched off, its share of the joint value, and the overlap. */
import { type CasePosition, caseWith, runCase } from './exact-case.ts';
import type { ManagementPlan } from './management-plan.ts';
import { type EffectFrame, plannedEffect } from './mitigation-effect.ts';
import { MOST_BY_SETS, shareValue } from './share-value.ts';

/** One mitigation's planned value by year: improvement of the in-year position, a cost negative [pence]. */
export type MitigationValue = {
  readonly id: string;
  /** What the position loses if this one alone is switched off. */
  readonly switchOff: readonly bigint[];
  /** What it would bring if it were the only one. */
  readonly alone: readonly bigint[];
  /** Its share of the joint value; all shares add up to it. */
  readonly share: readonly bigint[];
  /** `alone` less `switchOff`: what it brings that others would bring too; negative where they help each other. */
  readonly overlap: readonly bigint[];
};

export type MitigationValues = {
  readonly method: 'shapley' | 'layers';
  readonly values: readonly MitigationValue[];
  /** Value of all together by year [pence]. */
  readonly joint: readonly bigint[];
  /** The sum of all switched off alone less the joint value by year: the declared overlap, with its sign turned [pence]. */
  readonly overlap: readonly bigint[];
  /** The position with every mitigation switched off. */
  readonly without: CasePosition;
};

/** Up to so many mitigations on flows every set of them is run on its mean: 128 runs. */
export const MOST_ON_FLOWS = 7;

/** Value every mitigation of a plan exactly; those on flows by the exact mean of every set of them. @source Method note 9, section 5. */
export function valueMitigations(plan: ManagementPlan, frame: EffectFrame): MitigationValues {
  const members = plan.mitigations.length;
  const memory = new Map<number, readonly bigint[]>();
  const position = (mask: number): CasePosition =>
    runCase(
      caseWith(
        plan,
        frame,
        plannedEffect(frame, (place) => isIn(mask, place)),
      ),
    );
  const value = (mask: number): readonly bigint[] => {
    const known = memory.get(mask);
    if (known !== undefined) return known;
    const found = position(mask).inYear.map((deficit) => -deficit);
    memory.set(mask, found);
    return found;
  };
  const everyone = 2 ** members - 1;
  const { method, byMember } = shareValue(members, value, mostBySets(frame));
  const joint = minus(value(everyone), value(0));
  const values = plan.mitigations.map(({ id }, place): MitigationValue => {
    const switchOff = minus(value(everyone), value(everyone - 2 ** place));
    const alone = minus(value(2 ** place), value(0));
    return { id, switchOff, alone, share: byMember[place] ?? [], overlap: minus(alone, switchOff) };
  });
  const summed = joint.map((_, year) => values.reduce((sum, one) => sum + (one.switchOff[year] ?? 0n), 0n));
  return { method, values, joint, overlap: minus(joint, summed), without: position(0) };
}

/** Beyond so many members shares are layers. */
function mostBySets({ flows }: EffectFrame): number {
  return (flows?.unitPlans.size ?? 0) > MOST_ON_FLOWS ? 0 : MOST_BY_SETS;
}

/** Masks are counted, not shifted: beyond thirty mitigations a shift would run over. */
function isIn(mask: number, place: number): boolean {
  return Math.floor(mask / 2 ** place) % 2 === 1;
}

function minus(a: readonly bigint[], b: readonly bigint[]): bigint[] {
  return a.map((amount, year) => amount - (b[year] ?? 0n));
}
