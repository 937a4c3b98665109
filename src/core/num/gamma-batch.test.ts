/** Batches of gamma draws: the moments of thousands of shapes together, and what is surely 0 or cannot be. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FastStream, streamRoot } from './fast-stream.ts';
import { drawGammas, gammaBatch } from './gamma-batch.ts';

test('over many shapes and rates, means and variances differ from theirs as chance would have it', () => {
  const SIZE = 600;
  const DRAWS = 2000;
  const shape = Float64Array.from({ length: SIZE }, (_, k) => 0.01 * 1.02 ** k);
  const rate = Float64Array.from({ length: SIZE }, (_, k) => 0.5 + (k % 7));
  const batch = gammaBatch(shape, rate);
  const stream = new FastStream();
  stream.begin(streamRoot('batch'), 1, 1);
  const out = new Float64Array(SIZE);
  const sum = new Float64Array(SIZE);
  for (let draw = 0; draw < DRAWS; draw++) {
    drawGammas(batch, stream, out);
    out.forEach((value, k) => {
      sum[k] = (sum[k] ?? 0) + value;
    });
  }
  let squares = 0;
  sum.forEach((total, k) => {
    const own = shape[k] ?? 0;
    const z = ((total / DRAWS) * (rate[k] ?? 1) - own) / Math.sqrt(own / DRAWS);
    squares += z * z;
  });
  // The mean of SIZE squared standard normal numbers is 1, give or take √(2/SIZE); small shapes are skewed, hence more.
  assert.ok(Math.abs(squares / SIZE - 1) < 0.5, `${squares / SIZE}`);
});

test('a batch is drawn as one after another would be, to the last bit, and leaves the stream where they would', () => {
  const shape = Float64Array.from({ length: 400 }, (_, k) => (k % 9 === 0 ? 0 : 0.02 * 1.02 ** k));
  const batch = gammaBatch(shape);
  const [together, apart] = [new FastStream(), new FastStream()];
  const out = new Float64Array(shape.length);
  for (let round = 0; round < 200; round++) {
    together.begin(streamRoot('same'), round, 1);
    apart.begin(streamRoot('same'), round, 1);
    drawGammas(batch, together, out);
    const alone = shape.map((own, k) => {
      if (own === 0) return 0;
      const plain = apart.gammaFrom(batch.d[k] ?? 0, batch.c[k] ?? 0);
      return own < 1 ? plain * Math.exp(-apart.exponential() * (batch.boost[k] ?? 0)) : plain;
    });
    assert.deepEqual([...out], [...alone]);
    assert.deepEqual(together.words, apart.words);
  }
});

test('a shape of 0 stays 0, and what cannot be a gamma distribution is refused', () => {
  const batch = gammaBatch(Float64Array.of(0, 2), Float64Array.of(1, 4));
  const out = new Float64Array(2);
  const stream = new FastStream();
  stream.begin(streamRoot('zero'), 1, 1);
  drawGammas(batch, stream, out);
  assert.equal(out[0], 0);
  assert.ok((out[1] ?? 0) > 0);
  assert.deepEqual([...batch.mean], [0, 0.5]);
  assert.throws(() => gammaBatch(Float64Array.of(-1)), RangeError);
  assert.throws(() => gammaBatch(Float64Array.of(1), Float64Array.of(0)), RangeError);
});
