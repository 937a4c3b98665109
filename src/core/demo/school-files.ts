/** The county's schools as counts: places paid for, pupils on roll, the school census, suspensions; plans as in its return. */
import { binomial, createStream, type Stream, uniformInt } from '../num/random.ts';
import type { DemoCase } from './demo-case.ts';
import { type DemoFile, fromLines } from './demo-file.ts';
import type { EstablishmentKind } from './establishments.ts';
import { AUTHORITY_NUMBER } from './sen2-tables.ts';

const CENSUS_DAY = '2025-01-16';
const TERM_ENDED = '2024-12-20';
const NEIGHBOUR = '998';
/** Sessions of an autumn term. */
const SESSIONS = 146;

/** What the files are made from. */
type SchoolSource = {
  readonly kinds: readonly EstablishmentKind[];
  /** Draws everyone anew, in the same way each time; gone through once. */
  readonly people: () => Iterable<DemoCase>;
  readonly seed: number;
};

type School = {
  readonly urn: number;
  readonly isSpecial: boolean;
  readonly hasPlaces: boolean;
  /** The county's own plans placed there on the census day. */
  readonly plans: number;
};

/** Schools with the plans that the return places in each. */
function schoolsOf({ kinds, people }: SchoolSource): readonly School[] {
  const plans = new Map<number, number>();
  for (const { placement } of people()) {
    const urn = placement?.place.urn ?? null;
    if (urn !== null) plans.set(urn, (plans.get(urn) ?? 0) + 1);
  }
  return kinds.flatMap(({ placementType, firstUrn, count }) =>
    placementType === 'post16' || placementType === 'inmss'
      ? []
      : Array.from({ length: count }, (_, k) => ({
          urn: firstUrn + k,
          isSpecial: placementType === 'stateSpecial',
          hasPlaces: placementType !== 'mainstream',
          plans: plans.get(firstUrn + k) ?? 0,
        })),
  );
}

/** Write the four files. */
export function* schoolFiles(source: SchoolSource): Generator<DemoFile> {
  const schools = schoolsOf(source);
  const file = (name: string, lines: (stream: Stream) => Iterable<string>): DemoFile => ({
    path: `registers/${name}.csv`,
    chunks: fromLines(() => lines(createStream(source.seed, 'demo', name))),
  });
  yield file('commissioned-places', (stream) => placesLines(stream, schools));
  yield file('school-roll', (stream) => rollLines(stream, schools));
  yield file('school-census', (stream) => censusLines(stream, schools));
  yield file('suspensions', (stream) => suspensionLines(stream, schools));
}

function* placesLines(stream: Stream, schools: readonly School[]): Generator<string> {
  yield 'URN,Academic year,Commissioned places';
  for (const { urn, hasPlaces, plans } of schools)
    if (hasPlaces) yield `${urn},2024/25,${Math.max(1, plans - 3 + uniformInt(stream, 9))}`;
}

/** Pupils in commissioned places by home; and a few of this county in units of the next one, URNs that no school has. */
function* rollLines(stream: Stream, schools: readonly School[]): Generator<string> {
  yield 'URN,Census date,LA code,Home LA,On roll';
  for (const { urn, hasPlaces, plans } of schools) {
    if (!hasPlaces) continue;
    yield `${urn},${CENSUS_DAY},${AUTHORITY_NUMBER},${AUTHORITY_NUMBER},${plans}`;
    const others = binomial(stream, plans + 4, 0.05);
    if (others > 0) yield `${urn},${CENSUS_DAY},${AUTHORITY_NUMBER},${NEIGHBOUR},${others}`;
  }
  for (let k = 0; k < 4; k++)
    yield `${990_001 + k},${CENSUS_DAY},${NEIGHBOUR},${AUTHORITY_NUMBER},${3 + uniformInt(stream, 12)}`;
}

function* censusLines(stream: Stream, schools: readonly School[]): Generator<string> {
  yield 'URN,Census date,Pupils,SEN support,EHC plans,SEN sessions possible,SEN sessions missed,SEN severely absent';
  for (const { urn, isSpecial, plans } of schools) {
    const others = isSpecial ? 0 : 90 + uniformInt(stream, 900);
    const support = isSpecial ? 0 : binomial(stream, others, 0.1 + 0.08 * stream.next());
    const possible = (support + plans) * SESSIONS;
    const missed = binomial(stream, possible, 0.07 + 0.06 * stream.next());
    const severe = binomial(stream, support + plans, 0.05);
    yield [urn, CENSUS_DAY, others + plans, support, plans, possible, missed, severe].join(',');
  }
}

function* suspensionLines(stream: Stream, schools: readonly School[]): Generator<string> {
  yield 'URN,Term ended,Suspensions,Permanent exclusions';
  for (const { urn, isSpecial } of schools) {
    const suspended = binomial(stream, isSpecial ? 20 : 60, 0.12 * stream.next());
    yield `${urn},${TERM_ENDED},${suspended},${stream.next() < 0.04 ? 1 : 0}`;
  }
}
