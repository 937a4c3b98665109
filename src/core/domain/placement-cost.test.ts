/** The words by which finance lists name placement types. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COST_TYPES, costTypeOf } from './placement-cost.ts';

test('each type is known by its own name and by the words of finance lists, whatever their case and signs', () => {
  for (const type of COST_TYPES) assert.equal(costTypeOf(type), type);
  const cases = [
    ['INMSS', 'inmss'],
    ['Independent & non-maintained', 'inmss'],
    ['Independent and Non-Maintained', 'inmss'],
    ['Special School', 'stateSpecial'],
    ['SEN Unit', 'resourceBase'],
    ['Post-16', 'post16'],
    ['EOTAS', 'other'],
  ] as const;
  for (const [word, type] of cases) assert.equal(costTypeOf(word), type, word);
});

test('a word that could be several types is none', () => {
  for (const word of ['', 'school', 'special', 'independent', 'top-up'])
    assert.equal(costTypeOf(word), null, word);
});
