/** The registers that the made-up county keeps itself: appeals, mediations, panels, complaints, consultations and more, of 2023 and 2024. */
import { type DayNumber, toDayNumber, toIsoDate } from '../base/day-number.ts';
import { createStream, poisson, type Stream, uniformInt } from '../num/random.ts';
import { type DemoFile, fromLines } from './demo-file.ts';
import { drawUrn, type EstablishmentKind } from './establishments.ts';
import { type Scale, STORY_PLANS, scaleCount } from './scale.ts';
import { drawFrom, type WeightedTable, weigh } from './weighted-table.ts';

/** Days that the registers tell. */
const FIRST: DayNumber = toDayNumber('2023-01-01');
const LAST: DayNumber = toDayNumber('2024-12-31');

/** Days of a mean month. */
const DAYS_A_MONTH = 30.4;

/** The words of a register with their weights. */
type Words = WeightedTable<string>;
const APPEAL_TYPES: Words = weigh([
  ['Refusal to assess', 31],
  ['Refusal to issue', 9],
  ['Contents of plan', 24],
  ['Placement (section I)', 30],
  ['Cease to maintain', 6],
]);
const APPEAL_RESULTS: Words = weigh([
  ['Upheld', 30],
  ['Upheld in part', 14],
  ['Dismissed', 3],
  ['Conceded', 38],
  ['Withdrawn', 15],
]);
const MEDIATION_RESULTS: Words = weigh([
  ['Agreed', 62],
  ['Not agreed', 30],
  ['Cancelled', 8],
]);
const STAGES: Words = weigh([
  ['Stage 1', 74],
  ['Stage 2', 18],
  ['Ombudsman', 8],
]);
const REPLIES: Words = weigh([
  ['Yes', 57],
  ['No', 39],
  ['Awaiting', 4],
]);
const OUTCOMES: Words = weigh([
  ['Y', 68],
  ['N', 26],
  ['W', 6],
]);
const DESTINATIONS: Words = weigh([
  ['Further education', 41],
  ['Employment', 17],
  ['Apprenticeship', 8],
  ['University', 4],
  ['NEET', 19],
  ['Not known', 11],
]);

/** Needs of children for whom a higher band is asked: oftener for social, emotional and mental health than their share. */
const NEEDS_RAISED: Words = weigh([
  ['ASD', 33],
  ['SEMH', 34],
  ['SLCN', 17],
  ['SPLD', 3],
  ['MLD', 5],
  ['PD', 4],
  ['HI', 3],
  ['VI', 1],
]);
/** Share of requests whose need was left empty [0..1]. */
const NEED_UNTOLD = 0.03;

function day(number: DayNumber): string {
  const [year = '', month = '', date = ''] = toIsoDate(number).split('-');
  return `${date}/${month}/${year}`;
}

/** A later day, or nothing where it lies beyond the register's last. */
function later(from: DayNumber, days: number): string {
  return from + days > LAST ? '' : day(from + days);
}

type Drawing = {
  readonly scale: Scale;
  readonly seed: number;
  readonly kinds: readonly EstablishmentKind[];
};

/** Days on which something happened, ascending: a Poisson count each day of a mean that grows by a tenth a year. */
function* drawDays(stream: Stream, { scale }: Drawing, aMonth: number): Generator<DayNumber> {
  const aDay = (aMonth * scale.plans) / STORY_PLANS / DAYS_A_MONTH;
  for (let at = FIRST; at <= LAST; at++) {
    const count = poisson(stream, aDay * (1 + (0.1 * (at - FIRST)) / 365));
    for (let k = 0; k < count; k++) yield at;
  }
}

/** Write one register: a running reference, then what is drawn for each day. */
function register(
  drawing: Drawing,
  name: string,
  header: string,
  aMonth: number,
  draw: (stream: Stream, at: DayNumber, urn: () => number) => readonly (string | number)[],
): DemoFile {
  const chunks = fromLines(function* () {
    yield `Reference,${header}`;
    const stream = createStream(drawing.seed, 'demo', name);
    const urn = () =>
      drawUrn(stream, drawing.kinds, stream.next() < 0.8 ? 'mainstream' : 'resourceBase') ?? 0;
    let number = 0;
    for (const at of drawDays(stream, drawing, aMonth))
      yield [`${name.slice(0, 3).toUpperCase()}-${++number}`, ...draw(stream, at, urn)].join(',');
  });
  return { path: `registers/${name}.csv`, chunks };
}

