/** Financial years and their periods as finance teams write them: "2024/25", "P1", "Period 01", "M7", "Q2", "Sept". */
import { addMonths, type FinancialYear, type Month } from '../base/time.ts';
import { parseMonth } from './dates.ts';

const YEARS = /^(?:fy|financial year)?\s*'?((?:\d{2})?\d{2})\s*(?:[-/–]|to)?\s*'?((?:\d{2})?\d{2})$/i;
/** The same within a longer text, where only forms with a sign between the years are safe. */
const YEARS_WITHIN = /(?<![\d/-])(\d{4}|\d{2})\s?(?:[-/–]|to)\s?(\d{4}|\d{2})(?![\d/-])/gi;

/** Take two written years as a financial year; null where the second does not follow the first. */
function yearOf(first: string, second: string): FinancialYear | null {
  if (first.length === 2 && second.length === 4) return null;
  const year = Number(first.length === 2 ? `20${first}` : first);
  if (year < 1990 || year > 2099) return null;
  const next = second.length === 4 ? year + 1 : (year + 1) % 100;
  return next === Number(second) ? year : null;
}

/**
 * Read a financial year: "2024/25", "2024-25", "2024/2025", "24/25", "FY24-25", "202425", "2024 to 2025".
 * Null where the text is none, or is one year alone, which could be its start or its end.
 */
export function parseFinancialYear(text: string): FinancialYear | null {
  const parts = YEARS.exec(text.trim());
  if (parts === null) return null;
  const [, first = '', second = ''] = parts;
  const isBare = /^\d+$/.test(text.trim());
  return isBare && text.trim().length !== 6 ? null : yearOf(first, second);
}

/** Give every financial year that a text names: "Budget monitoring 2024/25" names one; each once, in order. */
export function financialYearsIn(text: string): readonly FinancialYear[] {
  const years = new Set<FinancialYear>();
  for (const [, first = '', second = ''] of text.matchAll(YEARS_WITHIN)) {
    const year = yearOf(first, second);
    if (year !== null) years.add(year);
  }
  return [...years];
}

/** Give the financial year that a month lies in: March 2025 is in 2024. */
export function financialYearOf(month: Month): FinancialYear {
  const year = Number(month.slice(0, 4));
  return Number(month.slice(5, 7)) >= 4 ? year : year - 1;
}

/** Give the month of a period of a financial year: period 1 is April. */
export function monthOfPeriod(year: FinancialYear, period: number): Month {
  return addMonths(`${year}-04`, period - 1);
}

/** What a text says of when in a financial year. `period` is 1 (April) to 12, `quarter` 1 (April to June) to 4. */
export type PeriodText =
  | { readonly is: 'month'; readonly month: Month }
  | { readonly is: 'period'; readonly period: number }
  | { readonly is: 'quarter'; readonly quarter: number }
  /** A period after the twelfth, in which year-end entries are booked. */
  | { readonly is: 'after-year-end' }
  /** The whole year: "Full year", "Annual". */
  | { readonly is: 'year' };

const PERIOD = /^(?:p|pd|per|period|m|mth|month)[\s.]*(\d{1,2})$/i;
const QUARTER = /^(?:q|qtr|quarter)[\s.]*([1-4])$/i;
const FULL_YEAR = /^(full|whole)[ -]?year$|^annual$|^fy$|^year$/i;

/**
 * Read when in a year an amount is of. A month's name alone ("Sept") is a period; with a year it is a month.
 * A number alone is null: it could count from January or from April. See `parseBarePeriod`.
 * @returns null where the text is none of these.
 */
export function parsePeriod(text: string): PeriodText | null {
  const clean = text.trim();
  const period = PERIOD.exec(clean);
  if (period !== null) return periodOf(Number(period[1]));
  const quarter = QUARTER.exec(clean);
  if (quarter !== null) return { is: 'quarter', quarter: Number(quarter[1]) };
  if (FULL_YEAR.test(clean)) return { is: 'year' };
  if (/^[a-z]+\.?$/i.test(clean)) {
    // A leap year's month names are those of any year.
    const month = parseMonth(`${clean.replace('.', '')} 2024`);
    return month === null ? null : { is: 'period', period: ((Number(month.slice(5, 7)) + 8) % 12) + 1 };
  }
  const month = parseMonth(clean);
  return month === null ? null : { is: 'month', month };
}

/** Read a number that stands in a column headed "Period", where ledgers count from April: "1", "01" … "12". */
export function parseBarePeriod(text: string): PeriodText | null {
  const clean = text.trim();
  return /^\d{1,2}$/.test(clean) ? periodOf(Number(clean)) : null;
}

function periodOf(period: number): PeriodText | null {
  if (period >= 1 && period <= 12) return { is: 'period', period };
  return period >= 13 && period <= 16 ? { is: 'after-year-end' } : null;
}
