/** Whether ranges hold where offices differ from year to year as published ones do: made-up authorities of several kinds, forecast and scored by year ahead (method note 7). */
import { backtestCohort, type ScoredForecast } from '../src/core/model/backtest/backtest-cohort.ts';
import { type MadeHistoryOptions, makeHistory } from '../test/make/make-history.ts';

/** Requests a year, and what of them becomes a plan where nothing holds anybody up: 75 % of 95 %. */
const REQUESTS = 240;
/** Assessments a month that an office can end: a little fewer than come to it, so that a queue grows. */
const CAPACITY = (REQUESTS * 0.75 * 0.93) / 12;

const KINDS: readonly (Partial<MadeHistoryOptions> & { readonly kind: string })[] = [
  { kind: 'years alike' },
  { kind: 'years differ', paceShock: 0.4, assessShock: 0.32 },
  { kind: 'held up', capacity: () => CAPACITY },
  { kind: 'held up, years differ', capacity: () => CAPACITY, capacityShock: 0.13, assessShock: 0.32 },
];

/** First seeds, several with commas between, how many authorities from each, and draws. */
const [firsts = '5001', count = '20', draws = '200'] = process.argv.slice(2);
const seeds = firsts
  .split(',')
  .flatMap((first) => Array.from({ length: Number(count) }, (_, at) => Number(first) + at));
const rest = {
  years: 2,
  population: null,
  valid: null,
  lookBack: null,
  capacity: null,
  draws: Number(draws),
  seed: 1,
};

/** Share of the totals of each step ahead that a range held. */
function heldIn(scored: readonly ScoredForecast[], low: number, high: number): string {
  const held = scored.filter(
    ({ actual, ranges }) => actual >= (ranges[low] ?? Infinity) && actual <= (ranges[high] ?? -Infinity),
  );
  return ((100 * held.length) / scored.length).toFixed(0);
}

for (const { kind, ...make } of KINDS) {
  const scored: ScoredForecast[] = [];
  for (const seed of seeds)
    scored.push(
      ...backtestCohort(makeHistory({ seed, months: 72, requests: REQUESTS, ...make }), {
        ...rest,
        origins: [36, 48],
      }).filter(({ by }) => by === 'total'),
    );
  console.log(`${kind}, ${seeds.length} authorities, ${count} from seed ${firsts}`);
  const ends = [...new Set(scored.map(({ periodsAhead }) => periodsAhead))];
  console.table(
    ends.map((ahead) => {
      const own = scored.filter((one) => one.periodsAhead === ahead);
      return {
        ahead,
        forecasts: own.length,
        '50 %': heldIn(own, 2, 3),
        '80 %': heldIn(own, 1, 4),
        '95 %': heldIn(own, 0, 5),
      };
    }),
  );
}
