/** Counts from one number: exact against the distribution added up, and in step with what they depend on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { binomialAt, makeChances, poissonFrom, setChance } from './count-draws.ts';
import { logGamma } from './log-gamma.ts';

/** The number of chance that 32 bits stand for, in (0, 1). */
const numberOf = (word: number): number => ((word >>> 0) + 0.5) / 2 ** 32;

/** The count for 32 bits of chance, from a table made for it. */
function binomialFrom(word: number, trials: number, chance: number): number {
  const table = makeChances(2);
  setChance(table, 1, chance);
  return binomialAt(table, 1, word, trials);
}

const bits = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const uniform = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

function binomialBelow(count: number, trials: number, chance: number): number {
  let sum = 0;
  for (let k = 0; k <= count; k++)
    sum += Math.exp(
      logGamma(trials + 1) -
        logGamma(k + 1) -
        logGamma(trials - k + 1) +
        k * Math.log(chance) +
        (trials - k) * Math.log1p(-chance),
    );
  return sum;
}

function poissonBelow(count: number, mean: number): number {
  let sum = 0;
  for (let k = 0; k <= count; k++) sum += Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
  return sum;
}

test('a binomial count is the first whose distribution function reaches the number', () => {
  fc.assert(
    fc.property(
      bits,
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      (word, trials, chance) => {
        const u = numberOf(word);
        const count = binomialFrom(word, trials, chance);
        assert.ok(count >= 0 && count <= trials);
        assert.ok(binomialBelow(count, trials, chance) >= u - 1e-9);
        if (count > 0) assert.ok(binomialBelow(count - 1, trials, chance) < u + 1e-9);
      },
    ),
  );
});

test('a Poisson count is the first whose distribution function reaches the number', () => {
  fc.assert(
    fc.property(uniform, fc.double({ min: 0.01, max: 500, noNaN: true }), (u, mean) => {
      const count = poissonFrom(u, mean);
      assert.ok(poissonBelow(count, mean) >= u - 1e-9);
      if (count > 0) assert.ok(poissonBelow(count - 1, mean) < u + 1e-9);
    }),
  );
});

test('one trial more gives the same count or one more, and a greater chance never fewer', () => {
  fc.assert(
    fc.property(
      bits,
      fc.integer({ min: 0, max: 3000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (word, trials, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const count = binomialFrom(word, trials, low);
        const more = binomialFrom(word, trials + 1, low);
        assert.ok(more === count || more === count + 1);
        assert.ok(binomialFrom(word, trials, high) >= count);
      },
    ),
  );
});

test('a greater mean never gives fewer, however large', () => {
  fc.assert(
    fc.property(
      uniform,
      fc.double({ min: 0, max: 20_000, noNaN: true }),
      fc.double({ min: 0, max: 100, noNaN: true }),
      (u, mean, more) => {
        assert.ok(poissonFrom(u, mean + more) >= poissonFrom(u, mean));
      },
    ),
  );
});

test('what is sure is sure', () => {
  for (const word of [-(2 ** 31), -1, 0, 2 ** 31 - 1]) {
    assert.equal(binomialFrom(word, 12, 0), 0);
    assert.equal(binomialFrom(word, 12, 1), 12);
    assert.equal(binomialFrom(word, 0, 0.5), 0);
  }
  assert.equal(poissonFrom(0.3, 0), 0);
});
