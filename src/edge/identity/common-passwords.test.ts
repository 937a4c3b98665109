/** The installed list of leaked passwords: there, long enough, and what it would refuse. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCommonPassword } from '../../core/access/common-password.ts';
import { commonPasswords } from './common-passwords.ts';

test('the list holds tens of thousands, and refuses what is tried first while it leaves words of one’s own', async () => {
  const listed = await commonPasswords();
  assert.ok(listed.size > 45_000, String(listed.size));
  for (const bad of [
    '1qaz2wsx3edc',
    'unbelievable',
    'Counterstrike99',
    'Ch3ls3a-Ch3ls3a',
    'jennifer&michael',
  ])
    assert.equal(isCommonPassword(bad, listed), true, bad);
  for (const good of [
    'meadow copper window nine',
    'ledger harbour candle',
    'J7#kd0-pQz!vL2mw',
    'ěščř žýáí éúůü',
  ])
    assert.equal(isCommonPassword(good, listed), false, good);
  assert.equal(await commonPasswords(), listed);
});
