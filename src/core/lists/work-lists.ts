/** Working lists from the records of a SEN2 return: which cases ask for work, each found by facts that are told plainly. */
import type { SettingGroup } from '../extract/setting-types.ts';
import {
  inOrderOfDays,
  keyOf,
  type ListedCase,
  type ListInputs,
  nextReviews,
  openTransfers,
  personsOf,
  presentPlacements,
  REVIEW_AHEAD,
} from './list-inputs.ts';
import { openCases } from './open-cases.ts';

/** Lists of cases, a child each. */
export const CASE_LISTS = ['reviews-due', 'phase-transfers', 'backlog', 'step-down'] as const;
export type CaseListId = (typeof CASE_LISTS)[number];

/** Every list in the order of the page: those of children, those of settings. */
export const WORK_LISTS = [
  'reviews-due',
  'phase-transfers',
  'backlog',
  'near-outcomes',
  'step-down',
  'places-free',
  'school-limits',
] as const;
export type WorkListId = (typeof WORK_LISTS)[number];

/** Settings from which a step-down is asked about: independent and non-maintained special schools. */
const FROM: ReadonlySet<SettingGroup | null> = new Set<SettingGroup | null>(['SPIN', 'SPNM']);

const FIND: Readonly<Record<CaseListId, (inputs: ListInputs) => readonly ListedCase[]>> = {
  'reviews-due': reviewsDue,
  'phase-transfers': phaseTransfers,
  backlog: openCases,
  'step-down': stepDown,
};

/** Find the cases of a list, the longest overdue first, those without a day last. */
export function findWorkList(id: CaseListId, inputs: ListInputs): readonly ListedCase[] {
  return inOrderOfDays(FIND[id](inputs));
}

function reviewsDue(inputs: ListInputs): readonly ListedCase[] {
  const persons = personsOf(inputs);
  return nextReviews(inputs)
    .filter(({ daysLeft }) => daysLeft === null || daysLeft <= REVIEW_AHEAD)
    .map(({ plan, due, daysLeft, basis }) => ({ key: keyOf(persons, plan), due, daysLeft, about: basis }));
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

/** Children in an independent or non-maintained special school with a review or a transfer coming: no more is looked at. */
function stepDown(inputs: ListInputs): readonly ListedCase[] {
  const persons = personsOf(inputs);
  const present = presentPlacements(inputs);
  const transfers = new Map(openTransfers(inputs).map((one) => [one.plan.activePlanKey, one]));
  return nextReviews(inputs).flatMap((review) => {
    const { plan } = review;
    const placement = present.get(plan.activePlanKey);
    if (placement === undefined || placement.leavingOn !== null) return [];
    if (!FROM.has(inputs.groupOf(placement))) return [];
    const transfer = transfers.get(plan.activePlanKey);
    const isReview = review.daysLeft !== null && review.daysLeft <= REVIEW_AHEAD;
    const asked = transfer ?? (isReview ? review : null);
    if (asked === null) return [];
    const about = transfer === undefined ? 'at the annual review' : 'at the phase transfer';
    return [{ key: keyOf(persons, plan), due: asked.due, daysLeft: asked.daysLeft, about }];
  });
}
