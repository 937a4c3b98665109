/** Passwords that are tried first, however they are dressed up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isCommonPassword } from './common-password.ts';

const LISTED = new Set(['basketball', 'starwars', 'needforspeed', 'copper', 'window', '1q2w3e4r5t6y']);

test('a listed password is found in capitals, with years and marks, with digits for letters, twice, and behind another', () => {
  for (const bad of [
    'needforspeed',
    'NeedForSpeed',
    'needforspeed!2026',
    '##n33df0rsp33d##',
    'Basketball2026!',
    'b4sk3tb4ll-1999',
    'starwarsstarwars',
    'starwars_basketball',
    'copper-window-2026',
    '1q2w3e4r5t6y',
  ])
    assert.equal(isCommonPassword(bad, LISTED), true, bad);
});

test('three words, and words that are on no list, stand', () => {
  for (const good of ['copper window starwars', 'ledger-harbour-candle', 'J7#kd0-pQz!vL2mw', ''])
    assert.equal(isCommonPassword(good, LISTED), false, good);
});

test('whatever digits and marks stand around a listed password, it stays listed', () => {
  const around = fc.string({ unit: fc.constantFrom('0', '1', '9', '!', '-', ' ', '.'), maxLength: 6 });
  fc.assert(
    fc.property(around, fc.constantFrom(...LISTED), around, (before, word, after) => {
      fc.pre(/^[a-z]+$/.test(word));
      assert.equal(isCommonPassword(`${before}${word}${after}`, LISTED), true);
    }),
  );
});
