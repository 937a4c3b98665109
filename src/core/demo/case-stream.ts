/** Every made-up person of the return, one after the other, with the story's counts met exactly. */
import { addMonths, type Month } from '../base/time.ts';
import { createStream, type Stream, uniformInt } from '../num/random.ts';
import {
  EARLY_CEASE_REASONS,
  ETHNICITIES,
  LATE_CEASE_REASONS,
  PLACEMENT_TYPES,
  type PlacementType,
  REQUEST_SOURCES,
  SEXES,
} from './county-shares.ts';
import { type CountyStory, inMonth } from './county-story.ts';
import { type DayNumber, dayNumber, firstDayNumber, lastDayNumber, writeExportDay } from './day-number.ts';
import type { DemoCase, DemoPlacement, Outcome } from './demo-case.ts';
import {
  ageOn,
  bornAtAge,
  bornBeforeRequest,
  bornForType,
  drawPlace,
  drawPlacement,
  yearsBefore,
} from './draw-people.ts';
import type { EstablishmentKind } from './establishments.ts';
import { CEASED_WITHOUT_REASON, IMPOSSIBLE_DAYS, UNKNOWN_NEEDS } from './planted-faults.ts';
import { CENSUS, type PipelineRequest, type RequestPipeline, YEAR_START } from './request-pipeline.ts';
import { drawFrom } from './weighted-table.ts';

/** What the people of the return are drawn from. */
export type CaseSource = {
  readonly story: CountyStory;
  readonly pipeline: RequestPipeline;
  readonly kinds: readonly EstablishmentKind[];
  /** Plans open on the census day by placement type, in the order of `PLACEMENT_TYPES` [plans]. */
  readonly openByType: readonly number[];
  readonly seed: number;
};

/** Share of the plans issued in a month of 2022 or 2023 that were still open on the census day. */
const STILL_OPEN = 0.93;
const FIRST_PLANS: DayNumber = dayNumber(2010, 9, 1);
/** How much likelier than their share a new plan is to be in each type, in the order of `PLACEMENT_TYPES`. */
const NEW_PLAN_BIAS = [1.3, 0.8, 0.7, 0.4, 0.2, 1.2];
const NO_BIAS = [1, 1, 1, 1, 1, 1];
const DUAL_SHARE = 0.012;

type Drawing = { readonly source: CaseSource; readonly stream: Stream; readonly leftByType: number[] };
type Draft = Omit<DemoCase, 'number' | 'sex' | 'ethnicity' | 'source' | 'isDisputed'>;

/** Count the plans open on the census day: those of the last month's end and the newest of January [plans]. */
export function countOpenPlans({ story, pipeline }: Pick<CaseSource, 'story' | 'pipeline'>): number {
  const newUpToYearEnd = monthsOf2024(story).reduce(
    (sum, month) => sum + inMonth(story, story.newPlans, month),
    0,
  );
  return inMonth(story, story.plans, '2024-12') + pipeline.newPlanCount - newUpToYearEnd;
}

/** Draw everyone of the return. Each iteration starts anew and gives the same people. */
export function* drawCases(source: CaseSource): Generator<DemoCase> {
  const stream = createStream(source.seed, 'demo', 'people');
  const drawing: Drawing = { source, stream, leftByType: [...source.openByType] };
  let number = 0;
  for (const draft of drafts(drawing)) {
    number += 1;
    yield {
      number,
      sex: drawFrom(stream, SEXES),
      ethnicity: drawFrom(stream, ETHNICITIES),
      source: drawFrom(stream, REQUEST_SOURCES),
      isDisputed: draft.request.code === 'N' && stream.next() < 0.12,
      ...draft,
    };
  }
}

function* drafts(drawing: Drawing): Generator<Draft> {
  yield* newPlans(drawing);
  yield* openPlansFromBefore(drawing);
  yield* ceasedPlans(drawing);
  for (const request of drawing.source.pipeline.otherRequests())
    yield withoutPlan(request, bornBeforeRequest(drawing.stream, request.received));
}

