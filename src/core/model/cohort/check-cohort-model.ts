/** Whether a cohort model is whole: every array as long as its axes say, and nothing in it that cannot be. */
import { isMonth } from '../../base/time.ts';
import type {
  BetaPosterior,
  CohortModel,
  CohortPipeline,
  FlowPath,
  GammaPosterior,
  PhaseMoves,
} from './cohort-model.ts';

/**
 * Check a cohort model before it is run.
 * @throws RangeError with the first thing that is wrong; whoever built the model is at fault.
 */
export function checkCohortModel(model: CohortModel): void {
  const { axes, leaving, moving, joining } = model;
  const [ages, needs, places] = [axes.ageCount, axes.needs.length, axes.places.length];
  must(Number.isInteger(ages) && ages >= 1 && ages <= 64, 'The number of ages must be 1 to 64');
  must(
    needs >= 1 && needs <= 255 && places >= 1 && places <= 255,
    'Needs and places must each number 1 to 255',
  );
  must(isMonth(model.start), 'The start must be a month');
  long(axes.reachable, ages * places, 'reachable');
  long(model.stock, ages * needs * places, 'stock');
  must(
    model.population.length >= ages && model.population.length % ages === 0 && allFrom0(model.population),
    'The population needs whole rows, one value of 0 or more per age',
  );
  gammas(leaving.rate, ages * places, 'leaving.rate');
  gammas(leaving.needFactor, needs, 'leaving.needFactor');
  gammas(moving.rate, ages * places, 'moving.rate');
  gammas(moving.needFactor, needs, 'moving.needFactor');
  gammas(joining.rate, ages * needs, 'joining.rate');
  for (const path of [leaving.path, moving.path, joining.path]) checkPath(path);
  must(joining.needShockShape > 0 && joining.sharedShockShape > 0, 'Shapes of shocks must be above 0');
  if (leaving.transferShare !== null) long(leaving.transferShare, ages, 'leaving.transferShare');
  checkGroups(moving.groupOfAge, ages, moving.destinations, places * places, 'moving');
  checkGroups(joining.groupOfAge, ages, joining.placement, needs * places, 'joining');
  if (moving.phase !== null) checkPhase(moving.phase, ages, places);
  if (joining.pipeline !== null) checkPipeline(joining.pipeline, ages);
  checkStock(model);
  checkMoves(model);
  checkJoining(model);
}

function must(holds: boolean, words: string): void {
  if (!holds) throw new RangeError(words);
}

function long(array: { readonly length: number }, length: number, name: string): void {
  must(array.length === length, `${name} must have ${length} values, not ${array.length}`);
}

function allFrom0(array: Float64Array): boolean {
  return array.every((value) => value >= 0 && value < Number.POSITIVE_INFINITY);
}

function gammas(posterior: GammaPosterior, length: number, name: string): void {
  long(posterior.shape, length, `${name}.shape`);
  long(posterior.rate, length, `${name}.rate`);
}

function betas(posterior: BetaPosterior, length: number, name: string): void {
  long(posterior.yes, length, `${name}.yes`);
  long(posterior.no, length, `${name}.no`);
  must(
    posterior.yes.every((yes, k) => yes + posterior.no[k]! > 0),
    `${name} must not have both yes and no at 0`,
  );
}

function checkPath(path: FlowPath): void {
  long(path.season, 12, 'season');
  must(allFrom0(path.season) && allFrom0(path.trend), 'Multipliers of a path must be 0 or more');
  must(path.slopeSd >= 0 && path.shockSd >= 0, 'Deviations of a path must be 0 or more');
  must(path.shockKept >= 0 && path.shockKept <= 1, 'What is kept of a shock must lie between 0 and 1');
}

function checkGroups(
  groups: Uint8Array,
  ages: number,
  weights: Float64Array,
  size: number,
  name: string,
): void {
  long(groups, ages, `${name}.groupOfAge`);
  let most = 0;
  for (const group of groups) most = Math.max(most, group);
  must(
    weights.length % size === 0 && weights.length >= (most + 1) * size,
    `${name} needs a block per group of ages`,
  );
}

function checkPhase(phase: PhaseMoves, ages: number, places: number): void {
  betas(phase.chance, phase.ages.length * places, 'phase.chance');
  long(phase.destinations, phase.ages.length * places * places, 'phase.destinations');
  must(
    phase.ages.every((age, k) => age > (phase.ages[k - 1] ?? -1) && age < ages),
    'Phase ages must be ascending positions on the axis of ages',
  );
}

