/** What must hold of surveys in any store, told once and run against each database. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/edge/store/store.ts';
import type { StoredReply } from '../../src/edge/store/survey-store.ts';
import { MARLSHIRE, SECOND } from './store-samples.ts';

const REPLY: StoredReply = { group: 'north', givenOn: '2024-12-11', entry: 'code', answers: { q: 'a' } };
const WAVE = { waveId: 'w1', surveyId: 's', version: 1, opensOn: '2024-12-01', closesOn: '2024-12-31' };
const hash = (letter: string) => letter.repeat(64);

async function opened(store: Store): Promise<void> {
  await store.transaction(async ({ surveys }) => {
    await surveys.publish(MARLSHIRE, { surveyId: 's', body: '{"a":1}' }, 'tester');
    await surveys.addWave(MARLSHIRE, WAVE);
    await surveys.addInvitations(MARLSHIRE, { waveId: 'w1', group: 'north', hashes: [hash('a'), hash('b')] });
  });
}

/** Declare the tests of surveys; `withStore` gives each an empty store and takes it away again. */
export function declareSurveyTests(
  name: string,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
): void {
  const it = (claim: string, work: (store: Store) => Promise<void>) =>
    test(`${name}: ${claim}`, () => withStore(work));

  it('a survey is published as versions; the same words are the same version', async (store) => {
    const publish = (body: string) =>
      store.transaction(({ surveys }) => surveys.publish(MARLSHIRE, { surveyId: 's', body }, 'tester'));
    assert.equal((await publish('{"a":1}')).version, 1);
    assert.equal((await publish('{"a":1}')).version, 1);
    assert.equal((await publish('{"a":2}')).version, 2);
    const kept = await store.read.surveys.versions(MARLSHIRE);
    assert.deepEqual(
      kept.map(({ version, body }) => [version, body]),
      [
        [1, '{"a":1}'],
        [2, '{"a":2}'],
      ],
    );
    assert.deepEqual(await store.read.surveys.versions(SECOND), []);
  });

  it('an invitation is used once, and counted by group', async (store) => {
    await opened(store);
    const use = (code: string) =>
      store.transaction(({ surveys }) => surveys.markInvitationUsed(MARLSHIRE, hash(code)));
    assert.deepEqual([await use('a'), await use('a'), await use('c')], [true, false, false]);
    const { surveys } = store.read;
    assert.deepEqual(
      [...(await surveys.countInvitations(MARLSHIRE, 'w1'))],
      [['north', { invited: 2, used: 1 }]],
    );
    assert.deepEqual(await surveys.findInvitation(hash('a')), {
      scope: MARLSHIRE,
      waveId: 'w1',
      group: 'north',
      isUsed: true,
    });
    assert.equal(await surveys.findInvitation(hash('c')), null);
  });

  it('a transaction that fails leaves neither a used invitation nor an answer', async (store) => {
    await opened(store);
    await assert.rejects(
      store.transaction(async ({ surveys }) => {
        await surveys.markInvitationUsed(MARLSHIRE, hash('a'));
        await surveys.addReply(MARLSHIRE, 'w1', REPLY);
        throw new Error('the power went');
      }),
    );
    assert.equal((await store.read.surveys.findInvitation(hash('a')))?.isUsed, false);
    assert.deepEqual(await store.read.surveys.replies(MARLSHIRE, 'w1'), []);
  });

  it('answers come back in an order that is not that of their coming', async (store) => {
    await opened(store);
    const given = Array.from({ length: 40 }, (_, place) => String(place).padStart(2, '0'));
    for (const q of given)
      await store.transaction(({ surveys }) =>
        surveys.addReply(MARLSHIRE, 'w1', { ...REPLY, answers: { q } }),
      );
    const found = (await store.read.surveys.replies(MARLSHIRE, 'w1')).map(({ answers }) =>
      String(answers['q']),
    );
    assert.deepEqual([...found].sort(), given);
    assert.notDeepEqual(found, given);
  });

  it('a draft opens by its hash until it is dropped or its wave closes', async (store) => {
    await opened(store);
    const keep = (code: string) =>
      store.transaction(({ surveys }) =>
        surveys.putDraft(MARLSHIRE, { waveId: 'w1', hash: hash(code), sealed: 'locked' }),
      );
    await keep('d');
    await keep('e');
    assert.equal((await store.read.surveys.findDraft(hash('d')))?.sealed, 'locked');
    await store.transaction(({ surveys }) => surveys.dropDraft(MARLSHIRE, hash('d')));
    assert.equal(await store.read.surveys.findDraft(hash('d')), null);
    await store.transaction(({ surveys }) => surveys.closeWave(MARLSHIRE, 'w1', '2024-12-12'));
    assert.equal(await store.read.surveys.findDraft(hash('e')), null);
    assert.deepEqual(await store.read.surveys.waves(MARLSHIRE), [{ ...WAVE, closedOn: '2024-12-12' }]);
  });
}
