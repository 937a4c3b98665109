/** Plans that began before the return's year and were open on the census day, with the faults planted in them. */
import type { DayNumber } from '../base/day-number.ts';
import type { Month } from '../base/time.ts';
import { type Draft, type Drawing, dayIn, drawReceipt, historic, openPlan, takeType } from './case-draft.ts';
import { type CountyStory, inMonth } from './county-story.ts';
import type { DemoPlace } from './demo-case.ts';
import { ageOn, bornForType, drawPlace, drawPlacement } from './draw-people.ts';
import { takeStart } from './earlier-starts.ts';
import { writeExportDay } from './export-day.ts';
import { IMPOSSIBLE_DAYS, UNKNOWN_NEEDS } from './planted-faults.ts';
import { CENSUS } from './request-pipeline.ts';

/** Share of the plans issued in a month of 2022 or 2023 that were still open on the census day. */
const STILL_OPEN = 0.93;
/** Number of the authority that they came from; no real authority has it. */
const ELSEWHERE = '998';
const NO_BIAS = [1, 1, 1, 1, 1, 1];
/** Share of plans with a second placement [0..1]. */
const DUAL_SHARE = 0.012;

/** Plans that were open before 2024 and on the census day: the oldest first, then those of 2022 and 2023 by month. */
export function* openPlansFromBefore(drawing: Drawing): Generator<Draft> {
  const { story } = drawing.source;
  const total = drawing.leftByType.reduce((sum, left) => sum + left, 0);
  const recent = recentPlans(story);
  const recentTotal = recent.reduce((sum, { count }) => sum + count, 0);
  const moves = monthsOfMoves(story);
  const every = Math.max(1, Math.floor(total / Math.max(1, moves.length)));
  const moveOf = (at: number) => ((at + 1) % every === 0 ? moves[(at + 1) / every - 1] : undefined);
  let place = 0;
  for (; place < total - recentTotal; place++)
    yield movedIn(drawing, moveOf(place), planted(drawing, place, olderPlan(drawing, null)));
  for (const { month, count } of recent) {
    const receipts = drawing.source.pipeline.receiptsOf(month);
    for (let k = 0; k < Math.min(count, total); k++, place++)
      yield movedIn(drawing, moveOf(place), olderPlan(drawing, { month, received: receipts[k] }));
  }
}

/** Plans begun in each month of 2022 and 2023 that are still open, as far as the story goes back. */
export function recentPlans(
  story: CountyStory,
): readonly { readonly month: Month; readonly count: number }[] {
  return story.months
    .filter((month) => month < '2024-01')
    .map((month) => ({ month, count: Math.floor(inMonth(story, story.newPlans, month) * STILL_OPEN) }));
}

/** The month of each move that the story tells, oldest first. */
function monthsOfMoves(story: CountyStory): readonly Month[] {
  return story.months.flatMap((month) =>
    Array.from({ length: inMonth(story, story.movedIn, month) }, () => month),
  );
}

/** Let a person have moved in with the plan; both outcomes are those of another authority, in an earlier year. */
function movedIn({ stream }: Drawing, month: Month | undefined, draft: Draft): Draft {
  if (draft.placement === null || month === undefined) return draft;
  const entry = dayIn(stream, month);
  return { ...draft, placement: { ...draft.placement, transferredFrom: ELSEWHERE, entry } };
}

/** A plan of an earlier year. @param recent  its month and the day of its request, where the story tells them. */
function olderPlan(
  drawing: Drawing,
  recent: { readonly month: Month; readonly received: DayNumber | undefined } | null,
): Draft {
  const { stream, source } = drawing;
  const placementType = takeType(drawing, NO_BIAS);
  const born = bornForType(stream, placementType, recent === null ? 6 : 5);
  const start = recent === null ? takeStart(stream, drawing.starts, born) : dayIn(stream, recent.month);
  const placement = drawPlacement(stream, source.kinds, { placementType, start, born });
  const received = recent?.received ?? drawReceipt(drawing, start);
  return { born, ...historic(received), plan: openPlan(stream, placement, start), placement };
}

/** Give the first few people the planted faults, and a few others a sound second placement. */
function planted(drawing: Drawing, place: number, draft: Draft): Draft {
  const { placement, born } = draft;
  if (placement === null) return draft;
  const { stream } = drawing;
  const impossible = IMPOSSIBLE_DAYS[place];
  const unknownNeed = UNKNOWN_NEEDS[place - IMPOSSIBLE_DAYS.length];
  if (unknownNeed !== undefined) return { ...draft, placement: { ...placement, secondNeed: unknownNeed } };
  if (impossible === undefined && stream.next() >= DUAL_SHARE) return draft;
  const second = drawOtherPlace(drawing, placement.place.urn, ageOn(born, CENSUS));
  const entryText = impossible ?? writeExportDay(placement.entry);
  return { ...draft, placement: { ...placement, secondPlace: { place: second, entryText } } };
}

/** Draw a place for part of the week, a school or from 17 on a college, that is not the main one. */
function drawOtherPlace({ stream, source }: Drawing, mainUrn: number | null, age: number): DemoPlace {
  const placementType = age < 17 ? 'mainstream' : 'post16';
  let place = drawPlace(stream, source.kinds, placementType, age);
  while (place.urn === mainUrn) place = drawPlace(stream, source.kinds, placementType, age);
  return place;
}
