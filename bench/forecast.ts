/** Timed runs of the panel forecast and its back-test on a made-up panel of national size. */
import { publishedLookBack } from '../src/app/look-back-series.ts';
import { backtestPanel } from '../src/core/model/panel/backtest-panel.ts';
import { forecastPanel } from '../src/core/model/panel/forecast-panel.ts';
import { makePanel } from '../test/make/make-panel.ts';

/** One timed piece of work: milliseconds over its rounds, and the limit it is held to on a quiet machine. */
export type BenchResult = {
  readonly name: string;
  readonly rounds: number;
  /** [ms] */
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  /** Memory in use by the whole process afterwards [MiB]. */
  readonly residentMiB: number;
  /** [ms] */
  readonly budget: number;
};

const MEBIBYTE = 1024 * 1024;

function time(name: string, rounds: number, budget: number, work: () => void): BenchResult {
  work(); // the first run compiles
  const laps: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    work();
    laps.push(performance.now() - start);
  }
  laps.sort((a, b) => a - b);
  const at = (share: number): number => laps[Math.min(rounds - 1, Math.floor(share * rounds))] ?? Number.NaN;
  return {
    name,
    rounds,
    min: at(0),
    median: at(0.5),
    p95: at(0.95),
    residentMiB: process.memoryUsage.rss() / MEBIBYTE,
    budget,
  };
}

/** Time the forecast of 153 authorities for five years with 1,000 draws, the look-backs of one, and a back-test of three origins. */
export function benchForecast(): readonly BenchResult[] {
  const panel = makePanel({ authorities: 153, firstYear: 2010, lastYear: 2024, seed: 1 });
  const chance = { seed: 1, draws: 1000 } as const;
  return [
    time('panel forecast, 153 authorities × 5 years, 1,000 draws', 7, 10_000, () => {
      forecastPanel(panel, { horizon: 5, ...chance });
    }),
    time('look-backs of one authority beside 152 others', 7, 1_000, () => {
      publishedLookBack(panel, 'E99000000');
    }),
    time('panel back-test, 12 methods × 3 origins × 3 years', 3, 10_000, () => {
      backtestPanel(panel, { horizon: 3, origins: 3, ...chance });
    }),
  ];
}
