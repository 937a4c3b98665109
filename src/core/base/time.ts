/** Days, months and years as text or whole numbers that sort, without the machine's clock. */

/** A day, "2024-10-31". Sorts as text. */
export type IsoDate = string;
/** A month, "2024-10". Sorts as text. */
export type Month = string;
/** A moment in UTC, "2024-12-11T09:00:00Z". Sorts as text. */
export type Instant = string;
/** The year in which a financial year starts: 2024 is April 2024 to March 2025. */
export type FinancialYear = number;
/** The year in which an academic year starts: 2024 is September 2024 to August 2025. */
export type AcademicYear = number;

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Say whether a text is a real day of the calendar, "2024-02-29". */
export function isIsoDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Say whether a text is a month, "2024-10". */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** Count the days of a month [days]; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Give the month that stands `by` months after `month`. */
export function addMonths(month: Month, by: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  const year = Math.floor(count / 12);
  return `${String(year).padStart(4, '0')}-${String(count - year * 12 + 1).padStart(2, '0')}`;
}

/** Give the last day of a month. */
export function lastDayOf(month: Month): IsoDate {
  const days = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  return `${month}-${String(days).padStart(2, '0')}`;
}

/** Write a month for people: "October 2024". */
export function monthInWords(month: Month): string {
  return `${MONTH_NAMES[Number(month.slice(5, 7)) - 1] ?? month} ${month.slice(0, 4)}`;
}

/** Write a month for a table or an axis: "Oct 24". */
export function monthShort(month: Month): string {
  return `${(MONTH_NAMES[Number(month.slice(5, 7)) - 1] ?? month).slice(0, 3)} ${month.slice(2, 4)}`;
}

/** Write a day for people: "11 December 2024". */
export function dayInWords(day: IsoDate): string {
  return `${Number(day.slice(8, 10))} ${monthInWords(day.slice(0, 7))}`;
}

/** Write a financial or academic year for people: 2024 is "2024/25". */
export function yearInWords(year: FinancialYear | AcademicYear): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** Read "2024/25" or "2024-25" as the year it starts in; null where it is neither. */
export function parseYear(text: string): FinancialYear | null {
  const parts = /^(\d{4})[/-](\d{2})$/.exec(text.trim());
  if (parts === null) return null;
  const year = Number(parts[1]);
  return (year + 1) % 100 === Number(parts[2]) ? year : null;
}
