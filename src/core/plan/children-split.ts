/** A plan's children by age group and by primary need within each placement type, as records lead to expect, whole and adding up. */
import { toMonthNumber } from '../base/day-number.ts';
import type { Month } from '../base/time.ts';
import type { CohortModel } from '../model/cohort/cohort-model.ts';
import type { CohortMembers } from '../model/cohort/cohort-series.ts';
import { expectCohort } from '../model/cohort/expect-cohort.ts';
import { exactOf } from '../num/rational-arithmetic.ts';
import { shareWhole } from '../num/share-whole.ts';
import { endsOf } from './cohort-caseload.ts';
import type { ManagementPlan } from './management-plan.ts';

/** Whole plans of one placement type, an entry for each 31 March that is split; null where records know nobody of the type then. */
export type TypeSplit = {
  readonly type: string;
  /** `[end][band]` and `[end][need]`; each sums to the plan's own number. */
  readonly byAge: readonly (readonly number[] | null)[];
  readonly byNeed: readonly (readonly number[] | null)[];
};

export type ChildrenSplit = {
  /** The records begin to be carried on from the beginning of this month. */
  readonly start: Month;
  /** Which 31 Marches are split: their places among the entries of the plan's caseload. Those before the records' day are not. */
  readonly ends: readonly number[];
  readonly bands: readonly string[];
  readonly needs: readonly string[];
  readonly types: readonly TypeSplit[];
};

/** A plan's children split, or in words why they are not. */
export type PlanSplit =
  | { readonly split: ChildrenSplit; readonly why: null }
  | { readonly split: null; readonly why: string };

/** A model fitted to records, and the type that each of its settings is paid under. */
export type SplitModel = {
  readonly model: CohortModel;
  readonly members: CohortMembers;
  readonly typeOf: ReadonlyMap<string, string>;
  readonly years: number;
};

/**
 * Split. The number of each type at each 31 March is the plan's own, mitigations as it has them; how it falls to ages and
 * needs is as the exact means of the model do, by largest remainders, so that both tables of a type have one total.
 * @source Method note 9, section 13.
 */
export function splitChildren(
  plan: Pick<ManagementPlan, 'finance'>,
  { model, members, typeOf, years }: SplitModel,
): ChildrenSplit {
  const { finance } = plan;
  const start = toMonthNumber(model.start);
  const dates = endsOf(plan);
  const ends = dates.flatMap((date, end) => (date >= start ? [end] : []));
  const stepMonths = 12 / model.grain;
  const stepsTo = (end: number) => ((dates[end] ?? 0) - start) / stepMonths;
  const wanted = ends.flatMap((end) => [Math.floor(stepsTo(end)), Math.ceil(stepsTo(end))]);
  const { cells } = expectCohort(model, { years, cellsAfter: wanted });
  const plansAt = ends.map((end) => between(cells, stepsTo(end)));
  const bands = members.names['age-band'];
  const { needs } = model.axes;
  return {
    start: model.start,
    ends,
    bands,
    needs,
    types: finance.types.map((type) => {
      const isOfType = members.names.setting.map((setting) => typeOf.get(setting) === type);
      const total = (end: number) => Number(finance.caseload[type]?.[end] ?? 0n);
      const split = (length: number, memberOf: (age: number, need: number) => number) =>
        ends.map((end, at) => {
          const weights = new Float64Array(length);
          addUp(plansAt[at] ?? new Float64Array(0), { model, members, isOfType }, memberOf, weights);
          return shareOf(total(end), weights);
        });
      return {
        type,
        byAge: split(bands.length, (age) => members.ageBandOfAge[age] ?? -1),
        byNeed: split(needs.length, (_, need) => need),
      };
    }),
  };
}

/** Plans between two steps, as on the straight line from one to the other. */
function between(cells: ReadonlyMap<number, Float64Array>, steps: number): Float64Array {
  const [low, high] = [cells.get(Math.floor(steps)), cells.get(Math.ceil(steps))];
  if (low === undefined || high === undefined) throw new RangeError('The records are not carried on so far');
  const part = steps - Math.floor(steps);
  return low.map((plans, cell) => plans + part * ((high[cell] ?? 0) - plans));
}

function addUp(
  plans: Float64Array,
  {
    model,
    members,
    isOfType,
  }: Pick<SplitModel, 'model' | 'members'> & { readonly isOfType: readonly boolean[] },
  memberOf: (age: number, need: number) => number,
  weights: Float64Array,
): void {
  const { needs, places } = model.axes;
  plans.forEach((count, cell) => {
    const need = cell % needs.length;
    const row = Math.floor(cell / needs.length);
    const place = row % places.length;
    const member = memberOf(Math.floor(row / places.length), need);
    if (member >= 0 && isOfType[members.settingOfPlace[place] ?? -1] === true)
      weights[member] = (weights[member] ?? 0) + count;
  });
}

function shareOf(total: number, weights: Float64Array): readonly number[] | null {
  const isKnown = weights.some((weight) => weight > 0);
  if (total > 0 && !isKnown) return null;
  return shareWhole(total, Array.from(weights, exactOf));
}
