/** The way from request to plan, day by day: which requests led to which new plans, and which still wait. */

import {
  type DayNumber,
  dayNumberOf,
  lastDayOfMonth,
  toDayNumber,
  toMonthNumber,
} from '../base/day-number.ts';
import { addMonths, type Month } from '../base/time.ts';
import { createStream, type Stream, uniformInt } from '../num/random.ts';
import { type CountyStory, STORY_START } from './county-story.ts';

/** Census day of the return: the third Thursday of January 2025. */
export const CENSUS: DayNumber = dayNumberOf(2025, 1, 16);
/** First day of the return's calendar year. */
export const YEAR_START: DayNumber = dayNumberOf(2024, 1, 1);
/** Last month whose backlog is known. */
const LAST_MONTH: Month = '2024-12';

/** Days from request until the assessment is ready to become a plan: at least 14 weeks, at most 20. */
export const READY_AFTER = 98;
export const READY_SPREAD = 42;
/** Share of new plans that go to the request that became ready last; the rest clear the backlog, oldest first. */
const PROMPT_SHARE = 0.5;
/** Statutory time from request to plan [days]. */
const TWENTY_WEEKS = 140;
/** The fraction that spreads a sequence most evenly. */
const GOLDEN = 0.618033988749895;

/** What becomes of a request: a plan, a refusal to assess, withdrawn, or a refusal after assessment. */
export type RequestFate = 'plan' | 'refused' | 'withdrawn' | 'not-issued' | 'assessment-withdrawn';

const FATES: readonly RequestFate[] = ['plan', 'refused', 'withdrawn', 'not-issued', 'assessment-withdrawn'];
/** Share of requests that lead to a plan [0..1]. */
export const PLAN_SHARE = 0.7;
const FATE_UP_TO = [PLAN_SHARE, 0.92, 0.95, 0.99, 1];

/** Give the fate of a request at a place in the order of all [0..1). */
export function fateAt(share: number): RequestFate {
  return FATES[FATE_UP_TO.findIndex((upTo) => share < upTo)] ?? 'plan';
}

/** A request with the day of each decision; null where none was made by the census. */
export type PipelineRequest = {
  readonly received: DayNumber;
  readonly fate: RequestFate;
  /** Day the requester was told whether there will be an assessment. */
  readonly decided: DayNumber;
  /** Day of the decision not to issue, for that fate. */
  readonly concluded: DayNumber;
};

export type RequestPipeline = {
  /** New plans from January 2024 to the census [plans]. */
  readonly newPlanCount: number;
  /** New plans in order of start, each with the request that led to it. */
  readonly newPlans: () => Iterable<{ readonly start: DayNumber; readonly request: PipelineRequest }>;
  /** Requests without a plan by the census that belong into the return, in order of receipt. */
  readonly otherRequests: () => Iterable<PipelineRequest>;
  /** Days of receipt of the requests that led to the plans of a month from April 2022 on; in no order of time. */
  readonly receiptsOf: (month: Month) => readonly DayNumber[];
  /** Every request without a plan by the census, in order of receipt. */
  readonly allWithoutPlan: () => Iterable<PipelineRequest>;
  /** Assessments open for more than 20 weeks at each month's end, April 2022 to December 2024. */
  readonly openOverTwentyWeeks: readonly number[];
};

/** Follow every request of the story. The stream of chance decides on days only: monthly counts are the story's. */
export function followRequests(story: CountyStory, seed: number): RequestPipeline {
  const stream = createStream(seed, 'demo', 'pipeline');
  const requests = receiveRequests(story, stream);
  const starts = startPlans(story, stream);
  const requestOf = matchPlans(requests, starts, stream);
  const isNew = starts.findIndex((start) => start >= YEAR_START);
  const firstNew = isNew < 0 ? starts.length : isNew;
  return {
    newPlanCount: starts.length - firstNew,
    *newPlans() {
      for (let plan = firstNew; plan < starts.length; plan++)
        yield { start: starts[plan] ?? CENSUS, request: requestAt(requests, requestOf[plan] ?? 0) };
    },
    otherRequests: () => requestsWithoutPlan(requests, belongsIntoReturn),
    allWithoutPlan: () => requestsWithoutPlan(requests, () => true),
    receiptsOf: (month) => receiptsOf(requests, starts, requestOf, month),
    openOverTwentyWeeks: countOverTwentyWeeks(story, requests),
  };
}

