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

/** Chances of every count that matters, one from the other: another way than the one under test. */
function chancesOf(law: CountLaw): readonly number[] {
  const last = law.kind === 'binomial' ? law.trials : 200;
  const chances = [law.kind === 'binomial' ? (1 - law.share) ** law.trials : Math.exp(-law.mean)];
  for (let k = 1; k <= last; k++) {
    const step =
      law.kind === 'binomial' ? ((law.trials - k + 1) * law.share) / (k * (1 - law.share)) : law.mean / k;
    chances.push((chances[k - 1] ?? 0) * step);
  }
  return chances;
}

test('a whole count lies beyond a limit exactly where it or more is rarer than the deviate', () => {
  const laws: readonly CountLaw[] = [
    ...[10, 37, 160, 1200].map((trials) => ({ kind: 'binomial', trials, share: 0.04 }) as const),
    ...[10, 55].map((trials) => ({ kind: 'binomial', trials, share: 0.7 }) as const),
    ...[0.03, 0.3, 2.5, 40].map((mean) => ({ kind: 'poisson', mean }) as const),
  ];
  const sum = (chances: readonly number[]) => chances.reduce((total, chance) => total + chance, 0);
  for (const law of laws)
    for (const [deviate, rare] of [
      [1.96, 0.0249979],
      [3.09, 0.00100078],
    ] as const) {
      const [low, high] = [limitCount(law, -deviate), limitCount(law, deviate)];
      const chances = chancesOf(law);
      for (const count of chances.keys()) {
        const said = `${JSON.stringify(law)} ${count} between ${low} and ${high}`;
        assert.equal(count > high, sum(chances.slice(count)) < rare, said);
        assert.equal(count < low, sum(chances.slice(0, count + 1)) < rare, said);
      }
    }
});

test('one event where hardly any is expected is no sign, and two are', () => {
  assert.ok(limitCount({ kind: 'poisson', mean: 0.04 }, 1.96) > 1);
  assert.ok(limitCount({ kind: 'poisson', mean: 0.04 }, 1.96) < 2);
});

test('what is no count of its law is refused', () => {
  assert.throws(() => scoreCount({ kind: 'binomial', trials: 10, share: 0.5 }, 11), RangeError);
  assert.throws(() => scoreCount({ kind: 'binomial', trials: 10, share: 1 }, 10), RangeError);
  assert.throws(() => scoreCount({ kind: 'poisson', mean: 0 }, 0), RangeError);
  assert.throws(() => scoreCount({ kind: 'poisson', mean: 1 }, 0.5), RangeError);
});
