/** Requests and assessments open at the end of each month and on the day of the extract (A06 to A09). */
import type { DayNumber } from '../base/day-number.ts';
import { childrenOf } from '../extract/children.ts';
import { NO_DAY } from '../extract/extract.ts';
import { type ExtractContext, OUTCOME } from './extract-context.ts';
import { dayPeriod } from './periods.ts';

/** Days after which an open case counts as old: 6 and 20 weeks. @source SEND Regulations 2014, regulations 5 and 13. */
const SIX_WEEKS = 42;
const TWENTY_WEEKS = 140;

/** Counts of open cases on ascending days, filled from spans. */
class OpenCounts {
  readonly #days: readonly DayNumber[];
  readonly #change: Int32Array;

  constructor(days: readonly DayNumber[]) {
    this.#days = days;
    this.#change = new Int32Array(days.length + 1);
  }

  /** Count a case on every day from `from` until the day before `until`; `NO_DAY` for one that has not ended. */
  add(from: DayNumber, until: DayNumber): void {
    const start = this.#placeOf(from);
    const end = until === NO_DAY ? this.#days.length : this.#placeOf(until);
    if (end <= start) return;
    this.#change[start] = (this.#change[start] ?? 0) + 1;
    this.#change[end] = (this.#change[end] ?? 0) - 1;
  }

  /** One count a day. */
  totals(): number[] {
    let sum = 0;
    return this.#days.map((_, place) => {
      sum += this.#change[place] ?? 0;
      return sum;
    });
  }

  /** First place whose day is not before `day`. */
  #placeOf(day: DayNumber): number {
    let [low, high] = [0, this.#days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#days[middle] ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Add the figures of open cases. Cases withdrawn or moved to or from elsewhere are left out. */
export function addOpenCases(context: ExtractContext): void {
  const { coverage, extract, list } = context;
  const requests = new OpenCounts(coverage.stockDays);
  const oldRequests = new OpenCounts(coverage.stockDays);
  const unknown = countOpenRequests(context, requests, oldRequests);
  const assessments = new OpenCounts(coverage.stockDays);
  const oldAssessments = new OpenCounts(coverage.stockDays);
  const undated = countOpenAssessments(context, assessments, oldAssessments);
  const add = (name: string, counts: OpenCounts, notKnown: number) => {
    for (const [place, count] of counts.totals().entries())
      list.add(name, dayPeriod(coverage.stockDays[place] ?? 0), {
        numerator: count,
        unknown: notKnown,
      });
  };
  add('req_open_n', requests, unknown);
  add('req_open_over6w_n', oldRequests, unknown);
  if (extract.assessments.count === 0) return;
  add('asmt_open_n', assessments, undated);
  add('asmt_open_over20w_n', oldAssessments, undated);
}

/** @returns decisions without a date, whose cases cannot be placed. */
function countOpenRequests({ extract }: ExtractContext, open: OpenCounts, old: OpenCounts): number {
  const { requests } = extract;
  let undated = 0;
  for (let row = 0; row < requests.count; row++) {
    const outcome = requests.outcome[row];
    if (outcome === OUTCOME.withdrawn || outcome === OUTCOME.earlier || requests.isExported[row] === 1)
      continue;
    const until = requests.outcomeOn[row] ?? NO_DAY;
    if (outcome !== OUTCOME.awaited && until === NO_DAY) {
      undated++;
      continue;
    }
    const from = requests.receivedOn[row] ?? NO_DAY;
    const end = outcome === OUTCOME.awaited ? NO_DAY : until;
    open.add(from, end);
    old.add(from + SIX_WEEKS + 1, end);
  }
  return undated;
}

/** @returns decisions without a date, whose cases cannot be placed. */
function countOpenAssessments(context: ExtractContext, open: OpenCounts, old: OpenCounts): number {
  const { requests, assessments } = context.extract;
  const children = childrenOf(requests.count, assessments.request);
  let undated = 0;
  for (let row = 0; row < requests.count; row++) {
    const end = endOfAssessments(
      context,
      children.items.subarray(children.start[row], children.start[row + 1]),
    );
    const agreedOn = agreedDay(context, row);
    const isElsewhere = requests.isExported[row] === 1 || context.isMovedIn[row] === 1;
    if (agreedOn === null || end === 'gone' || isElsewhere) continue;
    if (agreedOn === 'undated' || end === 'undated') {
      undated++;
      continue;
    }
    open.add(agreedOn, end);
    old.add(Math.max(agreedOn, (requests.receivedOn[row] ?? NO_DAY) + TWENTY_WEEKS + 1), end);
  }
  return undated;
}

/** Day from which an assessment was agreed; null where none was. One agreed before this collection year has no day: it was open by its receipt. */
function agreedDay({ extract: { requests } }: ExtractContext, row: number): DayNumber | 'undated' | null {
  const outcome = requests.outcome[row];
  if (outcome === OUTCOME.earlier) return requests.receivedOn[row] ?? NO_DAY;
  if (outcome !== OUTCOME.yes) return null;
  const day = requests.outcomeOn[row] ?? NO_DAY;
  return day === NO_DAY ? 'undated' : day;
}

/**
 * Day on which a request's assessments ended; `NO_DAY` while one is open or decided but not yet issued; "gone" where it
 * was withdrawn or ended before the year, which no date tells.
 */
function endOfAssessments(
  { extract: { assessments } }: ExtractContext,
  rows: Int32Array,
): DayNumber | 'gone' | 'undated' {
  let end: DayNumber | 'gone' | 'undated' = NO_DAY;
  for (const row of rows) {
    const outcome = assessments.outcome[row];
    const day = assessments.outcomeOn[row] ?? NO_DAY;
    if (outcome === OUTCOME.withdrawn || outcome === OUTCOME.earlier) end = 'gone';
    else if (outcome === OUTCOME.no && day === NO_DAY) end = 'undated';
    else if (day !== NO_DAY) end = typeof end === 'number' ? Math.max(end, day) : end;
  }
  return end;
}
