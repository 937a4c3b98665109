/** One simulation's rates, chances and shocks, drawn from what is known of them. */
import type { FastStream } from '../../num/fast-stream.ts';
import { drawGammas, type GammaBatch } from '../../num/gamma-batch.ts';
import type { FlowPath } from './cohort-model.ts';
import type { BetaBatch, CohortSetup } from './cohort-setup.ts';

/** Whether rates are drawn from their distributions, or stand at their means. */
export type CohortParameters = 'drawn' | 'mean';

/** What a stream of chance is for: draws for one subject never depend on how many another took. */
export const SUBJECT = {
  leave: 1,
  leaveFactor: 2,
  move: 3,
  moveFactor: 4,
  destinations: 5,
  phase: 6,
  join: 7,
  placement: 8,
  pipelineRates: 9,
  paths: 10,
  joinShocks: 11,
  scenario: 12,
  cohortEvents: 20,
  cohortLevers: 21,
  joinerCounts: 22,
  joinerCells: 23,
  joinerLevers: 24,
  requests: 25,
  decisions: 26,
  assessments: 27,
  transfers: 28,
} as const;

/** Rates of one simulation, per year, and its multipliers by year from the start. Filled anew for each simulation. */
export type CohortDraw = {
  /** `[age][place]` [1/year]. */
  readonly leaveRate: Float64Array;
  readonly leaveFactor: Float64Array;
  /** `[age][place]` [1/year]. */
  readonly moveRate: Float64Array;
  readonly moveFactor: Float64Array;
  /** Weights, not adding up to 1, `[group][from][to]`. */
  readonly destinations: Float64Array;
  /** `[phase age][from]` [0..1]. */
  readonly phaseChance: Float64Array;
  /** `[phase age][from][to]`. */
  readonly phaseDestinations: Float64Array;
  /** `[age][need]` [joiners per head and year]. */
  readonly joinRate: Float64Array;
  /** Weights `[group][need][place]`. */
  readonly placement: Float64Array;
  /** `[age]` [requests per head and year]. */
  readonly requestRate: Float64Array;
  /** Requests of all ages together, without path and season `[year]` [requests/year]. */
  readonly requestsOfYear: Float64Array;
  /** `[month since request]` [0..1]. */
  readonly decisionHazard: Float64Array;
  /** One value [0..1]. */
  readonly assessShare: Float64Array;
  /** `[month since request]` [0..1]. */
  readonly assessmentHazard: Float64Array;
  /** One value [0..1]. */
  readonly issueShare: Float64Array;
  /** One value [plans/year]. */
  readonly transferRate: Float64Array;
  /** Multipliers without season, by year from the start `[year]`. */
  readonly leavePath: Float64Array;
  readonly movePath: Float64Array;
  /** Of joiners without a pipeline, shared shock included. */
  readonly joinPath: Float64Array;
  /** Of requests, shared shock included. */
  readonly requestPath: Float64Array;
  /** Of the pace at which assessments end `[year]`; without a pipeline none. */
  readonly pacePath: Float64Array;
  /** Share that is assessed `[year]` [0..1]; without a pipeline none. */
  readonly assessOfYear: Float64Array;
  /** Each need's own shock of joiners `[year][need]`. */
  readonly needShock: Float64Array;
};