function* newPlans(drawing: Drawing): Generator<Draft> {
  const { stream, source } = drawing;
  for (const { start, request } of source.pipeline.newPlans()) {
    const placementType = takeType(drawing, NEW_PLAN_BIAS);
    const received = request?.received ?? Math.min(start, YEAR_START) - 300 - uniformInt(stream, 900);
    const born = bornForNewPlan(stream, placementType, received);
    const placement = drawPlacement(stream, source.kinds, { placementType, start, born });
    yield {
      born,
      received,
      request: request === null ? { code: 'H', day: null } : outcome('Y', request.decided),
      assessment: { code: 'Y', day: start, isException: stream.next() < 0.08 },
      plan: openPlan(stream, placement, start),
      placement: request === null ? { ...placement, transferredFrom: '998' } : placement,
    };
  }
}

function bornForNewPlan(stream: Stream, placementType: PlacementType, received: DayNumber): DayNumber {
  const isYoung = placementType !== 'post16' && placementType !== 'inmss' && stream.next() < 0.35;
  if (isYoung) return yearsBefore(stream, received, 3);
  const born = bornForType(stream, placementType, 3);
  return received - born < 730 ? yearsBefore(stream, received, 2) : born;
}

/** Plans that were open before 2024 and on the census day: the oldest first, then those of 2022 and 2023 by month. */
function* openPlansFromBefore(drawing: Drawing): Generator<Draft> {
  const { story } = drawing.source;
  const total = drawing.leftByType.reduce((sum, left) => sum + left, 0);
  const recent = story.months
    .filter((month) => month < '2024-01')
    .map((month) => ({ month, count: Math.floor(inMonth(story, story.newPlans, month) * STILL_OPEN) }));
  const recentTotal = recent.reduce((sum, { count }) => sum + count, 0);
  for (let k = 0; k < total - recentTotal; k++) yield planted(drawing, k, olderPlan(drawing, null));
  for (const { month, count } of recent)
    for (let k = 0; k < Math.min(count, total); k++) yield olderPlan(drawing, month);
}

function olderPlan(drawing: Drawing, month: Month | null): Draft {
  const { stream, source } = drawing;
  const placementType = takeType(drawing, NO_BIAS);
  const born = bornForType(stream, placementType, month === null ? 6 : 5);
  const start = month === null ? startBefore(stream, born) : dayIn(stream, month);
  const placement = drawPlacement(stream, source.kinds, { placementType, start, born });
  return { born, ...historic(stream, start), plan: openPlan(stream, placement, start), placement };
}

function startBefore(stream: Stream, born: DayNumber): DayNumber {
  const from = Math.max(FIRST_PLANS, born + 1096);
  return from + uniformInt(stream, dayNumber(2022, 3, 31) - from + 1);
}

function historic(stream: Stream, start: DayNumber): Pick<Draft, 'received' | 'request' | 'assessment'> {
  return {
    received: start - 120 - uniformInt(stream, 120),
    request: { code: 'H', day: null },
    assessment: { code: 'H', day: null, isException: false },
  };
}

function* ceasedPlans(drawing: Drawing): Generator<Draft> {
  const { story } = drawing.source;
  let withoutReason = CEASED_WITHOUT_REASON;
  for (const month of monthsOf2024(story))
    for (let k = 0; k < inMonth(story, story.ceases, month); k++) {
      yield ceasedPlan(drawing, month, withoutReason > 0);
      withoutReason -= 1;
    }
}

