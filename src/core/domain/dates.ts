/** Days and months as people and systems write them, read into the forms that sort: "2024-10-31" and "2024-10". */
import { daysInMonth, type IsoDate, type Month } from '../base/time.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const FULL_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;
const MONTH_NUMBER: ReadonlyMap<string, number> = new Map([
  ...MONTHS.map((name, index) => [name, index + 1] as const),
  ...FULL_MONTHS.map((name, index) => [name, index + 1] as const),
  ['sept', 9],
]);
/** Years outside this range are slips of the keyboard, not days of this business. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

const ZERO = 48;

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function isDay(year: number, month: number, day: number): boolean {
  const isInRange = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1;
  return isInRange && day <= daysInMonth(year, month);
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** "2024-01-18" with nothing or a time after it: the form that is met most, read without any other work. */
function parseIsoDay(text: string): IsoDate | null {
  if (text.length < 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  if (text.length > 10 && !isTimeAt(text, 10)) return null;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  return isDay(year, month, day) ? (text.length === 10 ? text : text.slice(0, 10)) : null;
}

function isTimeAt(text: string, at: number): boolean {
  const mark = text[at];
  return (mark === ' ' || mark === 'T') && /^[ T][\d:.]+(Z|[+-][\d:]+)?$/.test(text.slice(at));
}

type DayParts = { readonly year: number; readonly month: number; readonly day: number };

function dayParts(text: string): DayParts | null {
  const parts = /^(\d{1,4}|[a-z]+)[-/. ]+(\d{1,2}|[a-z]+)[-/., ]+(\d{1,4})(?:[ t][\d:.]+z?)?$/i.exec(text);
  if (parts === null) return null;
  const [, first = '', second = '', third = ''] = parts;
  const month = MONTH_NUMBER.get(second.toLowerCase()) ?? Number(second);
  if (Number.isNaN(month)) return null;
  if (/^\d{4}$/.test(first) && third.length <= 2) return { year: Number(first), month, day: Number(third) };
  if (/^\d{1,2}$/.test(first) && third.length === 4)
    return { year: Number(third), month, day: Number(first) };
  return null;
}

/**
 * Read a day: "2024-01-18", "2022-Sep-28 00:00:00", "18/01/2024", "18 January 2024"; a time after it is dropped.
 * The day stands before the month, as in this country. Null where the text is no such day or no real one.
 */
export function parseDay(text: string): IsoDate | null {
  const quick = parseIsoDay(text);
  if (quick !== null) return quick;
  const parts = dayParts(text.trim());
  if (parts === null || !isDay(parts.year, parts.month, parts.day)) return null;
  return `${parts.year}-${two(parts.month)}-${two(parts.day)}`;
}

/** Say of a text that `parseDay` refused whether it has the shape of a day, such as "31/02/2024". */
export function looksLikeDay(text: string): boolean {
  return dayParts(text.trim()) !== null;
}

/**
 * Read a month: "2024-10", "Oct 2024", "Oct-24", "Apr '24", "October 2024", "10/2024", or a day within it.
 * A year of two digits is of this century. Null where the text is none of these.
 */
export function parseMonth(text: string): Month | null {
  const clean = text.trim();
  const sortable = /^(\d{4})[-/](\d{1,2})$/.exec(clean);
  if (sortable !== null) return monthOf(Number(sortable[1]), Number(sortable[2]));
  const numbers = /^(\d{1,2})[-/](\d{4})$/.exec(clean);
  if (numbers !== null) return monthOf(Number(numbers[2]), Number(numbers[1]));
  const words = /^([a-z]+)[-/., ]*['’]?(\d{4}|\d{2})$/i.exec(clean);
  if (words !== null) {
    const year = Number(words[2]);
    return monthOf(year < 100 ? 2000 + year : year, MONTH_NUMBER.get((words[1] ?? '').toLowerCase()) ?? 0);
  }
  return parseDay(clean)?.slice(0, 7) ?? null;
}

function monthOf(year: number, month: number): Month | null {
  if (!isDay(year, month, 1)) return null;
  return `${year}-${two(month)}`;
}
