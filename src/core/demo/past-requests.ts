/** Requests of the years before the newest return that led to no plan: those of the story, and before it those beside the ones that did. */
import { type DayNumber, toDayNumber } from '../base/day-number.ts';
import { createStream } from '../num/random.ts';
import { ETHNICITIES, REQUEST_SOURCES, SEXES } from './county-shares.ts';
import { STORY_START } from './county-story.ts';
import type { DemoCase, Outcome } from './demo-case.ts';
import { bornBeforeRequest } from './draw-people.ts';
import type { PastPlan } from './past-plans.ts';
import { besideBefore } from './receipts-before.ts';
import type { PipelineRequest, RequestPipeline } from './request-pipeline.ts';
import { drawFrom } from './weighted-table.ts';

/** Numbers of these people begin here, above those of all plans of a county. */
const NUMBERS_FROM = 5_000_000;

/** Who was asked for, and what became of it. */
export type PastRequest = { readonly person: DemoCase; readonly request: PipelineRequest };

type Given = {
  readonly pipeline: RequestPipeline;
  readonly past: readonly PastPlan[];
  readonly seed: number;
};

/** Draw everyone for whom a request led to no plan. Same county and seed, same people. */
export function pastRequests({ pipeline, past, seed }: Given): readonly PastRequest[] {
  const stream = createStream(seed, 'demo', 'past requests');
  const storyStart = toDayNumber(`${STORY_START}-01`);
  const before = past.flatMap(({ person }) => {
    const beside = person.received < storyStart ? besideBefore(person.received, person.number) : null;
    return beside === null ? [] : [beside];
  });
  return [...before, ...pipeline.allWithoutPlan()].map((request, place) => ({
    request,
    person: {
      number: NUMBERS_FROM + place,
      born: bornBeforeRequest(stream, request.received),
      sex: drawFrom(stream, SEXES),
      ethnicity: drawFrom(stream, ETHNICITIES),
      source: drawFrom(stream, REQUEST_SOURCES),
      received: request.received,
      request: { code: 'A', day: null },
      assessment: null,
      isDisputed: false,
      plan: null,
      placement: null,
    },
  }));
}

const OPEN: Outcome = { code: 'A', day: null };
const WITHDRAWN: Outcome = { code: 'W', day: null };

/**
 * Say how such a request was known on a census day: open, or with the end that it came to in the year that the return tells of; null
 * where it was not told.
 */
export function requestAsKnown(
  { person, request: { received, fate, decided, concluded } }: PastRequest,
  yearStart: DayNumber,
  census: DayNumber,
): DemoCase | null {
  if (received > census) return null;
  const outcome = (code: 'Y' | 'N', day: DayNumber): Outcome =>
    day < yearStart ? { code: 'H', day: null } : { code, day };
  if (fate === 'withdrawn') return received < yearStart ? null : { ...person, request: WITHDRAWN };
  if (decided > census) return { ...person, request: OPEN };
  if (fate === 'refused') return decided < yearStart ? null : { ...person, request: outcome('N', decided) };
  const known = { ...person, request: outcome('Y', decided) };
  if (fate === 'plan' || concluded > census) return { ...known, assessment: { ...OPEN, isException: false } };
  if (concluded < yearStart) return null;
  const end = fate === 'not-issued' ? outcome('N', concluded) : WITHDRAWN;
  return { ...known, assessment: { ...end, isException: false } };
}
