/** The made-up children and young people of the county: who has a plan, since when, until when, and where. */

import { addMonths, daysInMonth, type IsoDate, type Month } from '../../base/time.ts';
import { createStream, type Stream, uniformInt } from '../../num/random.ts';
import type { MonthlyStory } from './monthly-story.ts';

/** The calendar year whose flows the SEN2 tables hold, and the day of their stock. */
export const FLOW_YEAR = 2024;
export const CENSUS_DAY: IsoDate = '2025-01-16';

/** Kinds of placement of the plan, with their share of plans at the census. */
export type PlacementType = 'mainstream' | 'resourceBase' | 'stateSpecial' | 'inmss' | 'post16' | 'other';

/** One made-up case: a request, and what came of it. */
export type DemoCase = {
  /** 1, 2, 3 … in every table. */
  readonly number: number;
  readonly receivedOn: IsoDate;
  /** What became of the request within the flow year, or H where it was decided before. */
  readonly request: 'Y' | 'N' | 'A' | 'W' | 'H';
  readonly requestOn: IsoDate | null;
  readonly assessment: 'Y' | 'N' | 'A' | 'H' | null;
  readonly assessmentOn: IsoDate | null;
  readonly startsOn: IsoDate | null;
  readonly ceasedOn: IsoDate | null;
  readonly ceaseReason: string | null;
  readonly placement: PlacementType | null;
  readonly birth: IsoDate;
  readonly need: string;
  readonly secondNeed: string | null;
  readonly sex: 'M' | 'F';
};

const NEEDS: readonly (readonly [string, number])[] = [
  ['ASD', 0.31],
  ['SEMH', 0.22],
  ['SLCN', 0.2],
  ['MLD', 0.09],
  ['SLD', 0.06],
  ['SPLD', 0.04],
  ['PD', 0.03],
  ['PMLD', 0.02],
  ['HI', 0.012],
  ['VI', 0.008],
  ['DS', 0.005],
  ['OTH', 0.005],
];

/** Draw a need by its share. */
function drawNeed(stream: Stream): string {
  let left = stream.next();
  for (const [need, share] of NEEDS) {
    if (left < share) return need;
    left -= share;
  }
  return 'ASD';
}

/** A day of a month, drawn. */
function dayIn(stream: Stream, month: Month): IsoDate {
  const days = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  return `${month}-${String(1 + uniformInt(stream, days)).padStart(2, '0')}`;
}

/** A birth date that makes someone about `age` years old on a day. */
function bornBefore(stream: Stream, day: IsoDate, age: number): IsoDate {
  const month = addMonths(day.slice(0, 7), -(age * 12 + 1 + uniformInt(stream, 11)));
  return dayIn(stream, month);
}

/** What the year's cases are made from: counts by month of the flow year, and a way to place lasting plans. */
type Year = {
  readonly months: readonly Month[];
  readonly stock: number;
  readonly ceases: readonly number[];
  readonly newPlans: readonly number[];
  readonly requests: readonly number[];
  readonly stream: Stream;
  readonly nextNumber: () => number;
  readonly nextPlacement: () => PlacementType;
};

/** The cases of the county in order: plans that cease, plans that last, new plans, then requests without a plan. */
export function* demoCases(story: MonthlyStory, seed: number): Generator<DemoCase> {
  const year = yearOf(story, seed);
  yield* ceasedPlans(year);
  const ceased = sum(year.ceases);
  for (let n = ceased; n < year.stock; n++)
    yield lastingPlan(year.stream, year.nextNumber(), year.nextPlacement());
  yield* newPlans(year);
  yield* requestsOnly(year);
}

