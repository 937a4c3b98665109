/** Streams and samplers against their exact distributions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { logGamma } from './log-gamma.ts';
import { binomial, createStream, exponential, normal, poisson, shuffle, uniformInt } from './random.ts';

const DRAWS = 40_000;
/** Standard errors within which a seeded draw must lie. */
const LIMIT = 5;

/** How many standard errors the counts of whole-number draws lie from their exact distribution, by chi-square. */
function chiSquareDistance(draws: readonly number[], logMass: (count: number) => number): number {
  const counts = new Map<number, number>();
  for (const draw of draws) counts.set(draw, (counts.get(draw) ?? 0) + 1);
  const most = Math.max(...draws) + 50;
  let square = 0;
  let cells = 0;
  let expected = 0;
  let seen = 0;
  for (let count = 0; count <= most; count++) {
    expected += draws.length * Math.exp(logMass(count));
    seen += counts.get(count) ?? 0;
    // Cells are joined until each is large enough for the approximation to hold.
    if (expected < 20) continue;
    square += (seen - expected) ** 2 / expected;
    cells++;
    expected = 0;
    seen = 0;
  }
  const freedom = cells - 1;
  return (square - freedom) / Math.sqrt(2 * freedom);
}

function binomialLogMass(trials: number, chance: number): (count: number) => number {
  return (count) =>
    count > trials
      ? Number.NEGATIVE_INFINITY
      : logGamma(trials + 1) -
        logGamma(count + 1) -
        logGamma(trials - count + 1) +
        count * Math.log(chance) +
        (trials - count) * Math.log1p(-chance);
}

test('the logarithm of a factorial is right from 0 to 170', () => {
  let exact = 0;
  for (let n = 0; n <= 170; n++) {
    if (n > 0) exact += Math.log(n);
    assert.ok(Math.abs(logGamma(n + 1) - exact) <= 1e-11 * Math.max(1, exact), `${n}!`);
  }
});

for (const [trials, chance] of [
  [1, 0.3],
  [5, 0.5],
  [40, 0.25],
  [100, 0.3],
  [200, 0.9],
  [1000, 0.3],
  [5000, 0.02],
  [60, 0.16],
] as const)
  test(`binomial draws follow the exact distribution: ${trials} trials of ${chance}`, () => {
    const stream = createStream(20, 'binomial', trials, chance);
    const draws = Array.from({ length: DRAWS }, () => binomial(stream, trials, chance));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / DRAWS;
    const error = Math.sqrt((trials * chance * (1 - chance)) / DRAWS);
    assert.ok(Math.abs(mean - trials * chance) < LIMIT * error, `mean ${mean}`);
    if (trials === 1) return;
    const distance = chiSquareDistance(draws, binomialLogMass(trials, chance));
    assert.ok(Math.abs(distance) < LIMIT, `chi-square is ${distance} standard errors off`);
  });

for (const mean of [0.2, 2, 9.9, 10, 50, 800])
  test(`Poisson draws follow the exact distribution: mean ${mean}`, () => {
    const stream = createStream(21, 'poisson', mean);
    const draws = Array.from({ length: DRAWS }, () => poisson(stream, mean));
    const distance = chiSquareDistance(draws, (count) => count * Math.log(mean) - mean - logGamma(count + 1));
    assert.ok(Math.abs(distance) < LIMIT, `chi-square is ${distance} standard errors off`);
  });

test('a binomial draw never leaves its range, and certain outcomes are certain', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 20_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(),
      (trials, chance, seed) => {
        const draw = binomial(createStream(seed), trials, chance);
        return Number.isInteger(draw) && draw >= 0 && draw <= trials;
      },
    ),
    { seed: 1, numRuns: 300 },
  );
  assert.equal(binomial(createStream(1), 7, 1), 7);
  assert.equal(binomial(createStream(1), 7, 0), 0);
  assert.equal(poisson(createStream(1), 0), 0);
});

test('a draw with impossible arguments is refused', () => {
  assert.throws(() => binomial(createStream(1), 2.5, 0.5), RangeError);
  assert.throws(() => binomial(createStream(1), 2, 1.5), RangeError);
  assert.throws(() => binomial(createStream(1), 2, Number.NaN), RangeError);
  assert.throws(() => poisson(createStream(1), -1), RangeError);
});

test('normal and exponential draws have their mean and spread', () => {
  const stream = createStream(22, 'normal');
  const draws = Array.from({ length: DRAWS }, () => normal(stream));
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / DRAWS;
  const square = draws.reduce((sum, draw) => sum + draw * draw, 0) / DRAWS;
  const fourth = draws.reduce((sum, draw) => sum + draw ** 4, 0) / DRAWS;
  assert.ok(Math.abs(mean) < LIMIT / Math.sqrt(DRAWS));
  assert.ok(Math.abs(square - 1) < LIMIT * Math.sqrt(2 / DRAWS));
  assert.ok(Math.abs(fourth - 3) < LIMIT * Math.sqrt(96 / DRAWS));
  const waits = Array.from({ length: DRAWS }, () => exponential(stream));
  assert.ok(Math.abs(waits.reduce((sum, wait) => sum + wait, 0) / DRAWS - 1) < LIMIT / Math.sqrt(DRAWS));
});

test('whole numbers below a limit come equally often', () => {
  const stream = createStream(23);
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (let draw = 0; draw < DRAWS; draw++) {
    const face = uniformInt(stream, 7);
    counts[face] = (counts[face] ?? Number.NaN) + 1;
  }
  const square = counts.reduce((sum, count) => sum + (count - DRAWS / 7) ** 2 / (DRAWS / 7), 0);
  assert.ok((square - 6) / Math.sqrt(12) < LIMIT, `chi-square ${square}`);
});

test('streams of names that differ little do not resemble each other', () => {
  const names = [[1, 'a'], [2, 'a'], ['1', 'a'], ['1a'], [1, 'a', ''], [1, 'b'], ['a', 1]];
  const firsts = new Set(names.map((name) => createStream(...name).bits()));
  assert.equal(firsts.size, names.length);
  // Correlation of neighbouring streams, over many of them.
  let product = 0;
  for (let key = 0; key < DRAWS; key++)
    product += (createStream(key).next() - 0.5) * (createStream(key + 1).next() - 0.5);
  assert.ok(Math.abs(product / DRAWS) < (LIMIT / 12) * Math.sqrt(1 / DRAWS));
});

test('a stream of a name is the same for ever', () => {
  const stream = createStream(1, 'panel', 1);
  assert.deepEqual(
    Array.from({ length: 3 }, () => stream.bits()),
    [2470273082, 3119584238, 1289637281],
  );
});

test('a shuffle keeps every item and leaves the original as it was', () => {
  const items = ['a', 'b', 'c', 'd'];
  const mixed = shuffle(createStream(24), items);
  assert.deepEqual([...mixed].sort(), items);
  assert.deepEqual(items, ['a', 'b', 'c', 'd']);
});
