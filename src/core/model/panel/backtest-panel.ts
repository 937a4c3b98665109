/** The rolling-origin back-test: the product's own method beside the methods in use, on the same series and origins. */
import type { Panel } from '../../domain/panel-series.ts';
import { quantileOfSorted } from '../../num/quantiles.ts';
import type { Chance } from './forecast-noise.ts';
import { type PanelForecaster, panelForecaster } from './forecast-panel.ts';
import { type Authority, newestYear, viewPanel } from './panel-view.ts';
import { automaticArima } from './rivals/automatic-arima.ts';
import { automaticSmoothing, dampedHolt } from './rivals/exponential-smoothing.ts';
import { differences, pathQuantile, type Rival } from './rivals/gaussian-path.ts';
import { averageGrowth, drift, lastValue } from './rivals/simple-rivals.ts';
import { type MethodScore, type Scored, scoreForecasts } from './score-forecasts.ts';

/** The name under which the product's own method stands in a back-test. */
export const OWN_METHOD = 'evenkeel';

const RIVALS: readonly { readonly id: string; readonly name: string; readonly rival: Rival }[] = [
  { id: 'last-value', name: 'Last value', rival: lastValue },
  { id: 'drift', name: 'Drift', rival: drift },
  { id: 'growth-3', name: '3-year growth', rival: averageGrowth(3) },
  { id: 'growth-5', name: '5-year growth', rival: averageGrowth(5) },
  { id: 'holt-damped', name: 'Damped Holt', rival: dampedHolt },
  { id: 'ets', name: 'Automatic ETS', rival: automaticSmoothing },
  { id: 'arima', name: 'Automatic ARIMA', rival: automaticArima },
];

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
  /** Told as each origin is done, for progress. */
  readonly onOrigin?: (done: number, of: number) => void;
};

type Outcome = { readonly horizon: number; readonly actual: number };
/** Forecasts by "method/horizon". */
type ScoredByMethod = Map<string, Scored[]>;

export type HorizonScore = MethodScore & { readonly horizon: number };

export type Backtest = {
  readonly until: number;
  /** Januaries forecast from, ascending. */
  readonly origins: readonly number[];
  readonly methods: readonly {
    readonly method: string;
    readonly name: string;
    readonly horizons: readonly HorizonScore[];
  }[];
};

/**
 * Forecast from each of the last origins with nothing later than it, and score against what came. Every method is
 * asked for the same authorities: those with a number above zero at the origin and in the year forecast.
 *
 * @source Method note 2, section 7.
 */
export function backtestPanel(panel: Panel, options: BacktestOptions): Backtest {
  if (!Number.isInteger(options.horizon) || options.horizon < 1)
    throw new RangeError('A horizon is 1 or more');
  const until = options.until ?? newestYear(panel) ?? 0;
  const view = viewPanel(panel, until);
  const first = Math.max(view.firstYear + SHORTEST_PAST - 1, until - (options.origins ?? DEFAULT_ORIGINS));
  const origins = Array.from({ length: Math.max(0, until - first) }, (_, place) => first + place);
  // One view serves all origins: what it gives for an origin depends on figures up to that origin only.
  const forecaster = panelForecaster(view, options);
  const scored: ScoredByMethod = new Map();
  for (const [place, origin] of origins.entries()) {
    for (const authority of view.authorities) {
      const outcomes = outcomesOf(authority, origin, Math.min(options.horizon, until - origin));
      noteRivals(scored, authority, origin, outcomes);
      noteOwn(scored, forecaster, authority, origin, outcomes);
    }
    options.onOrigin?.(place + 1, origins.length);
  }

  const methods = [{ id: OWN_METHOD, name: 'Evenkeel' }, ...RIVALS].map(({ id, name }) => ({
    method: id,
    name,
    horizons: Array.from({ length: options.horizon }, (_, place) => place + 1).flatMap((horizon) => {
      const score = scoreForecasts(scored.get(`${id}/${horizon}`) ?? []);
      return score === null ? [] : [{ horizon, ...score }];
    }),
  }));
  return { until, origins, methods };
}

function noteRivals(
  scored: ScoredByMethod,
  authority: Authority,
  origin: number,
  outcomes: readonly Outcome[],
): void {
  const furthest = outcomes.at(-1)?.horizon;
  if (furthest === undefined) return;
  const past = unbrokenPast(authority, origin);
  const facts = { code: authority.code, origin, usualChange: usualChangeOf(past) };
  for (const { id, rival } of RIVALS) {
    const path = rival(past, furthest);
    for (const { horizon, actual } of outcomes)
      note(scored, id, horizon, {
        ...facts,
        actual,
        quantile: (share) => pathQuantile(path, horizon, share),
      });
  }
}

function noteOwn(
  scored: ScoredByMethod,
  forecaster: PanelForecaster,
  authority: Authority,
  origin: number,
  outcomes: readonly Outcome[],
): void {
  const usualChange = usualChangeOf(unbrokenPast(authority, origin));
  for (const { horizon, actual } of outcomes) {
    const centre = forecaster.centreOf(authority.code, origin, horizon);
    if (centre === null) continue;
    const plans = forecaster.distributionOf(centre, origin);
    note(scored, OWN_METHOD, horizon, {
      code: authority.code,
      origin,
      usualChange,
      actual,
      quantile: (share) => quantileOfSorted(plans, share),
    });
  }
}

function note(scored: ScoredByMethod, method: string, horizon: number, one: Scored): void {
  const key = `${method}/${horizon}`;
  const list = scored.get(key) ?? [];
  list.push(one);
  scored.set(key, list);
}

function outcomesOf(authority: Authority, origin: number, ahead: number): Outcome[] {
  if (!authority.logs.has(origin)) return [];
  return Array.from({ length: ahead }, (_, place) => place + 1).flatMap((horizon) => {
    const actual = authority.plans.get(origin + horizon);
    return actual === undefined || actual <= 0 ? [] : [{ horizon, actual }];
  });
}

/** The counts up to the origin since the last gap or zero, oldest first: what a method for one series can use. */
function unbrokenPast(authority: Authority, origin: number): number[] {
  const past: number[] = [];
  for (let year = origin; authority.logs.has(year); year--) past.unshift(authority.plans.get(year)!);
  return past;
}

function usualChangeOf(past: readonly number[]): number | null {
  const changes = differences(past).map(Math.abs);
  return changes.length === 0 ? null : changes.reduce((sum, change) => sum + change, 0) / changes.length;
}
