/** Forecasts of one view, asked for one by one: the middle, and draws that are paths. */
import { type Centre, centralForecast } from './central-forecast.ts';
import { type Chance, drawRanks } from './draw-ranks.ts';
import { forecastNoise } from './forecast-noise.ts';
import type { PanelView } from './panel-view.ts';

/** Beyond as many draws, the ranks of one authority at a time are kept: memory stays small. */
const MANY_DRAWS = 10_000;

/** The largest error drawn, as a logarithm: a factor of 150. Only tiny or broken series come near it. */
const FURTHEST_ERROR = 5;

export type PanelForecaster = {
  readonly centreOf: (code: string, origin: number, horizon: number) => Centre | null;
  /**
   * Draw an authority's plans in January `origin` + `horizon` [plans]: draw d at every horizon is one path, and draw d
   * of all authorities shares one error of the nation. Null where there is no number by the origin.
   */
  readonly drawsOf: (code: string, origin: number, horizon: number) => Float64Array | null;
};

/**
 * Get a view ready to be forecast from any origin up to its end; what origins share is worked out once.
 * Same view, seed and draws, same digits, in whatever order they are asked for.
 * @throws RangeError where draws are fewer than 2.
 * @source Method note 2, equation 2.8.
 */
export function panelForecaster(view: PanelView, chance: Chance): PanelForecaster {
  const central = centralForecast(view);
  const noise = forecastNoise(view, central);
  const byCode = new Map(view.authorities.map((authority) => [authority.code, authority]));
  const nationRanks = drawRanks(chance, 'growth', 'shared');
  const ownRanks = new Map<string, (years: number) => Uint32Array>();
  const ranksOf = (code: string) => {
    const known = ownRanks.get(code);
    if (known !== undefined) return known;
    if (chance.draws > MANY_DRAWS) ownRanks.clear();
    const made = drawRanks(chance, 'level', 'own', code);
    ownRanks.set(code, made);
    return made;
  };
  const kept = new Map<string, Float64Array>();
  const remembered = (key: string, work: () => Float64Array): Float64Array => {
    const known = kept.get(key) ?? work();
    kept.set(key, known);
    return known;
  };
  const centreOf: PanelForecaster['centreOf'] = (code, origin, horizon) => {
    const authority = byCode.get(code);
    return authority === undefined ? null : central.at(authority, origin, horizon);
  };
  const drawsOf: PanelForecaster['drawsOf'] = (code, origin, horizon) => {
    const centre = centreOf(code, origin, horizon);
    if (centre === null) return null;
    const { draws } = chance;
    const { log, reach } = centre;
    const own = remembered(`own/${origin}/${reach}`, () => noise.ownErrors(origin, reach, draws));
    const shared = remembered(`all/${origin}/${horizon}`, () => noise.sharedErrors(origin, horizon, draws));
    const scale = noise.scaleOf(origin, centre.size);
    const [ownRank, sharedRank] = [ranksOf(code)(reach), nationRanks(horizon)];
    return Float64Array.from({ length: draws }, (_, draw) =>
      Math.exp(log + withinReason(scale * (own[ownRank[draw]!]! + shared[sharedRank[draw]!]!))),
    );
  };
  return { centreOf, drawsOf };
}

function withinReason(error: number): number {
  return Math.max(-FURTHEST_ERROR, Math.min(FURTHEST_ERROR, error));
}
