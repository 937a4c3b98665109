/** Raking meets what is known, gives nobody a weight below nought, changes nothing where nothing is amiss, and says what it could not do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LARGEST_WEIGHT, LEAST_WEIGHT, type Raked, rakeWeights } from './rake-weights.ts';

const many = (count: number, one: Raked): Raked[] => Array.from({ length: count }, () => one);
const shareOf = (answered: readonly Raked[], weights: readonly number[], by: string, part: string) => {
  const sum = (is: (one: Raked) => boolean) =>
    answered.reduce((all, one, place) => all + (is(one) ? (weights[place] ?? 0) : 0), 0);
  return sum((one) => one[by] === part) / sum((one) => one[by] !== undefined);
};
const people = fc.record({ a: fc.integer({ min: 40, max: 100 }), b: fc.integer({ min: 40, max: 100 }) });

test('weights of two margins meet both, are never negative, and have a mean of one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 5, max: 20 }), { minLength: 4, maxLength: 4 }),
      people,
      people,
      ([aa = 0, ab = 0, ba = 0, bb = 0], need, area) => {
        const answered = [
          ...many(aa, { need: 'a', area: 'a' }),
          ...many(ab, { need: 'a', area: 'b' }),
          ...many(ba, { need: 'b', area: 'a' }),
          ...many(bb, { need: 'b', area: 'b' }),
        ];
        const raked = rakeWeights(answered, [
          { by: 'need', people: need },
          { by: 'area', people: area },
        ]);
        if (raked === null) return false;
        const { weights } = raked;
        assert.ok(weights.every((one) => one >= LEAST_WEIGHT - 1e-9 && one <= LARGEST_WEIGHT + 1e-9));
        assert.ok(Math.abs(weights.reduce((sum, one) => sum + one, 0) / weights.length - 1) < 1e-6);
        assert.ok(raked.effective <= answered.length + 1e-6);
        if (raked.capped > 0) return true; // a weight that is held may leave a margin unmet, and `miss` tells it
        assert.ok(raked.miss < 1e-5, String(raked.miss));
        const known = need.a / (need.a + need.b);
        return Math.abs(shareOf(answered, weights, 'need', 'a') - known) < 1e-4;
      },
    ),
  );
});

test('where those who answered are like those who were asked, every weight is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (a, b) => {
      const answered = [...many(a, { need: 'a' }), ...many(b, { need: 'b' })];
      const raked = rakeWeights(answered, [{ by: 'need', people: { a: 10 * a, b: 10 * b } }]);
      assert.ok(raked?.weights.every((one) => Math.abs(one - 1) < 1e-9));
      return Math.abs((raked?.effective ?? 0) - answered.length) < 1e-6;
    }),
  );
});

test('worked by hand: 30 and 10 of parts that are equal weigh two thirds and two, and tell as much as 30', () => {
  const answered = [...many(30, { need: 'a' }), ...many(10, { need: 'b' })];
  const raked = rakeWeights(answered, [{ by: 'need', people: { a: 500, b: 500 } }]);
  assert.ok(Math.abs((raked?.weights[0] ?? 0) - 2 / 3) < 1e-9 && Math.abs((raked?.largest ?? 0) - 2) < 1e-9);
  // 40² ÷ (30 × 4/9 + 10 × 4) = 1600 ÷ 53⅓ = 30.
  assert.ok(Math.abs((raked?.effective ?? 0) - 30) < 1e-6);
});

test('a weight that would be too large is held and told, and what is missed with it', () => {
  const answered = [...many(99, { need: 'a' }), ...many(1, { need: 'b' })];
  const raked = rakeWeights(answered, [{ by: 'need', people: { a: 50, b: 50 } }]);
  assert.ok(Math.abs((raked?.largest ?? 0) - LARGEST_WEIGHT) < 1e-9);
  assert.equal(raked?.capped, 1);
  assert.ok((raked?.miss ?? 0) > 0.4);
});

test('who is not known in a margin is not weighed by it, and a part without an answer is told', () => {
  const answered = [...many(20, { need: 'a' }), ...many(20, { need: 'b' }), ...many(5, {})];
  const raked = rakeWeights(answered, [{ by: 'need', people: { a: 30, b: 10, c: 7 } }]);
  assert.deepEqual(raked?.unheard, [{ by: 'need', part: 'c', people: 7 }]);
  assert.ok(Math.abs(shareOf(answered, raked?.weights ?? [], 'need', 'a') - 0.75) < 1e-6);
  assert.ok(Math.abs((raked?.weights.at(-1) ?? 0) - 1) < 1e-6);
  assert.equal(rakeWeights([], [{ by: 'need', people: { a: 1 } }]), null);
  assert.equal(rakeWeights(answered, []), null);
});
