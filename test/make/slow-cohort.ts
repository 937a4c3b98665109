/** The cohort model told slowly, an object per child: an oracle for the quick one, with every rate at its mean. */
import type {
  BetaPosterior,
  CohortModel,
  CohortPipeline,
  FlowPath,
  GammaPosterior,
} from '../../src/core/model/cohort/cohort-model.ts';
import { createStream, exponential, normal, poisson, type Stream } from '../../src/core/num/random.ts';

type Child = { age: number; need: number; place: number };
type Case = { received: number; stage: 'undecided' | 'assessing' | 'held' };

/** Plans by place and need at the end of each step, joiners of each step, and open cases at its end. */
export type SlowStep = {
  readonly total: number;
  readonly byAge: readonly number[];
  readonly byNeed: readonly number[];
  readonly byPlace: readonly number[];
  readonly joiners: number;
  readonly leavers: number;
  readonly open: number;
};

type Slow = {
  readonly model: CohortModel;
  readonly stream: Stream;
  children: Child[];
  cases: Case[];
  shared: number;
  needShocks: readonly number[];
  joiners: number;
  leavers: number;
};

/** Simulate a model once, child by child. Same words, same result. */
export function slowCohort(model: CohortModel, years: number, seed: string | number): readonly SlowStep[] {
  const { pipeline } = model.joining;
  const slow: Slow = {
    model,
    stream: createStream(seed, 'slow cohort'),
    children: startingChildren(model),
    cases: pipeline === null ? [] : startingCases(pipeline),
    shared: 1,
    needShocks: [],
    joiners: 0,
    leavers: 0,
  };
  const first = Number(model.start.slice(5)) - 1;
  const stepMonths = 12 / model.grain;
  return Array.from({ length: years * model.grain }, (_, step) => {
    const month = step * stepMonths;
    if (month % 12 === 0) newYear(slow);
    slow.leavers = 0;
    slow.joiners = 0;
    if (model.grain === 12 && (first + month) % 12 === 8 && step > 0) grow(slow);
    act(slow, Math.floor(month / 12), (first + month) % 12);
    if (model.grain === 1) grow(slow);
    join(slow, month, stepMonths, first);
    return tell(slow);
  });
}

function newYear(slow: Slow): void {
  const { joining, axes } = slow.model;
  slow.shared = shock(slow.stream, joining.sharedShockShape);
  slow.needShocks = axes.needs.map(() => shock(slow.stream, joining.needShockShape));
}

function grow(slow: Slow): void {
  const before = slow.children.length;
  for (const child of slow.children) child.age++;
  slow.children = slow.children.filter((child) => child.age < slow.model.axes.ageCount);
  slow.leavers += before - slow.children.length;
  for (const child of slow.children) changePhase(slow.model, child, slow.stream);
}

function act(slow: Slow, year: number, calendar: number): void {
  const { model, stream } = slow;
  const { leaving, moving, grain, axes } = model;
  const stay: Child[] = [];
  for (const child of slow.children) {
    const leave = hazard(leaving, axes.places.length, child) * pathOf(leaving.path, year, calendar, grain);
    const canMove = destinations(model, child).some((weight) => weight > 0) ? 1 : 0;
    const move =
      canMove * hazard(moving, axes.places.length, child) * pathOf(moving.path, year, calendar, grain);
    const happens = exponential(stream) < (leave + move) / grain;
    if (happens && stream.next() * (leave + move) < leave) slow.leavers++;
    else {
      if (happens) child.place = choose(stream, destinations(model, child));
      stay.push(child);
    }
  }
  slow.children = stay;
}

