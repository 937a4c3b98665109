/** Actuals against a forecast's range: right forecasts are seldom doubted, wrong ones are, and nothing is judged too early. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeVintage } from '../../../test/make/vintages.ts';
import { addMonths, type Month } from '../base/time.ts';
import { createStream, normal } from '../num/random.ts';
import { watchRange } from './range-watch.ts';
import type { Vintage } from './vintage.ts';

/** A forecast of twelve months whose spread grows as errors add up, and outcomes that do so, with growth besides. */
function year(
  key: number,
  excess: number,
): { readonly vintage: Vintage; readonly actual: Map<Month, number> } {
  const stream = createStream('range', key);
  const actual = new Map<Month, number>();
  let gap = 0;
  const steps = Array.from({ length: 12 }, (_, at) => {
    gap += 15 * normal(stream) + excess;
    const month = addMonths('2024-04', at);
    actual.set(month, Math.round(5000 + gap));
    return makeVintage('2024-03', [month], 5000, 15 * Math.sqrt(at + 1)).steps;
  }).flat();
  return { vintage: { ...makeVintage('2024-03', [], 5000, 1), steps }, actual };
}

function alarmed(key: number, excess: number): boolean {
  const { vintage, actual } = year(key, excess);
  for (let at = 0; at < 12; at++)
    if ((watchRange(vintage, actual, addMonths('2024-04', at))?.alarm ?? null) !== null) return true;
  return false;
}

test('a right forecast is doubted in fewer than 1 in 20 years, one that leaves out 20 a month nearly always', () => {
  let [right, wrong] = [0, 0];
  for (let key = 0; key < 400; key++) {
    if (alarmed(key, 0)) right++;
    if (alarmed(key, 20)) wrong++;
  }
  assert.ok(right / 400 < 1 / 20, `${right} of 400`);
  assert.ok(wrong / 400 > 0.9, `${wrong} of 400`);
});

test('standing and side of each month, and the months outside in a row', () => {
  const vintage = makeVintage('2024-03', ['2024-03', '2024-04', '2024-05', '2024-06', '2024-07'], 1000, 100);
  const actual = new Map([
    ['2024-03', 5000],
    ['2024-04', 1050],
    ['2024-05', 1150],
    ['2024-06', 1300],
  ]);
  const watch = watchRange(vintage, actual, '2024-06');
  assert.deepEqual(
    watch?.months.map(({ month, standing, side }) => [month, standing, side]),
    [
      ['2024-04', 'inside-80', 'above'],
      ['2024-05', 'outside-80', 'above'],
      ['2024-06', 'outside-95', 'above'],
    ],
  );
  assert.deepEqual([watch?.outside, watch?.alarm], [2, 'above']);
  assert.equal(watchRange(vintage, actual, '2024-05')?.alarm, null);
  assert.equal(watchRange(vintage, actual, '2024-03'), null);
});
