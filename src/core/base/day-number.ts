/** Days as whole numbers, for columns of millions of them: days since 1 January 1970. */
import type { IsoDate, Month } from './time.ts';

/** Days since 1 January 1970; may be negative. */
export type DayNumber = number;
/** Months since January of the year 0. */
export type MonthNumber = number;

const ZERO = 48;

function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - ZERO;
  return value;
}

/**
 * Count the days from 1 January 1970 to a day of the calendar.
 * @source H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
 */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Turn "2024-10-31" into its number. The text must be a real day in this form. */
export function toDayNumber(day: IsoDate): DayNumber {
  return dayNumberOf(digitsAt(day, 0, 4), digitsAt(day, 5, 7), digitsAt(day, 8, 10));
}

/** Turn a number back into "2024-10-31". */
export function toIsoDate(day: DayNumber): IsoDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthShifted = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthShifted + 2) / 5) + 1;
  const month = monthShifted < 10 ? monthShifted + 3 : monthShifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Turn "2024-10" into its number. */
export function toMonthNumber(month: Month): MonthNumber {
  return digitsAt(month, 0, 4) * 12 + digitsAt(month, 5, 7) - 1;
}

/** Turn a number back into "2024-10". */
export function toMonth(month: MonthNumber): Month {
  const year = Math.floor(month / 12);
  return `${String(year).padStart(4, '0')}-${String(month - year * 12 + 1).padStart(2, '0')}`;
}

/** The month that a day lies in. */
export function monthOfDay(day: DayNumber): MonthNumber {
  return toMonthNumber(toIsoDate(day).slice(0, 7));
}

/** The last day of a month. */
export function lastDayOfMonth(month: MonthNumber): DayNumber {
  const next = month + 1;
  const year = Math.floor(next / 12);
  return dayNumberOf(year, next - year * 12 + 1, 1) - 1;
}
