/** Made-up cohort models of any size, from a seed: for property tests and for timing. */
import type {
  BetaPosterior,
  CohortGrain,
  CohortModel,
  CohortPipeline,
  GammaPosterior,
  PhaseMoves,
} from '../../src/core/model/cohort/cohort-model.ts';
import { STEADY_PATH } from '../../src/core/model/cohort/cohort-model.ts';
import { createStream, poisson, type Stream } from '../../src/core/num/random.ts';

/** People of each age, made up. */
const PEOPLE = 2000;

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
  readonly paceShockSd?: number;
  readonly assessShockSd?: number;
  readonly needShockShape?: number;
  readonly sharedShockShape?: number;
  readonly phase?: boolean;
  /** One group of destinations per age (true) or five in all. */
  readonly finely?: boolean;
};

type Sizes = {
  readonly ages: number;
  readonly firstAge: number;
  readonly needs: number;
  readonly places: number;
};

/** Make a cohort model with about `plans` plans (6,000 where not given); same words, same model. */
export function makeCohortModel(make: CohortMake): CohortModel {
  const { plans = 6000, certainty = 1 } = make;
  const sizes: Sizes = { ages: 26, firstAge: 0, needs: 12, places: 10, ...stripped(make) };
  const { ages, firstAge, needs, places } = sizes;
  const stream = createStream(make.seed, 'made-up cohort');
  const reachable = Uint8Array.from({ length: ages * places }, (_, row) =>
    make.phase === true ? open(firstAge + Math.floor(row / places), row % places, places) : 1,
  );
  const needShare = shares(stream, needs);
  const placeShare = shares(stream, places);
  const groups = Uint8Array.from({ length: ages }, (_, age) => bandOf(firstAge + age));
  const moveGroups = make.finely === true ? Uint8Array.from({ length: ages }, (_, age) => age) : groups;
  const gammas = (
    size: number,
    mean: (k: number) => number,
    events: (k: number) => number,
  ): GammaPosterior => {
    const shape = Float64Array.from(
      { length: size },
      (_, k) => certainty * events(k) * (0.6 + 0.8 * stream.next()),
    );
    return { shape, rate: shape.map((value, k) => value / mean(k)) };
  };
  const rows = ages * places;
  const perRow = 0.4 + (plans / rows) * 0.15;
  const joinersPerYear = plans * 0.125;
  const joinWeights = sumOver(ages, (age) => joinWeight(firstAge + age));
  const joinMean = (k: number): number =>
    (joinersPerYear * joinWeight(firstAge + Math.floor(k / needs)) * at(needShare, k % needs)) /
    (joinWeights * PEOPLE);
  const factors = (): GammaPosterior =>
    gammas(
      needs,
      () => 0.8 + 0.4 * stream.next(),
      () => 60,
    );
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
    grain: make.grain ?? 1,
    start: make.start ?? '2025-01',
    stock: makeStock(stream, sizes, plans, reachable, needShare, placeShare),
    population: Float64Array.from(
      { length: ages * 10 },
      (_, k) => PEOPLE * (1 + 0.01 * Math.floor(k / ages)),
    ),
    leaving: {
      rate: gammas(
        rows,
        (k) => leaveMean(firstAge + Math.floor(k / places)),
        () => perRow,
      ),
      needFactor: factors(),
      path: { ...STEADY_PATH, season: seasonOf(7, 3) },
      transferShare: new Float64Array(ages).fill(0.1),
    },
    moving: {
      rate: gammas(
        rows,
        () => 0.05,
        () => perRow,
      ),
      needFactor: factors(),
      path: { ...STEADY_PATH, season: seasonOf(8, 4) },
      groupOfAge: moveGroups,
      destinations: destinations(stream, Math.max(...moveGroups) + 1, places, certainty),
      phase: make.phase === true ? phaseMoves(stream, sizes, reachable) : null,
    },
    joining: {
      rate: gammas(
        ages * needs,
        (k) => Math.max(1e-9, joinMean(k)),
        (k) => Math.max(0.01, joinMean(k) * PEOPLE * 3),
      ),
      groupOfAge: groups,
      placement: Float64Array.from(
        { length: 5 * needs * places },
        (_, k) => 0.05 + 20 * at(placeShare, k % places),
      ),
      path: STEADY_PATH,
      needShockShape: make.needShockShape ?? 40,
      sharedShockShape: make.sharedShockShape ?? 100,
      pipeline: make.pipeline === true ? makePipeline(stream, sizes, joinersPerYear, make) : null,
    },
  };
}

/** The sizes that are given. */
function stripped(make: CohortMake): Partial<Sizes> {
  return {
    ...(make.ages === undefined ? {} : { ages: make.ages }),
    ...(make.firstAge === undefined ? {} : { firstAge: make.firstAge }),
    ...(make.needs === undefined ? {} : { needs: make.needs }),
    ...(make.places === undefined ? {} : { places: make.places }),
  };
}

function at(values: Float64Array, place: number): number {
  return values[place] ?? 0;
}