function join(slow: Slow, month: number, stepMonths: number, first: number): void {
  const { model, stream } = slow;
  const { pipeline, path } = model.joining;
  const year = Math.floor(month / 12);
  const weights = joinWeights(model, year, slow.needShocks);
  if (pipeline === null) {
    const level = weights.reduce((a, b) => a + b, 0) * slow.shared;
    slow.joiners = poisson(
      stream,
      (level * pathOf(path, year, (first + month) % 12, model.grain)) / model.grain,
    );
  } else
    for (let m = month; m < month + stepMonths; m++) {
      const run = pipelineMonth(model, pipeline, slow.cases, m, (first + m) % 12, slow.shared, stream);
      slow.cases = run.cases;
      slow.joiners += run.issued + poisson(stream, mean(pipeline.transfersIn, 0) / 12);
    }
  for (let k = 0; k < slow.joiners; k++) {
    const at = choose(stream, weights);
    const age = Math.floor(at / model.axes.needs.length);
    const need = at % model.axes.needs.length;
    slow.children.push({ age, need, place: choose(stream, placement(model, age, need)) });
  }
}

function tell({ model, children, joiners, leavers, cases }: Slow): SlowStep {
  const count = (size: number, of: (child: Child) => number): number[] => {
    const counts = new Array<number>(size).fill(0);
    for (const child of children) counts[of(child)] = (counts[of(child)] ?? 0) + 1;
    return counts;
  };
  return {
    total: children.length,
    byAge: count(model.axes.ageCount, (child) => child.age),
    byNeed: count(model.axes.needs.length, (child) => child.need),
    byPlace: count(model.axes.places.length, (child) => child.place),
    joiners,
    leavers,
    open: cases.length,
  };
}

function startingChildren(model: CohortModel): Child[] {
  const [needs, places] = [model.axes.needs.length, model.axes.places.length];
  const children: Child[] = [];
  model.stock.forEach((count, cell) => {
    for (let k = 0; k < count; k++)
      children.push({
        age: Math.floor(cell / (needs * places)),
        need: Math.floor(cell / places) % needs,
        place: cell % places,
      });
  });
  return children;
}

function mean(posterior: GammaPosterior, at: number): number {
  return (posterior.shape[at] ?? 0) / (posterior.rate[at] ?? 1);
}

function chance(posterior: BetaPosterior, at: number): number {
  const yes = posterior.yes[at] ?? 0;
  return yes / (yes + (posterior.no[at] ?? 0));
}

function shock(stream: Stream, shape: number): number {
  if (shape === Number.POSITIVE_INFINITY) return 1;
  // A sum of squares of normals, for shapes that are halves of whole numbers.
  let sum = 0;
  for (let k = 0; k < 2 * shape; k++) sum += normal(stream) ** 2;
  return sum / (2 * shape);
}

function pathOf(path: FlowPath, year: number, calendar: number, grain: number): number {
  const trend = path.trend.length === 0 ? 1 : (path.trend[Math.min(year, path.trend.length - 1)] ?? 1);
  return trend * (grain === 12 ? (path.season[calendar] ?? 1) : 1);
}

function hazard(
  flow: { readonly rate: GammaPosterior; readonly needFactor: GammaPosterior },
  places: number,
  child: Child,
): number {
  return mean(flow.rate, child.age * places + child.place) * mean(flow.needFactor, child.need);
}

function masked(model: CohortModel, weights: Float64Array, from: number, age: number): number[] {
  const places = model.axes.places.length;
  return Array.from({ length: places }, (_, place) =>
    model.axes.reachable[age * places + place] === 1 ? (weights[from + place] ?? 0) : 0,
  );
}

function destinations(model: CohortModel, child: Child): number[] {
  const places = model.axes.places.length;
  const group = model.moving.groupOfAge[child.age] ?? 0;
  return masked(model, model.moving.destinations, (group * places + child.place) * places, child.age);
}

function placement(model: CohortModel, age: number, need: number): number[] {
  const [needs, places] = [model.axes.needs.length, model.axes.places.length];
  const group = model.joining.groupOfAge[age] ?? 0;
  return masked(model, model.joining.placement, (group * needs + need) * places, age);
}

