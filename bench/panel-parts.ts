/**
 * Two things that method note 2 says of the panel forecast: how an authority's own errors at one and at more years go together
 * (section 6), and how well a panel of few authorities is forecast (section 10): node bench/panel-parts.ts PANEL [panels of each size].
 */
import { readFileSync } from 'node:fs';
import type { Panel } from '../src/core/domain/panel-series.ts';
import { backtestPanel } from '../src/core/model/panel/backtest-panel.ts';
import { centralForecast } from '../src/core/model/panel/central-forecast.ts';
import { newestYear, viewPanel } from '../src/core/model/panel/panel-view.ts';
import type { MethodScores } from '../src/core/model/panel/score-forecasts.ts';
import { median } from '../src/core/num/quantiles.ts';
import { createStream, shuffle } from '../src/core/num/random.ts';
import { readPanel } from '../src/edge/intake/published/read-panel.ts';

const [file = '', count = '20'] = process.argv.slice(2);
const HORIZONS = [1, 2, 3, 4, 5] as const;
const SIZES = [3, 4, 5, 6, 12, 24];

const { series } = readPanel(readFileSync(file, 'utf8'));
const panel: Panel = { series, companions: {} };
const until = newestYear(panel) ?? 0;

/** Own errors of one origin and horizon by authority: what the middle authority erred by is taken off. */
function ownErrors(origin: number, horizon: number): ReadonlyMap<string, number> {
  const errors = new Map<string, number>();
  for (const authority of view.authorities) {
    const actual = authority.logs.get(origin + horizon);
    const centre =
      actual === undefined || !authority.logs.has(origin) ? null : central.at(authority, origin, horizon);
    if (actual !== undefined && centre !== null) errors.set(authority.code, actual - centre.log);
  }
  const middle = errors.size === 0 ? 0 : median([...errors.values()]);
  return new Map([...errors].map(([code, error]) => [code, error - middle]));
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const sum = (of: (a: number, b: number) => number) => pairs.reduce((all, [a, b]) => all + of(a, b), 0);
  return sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
}

const view = viewPanel(panel, until);
const central = centralForecast(view);
for (const horizon of HORIZONS.slice(1)) {
  const pairs: [number, number][] = [];
  for (let origin = view.firstYear + 1; origin + horizon <= until; origin++) {
    const [near, far] = [ownErrors(origin, 1), ownErrors(origin, horizon)];
    for (const [code, error] of far) pairs.push([near.get(code) ?? 0, error]);
  }
  console.log(
    `own errors one year and ${horizon} years ahead: ${pairs.length} pairs, correlation ${correlation(pairs).toFixed(2)}; of the line ${Math.sqrt(1 / horizon).toFixed(2)}`,
  );
}

/** Mean over panels of a figure of one method, by horizon. */
function meanOf(told: readonly MethodScores[], horizon: number, of: 'mape' | 'wis'): number {
  const values = told.flatMap(({ horizons }) =>
    horizons.filter((row) => row.horizon === horizon).map((row) => row[of]),
  );
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const codes = series.flatMap(({ level, code }) => (level === 'authority' ? [code] : [])).sort();
for (const size of SIZES) {
  const own: MethodScores[] = [];
  const floor: MethodScores[] = [];
  for (let draw = 0; draw < Number(count); draw++) {
    const kept = new Set(shuffle(createStream(1, 'panel parts', size, draw), codes).slice(0, size));
    const few = series.filter(({ level, code }) => level === 'national' || kept.has(code));
    const { methods } = backtestPanel({ series: few, companions: {} }, { horizon: 3, seed: 1, draws: 300 });
    for (const scores of methods) {
      if (scores.method === 'evenkeel') own.push(scores);
      if (scores.method === 'floor') floor.push(scores);
    }
  }
  const cells = [1, 2, 3].map((horizon) => {
    const [mine, theirs] = [own, floor].map((told) =>
      (['mape', 'wis'] as const).map((of) => (100 * meanOf(told, horizon, of)).toFixed(2)).join(' / '),
    );
    return `${horizon} y ${mine} (floor ${theirs})`;
  });
  console.log(`${count} panels of ${size} authorities and the nation, error / WIS: ${cells.join('; ')}`);
}
