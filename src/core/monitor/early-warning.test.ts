/** Early warning: few false alarms on plan, true ones in time, nothing from the future. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeWatched, NOISE_KINDS, START } from '../../../test/make/watched-series.ts';
import { addMonths, type Month } from '../base/time.ts';
import { watchTrajectory } from './early-warning.ts';
import { followTrigger } from './reforecast-trigger.ts';
import { gapMonths, silentMonths, type WatchedSeries } from './watched-series.ts';
import { lookAhead, yearEndOf } from './year-end-outlook.ts';

const CASE = resolve(import.meta.dirname, '../../../../shared/reference/case.json');
const END = addMonths(START, 11);

for (const noise of NOISE_KINDS)
  test(`${noise.name}: on plan, fewer than one false alarm in 20 series-years, for any history`, () => {
    const runs = 300;
    for (const history of [0, 12, 24, 36]) {
      let alarms = 0;
      for (let key = 0; key < runs; key++) {
        const watch = watchTrajectory(makeWatched(noise, key, { history, months: 12 }), END);
        if (watch?.months.some(({ side }) => side !== null) === true) alarms++;
      }
      assert.ok(
        alarms / runs < 1 / 20,
        `${alarms} of ${runs} years alarmed with ${history} months of history`,
      );
    }
  });

test('growth of 60 plans a month above 5,500 agreed is told within eight months, nine times in ten', () => {
  const stocks = NOISE_KINDS.filter(({ kind, level }) => kind === 'stock' && level === 5500);
  for (const noise of stocks)
    for (const history of [0, 24]) {
      let told = 0;
      for (let key = 0; key < 100; key++) {
        const series = makeWatched(noise, key, { history, months: 12, excess: 60 });
        if (watchTrajectory(series, addMonths(START, 7))?.side === 'above') told++;
      }
      assert.ok(told >= 90, `${noise.name}, ${history} months of history: ${told} of 100`);
    }
});

test('what a month says does not change with later months: no look-ahead', () => {
  const [noise] = NOISE_KINDS;
  assert.ok(noise !== undefined);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 11 }), (key, cut) => {
      const series = makeWatched(noise, key, { history: 12, months: 12, excess: 5 });
      const asAt = addMonths(START, cut);
      const known = watchTrajectory(series, asAt);
      const later = watchTrajectory(series, END);
      assert.deepEqual(known?.months, later?.months.slice(0, cut + 1));
      assert.deepEqual(known?.noise, later?.noise);
    }),
    { numRuns: 50 },
  );
});

test('a count a month and a plan of the same scale alarm on the same side whichever side it is', () => {
  const noise = NOISE_KINDS.find(({ name }) => name.startsWith('random-walk growth, 5500'));
  assert.ok(noise !== undefined);
  const at = (excess: number) =>
    watchTrajectory(makeWatched(noise, 1, { history: 24, months: 12, excess }), END)?.side;
  assert.equal(at(80), 'above');
  assert.equal(at(-80), 'below');
});

function series(actual: readonly (number | null)[], agreed: readonly number[]): WatchedSeries {
  const months = (values: readonly (number | null)[]) =>
    new Map<Month, number>(
      values.flatMap((value, at): [Month, number][] =>
        value === null ? [] : [[addMonths(START, at), value]],
      ),
    );
  return { measure: 'plans_n', kind: 'stock', actual: months(actual), agreed: months(agreed) };
}

test('a missing or late month is told of and never counts as nought', () => {
  const holed = series([1000, null, 1010, 1015, null], [1000, 1005, 1010, 1015, 1020]);
  assert.deepEqual(silentMonths(holed, '2024-08'), [
    { month: '2024-05', state: 'missing' },
    { month: '2024-08', state: 'late' },
  ]);
  const watch = watchTrajectory(holed, '2024-08');
  assert.equal(watch?.side, null);
  assert.deepEqual(
    watch?.months.map(({ gap, span }) => [gap, span]),
    [
      [0, 1],
      [0, 2],
      [0, 1],
    ],
  );
});

test('without an agreed trajectory, or before its first actual, there is nothing to watch', () => {
  assert.equal(watchTrajectory(series([1000], []), '2024-08'), null);
  assert.equal(watchTrajectory(series([1000], [1000]), '2024-03'), null);
});

type Fact = { readonly id: string; readonly when: string; readonly value: number };

function caseSeries(): WatchedSeries {
  const { facts } = JSON.parse(readFileSync(CASE, 'utf8')) as { readonly facts: readonly Fact[] }; // its README
  const of = (start: string) =>
    new Map(facts.filter(({ id }) => id.startsWith(start)).map(({ when, value }) => [when, value]));
  return { measure: 'plans_n', kind: 'stock', actual: of('ehcp.actual.'), agreed: of('ehcp.forecast.') };
}
const skip = existsSync(CASE) ? false : 'the reference case is not here';

test('Case W: flagged above plan by the June 2024 cut, and at every later one, from figures known then', {
  skip,
}, () => {
  const all = caseSeries();
  assert.deepEqual(
    gapMonths(all).map(({ gap }) => gap),
    [166, 229, 258, 229, 287, 402, 492],
  );
  for (const asAt of ['2024-05', '2024-06', '2024-07', '2024-08', '2024-09', '2024-10'])
    assert.equal(watchTrajectory(all, asAt)?.side, 'above', asAt);
});

test('Case W: the June cut names a miss at year end whose range is above nought', { skip }, () => {
  const all = caseSeries();
  const watch = watchTrajectory(all, '2024-06');
  assert.ok(watch !== null);
  const miss = lookAhead(all, watch.months, watch.noise).gapAt(yearEndOf('2024-06'));
  assert.ok(miss.low > 0 && miss.low < miss.point && miss.point < miss.high);
});

test('Case W: with 5 in a hundred for two months a new forecast is due in September 2024', { skip }, () => {
  const { triggered, run } = followTrigger(gapMonths(caseSeries()));
  assert.equal(triggered, '2024-09');
  assert.equal(run, 3);
});

test('the trigger waits for months in a row, and a month without figures ends the run', () => {
  const agreed = [1000, 1000, 1000, 1000, 1000];
  const at = (...actual: (number | null)[]) => followTrigger(gapMonths(series(actual, agreed))).triggered;
  assert.equal(at(1050, 1049, 1050, 1049, 1051), null);
  assert.equal(at(1050, null, 1050, 1000, 1000), null);
  assert.equal(at(1000, 950, 950), '2024-06');
});
