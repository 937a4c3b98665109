/** What every draw of the return's people is given, and the parts of a person that several draws share. */
import { type DayNumber, lastDayOfMonth, toDayNumber, toMonthNumber } from '../base/day-number.ts';
import { addMonths, type Month } from '../base/time.ts';
import { type Stream, uniformInt } from '../num/random.ts';
import { PLACEMENT_TYPES, type PlacementType } from './county-shares.ts';
import type { CountyStory } from './county-story.ts';
import type { DemoCase, DemoPlacement } from './demo-case.ts';
import type { EarlierStarts } from './earlier-starts.ts';
import type { EstablishmentKind } from './establishments.ts';
import { receiptBefore } from './receipts-before.ts';
import type { RequestPipeline } from './request-pipeline.ts';

/** What the people of the return are drawn from. */
export type CaseSource = {
  readonly story: CountyStory;
  readonly pipeline: RequestPipeline;
  readonly kinds: readonly EstablishmentKind[];
  /** Plans open on the census day by placement type, in the order of `PLACEMENT_TYPES` [plans]. */
  readonly openByType: readonly number[];
  readonly seed: number;
};

/** Steps in which a receipt is drawn. */
const RECEIPTS = 1024;

/** A drawing on its way. `leftByType` holds the open plans still to be placed, by type, and goes down with each, as `starts` do. */
export type Drawing = {
  readonly source: CaseSource;
  readonly stream: Stream;
  readonly leftByType: number[];
  /** Where plans begin that began before the story. */
  readonly starts: EarlierStarts;
};

/** A person without what is drawn for everyone alike. */
export type Draft = Omit<DemoCase, 'number' | 'sex' | 'ethnicity' | 'source' | 'isDisputed'>;

/** Draw the day of the request behind a plan that began before the story. */
export function drawReceipt({ stream, source }: Drawing, start: DayNumber): DayNumber {
  return receiptBefore(source.story.before, start, uniformInt(stream, RECEIPTS) / RECEIPTS);
}

/** Describe the request that led to a plan of an earlier year: its decisions are told without a day. */
export function historic(received: DayNumber): Pick<Draft, 'received' | 'request' | 'assessment'> {
  return {
    received,
    request: { code: 'H', day: null },
    assessment: { code: 'H', day: null, isException: false },
  };
}

/** Describe a plan that was open on the census day. */
export function openPlan(stream: Stream, placement: DemoPlacement, start: DayNumber): DemoCase['plan'] {
  return {
    start,
    ceased: null,
    ceaseReason: '',
    place: placement.place,
    hasPersonalBudget: stream.next() < 0.04,
  };
}

/** Take one of the plans still to be placed, in proportion to what is left of each type. */
export function takeType({ stream, leftByType }: Drawing, bias: readonly number[]): PlacementType {
  const weights = leftByType.map((left, place) => left * (bias[place] ?? 1));
  let share = stream.next() * weights.reduce((sum, weight) => sum + weight, 0);
  let place = 0;
  for (; place < weights.length - 1; place++) {
    share -= weights[place] ?? 0;
    if (share < 0) break;
  }
  while (leftByType[place] === 0 && place > 0) place--;
  leftByType[place] = (leftByType[place] ?? 0) - 1;
  return PLACEMENT_TYPES[place] ?? 'other';
}

/** Draw a day of a month. */
export function dayIn(stream: Stream, month: Month): DayNumber {
  const first = toDayNumber(`${month}-01`);
  return first + uniformInt(stream, lastDayOfMonth(toMonthNumber(month)) - first + 1);
}

/** List the months of 2024 that the story has. */
export function monthsOf2024(story: CountyStory): readonly Month[] {
  return Array.from({ length: 12 }, (_, k) => addMonths('2024-01', k)).filter((month) =>
    story.months.includes(month),
  );
}
