/** What must hold of new keys in any store, told once and run against each database. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AppDependencies } from '../../src/app/dependencies.ts';
import { identityOver } from '../../src/app/identity/identity-use-cases.ts';
import { savedFixes, saveFixes } from '../../src/app/imports/saved-fixes.ts';
import { openKeys } from '../../src/app/open-keys.ts';
import { keepOfficerKey, keptKey } from '../../src/app/sealed/officer-keys.ts';
import { forgetEarlierKeys, renewKeys } from '../../src/app/upkeep/renew-keys.ts';
import type { Fix } from '../../src/core/domain/issue.ts';
import { readKeyFile, replaceKeyFile } from '../../src/edge/keys/key-file.ts';
import { type KeyRing, renewed, sealKeysOf } from '../../src/edge/keys/key-ring.ts';
import { openText } from '../../src/edge/keys/seal-text.ts';
import type { Store } from '../../src/edge/store/store.ts';
import { addPerson, codeOf, DEVICE, HERE, INSTALLER, OFFICER, refusedWith, WORDS } from '../make/identity.ts';
import { addSealedReferences } from '../make/sealed-references.ts';

const SCOPE = { authorityCode: HERE, programmeId: 'marlshire' };
const PASSPHRASE = 'meadow copper window';
const DIRECTOR = { id: 'x', roles: ['director'], authorities: 'all' } as const;
const REASON = 'an old laptop had a copy';
const FIX: Fix = {
  table: 'persons',
  recordKey: 'k1',
  column: 'upn',
  oldFingerprint: 'f',
  action: 'correct',
  value: 'B123',
  isPersonal: true,
  note: null,
};
/** More than one page of the renewal [count]. */
const REFERENCES = 2500;

type Filled = { readonly over: AppDependencies; readonly path: string; readonly secret: string };

/** A store with something of each kind that is sealed, its keys in a file, and the secret of one authenticator. */
async function filled(store: Store, work: (filled: Filled) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  const path = join(folder, 'keys.json');
  let id = 0;
  const over = {
    store,
    now: () => new Date().toISOString(),
    newId: () => `id-${++id}`,
    keys: () => openKeys(path, store),
    product: 'Evenkeel test',
  };
  try {
    const { caseReferenceKey } = await over.keys();
    await addSealedReferences(store, SCOPE, caseReferenceKey, REFERENCES);
    const identity = identityOver(over);
    const { token } = await addPerson(identity, 'sam@example.org', OFFICER);
    const { secret } = await identity.offerFactor(token, WORDS);
    await identity.confirmFactor(token, codeOf(secret, Date.now()));
    await keepOfficerKey(over, DIRECTOR, SCOPE, {
      role: 'dcs',
      name: 'Sam',
      key: { passphrase: PASSPHRASE },
    });
    await work({ over, path, secret });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many case references a ring opens, and whether the officer's key opens with it. */
async function opened({ store }: AppDependencies, ring: KeyRing) {
  const rows = await store.read.rows.all(SCOPE, 'caseReferences');
  const references = rows.filter(
    ({ record }) => openText(sealKeysOf(ring, null), record.sealed) === record.caseKey.replace('c', 'MOS-'),
  ).length;
  const key = await keptKey({ keys: () => Promise.resolve(ring) }, store.read, SCOPE, 'dcs').catch(
    () => null,
  );
  return { references, isKeyOpen: key?.includes('PRIVATE KEY') === true };
}

/** Declare the tests of new keys; `withStore` gives each an empty store and takes it away again. */
export function declareKeyTests(
  name: string,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
): void {
  const it = (claim: string, work: (filled: Filled) => Promise<void>) =>
    test(`${name}: ${claim}`, () => withStore((store) => filled(store, work)));

  it('with a new key all that is sealed opens by it alone, and the earlier key opens nothing any more', async ({
    over,
    path,
    secret,
  }) => {
    const before = await over.keys();
    const told = await renewKeys(over, INSTALLER, { path, reason: REASON });
    assert.deepEqual(
      [told.caseReferences, told.authenticators, told.officerKeys, told.earlierKeys, told.isResumed],
      [REFERENCES, 1, 1, 1, false],
    );
    const after = await over.keys();
    assert.equal(after.pseudonymKey, before.pseudonymKey);
    const alone = { ...after, earlierCaseReferenceKeys: [] };
    assert.deepEqual(await opened(over, alone), { references: REFERENCES, isKeyOpen: true });
    assert.deepEqual(await opened(over, before), { references: 0, isKeyOpen: false });
    const identity = identityOver(over);
    const half = await identity.signIn({ email: 'sam@example.org', password: WORDS, device: DEVICE });
    const code = codeOf(secret, Date.now() + 30_000);
    assert.equal((await identity.giveCode(half.token, code)).stage, 'whole');
    const [entry] = (await over.store.read.audit.list(null, 50)).filter(
      ({ action }) => action === 'keys.renewed',
    );
    assert.equal(entry?.detail['reason'], REASON);
    assert.ok(!JSON.stringify(entry).includes(after.caseReferenceKey));
    assert.equal(await over.store.read.audit.firstBroken(), null);
  });

  it('a renewal cut off after its key was written opens everything meanwhile, and goes on with that key', async ({
    over,
    path,
  }) => {
    const ring = renewed(await over.keys());
    await replaceKeyFile(path, ring);
    assert.deepEqual(await over.keys(), ring);
    assert.deepEqual(await opened(over, ring), { references: REFERENCES, isKeyOpen: true });
    const told = await renewKeys(over, INSTALLER, { path, reason: REASON });
    assert.deepEqual([told.isResumed, told.caseReferences], [true, REFERENCES]);
    assert.deepEqual(await over.keys(), ring);
  });

  it('what was sealed meanwhile by an earlier key is sealed anew before that key is forgotten', async ({
    over,
    path,
  }) => {
    await refusedWith('keys.none-earlier', forgetEarlierKeys(over, INSTALLER, { path, reason: REASON }));
    const before = await over.keys();
    await renewKeys(over, INSTALLER, { path, reason: REASON });
    await saveFixes(over, INSTALLER, SCOPE, 'ab', [FIX], before.caseReferenceKey);
    const told = await forgetEarlierKeys(over, INSTALLER, { path, reason: REASON });
    assert.deepEqual([told.corrections, told.earlierKeys], [1, 0]);
    const after = await readKeyFile(path);
    assert.ok(after !== null && after.earlierCaseReferenceKeys.length === 0);
    assert.equal(await readFile(path, 'utf8').then((text) => text.includes(before.caseReferenceKey)), false);
    const kept = await savedFixes(over.store.read, SCOPE, sealKeysOf(after, null));
    assert.deepEqual(
      kept.fixes.map(({ value }) => value),
      ['B123'],
    );
    assert.deepEqual(await opened(over, after), { references: REFERENCES, isKeyOpen: true });
  });

  it('keys are renewed by who looks after the store, for a reason, and never those of another store', async ({
    over,
    path,
  }) => {
    await refusedWith('access.refused', renewKeys(over, DIRECTOR, { path, reason: REASON }));
    await refusedWith('keys.reason-missing', renewKeys(over, INSTALLER, { path, reason: ' ' }));
    await refusedWith('keys.missing', renewKeys(over, INSTALLER, { path: `${path}x`, reason: REASON }));
    const other = { ...(await over.keys()), pseudonymKey: 'ab'.repeat(32) };
    await replaceKeyFile(path, other);
    await refusedWith('keys.differ', renewKeys(over, INSTALLER, { path, reason: REASON }));
  });
}
