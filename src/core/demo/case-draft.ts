/** What every draw of the return's people is given, and the parts of a person that several draws share. */
import {
  type DayNumber,
  dayNumberOf,
  lastDayOfMonth,
  toDayNumber,
  toMonthNumber,
} from '../base/day-number.ts';
import { addMonths, type Month } from '../base/time.ts';
import { type Stream, uniformInt } from '../num/random.ts';
import { PLACEMENT_TYPES, type PlacementType } from './county-shares.ts';
import type { CountyStory } from './county-story.ts';
import type { DemoCase, DemoPlacement } from './demo-case.ts';
import type { EstablishmentKind } from './establishments.ts';
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

/** A drawing on its way. `leftByType` holds the open plans still to be placed, by type, and goes down with each. */
export type Drawing = { readonly source: CaseSource; readonly stream: Stream; readonly leftByType: number[] };

/** A person without what is drawn for everyone alike. */
export type Draft = Omit<DemoCase, 'number' | 'sex' | 'ethnicity' | 'source' | 'isDisputed'>;

/** The first plans follow the first requests, of September 2014. @source Children and Families Act 2014, Part 3. */
const FIRST_PLANS: DayNumber = dayNumberOf(2015, 5, 1);

/** Draw the first day of a plan of someone born on a day, up to the end of March 2022. */
export function startBefore(stream: Stream, born: DayNumber): DayNumber {
  const from = Math.max(FIRST_PLANS, born + 1096);
  return from + uniformInt(stream, dayNumberOf(2022, 3, 31) - from + 1);
}

/** Draw the day of the request that led to a plan of an earlier year; its decisions are told without a day. */
export function historic(
  stream: Stream,
  start: DayNumber,
): Pick<Draft, 'received' | 'request' | 'assessment'> {
  return {
    received: start - 120 - uniformInt(stream, 120),
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
