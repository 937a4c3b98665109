/** Days as whole numbers, counted from 1 January 1970, for arithmetic on many records. */
import { daysInMonth, type Month } from '../base/time.ts';

/** A day as a number that sorts and subtracts [days since 1970-01-01]. */
export type DayNumber = number;

/** The parts of a day; `month` is 1 to 12. */
export type DayParts = { readonly year: number; readonly month: number; readonly day: number };

/**
 * Count a day of the Gregorian calendar.
 * @source Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so the leap day is last.
 */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Give a day number's year, month and day. */
export function dayParts(number: DayNumber): DayParts {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The first day of a month. */
export function firstDayNumber(month: Month): DayNumber {
  return dayNumber(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1);
}

/** The last day of a month. */
export function lastDayNumber(month: Month): DayNumber {
  const [year, count] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return dayNumber(year, count, daysInMonth(year, count));
}

const SHORT_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Write a day as the collection's own export does: "2024-Sep-28 00:00:00". */
export function writeExportDay(number: DayNumber): string {
  const { year, month, day } = dayParts(number);
  return `${year}-${SHORT_NAMES[month - 1]}-${String(day).padStart(2, '0')} 00:00:00`;
}

/** Write a day as "2024-09-28". */
export function writeIsoDay(number: DayNumber): string {
  const { year, month, day } = dayParts(number);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
