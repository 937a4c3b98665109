/** The rolling-origin back-test: the product's own method beside the methods in use, on the same series and origins. */
import type { Panel } from '../../domain/panel-series.ts';
import type { Authority } from './authority.ts';
import { type Contender, contendersOf, unbrokenPast, unseenContender, variantsOf } from './contenders.ts';
import type { Chance } from './draw-ranks.ts';
import { newestYear, viewPanel } from './panel-view.ts';
import { differences } from './rivals/gaussian-path.ts';
import { type Judged, judgeForecast, type MethodScores, scoreForecasts } from './score-forecasts.ts';
import { type Shortfall, shortfallsOf } from './shortfalls.ts';

/** Origins tested where nothing is said, and the fewest years of history before the first. */
const DEFAULT_ORIGINS = 8;
const SHORTEST_PAST = 3;

export type BacktestOptions = Chance & {
  /** The furthest year ahead that is scored, 1 or more [years]. */
  readonly horizon: number;
  /** How many origins, the newest first; 8 where not given. */
  readonly origins?: number;
  /** The last January that counts as known, as an origin or as an outcome. */
  readonly until?: number;
  /** How often half the authorities are held back from the fit and forecast as if never seen; never where not given. */
  readonly splits?: number;
  /** Whether the product's method is also scored with one choice changed at a time. */
  readonly hasVariants?: boolean;
  /** Told as each origin is done, for progress. */
  readonly onOrigin?: (done: number, of: number) => void;
};

export type Backtest = {
  readonly until: number;
  /** Januaries forecast from, ascending. */
  readonly origins: readonly number[];
  /** The product's own method first. */
  readonly methods: readonly MethodScores[];
  /** Where another method was better than the product's own, over all origins or from one of them. */
  readonly shortfalls: readonly Shortfall[];
  /** The product's method on authorities that took no part in its fit; null where not asked for. */
  readonly unseen: MethodScores | null;
  /** Where another method was better over all origins than the product's own on authorities never seen; empty where not asked for. */
  readonly unseenShortfalls: readonly Shortfall[];
  /** The product's method with one choice changed; empty where not asked for. */
  readonly variants: readonly MethodScores[];
};

/**
 * Forecast from each of the last origins with nothing later than it, and score against what came. Every method is
 * asked for the same authorities: those with a number above zero at the origin and in the year forecast.
 *
 * @throws RangeError where the horizon is not a whole number from 1, or draws are fewer than 2.
 * @source Method note 2, section 7.
 */
export function backtestPanel(panel: Panel, options: BacktestOptions): Backtest {
  if (!Number.isInteger(options.horizon) || options.horizon < 1)
    throw new RangeError('A horizon is 1 or more');
  const until = options.until ?? newestYear(panel) ?? 0;
  // One view serves all origins: what it gives for an origin depends on figures up to that origin only.
  const view = viewPanel(panel, until);
  const first = Math.max(view.firstYear + SHORTEST_PAST - 1, until - (options.origins ?? DEFAULT_ORIGINS));
  const origins = Array.from({ length: Math.max(0, until - first) }, (_, place) => first + place);
  const methods = contendersOf(panel, view, options);
  const variants = options.hasVariants === true ? variantsOf(panel, until, options) : [];
  const splits = options.splits ?? 0;
  const unseen = splits === 0 ? [] : [unseenContender(panel, until, options, splits)];

  const scored = new Map<string, Judged[]>();
  for (const [place, origin] of origins.entries()) {
    for (const authority of view.authorities) {
      const outcomes = outcomesOf(authority, origin, Math.min(options.horizon, until - origin));
      for (const contender of [...methods, ...variants, ...unseen])
        noteForecasts(scored, contender, authority, origin, outcomes);
    }
    options.onOrigin?.(place + 1, origins.length);
  }
  const scoresOf = ({ id, name }: Contender): MethodScores => ({
    method: id,
    name,
    horizons: Array.from({ length: options.horizon }, (_, place) => place + 1).flatMap((horizon) => {
      const score = scoreForecasts(scored.get(`${id}/${horizon}`) ?? []);
      return score === null ? [] : [{ horizon, ...score }];
    }),
  });
  const scores = methods.map(scoresOf);
  const [own, ...rivals] = scores;
  const [unknown] = unseen.map(scoresOf);
  return {
    until,
    origins,
    methods: scores,
    shortfalls: own === undefined ? [] : shortfallsOf(own, rivals),
    unseen: unknown ?? null,
    unseenShortfalls: overAllOrigins(unknown, rivals),
    variants: variants.map(scoresOf),
  };
}

function overAllOrigins(
  own: MethodScores | undefined,
  rivals: readonly MethodScores[],
): readonly Shortfall[] {
  return own === undefined ? [] : shortfallsOf(own, rivals).filter(({ origin }) => origin === null);
}

type Outcome = { readonly horizon: number; readonly actual: number };

function noteForecasts(
  scored: Map<string, Judged[]>,
  { id, forecasts }: Contender,
  authority: Authority,
  origin: number,
  outcomes: readonly Outcome[],
): void {
  const usualChange = usualChangeOf(unbrokenPast(authority, origin));
  for (const { horizon, actual } of outcomes) {
    const key = `${id}/${horizon}`;
    const list = scored.get(key) ?? [];
    for (const quantile of forecasts(authority, origin, horizon))
      list.push(judgeForecast({ code: authority.code, origin, usualChange, actual, quantile }));
    scored.set(key, list);
  }
}

function outcomesOf(authority: Authority, origin: number, ahead: number): Outcome[] {
  if (!authority.logs.has(origin)) return [];
  return Array.from({ length: ahead }, (_, place) => place + 1).flatMap((horizon) => {
    const actual = authority.plans.get(origin + horizon);
    return actual === undefined || actual <= 0 ? [] : [{ horizon, actual }];
  });
}

function usualChangeOf(past: readonly number[]): number | null {
  const changes = differences(past).map(Math.abs);
  return changes.length === 0 ? null : changes.reduce((sum, change) => sum + change, 0) / changes.length;
}
