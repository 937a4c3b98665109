/** Exponential smoothing: Holt's damped trend, and an automatic choice among level, trend and damped trend. */
import { nelderMead } from '../../../num/nelder-mead.ts';
import { type GaussianPath, type Rival, stepsTo } from './gaussian-path.ts';

/** What is smoothed: the level alone, a trend, or a trend that fades. */
export type SmoothingKind = 'level' | 'trend' | 'damped';

type Smoothing = {
  readonly alpha: number;
  readonly beta: number;
  readonly phi: number;
  readonly level: number;
  readonly slope: number;
};

type Fit = Smoothing & {
  readonly squares: number;
  readonly endLevel: number;
  readonly endSlope: number;
  readonly information: number;
};

const KINDS: readonly SmoothingKind[] = ['level', 'trend', 'damped'];
/** Numbers estimated: smoothing, fading and starting values, and the spread. */
const PARAMETERS: Readonly<Record<SmoothingKind, number>> = { level: 3, trend: 5, damped: 6 };
const PHI_RANGE = [0.8, 0.98] as const;

function squash(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Read the free numbers of the search as smoothing parameters inside their usual limits. */
function readSmoothing(kind: SmoothingKind, at: Float64Array, unit: number): Smoothing {
  const alpha = 1e-4 + 0.9998 * squash(at[0]!);
  if (kind === 'level') return { alpha, beta: 0, phi: 0, level: at[1]! * unit, slope: 0 };
  const beta = alpha * (1e-4 + 0.9998 * squash(at[3]!));
  const phi = kind === 'trend' ? 1 : PHI_RANGE[0] + (PHI_RANGE[1] - PHI_RANGE[0]) * squash(at[4]!);
  return { alpha, beta, phi, level: at[1]! * unit, slope: at[2]! * unit };
}

/** Run the recursion over the values and sum its squared errors one year ahead. */
function runSmoothing(values: readonly number[], smoothing: Smoothing) {
  let { level, slope } = smoothing;
  let squares = 0;
  for (const value of values) {
    const expected = level + smoothing.phi * slope;
    const error = value - expected;
    squares += error * error;
    level = expected + smoothing.alpha * error;
    slope = smoothing.phi * slope + smoothing.beta * error;
  }
  return { squares, endLevel: level, endSlope: slope };
}

function fitSmoothing(values: readonly number[], kind: SmoothingKind): Fit {
  // The search runs on values of about one, so that one step suits a county and a small town.
  const unit = Math.max(...values.map(Math.abs)) || 1;
  const slope = values.length > 1 ? (values[Math.min(3, values.length - 1)]! - values[0]!) / 3 / unit : 0;
  const start = [1, values[0]! / unit - slope, slope, -1, 1].slice(
    0,
    kind === 'level' ? 2 : kind === 'trend' ? 4 : 5,
  );
  const cost = (at: Float64Array): number => runSmoothing(values, readSmoothing(kind, at, unit)).squares;
  const first = nelderMead(cost, start, 0.05, 300);
  const smoothing = readSmoothing(kind, nelderMead(cost, [...first], 0.5, 300), unit);
  const end = runSmoothing(values, smoothing);
  const count = values.length;
  const used = PARAMETERS[kind];
  const correction =
    count - used - 1 > 0 ? (2 * used * (used + 1)) / (count - used - 1) : Number.POSITIVE_INFINITY;
  const information = count * Math.log(Math.max(end.squares, 1e-12) / count) + 2 * used + correction;
  return { ...smoothing, ...end, information };
}

function pathOf(fit: Fit, kind: SmoothingKind, count: number, horizon: number, isLog: boolean): GaussianPath {
  // Starting values and smoothing are estimated too; the spread is over what is left, as the usual packages do.
  const freedom = Math.max(1, count - (PARAMETERS[kind] - 1));
  const variance = fit.squares / freedom;
  const centre: number[] = [];
  const spread: number[] = [];
  let faded = 0;
  let sum = 1;
  for (const ahead of stepsTo(horizon)) {
    spread.push(Math.sqrt(variance * sum));
    faded += fit.phi ** ahead;
    centre.push(fit.endLevel + faded * fit.endSlope);
    sum += (fit.alpha + fit.beta * faded) ** 2;
  }
  return { isLog, centre, spread };
}

/** Holt's damped trend on the counts themselves, least squares one year ahead. */
export const dampedHolt: Rival = (plans, horizon) =>
  pathOf(fitSmoothing(plans, 'damped'), 'damped', plans.length, horizon, false);

/** Holt's trend, which never fades, on the counts themselves. */
export const holt: Rival = (plans, horizon) =>
  pathOf(fitSmoothing(plans, 'trend'), 'trend', plans.length, horizon, false);

/** Simple smoothing of the counts: the last level, carried on. */
export const simpleSmoothing: Rival = (plans, horizon) =>
  pathOf(fitSmoothing(plans, 'level'), 'level', plans.length, horizon, false);

/**
 * The Theta method without seasons: simple smoothing, plus half the slope of the straight line through all counts.
 * @source Hyndman and Billah, "Unmasking the Theta method", 2003.
 */
export const theta: Rival = (plans, horizon) => {
  const count = plans.length;
  const fit = fitSmoothing(plans, 'level');
  const level = pathOf(fit, 'level', count, horizon, false);
  const middle = (count - 1) / 2;
  let [across, up] = [0, 0];
  for (const [place, value] of plans.entries()) {
    across += (place - middle) ** 2;
    up += (place - middle) * value;
  }
  const slope = across === 0 ? 0 : up / across / 2;
  const late = (1 - (1 - fit.alpha) ** count) / fit.alpha;
  return { ...level, centre: level.centre.map((value, place) => value + slope * (place + late)) };
};

/** The best of level, trend and damped trend on the logarithms, by the corrected Akaike information. */
export const automaticSmoothing: Rival = (plans, horizon) => {
  const logs = plans.map(Math.log);
  let best: { kind: SmoothingKind; fit: Fit } | null = null;
  for (const kind of KINDS) {
    const fit = fitSmoothing(logs, kind);
    if (best === null || fit.information < best.fit.information) best = { kind, fit };
  }
  return pathOf(best!.fit, best!.kind, logs.length, horizon, true);
};
