/** What a run keeps of each simulation: which measures, by which cuts, in which order. */
import type { CohortModel } from './cohort-model.ts';
import type { StepCounts } from './cohort-state.ts';
import { lateChildren, type QueueCounts } from './step-pipeline.ts';

type Numbers = Int32Array | Float64Array;

/** Ways to cut the plans; a band is a band of funding, an age band a range of ages. */
export type CohortCut = 'total' | 'age' | 'age-band' | 'need' | 'setting' | 'band';

/**
 * Plans at the end of a step, and what flowed in it. `came-in` and `went-out` are changes of membership while a plan
 * goes on: growing older for ages, moving for settings and bands. Whoever is too old has left.
 */
export type CohortMeasure = 'plans' | 'joiners' | 'leavers' | 'came-in' | 'went-out';

/** Queues at the end of a step (undecided, assessing, held, late) and what passed in it. */
export type QueueMeasure =
  | 'requests'
  | 'agreed-to-assess'
  | 'refused-to-assess'
  | 'issued'
  | 'refused-to-issue'
  | 'issued-in-time'
  | 'undecided'
  | 'assessing'
  | 'held-by-capacity'
  | 'late'
  | 'transfers-in'
  | 'transfers-out';

/** One series of a run. */
export type CohortSeries = {
  readonly measure: CohortMeasure | QueueMeasure;
  /** 'total' for queues. */
  readonly cut: CohortCut;
  /** Which member of the cut, by its name; '' for the total. */
  readonly member: string;
};

/** A range of ages on 31 August, both ends in [years]. */
export type AgeBand = { readonly name: string; readonly from: number; readonly to: number };

/** The groups of age of published tables. @source SEN2 age groups, by age on 31 August. */
export const PUBLISHED_AGE_BANDS: readonly AgeBand[] = [
  { name: 'under 5', from: 0, to: 4 },
  { name: '5 to 10', from: 5, to: 10 },
  { name: '11 to 15', from: 11, to: 15 },
  { name: '16 to 19', from: 16, to: 19 },
  { name: '20 to 25', from: 20, to: 25 },
];

/** What to keep of every simulation; less kept, less memory. */
export type CohortKeep = {
  readonly plans: readonly CohortCut[];
  readonly joiners: readonly CohortCut[];
  readonly leavers: readonly CohortCut[];
  /** Cuts whose `came-in` and `went-out` are kept. */
  readonly changes: readonly CohortCut[];
  readonly queues: boolean;
  readonly ageBands: readonly AgeBand[];
};

/** Plans by every cut but single ages, flows in total, and queues: what a page shows. */
export const USUAL_KEEP: CohortKeep = {
  plans: ['total', 'age-band', 'need', 'setting', 'band'],
  joiners: ['total'],
  leavers: ['total'],
  changes: [],
  queues: true,
  ageBands: PUBLISHED_AGE_BANDS,
};

/** Everything by every cut: the books close for each member. */
export const FULL_KEEP: CohortKeep = {
  plans: ['total', 'age', 'age-band', 'need', 'setting', 'band'],
  joiners: ['total', 'age', 'age-band', 'need', 'setting', 'band'],
  leavers: ['total', 'age', 'age-band', 'need', 'setting', 'band'],
  changes: ['age', 'age-band', 'need', 'setting', 'band'],
  queues: true,
  ageBands: PUBLISHED_AGE_BANDS,
};

/** Which member of each cut an age or place belongs to; -1 for none. */
export type CohortMembers = {
  readonly names: Readonly<Record<CohortCut, readonly string[]>>;
  readonly ageBandOfAge: Int16Array;
  readonly settingOfPlace: Int16Array;
  readonly bandOfPlace: Int16Array;
};

/** Sort the ages and places of a model into the members of every cut, in order of appearance. */
export function cohortMembers(model: CohortModel, ageBands: readonly AgeBand[]): CohortMembers {
  const { firstAge, ageCount, needs, places } = model.axes;
  const ages = Array.from({ length: ageCount }, (_, age) => firstAge + age);
  const inUse = ageBands.filter((band) => ages.some((age) => age >= band.from && age <= band.to));
  const settings = [...new Set(places.map((place) => place.setting))];
  const bands = [...new Set(places.flatMap((place) => (place.band === null ? [] : [place.band])))].sort();
  return {
    names: {
      total: [''],
      age: ages.map(String),
      'age-band': inUse.map((band) => band.name),
      need: needs,
      setting: settings,
      band: bands,
    },
    ageBandOfAge: Int16Array.from(ages, (age) =>
      inUse.findIndex((band) => age >= band.from && age <= band.to),
    ),
    settingOfPlace: Int16Array.from(places, (place) => settings.indexOf(place.setting)),
    bandOfPlace: Int16Array.from(places, (place) => (place.band === null ? -1 : bands.indexOf(place.band))),
  };
}

/** Series of one measure and cut, side by side. */
export type SeriesBlock = { readonly measure: CohortMeasure; readonly cut: CohortCut; readonly size: number };

/** The series of a run: blocks first, then queues. */
export type SeriesPlan = {
  readonly members: CohortMembers;
  readonly blocks: readonly SeriesBlock[];
  readonly queues: readonly QueueMeasure[];
  readonly series: readonly CohortSeries[];
};

const PIPELINE_MEASURES: readonly QueueMeasure[] = [
  'requests',
  'agreed-to-assess',
  'refused-to-assess',
  'issued',
  'refused-to-issue',
  'issued-in-time',
  'undecided',
  'assessing',
  'held-by-capacity',
  'late',
  'transfers-in',
];

