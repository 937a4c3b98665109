/** How strongly an authority's own signals pull its growth away from the nation's, learned from all authorities at once. */
import { median } from '../../num/quantiles.ts';
import { solvePositive } from '../../num/solve-positive.ts';
import { SIGNAL_COUNT, type YearSignals } from './own-signals.ts';
import type { PanelView } from './panel-view.ts';

/** What a year less recent counts for. */
const KEPT_PER_YEAR = 0.9;
/** How much the starting strengths count, in rows of usual spread (20 rows of 0.05²). */
const PRIOR_WEIGHT = 0.05;
/** Spreads beyond which an odd row counts less (Huber). */
const HUBER = 1.5;
const ROUNDS = 8;
/** A small authority's growth is noisier: this share of the middle size halves its say. */
const SMALL_SHARE = 0.1;

type Row = { readonly signals: Float64Array; readonly extra: number; readonly weight: number };

/**
 * Give the strengths to start from where the panel is too small to tell, for one horizon [years].
 * @source Method note 2, section 4: rounded from the shared panel's fits at origins to 2021; 0 for requests and ages.
 */
function priorPull(horizon: number): Float64Array {
  return Float64Array.of(0.2 / Math.sqrt(horizon), 0.1 / horizon, -0.15, 0.15 / horizon, 0, 0, 0);
}

/**
 * Learn the pull of the signals on the mean yearly log growth over `horizon` years, from every forecast that could
 * have been made and checked by January `origin`.
 *
 * @param signalsAt  the signals of one year.
 * @returns `SIGNAL_COUNT` strengths [share of the signal].
 * @source Method note 2, equation 2.4.
 */
export function fitPull(
  view: PanelView,
  signalsAt: (year: number) => YearSignals,
  origin: number,
  horizon: number,
): Float64Array {
  const rows: Row[] = [];
  for (let start = view.firstYear + 1; start + horizon <= origin; start++)
    rows.push(
      ...rowsFrom(view, signalsAt(start), start, horizon, KEPT_PER_YEAR ** (origin - horizon - start)),
    );
  const prior = priorPull(horizon);
  let pull = prior;
  if (rows.length === 0) return pull;
  for (let round = 0; round < ROUNDS; round++) {
    const left = rows.map((row) => row.extra - dot(row.signals, pull));
    const spread = 1.48 * median(left.map(Math.abs));
    pull = weightedPull(rows, left, spread, prior);
  }
  return pull;
}

/** Multiply two lists cell by cell and add. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < a.length; place++) sum += a[place]! * b[place]!;
  return sum;
}

function rowsFrom(
  view: PanelView,
  signals: YearSignals,
  start: number,
  horizon: number,
  recency: number,
): Row[] {
  const middle = view.middleSize(start);
  const grown = view.teachers.flatMap((authority) => {
    const first = authority.logs.get(start);
    const last = authority.logs.get(start + horizon);
    const own = signals.get(authority.code);
    if (first === undefined || last === undefined || own === undefined) return [];
    const weight = recency / (1 + (SMALL_SHARE * middle) / Math.exp(first));
    return [{ signals: own, extra: (last - first) / horizon, weight }];
  });
  if (grown.length < 2) return [];
  const usual = median(grown.map((row) => row.extra));
  return grown.map((row) => ({ ...row, extra: row.extra - usual }));
}

function weightedPull(
  rows: readonly Row[],
  left: readonly number[],
  spread: number,
  prior: Float64Array,
): Float64Array {
  const square = Array.from({ length: SIGNAL_COUNT }, (_, place) => {
    const row = new Float64Array(SIGNAL_COUNT);
    row[place] = PRIOR_WEIGHT;
    return row;
  });
  const right = prior.map((strength) => strength * PRIOR_WEIGHT);
  for (const [place, row] of rows.entries()) {
    const distance = Math.abs(left[place]!);
    const weight = distance > HUBER * spread ? (row.weight * HUBER * spread) / distance : row.weight;
    for (let across = 0; across < SIGNAL_COUNT; across++) {
      const scaled = weight * row.signals[across]!;
      if (scaled === 0) continue; // a signal that is not known
      right[across]! += scaled * row.extra;
      for (let down = 0; down < SIGNAL_COUNT; down++) square[down]![across]! += scaled * row.signals[down]!;
    }
  }
  return solvePositive(square, right);
}
