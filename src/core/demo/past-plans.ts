/** The county's people before the year of its newest return: plans that are in it, and plans that had ceased by then. */
import { type DayNumber, dayNumberOf, monthOfDay, toMonthNumber } from '../base/day-number.ts';
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
import type { EstablishmentKind } from './establishments.ts';
import { YEAR_START } from './request-pipeline.ts';
import { type Scale, scaleCount } from './scale.ts';
import { drawFrom } from './weighted-table.ts';

/** First month that earlier returns tell of. */
const FIRST_MONTH = toMonthNumber('2018-01');
const STORY_FIRST = toMonthNumber('2022-04');
/** Plans that ceased in the months of a year before the story, at the story's own size: most at the end of school years. */
const CEASES_A_YEAR = [14, 14, 15, 15, 16, 18, 70, 46, 42, 22, 15, 13];
/** In the first year of the pandemic fewer were ceased [share]. */
const PANDEMIC_SHARE = 0.6;
const PANDEMIC = [toMonthNumber('2020-03'), toMonthNumber('2021-02')] as const;
/** New plans a year before the story that had ceased by 2024, at the story's own size. */
const NEW_AND_LOST_A_MONTH = 9;
const FIRST_PLANS: DayNumber = dayNumberOf(2015, 5, 1);

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
  readonly scale: Scale;
  readonly kinds: readonly EstablishmentKind[];
  readonly people: () => Iterable<DemoCase>;
  readonly seed: number;
};

/** Draw everyone who had a plan here between 2018 and the newest return. Same county and seed, same people. */
export function pastPlans({ story, scale, kinds, people, seed }: Given): readonly PastPlan[] {
  const stream = createStream(seed, 'demo', 'past');
  const known = [...people()];
  const here = known.flatMap((person) => asPast(stream, kinds, person));
  const lives = lostLives(story, scale, stream, here);
  const lost = lives.map(({ start, ceased }, place) =>
    lostPlan(stream, kinds, { number: known.length + place + 1, start, ceased }),
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

type Life = { readonly start: DayNumber; readonly ceased: DayNumber };

/**
 * When plans that had ceased before 2024 began and ended: month by month so many cease as the story tells, and from its
 * first month on so many begin that new plans here are the story's.
 */
function lostLives(
  story: CountyStory,
  scale: Scale,
  stream: Stream,
  here: readonly { readonly start: DayNumber }[],
): readonly Life[] {
  const last = monthOfDay(YEAR_START) - 1;
  const months = Array.from({ length: last - FIRST_MONTH + 1 }, (_, k) => FIRST_MONTH + k);
  const began = Map.groupBy(here, ({ start }) => monthOfDay(start));
  const flows = months.map((month) => {
    const told = month - STORY_FIRST;
    const own = began.get(month)?.length ?? 0;
    const ceases = told >= 0 ? (story.ceases[told] ?? 0) : scaleCount(scale, ceasesBefore(month));
    const joins =
      told >= 0 ? Math.max(0, (story.newPlans[told] ?? 0) - own) : scaleCount(scale, NEW_AND_LOST_A_MONTH);
    return { month, ceases, joins };
  });
  const all = (of: 'ceases' | 'joins') => flows.reduce((sum, flow) => sum + flow[of], 0);
  const opening = Math.max(0, all('ceases') - all('joins'));
  const span = dayNumberOf(2017, 12, 31) - FIRST_PLANS;
  const open: DayNumber[] = Array.from({ length: opening }, () => FIRST_PLANS + uniformInt(stream, span));
  const lives: Life[] = [];
  for (const { month, ceases, joins } of flows) {
    const first = dayNumberOf(Math.floor(month / 12), (month % 12) + 1, 1);
    for (let k = 0; k < ceases && open.length > 0; k++) {
      const [start = FIRST_PLANS] = open.splice(uniformInt(stream, open.length), 1);
      lives.push({ start, ceased: first + uniformInt(stream, 28) });
    }
    for (let k = 0; k < joins; k++) open.push(first + uniformInt(stream, 28));
  }
  return lives;
}

function ceasesBefore(month: number): number {
  const usual = CEASES_A_YEAR[month % 12] ?? 0;
  return month >= PANDEMIC[0] && month <= PANDEMIC[1] ? usual * PANDEMIC_SHARE : usual;
}

function lostPlan(
  stream: Stream,
  kinds: readonly EstablishmentKind[],
  { number, start, ceased }: Life & { readonly number: number },
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
    received: start - 120 - uniformInt(stream, 120),
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
