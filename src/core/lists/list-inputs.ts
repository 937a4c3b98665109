/** What working lists are found in, and what several of them ask of it: whose plan it is, where a child is, what is due. */
import { toDayNumber } from '../base/day-number.ts';
import type { IsoDate } from '../base/time.ts';
import type {
  Sen2ActivePlan,
  Sen2Assessment,
  Sen2NamedPlan,
  Sen2Person,
  Sen2Placement,
  Sen2Request,
} from '../domain/sen2.ts';
import type { SettingGroup } from '../extract/setting-types.ts';

/** The records of one extract. */
export type ListInputs = {
  readonly asAt: IsoDate;
  readonly persons: readonly Sen2Person[];
  readonly requests: readonly Sen2Request[];
  readonly assessments: readonly Sen2Assessment[];
  readonly namedPlans: readonly Sen2NamedPlan[];
  readonly activePlans: readonly Sen2ActivePlan[];
  readonly placements: readonly Sen2Placement[];
  /** The group of a placement's setting; null where the register does not tell it. */
  readonly groupOf: (placement: Sen2Placement) => SettingGroup | null;
};

/** One case that asks for work. */
export type ListedCase = {
  /** The pseudonymous key of the child in this extract. */
  readonly key: string;
  /** The day by which something is due; null where no record tells it. */
  readonly due: IsoDate | null;
  /** Days until then, below zero where it has passed; null where no day is told. */
  readonly daysLeft: number | null;
  /** What else is to be known of it, in words. */
  readonly about: string;
};

/** Put cases in order: the longest overdue first, those without a day last. */
export function inOrderOfDays(cases: readonly ListedCase[]): readonly ListedCase[] {
  const last = Number.POSITIVE_INFINITY;
  return [...cases].sort((a, b) => (a.daysLeft ?? last) - (b.daysLeft ?? last) || (a.key < b.key ? -1 : 1));
}

/** Reviews due in so many days stand in the list beside those overdue [days]. */
export const REVIEW_AHEAD = 60;
/** Phase transfers due in so many days stand in the list [days]. */
export const TRANSFER_AHEAD = 365;

/** A day and how far it is. */
export type Due = Pick<ListedCase, 'due' | 'daysLeft'>;

/** Tell a day with the days until then. */
export function dueOn(due: IsoDate | null, asAt: IsoDate): Due {
  return { due, daysLeft: due === null ? null : toDayNumber(due) - toDayNumber(asAt) };
}

/** The same day a year later; 29 February becomes the 28th. */
function yearAfter(day: IsoDate): IsoDate {
  const rest = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${Number(day.slice(0, 4)) + 1}${rest}`;
}

/** The child of each request. */
export function personsOf({ requests }: ListInputs): ReadonlyMap<string, string> {
  return new Map(requests.map(({ requestKey, personKey }) => [requestKey, personKey]));
}

/** The newest first day of a plan of each request. */
export function startsOf({ assessments, namedPlans }: ListInputs): ReadonlyMap<string, IsoDate> {
  const requestOf = new Map(assessments.map(({ assessmentKey, requestKey }) => [assessmentKey, requestKey]));
  const starts = new Map<string, IsoDate>();
  for (const { assessmentKey, startsOn } of namedPlans) {
    const request = requestOf.get(assessmentKey);
    if (request !== undefined && startsOn > (starts.get(request) ?? '')) starts.set(request, startsOn);
  }
  return starts;
}

/** A plan with the day by which something of it is due, and what that day is reckoned from. */
export type PlanDue = Due & { readonly plan: Sen2ActivePlan; readonly basis: string };

/** When the next annual review of each plan in force is due. @source Children and Families Act 2014, section 44. */
export function nextReviews(inputs: ListInputs): readonly PlanDue[] {
  const starts = startsOf(inputs);
  return inputs.activePlans.map((plan) => {
    const start = starts.get(plan.requestKey) ?? null;
    const from = plan.reviewMeetingOn ?? start;
    const told =
      plan.reviewMeetingOn === null
        ? 'a year after the plan was made'
        : 'a year after the last review meeting';
    const basis = from === null ? 'neither a review nor the first day of the plan is told' : told;
    return { plan, basis, ...dueOn(from === null ? null : yearAfter(from), inputs.asAt) };
  });
}

/** Plans whose transfer is due within the year, or was, and whose final plan for it is not told. */
export function openTransfers({ activePlans, asAt }: ListInputs): readonly PlanDue[] {
  return activePlans
    .filter((plan) => plan.phaseTransferDueOn !== null && plan.phaseTransferFinalOn === null)
    .map((plan) => ({
      plan,
      basis: 'no final plan for the next phase is told',
      ...dueOn(plan.phaseTransferDueOn, asAt),
    }))
    .filter(({ daysLeft }) => daysLeft !== null && daysLeft <= TRANSFER_AHEAD);
}

/** The key of a plan's child. */
export function keyOf(
  persons: ReadonlyMap<string, string>,
  { requestKey, activePlanKey }: Sen2ActivePlan,
): string {
  return persons.get(requestKey) ?? activePlanKey;
}

/** The main placement of each plan that has not been left by the day, the one entered last. */
export function presentPlacements({ placements, asAt }: ListInputs): ReadonlyMap<string, Sen2Placement> {
  const present = new Map<string, Sen2Placement>();
  for (const placement of placements) {
    const isLeft = placement.leavingOn !== null && placement.leavingOn <= asAt;
    if (placement.rank !== 1 || isLeft) continue;
    const known = present.get(placement.activePlanKey);
    if (known === undefined || (placement.entryOn ?? '') > (known.entryOn ?? ''))
      present.set(placement.activePlanKey, placement);
  }
  return present;
}
