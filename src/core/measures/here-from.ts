/** From which day a plan counts in this authority: its own first day, or that of the move where it came from another one. */
import { type DayNumber, dayNumberOf } from '../base/day-number.ts';
import { type Extract, NO_DAY, NO_PARENT } from '../extract/extract.ts';
import { type Coverage, calendarYearWithin } from './coverage.ts';
import { mainPlacements, type Spells } from './spells.ts';

/**
 * Give each spell its first day here. A return has no day of a move: the first main placement tells it where it began in
 * the year of the return, for a plan is told as moved in only in that year; else the first day of that year stands.
 * @returns one day a spell; `NO_DAY` where its first day is not told.
 * @source Domain rules for SEN2 data, module 5a `transferla`, module 5b `entrydate`.
 */
export function hereFrom(extract: Extract, spells: Omit<Spells, 'hereFrom'>, coverage: Coverage): Int32Array {
  const { activePlans, placements } = extract;
  const main = mainPlacements(extract);
  const earliest = firstOfYear(coverage);
  return spells.from.map((from, spell) => {
    const plan = spells.activePlan[spell] ?? NO_PARENT;
    if (from === NO_DAY || plan === NO_PARENT || activePlans.transferredFrom[plan] === 0) return from;
    let entry: DayNumber = NO_DAY;
    for (const row of main.items.subarray(main.start[plan], main.start[plan + 1])) {
      const day = placements.entryOn[row] ?? NO_DAY;
      if (day !== NO_DAY && (entry === NO_DAY || day < entry)) entry = day;
    }
    return Math.max(from, entry, earliest);
  });
}

/** First day of the calendar year that a return tells; `NO_DAY` for an extract that tells of more or less than one. */
function firstOfYear(coverage: Coverage): DayNumber {
  const year = calendarYearWithin(coverage);
  return year?.from === 0 ? dayNumberOf(Math.floor(coverage.months.first / 12), 1, 1) : NO_DAY;
}
