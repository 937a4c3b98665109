/** Marlshire's three updates through the store: frozen, signed by two people, sealed, sent, questioned, corrected. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { machineActor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { sealOf, withAct } from '../../core/sealed-return/append-act.ts';
import type { SealedReturn } from '../../core/sealed-return/sealed-return.ts';
import { readSealed, sealedText } from '../../edge/intake/sealed/read-sealed.ts';
import { makeOfficerKey } from '../../edge/keys/officer-key.ts';
import { checkSealedText } from './check-file.ts';
import { sealEarlierUpdates } from './seal-earlier-updates.ts';
import { sha256 } from './seal-tools.ts';
import { signAct } from './sign-file.ts';

const UPDATES = ['2024-25/1', '2024-25/2', '2024-25/3'] as const;
const KEYS = { s151: makeOfficerKey(null), dcs: makeOfficerKey(null) };
const PASSPHRASE = 'four words that fit badly';

const refusal = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

async function freeze({ app, scope }: MarlshireStore, updateId: string, correction: string | null = null) {
  const frozen = await app.returns.freeze(PEOPLE.lead, scope, { updateId, correction });
  assert.ok('file' in frozen, JSON.stringify(frozen));
  return frozen.file;
}

function signature(updateId: string, role: 's151' | 'dcs', key = KEYS[role].privateKey) {
  return {
    updateId,
    role,
    key: { pem: key, place: 'the test' },
    passphrase: null,
    name: null,
    statement: null,
    contentHash: null,
  } as const;
}

async function signBoth({ app, scope }: MarlshireStore, updateId: string): Promise<void> {
  await app.returns.sign(PEOPLE.s151, scope, signature(updateId, 's151'));
  await app.returns.sign(PEOPLE.dcs, scope, signature(updateId, 'dcs'));
}

async function sealUpdate(marlshire: MarlshireStore, updateId: string): Promise<SealedReturn> {
  await freeze(marlshire, updateId);
  await signBoth(marlshire, updateId);
  return await marlshire.app.returns.seal(PEOPLE.lead, marlshire.scope, { updateId });
}

test('three updates are sealed one after the other, each verifies, and each names the seal before it', () =>
  withMarlshire(async (marlshire) => {
    const all: SealedReturn[] = [];
    for (const updateId of UPDATES) {
      const sealed = await sealUpdate(marlshire, updateId);
      const previous = all.at(-1) ?? null;
      const text = sealedText(sealed);
      const known = { s151: KEYS.s151.publicKey, dcs: KEYS.dcs.publicKey };
      const { broken } = checkSealedText(text, {
        keys: known,
        seal: sealOf(sealed.chain),
        previous: previous === null ? null : sealedText(previous),
      });
      assert.equal(broken, null);
      assert.equal(sealed.content.follows?.updateId ?? null, previous?.content.updateId ?? null);
      all.push(sealed);
      const digit = text.search(/"value": \d/) + '"value": '.length;
      const tampered = `${text.slice(0, digit)}${(Number(text[digit]) + 1) % 10}${text.slice(digit + 1)}`;
      const refused = checkSealedText(tampered, { keys: {}, seal: null, previous: null });
      assert.match(refused.broken?.at ?? '', /^\/content\//);
    }
    assert.equal(await marlshire.store.read.audit.firstBroken(), null);
    const acts = (await marlshire.store.read.audit.list(null, 1000)).map(({ action }) => action);
    assert.deepEqual(
      acts.filter((action) => /^return\.(frozen|signed|sealed)$/.test(action)).reverse(),
      UPDATES.flatMap(() => ['return.frozen', 'return.signed', 'return.signed', 'return.sealed']),
    );
  }));

test('an update shows what was known at its cut-off, whatever was learnt since', () =>
  withMarlshire(async (marlshire) => {
    const { content } = await freeze(marlshire, '2024-25/2');
    const { programme, monthly } = content.inputs;
    assert.ok(monthly.every(({ record }) => record.series === 'agreed' || record.month <= '2024-07'));
    assert.deepEqual(
      programme.inYearForecasts.map(({ basis }) => basis),
      ['Plan', 'Q1'],
    );
    assert.deepEqual(
      programme.updates.map(({ id }) => id),
      ['2024-25/1', '2024-25/2'],
    );
    assert.ok(!JSON.stringify(content.return.blocks).includes('Q2'));
  }));

test('freezing again what did not change gives the same; what changed voids the signature given', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    const first = await freeze(marlshire, '2024-25/3');
    await app.returns.sign(PEOPLE.s151, scope, signature('2024-25/3', 's151'));
    assert.equal((await freeze(marlshire, '2024-25/3')).contentHash, first.contentHash);
    assert.equal(await app.returns.changedSince(PEOPLE.lead, scope, first), null);
    await store.transaction(async ({ documents }) => {
      const record = await documents.newest(scope, 'update', '2024-25/3');
      const body = JSON.parse(JSON.stringify(record?.body).replace('Q2 2024/25', 'Q3 2024/25'));
      await documents.put(scope, { kind: 'update', id: '2024-25/3', body }, 'user:lead');
    });
    assert.match((await app.returns.changedSince(PEOPLE.lead, scope, first)) ?? '', /^\/content\//);
    await assert.rejects(
      app.returns.sign(PEOPLE.dcs, scope, signature('2024-25/3', 'dcs')),
      refusal('seal.changed-since'),
    );
    const second = await freeze(marlshire, '2024-25/3');
    assert.equal(second.content.revision, 2);
    assert.equal(second.chain.length, 1, 'nobody has signed the new one');
    const stages = (await app.returns.list(PEOPLE.lead, scope)).map(({ stage }) => stage.stage);
    assert.deepEqual(stages, ['withdrawn', 'frozen']);
    await assert.rejects(
      app.returns.sign(PEOPLE.dcs, scope, {
        ...signature('2024-25/3', 'dcs'),
        contentHash: first.contentHash,
      }),
      refusal('seal.changed-since'),
    );
  }));

test('each step is refused to those who may not, and one person cannot give both signatures', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    const wish = { updateId: '2024-25/3', correction: null };
    await assert.rejects(app.returns.freeze(PEOPLE.dcs, scope, wish), refusal('access.refused'));
    await freeze(marlshire, '2024-25/3');
    const dcs = signature('2024-25/3', 'dcs');
    for (const actor of [PEOPLE.lead, PEOPLE.s151])
      await assert.rejects(app.returns.sign(actor, scope, dcs), refusal('access.refused'));
    await app.returns.sign(PEOPLE.s151, scope, signature('2024-25/3', 's151'));
    const both = { ...PEOPLE.s151, roles: ['s151-officer', 'director'] } as const;
    await assert.rejects(app.returns.sign(both, scope, dcs), refusal('seal.same-account'));
    await assert.rejects(
      app.returns.sign(PEOPLE.dcs, scope, signature('2024-25/3', 'dcs', KEYS.s151.privateKey)),
      refusal('seal.same-key'),
    );
    await assert.rejects(app.returns.seal(PEOPLE.lead, scope, wish), refusal('seal.wrong-stage'));
    await app.returns.sign(PEOPLE.dcs, scope, dcs);
    await app.returns.seal(PEOPLE.lead, scope, wish);
    for (const actor of [PEOPLE.s151, PEOPLE.dcs])
      await assert.rejects(app.returns.submit(actor, scope, wish, null), refusal('access.refused'));
  }));

test('a return that cannot be signed tells everything that stands in the way', () =>
  withMarlshire(async ({ app, scope, store }) => {
    await store.transaction(async ({ documents }) => {
      const body = JSON.parse(JSON.stringify((await documents.newest(scope, 'update', '2024-25/3'))?.body));
      body.answers = [];
      body.update.financeBasis = '';
      body.update.submitted = '2024-10-01';
      await documents.put(scope, { kind: 'update', id: '2024-25/3', body }, 'user:lead');
    });
    const frozen = await app.returns.freeze(PEOPLE.lead, scope, { updateId: '2024-25/3', correction: null });
    assert.ok('blockers' in frozen);
    const codes = frozen.blockers.map(({ code }) => code);
    assert.equal(codes.filter((code) => code === 'return.not-answered').length, 3);
    assert.ok(codes.includes('return.cover-empty'));
    assert.ok(codes.includes('return.submitted-before-cut-off'));
    assert.deepEqual(await app.returns.list(PEOPLE.lead, scope), []);
  }));

test('after submission: questions, replies, a correction that takes the place of the first; nothing overwritten', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    const updateId = '2024-25/3';
    const first = await sealUpdate(marlshire, updateId);
    const name = { updateId };
    await assert.rejects(
      app.returns.submit(PEOPLE.lead, scope, name, '2024-10-30'),
      refusal('return.submitted-before-cut-off'),
    );
    await app.returns.submit(PEOPLE.lead, scope, name, '2024-12-12');
    const question = { ...name, text: 'Why is the gap growing?', on: '2025-01-06' };
    await app.returns.recordQuestion(PEOPLE.lead, scope, question);
    const reply = { ...name, question: 'Q1', text: 'Because requests are.' };
    await app.returns.reply(PEOPLE.lead, scope, reply);
    await assert.rejects(
      app.returns.freeze(PEOPLE.lead, scope, { updateId, correction: null }),
      refusal('seal.correction-unsaid'),
    );
    await assert.rejects(app.returns.supersede(PEOPLE.lead, scope, updateId), refusal('seal.no-correction'));
    const second = await freeze(marlshire, updateId, 'A count of places was wrong');
    assert.equal(second.content.corrects?.seal, sealOf(first.chain));
    await signBoth(marlshire, updateId);
    await app.returns.seal(PEOPLE.lead, scope, name);
    await assert.rejects(app.returns.submit(PEOPLE.lead, scope, name, null), refusal('seal.not-superseded'));
    await app.returns.supersede(PEOPLE.lead, scope, updateId);
    await app.returns.submit(PEOPLE.lead, scope, name, '2025-01-20');
    const stages = (await app.returns.list(PEOPLE.lead, scope)).map(({ stage }) => stage.stage);
    assert.deepEqual(stages, ['superseded', 'submitted']);
    const old = await app.returns.find(PEOPLE.lead, scope, { updateId, revision: 1 });
    assert.ok(old !== null);
    assert.equal(old.contentHash, first.contentHash);
    assert.deepEqual(
      old.chain.map(({ act }) => act),
      ['frozen', 'signed', 'signed', 'sealed', 'submitted', 'questioned', 'replied', 'superseded'],
    );
    assert.equal(checkSealedText(sealedText(old), { keys: {}, seal: null, previous: null }).broken, null);
    assert.equal((await store.read.documents.history(scope, 'update', updateId)).length, 3);
    const trail = JSON.stringify(await store.read.audit.list(null, 1000));
    assert.ok(!trail.includes('Why is the gap'), 'the trail holds no text of a question');
  }));

test('the documents of a sealed return carry hash, signatures and seal, and stay when the data moves on', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    const draft = await app.composeReturn(PEOPLE.lead, scope, '2024-25/1');
    assert.match(draft.footer, /not signed|signed/);
    const sealed = await sealUpdate(marlshire, '2024-25/1');
    await store.transaction(async ({ documents }) => {
      const places = await documents.newest(scope, 'places', 'places');
      const body = JSON.parse(JSON.stringify(places?.body).replaceAll('Northmere', 'Southmere'));
      await documents.put(scope, { kind: 'places', id: 'places', body }, 'user:lead');
    });
    const document = await app.composeReturn(PEOPLE.lead, scope, '2024-25/1');
    assert.match(document.footer, /sealed · content [0-9A-Z-]{19} · seal [0-9A-Z-]{19}$/);
    const words = JSON.stringify(document.blocks);
    assert.ok(words.replaceAll(' ', '').includes(sealed.contentHash));
    assert.ok(words.includes('Signed by Blake Example on 11 December 2024 at 12:00 UTC'));
    assert.ok(!words.includes('Southmere'));
    const inPublic = await app.composeReturn(PEOPLE.lead, scope, '2024-25/1', 'public');
    assert.ok(!JSON.stringify(inPublic).includes('Blake Example'));
    assert.match(inPublic.footer, /seal [0-9A-Z-]{19} · public copy/);
  }));

test('a key kept in the store signs with its passphrase and with no other, and a known key is held to', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    const wish = { role: 's151', name: 'Blake Example' } as const;
    await assert.rejects(
      app.returns.keepKey(PEOPLE.s151, scope, { ...wish, key: { passphrase: 'short' } }),
      refusal('keys.passphrase-short'),
    );
    await assert.rejects(
      app.returns.keepKey(PEOPLE.dcs, scope, { ...wish, key: { passphrase: PASSPHRASE } }),
      refusal('access.refused'),
    );
    const key = await app.returns.keepKey(PEOPLE.s151, scope, { ...wish, key: { passphrase: PASSPHRASE } });
    const stored = JSON.stringify(await store.read.documents.all(scope, 'officer-key'));
    assert.ok(!stored.includes('PRIVATE KEY'), 'the private key does not stand in the store in the clear');
    await freeze(marlshire, '2024-25/3');
    const kept = { ...signature('2024-25/3', 's151'), key: 'stored' } as const;
    await assert.rejects(app.returns.sign(PEOPLE.s151, scope, kept), refusal('keys.passphrase-needed'));
    await assert.rejects(
      app.returns.sign(PEOPLE.s151, scope, { ...kept, passphrase: 'four words that fit well' }),
      refusal('keys.wrong-passphrase'),
    );
    await assert.rejects(
      app.returns.sign(PEOPLE.s151, scope, signature('2024-25/3', 's151')),
      refusal('keys.not-the-known-one'),
    );
    const { chain } = await app.returns.sign(PEOPLE.s151, scope, { ...kept, passphrase: PASSPHRASE });
    const act = chain.at(-1);
    assert.equal(act?.act === 'signed' ? act.attestation.keyFingerprint : null, key.fingerprint);
    const own = { role: 'dcs', name: 'Casey Example', key: { publicKey: KEYS.dcs.publicKey } } as const;
    assert.equal((await app.returns.keepKey(PEOPLE.dcs, scope, own)).isKept, false);
    const privateHalf = { ...own, key: { publicKey: KEYS.dcs.privateKey } };
    await assert.rejects(
      app.returns.keepKey(PEOPLE.dcs, scope, privateHalf),
      refusal('keys.not-a-public-key'),
    );
    await app.returns.sign(PEOPLE.dcs, scope, signature('2024-25/3', 'dcs'));
  }));

test('a file that an officer signed elsewhere is taken in, and one that went another way is not', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    const frozen = await freeze(marlshire, '2024-25/3');
    const elsewhere = (role: 's151' | 'dcs') => {
      const request = {
        ...signature('2024-25/3', role),
        privateKey: KEYS[role].privateKey,
        keyPlace: 'a laptop',
      };
      const act = signAct(frozen, { ...request, at: '2024-12-11T15:00:00Z', by: 'local:laptop' });
      return sealedText(withAct(frozen, act, sha256));
    };
    const taken = await app.returns.takeIn(PEOPLE.s151, scope, elsewhere('s151'), 'signed.json');
    assert.deepEqual(
      taken.chain.map(({ act }) => act),
      ['frozen', 'signed'],
    );
    await assert.rejects(
      app.returns.takeIn(PEOPLE.dcs, scope, elsewhere('dcs'), 'signed.json'),
      refusal('seal.other-return'),
    );
    await assert.rejects(
      app.returns.takeIn(
        PEOPLE.dcs,
        scope,
        elsewhere('dcs').replace('2024-25/3', '2024-25/4'),
        'changed.json',
      ),
      refusal('seal.broken'),
    );
    await app.returns.sign(PEOPLE.dcs, scope, signature('2024-25/3', 'dcs'));
    await app.returns.seal(PEOPLE.lead, scope, { updateId: '2024-25/3' });
  }));

test('a store that was altered from outside is noticed before anything is added', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    await freeze(marlshire, '2024-25/3');
    await store.transaction(async ({ documents }) => {
      const [record] = await documents.all(scope, 'frozen-return');
      assert.ok(record !== undefined);
      const body = JSON.parse(JSON.stringify(record.body).replace('6161', '6162'));
      await documents.put(scope, { kind: 'frozen-return', id: record.id, body }, 'someone');
    });
    await assert.rejects(
      app.returns.sign(PEOPLE.s151, scope, signature('2024-25/3', 's151')),
      (error: unknown) =>
        refusal('seal.broken')(error) &&
        error instanceof ProblemError &&
        /\/content\//.test(error.problem.place ?? ''),
    );
  }));

test('what is stored reads back as the file that it is exported as', () =>
  withMarlshire(async (marlshire) => {
    const sealed = await sealUpdate(marlshire, '2024-25/2');
    const found = await marlshire.app.returns.find(PEOPLE.lead, marlshire.scope, { updateId: '2024-25/2' });
    assert.ok(found !== null);
    assert.equal(found.contentHash, sealed.contentHash);
    const read = readSealed(sealedText(found), sha256);
    assert.ok('file' in read);
    assert.deepEqual(read.file, JSON.parse(JSON.stringify(found)));
  }));

test('the fictional county opens with two sealed returns and a draft; a real authority is never signed for', () =>
  withMarlshire(async ({ app, scope, store }) => {
    const machine = machineActor('start');
    await sealEarlierUpdates(app, machine, scope);
    const returns = await app.returns.list(machine, scope);
    assert.deepEqual(
      returns.map(({ updateId, stage }) => [updateId, stage.stage]),
      [
        ['2024-25/1', 'submitted'],
        ['2024-25/2', 'submitted'],
      ],
    );
    await store.transaction(async ({ documents }) => {
      const record = await documents.newest(scope, 'programme', 'programme');
      const body = { ...Object(record?.body), fictional: false };
      await documents.put(scope, { kind: 'programme', id: 'programme', body }, 'someone');
    });
    await assert.rejects(sealEarlierUpdates(app, machine, scope), refusal('seal.not-fictional'));
  }));
