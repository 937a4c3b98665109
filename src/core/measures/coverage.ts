/** Which months an extract tells whole: the calendar year that a return must tell, and more where its records prove it. */
import { type DayNumber, lastDayOfMonth, type MonthNumber, monthOfDay } from '../base/day-number.ts';
import { codePlace, type Extract, NO_DAY } from '../extract/extract.ts';
import { MonthFinder, type MonthRange } from './month-tally.ts';

export type Coverage = {
  /** Complete months of flows, oldest first. */
  readonly months: MonthRange;
  /** Days of stock, ascending: the end of the month before the first, each month's end, and the day of the extract. */
  readonly stockDays: readonly DayNumber[];
  readonly asAt: DayNumber;
  /** How the range was found, for people. */
  readonly words: string;
};

/** How far back records are looked at [months]. */
const FARTHEST = 180;
/** An earlier month is told whole where it has at least this share of a usual month's closed cases. */
const ENOUGH = 0.25;

/**
 * Find the months that an extract tells whole. A return tells the calendar year before its January census; an extract
 * on another day tells its own year so far. Cases that end drop out of a return after that, so an unbroken run
 * of earlier months with refusals and ceased plans proves a longer history; its first month may be part of one and is left out.
 * @returns null where the extract does not say which day it is of.
 * @source Method note 5, section 2.
 */
export function findCoverage(extract: Extract): Coverage | null {
  const { asAt } = extract;
  if (asAt === NO_DAY) return null;
  const month = monthOfDay(asAt);
  const isWhole = asAt === lastDayOfMonth(month);
  const last = isWhole ? month : month - 1;
  const start = Math.min(last, month % 12 === 0 && !isWhole ? month - 12 : month - (month % 12));
  const earlier = provenMonths(extract, start, last);
  const months = { first: start - earlier, count: last - start + 1 + earlier };
  return { months, stockDays: stockDaysOf(months, asAt), asAt, words: wordsOf(earlier) };
}

function wordsOf(earlier: number): string {
  const year = 'months of the calendar year that the extract tells';
  return earlier === 0 ? year : `${year}, and ${earlier} before it, proven by their closed cases`;
}

function stockDaysOf({ first, count }: MonthRange, asAt: DayNumber): DayNumber[] {
  const days: DayNumber[] = [];
  for (let month = first - 1; month < first + count; month++) days.push(lastDayOfMonth(month));
  if (days.at(-1) !== asAt) days.push(asAt);
  return days;
}

/** Count the months before `start` that are proven whole. */
function provenMonths(extract: Extract, start: MonthNumber, last: MonthNumber): number {
  const finder = new MonthFinder({ first: start - FARTHEST, count: FARTHEST + last - start + 1 });
  const closed = countClosed(extract, finder);
  const within = closed.subarray(FARTHEST);
  const usual = within.reduce((sum, count) => sum + count, 0) / within.length;
  let run = 0;
  while (run < FARTHEST && usual > 0 && (closed[FARTHEST - 1 - run] ?? 0) >= Math.max(1, ENOUGH * usual))
    run++;
  return Math.max(0, run - 1);
}

/** Ceased plans and refusals by month. */
function countClosed({ namedPlans, requests }: Extract, finder: MonthFinder): Float64Array {
  const closed = new Float64Array(finder.range.count);
  const add = (day: DayNumber) => {
    const place = finder.of(day);
    if (place >= 0) closed[place] = (closed[place] ?? 0) + 1;
  };
  for (const day of namedPlans.ceasedOn) add(day);
  const no = codePlace('outcome', 'N');
  for (let row = 0; row < requests.count; row++)
    if (requests.outcome[row] === no) add(requests.outcomeOn[row] ?? NO_DAY);
  return closed;
}

/** Place of the calendar year's first month within the range, for figures of one calendar year; null where it is not whole up to the end. */
export function calendarYearWithin({
  months,
}: Coverage): { readonly from: number; readonly to: number } | null {
  const last = months.first + months.count - 1;
  const from = last - (last % 12) - months.first;
  return from < 0 ? null : { from, to: months.count - 1 };
}
