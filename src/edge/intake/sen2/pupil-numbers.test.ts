/** The check of pupil numbers and learner numbers, with numbers that no child has. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLearnerNumber, pupilNumberFault } from './pupil-numbers.ts';

test('a number whose first letter fits its digits has no fault', () => {
  // 9x2 + 9x3 + 9x4 + 1x13 = 94, which is 2 above four times 23: the third letter.
  assert.equal(pupilNumberFault('C999000000001'), null);
  assert.equal(pupilNumberFault('A999000000001'), 'check-letter');
});

test('a digit changed, or two neighbours exchanged, is found', () => {
  assert.equal(pupilNumberFault('C999000000002'), 'check-letter');
  assert.equal(pupilNumberFault('C999000000010'), 'check-letter');
});

test('a temporary number ends in a letter that counts in the sum', () => {
  // 9x2 + 9x3 + 9x4 = 81, and the letter B is 1 at weight 13: 94, which is 2 above four times 23.
  const letters = [...'ABCDEFGHJKLMNPQRTUVWXYZ'].filter(
    (first) => pupilNumberFault(`${first}99900000000B`) === null,
  );
  assert.deepEqual(letters, ['C']);
});

test('anything else is not a pupil number', () => {
  for (const text of [
    '',
    'C99900000000',
    'C9990000000010',
    '9999000000001',
    'C9990000000 1',
    'C99900000000I',
    'c999000000001',
  ])
    assert.equal(pupilNumberFault(text), 'malformed', text);
});

test('a learner number is ten digits', () => {
  assert.ok(isLearnerNumber('9990000001'));
  for (const text of ['', '999000000', '99900000011', '999000000A']) assert.ok(!isLearnerNumber(text), text);
});
