/** The quick stream: moments and tails of its draws within five standard errors, and subjects that do not disturb each other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FastStream, streamRoot } from './fast-stream.ts';

const DRAWS = 200_000;

function begun(part: number): FastStream {
  const stream = new FastStream();
  stream.begin(streamRoot('test', 7), 3, part);
  return stream;
}

/** Share of draws for which `holds`, in standard errors from `due`. */
function errorsFrom(due: number, draw: () => number, holds: (value: number) => boolean): number {
  let count = 0;
  for (let k = 0; k < DRAWS; k++) if (holds(draw())) count++;
  return (count / DRAWS - due) / Math.sqrt((due * (1 - due)) / DRAWS);
}

function momentErrors(mean: number, variance: number, fourth: number, draw: () => number): [number, number] {
  let sum = 0;
  let squares = 0;
  for (let k = 0; k < DRAWS; k++) {
    const away = draw() - mean;
    sum += away;
    squares += away * away;
  }
  return [
    sum / DRAWS / Math.sqrt(variance / DRAWS),
    (squares / DRAWS - variance) / Math.sqrt((fourth - variance ** 2) / DRAWS),
  ];
}

test('normal draws have the moments, the middle and the tails of the normal distribution', () => {
  const stream = begun(0);
  for (const error of momentErrors(0, 1, 3, () => stream.normal())) assert.ok(Math.abs(error) < 5);
  for (const [limit, beyond] of [
    [0.5, 0.3085375387],
    [1, 0.1586552539],
    [2, 0.0227501319],
    [3.6541528853610088, 0.00012902],
  ] as const) {
    assert.ok(
      Math.abs(
        errorsFrom(
          beyond,
          () => stream.normal(),
          (value) => value > limit,
        ),
      ) < 5,
    );
    assert.ok(
      Math.abs(
        errorsFrom(
          beyond,
          () => stream.normal(),
          (value) => value < -limit,
        ),
      ) < 5,
    );
  }
});

test('exponential draws have the moments, the middle and the tails of the exponential distribution', () => {
  const stream = begun(1);
  for (const error of momentErrors(1, 1, 9, () => stream.exponential())) assert.ok(Math.abs(error) < 5);
  for (const limit of [0.001, 0.1, 0.5, 1, 3, 7.69711747013105])
    assert.ok(
      Math.abs(
        errorsFrom(
          Math.exp(-limit),
          () => stream.exponential(),
          (value) => value > limit,
        ),
      ) < 5,
    );
});

test('gamma draws have the moments of any shape, far below 1 too', () => {
  for (const shape of [0.0099, 0.3, 1, 2.5, 40]) {
    const stream = begun(shape * 1000);
    const fourth = 3 * shape * shape + 6 * shape;
    for (const error of momentErrors(shape, shape, fourth, () => stream.gamma(shape)))
      assert.ok(Math.abs(error) < 5);
  }
});

test('a subject draws the same whatever was drawn before', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat({ max: 50 }), (subject, part, before) => {
      const root = streamRoot('any', 1);
      const stream = new FastStream();
      for (let k = 0; k < before; k++) stream.normal();
      stream.begin(root, subject, part);
      const fresh = new FastStream();
      fresh.begin(root, subject, part);
      assert.deepEqual([stream.bits(), stream.normal()], [fresh.bits(), fresh.normal()]);
    }),
  );
});

test('neighbouring subjects and parts draw without relation', () => {
  const root = streamRoot('related', 1);
  const stream = new FastStream();
  const first = (subject: number, part: number): number => {
    stream.begin(root, subject, part);
    return stream.next() - 0.5;
  };
  for (const next of [
    [1, 0],
    [0, 1],
  ] as const) {
    let sum = 0;
    for (let k = 0; k < 40_000; k++)
      sum += first(5 + k * next[0], k * next[1]) * first(5 + (k + 1) * next[0], (k + 1) * next[1]);
    assert.ok(Math.abs(sum / 40_000 / (1 / 12 / Math.sqrt(40_000))) < 5);
  }
});

test('a state that is kept goes on where it was', () => {
  const stream = begun(9);
  const kept = new Int32Array(8);
  stream.save(kept, 4);
  const ahead = [stream.bits(), stream.bits()];
  stream.begin(streamRoot('other'), 1, 1);
  stream.resume(kept, 4);
  assert.deepEqual([stream.bits(), stream.bits()], ahead);
});
