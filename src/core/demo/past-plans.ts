/** The county's people before the year of its newest return: plans that are in it, and plans that had ceased by then. */
import { type DayNumber, monthOfDay, toDayNumber } from '../base/day-number.ts';
import { createStream, type Stream, uniformInt } from '../num/random.ts';
import {
  EARLY_CEASE_REASONS,
  ETHNICITIES,
  LATE_CEASE_REASONS,
  MIDDLE_CEASE_REASONS,
  NEEDS,
  type PlacementType,
  REQUEST_SOURCES,
  SEXES,
} from './county-shares.ts';
import type { CountyStory } from './county-story.ts';
import type { DemoCase, DemoPlace } from './demo-case.ts';
import { ageOn, drawPlace, yearsBefore } from './draw-people.ts';
import { FIRST_PLANS } from './earlier-starts.ts';
import type { EstablishmentKind } from './establishments.ts';
import { receiptBefore } from './receipts-before.ts';
import { type RequestPipeline, YEAR_START } from './request-pipeline.ts';
import { drawFrom } from './weighted-table.ts';

/** Someone with the plan as the county knows it today, and where they were before their newest place. */
export type PastPlan = {
  readonly person: DemoCase;
  readonly start: DayNumber;
  readonly ceased: DayNumber | null;
  readonly ceaseReason: string;
  readonly need: string;
  readonly placementType: PlacementType;
  readonly place: DemoPlace;
  readonly entry: DayNumber;
  readonly placeBefore: DemoPlace;
};

type Given = {
  readonly story: CountyStory;
  readonly pipeline: RequestPipeline;
  readonly kinds: readonly EstablishmentKind[];
  readonly people: () => Iterable<DemoCase>;
  readonly seed: number;
};

/** Draw everyone who had a plan here between 2018 and the newest return. Same county and seed, same people. */
export function pastPlans({ story, pipeline, kinds, people, seed }: Given): readonly PastPlan[] {
  const stream = createStream(seed, 'demo', 'past');
  const known = [...people()];
  const here = known.flatMap((person) => asPast(stream, kinds, person));
  const lives = lostLives(story, pipeline, stream, here);
  const lost = lives.map((life, place) =>
    lostPlan(stream, kinds, { ...life, number: known.length + place + 1 }),
  );
  return [...here, ...lost];
}

/** A person of the newest return; those who moved in during its year were not here before. */
function asPast(stream: Stream, kinds: readonly EstablishmentKind[], person: DemoCase): PastPlan[] {
  const { plan, placement, born } = person;
  if (plan === null || (placement !== null && placement.transferredFrom !== '')) return [];
  const { start, ceased, ceaseReason } = plan;
  const age = ageOn(born, start);
  const placementType = placement?.placementType ?? (age >= 16 ? 'post16' : 'mainstream');
  return [
    {
      person,
      start,
      ceased,
      ceaseReason,
      need: placement?.need ?? drawFrom(stream, NEEDS[placementType]),
      placementType,
      place: plan.place,
      entry: placement?.entry ?? Math.max(start, born + 16 * 366),
      placeBefore: drawPlace(stream, kinds, typeBefore(stream, age), age),
    },
  ];
}

function typeBefore(stream: Stream, age: number): PlacementType {
  const share = stream.next();
  if (age >= 17) return 'post16';
  if (share < 0.6 || age < 7) return 'mainstream';
  if (share < 0.85) return 'stateSpecial';
  return share < 0.93 ? 'resourceBase' : 'inmss';
}

type Life = { readonly start: DayNumber; readonly received: DayNumber; readonly ceased: DayNumber };

/**
 * When plans that had ceased before 2024 began and ended: month by month so many cease as is told, and so many begin that new
 * plans here are those told.
 */
function lostLives(
  story: CountyStory,
  pipeline: RequestPipeline,
  stream: Stream,
  here: readonly { readonly start: DayNumber }[],
): readonly Life[] {
  const { before } = story;
  const flows = flowsOfLost(story, pipeline, here);
  const opening = flows.reduce((sum, { ceases, joins }) => sum + ceases - joins, 0);
  const span = toDayNumber(`${before.months[0]}-01`) - FIRST_PLANS;
  const begin = (start: DayNumber, received = receiptBefore(before, start, stream.next())) => ({
    start,
    received,
  });
  const open = Array.from({ length: Math.max(0, opening) }, () =>
    begin(FIRST_PLANS + uniformInt(stream, span)),
  );
  const lives: Life[] = [];
  for (const { first, ceases, joins, receipts } of flows) {
    for (let k = 0; k < ceases; k++) {
      const [plan] = open.splice(uniformInt(stream, Math.max(1, open.length)), 1);
      if (plan !== undefined) lives.push({ ...plan, ceased: first + uniformInt(stream, 28) });
    }
    for (let k = 0; k < joins; k++) open.push(begin(first + uniformInt(stream, 28), receipts[k]));
  }
  return lives;
}

/** Plans lost since: how many begin and cease in each month before 2024, and when their requests came in, where the story tells it. */
function flowsOfLost(
  { before, months, newPlans, ceases }: CountyStory,
  pipeline: RequestPipeline,
  here: readonly { readonly start: DayNumber }[],
) {
  const began = Map.groupBy(here, ({ start }) => monthOfDay(start));
  const told = [
    ...before.months.map((month, at) => ({
      month,
      all: before.newPlans[at] ?? 0,
      ceases: before.ceases[at] ?? 0,
    })),
    ...months.map((month, at) => ({ month, all: newPlans[at] ?? 0, ceases: ceases[at] ?? 0 })),
  ];
  return told
    .map((flow) => ({ ...flow, first: toDayNumber(`${flow.month}-01`) }))
    .filter(({ first }) => first < YEAR_START)
    .map(({ month, all, ceases, first }) => {
      const own = began.get(monthOfDay(first))?.length ?? 0;
      const receipts = months.includes(month) ? pipeline.receiptsOf(month).slice(own) : [];
      return { first, ceases, joins: Math.max(0, all - own), receipts };
    });
}

function lostPlan(
  stream: Stream,
  kinds: readonly EstablishmentKind[],
  { number, start, received, ceased }: Life & { readonly number: number },
): PastPlan {
  const share = stream.next();
  const leaves = share < 0.1 ? 6 + uniformInt(stream, 10) : share < 0.35 ? 17 : 18 + uniformInt(stream, 7);
  const born = Math.min(yearsBefore(stream, ceased, leaves), yearsBefore(stream, start, 3));
  const age = ageOn(born, ceased);
  const placementType = age >= 16 ? 'post16' : 'mainstream';
  const place = drawPlace(stream, kinds, placementType, age);
  const ageAtStart = ageOn(born, start);
  const person: DemoCase = {
    number,
    born,
    sex: drawFrom(stream, SEXES),
    ethnicity: drawFrom(stream, ETHNICITIES),
    source: drawFrom(stream, REQUEST_SOURCES),
    received,
    request: { code: 'H', day: null },
    assessment: { code: 'H', day: null, isException: false },
    isDisputed: false,
    plan: null,
    placement: null,
  };
  const reasons = age < 16 ? EARLY_CEASE_REASONS : age < 18 ? MIDDLE_CEASE_REASONS : LATE_CEASE_REASONS;
  return {
    person,
    start,
    ceased,
    ceaseReason: drawFrom(stream, reasons),
    need: drawFrom(stream, NEEDS[placementType]),
    placementType,
    place,
    entry: Math.max(start, born + 16 * 366),
    placeBefore: drawPlace(stream, kinds, typeBefore(stream, ageAtStart), ageAtStart),
  };
}
