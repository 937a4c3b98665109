/** The entries of one register by month: which months it tells, and how many of its entries are opened or closed in each. */
import { lastDayOfMonth, monthOfDay, toDayNumber, toMonthNumber } from '../base/day-number.ts';
import type { IsoDate, Month } from '../base/time.ts';
import type { RegisterEntry } from '../domain/register-entry.ts';
import { addCounts, type SeriesNotes } from './emit-months.ts';
import { MonthFinder, type MonthRange, MonthTally } from './month-tally.ts';
import { monthPeriod } from './periods.ts';
import type { ValueList } from './value-list.ts';

const MISSING = 'nothing is dated in this month though others have plenty: it is missing, or late';

/** A register and its months: from the first entry to the last day that any entry names, or to the month asked for. */
export class RegisterMonths {
  readonly entries: readonly RegisterEntry[];
  readonly range: MonthRange;
  readonly #finder: MonthFinder;

  constructor(entries: readonly RegisterEntry[], range: MonthRange) {
    this.entries = entries;
    this.range = range;
    this.#finder = new MonthFinder(range);
  }

  /** Place of the newest month. */
  get last(): number {
    return this.range.count - 1;
  }

  /** The last day of the newest month, as a day number. */
  get end(): number {
    return lastDayOfMonth(this.range.first + this.last);
  }

  /** Count entries by the month in which they were opened. */
  opened(isCounted: (entry: RegisterEntry) => boolean = () => true): MonthTally {
    return this.sum(({ openedOn }) => openedOn, isCounted);
  }

  /** Count entries by the month in which they were closed; what is open is in none. */
  closed(isCounted: (entry: RegisterEntry) => boolean = () => true): MonthTally {
    return this.sum(({ closedOn }) => closedOn, isCounted);
  }

  /** Sum something of the entries by the month of one of their days. */
  sum(
    dayOf: (entry: RegisterEntry) => IsoDate | null,
    isCounted: (entry: RegisterEntry) => boolean,
    amount: (entry: RegisterEntry) => number = () => 1,
  ): MonthTally {
    const tally = new MonthTally(this.range);
    for (const entry of this.entries) {
      const day = dayOf(entry);
      if (day !== null && isCounted(entry)) tally.add(this.#finder.of(toDayNumber(day)), amount(entry));
    }
    return tally;
  }
}

/** Open a register up to a month; null where it has no entry up to then. */
export function openRegister(entries: readonly RegisterEntry[], asAt: Month | null): RegisterMonths | null {
  const limit = asAt === null ? Number.POSITIVE_INFINITY : toMonthNumber(asAt);
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { openedOn, closedOn } of entries) {
    const opened = monthOfDay(toDayNumber(openedOn));
    first = Math.min(first, opened);
    last = Math.max(last, opened, closedOn === null ? opened : monthOfDay(toDayNumber(closedOn)));
  }
  last = Math.min(last, limit);
  return first > last ? null : new RegisterMonths(entries, { first, count: last - first + 1 });
}

/** Days from opening to closing; null while open [days]. */
export function daysOpen({ openedOn, closedOn }: RegisterEntry): number | null {
  return closedOn === null ? null : toDayNumber(closedOn) - toDayNumber(openedOn);
}

/** Add a count a month of all entries. */
export function addAll(list: ValueList, name: string, { range }: RegisterMonths, all: MonthTally): void {
  addCounts(list, name, range, all);
}

/** Add a count a month of a part of the entries: a month in which the whole is missing has no part either. */
export function addPart(
  list: ValueList,
  name: string,
  { range }: RegisterMonths,
  { all, part, ...more }: SeriesNotes & { readonly all: MonthTally; readonly part: MonthTally },
): void {
  for (let place = 0; place < range.count; place++)
    list.add(name, monthPeriod(range.first + place), {
      ...more,
      numerator: part.at(place),
      ...(all.isMissing(place) ? { unavailable: MISSING } : {}),
    });
}
