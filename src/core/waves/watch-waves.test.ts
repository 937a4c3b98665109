/** The watch over waves: a shift that lasts is told of with its figures, level series are quiet, gaps are no zeros. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type WatchedItem, watchWaves } from './watch-waves.ts';

const wave = (count: number, of = 300) => ({ count, of });
const item = (waves: WatchedItem['waves'], name = 'listened'): WatchedItem => ({
  item: name,
  group: 'parents',
  waves,
});

test('a lasting fall of 15 points is told of, with where it began and both counts', () => {
  const { alarms } = watchWaves([item([wave(180), wave(183), wave(177), wave(135), wave(135)])], 4);
  const alarm = alarms[0];
  assert.equal(alarms.length, 1);
  assert.equal(alarm?.wave, 3);
  assert.deepEqual(alarm?.before, { count: 540, of: 900 });
  assert.deepEqual(alarm?.latest, { count: 270, of: 600 });
  assert.ok(Math.abs((alarm?.change ?? 0) + 0.15) < 1e-12);
  assert.ok(Math.abs(alarm?.score ?? 0) > (alarm?.limit ?? Infinity));
});

test('level series are quiet, and the order of items changes nothing', () => {
  const items = [item([wave(150), wave(152), wave(149)]), item([wave(60), wave(58), wave(61)], 'informed')];
  assert.deepEqual(watchWaves(items, 4).alarms, []);
  const loud = [...items, item([wave(100), wave(200), wave(200)], 'trust')];
  assert.deepEqual(watchWaves(loud, 4).alarms, watchWaves([...loud].reverse(), 4).alarms);
});

test('with more items an alarm takes more', () => {
  const one = item([wave(150), wave(195)]);
  const many = Array.from({ length: 20 }, (_, at) => item([wave(150), wave(150)], `other ${at}`));
  const alone = watchWaves([one], 4).alarms[0];
  const among = watchWaves([one, ...many], 4).alarms[0];
  assert.ok((among?.limit ?? 0) > (alone?.limit ?? Infinity));
});

test('a wave without the item is no zero, and too few answers are told as that', () => {
  const gap = watchWaves([item([wave(150), null, wave(150)])], 4);
  assert.deepEqual([gap.alarms.length, gap.compared], [0, 1]);
  assert.equal(watchWaves([item([wave(150), wave(150), null])], 4).tooFew, 1);
  assert.equal(watchWaves([item([wave(150), wave(0, 12)])], 4).tooFew, 1);
});
