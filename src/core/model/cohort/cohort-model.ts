/** What a cohort forecast starts from: axes, stock, and what is known of leaving, moving and joining, as distributions. */
import type { Month } from '../../base/time.ts';

/** A place a plan can be in: a setting, and the band of funding where bands are known. */
export type CohortPlace = { readonly setting: string; readonly band: string | null };

/** The axes of every array. An index is a position here: age 0 is `firstAge`. */
export type CohortAxes = {
  /** Age on 31 August before the academic year, of the first age [years]. */
  readonly firstAge: number;
  /** Everyone at the last age leaves when ageing next. 1 to 64. */
  readonly ageCount: number;
  readonly needs: readonly string[];
  /** Settings and bands are cuts of this axis. */
  readonly places: readonly CohortPlace[];
  /** 1 where plans of that age can be in that place, `[age][place]`; elsewhere no stock; weights of joiners and moves to it do not count. */
  readonly reachable: Uint8Array;
};

/** How time is cut: whole years from the start month, or months. */
export type CohortGrain = 1 | 12;

/**
 * Independent gamma distributions of rates: mean shape/rate. The shape counts events (prior included) and the rate
 * counts exposure in years (prior included). A shape of 0 says that the rate is surely 0; the rate must stay above 0.
 */
export type GammaPosterior = { readonly shape: Float64Array; readonly rate: Float64Array };

/** Independent beta distributions of chances. `no` of 0 says surely yes, `yes` of 0 surely no; not both 0. */
export type BetaPosterior = { readonly yes: Float64Array; readonly no: Float64Array };

/** How a flow changes over time, for all cells together. All parts multiply; each has mean 1 or is known. */
export type FlowPath = {
  /** Known multiplier per year from the start `[year]`: the middle of a trend. Beyond its end the last counts on; empty is 1. */
  readonly trend: Float64Array;
  /** Known multiplier by month of the calendar `[12]`, January first, mean 1. Counts in steps of months, and in the pipeline. */
  readonly season: Float64Array;
  /** Standard deviation of the yearly log slope that is added to the trend, drawn once per simulation [1/year]. */
  readonly slopeSd: number;
  /** Standard deviation of the yearly log shock [1]. */
  readonly shockSd: number;
  /** What is left of a shock a year later [0..1]: 1 is a random walk, 0 years apart. */
  readonly shockKept: number;
};

/** Plans that end. Hazard per year = rate[age][place] × factor[need] × path. */
export type LeavingModel = {
  /** Events per plan and year, `[age][place]`. */
  readonly rate: GammaPosterior;
  /** Factor of each need, mean about 1, `[need]`. */
  readonly needFactor: GammaPosterior;
  readonly path: FlowPath;
  /** Share of leavers that move to another authority, `[age]`, for the series of transfers out; null where not known [0..1]. */
  readonly transferShare: Float64Array | null;
};

/** Plans that change place within the year. Hazard per year = rate[age][place] × factor[need] × path. */
export type MovingModel = {
  /** Moves per plan and year, `[age][place]`; without the moves of `phase`. */
  readonly rate: GammaPosterior;
  /** Factor of each need, mean about 1, `[need]`. */
  readonly needFactor: GammaPosterior;
  readonly path: FlowPath;
  /** Which row of `destinations` an age uses, `[age]`, from 0. */
  readonly groupOfAge: Uint8Array;
  /** Dirichlet weights `[group][from place][to place]`; 0 is impossible; the diagonal is 0. Who has nowhere to go stays. */
  readonly destinations: Float64Array;
  /** Moves at the change of phase, which come all at once when turning an age; null where they are not told apart. */
  readonly phase: PhaseMoves | null;
};

/** Moves at 1 September of those who have just turned a phase age. Age is the new one. */
export type PhaseMoves = {
  /** Ages as positions on the axis, ascending, for instance of Year 7 and Year 12. */
  readonly ages: readonly number[];
  /** Chance to change place `[phase age][from place]`; surely yes where the place cannot be kept. */
  readonly chance: BetaPosterior;
  /** Dirichlet weights `[phase age][from place][to place]`; the diagonal is 0. */
  readonly destinations: Float64Array;
};

