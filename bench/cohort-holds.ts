/**
 * How often the ranges of the cohort forecast hold (method note 7, section 8): node bench/cohort-holds.ts made [first] [count] [draws]
 * on made-up authorities whose rates are known, three years known and two forecast; node bench/cohort-holds.ts county [first] [count] [draws]
 * on fictional counties by seed, 6 and 9 months known and the rest of the year forecast, with months never seen and without their rule.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCohortFolder } from '../src/app/read-cohort-folder.ts';
import { writeDemo } from '../src/app/write-demo.ts';
import {
  backtestCohort,
  type ScoredForecast,
  summariseBacktest,
} from '../src/core/model/backtest/backtest-cohort.ts';
import { makeHistory } from '../test/make/make-history.ts';

const [what = 'made', ...numbers] = process.argv.slice(2);
const rest = { population: null, valid: null, lookBack: null, capacity: null, seed: 1 };

function tell(name: string, scored: readonly ScoredForecast[]): void {
  console.log(name);
  console.table(
    summariseBacktest(scored).map((row) => ({
      by: row.by,
      forecasts: row.count,
      '50 %': (100 * row.held50).toFixed(0),
      '80 %': (100 * row.held80).toFixed(0),
      '95 %': (100 * row.held95).toFixed(0),
      error: row.meanAbsoluteError.toFixed(1),
      'no change': row.unchangedError.toFixed(1),
    })),
  );
}

function benchMade([first = 1001, count = 40, draws = 200]: readonly number[]): void {
  const scored: ScoredForecast[] = [];
  for (let seed = first; seed < first + count; seed++)
    scored.push(
      ...backtestCohort(makeHistory({ seed, months: 60 }), { ...rest, years: 2, draws, origins: [36] }),
    );
  tell(`made-up authorities, seeds ${first} to ${first + count - 1}, ${draws} draws`, scored);
}

async function benchCounties([first = 101, count = 5, draws = 300]: readonly number[]): Promise<void> {
  const scored = { rule: [] as ScoredForecast[], off: [] as ScoredForecast[] };
  for (let seed = first; seed < first + count; seed++) {
    const home = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'));
    try {
      const out = join(home, 'county');
      await writeDemo({ out, seed });
      const establishments = join(out, 'establishments', 'establishments.csv');
      const { history } = await readCohortFolder({ folder: join(out, 'sen2'), establishments });
      const options = { ...rest, years: 1, draws };
      scored.rule.push(...backtestCohort(history, options));
      scored.off.push(...backtestCohort(history, { ...options, unseenSpread: 0 }));
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  }
  const origins = [...new Set(scored.rule.map(({ origin }) => origin))].sort();
  const seeds = `fictional counties, seeds ${first} to ${first + count - 1}, ${draws} draws`;
  tell(seeds, scored.rule);
  for (const origin of origins)
    tell(
      `${seeds}, from ${origin}`,
      scored.rule.filter((one) => one.origin === origin),
    );
  tell(`${seeds}, rule for months never seen off`, scored.off);
}

if (what === 'county') await benchCounties(numbers.map(Number));
else benchMade(numbers.map(Number));
