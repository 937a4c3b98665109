/** The stored plan beside its outturn: what is booked and counted is bridged; what is missing is refused by name. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { pence } from '../../core/base/pence.ts';
import { LEDGER_MAP } from '../../core/demo/ledger-file.ts';
import type { RowBatch } from '../../core/domain/records.ts';
import { openStore } from '../../edge/store/open-store.ts';
import type { Store } from '../../edge/store/store.ts';
import { planTrailView } from '../views/plan-trail-view.ts';
import { planOutturn } from './plan-outturn.ts';
import { planTrail } from './plan-trail.ts';
import { refusalOf } from '../../../test/make/refusal.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const PLAN = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../data/demo/marlshire/plan.json'), 'utf8'),
) as Record<string, unknown>; // our own file
const NOW = '2024-12-11T12:00:00.000Z';

/** Two months booked under three headings, three counted. */
const LEDGER: RowBatch = {
  table: 'ledger',
  rows: [
    ['2024-04', '41040 Fees', 170_000_000],
    ['2024-05', '41040 Fees', 171_000_000],
    ['2024-04', '41010 Top-up', 179_000_000],
    ['2024-05', '91000 Grant', -1_240_000_000],
  ].map(([month, account, amount], place) => ({
    row: 2 + place,
    record: {
      year: 2024,
      month: String(month),
      basis: 'actual' as const,
      costCentre: '',
      account: String(account),
      description: '',
      amountPence: pence(Number(amount)),
    },
  })),
};
const COUNTS: RowBatch = {
  table: 'monthly',
  rows: ['2024-04', '2024-05', '2024-06'].flatMap((month, k) =>
    [
      { measure: 'plans_n', value: 5728 + k },
      { measure: 'inmss_n', value: 330 + k },
    ].map((figure, place) => ({
      row: 2 + 2 * k + place,
      record: { ...figure, month, series: 'actual' as const },
    })),
  ),
};

async function withStore(plan: object, batches: readonly RowBatch[], work: (store: Store) => Promise<void>) {
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  try {
    await store.transaction(async ({ documents, imports, rows }) => {
      await documents.put(SCOPE, { kind: 'plan', id: 'plan', body: plan }, 'tester');
      for (const [place, batch] of batches.entries()) {
        const importId = `i${place}`;
        const kind = batch.table === 'ledger' ? 'ledger' : 'monthly-actuals';
        const read = batch.rows.length;
        const counts = { rowsRead: read, recordsAccepted: read, rowsWithErrors: 0, rowsSkipped: 0 };
        const report = {
          file: kind,
          kind,
          confidence: 1,
          sha256: importId,
          problems: [],
          ...counts,
        } as const;
        const when = { importedAt: NOW, asAt: null, importedBy: 'tester', undoneAt: null };
        await imports.add({ ...SCOPE, importId, kind, report, ...when });
        await rows.add(SCOPE, importId, batch);
      }
    });
    await work(store);
  } finally {
    await store.close();
  }
}

const outturn = (store: Store) => planOutturn(store.read, SCOPE, { version: 'live', year: null });
test('the months that are both booked and counted are bridged to the penny, on the page too', async () => {
  await withStore({ ...PLAN, ledger: LEDGER_MAP }, [LEDGER, COUNTS], async (store) => {
    const answer = await outturn(store);
    assert.deepEqual(answer.months, ['2024-04', '2024-05']);
    assert.equal(answer.outturnPence, 170_000_000n + 171_000_000n + 179_000_000n - 1_240_000_000n);
    const parts = Object.values(answer.partsPence).reduce((sum, part) => sum + part, 0n);
    assert.equal(answer.planPence + parts, answer.outturnPence);
    assert.ok(answer.notBooked.includes('transfer') && !answer.notBooked.includes('inmss'));
    const view = planTrailView(await planTrail(store.read, SCOPE));
    assert.match(view.sentence, /Up to May 2024 the booked in-year deficit is £\d+\.\d\dm below the plan\.$/);
    assert.equal(view.outturn?.rows.at(-1)?.cells[1], '(7,200)');
  });
});

test('without a map, without counts and with a code that has no place the outturn is refused by name', async () => {
  await withStore(PLAN, [LEDGER, COUNTS], async (store) => {
    assert.equal(await refusalOf(outturn(store)), 'plan.no-ledger-map');
    assert.equal((await planTrail(store.read, SCOPE)).outturn, null);
  });
  await withStore({ ...PLAN, ledger: LEDGER_MAP }, [LEDGER], async (store) => {
    assert.equal(await refusalOf(outturn(store)), 'plan.no-outturn');
  });
  const { inmss: _inmss, ...less } = LEDGER_MAP;
  await withStore({ ...PLAN, ledger: less }, [LEDGER, COUNTS], async (store) => {
    assert.equal(await refusalOf(outturn(store)), 'plan.ledger-unmapped');
  });
});
