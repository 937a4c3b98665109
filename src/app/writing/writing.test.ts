/** Writing a return over a real store: versions with audit entries, two people at once, comments that block, figures that move. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { ProblemError } from '../../core/base/problem.ts';
import type { CommentaryPart } from '../../core/programme/programme.ts';
import { plainText } from '../../core/report/block-walk.ts';
import { buildFigureBook } from '../../core/report/figures/build-figure-book.ts';
import { resolveText } from '../../core/report/resolve-text.ts';

const AT = '2024-25/3';
const FIELD = 'condition:3.4';

async function section({ app, scope }: MarlshireStore, fieldId = FIELD) {
  const { version, sections } = await app.writing.open(PEOPLE.lead, scope, AT);
  const found = sections.find((one) => one.fieldId === fieldId);
  assert.ok(found);
  return { version, ...found };
}

const said = (text: string): CommentaryPart => ({ kind: 'paragraph', text });

function textsOf(part: CommentaryPart): readonly string[] {
  if (part.kind === 'paragraph') return [part.text];
  return part.kind === 'list' ? part.items : [];
}

function refusedWith(code: string) {
  return (fault: unknown) => fault instanceof ProblemError && fault.problem.code === code;
}

test('a save is a version with its audit entry, and the return says it', () =>
  withMarlshire(async (marlshire) => {
    const { app, store, scope } = marlshire;
    const { version, parts } = await section(marlshire);
    const saved = await app.writing.save(PEOPLE.dcs, scope, {
      updateId: AT,
      fieldId: FIELD,
      basedOn: version,
      parts: [...parts, said('Plans stood at {plans_n.actual.2024-10}.')],
    });
    assert.deepEqual([saved.outcome, saved.version], ['saved', version + 1]);
    const [entry] = (await store.read.audit.list(scope.authorityCode, 1)) ?? [];
    assert.deepEqual(
      [entry?.action, entry?.actor, entry?.subjectId],
      ['commentary.saved', 'user:dcs', `${AT}|${FIELD}`],
    );
    const { figures } = await section(marlshire);
    assert.ok(figures.some(({ id, shown }) => id === 'plans_n.actual.2024-10' && shown === '6,161'));
    const document = await app.composeReturn(PEOPLE.lead, scope, AT);
    assert.match(JSON.stringify(document.blocks), /Plans stood at/);
  }));

test('two who write in one section lose nothing: merged where they can be, both given back where not', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    const { version: basedOn, parts } = await section(marlshire);
    const save = (actor: (typeof PEOPLE)[keyof typeof PEOPLE], next: readonly CommentaryPart[]) =>
      app.writing.save(actor, scope, { updateId: AT, fieldId: FIELD, basedOn, parts: next });
    await save(PEOPLE.lead, [said('First, from the lead.'), ...parts]);
    const second = await save(PEOPLE.dcs, [...parts, said('Last, from the director.')]);
    assert.equal(second.outcome, 'merged');
    const both = (await section(marlshire)).parts;
    assert.deepEqual(both, [said('First, from the lead.'), ...parts, said('Last, from the director.')]);
    const third = await save(PEOPLE.s151, [said('Another first.'), ...parts]);
    assert.ok(third.outcome === 'choose');
    assert.deepEqual(third.stretches[0], {
      kind: 'both',
      mine: [said('Another first.')],
      theirs: [said('First, from the lead.')],
    });
    assert.deepEqual((await section(marlshire)).parts, both);
  }));

test('an open comment stops the freeze until it is resolved; the trail holds its number and no word of it', () =>
  withMarlshire(async (marlshire) => {
    const { app, store, scope } = marlshire;
    const at = { updateId: AT, fieldId: FIELD };
    await app.writing.comment(PEOPLE.s151, scope, at, 'Is this so?');
    const stopped = await app.returns.freeze(PEOPLE.lead, scope, { updateId: AT, correction: null });
    assert.ok('blockers' in stopped);
    assert.deepEqual(
      stopped.blockers.map(({ code, place }) => [code, place]),
      [['return.comment-open', `update ${AT}, ${FIELD}`]],
    );
    await assert.rejects(
      app.writing.resolve(PEOPLE.dcs, scope, at, 'c9'),
      refusedWith('return.nothing-written-here'),
    );
    await app.writing.resolve(PEOPLE.dcs, scope, at, 'c1');
    const [comment] = (await section(marlshire)).comments;
    assert.deepEqual([comment?.by, comment?.resolved?.by], ['user:s151', 'user:dcs']);
    const trail = await store.read.audit.list(scope.authorityCode, 5);
    assert.doesNotMatch(JSON.stringify(trail), /Is this so/);
    const frozen = await app.returns.freeze(PEOPLE.lead, scope, { updateId: AT, correction: null });
    assert.ok('file' in frozen);
    const { version, parts } = await section(marlshire);
    await assert.rejects(
      app.writing.save(PEOPLE.lead, scope, { ...at, basedOn: version, parts }),
      refusedWith('reimport.update-closed'),
    );
  }));

test('a reader of the board and a partner cannot write or comment', () =>
  withMarlshire(async ({ app, scope }) => {
    const board = { id: 'user:board', roles: ['board-member'], authorities: 'all' } as const;
    const at = { updateId: AT, fieldId: FIELD };
    await assert.rejects(
      app.writing.save(board, scope, { ...at, basedOn: 1, parts: [] }),
      refusedWith('access.refused'),
    );
    await assert.rejects(app.writing.comment(board, scope, at, 'x'), refusedWith('access.refused'));
    await assert.rejects(app.writing.resolve(board, scope, at, 'c1'), refusedWith('access.refused'));
  }));

test('sections have an owner, a state, last update’s words, what changed, and drafts in which every number is a reference', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    const { sections } = await app.writing.open(PEOPLE.lead, scope, AT);
    assert.ok(sections.length > 20);
    for (const { owner, title } of sections) assert.notEqual(owner, '', title);
    const plans = sections.find(({ fieldId }) => fieldId === 'condition:3.1');
    assert.ok(plans && plans.earlier.length > 0 && plans.changed.length > 1 && plans.words > 20);
    assert.match(JSON.stringify(plans.earlier), /\{plans_n\.actual\.2024-07\}/);
    assert.match(JSON.stringify(plans.carried), /\{plans_n\.actual\.2024-10\}/);
    const drafts = sections.flatMap(({ evidence }) => evidence);
    assert.ok(drafts.length >= 6);
    const book = buildFigureBook((await app.openProgramme(PEOPLE.lead, scope)).facts);
    for (const text of drafts.flatMap(textsOf)) {
      assert.doesNotMatch(text.replaceAll(/\{[^}]*\}/g, ''), /\d/, text);
      const { content, problems } = resolveText(text, book, '');
      assert.deepEqual(problems, []);
      assert.ok(plainText(content).length > 20);
    }
  }));

test('a figure that moves after a save turns amber, stays so when other words are saved, and is plain once it was read again', () =>
  withMarlshire(async (marlshire) => {
    const { app, store, scope } = marlshire;
    const { version, parts } = await section(marlshire);
    const draft = { updateId: AT, fieldId: FIELD, parts: [...parts, said('Deficit {in-year-forecast.q2}.')] };
    await app.writing.save(PEOPLE.lead, scope, { ...draft, basedOn: version });
    assert.deepEqual((await section(marlshire)).moved, []);
    const record = await store.read.documents.newest(scope, 'in-year-forecasts', 'in-year-forecasts');
    const body = JSON.parse(JSON.stringify(record?.body).replaceAll('4345900000', '4400000000')) as unknown; // our own record
    await store.transaction(async ({ documents, audit }) => {
      await documents.put(scope, { kind: 'in-year-forecasts', id: 'in-year-forecasts', body }, 'test');
      await audit.append({
        authorityCode: scope.authorityCode,
        actor: 'test',
        action: 'programme.changed',
        subjectKind: 'in-year-forecasts',
        subjectId: 'in-year-forecasts',
        detail: {},
        correlationId: 't',
      });
    });
    const amber = [{ id: 'in-year-forecast.q2', before: '£43.5m', now: '£44.0m' }];
    const moved = await section(marlshire);
    assert.deepEqual(moved.moved, amber);
    const longer = { ...draft, parts: [...draft.parts, said('Another sentence.')] };
    await app.writing.save(PEOPLE.lead, scope, { ...longer, basedOn: moved.version });
    assert.deepEqual((await section(marlshire)).moved, amber);
    const at = { updateId: AT, fieldId: FIELD };
    const read = (shown: string) =>
      app.writing.readFigures(PEOPLE.dcs, scope, { ...at, figures: { 'in-year-forecast.q2': shown } });
    await read('£43.9m');
    assert.deepEqual((await section(marlshire)).moved, amber, 'what was read is not what it shows');
    await read('£44.0m');
    assert.deepEqual((await section(marlshire)).moved, []);
    const [entry] = await store.read.audit.list(scope.authorityCode, 1);
    assert.deepEqual([entry?.action, entry?.actor], ['section.figures-read', 'user:dcs']);
  }));

test('what is saved is clean, and under no name that the form does not have', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    const { version: basedOn } = await section(marlshire);
    const saved = await app.writing.save(PEOPLE.lead, scope, {
      updateId: AT,
      fieldId: FIELD,
      basedOn,
      parts: [said('One\u0000 \u202eword.  '), said(' \u200b ')],
    });
    assert.ok(saved.outcome === 'saved');
    assert.deepEqual(saved.parts, [said('One word.')]);
    for (const fieldId of ['condition:9.9', 'risk:R1', 'header', '__proto__'])
      await assert.rejects(
        app.writing.save(PEOPLE.lead, scope, { updateId: AT, fieldId, basedOn, parts: [said('x')] }),
        refusedWith('return.nothing-written-here'),
        fieldId,
      );
  }));

test('a yes/no question is answered with its audit entry, and not over somebody who answered otherwise meanwhile', () =>
  withMarlshire(async (marlshire) => {
    const { app, store, scope } = marlshire;
    const at = { updateId: AT, fieldId: 'O1' };
    assert.equal((await section(marlshire, 'O1')).answer, 'no');
    await app.writing.answer(PEOPLE.lead, scope, { ...at, answer: 'not-applicable', before: 'no' });
    assert.equal((await section(marlshire, 'O1')).answer, 'not-applicable');
    const [entry] = await store.read.audit.list(scope.authorityCode, 1);
    assert.deepEqual([entry?.action, entry?.detail['answer']], ['section.answered', 'not-applicable']);
    await assert.rejects(
      app.writing.answer(PEOPLE.dcs, scope, { ...at, answer: 'yes', before: 'no' }),
      refusedWith('return.written-meanwhile'),
    );
    await app.writing.answer(PEOPLE.dcs, scope, { ...at, answer: null, before: 'not-applicable' });
    const open = await section(marlshire, 'O1');
    assert.deepEqual([open.answer, open.problems.length], [null, 1]);
    await assert.rejects(
      app.writing.answer(PEOPLE.dcs, scope, { updateId: AT, fieldId: FIELD, answer: 'yes', before: null }),
      refusedWith('return.nothing-written-here'),
    );
  }));

test('a section is given to somebody and called ready; other words are not ready, and the trail names nobody', () =>
  withMarlshire(async (marlshire) => {
    const { app, store, scope } = marlshire;
    const at = { updateId: AT, fieldId: FIELD };
    await app.writing.setWork(PEOPLE.lead, scope, { ...at, owner: ' Casey Example ', isReady: true });
    const ready = await section(marlshire);
    assert.deepEqual([ready.assigned, ready.isReady, ready.owner], ['Casey Example', true, 'Post-16 lead']);
    const trail = await store.read.audit.list(scope.authorityCode, 1);
    assert.equal(trail[0]?.action, 'section.assigned');
    assert.doesNotMatch(JSON.stringify(trail), /Casey/);
    const parts = [...ready.parts, said('One thing more.')];
    await app.writing.save(PEOPLE.dcs, scope, { ...at, basedOn: ready.version, parts });
    const changed = await section(marlshire);
    assert.deepEqual([changed.assigned, changed.isReady], ['Casey Example', false]);
    await app.writing.save(PEOPLE.dcs, scope, { ...at, basedOn: changed.version, parts: ready.parts });
    assert.equal((await section(marlshire)).isReady, true, 'the very words that were ready are');
    const board = { id: 'user:board', roles: ['board-member'], authorities: 'all' } as const;
    for (const refused of [
      app.writing.setWork(board, scope, { ...at, owner: '', isReady: true }),
      app.writing.readFigures(board, scope, { ...at, figures: {} }),
      app.writing.answer(board, scope, { ...at, answer: 'yes', before: null }),
    ])
      await assert.rejects(refused, refusedWith('access.refused'));
  }));

test('words that came in with the programme turn amber too, though nobody saved them on the page', () =>
  withMarlshire(async (marlshire) => {
    const { store, scope } = marlshire;
    assert.deepEqual((await section(marlshire, 'condition:3.3')).moved, []);
    const record = await store.read.documents.newest(scope, 'places', 'places');
    const body = JSON.parse(
      JSON.stringify(record?.body).replaceAll('"placesDelivered":98', '"placesDelivered":97'),
    ) as unknown; // our own record
    await store.transaction(async ({ documents, audit }) => {
      await documents.put(scope, { kind: 'places', id: 'places', body }, 'test');
      await audit.append({
        authorityCode: scope.authorityCode,
        actor: 'test',
        action: 'programme.changed',
        subjectKind: 'places',
        subjectId: 'places',
        detail: {},
        correlationId: 't',
      });
    });
    const { moved } = await section(marlshire, 'condition:3.3');
    assert.deepEqual(
      moved.find(({ id }) => id === 'places.delivered'),
      {
        id: 'places.delivered',
        before: '98',
        now: '97',
      },
    );
  }));
