/** Everything that a back-test asks for forecasts: the product's own method, the methods in use, the floor. */
import type { Panel } from '../../domain/panel-series.ts';
import { quantileOfSorted } from '../../num/quantiles.ts';
import { createStream, shuffle } from '../../num/random.ts';
import type { QuantileFunction } from '../../num/scores.ts';
import type { Authority } from './authority.ts';
import type { Chance } from './draw-ranks.ts';
import { panelForecaster } from './panel-forecaster.ts';
import { type PanelShape, SHAPE_VARIANTS } from './panel-shape.ts';
import { nationOf, type PanelView, viewPanel } from './panel-view.ts';
import { automaticArima } from './rivals/automatic-arima.ts';
import {
  automaticSmoothing,
  dampedHolt,
  holt,
  simpleSmoothing,
  theta,
} from './rivals/exponential-smoothing.ts';
import { floorForecast } from './rivals/floor.ts';
import { type GaussianPath, pathQuantile, type Rival } from './rivals/gaussian-path.ts';
import { averageGrowth, drift, lastValue } from './rivals/simple-rivals.ts';

/** Who is asked, and what they say: none where there is no forecast, several where several fits were made. */
export type Contender = {
  readonly id: string;
  readonly name: string;
  readonly forecasts: (authority: Authority, origin: number, horizon: number) => readonly QuantileFunction[];
};

/** The name under which the product's own method stands in a back-test. */
export const OWN_METHOD = 'evenkeel';
/** The furthest year that a method for one series is run to at once [years]. */
const FURTHEST = 50;

const SERIES_RIVALS: readonly { readonly id: string; readonly name: string; readonly rival: Rival }[] = [
  { id: 'last-value', name: 'Last value', rival: lastValue },
  { id: 'drift', name: 'Drift', rival: drift },
  { id: 'growth-3', name: '3-year growth', rival: averageGrowth(3) },
  { id: 'growth-5', name: '5-year growth', rival: averageGrowth(5) },
  { id: 'ses', name: 'Simple smoothing', rival: simpleSmoothing },
  { id: 'holt', name: 'Holt', rival: holt },
  { id: 'holt-damped', name: 'Damped Holt', rival: dampedHolt },
  { id: 'theta', name: 'Theta', rival: theta },
  { id: 'ets', name: 'Automatic ETS', rival: automaticSmoothing },
  { id: 'arima', name: 'Automatic ARIMA', rival: automaticArima },
];

/** Give the product's own method, then the floor and the methods in use. */
export function contendersOf(panel: Panel, view: PanelView, chance: Chance): Contender[] {
  const floor = floorForecast(view, nationOf(panel, view.until));
  return [
    ownContender(OWN_METHOD, 'Evenkeel', view, chance),
    {
      id: 'floor',
      name: 'Floor: a third own, two thirds national',
      forecasts: (authority, origin, horizon) => listed(floor(authority, origin, horizon)),
    },
    ...SERIES_RIVALS.map(({ id, name, rival }) => seriesContender(id, name, rival)),
  ];
}

/** Give the product's method with one choice of shape changed at a time. */
export function variantsOf(panel: Panel, until: number, chance: Chance): Contender[] {
  return SHAPE_VARIANTS.map(({ id, name, shape }) =>
    ownContender(id, name, viewPanel(panel, until, { shape }), chance),
  );
}

/**
 * Give the product's method for authorities it has never seen: in each split a random half of the authorities teaches
 * what is shared, and the other half is forecast.
 * @param splits  how many times the authorities are parted, 1 or more.
 */
export function unseenContender(
  panel: Panel,
  until: number,
  chance: Chance,
  splits: number,
  shape?: PanelShape,
): Contender {
  const codes = panel.series.flatMap(({ level, code }) => (level === 'authority' ? [code] : [])).sort();
  const parted = Array.from({ length: splits }, (_, split) => {
    const mixed = shuffle(createStream(chance.seed, 'panel', 'split', split), codes);
    const teaching = new Set(mixed.slice(0, Math.floor(codes.length / 2)));
    const teaches = (code: string): boolean => teaching.has(code);
    const view = viewPanel(panel, until, shape === undefined ? { teaches } : { teaches, shape });
    return { teaching, ...ownContender('', '', view, chance) };
  });
  return {
    id: 'unseen',
    name: 'Evenkeel, authorities never seen',
    forecasts: (authority, origin, horizon) =>
      parted.flatMap(({ teaching, forecasts }) =>
        teaching.has(authority.code) ? [] : forecasts(authority, origin, horizon),
      ),
  };
}

function ownContender(id: string, name: string, view: PanelView, chance: Chance): Contender {
  const forecaster = panelForecaster(view, chance);
  return {
    id,
    name,
    forecasts: ({ code }, origin, horizon) => {
      const plans = forecaster.drawsOf(code, origin, horizon)?.sort();
      return plans === undefined ? [] : [(share) => quantileOfSorted(plans, share)];
    },
  };
}

/** A method for one series, which sees the counts since the last gap; its path is kept for the next horizon. */
function seriesContender(id: string, name: string, rival: Rival): Contender {
  let kept: { readonly of: Authority; readonly origin: number; readonly path: GaussianPath } | null = null;
  return {
    id,
    name,
    forecasts: (authority, origin, horizon) => {
      const past = unbrokenPast(authority, origin);
      if (past.length === 0 || horizon > FURTHEST) return [];
      if (kept === null || kept.of !== authority || kept.origin !== origin)
        kept = { of: authority, origin, path: rival(past, FURTHEST) };
      const { path } = kept;
      return [(share) => pathQuantile(path, horizon, share)];
    },
  };
}

/** Give the counts up to the origin since the last gap or zero, oldest first: what a method for one series can use. */
export function unbrokenPast(authority: Authority, origin: number): number[] {
  const past: number[] = [];
  for (let year = origin; authority.logs.has(year); year--) past.unshift(authority.plans.get(year)!);
  return past;
}

function listed<T>(found: T | null): T[] {
  return found === null ? [] : [found];
}
