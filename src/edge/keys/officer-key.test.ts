/** A signature holds for its text and its key, and for nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ProblemError } from '../../core/base/problem.ts';
import { isSignedBy, makeOfficerKey, openOfficerKey, publicKeyFingerprint } from './officer-key.ts';

const OWN = makeOfficerKey(null);
const OTHER = makeOfficerKey(null);

test('any text signed by a key is signed by that key alone, and no other text is', () => {
  const key = openOfficerKey(OWN.privateKey, null, 'the test');
  assert.equal(key.publicKey, OWN.publicKey);
  assert.equal(key.fingerprint, publicKeyFingerprint(OWN.publicKey));
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, other) => {
      const signature = key.sign(text);
      assert.ok(isSignedBy(OWN.publicKey, text, signature));
      assert.ok(!isSignedBy(OTHER.publicKey, text, signature));
      assert.equal(isSignedBy(OWN.publicKey, other, signature), text === other);
    }),
    { numRuns: 50 },
  );
});

test('the same text gives the same signature, and base64 has one form only', () => {
  const key = openOfficerKey(OWN.privateKey, null, 'the test');
  const signature = key.sign('text');
  assert.equal(key.sign('text'), signature);
  for (const changed of [`${signature} `, signature.replace(/=+$/, ''), `${signature}A`, ''])
    assert.ok(!isSignedBy(OWN.publicKey, 'text', changed), changed);
});

test('a private key is never taken for a public one, and nonsense for no key', () => {
  const signature = openOfficerKey(OWN.privateKey, null, 'the test').sign('text');
  for (const text of [OWN.privateKey, '', 'words', OWN.publicKey.slice(0, 60)]) {
    assert.equal(publicKeyFingerprint(text), null);
    assert.ok(!isSignedBy(text, 'text', signature));
  }
});

test('a locked key opens with its passphrase alone, and says which of the two was wrong', () => {
  const locked = makeOfficerKey('four words that fit badly');
  assert.match(locked.privateKey, /^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
  const open = (passphrase: string | null) => () => openOfficerKey(locked.privateKey, passphrase, 'the test');
  const refused = (code: string) => (error: unknown) =>
    error instanceof ProblemError && error.problem.code === code;
  assert.equal(open('four words that fit badly')().publicKey, locked.publicKey);
  assert.throws(open('four words that fit well'), refused('keys.wrong-passphrase'));
  assert.throws(open(null), refused('keys.passphrase-needed'));
  assert.throws(open(''), refused('keys.passphrase-needed'));
  assert.throws(() => openOfficerKey(locked.publicKey, null, 'the test'), refused('keys.not-a-signing-key'));
});
