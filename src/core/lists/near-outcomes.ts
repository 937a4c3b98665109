/** Plans of which a review may ask whether they are still needed: by the register of outcomes, and by weaker facts where it does not tell. */
import { toMonthNumber } from '../base/day-number.ts';
import type { IsoDate, Month } from '../base/time.ts';
import type { PlanOutcome } from '../domain/plan-outcome.ts';
import type { Sen2ActivePlan, Sen2Placement } from '../domain/sen2.ts';
import {
  inOrderOfDays,
  keyOf,
  type ListedCase,
  type ListInputs,
  nextReviews,
  type PlanDue,
  personsOf,
  presentPlacements,
  REVIEW_AHEAD,
} from './list-inputs.ts';
import {
  isNear,
  type OutcomeCounts,
  outcomesByChild,
  type ToldOutcomes,
  wantedOf,
  wellOf,
} from './outcome-counts.ts';

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

const CEASED = 'its last review ended with a decision to cease; the plan is still in force';

/** Why a review may ask, by the return alone; null where none of its records gives a ground. */
function groundOf(facts: Facts, { plan, daysLeft }: PlanDue, person: string): string | null {
  if (ledTo(plan, CEASE)) return CEASED;
  if (daysLeft === null || daysLeft > REVIEW_AHEAD || !ledTo(plan, MAINTAIN)) return null;
  const kept = 'kept without amendment at its last review';
  if (hasReached(OUTCOMES_ASKED_FROM, facts.birthMonths.get(person), facts.inputs.asAt))
    return `${kept}, and the young person is over 18`;
  return isOrdinary(facts, plan) ? `${kept}, in a mainstream school without a unit` : null;
}

/** A plan near to meeting its outcomes by the register, with the counts of them. */
export type NearPlan = ListedCase &
  ToldOutcomes & {
    /** In whole years, exact to the month of birth; null where it is not told [years]. */
    readonly age: number | null;
    /** Whether its last review ended with a decision to cease that is not carried out. */
    readonly isCeasing: boolean;
  };

/** What the register of outcomes tells of the plans in force. */
export type RegisterTold = {
  /** Plans in force of which it tells at least one outcome. */
  readonly plans: number;
  /** Of these, plans of which no outcome is still wanted. */
  readonly noneWanted: number;
  /** Outcomes of children without a plan in force, and of no one child of the return [outcomes]. */
  readonly elsewhere: number;
};

/** Plans to ask about at a review: those near by the register, and those by weaker facts of the return. */
export type NearOutcomes = {
  readonly asAt: IsoDate;
  readonly inForce: number;
  /** Null where there is no register. */
  readonly register: RegisterTold | null;
  /** The one reviewed the longest ago first, those without a day of review last. */
  readonly near: readonly NearPlan[];
  readonly byReturn: readonly ListedCase[];
};

/**
 * Find them. Where the register tells of a plan, it alone says whether the plan is near, and of the return only a decision to cease that is
 * not carried out is told. Of a plan that the register does not tell there are the weaker facts: that decision; or a plan that was
 * kept as it was at its last review and has the next one due, of a young person over 18 or of a child in a mainstream school.
 */
export function nearOutcomes(inputs: ListInputs, outcomes: readonly PlanOutcome[]): NearOutcomes {
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
  const { byPerson, unplaced } = outcomesByChild(inputs.persons, outcomes);
  const near: NearPlan[] = [];
  const byReturn: ListedCase[] = [];
  const told = new Set<string>();
  for (const review of nextReviews(inputs)) {
    const { plan, due, daysLeft } = review;
    const key = keyOf(persons, plan);
    const own = byPerson.get(key);
    if (own !== undefined) told.add(key);
    if (own !== undefined && isNear(own.counts)) {
      const isCeasing = ledTo(plan, CEASE);
      const about = `${inWords(own.counts)}${isCeasing ? `; ${CEASED}` : ''}`;
      near.push({ key, due, daysLeft, about, age: ageOf(facts, key), isCeasing, ...own });
      continue;
    }
    const ground = own === undefined || ledTo(plan, CEASE) ? groundOf(facts, review, key) : null;
    if (ground !== null) byReturn.push({ key, due, daysLeft, about: ground });
  }
  return {
    asAt: inputs.asAt,
    inForce: inputs.activePlans.length,
    register: outcomes.length === 0 ? null : registerTold(byPerson, told, unplaced),
    near: near.sort(byReview),
    byReturn: inOrderOfDays(byReturn),
  };
}

function inWords(counts: OutcomeCounts): string {
  return `${wellOf(counts)} of ${wantedOf(counts)} outcomes met or on course, ${counts.met} of them met`;
}

function ageOf({ inputs, birthMonths }: Facts, person: string): number | null {
  const born = birthMonths.get(person);
  return born === undefined
    ? null
    : Math.floor((toMonthNumber(inputs.asAt.slice(0, 7)) - toMonthNumber(born)) / 12);
}

/** Days sort as texts; where none is told it is after all others. */
function byReview(one: NearPlan, other: NearPlan): number {
  const [first, second] = [one.reviewedOn ?? '9999', other.reviewedOn ?? '9999'];
  if (first !== second) return first < second ? -1 : 1;
  return one.key < other.key ? -1 : 1;
}

function registerTold(
  byPerson: ReadonlyMap<string, ToldOutcomes>,
  told: ReadonlySet<string>,
  unplaced: number,
): RegisterTold {
  let [noneWanted, elsewhere] = [0, unplaced];
  for (const [person, { counts }] of byPerson) {
    const wanted = wantedOf(counts);
    if (!told.has(person)) elsewhere += wanted + counts['no-longer-needed'];
    else if (wanted === 0) noneWanted++;
  }
  return { plans: told.size, noneWanted, elsewhere };
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
