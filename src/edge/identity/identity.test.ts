/** Passwords, authenticator codes and tokens, against what other tools make of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TOTP } from 'otpauth';
import { hashPassword, isPassword, spendTheTime } from './password-hash.ts';
import {
  factorAddress,
  makeFactorSecret,
  makeRecoveryCodes,
  readRecoveryCode,
  stepOfCode,
} from './second-factor.ts';
import { makeToken, tokenHash } from './tokens.ts';

test('a password is known again by its hash, another is not, and the same one never gives the same hash', async () => {
  const hash = await hashPassword('meadow copper window nine');
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.equal(await isPassword('meadow copper window nine', hash), true);
  assert.equal(await isPassword('meadow copper window ten', hash), false);
  assert.notEqual(await hashPassword('meadow copper window nine'), hash);
});

test('a password typed with composed or decomposed letters is the same password', async () => {
  const hash = await hashPassword('caf\u00e9 r\u00e9sum\u00e9 na\u00efve');
  assert.equal(await isPassword('cafe\u0301 re\u0301sume\u0301 nai\u0308ve', hash), true);
});

test('a hash of the reference tool is read, and text that is no hash opens nothing', async () => {
  // argon2 0~20190702 of Debian: printf 'password' | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32 -e
  const known = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  assert.equal(await isPassword('password', known), true);
  assert.equal(await isPassword('Password', known), false);
  for (const none of ['', '$argon2id$', known.replace('argon2id', 'argon2i'), known.slice(0, -30)])
    assert.equal(await isPassword('password', none), false);
  assert.equal(await spendTheTime('password'), false);
});

test('a code of the authenticator serves once, half a minute early or late, and no longer', () => {
  const secret = makeFactorSecret();
  const app = appFrom(factorAddress(secret, 'river@example.org'));
  const now = 1_763_000_010_000;
  const code = app.generate({ timestamp: now });
  const step = stepOfCode(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now, -1);
  assert.equal(step, Math.floor(now / 30_000));
  assert.equal(stepOfCode(secret, code, now, step ?? 0), null);
  assert.equal(stepOfCode(secret, code, now + 30_000, -1), step);
  assert.equal(stepOfCode(secret, code, now - 30_000, -1), step);
  assert.equal(stepOfCode(secret, code, now + 90_000, -1), null);
  assert.equal(stepOfCode(makeFactorSecret(), code, now, -1), null);
});

test('anything that is no six digits is no code', () => {
  const secret = makeFactorSecret();
  fc.assert(
    fc.property(
      fc.string().filter((text) => !/^\s*(\d\s*){6}$/.test(text)),
      (text) => {
        assert.equal(stepOfCode(secret, text, 1_763_000_010_000, -1), null);
      },
    ),
  );
});

test('recovery codes differ, are read however they are typed, and come from all letters', () => {
  const codes = Array.from({ length: 40 }, makeRecoveryCodes).flat();
  assert.equal(new Set(codes).size, 400);
  const [code = ''] = codes;
  assert.match(code, /^[A-Z2-9]{5}-[A-Z2-9]{5}$/);
  assert.equal(readRecoveryCode(` ${code.toLowerCase().replace('-', ' ')} `), code.replace('-', ''));
  assert.equal(readRecoveryCode('123456'), null);
  assert.equal(new Set(codes.join('').replaceAll('-', '')).size, 30);
});

test('tokens differ, and what is kept of one is not the token', () => {
  const token = makeToken();
  assert.match(token, /^[A-Za-z0-9_-]{43}$/);
  assert.notEqual(makeToken(), token);
  assert.match(tokenHash(token), /^[0-9a-f]{64}$/);
  assert.equal(tokenHash(token), tokenHash(token));
});

/** The app's side, made from nothing but the address in the picture. */
function appFrom(address: string): TOTP {
  const url = new URL(address);
  assert.equal(url.protocol, 'otpauth:');
  assert.equal(url.searchParams.get('issuer'), 'Evenkeel');
  return new TOTP({ secret: url.searchParams.get('secret') ?? '' });
}
