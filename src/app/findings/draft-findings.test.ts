/** A freeze waits until every finding of the check is fixed, explained or accepted, and what was said stays in the record. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusedWith } from '../../../test/make/identity.ts';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { rulesRunOn } from '../../core/integrity/rules-run.ts';
import type { CommentaryPart } from '../../core/programme/programme.ts';
import { sealedText } from '../../edge/intake/sealed/read-sealed.ts';
import { checkSealedText } from '../sealed/check-file.ts';

const AT = '2024-25/3';
const FIELD = 'condition:3.4';
const WISH = { updateId: AT, correction: null };
const WRONG = 'Requests for assessment rose from 212 in May to 187 in June.';
const RIGHT = 'Requests for assessment fell from 212 in May to 187 in June.';

/** Put a sentence at the end of a section, in the place of an earlier one where it stands there. */
async function write({ app, scope }: MarlshireStore, text: string, instead?: string): Promise<void> {
  const { version, sections } = await app.writing.open(PEOPLE.lead, scope, AT);
  const parts = sections.find(({ fieldId }) => fieldId === FIELD)?.parts ?? [];
  const kept = parts.filter((part) => part.kind !== 'paragraph' || part.text !== instead);
  const next: readonly CommentaryPart[] = [...kept, { kind: 'paragraph', text }];
  await app.writing.save(PEOPLE.lead, scope, { updateId: AT, fieldId: FIELD, basedOn: version, parts: next });
}

async function blockersOf({ app, scope }: MarlshireStore) {
  const frozen = await app.returns.freeze(PEOPLE.lead, scope, WISH);
  return 'blockers' in frozen ? frozen.blockers : [];
}

test('the county’s own return has no open finding, so it freezes', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    assert.deepEqual(await app.findings.check(PEOPLE.lead, scope, AT), {
      rulesRun: rulesRunOn({ documents: 1, hasStored: true }),
      findings: [],
    });
    assert.deepEqual(await blockersOf(marlshire), []);
  }));

test('words that contradict their numbers stop the freeze with quote, reckoning and advice, and no longer once they are fixed', () =>
  withMarlshire(async (marlshire) => {
    await write(marlshire, WRONG);
    const [blocker, ...others] = await blockersOf(marlshire);
    assert.equal(others.length, 0);
    assert.equal(blocker?.code, 'return.finding-open');
    assert.match(blocker?.message ?? '', /rose/);
    assert.match(blocker?.message ?? '', /212|187/);
    await write(marlshire, RIGHT, WRONG);
    assert.deepEqual(await blockersOf(marlshire), []);
  }));

test('an explained finding lets the freeze go on; the reason, who gave it and when stay, and taken back it stops it again', () =>
  withMarlshire(async (marlshire) => {
    const { app, store, scope } = marlshire;
    await write(marlshire, WRONG);
    const [finding] = await app.findings.list(PEOPLE.lead, scope, AT);
    assert.ok(finding !== undefined && finding.answer === null);
    const wish = { updateId: AT, key: finding.key };
    const reason = 'The May figure is of another area; a note below says so.';
    await app.findings.answer(PEOPLE.lead, scope, { ...wish, answer: 'explained', reason });
    assert.deepEqual(await blockersOf(marlshire), []);
    const [answered] = await app.findings.list(PEOPLE.lead, scope, AT);
    assert.deepEqual(
      [answered?.answer?.reason, answered?.answer?.by, answered?.answer?.at],
      [reason, 'user:lead', '2024-12-11T12:00:00.000Z'],
    );
    await app.returns.withdraw(PEOPLE.lead, scope, WISH, 'The answer no longer holds.');
    const back = { ...wish, answer: 'taken-back', reason: 'It is the same area after all.' } as const;
    await app.findings.answer(PEOPLE.lead, scope, back);
    assert.equal((await blockersOf(marlshire)).length, 1);
    const history = await store.read.documents.history(scope, 'finding-answers', AT);
    assert.equal(history.length, 2);
    const acts = (await store.read.audit.list(scope.authorityCode, 50)).filter(
      ({ action }) => action === 'finding.answered',
    );
    assert.deepEqual(
      acts.map(({ detail }) => detail['answer']),
      ['taken-back', 'explained'],
    );
    assert.equal(await store.read.audit.firstBroken(), null);
  }));

