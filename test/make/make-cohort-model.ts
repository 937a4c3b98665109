/** Made-up cohort models of any size, from a seed: for property tests and for timing. */
import type { CohortGrain, CohortModel, CohortPipeline } from '../../src/core/model/cohort/cohort-model.ts';
import { STEADY_PATH } from '../../src/core/model/cohort/cohort-model.ts';
import { createStream, poisson, type Stream } from '../../src/core/num/random.ts';

/** Sizes and kind of a made-up model. */
export type CohortMake = {
  readonly seed: string | number;
  readonly ages?: number;
  readonly firstAge?: number;
  readonly needs?: number;
  readonly places?: number;
  readonly plans?: number;
  readonly grain?: CohortGrain;
  readonly start?: string;
  /** How certain rates are: events are multiplied by it. */
  readonly certainty?: number;
  readonly pipeline?: boolean;
  readonly capacity?: number | null;
  readonly needShockShape?: number;
  readonly sharedShockShape?: number;
  readonly phase?: boolean;
  /** One group of destinations per age (true) or five in all. */
  readonly finely?: boolean;
};

/** Make a cohort model with about `plans` plans (6,000 where not given); same words, same model. */
export function makeCohortModel(make: CohortMake): CohortModel {
  const { ages = 26, firstAge = 0, needs = 12, places = 10, plans = 6000, grain = 1, certainty = 1 } = make;
  const stream = createStream(make.seed, 'made-up cohort');
  const reachable = new Uint8Array(ages * places);
  for (let age = 0; age < ages; age++)
    for (let place = 0; place < places; place++) reachable[age * places + place] = make.phase === true ? open(firstAge + age, place, places) : 1;
  const needShare = shares(stream, needs);
  const placeShare = shares(stream, places);
  const stock = new Int32Array(ages * needs * places);
  const weight = (age: number): number => ageWeight(firstAge + age);
  let sum = 0;
  for (let age = 0; age < ages; age++)
    for (let place = 0; place < places; place++)
      if (reachable[age * places + place] === 1) sum += weight(age) * placeShare[place]!;
  for (let age = 0; age < ages; age++)
    for (let need = 0; need < needs; need++)
      for (let place = 0; place < places; place++)
        if (reachable[age * places + place] === 1)
          stock[(age * needs + need) * places + place] = poisson(
            stream,
            (plans * weight(age) * needShare[need]! * placeShare[place]!) / sum,
          );
  const groups = Uint8Array.from({ length: ages }, (_, age) => bandOf(firstAge + age));
  const moveGroups = make.finely === true ? Uint8Array.from({ length: ages }, (_, age) => age) : groups;
  const gammas = (size: number, mean: (k: number) => number, events: (k: number) => number) => {
    const shape = new Float64Array(size);
    const rate = new Float64Array(size);
    for (let k = 0; k < size; k++) {
      shape[k] = certainty * events(k) * (0.6 + 0.8 * stream.next());
      rate[k] = shape[k]! / mean(k);
      if (shape[k] === 0) rate[k] = 1;
    }
    return { shape, rate };
  };
  const rows = ages * places;
  const perRow = plans / rows;
  const joinersPerYear = plans * 0.125;
  const people = Float64Array.from({ length: ages * 10 }, (_, k) => 2000 * (1 + 0.01 * Math.floor(k / ages)));
  let joinWeights = 0;
  for (let age = 0; age < ages; age++) joinWeights += joinWeight(firstAge + age);
  const joinMean = (k: number): number =>
    (joinersPerYear * joinWeight(firstAge + Math.floor(k / needs)) * needShare[k % needs]!) / (joinWeights * 2000);
  return {
    axes: {
      firstAge,
      ageCount: ages,
      needs: Array.from({ length: needs }, (_, k) => `need ${k}`),
      places: Array.from({ length: places }, (_, k) => ({
        setting: `setting ${Math.floor(k / 2)}`,
        band: k % 3 === 0 ? null : `band ${k % 2}`,
      })),
      reachable,
    },
    grain,
    start: make.start ?? '2025-01',
    stock,
    population: people,
    leaving: {
      rate: gammas(rows, (k) => leaveMean(firstAge + Math.floor(k / places)), () => 0.4 + perRow * 0.15),
      needFactor: gammas(needs, () => 0.8 + 0.4 * stream.next(), () => 60),
      path: { ...STEADY_PATH, season: seasonOf(7, 3) },
      transferShare: new Float64Array(ages).fill(0.1),
    },
    moving: {
      rate: gammas(rows, () => 0.05, () => 0.4 + perRow * 0.15),
      needFactor: gammas(needs, () => 0.8 + 0.4 * stream.next(), () => 60),
      path: { ...STEADY_PATH, season: seasonOf(8, 4) },
      groupOfAge: moveGroups,
      destinations: destinations(stream, Math.max(...moveGroups) + 1, places, certainty),
      phase: make.phase === true ? phaseMoves(stream, firstAge, ages, places, reachable) : null,
    },
    joining: {
      rate: gammas(ages * needs, (k) => Math.max(1e-9, joinMean(k)), (k) => Math.max(0.01, joinMean(k) * 2000 * 3)),
      groupOfAge: groups,
      placement: Float64Array.from({ length: 5 * needs * places }, (_, k) => 0.05 + 20 * placeShare[k % places]!),
      path: STEADY_PATH,
      needShockShape: make.needShockShape ?? 40,
      sharedShockShape: make.sharedShockShape ?? 100,
      pipeline: make.pipeline === true ? makePipeline(stream, ages, firstAge, joinersPerYear, make) : null,
    },
  };
}