function changePhase(model: CohortModel, child: Child, stream: Stream): void {
  const { phase } = model.moving;
  const at = phase?.ages.indexOf(child.age) ?? -1;
  if (phase === null || at < 0) return;
  const places = model.axes.places.length;
  const row = at * places + child.place;
  const ways = masked(model, phase.destinations, row * places, child.age);
  if (stream.next() < chance(phase.chance, row) && ways.some((weight) => weight > 0))
    child.place = choose(stream, ways);
}

function choose(stream: Stream, weights: readonly number[]): number {
  let left = stream.next() * weights.reduce((a, b) => a + b, 0);
  for (let k = 0; k < weights.length; k++) {
    left -= weights[k] ?? 0;
    if (left < 0) return k;
  }
  throw new RangeError('Nothing to choose from');
}

function people(model: CohortModel, year: number, age: number): number {
  const ages = model.axes.ageCount;
  return model.population[Math.min(year, model.population.length / ages - 1) * ages + age] ?? 0;
}

function joinWeights(model: CohortModel, year: number, needShocks: readonly number[]): number[] {
  const needs = model.axes.needs.length;
  return Array.from(model.joining.rate.shape, (_, at) => {
    const age = Math.floor(at / needs);
    return mean(model.joining.rate, at) * people(model, year, age) * (needShocks[at % needs] ?? 1);
  });
}

function startingCases(pipeline: CohortPipeline): Case[] {
  const cases: Case[] = [];
  for (const stage of ['undecided', 'assessing', 'held'] as const)
    pipeline.backlog[stage].forEach((count, k) => {
      for (let one = 0; one < count; one++) cases.push({ received: -1 - k, stage });
    });
  return cases;
}

function pipelineMonth(
  model: CohortModel,
  pipeline: CohortPipeline,
  cases: readonly Case[],
  month: number,
  calendar: number,
  shared: number,
  stream: Stream,
): { readonly cases: Case[]; readonly issued: number } {
  const year = Math.floor(month / 12);
  let level = 0;
  for (let age = 0; age < model.axes.ageCount; age++)
    level += mean(pipeline.requests, age) * people(model, year, age);
  const requests = poisson(stream, (level * shared * pathOf(pipeline.path, year, calendar, 12)) / 12);
  const open: Case[] = [...cases];
  for (let k = 0; k < requests; k++) open.push({ received: month, stage: 'undecided' });
  const left: Case[] = [];
  for (const one of open) {
    const k = month - one.received;
    if (one.stage === 'undecided' && stream.next() < chanceAt(pipeline.decisionHazard, k)) {
      if (stream.next() >= chance(pipeline.assessShare, 0)) continue;
      one.stage = 'assessing';
    }
    if (one.stage === 'assessing' && stream.next() < chanceAt(pipeline.assessmentHazard, k))
      one.stage = 'held';
    left.push(one);
  }
  return serve(pipeline, left, month, stream);
}

function chanceAt(posterior: BetaPosterior, month: number): number {
  return chance(posterior, Math.min(month, posterior.yes.length - 1));
}

function serve(
  pipeline: CohortPipeline,
  cases: readonly Case[],
  month: number,
  stream: Stream,
): { readonly cases: Case[]; readonly issued: number } {
  const { capacity } = pipeline;
  let room =
    capacity === null ? Number.POSITIVE_INFINITY : wholeSum(capacity, month + 1) - wholeSum(capacity, month);
  let issued = 0;
  const left: Case[] = [];
  for (const one of [...cases].sort((a, b) => a.received - b.received)) {
    if (one.stage !== 'held' || room < 1) left.push(one);
    else {
      room--;
      if (stream.next() < chance(pipeline.issueShare, 0)) issued++;
    }
  }
  return { cases: left, issued };
}

/** Whole assessments that could be finished in the first months. */
function wholeSum(capacity: Float64Array, months: number): number {
  let sum = 0;
  for (let k = 0; k < months; k++) sum += capacity[Math.min(k, capacity.length - 1)] ?? 0;
  return Math.floor(sum);
}
