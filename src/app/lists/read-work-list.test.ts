/** A look at a working list, and a file of it, stand in the audit trail with their purpose, and nobody has one without permission and purpose. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { ListsReply } from '../../contract/lists.ts';
import type { Actor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { WORK_LISTS } from '../../core/lists/work-lists.ts';
import { listsView } from '../views/lists-view.ts';

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