function yearOf(story: MonthlyStory, seed: number): Year {
  const start = story.months.indexOf(`${FLOW_YEAR}-01`);
  const ofYear = <T>(list: readonly T[]) => list.slice(start, start + 12);
  const stock = story.plans[start - 1] ?? 0;
  const [ceases, fresh] = [ofYear(story.ceases), ofYear(story.newPlans)];
  const lasting = stock + sum(fresh) - sum(ceases);
  const inmss = story.inmss[start + 11] ?? 0;
  let number = 0;
  let placed = 0;
  return {
    months: ofYear(story.months),
    stock,
    ceases,
    newPlans: fresh,
    requests: ofYear(story.requests),
    stream: createStream(seed, 'cases'),
    nextNumber: () => ++number,
    nextPlacement: () => placementAt(placed++, lasting, inmss),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** How many of a month's new plans come from this year's requests; the rest come from the backlog of the year before. */
function freshIn({ requests, newPlans }: Year, k: number): number {
  return k < 5 ? 0 : Math.min(Math.round(0.6 * (requests[k - 5] ?? 0)), newPlans[k] ?? 0);
}

function* ceasedPlans(year: Year): Generator<DemoCase> {
  for (const [k, month] of year.months.entries())
    for (let n = 0; n < (year.ceases[k] ?? 0); n++) yield ceasedPlan(year.stream, year.nextNumber(), month);
}

function* newPlans(year: Year): Generator<DemoCase> {
  for (const [k, month] of year.months.entries())
    for (let n = 0; n < (year.newPlans[k] ?? 0); n++)
      yield newPlan(year.stream, year.nextNumber(), month, {
        receivedIn:
          n < freshIn(year, k) ? addMonths(month, -5) : `${FLOW_YEAR - 1}-${n % 2 === 0 ? '03' : '04'}`,
        placement: year.nextPlacement(),
      });
}

function* requestsOnly(year: Year): Generator<DemoCase> {
  for (const [k, month] of year.months.entries())
    for (let n = k + 5 < 12 ? freshIn(year, k + 5) : 0; n < (year.requests[k] ?? 0); n++)
      yield requestOnly(year.stream, year.nextNumber(), month, n);
}

/** Spread independent placements evenly over all lasting plans, so that their number comes out exactly. */
function placementAt(place: number, lasting: number, inmss: number): PlacementType {
  const upTo = (count: number) => Math.floor((count * inmss) / lasting);
  if (upTo(place + 1) > upTo(place)) return 'inmss';
  const share = (place * 0.6180339887) % 1;
  if (share < 0.513) return 'mainstream';
  if (share < 0.587) return 'resourceBase';
  if (share < 0.815) return 'stateSpecial';
  return share < 0.962 ? 'post16' : 'other';
}

type Traits = Pick<DemoCase, 'need' | 'secondNeed' | 'sex'>;

function traits(stream: Stream): Traits {
  const need = drawNeed(stream);
  const other = drawNeed(stream);
  return {
    need,
    secondNeed: other === need || stream.next() < 0.6 ? null : other,
    sex: stream.next() < 0.72 ? 'M' : 'F',
  };
}

function ageFor(stream: Stream, placement: PlacementType): number {
  if (placement === 'post16') return 16 + uniformInt(stream, 8);
  return placement === 'mainstream' && stream.next() < 0.2
    ? 4 + uniformInt(stream, 2)
    : 5 + uniformInt(stream, 11);
}

function lastingPlan(stream: Stream, number: number, placement: PlacementType): DemoCase {
  const age = ageFor(stream, placement);
  const yearsHeld = 1 + uniformInt(stream, Math.max(1, Math.min(8, age - 3)));
  const startsOn = dayIn(
    stream,
    `${FLOW_YEAR - yearsHeld}-${String(1 + uniformInt(stream, 12)).padStart(2, '0')}`,
  );
  return {
    ...decidedBefore(startsOn),
    ...traits(stream),
    number,
    placement,
    birth: bornBefore(stream, CENSUS_DAY, age),
  };
}

function decidedBefore(startsOn: IsoDate) {
  return {
    receivedOn: `${addMonths(startsOn.slice(0, 7), -5)}-${startsOn.slice(8) > '28' ? '28' : startsOn.slice(8)}`,
    request: 'H',
    requestOn: null,
    assessment: 'H',
    assessmentOn: null,
    startsOn,
    ceasedOn: null,
    ceaseReason: null,
  } as const;
}

function ceasedPlan(stream: Stream, number: number, month: Month): DemoCase {
  const isYoung = stream.next() < 0.3;
  const age = isYoung ? 5 + uniformInt(stream, 11) : 16 + uniformInt(stream, 9);
  const startsOn = dayIn(
    stream,
    `${FLOW_YEAR - 1 - uniformInt(stream, Math.min(6, age - 3))}-0${1 + uniformInt(stream, 9)}`,
  );
  const ceasedOn = dayIn(stream, month);
  const reasons = isYoung ? ['5', '7', '9'] : ['3', '4', '6', '2', '5', '6'];
  return {
    ...decidedBefore(startsOn),
    ...traits(stream),
    number,
    ceasedOn,
    ceaseReason: reasons[uniformInt(stream, reasons.length)] ?? '9',
    placement: null,
    birth: bornBefore(stream, ceasedOn, age),
  };
}

function newPlan(
  stream: Stream,
  number: number,
  month: Month,
  from: { readonly receivedIn: Month; readonly placement: PlacementType },
): DemoCase {
  const startsOn = dayIn(stream, month);
  const receivedOn = dayIn(stream, from.receivedIn);
  const isThisYear = receivedOn >= `${FLOW_YEAR}-01-01`;
  const age = from.placement === 'post16' ? 16 + uniformInt(stream, 6) : 3 + uniformInt(stream, 13);
  return {
    ...traits(stream),
    number,
    receivedOn,
    request: isThisYear ? 'Y' : 'H',
    requestOn: isThisYear
      ? `${addMonths(receivedOn.slice(0, 7), 1)}-${receivedOn.slice(8) > '28' ? '28' : receivedOn.slice(8)}`
      : null,
    assessment: 'Y',
    assessmentOn: startsOn,
    startsOn,
    ceasedOn: null,
    ceaseReason: null,
    placement: from.placement,
    birth: bornBefore(stream, receivedOn, age),
  };
}

/** A request of the flow year without a plan by its end: refused, withdrawn, still open, or refused after assessment. */
function requestOnly(stream: Stream, number: number, month: Month, place: number): DemoCase {
  const receivedOn = dayIn(stream, month);
  const isLate = month > `${FLOW_YEAR}-07`;
  const decided = `${addMonths(month, 1)}-${receivedOn.slice(8) > '28' ? '28' : receivedOn.slice(8)}`;
  const isDecided = decided <= `${FLOW_YEAR}-12-31`;
  const outcome = !isDecided ? 'A' : place % 10 === 0 ? 'W' : isLate && place % 10 > 4 ? 'Y' : 'N';
  return {
    ...traits(stream),
    number,
    receivedOn,
    request: outcome,
    requestOn: outcome === 'N' || outcome === 'Y' ? decided : null,
    assessment: outcome === 'Y' ? 'A' : null,
    assessmentOn: null,
    startsOn: null,
    ceasedOn: null,
    ceaseReason: null,
    placement: null,
    birth: bornBefore(stream, receivedOn, 2 + uniformInt(stream, 14)),
  };
}