function checkPipeline(pipeline: CohortPipeline, ages: number): void {
  gammas(pipeline.requests, ages, 'requests');
  checkPath(pipeline.path);
  checkPath(pipeline.pace);
  must(pipeline.assessShockSd >= 0, 'Deviations of a share must be 0 or more');
  betas(pipeline.decisionHazard, pipeline.decisionHazard.yes.length, 'decisionHazard');
  betas(pipeline.assessmentHazard, pipeline.assessmentHazard.yes.length, 'assessmentHazard');
  must(
    pipeline.decisionHazard.yes.length > 0 && pipeline.assessmentHazard.yes.length > 0,
    'Delays need a month each',
  );
  betas(pipeline.assessShare, 1, 'assessShare');
  betas(pipeline.issueShare, 1, 'issueShare');
  gammas(pipeline.transfersIn, 1, 'transfersIn');
  must(pipeline.capacity === null || pipeline.capacity.length > 0, 'A capacity needs at least one month');
  const { undecided, assessing, held } = pipeline.backlog;
  for (const queue of [undecided, assessing, held])
    must(
      queue.every((count) => count >= 0),
      'A backlog must be 0 or more',
    );
}

/** Stock must be 0 or more and only where plans can be. */
function checkStock({ axes, stock }: CohortModel): void {
  const [needs, places] = [axes.needs.length, axes.places.length];
  for (let cell = 0; cell < stock.length; cell++) {
    const place = cell % places;
    const age = Math.floor(cell / (needs * places));
    const count = stock[cell]!;
    must(count >= 0, 'The stock must be 0 or more');
    must(count === 0 || axes.reachable[age * places + place] === 1, 'The stock has plans where none can be');
  }
}

/** Nobody moves to where they are; who cannot stay must move at that age. Who has nowhere to go does not move. */
function checkMoves({ axes, moving }: CohortModel): void {
  const places = axes.places.length;
  must(
    moving.destinations.every((weight, k) => weight === 0 || k % places !== Math.floor(k / places) % places),
    'Moves need another place: the diagonal of destinations must be 0',
  );
  checkPhaseTargets(axes, moving.phase);
}

function goesSomewhere(
  reachable: Uint8Array,
  age: number,
  weights: Float64Array,
  at: number,
  from: number,
  places: number,
): boolean {
  let total = 0;
  for (let to = 0; to < places; to++) {
    const weight = weights[at + to]!;
    if (weight > 0 && to === from) return false;
    if (reachable[age * places + to] === 1) total += weight;
  }
  return total > 0;
}

function checkPhaseTargets(axes: CohortModel['axes'], phase: PhaseMoves | null): void {
  const places = axes.places.length;
  for (let row = places; row < axes.ageCount * places; row++) {
    const [age, from] = [Math.floor(row / places), row % places];
    const mustGo = axes.reachable[row - places] === 1 && axes.reachable[row] === 0;
    must(
      !mustGo || hasSureWay(axes.reachable, phase, age, from, places),
      `Place ${from} cannot be kept at age position ${age}, and no sure move leads out of it`,
    );
  }
}

function hasSureWay(
  reachable: Uint8Array,
  phase: PhaseMoves | null,
  age: number,
  from: number,
  places: number,
): boolean {
  const at = phase?.ages.indexOf(age) ?? -1;
  if (phase === null || at < 0 || phase.chance.no[at * places + from] !== 0) return false;
  return goesSomewhere(reachable, age, phase.destinations, (at * places + from) * places, from, places);
}

/** Whoever joins needs a place that can be reached at that age. */
function checkJoining({ axes, joining }: CohortModel): void {
  const [needs, places] = [axes.needs.length, axes.places.length];
  let rates = 0;
  for (let age = 0; age < axes.ageCount; age++)
    for (let need = 0; need < needs; need++) {
      if (!(joining.rate.shape[age * needs + need]! > 0)) continue;
      rates++;
      const at = (joining.groupOfAge[age]! * needs + need) * places;
      must(
        goesSomewhere(axes.reachable, age, joining.placement, at, -1, places),
        `Joiners of age position ${age} and need ${need} need a place that can be reached`,
      );
    }
  must(rates > 0 || joining.pipeline === null, 'A pipeline needs to know the ages and needs of its joiners');
}