/** Lay out the series that `keep` asks for; queues only where the model has a pipeline. */
export function planSeries(model: CohortModel, keep: CohortKeep): SeriesPlan {
  const members = cohortMembers(model, keep.ageBands);
  const blocks: SeriesBlock[] = [];
  const add = (measure: CohortMeasure, cuts: readonly CohortCut[]): void => {
    for (const cut of cuts) blocks.push({ measure, cut, size: members.names[cut].length });
  };
  add('plans', keep.plans);
  add('joiners', keep.joiners);
  add('leavers', keep.leavers);
  add('came-in', keep.changes);
  add('went-out', keep.changes);
  const queues: QueueMeasure[] = [];
  if (keep.queues && model.joining.pipeline !== null) queues.push(...PIPELINE_MEASURES);
  if (keep.queues && model.leaving.transferShare !== null) queues.push('transfers-out');
  const series: CohortSeries[] = blocks.flatMap(({ measure, cut }) =>
    members.names[cut].map((member) => ({ measure, cut, member })),
  );
  series.push(...queues.map((measure) => ({ measure, cut: 'total' as const, member: '' })));
  return { members, blocks, queues, series };
}

/** Write the series of the step at hand to `out`, in the order of the plan: rounded in an array of whole numbers. */
export function collectStep(
  plan: SeriesPlan,
  state: StepCounts<Numbers>,
  queues: QueueCounts<Numbers> | null,
  out: Numbers,
): void {
  let at = 0;
  for (const { measure, cut, size } of plan.blocks) {
    out.fill(0, at, at + size);
    if (measure === 'came-in' || measure === 'went-out')
      collectChanges(plan.members, state, cut, measure, out, at);
    else collectCounts(plan.members, state, cut, measure, out, at);
    at += size;
  }
  const whole = out instanceof Int32Array;
  for (const measure of plan.queues) {
    const value = queueValue(measure, state, queues);
    out[at++] = whole ? Math.round(value) : value;
  }
}

function collectCounts(
  members: CohortMembers,
  state: StepCounts<Numbers>,
  cut: CohortCut,
  measure: 'plans' | 'joiners' | 'leavers',
  out: Numbers,
  at: number,
): void {
  const counts = state[measure];
  if (cut === 'age') out.set(counts.age, at);
  else if (cut === 'need') out.set(counts.need, at);
  else if (cut === 'age-band') addByMember(counts.age, members.ageBandOfAge, out, at);
  else if (cut === 'setting') addByMember(counts.place, members.settingOfPlace, out, at);
  else if (cut === 'band') addByMember(counts.place, members.bandOfPlace, out, at);
  else for (let place = 0; place < counts.place.length; place++) out[at]! += counts.place[place]!;
}

function addByMember(counts: Numbers, memberOf: Int16Array, out: Numbers, at: number): void {
  for (let k = 0; k < counts.length; k++) {
    const member = memberOf[k]!;
    if (member >= 0) out[at + member]! += counts[k]!;
  }
}

function collectChanges(
  members: CohortMembers,
  state: StepCounts<Numbers>,
  cut: CohortCut,
  measure: 'came-in' | 'went-out',
  out: Numbers,
  at: number,
): void {
  if (cut === 'age' || cut === 'age-band') collectAgeing(members, state, cut, measure, out, at);
  if (cut !== 'setting' && cut !== 'band') return;
  const memberOf = cut === 'setting' ? members.settingOfPlace : members.bandOfPlace;
  const places = memberOf.length;
  for (let from = 0; from < places; from++)
    for (let to = 0; to < places; to++)
      addChange(memberOf[from]!, memberOf[to]!, state.moved[from * places + to]!, measure, out, at);
}

function collectAgeing(
  members: CohortMembers,
  state: StepCounts<Numbers>,
  cut: 'age' | 'age-band',
  measure: 'came-in' | 'went-out',
  out: Numbers,
  at: number,
): void {
  for (let age = 0; age < state.agedOut.length - 1; age++) {
    const from = cut === 'age' ? age : members.ageBandOfAge[age]!;
    const to = cut === 'age' ? age + 1 : members.ageBandOfAge[age + 1]!;
    addChange(from, to, state.agedOut[age]!, measure, out, at);
  }
}

function addChange(
  from: number,
  to: number,
  count: number,
  measure: 'came-in' | 'went-out',
  out: Numbers,
  at: number,
): void {
  const member = measure === 'came-in' ? to : from;
  if (from !== to && member >= 0) out[at + member]! += count;
}

function queueValue(
  measure: QueueMeasure,
  state: StepCounts<Numbers>,
  queues: QueueCounts<Numbers> | null,
): number {
  if (measure === 'transfers-out') return state.transfersOut;
  if (measure === 'transfers-in') return state.transfersIn;
  if (queues === null) throw new RangeError('Queues need a pipeline');
  switch (measure) {
    case 'requests':
      return queues.requests;
    case 'agreed-to-assess':
      return queues.agreed;
    case 'refused-to-assess':
      return queues.refused;
    case 'issued':
      return queues.issued;
    case 'refused-to-issue':
      return queues.notIssued;
    case 'issued-in-time':
      return queues.inTime;
    case 'undecided':
      return sum(queues.undecided);
    case 'assessing':
      return sum(queues.assessing);
    case 'held-by-capacity':
      return sum(queues.held);
    default:
      return lateChildren(queues);
  }
}

function sum(counts: Numbers): number {
  let total = 0;
  for (let k = 0; k < counts.length; k++) total += counts[k]!;
  return total;
}
