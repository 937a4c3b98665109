/** The outlook: ranges that hold, limits passed in order, and the last month in which a mitigation may start. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeWatched, NOISE_KINDS, type NoiseKind, START } from '../../../test/make/watched-series.ts';
import { addMonths } from '../base/time.ts';
import { createStream, normal } from '../num/random.ts';
import { estimateNoise } from './noise-scale.ts';
import { gapMonths, knownAt, type WatchedSeries } from './watched-series.ts';
import { lastUsefulStart, lookAhead, whenPassed, yearEndOf } from './year-end-outlook.ts';

const END = addMonths(START, 11);
const RUNS = 200;

function outlookAt(series: WatchedSeries, month: string) {
  const known = knownAt(series, month);
  return lookAhead(known, gapMonths(known), estimateNoise(known));
}

/** Of 200 series that leave their plan by what forecasts usually err by: how many year ends the range held [0..1]. */
function shareHeld(noise: NoiseKind, months: number): number {
  let held = 0;
  for (let key = 0; key < RUNS; key++) {
    const usual = noise.kind === 'stock' ? (0.043 / 12) * noise.level : 0.15 * noise.level;
    const excess = normal(createStream('excess', key)) * usual;
    const series = makeWatched(noise, key, { history: 24, months: 12, excess });
    const came = gapMonths(series).at(-1)?.gap ?? Number.NaN;
    const { low, high } = outlookAt(series, addMonths(START, months - 1)).gapAt(END);
    if (low <= came && came <= high) held++;
  }
  return held / RUNS;
}

test('with two years of history the 80 % range of year end holds at least so often for every kind of noise', () => {
  for (const noise of NOISE_KINDS)
    for (const months of [3, 6, 9]) {
      const share = shareHeld(noise, months);
      // five standard errors below eight in ten
      assert.ok(share > 0.8 - 5 * Math.sqrt(0.16 / RUNS), `${noise.name}, ${months} months: ${share}`);
    }
});

test('a financial year ends with the March that follows', () => {
  assert.equal(yearEndOf('2024-03'), '2024-03');
  assert.equal(yearEndOf('2024-04'), '2025-03');
  assert.equal(yearEndOf('2024-12'), '2025-03');
});

const STEEP: WatchedSeries = {
  measure: 'plans_n',
  kind: 'stock',
  actual: new Map([0, 1, 2, 3, 4, 5].map((at) => [addMonths(START, at), 5000 + 80 * at])),
  agreed: new Map(Array.from({ length: 24 }, (_, at) => [addMonths(START, at), 5000 + 20 * at])),
};

test('a limit is passed no later at a higher rate, and early, likely and late months come in that order', () => {
  const outlook = outlookAt(STEEP, '2024-09');
  fc.assert(
    fc.property(fc.integer({ min: 5300, max: 7000 }), fc.integer({ min: 0, max: 300 }), (limit, more) => {
      const [near, far] = [whenPassed(outlook, limit), whenPassed(outlook, limit + more)];
      const order = (month: string | null) => month ?? '9999-12';
      assert.ok(order(near.earliest) <= order(near.point) && order(near.point) <= order(near.latest));
      assert.ok(order(near.point) <= order(far.point));
    }),
  );
});

test('the last useful start is early enough by the lead time and by the months that the effect needs', () => {
  const outlook = outlookAt(STEEP, '2024-09');
  const deadline = '2026-03';
  const projected = outlook.actualAt(deadline).point;
  const start = lastUsefulStart(outlook, { deadline, target: projected - 100 }, { lead: 4, size: 25 });
  // four months of 25 are needed, the deadline's own among them: effect from December 2025, a start four months before
  assert.deepEqual([start.month, start.state], ['2025-08', 'in-time']);
  const short = lastUsefulStart(outlook, { deadline, target: projected - 100 }, { lead: 4, size: 5 });
  assert.equal(short.state, 'too-late');
  const none = lastUsefulStart(outlook, { deadline, target: projected + 1 }, { lead: 4, size: 5 });
  assert.equal(none.state, 'not-needed');
  assert.equal(lastUsefulStart(outlook, { deadline, target: 0 }, { lead: 1, size: 0 }).state, 'too-small');
  assert.equal(lastUsefulStart(outlook, { deadline, target: 0 }, { lead: 2, size: null }).month, '2026-01');
});

test('a trajectory that ends before year end is carried on and says so', () => {
  const short = { ...STEEP, agreed: new Map([...STEEP.agreed].slice(0, 7)) };
  const outlook = outlookAt(short, '2024-09');
  assert.equal(outlook.isCarriedOn('2025-03'), true);
  assert.equal(outlook.isCarriedOn('2024-10'), false);
  assert.ok(
    Math.abs(outlook.actualAt('2025-03').point - outlookAt(STEEP, '2024-09').actualAt('2025-03').point) <
      1e-6,
  );
});
