/** The tracker over a real store: what is beyond tolerance asks for comment and action, which are kept with their audit entry. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { TrackerReply } from '../../contract/tracker.ts';
import type { Actor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { trackerCsv, trackerView } from './tracker-view.ts';

const NOTE = {
  kind: 'month-note',
  id: '2024-10.plans-n',
  basedOn: 0,
  reason: 'Beyond tolerance in October 2024',
  title: 'Active plans, October 2024',
  owner: 'High needs finance lead',
};
const FIELDS = {
  month: '2024-10',
  measure: 'plans_n',
  comment: 'Requests of two months',
  action: 'Forecast anew',
};
const BOARD: Actor = { id: 'user:board', roles: ['board-member'], authorities: 'all' };

async function plans({ app, scope }: MarlshireStore, actor: Actor = PEOPLE.lead) {
  const notes = await app.records.list(actor, scope, 'month-note');
  const reply = TrackerReply.parse(
    trackerView(await app.openProgramme(actor, scope), actor, notes, await app.monthEnd(actor, scope, null)),
  );
  const found = reply.measures.find(({ id }) => id === 'plans_n');
  assert.ok(found);
  return { ...found, mayWrite: reply.mayWrite, lead: reply.lead };
}

test('October stands 8.7 % above what was agreed: beyond tolerance, and a comment is asked for until it is given', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    const before = await plans(marlshire);
    assert.equal(before.state, 'beyond');
    assert.match(
      before.lead,
      /^October 2024: of 3 measures .* Beyond it: Active plans 492 above what was agreed;/,
    );
    assert.deepEqual(before.asked, { month: '2024-10', monthInWords: 'October 2024', noteId: NOTE.id });
    assert.deepEqual(before.table.rows.at(-1)?.cells.slice(0, 5), [
      'October 2024',
      '6,161',
      '5,669',
      '492',
      '8.7%',
    ]);
    await app.records.save(PEOPLE.lead, scope, { ...NOTE, fields: { ...FIELDS, due: '2024-12-31' } });
    const [note] = (await plans(marlshire)).notes;
    assert.equal(note?.action, 'Forecast anew');
    assert.equal(note?.due, '31 December 2024');
    const [entry] = await store.read.audit.list(scope.authorityCode, 1);
    assert.deepEqual([entry?.action, entry?.subjectId], ['record.kept', NOTE.id]);
  }));

test('a note without a date is refused, and so is one by somebody who only reads', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    const refused = (fault: unknown) => fault instanceof ProblemError;
    await assert.rejects(app.records.save(PEOPLE.lead, scope, { ...NOTE, fields: FIELDS }), refused);
    const fields = { ...FIELDS, due: '2024-12-31' };
    await assert.rejects(app.records.save(BOARD, scope, { ...NOTE, fields }), refused);
    const { notes, mayWrite } = await plans(marlshire, BOARD);
    assert.deepEqual([notes, mayWrite], [[], false]);
  }));

test('the file holds every month with the figures that the page shows', () =>
  withMarlshire(async ({ app, scope }) => {
    const lines = trackerCsv(await app.openProgramme(PEOPLE.lead, scope)).split('\n');
    assert.match(lines[0] ?? '', /^measure,month,actual,agreed,gap,/);
    assert.ok(lines.some((line) => /^plans_n,2024-10,6161,5669,492,0\.0867\d*,,,,beyond$/.test(line)));
  }));
