/** The spans and days that figures are of, in short form and in words. */
import {
  type DayNumber,
  lastDayOfMonth,
  type MonthNumber,
  monthOfDay,
  toIsoDate,
  toMonth,
} from '../base/day-number.ts';
import { dayInWords, type FinancialYear, type Month, monthInWords, yearInWords } from '../base/time.ts';
import type { Period } from './value-list.ts';

/** One month. */
export function monthPeriod(month: MonthNumber): Period {
  return namedMonth(toMonth(month));
}

/** One month by its text. */
export function namedMonth(month: Month): Period {
  return { month, label: month, words: monthInWords(month) };
}

/** The twelve months that end with one. */
export function twelveMonths(last: MonthNumber): Period {
  const month = toMonth(last);
  return {
    month,
    label: `R12 ${month}`,
    words: `12 months to ${monthInWords(month)}`,
  };
}

/** One day. */
export function dayPeriod(day: DayNumber): Period {
  const date = toIsoDate(day);
  return { month: date.slice(0, 7), label: `@${date}`, words: dayInWords(date) };
}

/** A month's last day. */
export function monthEnd(month: MonthNumber): Period {
  return dayPeriod(lastDayOfMonth(month));
}

/** A calendar year. */
export function calendarYear(year: number): Period {
  return { month: `${year}-12`, label: `CY${year}`, words: `calendar year ${year}` };
}

/** Part of a calendar year, up to a month. */
export function yearToMonth(last: MonthNumber): Period {
  const month = toMonth(last);
  const year = month.slice(0, 4);
  return month.endsWith('-12')
    ? calendarYear(Number(year))
    : { month, label: `CY${year} to ${month}`, words: `January to ${monthInWords(month)}` };
}

/** A financial year. */
export function financialYear(year: FinancialYear): Period {
  return {
    month: `${year + 1}-03`,
    label: `FY${yearInWords(year)}`,
    words: `financial year ${yearInWords(year)}`,
  };
}

/** The academic year that a day lies in. */
export function academicYearOf(day: DayNumber): Period {
  const month = toMonth(monthOfDay(day));
  const year = Number(month.slice(0, 4)) - (month.slice(5) < '09' ? 1 : 0);
  return { month, label: `AY${yearInWords(year)}`, words: `academic year ${yearInWords(year)}` };
}
