/** A look at a working list, and a file of it, stand in the audit trail with their purpose, and nobody has one without permission and purpose. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, plan, request } from '../../../test/make/list-records.ts';
import { PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { fill, inStore, SCOPE } from '../../../test/make/rows-in-store.ts';
import { SAMPLE_RECORDS } from '../../../test/make/sample-records.ts';
import { ListsReply } from '../../contract/lists.ts';
import type { Actor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { WORK_LISTS } from '../../core/lists/work-lists.ts';
import type { Beforehand, MadeList } from '../prepared/beforehand.ts';
import { listsView, listView } from '../views/lists-view.ts';
import { workListCsv } from '../views/work-list-csv.ts';
import { readWorkList } from './read-work-list.ts';

const SEND: Actor = { id: 'user:send', roles: ['send-lead'], authorities: 'all' };
const PURPOSE = 'Planning reviews of the spring term';

const codeIs = (code: string) => (fault: unknown) => {
  assert.ok(fault instanceof ProblemError);
  return fault.problem.code === code;
};

test('a programme lead may read the page and no list; without a purpose or records there is none', () =>
  withMarlshire(async ({ app, scope, store }) => {
    const newest = async () => (await store.read.audit.list(null, 1))[0]?.sequence;
    const before = await newest();
    for (const id of WORK_LISTS)
      for (const asFile of [false, true]) {
        const wish = { id, purpose: PURPOSE, asFile };
        await assert.rejects(app.readWorkList(PEOPLE.lead, scope, wish), codeIs('access.refused'));
        await assert.rejects(
          app.readWorkList(SEND, scope, { ...wish, purpose: ' so  ' }),
          codeIs('list.purpose-missing'),
        );
        if (id !== 'school-limits')
          await assert.rejects(app.readWorkList(SEND, scope, wish), codeIs('list.nothing-to-read'));
      }
    assert.equal(await newest(), before);
    const open = await app.openProgramme(PEOPLE.lead, scope);
    const page = ListsReply.parse(listsView(open, PEOPLE.lead));
    assert.equal(page.mayRead, false);
    assert.equal(ListsReply.parse(listsView(open, SEND)).mayRead, true);
    assert.ok(page.lists.every(({ lawful, found }) => lawful !== '' && found !== ''));
    assert.deepEqual(
      page.lists.map(({ id }) => id),
      WORK_LISTS,
    );
  }));

test('a look and a file are two acts of the trail, each with list, purpose and how much was looked at', () =>
  withMarlshire(async ({ app, scope, store }) => {
    const wish = { id: 'school-limits', purpose: PURPOSE } as const;
    for (const asFile of [false, true]) await app.readWorkList(SEND, scope, { ...wish, asFile });
    const entries = await store.read.audit.list(null, 2);
    assert.deepEqual(
      entries.map(({ action, actor, subjectId }) => [action, actor, subjectId]),
      [
        ['list.exported', 'user:send', 'school-limits'],
        ['list.shown', 'user:send', 'school-limits'],
      ],
    );
    const detail = { programme: scope.programmeId, purpose: PURPOSE, schools: 0 };
    assert.ok(entries.every((entry) => JSON.stringify(entry.detail) === JSON.stringify(detail)));
  }));

test('outcomes of the register reach the plan of their child in the return, and how many plans were looked at stands in the trail', () =>
  inStore(async (dependencies) => {
    const { planOutcomes, sen2Headers } = SAMPLE_RECORDS;
    const names = ['near', 'far', 'untold'];
    const placed = <Record>(records: readonly Record[]) =>
      records.map((record, at) => ({ row: at + 2, record }));
    const outcomes = names.slice(0, 2).map((name) => ({
      ...planOutcomes,
      ...{ caseKey: null, pupilKey: `upn-${name}`, status: name === 'near' ? ('met' as const) : null },
    }));
    const persons = names.map((name) => ({ ...person(name, '2006-01'), pupilKey: `upn-${name}` }));
    await fill(dependencies, [
      { table: 'sen2Headers', rows: placed([sen2Headers]) },
      { table: 'persons', rows: placed(persons) },
      { table: 'requests', rows: placed(names.map((name) => request(name))) },
      { table: 'activePlans', rows: placed(names.map((name) => plan(name))) },
      { table: 'planOutcomes', rows: placed(outcomes) },
    ]);
    const wish = { id: 'near-outcomes', purpose: PURPOSE, asFile: false } as const;
    const list = await readWorkList(dependencies, SEND, SCOPE, wish);
    assert.ok(list.kind === 'outcomes');
    assert.deepEqual(list.register, { plans: 2, noneWanted: 0, elsewhere: 0 });
    assert.deepEqual(
      list.near.map(({ key, counts }) => [key, counts.met]),
      [['near', 1]],
    );
    assert.deepEqual([list.inForce, list.byReturn], [3, []]);
    const [entry] = await dependencies.store.read.audit.list(null, 1);
    assert.deepEqual([entry?.action, entry?.detail['cases']], ['list.shown', 1]);
  }));

test('a list that is still being found is no look: it says how far it is, and leaves no entry in the trail', () =>
  withMarlshire(async ({ scope, store }) => {
    const making = { words: 'Reading the records: 2,000 rows so far', seconds: 3, lastTookSeconds: 15 };
    const view = { lead: 'Nothing', notes: [], pictures: [], tables: [] };
    const list: MadeList = { kind: 'made', size: { schools: 7 }, made: { view } };
    const given = { isThere: false };
    const beforehand: Beforehand = {
      planForecast: () => assert.fail('not asked'),
      graphWorth: () => assert.fail('not asked'),
      workList: () => Promise.resolve(given.isThere ? list : { kind: 'making', making }),
    };
    const dependencies = { store, newId: () => 'look', beforehand };
    const looks = async () =>
      (await store.read.audit.list(null, 50)).filter(({ action }) => action === 'list.shown').length;
    const wish = { id: 'school-limits', purpose: PURPOSE, asFile: false } as const;
    assert.deepEqual(await readWorkList(dependencies, SEND, scope, wish), { kind: 'making', making });
    assert.equal(await looks(), 0);
    await assert.rejects(readWorkList(dependencies, PEOPLE.lead, scope, wish), codeIs('access.refused'));
    given.isThere = true;
    assert.deepEqual(await readWorkList(dependencies, SEND, scope, wish), list);
    assert.equal(await looks(), 1);
    assert.equal((await store.read.audit.list(null, 1))[0]?.detail['schools'], 7);
  }));

test('a list made to be ready is the list itself, to be shown and as a file', () =>
  withMarlshire(async ({ app, scope }) => {
    const wish = { id: 'school-limits', purpose: PURPOSE, asFile: false } as const;
    const list = await app.readWorkList(SEND, scope, wish);
    assert.ok(list.kind === 'schools');
    assert.deepEqual((await app.makeWorkList(scope, 'school-limits', false)).made, { view: listView(list) });
    assert.deepEqual((await app.makeWorkList(scope, 'school-limits', true)).made, {
      text: workListCsv(list),
    });
  }));
