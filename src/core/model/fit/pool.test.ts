/** Partial pooling: thin cells lean on the others, thick ones stand by themselves, and no cell is left without a rate. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createStream, poisson } from '../../num/random.ts';
import { estimateDispersion, evidenceKept } from './dispersion.ts';
import { poolRates } from './pool-rates.ts';
import { poolShares } from './pool-shares.ts';
import { rateStrength, shareStrength } from './pool-strength.ts';

const mean = ({ shape, rate }: { shape: Float64Array; rate: Float64Array }, at: number) =>
  (shape[at] ?? 0) / (rate[at] ?? 1);

test('cells with one rate are pooled strongly, cells that differ hardly at all', () => {
  const stream = createStream('pool strength');
  const expected = new Float64Array(200).fill(20);
  const alike = expected.map((count) => poisson(stream, count));
  const apart = expected.map((count, cell) => poisson(stream, count * (cell % 2 === 0 ? 0.2 : 1.8)));
  assert.ok(rateStrength(alike, expected) > 100);
  assert.ok(rateStrength(apart, expected) < 5);
});

test('rows with one mix are pooled strongly, rows that differ hardly at all', () => {
  const base = [0.5, 0.3, 0.2];
  const alike = Array.from({ length: 20 }, () => [50, 30, 20]);
  const apart = Array.from({ length: 20 }, (_, row) => (row % 2 === 0 ? [90, 5, 5] : [5, 60, 35]));
  assert.ok(shareStrength(alike, base) > 500);
  assert.ok(shareStrength(apart, base) < 20);
});

test('nobody falls into a cell without a rate, and every rate is finite', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 0, max: 200 })), { minLength: 12, maxLength: 12 }),
      (cells) => {
        const exposure = Float64Array.from(cells, ([, years]) => years);
        const events = Float64Array.from(cells, ([count, years]) => Math.min(count, years));
        const pooled = poolRates(
          { ages: 4, columns: 3, events, exposure },
          { bandOfAge: Uint8Array.of(0, 0, 1, 1), groupOfColumn: Uint8Array.of(0, 1, 1) },
        );
        const any = events.some((count) => count > 0);
        for (let cell = 0; cell < 12; cell++) {
          assert.ok((pooled.rate[cell] ?? 0) > 0 && Number.isFinite(mean(pooled, cell)));
          assert.equal((pooled.shape[cell] ?? 0) > 0, any);
        }
      },
    ),
  );
});

test('a thin cell leans on its age and its setting; a thick one keeps its own rate', () => {
  // Two ages, two settings; the last cell has seen one plan year only.
  const pooled = poolRates(
    {
      ages: 2,
      columns: 2,
      events: Float64Array.of(100, 20, 300, 1),
      exposure: Float64Array.of(1000, 1000, 1000, 1),
    },
    { bandOfAge: Uint8Array.of(0, 1), groupOfColumn: Uint8Array.of(0, 1) },
  );
  assert.ok(Math.abs(mean(pooled, 0) - 0.1) < 0.01);
  assert.ok(Math.abs(mean(pooled, 2) - 0.3) < 0.02);
  assert.ok(mean(pooled, 3) < 0.5, 'its own rate would be 1');
  assert.ok(mean(pooled, 3) > mean(pooled, 1), 'the older age leaves more often everywhere');
});

test('shares of a row sum up over possible parts only, and unseen rows take the mix of their group', () => {
  const weights = poolShares({
    groups: 2,
    rows: 2,
    parts: 3,
    counts: Float64Array.of(60, 40, 0, 0, 0, 0, 5, 0, 95, 2, 0, 38),
    possible: Uint8Array.of(1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1),
  });
  assert.equal(weights[5], 0);
  const share = (at: number) => (weights[at] ?? 0) / ((weights[3] ?? 0) + (weights[4] ?? 0));
  assert.ok(Math.abs(share(3) - 0.6) < 0.05, 'the unseen row leans on the first row of its group');
});

test('years that differ by counting alone keep nearly all evidence; groups that swing lose most of it', () => {
  const stream = createStream('dispersion');
  const table = (swing: number) => ({
    exposure: Array.from({ length: 6 }, () => new Float64Array(10).fill(1)),
    events: Array.from({ length: 6 }, (_, year) =>
      Float64Array.from({ length: 10 }, (_x, group) =>
        poisson(stream, 50 * ((year + group) % 2 === 0 ? 1 + swing : 1 - swing)),
      ),
    ),
  });
  const [calm, wild] = [estimateDispersion(table(0)), estimateDispersion(table(0.5))];
  assert.ok(calm < 1.4);
  assert.ok(wild > 5);
  assert.ok(evidenceKept(calm, 6) > 10 * evidenceKept(wild, 6));
});
