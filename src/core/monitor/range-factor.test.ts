/** The rule of ranges: right ones are left alone, wrong ones come back to what they say, bounded and monotone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeHistory } from '../../../test/make/vintages.ts';
import { widenStep } from './forecast-curve.ts';
import { knownBy, learnRangeFactor, RANGE_RULE } from './range-factor.ts';
import { type ScoredForecast, scoreVintages } from './score-vintages.ts';

/** Ranges one after the other: each learns from those whose outcome was known before it, then is scored. */
function runOn(key: number, years: number, times: number) {
  const { vintages, outcomes } = makeHistory(key, years, times);
  const scored: ScoredForecast[] = [];
  const factors: number[] = [];
  for (const vintage of vintages) {
    const { factor } = learnRangeFactor(knownBy(scored, vintage.origin));
    const steps = vintage.steps.map((step) => widenStep(step, factor, true));
    scored.push(...scoreVintages([{ ...vintage, steps, rangeFactor: factor }], outcomes));
    factors.push(factor);
  }
  const held = scored.map((one) => one.held['0.8'] === true);
  return { held, factors };
}

/** Mean share held and mean log factor of the last `newest` of `years`, over many histories. */
function lateOn(times: number, years: number, newest: number) {
  const runs = 100;
  let [held, logs] = [0, 0];
  for (let key = 0; key < runs; key++) {
    const history = runOn(key, years, times);
    held += history.held.slice(-newest).filter(Boolean).length;
    for (const factor of history.factors.slice(-newest)) logs += Math.log(factor);
  }
  return { share: held / (runs * newest), factor: Math.exp(logs / (runs * newest)) };
}

test('right ranges are left alone on average and go on holding eight times in ten', () => {
  const { share, factor } = lateOn(1, 30, 20);
  assert.ok(Math.abs(factor - 1) < 0.06, `mean factor ${factor}`);
  assert.ok(Math.abs(share - 0.8) < 0.03, `held ${share}`);
});

for (const times of [1.5, 2])
  test(`ranges ${times} times too narrow come back to eight in ten`, () => {
    const plain = lateOn(times, 4, 2).share;
    const { share } = lateOn(times, 40, 15);
    assert.ok(plain < 0.72, `at first they hold ${plain}`);
    assert.ok(share > 0.75 && share < 0.85, `held ${share}`);
  });

test('ranges half again too wide are narrowed', () => {
  const { share, factor } = lateOn(0.66, 40, 15);
  assert.ok(factor < 0.8 && share < 0.88, `factor ${factor}, held ${share}`);
});

const scored = fc.array(
  fc.record({
    origin: fc.integer({ min: 2000, max: 2012 }),
    needed: fc.double({ min: 0, max: 10, noNaN: true }),
  }),
  { maxLength: 40 },
);

function forecasts(all: readonly { readonly origin: number; readonly needed: number }[]): ScoredForecast[] {
  return all.map(({ origin, needed }) => ({
    vintage: `v${origin}`,
    kind: 'panel',
    series: 'plans_n',
    origin: `${origin}-01`,
    period: `${origin + 1}-01`,
    ahead: 12,
    actual: 1,
    median: 1,
    error: 0,
    wis: null,
    naiveError: null,
    pit: 0.5,
    held: { '0.5': null, '0.8': null, '0.95': null },
    needed,
  }));
}

test('the factor stays within its bounds and never falls when a miss grows', () => {
  fc.assert(
    fc.property(scored, fc.nat(), fc.double({ min: 0, max: 5, noNaN: true }), (all, at, more) => {
      const now = learnRangeFactor(forecasts(all)).factor;
      assert.ok(now >= RANGE_RULE.least && now <= RANGE_RULE.most);
      const grown = all.map((one, k) =>
        k === at % Math.max(1, all.length) ? { ...one, needed: one.needed + more } : one,
      );
      assert.ok(learnRangeFactor(forecasts(grown)).factor >= now - 1e-12);
    }),
  );
});

test('few good outcomes never narrow a range, many do', () => {
  const good = (origins: number) =>
    learnRangeFactor(
      forecasts(Array.from({ length: origins }, (_, k) => ({ origin: 1990 + k, needed: 0.1 }))),
    ).factor;
  assert.equal(good(RANGE_RULE.narrowFrom - 1), 1);
  assert.ok(good(RANGE_RULE.narrowFrom) < 1);
});

test('fewer than three origins change nothing, however many forecasts they made', () => {
  const two = forecasts(Array.from({ length: 24 }, (_, k) => ({ origin: 2000 + (k % 2), needed: 9 })));
  assert.deepEqual(learnRangeFactor(two), { factor: 1, asked: null, origins: 2, outcomes: 24 });
});