/** Make room for the draws of one model. */
export function makeDraw(setup: CohortSetup): CohortDraw {
  const { sizes, years, pipeline } = setup;
  const room = (size: number): Float64Array => new Float64Array(size);
  return {
    leaveRate: room(sizes.rows),
    leaveFactor: room(sizes.needs),
    moveRate: room(sizes.rows),
    moveFactor: room(sizes.needs),
    destinations: room(setup.destinations.size),
    phaseChance: room(setup.phase?.yes.size ?? 0),
    phaseDestinations: room(setup.phase?.destinations.size ?? 0),
    joinRate: room(setup.join.size),
    placement: room(setup.placement.size),
    requestRate: room(pipeline?.requests.size ?? 0),
    requestsOfYear: room(pipeline === null ? 0 : years),
    decisionHazard: room(pipeline?.decisionHazard.yes.size ?? 0),
    assessShare: room(pipeline === null ? 0 : 1),
    assessmentHazard: room(pipeline?.assessmentHazard.yes.size ?? 0),
    issueShare: room(pipeline === null ? 0 : 1),
    transferRate: room(pipeline === null ? 0 : 1),
    leavePath: room(years),
    movePath: room(years),
    joinPath: room(years),
    requestPath: room(years),
    pacePath: room(pipeline === null ? 0 : years),
    assessOfYear: room(pipeline === null ? 0 : years),
    needShock: room(years * sizes.needs),
  };
}

/**
 * Fill `draw` for one simulation.
 * @param root  four words of (seed, simulation), see `streamRoot`.
 * @source Method note 6, section 3.
 */
export function fillDraw(
  setup: CohortSetup,
  root: Int32Array,
  parameters: CohortParameters,
  stream: FastStream,
  draw: CohortDraw,
): void {
  const fill = (batch: GammaBatch, subject: number, part: number, out: Float64Array): void => {
    if (parameters === 'mean') out.set(batch.mean);
    else {
      stream.begin(root, subject, part);
      drawGammas(batch, stream, out);
    }
  };
  const chances = (batch: BetaBatch, subject: number, part: number, out: Float64Array): void => {
    fill(batch.yes, subject, part, out);
    const no = new Float64Array(out.length);
    fill(batch.no, subject, part + 1, no);
    // Where both are too small for a number, their means decide.
    for (let k = 0; k < out.length; k++) {
      const both = out[k]! + no[k]!;
      out[k] = both > 0 ? out[k]! / both : batch.yes.mean[k]! / (batch.yes.mean[k]! + batch.no.mean[k]!);
    }
  };
  fill(setup.leave, SUBJECT.leave, 0, draw.leaveRate);
  fill(setup.leaveFactor, SUBJECT.leaveFactor, 0, draw.leaveFactor);
  fill(setup.move, SUBJECT.move, 0, draw.moveRate);
  fill(setup.moveFactor, SUBJECT.moveFactor, 0, draw.moveFactor);
  fill(setup.destinations, SUBJECT.destinations, 0, draw.destinations);
  if (setup.phase !== null) {
    chances(setup.phase, SUBJECT.phase, 0, draw.phaseChance);
    fill(setup.phase.destinations, SUBJECT.phase, 2, draw.phaseDestinations);
  }
  fill(setup.join, SUBJECT.join, 0, draw.joinRate);
  fill(setup.placement, SUBJECT.placement, 0, draw.placement);
  const { pipeline } = setup;
  if (pipeline !== null) {
    fill(pipeline.requests, SUBJECT.pipelineRates, 0, draw.requestRate);
    sumRequests(setup, draw);
    chances(pipeline.decisionHazard, SUBJECT.pipelineRates, 1, draw.decisionHazard);
    chances(pipeline.assessShare, SUBJECT.pipelineRates, 3, draw.assessShare);
    chances(pipeline.assessmentHazard, SUBJECT.pipelineRates, 5, draw.assessmentHazard);
    chances(pipeline.issueShare, SUBJECT.pipelineRates, 7, draw.issueShare);
    fill(pipeline.transfersIn, SUBJECT.pipelineRates, 9, draw.transferRate);
  }
  fillPaths(setup, root, stream, draw);
}

function sumRequests({ sizes, years, people }: CohortSetup, draw: CohortDraw): void {
  for (let year = 0; year < years; year++) {
    let requests = 0;
    for (let age = 0; age < sizes.ages; age++)
      requests += draw.requestRate[age]! * people[year * sizes.ages + age]!;
    draw.requestsOfYear[year] = requests;
  }
}