function ceasedPlan({ stream, source }: Drawing, month: Month, isWithoutReason: boolean): Draft {
  const ceased = dayIn(stream, month);
  const isSummer = month === '2024-07' || month === '2024-08';
  const isMaximumAge = isSummer && stream.next() < 0.12;
  const born = isMaximumAge ? bornForMaximumAge(stream) : bornOfLeaver(stream);
  const start = startBefore(stream, born);
  const age = ageOn(born, ceased);
  const reason = drawFrom(stream, age >= 16 ? LATE_CEASE_REASONS : EARLY_CEASE_REASONS);
  const place = drawPlace(stream, source.kinds, age >= 16 ? 'post16' : 'mainstream', age);
  const ceaseReason = isMaximumAge ? '1' : reason;
  return {
    born,
    ...historic(stream, start),
    plan: { start, ceased, ceaseReason: isWithoutReason ? '' : ceaseReason, place, hasPersonalBudget: false },
    placement: null,
  };
}

/** Someone who turned 25 within the academic year 2023/24 and is not yet 26 on the census day. */
function bornForMaximumAge(stream: Stream): DayNumber {
  return dayNumber(1999, 1, 17) + uniformInt(stream, 220);
}

function bornOfLeaver(stream: Stream): DayNumber {
  const share = stream.next();
  if (share < 0.1) return bornAtAge(stream, 6 + uniformInt(stream, 10));
  return bornAtAge(stream, share < 0.35 ? 17 : 18 + uniformInt(stream, 7));
}

/** A request that had no plan on the census day, with as much of its way as was gone by then. */
function withoutPlan({ received, fate, decided, concluded }: PipelineRequest, born: DayNumber): Draft {
  const base = { born, received, plan: null, placement: null };
  const isDecided = decided <= CENSUS;
  if (fate === 'withdrawn') return { ...base, request: { code: 'W', day: null }, assessment: null };
  if (!isDecided) return { ...base, request: { code: 'A', day: null }, assessment: null };
  if (fate === 'refused') return { ...base, request: outcome('N', decided), assessment: null };
  const isConcluded = fate !== 'plan' && concluded <= CENSUS;
  const open: Outcome = { code: 'A', day: null };
  const ended: Outcome = fate === 'not-issued' ? { code: 'N', day: concluded } : { code: 'W', day: null };
  return {
    ...base,
    request: outcome('Y', decided),
    assessment: { ...(isConcluded ? ended : open), isException: false },
  };
}

/** An outcome with its day; one of an earlier year is told as historic, without a day. */
function outcome(code: 'Y' | 'N', day: DayNumber): Outcome {
  return day < YEAR_START ? { code: 'H', day: null } : { code, day };
}

function openPlan(stream: Stream, placement: DemoPlacement, start: DayNumber): DemoCase['plan'] {
  return {
    start,
    ceased: null,
    ceaseReason: '',
    place: placement.place,
    hasPersonalBudget: stream.next() < 0.04,
  };
}

/** Give the first few people the planted faults, and a few others a sound second placement. */
function planted(drawing: Drawing, place: number, draft: Draft): Draft {
  const { placement, born } = draft;
  if (placement === null) return draft;
  const { stream, source } = drawing;
  const impossible = IMPOSSIBLE_DAYS[place];
  const unknownNeed = UNKNOWN_NEEDS[place - IMPOSSIBLE_DAYS.length];
  if (unknownNeed !== undefined) return { ...draft, placement: { ...placement, secondNeed: unknownNeed } };
  if (impossible === undefined && stream.next() >= DUAL_SHARE) return draft;
  const second = drawPlace(stream, source.kinds, 'mainstream', ageOn(born, CENSUS));
  const entryText = impossible ?? writeExportDay(placement.entry);
  return { ...draft, placement: { ...placement, secondPlace: { place: second, entryText } } };
}

/** Take one of the plans still to be placed, in proportion to what is left of each type. */
function takeType({ stream, leftByType }: Drawing, bias: readonly number[]): PlacementType {
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

function dayIn(stream: Stream, month: Month): DayNumber {
  const first = firstDayNumber(month);
  return first + uniformInt(stream, lastDayNumber(month) - first + 1);
}

function monthsOf2024(story: CountyStory): readonly Month[] {
  return Array.from({ length: 12 }, (_, k) => addMonths('2024-01', k)).filter((month) =>
    story.months.includes(month),
  );
}
