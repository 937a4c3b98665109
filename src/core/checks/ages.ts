/** Ages from a birth month: what is certain on a day, although the day of birth is not kept. */
import type { MonthNumber } from '../base/day-number.ts';
import { monthOf } from './columns.ts';

const MONTHS = 12;

/** Say that someone born in a month is surely younger than an age [years] on a day. */
export function isSurelyUnder(birthMonth: MonthNumber, age: number, day: number): boolean {
  return monthOf(day) - birthMonth < age * MONTHS;
}

/** Say that someone born in a month is surely of an age [years] or older on a day. */
export function isSurelyAtLeast(birthMonth: MonthNumber, age: number, day: number): boolean {
  return monthOf(day) - birthMonth > age * MONTHS;
}

/**
 * Whole years on 31 August before an academic year [years]. Exact, because the day closes a month.
 * @param academicYear  the year in which it starts.
 * @source SEN2 statistics, age at the start of the academic year.
 */
export function ageAtStartOf(academicYear: number, birthMonth: MonthNumber): number {
  return Math.floor((academicYear * MONTHS + 7 - birthMonth) / MONTHS);
}
