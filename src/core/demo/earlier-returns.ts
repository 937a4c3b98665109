/** The county's returns of the years before its newest one: the same people as they were known on each census day. */
import { type DayNumber, dayNumberOf, monthOfDay } from '../base/day-number.ts';
import type { DemoCase, Outcome } from './demo-case.ts';
import type { DemoFile } from './demo-file.ts';
import type { PastPlan } from './past-plans.ts';
import { type PastRequest, requestAsKnown } from './past-requests.ts';
import { decidedAfter } from './receipts-before.ts';
import { sen2Files } from './sen2-tables.ts';

/** Census days of the earlier returns, newest first: third Thursdays of January. */
export const EARLIER_CENSUSES: readonly DayNumber[] = [
  dayNumberOf(2024, 1, 18),
  dayNumberOf(2023, 1, 19),
  dayNumberOf(2022, 1, 20),
  dayNumberOf(2021, 1, 21),
  dayNumberOf(2020, 1, 16),
  dayNumberOf(2019, 1, 17),
];
/** The fraction that spreads a sequence most evenly. */
const GOLDEN = 0.618033988749895;
/** Shares of what one return told and the next put right [0..1]. */
const CORRECTED = { lateCease: 0.25, lateStart: 0.06, birthMonth: 0.003, need: 0.01 };

/**
 * Write the tables of one earlier return below `sen2-earlier/YEAR`. What was known late is told late: a plan that ceased in
 * December may still stand open, one that began in December may be missing, a birthday or a need may be put right later.
 */
export function earlierReturn(
  past: readonly PastPlan[],
  others: readonly PastRequest[],
  census: DayNumber,
): readonly DemoFile[] {
  const year = Math.floor(monthOfDay(census) / 12);
  const plans = past.flatMap((plan) => [...asKnown(plan, census)]);
  const requests = others.flatMap((one) => requestAsKnown(one, yearStartOf(census), census) ?? []);
  const people = [...plans, ...requests];
  return sen2Files(() => people, { census, folder: `sen2-earlier/${year}` });
}

/** A share that belongs to a person and a kind of correction, the same in every return. */
function turnOf(number: number, salt: number): number {
  return (number * GOLDEN + salt * 0.7548776662) % 1;
}

/** How a plan's person was known on a census day: nobody, a request on its way, an open plan, or one that ceased that year. */
function* asKnown(past: PastPlan, census: DayNumber): Generator<DemoCase> {
  const { person, start } = past;
  const yearStart = yearStartOf(census);
  const { number, received } = person;
  if (received > census) return;
  const ceased = ceasedAsKnown(past, census);
  if (ceased !== null && ceased < yearStart) return;
  const decided = person.request.day ?? Math.min(start - 1, decidedAfter(received, number));
  const known = {
    ...person,
    born: person.born + (turnOf(number, 1) < CORRECTED.birthMonth ? 30 : 0),
    isDisputed: false,
  };
  const request = outcomeBy(decided, census);
  if (start > census || isEnteredLate(past, census)) {
    const assessment = request.code === 'A' ? null : { code: 'A' as const, day: null, isException: false };
    yield { ...known, request, assessment, plan: null, placement: null };
    return;
  }
  yield {
    ...known,
    request,
    assessment: { ...outcomeBy(start, census), isException: false },
    plan: {
      start,
      ceased,
      ceaseReason: ceased === null ? '' : past.ceaseReason,
      place: placeOn(past, census),
      hasPersonalBudget: person.plan?.hasPersonalBudget ?? false,
    },
    placement: ceased === null ? placementOn(past, census) : null,
  };
}

/** The end of a plan as far as it was entered by a census: some ends of December were not. */
function ceasedAsKnown({ ceased, person }: PastPlan, census: DayNumber): DayNumber | null {
  if (ceased === null || ceased > census) return null;
  const isLate = ceased >= yearStartOf(census) + 334 && turnOf(person.number, 2) < CORRECTED.lateCease;
  return isLate ? null : ceased;
}

function isEnteredLate({ start, person }: PastPlan, census: DayNumber): boolean {
  return start >= yearStartOf(census) + 334 && turnOf(person.number, 3) < CORRECTED.lateStart;
}

/** First day of the calendar year that a return tells of. */
function yearStartOf(census: DayNumber): DayNumber {
  return dayNumberOf(Math.floor(monthOfDay(census) / 12) - 1, 1, 1);
}

function outcomeBy(day: DayNumber, census: DayNumber): Outcome {
  if (day > census) return { code: 'A', day: null };
  return day < yearStartOf(census) ? { code: 'H', day: null } : { code: 'Y', day };
}

function placeOn({ place, entry, placeBefore }: PastPlan, census: DayNumber) {
  return entry <= census ? place : placeBefore;
}

function placementOn(past: PastPlan, census: DayNumber): DemoCase['placement'] {
  const { entry, start, person, need, placementType } = past;
  const review = start < census - 365 ? census - 30 - (person.number % 300) : null;
  const isRevised = turnOf(person.number, 4) < CORRECTED.need;
  return {
    placementType,
    place: placeOn(past, census),
    entry: entry <= census ? entry : start,
    residential: entry <= census ? (person.placement?.residential ?? '') : '',
    need: isRevised ? 'SLCN' : need,
    secondNeed: '',
    secondPlace: null,
    transferredFrom: '',
    review: { meeting: review, decision: null, outcome: '', draft: null },
    phaseTransfer: { due: null, final: null },
  };
}