type Requests = {
  readonly received: Int32Array;
  readonly fate: Uint8Array;
  readonly decided: Int32Array;
  readonly concluded: Int32Array;
  /** Start of the plan, or 0 where none was issued by the census. */
  readonly planStart: Int32Array;
};

/** Spread `count` events over the days from `first` to `last`, in order. */
function spreadDays(stream: Stream, first: DayNumber, last: DayNumber, count: number): number[] {
  const days = last - first + 1;
  return Array.from(
    { length: count },
    (_, place) => first + Math.floor(((place + stream.next()) * days) / count),
  );
}

function spreadMonth(stream: Stream, month: Month, count: number): number[] {
  return spreadDays(stream, toDayNumber(`${month}-01`), lastDayOfMonth(toMonthNumber(month)), count);
}

function receiveRequests(story: CountyStory, stream: Stream): Requests {
  const { owed, waitingSince } = story.before;
  const storyStart = toDayNumber(`${STORY_START}-01`);
  const days: number[] = [
    ...spreadDays(stream, toDayNumber(`${waitingSince}-01`), storyStart - 1, owed.waiting),
    ...spreadDays(stream, storyStart - READY_AFTER - READY_SPREAD / 2, storyStart - 1, owed.fresh),
  ];
  const backlog = days.length;
  for (const [place, month] of story.months.entries()) {
    if (month > LAST_MONTH) break;
    const count = story.requests[place] ?? 0;
    for (const day of spreadMonth(stream, month, count)) days.push(day);
  }
  const received = Int32Array.from(days);
  const fate = new Uint8Array(received.length);
  for (let k = backlog; k < fate.length; k++) {
    const share = ((k - backlog) * GOLDEN) % 1;
    fate[k] = FATES.indexOf(fateAt(share));
  }
  const decided = received.map(
    (day) => day + (stream.next() < 0.85 ? 28 + uniformInt(stream, 15) : 43 + uniformInt(stream, 30)),
  );
  const concluded = received.map((day) => day + 105 + uniformInt(stream, 60));
  return { received, fate, decided, concluded, planStart: new Int32Array(received.length) };
}

/** The first day of every new plan from April 2022 to the census, in order. */
function startPlans(story: CountyStory, stream: Stream): Int32Array {
  const starts: number[] = [];
  for (const [place, month] of story.months.entries()) {
    if (month > addMonths(LAST_MONTH, 1)) break;
    const count = story.newPlans[place] ?? 0;
    for (const day of spreadMonth(stream, month, count)) if (day <= CENSUS) starts.push(day);
  }
  return Int32Array.from(starts);
}

/**
 * Give each new plan its request: the one ready last, or the one that waited longest. Where none waits, the next one is
 * hurried.
 * @returns place of the request, one per plan.
 * @throws RangeError where more plans start than requests were received: the story's fault.
 */
function matchPlans(requests: Requests, starts: Int32Array, stream: Stream): Int32Array {
  const ready = requests.received.map((day) => day + READY_AFTER + uniformInt(stream, READY_SPREAD));
  const order = inOrderOf(ready).filter((place) => requests.fate[place] === 0);
  const waiting = new Int32Array(order.length);
  let [head, tail, next] = [0, 0, 0];
  return starts.map((start) => {
    for (; next < order.length && (head === tail || (ready[order[next] ?? 0] ?? 0) <= start); next++)
      waiting[tail++] = order[next] ?? 0;
    const isPrompt = stream.next() < PROMPT_SHARE;
    const request = isPrompt ? waiting[--tail] : waiting[head++];
    if (request === undefined) throw new RangeError('A plan has no request');
    requests.planStart[request] = start;
    return request;
  });
}

