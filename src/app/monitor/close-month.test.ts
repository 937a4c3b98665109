/** Month end over a real store: a breach is answered first, late figures are named, the close is kept, and a change after it is told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusedWith } from '../../../test/make/identity.ts';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import type { Actor } from '../../core/access/access.ts';
import type { Month } from '../../core/base/time.ts';
import { noteId } from './tracked-programme.ts';

const MONTH: Month = '2024-10';
const FINANCE: Actor = { id: 'user:finance', roles: ['finance-lead'], authorities: 'all' };

async function answerBreaches({ app, scope }: MarlshireStore): Promise<number> {
  const told = await app.monthEnd(PEOPLE.lead, scope, null);
  const open = told?.end.unanswered ?? [];
  for (const { measure, title } of open)
    await app.records.save(PEOPLE.lead, scope, {
      kind: 'month-note',
      id: noteId(MONTH, measure),
      basedOn: 0,
      reason: 'Beyond tolerance in October 2024',
      title,
      owner: 'High needs finance lead',
      fields: { month: MONTH, measure, comment: 'Requests of two months', action: 'Anew', due: '2024-12-31' },
    });
  return open.length;
}

test('a month with a breach that nobody answered is not closed; answered it is, once, and stands with who and what was late', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    const wish = { month: MONTH, reason: 'Others come with the next extract' };
    await refusedWith('month.comments-missing', app.closeMonth(FINANCE, scope, wish));
    assert.ok((await answerBreaches(marlshire)) > 0);
    const told = await app.monthEnd(FINANCE, scope, MONTH);
    assert.deepEqual([told?.end.close, told?.end.unanswered.length], ['to-do', 0]);
    if ((told?.end.late.length ?? 0) > 0)
      await refusedWith(
        'month.reason-missing',
        app.closeMonth(FINANCE, scope, { month: MONTH, reason: ' ' }),
      );
    const kept = await app.closeMonth(FINANCE, scope, wish);
    assert.deepEqual([kept.isClosed, kept.by], [true, FINANCE.id]);
    assert.ok(kept.beyond.includes('plans_n'));
    await refusedWith('month.closed-already', app.closeMonth(FINANCE, scope, wish));
    const [entry] = await store.read.audit.list(scope.authorityCode, 1);
    assert.deepEqual([entry?.action, entry?.subjectId], ['month.closed', MONTH]);
  }));

test('a closed month is reopened for a reason, and both acts stay', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    await answerBreaches(marlshire);
    await refusedWith('month.not-closed', app.reopenMonth(FINANCE, scope, { month: MONTH, reason: 'x' }));
    await app.closeMonth(FINANCE, scope, { month: MONTH, reason: 'Known' });
    await refusedWith('month.reason-missing', app.reopenMonth(FINANCE, scope, { month: MONTH, reason: '' }));
    await app.reopenMonth(FINANCE, scope, { month: MONTH, reason: 'A recharge came late' });
    const told = await app.monthEnd(FINANCE, scope, MONTH);
    assert.equal(told?.end.isClosed, false);
    assert.deepEqual(
      told?.acts.map(({ isClosed, reason }) => [isClosed, reason]),
      [
        [true, 'Known'],
        [false, 'A recharge came late'],
      ],
    );
  }));

test('a figure that is corrected after the close is told, and the month is closed anew only after it was reopened', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    await answerBreaches(marlshire);
    await app.closeMonth(FINANCE, scope, { month: MONTH, reason: 'Known' });
    await store.transaction(async ({ imports, rows }) => {
      const [last] = await imports.list(scope);
      assert.ok(last);
      await imports.add({ ...last, importId: 'zz-corrected', kind: 'monthly-actuals' });
      const record = { measure: 'plans_n', month: MONTH, series: 'actual' as const, value: 6170 };
      await rows.add(scope, 'zz-corrected', { table: 'monthly', rows: [{ row: 2, sheet: '', record }] });
    });
    const told = await app.monthEnd(FINANCE, scope, MONTH);
    assert.deepEqual(
      told?.end.changedSince.map(({ measure }) => measure),
      ['plans_n'],
    );
    await refusedWith('month.closed-already', app.closeMonth(FINANCE, scope, { month: MONTH, reason: 'x' }));
  }));

test('months are closed by who may, one of those tracked, and read by all who read the programme', () =>
  withMarlshire(async ({ app, scope }) => {
    const partner: Actor = { id: 'user:p', roles: ['partner'], authorities: 'all' };
    const wish = { month: MONTH, reason: 'x' };
    await refusedWith('access.refused', app.closeMonth(partner, scope, wish));
    await refusedWith('access.refused', app.reopenMonth(partner, scope, wish));
    assert.equal((await app.monthEnd(partner, scope, null))?.end.month, MONTH);
    for (const month of ['2031-01', '1990-01', 'soon'])
      await refusedWith('month.not-tracked', app.closeMonth(FINANCE, scope, { month, reason: 'x' }));
  }));
