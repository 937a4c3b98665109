/** How late something is at a day, in days and in words: colour is never what says it. */
import { dayInWords, type IsoDate } from '../../base/time.ts';

/** What is known of a day that was set. */
export type DueDays = {
  readonly due: IsoDate | null;
  readonly forecast: IsoDate | null;
  readonly done: IsoDate | null;
};

/** How it stands. `days` are after the day that was set, negative before it; null where none can be reckoned. */
export type Lateness = {
  readonly state: 'no-day' | 'done' | 'late' | 'overdue' | 'awaited';
  readonly days: number | null;
};

/**
 * Reckon it. Done: the day it was done less the day it was due. Not done: the day now expected, or, where that is past
 * or none was given, the day asked about.
 * @param asAt  the day that is asked about: the end of the month of the data.
 */
export function latenessOf({ due, forecast, done }: DueDays, asAt: IsoDate): Lateness {
  if (due === null) return { state: 'no-day', days: null };
  if (done !== null) return { state: 'done', days: daysFrom(due, done) };
  if (forecast !== null && forecast > due && forecast >= asAt)
    return { state: 'late', days: daysFrom(due, forecast) };
  return due < asAt
    ? { state: 'overdue', days: daysFrom(due, asAt) }
    : { state: 'awaited', days: forecast === null ? 0 : daysFrom(due, forecast) };
}

/** Say it: "done 10 days early", "late: expected 153 days after it was due", "overdue by 61 days". */
export function latenessInWords({ state, days }: Lateness): string {
  const count = `${Math.abs(days ?? 0)} ${Math.abs(days ?? 0) === 1 ? 'day' : 'days'}`;
  switch (state) {
    case 'no-day':
      return 'no day was set';
    case 'done':
      if (days === 0) return 'done on the day';
      return (days ?? 0) > 0 ? `done ${count} late` : `done ${count} early`;
    case 'late':
      return `late by ${count}`;
    case 'overdue':
      return `overdue by ${count}`;
    case 'awaited':
      return (days ?? 0) < 0 ? `expected ${count} early` : 'not yet due';
  }
}

/** Whether it is behind: done late, expected late or overdue. */
export function isLate({ state, days }: Lateness): boolean {
  return state === 'late' || state === 'overdue' || (state === 'done' && (days ?? 0) > 0);
}

/** Say a day, or what stands where none is known. */
export function dayOr(day: IsoDate | null, without: string): string {
  return day === null ? without : dayInWords(day);
}

/** Days from one day to another, by the calendar. */
export function daysFrom(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