function open(age: number, place: number, places: number): 0 | 1 {
  if (place === places - 1) return 1;
  if (age >= 20) return place >= places / 2 ? 1 : 0;
  return age < 16 || place % 3 !== 0 ? 1 : 0;
}

function bandOf(age: number): number {
  return age < 5 ? 0 : age < 11 ? 1 : age < 16 ? 2 : age < 20 ? 3 : 4;
}

function ageWeight(age: number): number {
  return age < 3 ? 0.1 : age < 5 ? 0.5 : age < 16 ? 1.2 : age < 19 ? 0.9 : 0.35;
}

function joinWeight(age: number): number {
  return age < 2 ? 0.1 : age < 5 ? 1.6 : age < 12 ? 1 : age < 16 ? 0.6 : age < 20 ? 0.15 : 0.01;
}

function leaveMean(age: number): number {
  return age < 15 ? 0.02 : age < 18 ? 0.09 : 0.28;
}

/** Most in one month, by a factor, with mean 1. */
function seasonOf(month: number, times: number): Float64Array {
  const season = new Float64Array(12).fill(1);
  season[month] = times;
  return season.map((value) => (value * 12) / (11 + times));
}

function shares(stream: Stream, size: number): Float64Array {
  const raw = Float64Array.from({ length: size }, () => 0.2 + stream.next() ** 2 * 3);
  const total = raw.reduce((a, b) => a + b, 0);
  return raw.map((value) => value / total);
}

function destinations(stream: Stream, groups: number, places: number, certainty: number): Float64Array {
  return Float64Array.from({ length: groups * places * places }, (_, k) =>
    k % places === Math.floor(k / places) % places ? 0 : certainty * (0.1 + 4 * stream.next()),
  );
}

function phaseMoves(stream: Stream, firstAge: number, ages: number, places: number, reachable: Uint8Array) {
  const found: number[] = [];
  for (let age = 1; age < ages; age++) {
    const mustGo = Array.from({ length: places }).some(
      (_, place) => reachable[(age - 1) * places + place] === 1 && reachable[age * places + place] === 0,
    );
    if (mustGo || firstAge + age === 11) found.push(age);
  }
  const size = found.length * places;
  const no = Float64Array.from({ length: size }, (_, k) => {
    const age = found[Math.floor(k / places)]!;
    return reachable[age * places + (k % places)] === 0 ? 0 : 20;
  });
  return {
    ages: found,
    chance: { yes: new Float64Array(size).fill(5), no },
    destinations: destinations(stream, found.length, places, 1),
  };
}

function makePipeline(
  stream: Stream,
  ages: number,
  firstAge: number,
  joinersPerYear: number,
  make: CohortMake,
): CohortPipeline {
  const certainty = make.certainty ?? 1;
  const perYear = (joinersPerYear - 20) / (0.7 * 0.9);
  let weights = 0;
  for (let age = 0; age < ages; age++) weights += joinWeight(firstAge + age);
  const shape = Float64Array.from({ length: ages }, (_, age) => 40 * certainty * joinWeight(firstAge + age) + 0.01);
  const rate = shape.map((value, age) => value / ((perYear * joinWeight(firstAge + age)) / (weights * 2000) + 1e-9));
  const beta = (chances: readonly number[], strength: number) => ({
    yes: Float64Array.from(chances, (chance) => chance * strength * certainty),
    no: Float64Array.from(chances, (chance) => (1 - chance) * strength * certainty),
  });
  const monthly = Math.round(perYear / 12);
  return {
    requests: { shape, rate },
    path: { ...STEADY_PATH, season: seasonOf(5, 1.5) },
    decisionHazard: beta([0.15, 0.75, 0.6, 0.5], 200),
    assessShare: beta([0.7], 800),
    assessmentHazard: beta([0, 0.02, 0.1, 0.3, 0.5, 0.35, 0.3, 0.25], 200),
    issueShare: beta([0.9], 800),
    capacity: make.capacity === undefined || make.capacity === null ? null : Float64Array.of(make.capacity),
    withinClock: Float64Array.of(1, 1, 1, 1, 0.92, 0.18),
    transfersIn: { shape: Float64Array.of(40 * certainty), rate: Float64Array.of(2 * certainty) },
    backlog: {
      undecided: Int32Array.of(monthly, Math.round(monthly * 0.3), Math.floor(stream.next() * 5)),
      assessing: Int32Array.from([0.1, 0.5, 0.6, 0.5, 0.3, 0.2, 0.15, 0.1, 0.05], (share) => Math.round(share * monthly)),
      held: new Int32Array(0),
    },
  };
}
