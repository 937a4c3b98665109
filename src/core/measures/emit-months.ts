/** Turns counts by month into figures: counts, rolling averages, monthly and rolling shares. */

import type { Cut } from './measure-value.ts';
import type { MonthRange, MonthTally } from './month-tally.ts';
import { monthPeriod, twelveMonths } from './periods.ts';
import type { ValueList } from './value-list.ts';

const MISSING = 'nothing is dated in this month though others have plenty: it is missing, or late';
const LATE = 'the newest month has less than half of a usual one: records may come late';

/** What goes with a series. */
export type SeriesNotes = { readonly cut?: Cut; readonly notes?: readonly string[]; readonly base?: string };

function monthNotes(tally: MonthTally, place: number, { notes = [] }: SeriesNotes): readonly string[] {
  return tally.isLate(place) ? [...notes, LATE] : notes;
}

/** Add one count a month. A month that is missing has no figure. */
export function addCounts(
  list: ValueList,
  name: string,
  range: MonthRange,
  tally: MonthTally,
  more: SeriesNotes = {},
): void {
  for (let place = 0; place < range.count; place++)
    list.add(name, monthPeriod(range.first + place), {
      ...more,
      numerator: tally.at(place),
      notes: monthNotes(tally, place, more),
      ...(tally.isMissing(place) ? { unavailable: MISSING } : {}),
    });
}

/** Say why there is no figure of twelve months, or nothing where there is one. */
export function whyNoTwelve(tally: MonthTally, place: number): string | null {
  if (place < 11) return `needs 12 complete months: ${place + 1} of them are there`;
  const missing = tally.missingTo(place);
  return missing > 0
    ? `needs 12 complete months: ${missing} of them ${missing > 1 ? 'are' : 'is'} missing`
    : null;
}

/**
 * Add the count of the twelve months to each month: as a monthly average, or as it stands.
 * @source Domain rules for indicators, section 1: never a shorter mean.
 */
export function addTwelve(
  list: ValueList,
  name: string,
  range: MonthRange,
  tally: MonthTally,
  how: SeriesNotes & { readonly asAverage: boolean },
): void {
  const { asAverage, ...more } = how;
  for (let place = 0; place < range.count; place++) {
    const why = whyNoTwelve(tally, place);
    list.add(name, twelveMonths(range.first + place), {
      ...more,
      numerator: tally.twelveTo(place),
      ...(asAverage ? { denominator: 12 } : {}),
      notes: monthNotes(tally, place, more),
      ...(why === null ? {} : { unavailable: why }),
    });
  }
}

/** A share: what is above and below the line, and what could not be placed, each by month. */
export type ShareTallies = {
  readonly top: MonthTally;
  readonly bottom: MonthTally;
  readonly unknown?: MonthTally;
  /** The flow whose missing months make the share unsafe; `bottom` unless told. */
  readonly flow?: MonthTally;
};

/** Add one share a month. */
export function addShares(
  list: ValueList,
  name: string,
  range: MonthRange,
  { top, bottom, unknown, flow = bottom }: ShareTallies,
  more: SeriesNotes = {},
): void {
  for (let place = 0; place < range.count; place++)
    list.add(name, monthPeriod(range.first + place), {
      ...more,
      numerator: top.at(place),
      denominator: bottom.at(place),
      unknown: unknown?.at(place) ?? 0,
      notes: monthNotes(flow, place, more),
      ...(flow.isMissing(place) ? { unavailable: MISSING } : {}),
    });
}

/** Add one rolling share a month: sum above over sum below, never the mean of monthly shares. */
export function addRollingShares(
  list: ValueList,
  name: string,
  range: MonthRange,
  { top, bottom, unknown, flow = bottom }: ShareTallies,
  more: SeriesNotes = {},
): void {
  for (let place = 0; place < range.count; place++) {
    const why = whyNoTwelve(flow, place);
    list.add(name, twelveMonths(range.first + place), {
      ...more,
      numerator: top.twelveTo(place),
      denominator: bottom.twelveTo(place) ?? 0,
      unknown: unknown?.twelveTo(place) ?? 0,
      notes: monthNotes(flow, place, more),
      ...(why === null ? {} : { unavailable: why }),
    });
  }
}