function sumOver(count: number, of: (k: number) => number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += of(k);
  return sum;
}

function makeStock(
  stream: Stream,
  { ages, firstAge, needs, places }: Sizes,
  plans: number,
  reachable: Uint8Array,
  needShare: Float64Array,
  placeShare: Float64Array,
): Int32Array {
  const weight = (row: number): number =>
    reachable[row] === 1 ? ageWeight(firstAge + Math.floor(row / places)) * at(placeShare, row % places) : 0;
  const sum = sumOver(ages * places, weight);
  return Int32Array.from({ length: ages * needs * places }, (_, cell) => {
    const row = Math.floor(cell / (needs * places)) * places + (cell % places);
    return poisson(stream, (plans * weight(row) * at(needShare, Math.floor(cell / places) % needs)) / sum);
  });
}

function open(age: number, place: number, places: number): 0 | 1 {
  if (place === places - 1) return 1;
  if (age >= 20) return place >= places / 2 ? 1 : 0;
  return age < 16 || place % 3 !== 0 ? 1 : 0;
}

/** The first of some limits above an age. */
function under(age: number, limits: readonly number[]): number {
  const found = limits.findIndex((limit) => age < limit);
  return found < 0 ? limits.length : found;
}

function bandOf(age: number): number {
  return under(age, [5, 11, 16, 20]);
}

function ageWeight(age: number): number {
  return [0.1, 0.5, 1.2, 0.9, 0.35][under(age, [3, 5, 16, 19])] ?? 0;
}

function joinWeight(age: number): number {
  return [0.1, 1.6, 1, 0.6, 0.15, 0.01][under(age, [2, 5, 12, 16, 20])] ?? 0;
}

function leaveMean(age: number): number {
  return [0.02, 0.09, 0.28][under(age, [15, 18])] ?? 0;
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

function phaseMoves(stream: Stream, { ages, firstAge, places }: Sizes, reachable: Uint8Array): PhaseMoves {
  const closes = (age: number): boolean =>
    Array.from({ length: places }).some(
      (_, place) => reachable[(age - 1) * places + place] === 1 && reachable[age * places + place] === 0,
    );
  const found = Array.from({ length: ages }, (_, age) => age).filter(
    (age) => age > 0 && (closes(age) || firstAge + age === 11),
  );
  const no = Float64Array.from({ length: found.length * places }, (_, k) =>
    reachable[(found[Math.floor(k / places)] ?? 0) * places + (k % places)] === 0 ? 0 : 20,
  );
  return {
    ages: found,
    chance: { yes: new Float64Array(no.length).fill(5), no },
    destinations: destinations(stream, found.length, places, 1),
  };
}

function makePipeline(
  stream: Stream,
  { ages, firstAge }: Sizes,
  joinersPerYear: number,
  make: CohortMake,
): CohortPipeline {
  const certainty = make.certainty ?? 1;
  const perYear = Math.max(30, (joinersPerYear - 20) / (0.7 * 0.9));
  const weights = sumOver(ages, (age) => joinWeight(firstAge + age));
  const shape = Float64Array.from(
    { length: ages },
    (_, age) => certainty * (40 * joinWeight(firstAge + age) + 0.01),
  );
  const beta = (chances: readonly number[], strength: number): BetaPosterior => ({
    yes: Float64Array.from(chances, (chance) => chance * strength * certainty),
    no: Float64Array.from(chances, (chance) => (1 - chance) * strength * certainty),
  });
  const monthly = Math.round(perYear / 12);
  const ofMonth = (parts: readonly number[]): Int32Array =>
    Int32Array.from(parts, (part) => Math.round(part * monthly));
  return {
    requests: {
      shape,
      rate: shape.map(
        (value, age) => value / ((perYear * joinWeight(firstAge + age)) / (weights * PEOPLE) + 1e-9),
      ),
    },
    path: { ...STEADY_PATH, season: seasonOf(5, 1.5) },
    decisionHazard: beta([0.15, 0.75, 0.6, 0.5], 200),
    assessShare: beta([0.7], 800),
    assessmentHazard: beta([0, 0.02, 0.1, 0.3, 0.5, 0.35, 0.3, 0.25], 200),
    issueShare: beta([0.9], 800),
    capacity: make.capacity === undefined || make.capacity === null ? null : Float64Array.of(make.capacity),
    pace: { ...STEADY_PATH, shockSd: make.paceShockSd ?? 0 },
    assessShockSd: make.assessShockSd ?? 0,
    withinClock: Float64Array.of(1, 1, 1, 1, 0.92, 0.18),
    transfersIn: { shape: Float64Array.of(40 * certainty), rate: Float64Array.of(2 * certainty) },
    backlog: {
      undecided: Int32Array.of(monthly, Math.round(monthly * 0.3), Math.floor(stream.next() * 5)),
      assessing: ofMonth([0.1, 0.5, 0.6, 0.5, 0.3, 0.2, 0.15, 0.1, 0.05]),
      held: new Int32Array(0),
    },
  };
}
