/** The made-up county's register of outcomes: a row for each outcome of a plan in force, by the references of the return; some plans have none in it. */
import { type DayNumber, toIsoDate } from '../base/day-number.ts';
import { createStream, type Stream, uniformInt } from '../num/random.ts';
import { caseReference, type DemoCase } from './demo-case.ts';
import { type DemoFile, fromLines } from './demo-file.ts';
import { CENSUS } from './request-pipeline.ts';
import { drawFrom, weigh } from './weighted-table.ts';

/** Share of plans whose outcomes nobody has entered into the register yet [0..1]. */
const NOT_ENTERED = 0.09;
/** Share of outcomes that were reviewed and whose status was left empty [0..1]. */
const LEFT_EMPTY = 0.02;
const FEWEST = 2;
const DAYS_A_YEAR = 365;

const AREAS = weigh([
  ['Communication and interaction', 31],
  ['Cognition and learning', 26],
  ['SEMH', 25],
  ['Sensory and/or physical', 9],
]);
const FOR_ADULTHOOD = 'Preparing for adulthood';
/** From this age on some outcomes prepare for adulthood [years]. @source SEND code of practice 2015, 8.9: from year 9. */
const ADULTHOOD_FROM = 13;

/** What a review says of an outcome that is not met. */
const OTHER_STATUSES = weigh([
  ['On course', 52],
  ['Partly met', 25],
  ['Not met', 17],
  ['No longer needed', 6],
]);

/**
 * Write it. How near a plan is to its outcomes is drawn once a plan, so that few have met nearly all of them.
 * @param people  draws everyone anew, in the same way each time; gone through once.
 */
export function outcomesFile({
  people,
  seed,
}: {
  readonly people: () => Iterable<DemoCase>;
  readonly seed: number;
}): DemoFile {
  const chunks = fromLines(function* () {
    yield 'Reference,Outcome number,Area,Date set,Date due,Status at last review,Date reviewed';
    const stream = createStream(seed, 'demo', 'outcomes');
    for (const person of people()) {
      if (person.placement === null || person.plan === null || stream.next() < NOT_ENTERED) continue;
      const count = FEWEST + uniformInt(stream, 4);
      const nearness = stream.next() ** 8;
      for (let number = 1; number <= count; number++)
        yield [caseReference(person.number), number, ...drawOutcome(stream, person, nearness)].join(',');
    }
  });
  return { path: 'registers/plan-outcomes.csv', chunks };
}

/** Area, day set, day due, status and day reviewed. */
function drawOutcome(stream: Stream, { born, plan, placement }: DemoCase, nearness: number): string[] {
  const reviewed = placement?.review.meeting ?? null;
  const first = plan?.start ?? CENSUS;
  const last = Math.max(first, (reviewed ?? CENSUS) - DAYS_A_YEAR);
  const set = Math.max(first, last - uniformInt(stream, DAYS_A_YEAR));
  const due = set + (1 + uniformInt(stream, 3)) * DAYS_A_YEAR;
  const isForAdulthood = stream.next() < 0.4 && CENSUS - born > ADULTHOOD_FROM * DAYS_A_YEAR;
  const area = isForAdulthood ? FOR_ADULTHOOD : drawFrom(stream, AREAS);
  const status = stream.next() < nearness ? 'Met' : drawFrom(stream, OTHER_STATUSES);
  const isTold = stream.next() >= LEFT_EMPTY && reviewed !== null;
  return [area, day(set), day(due), isTold ? status : '', reviewed === null ? '' : day(reviewed)];
}

function day(number: DayNumber): string {
  return toIsoDate(number).split('-').reverse().join('/');
}