/** Who joins, and how many where no pipeline says so. */
export type JoiningModel = {
  /**
   * Joiners per head of population and year, `[age][need]`; with a pipeline only the mix counts. In steps of a year
   * the age is the one at the end of the step, in steps of a month the one in that month.
   */
  readonly rate: GammaPosterior;
  /** Which row of `placement` an age uses, `[age]`, from 0. */
  readonly groupOfAge: Uint8Array;
  /** Dirichlet weights `[group][need][place]`; 0 is impossible. */
  readonly placement: Float64Array;
  /** Of joiners where there is no pipeline; a pipeline has its own. */
  readonly path: FlowPath;
  /**
   * Extra chance per year and need: each need's joiners of a year share a gamma factor of mean 1 and this shape, so
   * counts are negative-binomial; Infinity for none. With a pipeline it shifts the mix only.
   */
  readonly needShockShape: number;
  /** The same for all needs together: joiners, or requests where there is a pipeline. */
  readonly sharedShockShape: number;
  readonly pipeline: CohortPipeline | null;
};

/** Children under way at the start, by whole months since the request came in (0 is the month before the start). */
export type PipelineBacklog = {
  /** Waiting for the decision whether to assess [requests]. */
  readonly undecided: Int32Array;
  /** Being assessed [assessments]. */
  readonly assessing: Int32Array;
  /** Assessed as far as can be, held up by capacity [assessments]; empty where none. */
  readonly held: Int32Array;
};

/** From request to plan, in months whatever the grain. Months since the request: 0 is the month it came in. */
export type CohortPipeline = {
  /** Requests per head of population and year, `[age]`. */
  readonly requests: GammaPosterior;
  /** Of requests. */
  readonly path: FlowPath;
  /** Chance that a request still undecided is decided (or withdrawn) in its k-th month, `[month since request]`; the last counts on. */
  readonly decisionHazard: BetaPosterior;
  /** Chance that a decided request is assessed; one value. */
  readonly assessShare: BetaPosterior;
  /** Chance that an assessment under way is done in the k-th month since the request, `[month since request]`; the last counts on. */
  readonly assessmentHazard: BetaPosterior;
  /** Chance that a finished assessment leads to a plan; one value. */
  readonly issueShare: BetaPosterior;
  /** Assessments that can be finished per month, oldest request first, `[month from start]`, the last counts on; null for no limit. */
  readonly capacity: Float64Array | null;
  /**
   * How far a year's assessments end faster or slower than the delays or the capacity say. Its shocks multiply the capacity where there is
   * one, else the hazard of an assessment to end; trend and season act on a capacity alone.
   */
  readonly pace: FlowPath;
  /** Standard deviation of a year's deviation of `assessShare`, in log odds [1]. */
  readonly assessShockSd: number;
  /** Share of plans issued in the k-th month since the request that are within 20 weeks, `[month since request]`; beyond its end 0 [0..1]. */
  readonly withinClock: Float64Array;
  /** Plans that come from other authorities a year; one value [plans/year]. */
  readonly transfersIn: GammaPosterior;
  readonly backlog: PipelineBacklog;
};

/** Everything a forecast by cohorts needs. Nothing in it is changed by a run. */
export type CohortModel = {
  readonly axes: CohortAxes;
  /** Steps per year: what the rates were fitted for. In steps of a year a joiner is first at risk the year after. */
  readonly grain: CohortGrain;
  /** The stock stands at the beginning of this month; the first step covers it. */
  readonly start: Month;
  /** Plans at the start `[age][need][place]`. */
  readonly stock: Int32Array;
  /**
   * Population by year from the start and age `[year][age]` [people]; beyond its end the last year counts on. Where it is
   * not known: one row of ones, and rates are then per year.
   */
  readonly population: Float64Array;
  readonly leaving: LeavingModel;
  readonly moving: MovingModel;
  readonly joining: JoiningModel;
};

/** A path on which nothing changes. */
export const STEADY_PATH: FlowPath = {
  trend: new Float64Array(0),
  season: new Float64Array(12).fill(1),
  slopeSd: 0,
  shockSd: 0,
  shockKept: 0,
};
