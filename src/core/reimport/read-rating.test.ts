/** A rating is read only where it can mean one thing: the letter A is on target in one key and Amber in another. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { marlshireFacts } from '../../../test/make/marlshire-facts.ts';
import { readPrintedKey, readRating } from './read-rating.ts';

const { scale } = marlshireFacts().programme;
const NONE: ReadonlyMap<string, string> = new Map();
const read = (text: string, key = NONE) => {
  const reading = readRating(text, scale, key);
  return reading.certainty === 'sure' ? reading.level : reading.why;
};

test('a word of the scale is that level, whatever stands around it', () => {
  for (const text of ['Green', 'GREEN', '●\u00a0Green (A)', 'green – on track', 'Rating: Green'])
    assert.equal(read(text), 'green', text);
  assert.equal(read('✖ Red (R)'), 'red');
  assert.equal(read('– Not rated'), null);
});

test('a bare letter is asked about unless the document explains it', () => {
  for (const text of ['A', 'a', '(O)', 'S', 'R', 'X']) assert.equal(read(text), 'bare-letter', text);
  const asked = readRating('A', scale, NONE);
  assert.deepEqual(asked.certainty === 'ask' ? asked.offered : [], ['green', 'amber']);
  const key = readPrintedKey(
    [
      [
        ['A', 'Still on target.'],
        ['O', 'Amber: off target now'],
      ],
    ],
    scale,
  );
  assert.deepEqual([read('A', key), read('O', key), read('R', key)], ['green', 'amber', 'bare-letter']);
});

test('letter against word, two words, colour words of no scale and nothing at all are asked about', () => {
  assert.equal(read('Amber (A)'), 'letter-against-word');
  assert.equal(read('Amber to Red'), 'several-words');
  assert.equal(read('Yellow'), 'no-word-of-the-scale');
  assert.equal(read('Greenish'), 'no-word-of-the-scale');
  assert.equal(read('▲'), 'empty');
  assert.equal(read(''), 'empty');
});

test('a row of ratings, and a key that contradicts itself, explain no letter', () => {
  assert.equal(readPrintedKey([[['A', 'Amber (O)', 'Amber (O)']]], scale).size, 0);
  assert.equal(
    readPrintedKey(
      [
        [
          ['A', 'Green'],
          ['A', 'Amber'],
        ],
      ],
      scale,
    ).size,
    0,
  );
  assert.equal(readPrintedKey([[['Amber (A)', 'Still on target.']]], scale).size, 0);
});

test('whatever is printed, a level is sure only where its word, or a letter with a key, stands there', () => {
  const text = fc.string({
    unit: fc.constantFrom('A', 'O', 'R', 'S', 'Red', 'Green', 'Blue', ' ', '(', ')', '–', '▲'),
  });
  fc.assert(
    fc.property(text, (printed) => {
      const reading = readRating(printed, scale, NONE);
      if (reading.certainty !== 'sure') return;
      const word = scale.levels.find(({ id }) => id === reading.level)?.word ?? 'none';
      assert.ok(new RegExp(word, 'i').test(printed), printed);
    }),
  );
});
