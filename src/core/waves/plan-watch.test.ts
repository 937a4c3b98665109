/** What is told before a wave is what the watch then finds: held against simulated answers; more answers, fewer series and larger changes are found more often. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { binomial, createStream } from '../num/random.ts';
import { chanceOfFinding, type PlannedWaves, smallestFound } from './plan-watch.ts';
import { type WatchedItem, watchWaves } from './watch-waves.ts';

const PLAN: PlannedWaves = { before: [300], answers: 300, waves: 4, series: 10, share: 0.5 };

/** The share of simulated years of answers in which the watch itself finds the change of the first series. */
function simulated({ before, answers, waves, series, share }: PlannedWaves, shift: number, years: number) {
  const stream = createStream('plan-watch', series, before.length, shift);
  const sizes = [...before, ...Array.from({ length: waves }, () => answers)];
  let found = 0;
  for (let year = 0; year < years; year++) {
    const all = Array.from({ length: series }, (_, at) =>
      sizes.map((of, wave) => {
        const moved = at === 0 && wave >= before.length ? share + shift : share;
        return { count: binomial(stream, of, moved), of };
      }),
    );
    const sees = (upTo: number) => {
      const items = all.map(
        (own, at): WatchedItem => ({ item: `${at}`, group: 'all', waves: own.slice(0, upTo) }),
      );
      return watchWaves(items, waves).alarms.some(({ item }) => item === '0');
    };
    if (sizes.slice(before.length).some((_, look) => sees(before.length + look + 1))) found++;
  }
  return found / years;
}

test('the chance that is told is the share of simulated years in which the watch finds the change', () => {
  const plans: readonly (readonly [PlannedWaves, number])[] = [
    [PLAN, 0.1],
    [{ ...PLAN, series: 1 }, 0.1],
    [{ ...PLAN, series: 24, before: [1200, 1200], answers: 1200, waves: 2 }, -0.06],
    [{ ...PLAN, series: 5, before: [300, 280, 310, 290], share: 0.7 }, 0.08],
  ];
  for (const [plan, shift] of plans) {
    const [told, seen] = [chanceOfFinding(plan, shift), simulated(plan, shift, 1000)];
    // Each is known to about 0.03, 19 times in 20; five standard errors of their difference.
    assert.ok(Math.abs(told - seen) < 0.1, `${plan.series} series: ${told} told, ${seen} seen`);
    assert.ok(told > 0.05 && told < 0.999, 'neither nothing nor everything');
  }
});

test('more answers, more waves before, fewer series and a larger change are found more often', () => {
  const ten = chanceOfFinding(PLAN, 0.1);
  assert.ok(chanceOfFinding({ ...PLAN, answers: 900 }, 0.1) > ten);
  assert.ok(chanceOfFinding({ ...PLAN, before: [300, 300, 300, 300] }, 0.1) > ten);
  assert.ok(chanceOfFinding({ ...PLAN, series: 1 }, 0.1) > ten);
  assert.ok(chanceOfFinding(PLAN, 0.15) > ten);
  assert.ok(chanceOfFinding(PLAN, 0) < 0.02, 'a change of nothing is a false alarm');
});

test('the smallest change that is found is found so often, and half a point less is not', () => {
  const smallest = smallestFound(PLAN, 0.9);
  assert.ok(smallest !== null && smallest > 0.1 && smallest < 0.2);
  assert.ok(chanceOfFinding(PLAN, smallest) >= 0.9);
  assert.ok(chanceOfFinding(PLAN, smallest - 0.005) < 0.9);
});

test('where nothing can be compared nothing is found, whatever it is', () => {
  const first = { ...PLAN, before: [], waves: 1 };
  assert.equal(chanceOfFinding(first, 0.3), 0);
  assert.equal(smallestFound(first, 0.9), null);
  assert.equal(smallestFound({ ...PLAN, answers: 5, waves: 2, before: [5] }, 0.9), null);
});
