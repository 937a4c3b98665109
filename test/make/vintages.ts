/** Made-up vintages with normal ranges of a claimed width, and outcomes of a true one. */

import { addMonths, type Month } from '../../src/core/base/time.ts';
import type { Vintage } from '../../src/core/monitor/vintage.ts';
import { normalQuantile } from '../../src/core/num/normal-distribution.ts';
import { createStream, normal } from '../../src/core/num/random.ts';

const LEVELS = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975] as const;
export const FIRST_ORIGIN: Month = '2010-01';

/** A vintage whose steps are normal around `mean`. */
export function makeVintage(origin: Month, periods: readonly Month[], mean: number, spread: number): Vintage {
  const quantiles = Object.fromEntries(
    LEVELS.map((level) => [String(level), mean + spread * normalQuantile(level)]),
  );
  return {
    id: `made-up-${origin}`,
    kind: 'panel',
    series: 'plans_n',
    unit: 'plans',
    isCount: true,
    issuedAt: `${addMonths(origin, 1)}-10T09:00:00Z`,
    origin,
    method: { name: 'made-up', version: '1' },
    seed: 1,
    draws: 1000,
    inputs: [{ name: 'made-up.csv', sha256: 'ab'.repeat(32) }],
    rangeFactor: 1,
    steps: periods.map((period) => ({ period, mean, quantiles })),
  };
}

/** Forecasts of the next January, one a year, whose outcomes stray `times` as far as they claim. */
export function makeHistory(key: number, years: number, times: number) {
  const stream = createStream('vintages', key);
  const outcomes = new Map<Month, number>();
  const vintages = Array.from({ length: years }, (_, year) => {
    const origin = addMonths(FIRST_ORIGIN, 12 * year);
    const period = addMonths(origin, 12);
    outcomes.set(period, Math.round(5000 + 200 * times * normal(stream)));
    return makeVintage(origin, [period], 5000, 200);
  });
  return { vintages, outcomes: new Map([['plans_n', outcomes]]) };
}
