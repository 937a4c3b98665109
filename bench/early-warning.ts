/** Measures what method note 8 claims: false alarms, delays, year-end ranges, ranges brought back, a step in requests. Run it by itself. */
import { addMonths } from '../src/core/base/time.ts';
import { watchTrajectory } from '../src/core/monitor/early-warning.ts';
import { widenStep } from '../src/core/monitor/forecast-curve.ts';
import { estimateNoise } from '../src/core/monitor/noise-scale.ts';
import { knownBy, learnRangeFactor } from '../src/core/monitor/range-factor.ts';
import { RANGE_LIMIT } from '../src/core/monitor/range-watch.ts';
import { type ScoredForecast, scoreVintages } from '../src/core/monitor/score-vintages.ts';
import { testSteadiness } from '../src/core/monitor/steadiness-test.ts';
import { gapMonths, knownAt } from '../src/core/monitor/watched-series.ts';
import { lookAhead } from '../src/core/monitor/year-end-outlook.ts';
import { createStream, normal, poisson } from '../src/core/num/random.ts';
import { makeHistory } from '../test/make/vintages.ts';
import { makeWatched, NOISE_KINDS, type NoiseKind, START } from '../test/make/watched-series.ts';

const HISTORIES = [0, 12, 24, 36] as const;
const runs = Number(process.argv[2] ?? 2000);

/** A count of cases as a share with its 95 % interval (Wilson). */
function share(count: number, of: number): string {
  const [z, p] = [1.96, count / of];
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  const percent = (value: number) => (100 * Math.max(0, value)).toFixed(1);
  return `${percent(p)} (${percent(middle - half)}–${percent(middle + half)})`;
}

/** Alarms that begin within a series, however often they begin anew. */
function alarmsIn(noise: NoiseKind, key: number, history: number, months: number): number {
  const watch = watchTrajectory(makeWatched(noise, key, { history, months }), addMonths(START, months - 1));
  let [alarms, before] = [0, false];
  for (const { side } of watch?.months ?? []) {
    if (side !== null && !before) alarms++;
    before = side !== null;
  }
  return alarms;
}

function falseAlarms(): void {
  console.log(
    `\nFalse alarms on plan: years with one, in 100 (95 % interval), by months of history; ${runs} years each`,
  );
  for (const noise of NOISE_KINDS) {
    const cells = HISTORIES.map((history) => {
      let years = 0;
      for (let key = 0; key < runs; key++) if (alarmsIn(noise, key, history, 12) > 0) years++;
      return share(years, runs);
    });
    console.log(noise.name.padEnd(36), cells.join('  '));
  }
  const series = Math.ceil(runs / 10);
  console.log(
    `\nThe same over five years without a new plan: alarms begun per 100 series-years; ${series} series each`,
  );
  for (const noise of NOISE_KINDS) {
    const cells = HISTORIES.map((history) => {
      let alarms = 0;
      for (let key = 0; key < series; key++) alarms += alarmsIn(noise, key, history, 60);
      return ((100 * alarms) / (series * 5)).toFixed(1);
    });
    console.log(noise.name.padEnd(36), cells.join('  '));
  }
}

/** Months from the planted change to the alarm: half and nine in ten of series are told by then; "−" beyond 24. */
function delays(): void {
  console.log('\nDelay in months, half / nine in ten, stock of 5,500, growth above the agreed by');
  const stocks = NOISE_KINDS.filter(({ kind, level }) => kind === 'stock' && level === 5500);
  for (const noise of stocks)
    for (const history of [0, 24]) {
      const cells = [20, 40, 60, 80].flatMap((excess) =>
        [1, 13].map((from) => delayOf(noise, history, excess, from)),
      );
      console.log(noise.name.padEnd(36), `history ${history}`.padEnd(11), cells.join('  '));
    }
}

function delayOf(noise: NoiseKind, history: number, excess: number, from: number): string {
  const found: number[] = [];
  for (let key = 0; key < runs / 10; key++) {
    const series = makeWatched(noise, 1_000_000 + key, { history, months: from + 23, excess, from });
    const watch = watchTrajectory(series, addMonths(START, from + 22));
    const at = watch?.months.findIndex(({ side }, month) => month >= from - 1 && side === 'above') ?? -1;
    found.push(at < 0 ? Number.POSITIVE_INFINITY : at - from + 2);
  }
  found.sort((a, b) => a - b);
  const told = (part: number) => {
    const value = found[Math.floor(found.length * part)] ?? Number.POSITIVE_INFINITY;
    return Number.isFinite(value) ? String(value) : '−';
  };
  return `${excess} from month ${from}: ${told(0.5)}/${told(0.9)}`;
}

