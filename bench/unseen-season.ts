/** Chooses how unsure months never seen are: short histories of made-up authorities, forecast and scored at several spreads (method note 7). */
import {
  backtestCohort,
  type ScoredForecast,
  summariseBacktest,
} from '../src/core/model/backtest/backtest-cohort.ts';
import { makeHistory } from '../test/make/make-history.ts';

const SPREADS = [0, 0.25, 0.5, 0.75, 1, 1.5];
/** First seed, how many, and the spreads; those that the choice was made from where not given. */
const [first = 2001, count = 12, ...asked] = process.argv.slice(2).map(Number);
const rest = { years: 1, population: null, valid: null, lookBack: null, capacity: null, draws: 200, seed: 1 };

/** Histories that end in December and begin in January, July and October, each known for its first 6 and 9 months. */
const LENGTHS = [12, 18, 15];

for (const unseenSpread of asked.length > 0 ? asked : SPREADS) {
  const scored: ScoredForecast[] = [];
  for (let seed = first; seed < first + count; seed++)
    for (const months of LENGTHS)
      scored.push(
        ...backtestCohort(makeHistory({ seed, months }), { ...rest, origins: [6, 9], unseenSpread }),
      );
  console.log(`spread ${unseenSpread}, seeds ${first} to ${first + count - 1}`);
  console.table(
    summariseBacktest(scored).map(({ by, count: forecasts, held50, held80, held95, score }) => ({
      by,
      forecasts,
      held50: held50.toFixed(2),
      held80: held80.toFixed(2),
      held95: held95.toFixed(2),
      score: score.toFixed(4),
    })),
  );
}
