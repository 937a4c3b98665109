/** Why and when a placement may end within the year: each ground is a fact that a record tells, and none is a decision. */
import { toDayNumber, toIsoDate, toMonthNumber } from '../base/day-number.ts';
import type { AcademicYear, IsoDate, Month } from '../base/time.ts';
import type { Sen2ActivePlan, Sen2Placement } from '../domain/sen2.ts';

/** Placements that end in so many days are counted [days]. */
export const FREE_WITHIN = 365;
/**
 * A plan ends with the academic year in which its young person turns 25 [years].
 * @source Children and Families Act 2014, section 46; SEN2 cease reason 1.
 */
const OLDEST = 25;

/**
 * Why a placement may end, the surest first; each placement is counted once, under the first that holds.
 * `leaving`: its last day is told. `oldest`: the young person turns 25. `range`: the child reaches the age at which the setting ends.
 * `ceasing`: the last review ended with a decision to cease. `transfer`: a phase transfer is due, and the setting goes on.
 */
export const GROUNDS = ['leaving', 'oldest', 'range', 'ceasing', 'transfer'] as const;
export type Ground = (typeof GROUNDS)[number];

/** The academic year of a day. */
export function yearOf(day: IsoDate): AcademicYear {
  return Number(day.slice(0, 4)) - (day.slice(5, 7) < '09' ? 1 : 0);
}

/** Years that someone born in a month has on 31 August after a day. */
function ageThisSummer(birthMonth: Month, asAt: IsoDate): number {
  const summer = toMonthNumber(`${yearOf(asAt) + 1}-08`);
  return Math.floor((summer - toMonthNumber(birthMonth)) / 12);
}

/** Why a placement may end, and from which day its place is free; null where no day is told. */
export type Ending = { readonly ground: Ground; readonly freeFrom: IsoDate | null };

function isWithin(day: IsoDate | null, asAt: IsoDate): day is IsoDate {
  if (day === null || day <= asAt) return false;
  return toDayNumber(day) - toDayNumber(asAt) <= FREE_WITHIN;
}

/** The 1 September on which a child whose plan for the next phase is due on a day moves. */
function moveAfter(due: IsoDate): IsoDate {
  return `${yearOf(due) + 1}-09-01`;
}

/** Why and from when a place may be free; null where nothing tells that it will. */
export function endingOf(
  plan: Sen2ActivePlan,
  placement: Sen2Placement,
  { birthMonth, highAge, asAt }: { birthMonth: Month | null; highAge: number | null; asAt: IsoDate },
): Ending | null {
  if (placement.leavingOn !== null) {
    const isSoon = isWithin(placement.leavingOn, asAt);
    return isSoon ? { ground: 'leaving', freeFrom: toIsoDate(toDayNumber(placement.leavingOn) + 1) } : null;
  }
  const autumn: IsoDate = `${yearOf(asAt) + 1}-09-01`;
  const age = birthMonth === null ? null : ageThisSummer(birthMonth, asAt);
  if (age !== null && age >= OLDEST) return { ground: 'oldest', freeFrom: autumn };
  if (age !== null && highAge !== null && age >= highAge) return { ground: 'range', freeFrom: autumn };
  if (plan.reviewOutcome?.toUpperCase().startsWith('C') === true)
    return { ground: 'ceasing', freeFrom: null };
  const due = plan.phaseTransferDueOn;
  if (due !== null && isWithin(moveAfter(due), asAt)) return { ground: 'transfer', freeFrom: moveAfter(due) };
  return null;
}