/** Places of the values from lowest to highest, equal ones in their own order: a counting sort over days. */
function inOrderOf(values: Int32Array): Int32Array {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  const starts = new Int32Array(values.length === 0 ? 1 : highest - lowest + 2);
  for (const value of values) starts[value - lowest + 1] = (starts[value - lowest + 1] ?? 0) + 1;
  for (let k = 1; k < starts.length; k++) starts[k] = (starts[k] ?? 0) + (starts[k - 1] ?? 0);
  const order = new Int32Array(values.length);
  for (const [place, value] of values.entries()) {
    const slot = starts[value - lowest] ?? 0;
    order[slot] = place;
    starts[value - lowest] = slot + 1;
  }
  return order;
}

function requestAt(requests: Requests, place: number): PipelineRequest {
  return {
    received: requests.received[place] ?? 0,
    fate: FATES[requests.fate[place] ?? 0] ?? 'plan',
    decided: requests.decided[place] ?? 0,
    concluded: requests.concluded[place] ?? 0,
  };
}

function* requestsWithoutPlan(
  requests: Requests,
  isWanted: (request: PipelineRequest) => boolean,
): Generator<PipelineRequest> {
  for (let place = 0; place < requests.received.length; place++) {
    const request = requestAt(requests, place);
    if (requests.planStart[place] === 0 && isWanted(request)) yield request;
  }
}

/** Receipts of a month's plans, mixed so that the first of them are like all. */
function receiptsOf(
  { received }: Requests,
  starts: Int32Array,
  requestOf: Int32Array,
  month: Month,
): readonly DayNumber[] {
  const [first, last] = [toDayNumber(`${month}-01`), lastDayOfMonth(toMonthNumber(month))];
  const all: { readonly day: DayNumber; readonly turn: number }[] = [];
  for (const [plan, start] of starts.entries())
    if (start >= first && start <= last)
      all.push({ day: received[requestOf[plan] ?? 0] ?? first, turn: (plan * GOLDEN) % 1 });
  return all.sort((a, b) => a.turn - b.turn).map(({ day }) => day);
}

/** In the return: received in its year, still open, or decided in its year. */
function belongsIntoReturn({ received, fate, decided, concluded }: PipelineRequest): boolean {
  if (received >= YEAR_START || fate === 'plan') return true;
  if (fate === 'refused') return decided >= YEAR_START;
  return fate === 'not-issued' && concluded >= YEAR_START;
}

/** Count, by month, what is open beyond 20 weeks: no plan and no refusal yet; withdrawn requests never count. */
function countOverTwentyWeeks(story: CountyStory, requests: Requests): number[] {
  const ends = story.months
    .filter((month) => month <= LAST_MONTH)
    .map((month) => lastDayOfMonth(toMonthNumber(month)));
  const change = new Int32Array(ends.length + 1);
  for (let place = 0; place < requests.received.length; place++) {
    const from = firstEnd(ends, (requests.received[place] ?? 0) + TWENTY_WEEKS + 1);
    const to = firstEnd(ends, closedOn(requests, place));
    if (to <= from) continue;
    change[from] = (change[from] ?? 0) + 1;
    change[to] = (change[to] ?? 0) - 1;
  }
  let open = 0;
  return ends.map((_, place) => {
    open += change[place] ?? 0;
    return open;
  });
}

/** The day from which a request is no longer open; never for one without an end, always for one withdrawn. */
function closedOn(requests: Requests, place: number): DayNumber {
  const { fate, decided, concluded } = requestAt(requests, place);
  const start = requests.planStart[place] ?? 0;
  if (fate === 'plan') return start === 0 ? Number.POSITIVE_INFINITY : start;
  if (fate === 'refused') return decided;
  return fate === 'not-issued' ? concluded : 0;
}

/** Place of the first month's end on or after a day; the number of months where there is none. */
function firstEnd(ends: readonly DayNumber[], day: DayNumber): number {
  const place = ends.findIndex((end) => end >= day);
  return place < 0 ? ends.length : place;
}