function yearEnds(): void {
  console.log('\nYear-end 80 % ranges that held, in 100, seen after 3, 6 and 9 months');
  for (const noise of NOISE_KINDS)
    for (const history of [0, 24]) {
      const cells = [3, 6, 9].map((months) => {
        let held = 0;
        for (let key = 0; key < runs / 4; key++) if (yearEndHeld(noise, key, history, months)) held++;
        return share(held, runs / 4);
      });
      console.log(noise.name.padEnd(36), `history ${history}`.padEnd(11), cells.join('  '));
    }
}

function yearEndHeld(noise: NoiseKind, key: number, history: number, months: number): boolean {
  const usual = noise.kind === 'stock' ? (0.043 / 12) * noise.level : 0.15 * noise.level;
  const excess = normal(createStream('excess', key)) * usual;
  const series = makeWatched(noise, key, { history, months: 12, excess });
  const came = gapMonths(series).at(-1)?.gap ?? Number.NaN;
  const known = knownAt(series, addMonths(START, months - 1));
  const { low, high } = lookAhead(known, gapMonths(known), estimateNoise(known)).gapAt(addMonths(START, 11));
  return low <= came && came <= high;
}

function rangeRule(): void {
  console.log(
    '\nThe rule of ranges: held in 100 and mean factor of the newest 5 of so many yearly forecasts',
  );
  for (const times of [0.66, 1, 1.25, 1.5, 2, 3])
    console.log(
      `true spread ${times} of what is claimed`.padEnd(36),
      [5, 10, 20, 40].map((years) => `${years}: ${ranOn(times, years)}`).join('  '),
    );
}

function ranOn(times: number, years: number): string {
  let [held, logs, count] = [0, 0, 0];
  for (let key = 0; key < runs / 10; key++) {
    const { vintages, outcomes } = makeHistory(key, years, times);
    const scored: ScoredForecast[] = [];
    for (const [at, vintage] of vintages.entries()) {
      const { factor } = learnRangeFactor(knownBy(scored, vintage.origin));
      const steps = vintage.steps.map((step) => widenStep(step, factor, true));
      const now = scoreVintages([{ ...vintage, steps, rangeFactor: factor }], outcomes);
      scored.push(...now);
      if (at < years - 5) continue;
      held += now.filter((one) => one.held['0.8'] === true).length;
      logs += Math.log(factor);
      count++;
    }
  }
  return `${((100 * held) / count).toFixed(0)} ×${Math.exp(logs / count).toFixed(2)}`;
}

function steps(): void {
  console.log('\nA step in monthly requests after 24 months: called within six months, in 100');
  for (const level of [40, 100, 300])
    for (const step of [0, 0.1, 0.2, 0.3]) {
      let found = 0;
      for (let key = 0; key < runs; key++) {
        const stream = createStream('bench-step', level, step, key);
        const values = Array.from({ length: 30 }, (_, at) => ({
          month: addMonths('2022-04', at),
          value: poisson(stream, level * (at >= 24 ? 1 + step : 1)),
        }));
        const called = testSteadiness(values)?.level.found;
        if (step === 0 ? called !== 'no change detectable' : called === 'higher') found++;
      }
      console.log(`${level} a month, step of ${100 * step} %`.padEnd(36), share(found, runs));
    }
}

function ranges(): void {
  let alarms = 0;
  for (let key = 0; key < runs * 5; key++) {
    const stream = createStream('bench-range', key);
    let [gap, isAlarmed] = [0, false];
    for (let month = 1; month <= 12; month++) {
      gap += normal(stream);
      isAlarmed ||= Math.abs(gap) / Math.sqrt(month) > RANGE_LIMIT;
    }
    if (isAlarmed) alarms++;
  }
  console.log(
    `\nRight forecasts doubted by their own range within a year, in 100: ${share(alarms, runs * 5)}`,
  );
}

falseAlarms();
delays();
yearEnds();
ranges();
rangeRule();
steps();
