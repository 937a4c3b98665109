/** Stores as earlier versions made them, with one import of one figure, as statements for either database. */
import assert from 'node:assert/strict';
import { EMPTY_CHAIN } from '../../src/core/seal/hash-chain.ts';
import { accountTables } from '../../src/edge/store/account-tables.ts';
import { addRegisters } from '../../src/edge/store/add-registers.ts';
import { createTables } from '../../src/edge/store/create-tables.ts';
import { markIndex } from '../../src/edge/store/mark-index.ts';
import { outcomeTable } from '../../src/edge/store/outcome-table.ts';
import { type MigrationWords, planTables } from '../../src/edge/store/plan-tables.ts';
import { preparedTables } from '../../src/edge/store/prepared-tables.ts';
import { recordTables } from '../../src/edge/store/record-tables.ts';
import { reviewTables } from '../../src/edge/store/review-tables.ts';
import type { Store } from '../../src/edge/store/store.ts';
import { surveyTables } from '../../src/edge/store/survey-tables.ts';
import { tokenTables } from '../../src/edge/store/token-tables.ts';
import { voiceTables } from '../../src/edge/store/voice-tables.ts';
import { widenTables } from '../../src/edge/store/widen-tables.ts';

/** The moment at which everything in them was done. */
export const EARLIER_NOW = '2024-12-11T12:00:00.000Z';

/** What each version did, in order. */
export const STEPS = [
  { version: 1, name: 'first-tables', step: createTables },
  { version: 2, name: 'whole-return', step: widenTables },
  { version: 3, name: 'accounts', step: accountTables },
  { version: 4, name: 'plan-versions', step: planTables },
  { version: 5, name: 'registers', step: addRegisters },
  { version: 6, name: 'programme-records', step: recordTables },
  { version: 7, name: 'voting', step: voiceTables },
  { version: 8, name: 'surveys', step: surveyTables },
  { version: 9, name: 'tokens', step: tokenTables },
  { version: 10, name: 'text-review', step: reviewTables },
  { version: 11, name: 'prepared-answers', step: preparedTables },
  { version: 12, name: 'marks-by-theme', step: markIndex },
  { version: 13, name: 'plan-outcomes', step: outcomeTable },
] as const;

/** The statements that make a store of a version, in the words of a database. @param skipped  a step that was left out of it. */
export function earlierStore(version: number, words: MigrationWords, skipped = 0): readonly string[] {
  const { text, whole, tableEnd } = words;
  const done = STEPS.filter((one) => one.version <= version && one.version !== skipped);
  const { sequence, hash } = EMPTY_CHAIN;
  return [
    `create table evenkeel_migrations (version ${whole} not null primary key, name ${text} not null,
      applied_at ${text} not null)${tableEnd}`,
    ...done.flatMap((one) => [
      ...one.step(words),
      `insert into evenkeel_migrations values (${one.version}, '${one.name}', '${EARLIER_NOW}')`,
    ]),
    `insert into audit_heads values ('shared', ${sequence}, '${hash}')`,
    `insert into imports (authority_code, import_id, programme_id, sequence, file_kind, file_name,
      file_sha256, confidence, rows_read, records_accepted, rows_with_errors, rows_skipped, imported_at, imported_by)
      values ('E10009901', 'm1', 'marlshire', 2, 'monthly-actuals', 'monthly.csv', 'bb', 1, 2, 1, 0, 1,
        '${EARLIER_NOW}', 'tester')`,
    "insert into monthly_figures values ('E10009901', 'm1', 0, 2, '', 'plans_n', '2024-10', 'actual', 6161)",
  ];
}

/** Assert that a store which was brought up to date has the figure that it held, takes a change, and its trail goes on. */
export async function assertGoesOn(store: Store): Promise<void> {
  const [figure] = await store.read.rows.monthly({ authorityCode: 'E10009901', programmeId: 'marlshire' });
  assert.equal(figure?.record.value, 6161);
  await store.transaction(async ({ accounts, audit }) => {
    await accounts.add({ id: 'id-1', email: 'casey@example.org', name: 'Casey' }, 'tester');
    await audit.append({
      authorityCode: 'shared',
      actor: 'tester',
      action: 'account.invited',
      subjectKind: 'account',
      subjectId: 'id-1',
      detail: {},
      correlationId: 'c',
    });
  });
  assert.equal(await store.read.accounts.count(), 1);
  assert.equal(await store.read.audit.firstBroken(), null);
}
