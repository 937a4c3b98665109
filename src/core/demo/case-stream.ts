/** Every made-up person of the return, one after the other, with the story's counts met exactly. */
import type { DayNumber } from '../base/day-number.ts';
import { createStream, type Stream } from '../num/random.ts';
import { type CaseSource, type Draft, type Drawing, monthsOf2024, openPlan, takeType } from './case-draft.ts';
import { ceasedPlans } from './ceased-plans.ts';
import { ETHNICITIES, type PlacementType, REQUEST_SOURCES, SEXES } from './county-shares.ts';
import { inMonth } from './county-story.ts';
import type { DemoCase, Outcome } from './demo-case.ts';
import { bornBeforeRequest, bornForType, drawPlacement, yearsBefore } from './draw-people.ts';
import { makeStarts } from './earlier-starts.ts';
import { openPlansFromBefore, recentPlans } from './plans-from-before.ts';
import { CENSUS, type PipelineRequest, YEAR_START } from './request-pipeline.ts';
import { drawFrom } from './weighted-table.ts';

/** Statutory time from request to plan [days]. */
const TWENTY_WEEKS = 140;
/** Shares of new plans with an exception to the time limits: of those issued late, and of the others [0..1]. */
const EXCEPTIONS_LATE = 0.14;
const EXCEPTIONS_IN_TIME = 0.003;
/** How much likelier than their share a new plan is to be in each type, in the order of `PLACEMENT_TYPES`. */
const NEW_PLAN_BIAS = [1.3, 0.8, 0.7, 0.4, 0.2, 1.2];
/** Count the plans open on the census day: those of the last month's end and the newest of January [plans]. */
export function countOpenPlans({ story, pipeline }: Pick<CaseSource, 'story' | 'pipeline'>): number {
  const newUpToYearEnd = monthsOf2024(story).reduce(
    (sum, month) => sum + inMonth(story, story.newPlans, month),
    0,
  );
  return inMonth(story, story.plans, '2024-12') + pipeline.newPlanCount - newUpToYearEnd;
}

/** Count the plans of the return that began before the story: those open still and those that ceased in its year [plans]. */
function countEarlier({ story, pipeline, openByType }: CaseSource): number {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const recent = sum(recentPlans(story).map(({ count }) => count));
  const ceased = sum(monthsOf2024(story).map((month) => inMonth(story, story.ceases, month)));
  return sum(openByType) - pipeline.newPlanCount - recent + ceased;
}

/** Draw everyone of the return. Each iteration starts anew and gives the same people. */
export function* drawCases(source: CaseSource): Generator<DemoCase> {
  const stream = createStream(source.seed, 'demo', 'people');
  const starts = makeStarts(source.story.before, countEarlier(source));
  const drawing: Drawing = { source, stream, leftByType: [...source.openByType], starts };
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
    const { received } = request;
    const born = bornForNewPlan(stream, placementType, received);
    const placement = drawPlacement(stream, source.kinds, { placementType, start, born });
    yield {
      born,
      received,
      request: outcome('Y', request.decided),
      assessment: { code: 'Y', day: start, isException: drawException(stream, start - received) },
      plan: openPlan(stream, placement, start),
      placement,
    };
  }
}

function drawException(stream: Stream, days: number): boolean {
  return stream.next() < (days > TWENTY_WEEKS ? EXCEPTIONS_LATE : EXCEPTIONS_IN_TIME);
}

function bornForNewPlan(stream: Stream, placementType: PlacementType, received: DayNumber): DayNumber {
  const isYoung = placementType !== 'post16' && placementType !== 'inmss' && stream.next() < 0.35;
  if (isYoung) return yearsBefore(stream, received, 3);
  const born = bornForType(stream, placementType, 3);
  return received - born < 730 ? yearsBefore(stream, received, 2) : born;
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
