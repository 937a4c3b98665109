/** Themes proposed from made-up answers: words planted together come out together, in any order of the answers, and none come of few. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createStream, shuffle } from '../num/random.ts';
import { proposeThemes } from './propose-themes.ts';
import { stemOf } from './read-terms.ts';

const SUBJECTS = [
  'taxi escort transport',
  'forms portal password',
  'speech therapy clinic',
  'letter email telephone',
];
const ANSWERS = Array.from({ length: 200 }, (_, at) => {
  const words = (SUBJECTS[at % 4] ?? '').split(' ');
  return `The ${words[at % 3]} and the ${words[(at + 1) % 3]} were late again`;
});

test('words that were planted together make one theme each, with the answers that hold them', () => {
  const proposals = proposeThemes(ANSWERS, []);
  for (const subject of SUBJECTS) {
    const found = proposals.find(({ words }) => words.includes(subject.split(' ')[0] ?? ''));
    assert.deepEqual([...(found?.words ?? [])].sort(), subject.split(' ').sort());
    assert.equal(found?.answers, 50);
  }
});

test('the order of the answers changes nothing', () => {
  const first = proposeThemes(ANSWERS, []);
  fc.assert(
    fc.property(fc.integer({ min: 1 }), (seed) => {
      assert.deepEqual(proposeThemes(shuffle(createStream(seed), ANSWERS), []), first);
    }),
    { numRuns: 10 },
  );
});

test('words that chance brings together make no theme of several words', () => {
  const stream = createStream(7);
  const nouns = 'lamp table window garden river engine button mirror basket ladder'.split(' ');
  const answers = Array.from({ length: 300 }, () => shuffle(stream, nouns).slice(0, 3).join(' '));
  const several = proposeThemes(answers, []).filter(({ words }) => words.length > 1);
  assert.deepEqual(several, []);
});

test('what is there already is not proposed again, and fewer than 20 answers give nothing', () => {
  const again = proposeThemes(ANSWERS, ['Taxis', 'escort']);
  assert.ok(!again.some(({ words }) => words.includes('taxi')));
  assert.deepEqual(proposeThemes(ANSWERS.slice(0, 19), []), []);
});

test('forms of a word are one', () => {
  for (const [one, other] of [
    ['buses', 'bus'],
    ['waiting', 'waited'],
    ['parties', 'party'],
    ['schools', 'school'],
    ['helped', 'helping'],
    ['assesses', 'assess'],
  ])
    assert.equal(stemOf(one ?? ''), stemOf(other ?? ''), `${one} and ${other}`);
  assert.notEqual(stemOf('bus'), stemOf('busy'));
});
