/** The stored plan beside a section 251 outturn that was read in: by line, and refused by name where it cannot be compared. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { pence } from '../../core/base/pence.ts';
import type { AllocationLine } from '../../core/domain/published.ts';
import { openStore } from '../../edge/store/open-store.ts';
import type { Store } from '../../edge/store/store.ts';
import { planS251 } from './plan-s251.ts';
import { refusalOf } from '../../../test/make/refusal.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const PLAN = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../data/demo/marlshire/plan.json'), 'utf8'),
) as Record<string, unknown>; // our own file
const NOW = '2025-08-23T12:00:00.000Z';
const AUTHORITY = { authorityNumber: '999', authorityName: 'Marlshire' };
const spent = (heading: string, pounds: number, whose = AUTHORITY): AllocationLine => ({
  ...{ year: 2024, ...whose, table: 's251 outturn', heading, quantity: null, mark: null },
  amountPence: pence(pounds * 100),
});
const MAP = { inmss: ['1.2.3 – Net'], mainstream: ['1.2.1 – Net'], 'left-out': ['1.2.6 – Net'] };
const LINES = [spent('1.2.3 – Net', 21_000_000), spent('1.2.1 – Net', 24_000_000), spent('1.2.6 – Net', 5)];

async function withStore(
  plan: object,
  lines: readonly AllocationLine[],
  work: (store: Store) => Promise<void>,
) {
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  try {
    await store.transaction(async ({ documents, imports, rows }) => {
      await documents.put(SCOPE, { kind: 'plan', id: 'plan', body: plan }, 'tester');
      await documents.put(SCOPE, { kind: 'programme', id: 'programme', body: AUTHORITY }, 'tester');
      const kind = 's251-outturn' as const;
      const read = lines.length;
      const report = {
        ...{ file: 'own.xlsx', kind, confidence: 1, sha256: 'i', problems: [] },
        ...{ rowsRead: read, recordsAccepted: read, rowsWithErrors: 0, rowsSkipped: 0 },
      };
      const when = { importedAt: NOW, asAt: null, importedBy: 'tester', undoneAt: null };
      await imports.add({ ...SCOPE, importId: 'i', kind, report, ...when });
      await rows.add(SCOPE, 'i', {
        table: 'allocations',
        rows: lines.map((record, place) => ({ row: 2 + place, record })),
      });
    });
    await work(store);
  } finally {
    await store.close();
  }
}

const compared = (store: Store, year: number | null = null) =>
  planS251(store.read, SCOPE, { version: 'live', year });
test('lines that the plan has placed are compared, of this authority alone, and the bridge adds up', async () => {
  const other = spent('1.2.3 – Net', 1, { authorityNumber: '998', authorityName: 'Elsewhere' });
  await withStore({ ...PLAN, s251: MAP }, [...LINES, other], async (store) => {
    const answer = await compared(store);
    assert.deepEqual([answer.year, answer.questions, answer.isSplit], ['2024/25', [], false]);
    const independent = answer.lines.find(({ line }) => line === 'inmss');
    assert.equal(independent?.outturnPence, 2_100_000_000n);
    assert.equal(answer.outturnPence, 4_500_000_000n);
    const parts = Object.values(answer.partsPence).reduce((sum, part) => sum + part, 0n);
    assert.equal(answer.planPence + parts, answer.outturnPence);
    assert.ok(answer.aside.includes('stateSpecial') && !answer.countsIncome);
    assert.match(answer.paragraph, /^The spend compared of 2024\/25 (rises|falls) by £/);
  });
});

test('the authority’s own table without a number counts, and a line without a place is asked about', async () => {
  const own = [...LINES, spent('1.2.13 – Net', 70_000)].map((line) => ({ ...line, authorityNumber: '' }));
  await withStore({ ...PLAN, s251: MAP }, own, async (store) => {
    const { questions, outturnPence } = await compared(store);
    assert.deepEqual(
      questions.map(({ place }) => place),
      ['1.2.13 – Net'],
    );
    assert.equal(outturnPence, 4_500_000_000n);
  });
});

test('without a map, without a return of the year, and with a line counted twice it is refused by name', async () => {
  await withStore(PLAN, LINES, async (store) => {
    assert.equal(await refusalOf(compared(store)), 'plan.no-s251-map');
  });
  await withStore({ ...PLAN, s251: MAP }, LINES, async (store) => {
    assert.equal(await refusalOf(compared(store, 2025)), 'plan.no-s251');
  });
  await withStore({ ...PLAN, s251: { ...MAP, other: ['1.2.3 – Net'] } }, LINES, async (store) => {
    assert.equal(await refusalOf(compared(store)), 'plan.s251-twice');
  });
});