/** Write the registers, one file each. */
export function* registerFiles(drawing: Drawing): Generator<DemoFile> {
  yield register(
    drawing,
    'appeal-register',
    'Date registered,Type of appeal,Outcome,Date decided',
    14,
    (stream, at) => {
      const type = drawFrom(stream, APPEAL_TYPES);
      const closed = later(at, 90 + uniformInt(stream, 180));
      const result = drawFrom(stream, APPEAL_RESULTS);
      return [day(at), type, closed === '' ? '' : result, closed];
    },
  );
  yield register(drawing, 'mediations', 'Mediation date,Mediation outcome', 11, (stream, at) => [
    day(at),
    drawFrom(stream, MEDIATION_RESULTS),
  ]);
  yield register(drawing, 'panels', 'Panel received,Panel decided', 120, (stream, at) => [
    day(at),
    later(at, 4 + uniformInt(stream, 22)),
  ]);
  yield register(
    drawing,
    'complaints',
    'Complaint received,Stage,Complaint closed,Ombudsman decision',
    9,
    (stream, at) => {
      const stage = drawFrom(stream, STAGES);
      const closed = later(at, 15 + uniformInt(stream, 60));
      const isUpheld = stream.next() < 0.8;
      const decision = stage !== 'Ombudsman' || closed === '' ? '' : isUpheld ? 'Upheld' : 'Not upheld';
      return [day(at), stage, closed, decision];
    },
  );
  yield register(
    drawing,
    'consultations',
    'URN,Consultation sent,Reply,Reply date',
    230,
    (stream, at, urn) => {
      const reply = drawFrom(stream, REPLIES);
      const replied = later(at, 5 + uniformInt(stream, 20));
      const isOpen = reply === 'Awaiting' || replied === '';
      return [urn(), day(at), isOpen ? '' : reply, isOpen ? '' : replied];
    },
  );
  const needs = createStream(drawing.seed, 'demo', 'needs of band-requests');
  yield register(drawing, 'band-requests', 'URN,Band request date,Primary need', 22, (_, at, urn) => [
    urn(),
    day(at),
    needs.next() < NEED_UNTOLD ? '' : drawFrom(needs, NEEDS_RAISED),
  ]);
  yield register(
    drawing,
    'school-requests',
    'URN,Request date,Request outcome,Date of decision',
    75,
    (stream, at, urn) => {
      const outcome = drawFrom(stream, OUTCOMES);
      const decided = later(at, 25 + uniformInt(stream, 20));
      return [urn(), day(at), decided === '' ? 'A' : outcome, decided];
    },
  );
  yield register(drawing, 'amended-plans', 'Review meeting,Final amended plan date', 190, (stream, at) => [
    day(at),
    later(at, 30 + uniformInt(stream, stream.next() < 0.6 ? 54 : 200)),
  ]);
  yield destinationsFile(drawing);
}

/** Each young person is asked after twice; a move to another authority (reason 5) is not followed. */
function destinationsFile(drawing: Drawing): DemoFile {
  const chunks = fromLines(function* () {
    yield 'Reference,Plan ceased,Cease reason,Months after cease,Destination';
    const stream = createStream(drawing.seed, 'demo', 'destinations');
    let number = 0;
    for (const at of drawDays(stream, drawing, 14)) {
      const reason = stream.next() < 0.12 ? 5 : 1 + uniformInt(stream, 4);
      const reference = `DES-${++number}`;
      // Nobody is asked after before the time has come.
      for (const months of [3, 6].filter((after) => at + after * DAYS_A_MONTH <= LAST))
        yield [reference, day(at), reason, months, drawFrom(stream, DESTINATIONS)].join(',');
    }
  });
  return { path: 'registers/destinations.csv', chunks };
}

/** Schemes of capital by month of 2024/25: what was to be spent, and what was. */
export function capitalFile({ scale, seed }: Drawing): DemoFile {
  const chunks = fromLines(function* () {
    yield 'Scheme,Month,Capital spent,Capital profile';
    const stream = createStream(seed, 'demo', 'capital');
    for (const [scheme, pounds] of [
      ['Resourced provision, phase 1', 140_000],
      ['Special school extension', 420_000],
    ] as const)
      for (let month = 4; month <= 12; month++) {
        const profile = scaleCount(scale, pounds);
        const spent = Math.floor(profile * (0.5 + 0.45 * stream.next()));
        yield `"${scheme}",2024-${String(month).padStart(2, '0')},"£${spent}",${profile}`;
      }
  });
  return { path: 'registers/capital.csv', chunks };
}
