/** Plans of which a review may ask whether they are still needed: found by what the records tell, never by age or cost alone. */
import { toMonthNumber } from '../base/day-number.ts';
import type { IsoDate, Month } from '../base/time.ts';
import type { Sen2ActivePlan, Sen2Placement } from '../domain/sen2.ts';
import {
  keyOf,
  type ListedCase,
  type ListInputs,
  nextReviews,
  type PlanDue,
  personsOf,
  presentPlacements,
  REVIEW_AHEAD,
} from './list-inputs.ts';

/**
 * From this age on the law itself names the outcomes: a decision to end a plan must have regard to whether they have been achieved
 * [years].
 * @source Children and Families Act 2014, section 45(3): a young person aged over 18.
 */
export const OUTCOMES_ASKED_FROM = 19;

/** First letters of what a review led to, as the collection's suppliers send them. */
const CEASE = 'C';
const MAINTAIN = 'M';

function ledTo({ reviewOutcome }: Sen2ActivePlan, letter: string): boolean {
  return reviewOutcome?.toUpperCase().startsWith(letter) === true;
}

/** Say whether someone born in a month has reached an age by a day's month. */
function hasReached(age: number, birthMonth: Month | undefined, asAt: IsoDate): boolean {
  if (birthMonth === undefined) return false;
  return toMonthNumber(asAt.slice(0, 7)) - toMonthNumber(birthMonth) >= age * 12;
}

/** What the grounds are told from, besides the plan. */
type Facts = {
  readonly inputs: ListInputs;
  readonly birthMonths: ReadonlyMap<string, Month>;
  readonly present: ReadonlyMap<string, Sen2Placement>;
  readonly withSecond: ReadonlySet<string>;
};

/** Whether the child learns in a mainstream school or class, without a unit, a residential place or a second placement. */
function isOrdinary({ inputs, present, withSecond }: Facts, plan: Sen2ActivePlan): boolean {
  const placement = present.get(plan.activePlanKey);
  if (placement === undefined || withSecond.has(plan.activePlanKey)) return false;
  const isMore = placement.senUnit === true || placement.resourcedProvision === true;
  const isResidential = placement.residential !== null || plan.residential !== null;
  return !isMore && !isResidential && inputs.groupOf(placement) === 'MSMA';
}

/** Why a review may ask; null where no record gives a ground. */
function groundOf(facts: Facts, { plan, daysLeft }: PlanDue, person: string): string | null {
  if (ledTo(plan, CEASE)) return 'its last review ended with a decision to cease; the plan is still in force';
  if (daysLeft === null || daysLeft > REVIEW_AHEAD || !ledTo(plan, MAINTAIN)) return null;
  const kept = 'kept without amendment at its last review';
  if (hasReached(OUTCOMES_ASKED_FROM, facts.birthMonths.get(person), facts.inputs.asAt))
    return `${kept}, and the young person is over 18`;
  return isOrdinary(facts, plan) ? `${kept}, in a mainstream school without a unit` : null;
}

/**
 * Find them: a decision to cease that is not carried out, or a plan that was kept as it was at its last review and has the next one
 * due, of a young person over 18 or of a child in a mainstream school. No record of the return tells whether an outcome is met.
 */
export function nearOutcomes(inputs: ListInputs): readonly ListedCase[] {
  const persons = personsOf(inputs);
  const facts: Facts = {
    inputs,
    birthMonths: new Map(inputs.persons.map(({ personKey, birthMonth }) => [personKey, birthMonth])),
    present: presentPlacements(inputs),
    withSecond: new Set(
      inputs.placements
        .filter(({ rank, leavingOn }) => rank === 2 && (leavingOn === null || leavingOn > inputs.asAt))
        .map(({ activePlanKey }) => activePlanKey),
    ),
  };
  return nextReviews(inputs).flatMap((review) => {
    const key = keyOf(persons, review.plan);
    const about = groundOf(facts, review, key);
    return about === null ? [] : [{ key, due: review.due, daysLeft: review.daysLeft, about }];
  });
}

/** Plans that ended because needs were met without one, and how many of their children were asked for again afterwards. */
export type AskedAgain = { readonly ended: number; readonly askedAgain: number };

/** The code of a plan that ended because needs are met without it. @source SEN2 technical specification, cease reasons. */
const NEEDS_MET = '2';

/** Count them in the records of the extract: an earlier return's are not in it. */
export function askedAgain({ requests, assessments, namedPlans, asAt }: ListInputs): AskedAgain {
  const requestOf = new Map(assessments.map(({ assessmentKey, requestKey }) => [assessmentKey, requestKey]));
  const personOf = new Map(requests.map(({ requestKey, personKey }) => [requestKey, personKey]));
  const endedOn = new Map<string, IsoDate>();
  for (const { assessmentKey, ceasedOn, ceaseReason } of namedPlans) {
    const person = personOf.get(requestOf.get(assessmentKey) ?? '');
    if (person === undefined || ceasedOn === null || ceasedOn > asAt || ceaseReason !== NEEDS_MET) continue;
    if (ceasedOn > (endedOn.get(person) ?? '')) endedOn.set(person, ceasedOn);
  }
  const again = new Set(
    requests
      .filter(({ personKey, receivedOn }) => receivedOn > (endedOn.get(personKey) ?? '9999'))
      .map(({ personKey }) => personKey),
  );
  return { ended: endedOn.size, askedAgain: again.size };
}
