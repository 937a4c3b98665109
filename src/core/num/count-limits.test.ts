/** Exact tails against sums done by hand, and limits against the scores of whole counts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CountLaw, limitCount, scoreCount } from './count-limits.ts';
import { normalShare } from './normal-distribution.ts';

const near = (one: number, other: number, within: number) =>
  assert.ok(Math.abs(one - other) <= within, `${one} is not ${other}`);

test('tails of small laws are those of pencil and paper', () => {
  // 10 coins: 8 heads. P(X > 8) = 11/1024, P(X = 8) = 45/1024.
  near(1 - normalShare(scoreCount({ kind: 'binomial', trials: 10, share: 0.5 }, 8)), 33.5 / 1024, 1e-7);
  near(normalShare(scoreCount({ kind: 'binomial', trials: 10, share: 0.5 }, 2)), 33.5 / 1024, 1e-7);
  near(scoreCount({ kind: 'binomial', trials: 10, share: 0.5 }, 5), 0, 1e-9);
  // Mean 2: P(X = 0) = e^-2, P(X > 4) + P(X = 4) / 2.
  const chance = (k: number) => (Math.exp(-2) * 2 ** k) / ([1, 1, 2, 6, 24][k] ?? Number.NaN);
  near(normalShare(scoreCount({ kind: 'poisson', mean: 2 }, 0)), Math.exp(-2) / 2, 1e-7);
  const upTo3 = [0, 1, 2, 3].reduce((sum, k) => sum + chance(k), 0);
  near(1 - normalShare(scoreCount({ kind: 'poisson', mean: 2 }, 4)), 1 - upTo3 - chance(4) / 2, 1e-7);
});

test('a count far out has a score, not an infinity, and more is always farther', () => {
  const law: CountLaw = { kind: 'poisson', mean: 3 };
  const scores = Array.from({ length: 60 }, (_, count) => scoreCount(law, count));
  assert.ok(scores.every(Number.isFinite));
  assert.ok(scores.every((score, at) => at === 0 || score > (scores[at - 1] ?? 0)));
  assert.ok(Number.isFinite(scoreCount({ kind: 'binomial', trials: 2000, share: 0.001 }, 2000)));
});

test('a whole count lies beyond a limit exactly where its score does', () => {
  const laws: readonly CountLaw[] = [
    ...[10, 37, 160, 1200].map((trials) => ({ kind: 'binomial', trials, share: 0.04 }) as const),
    ...[10, 55].map((trials) => ({ kind: 'binomial', trials, share: 0.7 }) as const),
    ...[0.3, 2.5, 40].map((mean) => ({ kind: 'poisson', mean }) as const),
  ];
  for (const law of laws)
    for (const score of [1.96, 3.09, 5.2]) {
      const [low, high] = [limitCount(law, -score), limitCount(law, score)];
      const last = law.kind === 'binomial' ? law.trials : 120;
      for (let count = 0; count <= last; count++) {
        assert.equal(
          count > high,
          scoreCount(law, count) > score,
          `${JSON.stringify(law)} ${count} of ${high}`,
        );
        assert.equal(
          count < low,
          scoreCount(law, count) < -score,
          `${JSON.stringify(law)} ${count} of ${low}`,
        );
      }
    }
});

test('what is no count of its law is refused', () => {
  assert.throws(() => scoreCount({ kind: 'binomial', trials: 10, share: 0.5 }, 11), RangeError);
  assert.throws(() => scoreCount({ kind: 'binomial', trials: 10, share: 1 }, 10), RangeError);
  assert.throws(() => scoreCount({ kind: 'poisson', mean: 0 }, 0), RangeError);
  assert.throws(() => scoreCount({ kind: 'poisson', mean: 1 }, 0.5), RangeError);
});
