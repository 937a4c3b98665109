/** Reads cells of an extract's columns, and names the codes that checks ask for. */
import { dayNumberOf, type MonthNumber } from '../base/day-number.ts';
import { codePlace, NO_CODE, NO_DAY, NO_PARENT } from '../extract/extract.ts';

/** Outcomes of a request or an assessment, as places in their list. */
export const OUTCOME = {
  yes: codePlace('outcome', 'Y'),
  no: codePlace('outcome', 'N'),
  awaited: codePlace('outcome', 'A'),
  withdrawn: codePlace('outcome', 'W'),
  /** Decided before the collection's year. */
  earlier: codePlace('outcome', 'H'),
} as const;

/** Codes of settings without a number, as places in their list. */
export const SETTING = {
  earlyYears: codePlace('setting', 'EYP'),
  home: codePlace('setting', 'EHE'),
  parents: codePlace('setting', 'OPA'),
  other: codePlace('setting', 'OTH'),
  neet: codePlace('setting', 'NEET'),
  ceasing: codePlace('setting', 'NIEC'),
  notInEducation: codePlace('setting', 'NIEO'),
} as const;

/** Read a day; `NO_DAY` where the place is none of the column's. */
export function dayAt(column: Int32Array, place: number): number {
  return column[place] ?? NO_DAY;
}

/** Read a code or a yes-or-no; `NO_CODE` where the place is none of the column's. */
export function codeAt(column: Uint8Array, place: number): number {
  return column[place] ?? NO_CODE;
}

/** Read a place in another table; `NO_PARENT` where there is none. */
export function placeAt(column: Int32Array, place: number): number {
  return column[place] ?? NO_PARENT;
}

/** Read a number that is 0 where it is missing, such as a URN. */
export function numberAt(column: Int32Array | Uint8Array, place: number): number {
  return column[place] ?? 0;
}

/** Say that both days are there and the first lies before the second. */
export function isBefore(day: number, other: number): boolean {
  return day !== NO_DAY && other !== NO_DAY && day < other;
}

/**
 * The month of a day, by whole-number arithmetic only: checks ask it once a row.
 * @source H. Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
 */
export function monthOf(day: number): MonthNumber {
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
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  return (yearOfEra + era * 400) * 12 + monthFromMarch + 2;
}

/** The calendar year of a day. */
export function yearOf(day: number): number {
  return Math.floor(monthOf(day) / 12);
}

/** The academic year that a day lies in, by the year in which it starts. */
export function academicYearOf(day: number): number {
  return Math.floor((monthOf(day) - 8) / 12);
}

/** The first day of a month. */
export function firstDayOf(month: MonthNumber): number {
  const year = Math.floor(month / 12);
  return dayNumberOf(year, month - year * 12 + 1, 1);
}
