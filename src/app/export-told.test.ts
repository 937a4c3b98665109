/** Ledger lines, transitions and survey answers that are exported come back as they were. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { ACTOR, fill, inStore, recordsOf, SCOPE } from '../../test/make/rows-in-store.ts';
import { pence } from '../core/base/pence.ts';
import type { RowBatch, TableName } from '../core/domain/records.ts';
import { exportData } from './export-data.ts';
import { importFiles } from './imports/import-files.ts';

const MONEY = fc.integer({ min: -9_000_000, max: 900_000_000 }).map((amount) => pence(amount));
const WORDS = fc.constantFrom('Top-up funding', '4410 Fees', '|fees', 'Grants, other', '');
const LINE = fc.record({
  year: fc.constantFrom(2023, 2024),
  at: fc.option(fc.integer({ min: 0, max: 11 })),
  basis: fc.constantFrom('actual', 'budget', 'forecast'),
  costCentre: fc.constantFrom('Independent schools', 'E1 Top-ups', ''),
  account: fc.constantFrom('Fees', 'Top-up', '|income'),
  description: WORDS,
  amountPence: MONEY,
});
const STEP = fc.record({
  year: fc.integer({ min: 2012, max: 2024 }),
  settingBefore: fc.constantFrom('MSS', 'SS'),
  needBefore: fc.constantFrom('SEMH', 'ASD'),
  schoolYearBefore: fc.integer({ min: 0, max: 19 }),
  settingAfter: fc.constantFrom('MSS', 'SS'),
  needAfter: fc.constantFrom('SEMH', 'ASD'),
});

test('ledger lines, transitions and survey answers come back as they were', async () => {
  const drawn = fc.tuple(
    fc.array(LINE, { minLength: 1, maxLength: 8 }),
    fc.array(STEP, { minLength: 1, maxLength: 8 }),
  );
  await fc.assert(
    fc.asyncProperty(drawn, async ([lines, steps]) => {
      const ledger = lines.map(({ at, ...line }) => ({
        ...line,
        month:
          at === null
            ? null
            : `${line.year + (at > 8 ? 1 : 0)}-${String(((at + 3) % 12) + 1).padStart(2, '0')}`,
      }));
      const transitions = steps.map((step) => ({ ...step, schoolYearAfter: step.schoolYearBefore + 1 }));
      const answers = [
        {
          response: 1,
          question: 'What was good?',
          answer: 'The panel listened',
          labels: { month: '2024-05', audience: 'parent carer' },
        },
        {
          response: 1,
          question: 'What was not?',
          answer: '- late, and long',
          labels: { month: '2024-05', audience: 'parent carer' },
        },
        { response: 2, question: 'What was good?', answer: '=helpful', labels: { audience: 'school' } },
      ];
      const rows = (records: readonly object[]) => records.map((record, at) => ({ row: at + 2, record }));
      await inStore(async (here, folder) => {
        const batches = { ledger, transitions, surveyResponses: answers };
        await fill(
          here,
          Object.entries(batches).map(([table, all]) => ({ table, rows: rows(all) }) as unknown as RowBatch), // name and rows belong together
        );
        const out = join(folder, 'export');
        await exportData(here, ACTOR, SCOPE, out);
        await inStore(async (there) => {
          await importFiles(there, ACTOR, { paths: [out], scope: SCOPE });
          const names = Object.keys(batches) as TableName[]; // the keys just written
          const sorted = (found: Partial<Record<TableName, unknown[]>>) =>
            names.map((name) => (found[name] ?? []).map((one) => JSON.stringify(one, ordered)).sort());
          assert.deepEqual(sorted(await recordsOf(there, names)), sorted(await recordsOf(here, names)));
        });
      });
    }),
    { numRuns: 8 },
  );
});

/** Keys in one order, whatever order a reader made them in. */
function ordered(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
}
