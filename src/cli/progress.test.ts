/** The bar tells count, rate and time left; without a terminal it is a line now and then. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressBar, rowProgress, timeLeft } from './progress.ts';

test('a bar is full when all is read, empty at the start, and never beyond either', () => {
  assert.match(progressBar(10, 1, 1000), /^█{24} 100% · 10 rows · 10\/s · 0:00 left$/);
  assert.match(progressBar(0, 0, 1000), /^░{24} 0% · 0 rows · 0\/s$/);
  assert.match(progressBar(5, 7, 1000), /^█{24} 100%/);
});

test('the time left follows from what is done', () => {
  assert.equal(timeLeft(60_000, 0.25), '3:00 left');
  assert.equal(timeLeft(1000, 0), '');
});

test('short work shows nothing, with a terminal or without', () => {
  const shown: string[] = [];
  const take = (text: string) => shown.push(text);
  for (const isTerminal of [true, false]) {
    const { onProgress, end } = rowProgress({ isTerminal, err: take, status: take });
    onProgress('a.csv', 10, 0.5);
    end();
  }
  assert.deepEqual(shown, ['']);
});