test('an answer is to the words it was given to: other words, other finding', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    await write(marlshire, WRONG);
    const [finding] = await app.findings.list(PEOPLE.lead, scope, AT);
    const reason = 'Agreed with the data team, note follows.';
    const wish = { updateId: AT, key: finding?.key ?? '', answer: 'accepted', reason } as const;
    await app.findings.answer(PEOPLE.lead, scope, wish);
    const worse = WRONG.replace('187', '97');
    await write(marlshire, worse, WRONG);
    const [other] = await app.findings.list(PEOPLE.lead, scope, AT);
    assert.notEqual(other?.key, finding?.key);
    assert.equal(other?.answer, null);
    await refusedWith('return.finding-unknown', app.findings.answer(PEOPLE.lead, scope, wish));
  }));

test('a finding is answered only with a reason, and only by who may freeze', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    await write(marlshire, WRONG);
    const [finding] = await app.findings.list(PEOPLE.lead, scope, AT);
    const wish = { updateId: AT, key: finding?.key ?? '', answer: 'accepted' } as const;
    const answer = (actor: (typeof PEOPLE)[keyof typeof PEOPLE], reason: string) =>
      app.findings.answer(actor, scope, { ...wish, reason });
    await refusedWith('return.reason-missing', answer(PEOPLE.lead, 'yes'));
    await refusedWith('access.refused', answer(PEOPLE.s151, 'A reason that is long enough.'));
  }));

test('a warning is shown and stops nothing; it is frozen as it is, and an answer to it with its reason', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    await write(marlshire, 'Events were held at three sites: Ashford, Birley, Carham and Denby.');
    const [warning, ...others] = await app.findings.list(PEOPLE.lead, scope, AT);
    assert.deepEqual([warning?.severity, others.length], ['warning', 0]);
    assert.deepEqual(await blockersOf(marlshire), []);
    const silent = await app.returns.find(PEOPLE.lead, scope, WISH);
    assert.deepEqual(
      silent?.content.check?.map(({ rule, severity, answer }) => [rule, severity, answer]),
      [['count.enumeration', 'warning', null]],
    );
  }));

test('what was said to a finding is part of what is signed: frozen with it, answered no more, and one changed letter of it fails', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    await write(marlshire, WRONG);
    const [finding] = await app.findings.list(PEOPLE.lead, scope, AT);
    const wish = { updateId: AT, key: finding?.key ?? '' };
    const reason = 'The May figure is of another area; a note below says so.';
    await app.findings.answer(PEOPLE.lead, scope, { ...wish, answer: 'explained', reason });
    assert.deepEqual(await blockersOf(marlshire), []);
    const file = await app.returns.find(PEOPLE.lead, scope, WISH);
    assert.ok(file !== null);
    const [sealed] = file.content.check ?? [];
    assert.deepEqual(
      [sealed?.severity, sealed?.answer?.answer, sealed?.answer?.reason, sealed?.answer?.by],
      ['error', 'explained', reason, 'user:lead'],
    );
    await refusedWith(
      'seal.wrong-stage',
      app.findings.answer(PEOPLE.lead, scope, {
        ...wish,
        answer: 'taken-back',
        reason: 'It is not so after all.',
      }),
    );
    assert.equal(await app.returns.changedSince(PEOPLE.lead, scope, file), null);
    const known = { keys: {}, seal: null, previous: null };
    const text = sealedText(file);
    // whole as far as it goes: it is not signed yet
    assert.equal(checkSealedText(text, known).broken?.check, 'stage');
    const { broken } = checkSealedText(text.replace('another area; a note', 'another area, a note'), known);
    assert.match(broken?.at ?? '', /^\/content\/check/);
    await app.returns.withdraw(PEOPLE.lead, scope, WISH, 'The reason is to be said better.');
    await app.findings.answer(PEOPLE.lead, scope, {
      ...wish,
      answer: 'accepted',
      reason: 'It stands for the record.',
    });
  }));
