/** Working lists from the records of a SEN2 return: which cases ask for work, each found by facts that are told plainly. */
import { type DayNumber, toDayNumber, toIsoDate } from '../base/day-number.ts';
import type { IsoDate } from '../base/time.ts';
import type {
  Sen2ActivePlan,
  Sen2Assessment,
  Sen2NamedPlan,
  Sen2Placement,
  Sen2Request,
} from '../domain/sen2.ts';
import type { SettingGroup } from '../extract/setting-types.ts';

export const WORK_LISTS = ['reviews-due', 'phase-transfers', 'backlog', 'step-down'] as const;
export type WorkListId = (typeof WORK_LISTS)[number];

/** The records of one extract. */
export type ListInputs = {
  readonly asAt: IsoDate;
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

/** Reviews due in so many days stand in the list beside those overdue [days]. */
export const REVIEW_AHEAD = 60;
/** Phase transfers due in so many days stand in the list [days]. */
export const TRANSFER_AHEAD = 365;
/** The clock from request to final plan [days]. @source SEND Regulations 2014, regulation 13. */
const TWENTY_WEEKS = 140;
/** Settings from which a step-down is asked about: independent and non-maintained special schools. */
const FROM: ReadonlySet<SettingGroup | null> = new Set<SettingGroup | null>(['SPIN', 'SPNM']);

const FIND: Readonly<Record<WorkListId, (inputs: ListInputs) => readonly ListedCase[]>> = {
  'reviews-due': reviewsDue,
  'phase-transfers': phaseTransfers,
  backlog,
  'step-down': stepDown,
};

/** Find the cases of a list, the longest overdue first, those without a day last. */
export function findWorkList(id: WorkListId, inputs: ListInputs): readonly ListedCase[] {
  const last = Number.POSITIVE_INFINITY;
  return [...FIND[id](inputs)].sort(
    (a, b) => (a.daysLeft ?? last) - (b.daysLeft ?? last) || (a.key < b.key ? -1 : 1),
  );
}

type Due = Pick<ListedCase, 'due' | 'daysLeft'>;

function dueOn(due: IsoDate | null, asAt: IsoDate): Due {
  return { due, daysLeft: due === null ? null : toDayNumber(due) - toDayNumber(asAt) };
}

/** The same day a year later; 29 February becomes the 28th. */
function yearAfter(day: IsoDate): IsoDate {
  const rest = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${Number(day.slice(0, 4)) + 1}${rest}`;
}

function personsOf({ requests }: ListInputs): ReadonlyMap<string, string> {
  return new Map(requests.map(({ requestKey, personKey }) => [requestKey, personKey]));
}

/** The newest first day of a plan of each request. */
function startsOf({ assessments, namedPlans }: ListInputs): ReadonlyMap<string, IsoDate> {
  const requestOf = new Map(assessments.map(({ assessmentKey, requestKey }) => [assessmentKey, requestKey]));
  const starts = new Map<string, IsoDate>();
  for (const { assessmentKey, startsOn } of namedPlans) {
    const request = requestOf.get(assessmentKey);
    if (request !== undefined && startsOn > (starts.get(request) ?? '')) starts.set(request, startsOn);
  }
  return starts;
}

type PlanDue = Due & { readonly plan: Sen2ActivePlan; readonly basis: string };

/** When the next annual review of each plan in force is due. @source Children and Families Act 2014, section 44. */
function nextReviews(inputs: ListInputs): readonly PlanDue[] {
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

function reviewsDue(inputs: ListInputs): readonly ListedCase[] {
  const persons = personsOf(inputs);
  return nextReviews(inputs)
    .filter(({ daysLeft }) => daysLeft === null || daysLeft <= REVIEW_AHEAD)
    .map(({ plan, due, daysLeft, basis }) => ({ key: keyOf(persons, plan), due, daysLeft, about: basis }));
}

/** Plans whose transfer is due within the year, or was, and whose final plan for it is not told. */
function openTransfers({ activePlans, asAt }: ListInputs): readonly PlanDue[] {
  return activePlans
    .filter((plan) => plan.phaseTransferDueOn !== null && plan.phaseTransferFinalOn === null)
    .map((plan) => ({
      plan,
      basis: 'no final plan for the next phase is told',
      ...dueOn(plan.phaseTransferDueOn, asAt),
    }))
    .filter(({ daysLeft }) => daysLeft !== null && daysLeft <= TRANSFER_AHEAD);
}

function phaseTransfers(inputs: ListInputs): readonly ListedCase[] {
  const persons = personsOf(inputs);
  return openTransfers(inputs).map(({ plan, due, daysLeft, basis }) => ({
    key: keyOf(persons, plan),
    due,
    daysLeft,
    about: basis,
  }));
}

function keyOf(persons: ReadonlyMap<string, string>, { requestKey, activePlanKey }: Sen2ActivePlan): string {
  return persons.get(requestKey) ?? activePlanKey;
}

/** Where an open case stands; null where it has ended. */
function stageOf(
  request: Sen2Request,
  assessment: Sen2Assessment | undefined,
  hasPlan: boolean,
): string | null {
  if (request.exportedTo !== null || hasPlan) return null;
  if (request.outcome === 'A') return 'no decision whether to assess';
  if (request.outcome !== 'Y') return null;
  if (assessment === undefined || assessment.outcome === 'A') return 'being assessed';
  return assessment.outcome === 'Y' ? 'plan agreed, not yet made' : null;
}

/** The week of the clock that a day is in: the first seven days are week 1. */
export function weekOfClock(received: IsoDate, asAt: IsoDate): number {
  const days: DayNumber = toDayNumber(asAt) - toDayNumber(received);
  return Math.floor(days / 7) + 1;
}

function backlog(inputs: ListInputs): readonly ListedCase[] {
  const { requests, assessments, namedPlans, activePlans, asAt } = inputs;
  const assessed = new Map(assessments.map((one) => [one.requestKey, one]));
  const named = new Set(namedPlans.map(({ assessmentKey }) => assessmentKey));
  const inForce = new Set(activePlans.map(({ requestKey }) => requestKey));
  return requests.flatMap((request) => {
    const assessment = assessed.get(request.requestKey);
    const hasPlan =
      inForce.has(request.requestKey) || (assessment !== undefined && named.has(assessment.assessmentKey));
    const stage = request.receivedOn > asAt ? null : stageOf(request, assessment, hasPlan);
    if (stage === null) return [];
    const due = toIsoDate(toDayNumber(request.receivedOn) + TWENTY_WEEKS);
    const excepted = assessment?.exceptionToTwentyWeeks === true ? ', an exception to the limit is told' : '';
    const about = `week ${weekOfClock(request.receivedOn, asAt)}: ${stage}${excepted}`;
    return [{ key: request.personKey, about, ...dueOn(due, asAt) }];
  });
}

/** The main placement of each plan that has not been left, the one entered last. */
function presentPlacements({ placements }: ListInputs): ReadonlyMap<string, Sen2Placement> {
  const present = new Map<string, Sen2Placement>();
  for (const placement of placements) {
    if (placement.rank !== 1 || placement.leavingOn !== null) continue;
    const known = present.get(placement.activePlanKey);
    if (known === undefined || (placement.entryOn ?? '') > (known.entryOn ?? ''))
      present.set(placement.activePlanKey, placement);
  }
  return present;
}

/** Children in an independent or non-maintained special school with a review or a transfer coming: no more is looked at. */
function stepDown(inputs: ListInputs): readonly ListedCase[] {
  const persons = personsOf(inputs);
  const present = presentPlacements(inputs);
  const transfers = new Map(openTransfers(inputs).map((one) => [one.plan.activePlanKey, one]));
  return nextReviews(inputs).flatMap((review) => {
    const { plan } = review;
    const placement = present.get(plan.activePlanKey);
    if (placement === undefined || !FROM.has(inputs.groupOf(placement))) return [];
    const transfer = transfers.get(plan.activePlanKey);
    const isReview = review.daysLeft !== null && review.daysLeft <= REVIEW_AHEAD;
    const asked = transfer ?? (isReview ? review : null);
    if (asked === null) return [];
    const about = transfer === undefined ? 'at the annual review' : 'at the phase transfer';
    return [{ key: keyOf(persons, plan), due: asked.due, daysLeft: asked.daysLeft, about }];
  });
}