/** Fill `draw` with the means of all rates and the middles of all paths: nothing in it is chance. */
export function fillMeans(setup: CohortSetup, stream: FastStream, draw: CohortDraw): void {
  fillDraw(setup, new Int32Array(4), 'mean', stream, draw);
  const { leaving, moving, joining } = setup.model;
  for (let year = 0; year < setup.years; year++) {
    draw.leavePath[year] = trendOf(leaving.path, year);
    draw.movePath[year] = trendOf(moving.path, year);
    draw.joinPath[year] = trendOf(joining.path, year);
    draw.requestPath[year] = trendOf(joining.pipeline?.path ?? joining.path, year);
    if (joining.pipeline !== null) draw.pacePath[year] = trendOf(joining.pipeline.pace, year);
  }
  draw.assessOfYear.fill(draw.assessShare[0] ?? 0);
  draw.needShock.fill(1);
}

function fillPaths(setup: CohortSetup, root: Int32Array, stream: FastStream, draw: CohortDraw): void {
  const { leaving, moving, joining } = setup.model;
  fillPath(leaving.path, root, 0, stream, draw.leavePath);
  fillPath(moving.path, root, 1, stream, draw.movePath);
  fillPath(joining.path, root, 2, stream, draw.joinPath);
  fillPath(joining.pipeline?.path ?? joining.path, root, 3, stream, draw.requestPath);
  if (joining.pipeline !== null) {
    fillPath(joining.pipeline.pace, root, 4, stream, draw.pacePath);
    fillShares(joining.pipeline.assessShockSd, root, stream, draw);
  }
  stream.begin(root, SUBJECT.joinShocks, 0);
  const { needs } = setup.sizes;
  for (let year = 0; year < setup.years; year++) {
    const shared = shock(stream, joining.sharedShockShape);
    draw.joinPath[year] = draw.joinPath[year]! * shared;
    draw.requestPath[year] = draw.requestPath[year]! * shared;
    for (let need = 0; need < needs; need++)
      draw.needShock[year * needs + need] = shock(stream, joining.needShockShape);
  }
}

/** Each year's share that is assessed: the odds of the simulation's own, more or less. */
function fillShares(shockSd: number, root: Int32Array, stream: FastStream, draw: CohortDraw): void {
  stream.begin(root, SUBJECT.paths, 5);
  const share = draw.assessShare[0]!;
  for (let year = 0; year < draw.assessOfYear.length; year++) {
    const times = shockSd === 0 ? 1 : Math.exp(shockSd * stream.normal());
    draw.assessOfYear[year] = times === 1 ? share : (share * times) / (1 - share + share * times);
  }
}

/** A gamma factor of mean 1; surely 1 for an infinite shape. */
function shock(stream: FastStream, shape: number): number {
  return shape === Number.POSITIVE_INFINITY ? 1 : stream.gamma(shape) / shape;
}

/** Trend × e to the slope and shock, each less half its variance, so that the mean is the trend's. */
function fillPath(
  path: FlowPath,
  root: Int32Array,
  flow: number,
  stream: FastStream,
  out: Float64Array,
): void {
  stream.begin(root, SUBJECT.paths, flow);
  const slope = path.slopeSd === 0 ? 0 : path.slopeSd * stream.normal();
  let level = 0;
  let variance = 0;
  for (let year = 0; year < out.length; year++) {
    const middle = year + 0.5;
    if (path.shockSd > 0) {
      level = path.shockKept * level + path.shockSd * stream.normal();
      variance = path.shockKept ** 2 * variance + path.shockSd ** 2;
    }
    const power = slope * middle + level - 0.5 * ((path.slopeSd * middle) ** 2 + variance);
    out[year] = trendOf(path, year) * Math.exp(power);
  }
}

/** Give the known multiplier of a path in a year from the start; the last counts on. */
export function trendOf(path: FlowPath, year: number): number {
  const { trend } = path;
  return trend.length === 0 ? 1 : trend[Math.min(year, trend.length - 1)]!;
}
