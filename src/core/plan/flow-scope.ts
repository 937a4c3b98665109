/** Whom a mitigation on a flow reaches: what it cannot name, that somebody is there, and how those moved are shared out. */
import { raise } from '../base/problem.ts';
import type { CohortLever } from '../model/cohort/cohort-levers.ts';
import type { CohortModel } from '../model/cohort/cohort-model.ts';
import type { FlowSource } from './flow-levers.ts';
import type { PlanMitigation } from './management-plan.ts';

/**
 * Refuse a scope on requests and decisions.
 * @param hasPeople  whether the flow is of people whose age, need and placement are known.
 * @throws ProblemError `plan.scope-not-of-flow`.
 */
export function checkScope({ id, flow, scope }: PlanMitigation, hasPeople: boolean): void {
  if (hasPeople || scope == null) return;
  raise({
    code: 'plan.scope-not-of-flow',
    place: `mitigations.${id}.scope`,
    message: `The mitigation names ages or needs, and “${flow}” is not known by age or need before a plan is there`,
    advice: 'Leave the scope out and give the size for all, or change "ceases", "moves" or "placement".',
  });
}

/**
 * Refuse a mitigation that nobody of the records could meet.
 * @throws ProblemError `plan.nobody-in-scope`.
 */
export function checkReach({ axes }: CohortModel, { id, flow }: PlanMitigation, lever: CohortLever): void {
  const hasTarget = lever.to.some((weight) => weight > 0);
  const needsTarget = flow === 'moves' || flow === 'placement';
  const width = axes.places.length;
  const canBe = (age: number, place: number) => axes.reachable[age * width + place] === 1;
  for (let age = 0; age < axes.ageCount; age++) {
    if (lever.ages[age] !== 1) continue;
    const isLed = lever.to.some((weight, place) => weight > 0 && canBe(age, place));
    const isThere = lever.places.some((inScope, place) => inScope === 1 && canBe(age, place));
    if (isThere && (isLed || !needsTarget)) return;
  }
  raise({
    code: 'plan.nobody-in-scope',
    place: `mitigations.${id}`,
    message:
      needsTarget && !hasTarget
        ? 'The records know no setting of the types that the mitigation moves plans to'
        : 'Nobody in the records could meet the mitigation: no plan is in its types and ages with somewhere to go',
    advice: 'Correct its "mix", "to" or "scope", or give it as a path of plans with the flow "caseload".',
  });
}

/**
 * Share those moved among the places of the types they go to: each type by its weight, its places as plans stand there at the start;
 * evenly where none stand there.
 */
export function targetWeights(
  { model, typeOf }: FlowSource,
  one: PlanMitigation,
  lever: CohortLever,
): Float64Array {
  const { places } = model.axes;
  if (lever.to.every((weight) => weight === 0)) return lever.to;
  const stock = new Float64Array(places.length);
  model.stock.forEach((plans, cell) => {
    const place = cell % places.length;
    stock[place] = (stock[place] ?? 0) + plans;
  });
  const typeAt = (place: number) => typeOf.get(places[place]?.setting ?? '') ?? '';
  const sumIn = (type: string, of: ArrayLike<number>) =>
    places.reduce(
      (sum, _, place) => sum + (lever.to[place] !== 0 && typeAt(place) === type ? (of[place] ?? 0) : 0),
      0,
    );
  return lever.to.map((isTarget, place) => {
    if (isTarget === 0) return 0;
    const type = typeAt(place);
    const there = sumIn(type, stock);
    const share = there > 0 ? (stock[place] ?? 0) / there : 1 / sumIn(type, lever.to);
    return (one.to[type] ?? 0) * share;
  });
}
