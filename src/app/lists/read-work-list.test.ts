/** A look at a working list stands in the audit trail with its purpose, and nobody sees one without permission and purpose. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { ListsReply, ReadListReply } from '../../contract/lists.ts';
import type { Actor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { listsView, listView } from '../views/lists-view.ts';

const SEND: Actor = { id: 'user:send', roles: ['send-lead'], authorities: 'all' };
const PURPOSE = 'Planning reviews of the spring term';

const codeIs = (code: string) => (fault: unknown) => {
  assert.ok(fault instanceof ProblemError);
  return fault.problem.code === code;
};

test('a programme lead may read the page and no list; without a purpose or records there is none', () =>
  withMarlshire(async ({ app, scope, store }) => {
    const wish = { id: 'reviews-due', purpose: PURPOSE } as const;
    const before = (await store.read.audit.list(null, 1))[0]?.sequence;
    await assert.rejects(app.readWorkList(PEOPLE.lead, scope, wish), codeIs('access.refused'));
    await assert.rejects(
      app.readWorkList(SEND, scope, { ...wish, purpose: ' so  ' }),
      codeIs('list.purpose-missing'),
    );
    await assert.rejects(app.readWorkList(SEND, scope, wish), codeIs('list.nothing-to-read'));
    assert.equal((await store.read.audit.list(null, 1))[0]?.sequence, before);
    const open = await app.openProgramme(PEOPLE.lead, scope);
    const page = ListsReply.parse(listsView(open, PEOPLE.lead));
    assert.equal(page.mayRead, false);
    assert.equal(ListsReply.parse(listsView(open, SEND)).mayRead, true);
    assert.ok(page.lists.every(({ lawful, found }) => lawful !== '' && found !== ''));
  }));

test('a list as a table says what is past, what has no day, and how many more there are', () => {
  const cases = Array.from({ length: 203 }, (_, at) => ({
    key: `case-${at}`,
    due: at === 202 ? null : '2025-01-15',
    daysLeft: at === 202 ? null : -1,
    about: 'a year after the last review meeting',
  }));
  const { lead, table } = ReadListReply.parse(listView({ id: 'reviews-due', asAt: '2025-01-16', cases }));
  assert.equal(lead, '203 cases on 16 January 2025: 202 past their day, 1 without a day.');
  assert.equal(table.rows.length, 200);
  assert.match(table.note, /^3 more cases follow these\./);
});
