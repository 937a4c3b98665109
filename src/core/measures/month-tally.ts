/** Counts by month over a range of complete months, filled from days in one pass. */
import { type DayNumber, lastDayOfMonth, type MonthNumber } from '../base/day-number.ts';

/** Whole months, oldest first; `count` may be 0. */
export type MonthRange = { readonly first: MonthNumber; readonly count: number };

/** Looks up in which month of a range a day lies. */
export class MonthFinder {
  readonly range: MonthRange;
  readonly #firstDay: DayNumber;
  /** Place of the month, one entry a day. */
  readonly #places: Uint16Array;

  constructor(range: MonthRange) {
    this.range = range;
    this.#firstDay = lastDayOfMonth(range.first - 1) + 1;
    const end = lastDayOfMonth(range.first + range.count - 1) + 1;
    this.#places = new Uint16Array(Math.max(0, end - this.#firstDay));
    let day = this.#firstDay;
    for (let place = 0; place < range.count; place++)
      for (const last = lastDayOfMonth(range.first + place); day <= last; day++)
        this.#places[day - this.#firstDay] = place;
  }

  /** Place of the month of a day, or -1 where the day is missing or outside. */
  of(day: DayNumber): number {
    return this.#places[day - this.#firstDay] ?? -1;
  }
}

/** An average below which a month without anything may just be a quiet one: chance of none is below 1 in 1,000 at 7. */
const BUSY = 7;
/** The newest month is told as incomplete where it has less than this share of a usual month of at least 20. */
const LATE_SHARE = 0.5;
const LATE_FROM = 20;

/** Counts or sums, one a month of the range. */
export class MonthTally {
  readonly counts: Float64Array;

  constructor(range: MonthRange) {
    this.counts = new Float64Array(range.count);
  }

  /** Add to the month at a place; a place below 0 is passed over. */
  add(place: number, by = 1): void {
    if (place >= 0) this.counts[place] = this.at(place) + by;
  }

  at(place: number): number {
    return this.counts[place] ?? 0;
  }

  /** Sum of the twelve months that end at a place; null where there are not twelve. */
  twelveTo(place: number): number | null {
    if (place < 11) return null;
    let sum = 0;
    for (let back = 0; back < 12; back++) sum += this.at(place - back);
    return sum;
  }

  /** True where nothing is dated in a month though a usual one has plenty: the month is missing, not nil. */
  isMissing(place: number): boolean {
    return this.at(place) === 0 && this.#meanWithout(place) >= BUSY;
  }

  /** How many of the twelve months that end at a place are missing. */
  missingTo(place: number): number {
    let missing = 0;
    for (let back = 0; back < 12; back++) if (this.isMissing(place - back)) missing++;
    return missing;
  }

  /** True for the newest month where it has far less than a usual one: records come late. */
  isLate(place: number): boolean {
    if (place !== this.counts.length - 1) return false;
    const usual = this.#meanWithout(place);
    return usual >= LATE_FROM && this.at(place) < LATE_SHARE * usual;
  }

  #meanWithout(place: number): number {
    if (this.counts.length < 2) return 0;
    return (this.counts.reduce((sum, count) => sum + count, 0) - this.at(place)) / (this.counts.length - 1);
  }
}
