/** A small automatic ARIMA on the counts: differences once or twice, at most one term each way, drift if it helps. */
import { nelderMead } from '../../../num/nelder-mead.ts';
import { differences, type GaussianPath, type Rival, rootMeanSquare } from './gaussian-path.ts';

type Shape = { readonly ar: 0 | 1; readonly ma: 0 | 1; readonly hasDrift: boolean };
type Fit = {
  readonly shape: Shape;
  readonly phi: number;
  readonly theta: number;
  readonly mean: number;
  readonly errors: readonly number[];
  readonly information: number;
};

/** Fewest differences from which anything but a random walk is tried. */
const ENOUGH = 5;
/** Taking differences twice is chosen from a spread up to 1 / 0.8 of that of taking them once: it did better so. */
const TWICE_FROM = 0.8;

function shapesFor(order: number, count: number): Shape[] {
  const drifts = order === 1 && count > 1 ? [true, false] : [false];
  const terms = count >= ENOUGH ? ([0, 1] as const) : ([0] as const);
  return drifts.flatMap((hasDrift) => terms.flatMap((ar) => terms.map((ma) => ({ ar, ma, hasDrift }))));
}

/** Errors one year ahead of an ARMA(1,1) about a mean, the first without a past (conditional sum of squares). */
function errorsOf(values: readonly number[], phi: number, theta: number, mean: number): number[] {
  const errors: number[] = [];
  for (const [place, value] of values.entries()) {
    const before = place === 0 ? 0 : phi * (values[place - 1]! - mean) + theta * errors[place - 1]!;
    errors.push(value - mean - before);
  }
  return errors;
}

function fitShape(values: readonly number[], shape: Shape): Fit {
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  const read = (at: Float64Array) => ({
    phi: shape.ar === 1 ? 0.98 * Math.tanh(at[0]!) : 0,
    theta: shape.ma === 1 ? 0.98 * Math.tanh(at[1]!) : 0,
    mean: shape.hasDrift ? average + at[2]! * 0.1 * Math.abs(average) : 0,
  });
  const cost = (at: Float64Array): number => {
    const { phi, theta, mean } = read(at);
    return errorsOf(values, phi, theta, mean).reduce((sum, error) => sum + error * error, 0);
  };
  const { phi, theta, mean } = read(nelderMead(cost, [0.1, 0.1, 0], 0.2, 200));
  const errors = errorsOf(values, phi, theta, mean);
  const count = values.length;
  const used = shape.ar + shape.ma + (shape.hasDrift ? 1 : 0) + 1;
  const squares = Math.max(
    1e-12,
    errors.reduce((sum, error) => sum + error * error, 0),
  );
  const correction =
    count - used - 1 > 0 ? (2 * used * (used + 1)) / (count - used - 1) : Number.POSITIVE_INFINITY;
  return {
    shape,
    phi,
    theta,
    mean,
    errors,
    information: count * Math.log(squares / count) + 2 * used + correction,
  };
}

/** Carry a fitted shape forward and add it up again, once or twice; the spread from its moving-average weights. */
function pathOf(
  plans: readonly number[],
  changes: readonly number[],
  order: number,
  fit: Fit,
  horizon: number,
): GaussianPath {
  const sigma = rootMeanSquare(
    fit.errors,
    Math.max(1, fit.errors.length - fit.shape.ar - fit.shape.ma - (fit.shape.hasDrift ? 1 : 0)),
  );
  const centre: number[] = [];
  const spread: number[] = [];
  let count = plans.at(-1)!;
  let slope = order === 2 ? count - plans.at(-2)! : 0;
  let deviation = changes.at(-1)! - fit.mean;
  let weight = 1;
  let once = 0;
  let twice = 0;
  let variance = 0;
  for (let ahead = 1; ahead <= horizon; ahead++) {
    deviation = fit.phi * deviation + (ahead === 1 ? fit.theta * fit.errors.at(-1)! : 0);
    slope = order === 2 ? slope + deviation + fit.mean : deviation + fit.mean;
    count += slope;
    centre.push(count);
    once += weight;
    twice += once;
    variance += (order === 2 ? twice : once) ** 2;
    spread.push(sigma * Math.sqrt(variance));
    weight = ahead === 1 ? fit.phi + fit.theta : weight * fit.phi;
  }
  return { isLog: false, centre, spread };
}

/** Differences are taken twice where that leaves little more spread, else once; then the lowest corrected information wins. */
export const automaticArima: Rival = (plans, horizon) => {
  const once = differences(plans);
  if (once.length === 0)
    return { isLog: false, centre: Array(horizon).fill(plans.at(-1)!), spread: Array(horizon).fill(0) };
  const average = once.reduce((sum, change) => sum + change, 0) / once.length;
  const twice = differences(once);
  const isTwice =
    twice.length >= ENOUGH &&
    TWICE_FROM * rootMeanSquare(twice) < rootMeanSquare(once.map((change) => change - average));
  const changes = isTwice ? twice : once;
  const order = isTwice ? 2 : 1;
  let best: Fit | null = null;
  for (const shape of shapesFor(order, changes.length)) {
    const fit = fitShape(changes, shape);
    if (best === null || fit.information < best.information) best = fit;
  }
  return pathOf(plans, changes, order, best!, horizon);
};
