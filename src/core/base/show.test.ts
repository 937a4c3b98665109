/** Signs of figures as people read them: the true minus, and none where nothing changed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showChange, withMinusSigns } from './show.ts';

test('a change has its sign, the true minus where it falls, and none where it rounds to nought', () => {
  assert.deepEqual([1492, -33, 0, -0.4].map(showChange), ['+1,492', '−33', '0', '0']);
});

test('a hyphen before a figure becomes a minus; in a range, a date or a name it stays', () => {
  assert.deepEqual(['-33', '-9.1%', '(-£0.6m)', '-1 to -5'].map(withMinusSigns), [
    '−33',
    '−9.1%',
    '(−£0.6m)',
    '−1 to −5',
  ]);
  for (const text of ['2024-10', '5-7', 'update-3', 'high-needs', '-'])
    assert.equal(withMinusSigns(text), text);
});
