/** Counts and takes away what is kept longer than its kind's period. */
import { type RawBuilder, sql } from 'kysely';
import type { RetentionId } from '../../core/domain/retention.ts';
import type { RetentionRepository } from './person-store.ts';
import { RETURN_TABLES, ROW_TABLES } from './row-tables.ts';
import { requireChanges, type Session } from './session.ts';
import type { Scope } from './store.ts';

/** What stands in place of a name and an address. */
const ERASED = 'Erased';

/** Rows of a table that are too old, as a condition. */
type TooOld = { readonly table: string; readonly where: RawBuilder<unknown> };

const SEN2_ROWS: readonly string[] = ['sen2_headers', ...RETURN_TABLES, 'case_references', 'transitions'];

/** Build the repository over a session. */
export function retentionRepository(session: Session): RetentionRepository {
  const { db } = session;
  return {
    async count(kind, scope, before) {
      let count = 0;
      for (const { table, where } of tooOld(kind, scope, before)) {
        const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}
          where ${where}`.execute(db);
        count += rows[0]?.count ?? 0;
      }
      return count;
    },

    async remove(kind, scope, before) {
      requireChanges(session);
      for (const { table, where } of tooOld(kind, scope, before))
        await (kind === 'closed-accounts'
          ? forgetPeople(session, where)
          : sql`delete from ${sql.table(table)} where ${where}`.execute(db));
    },
  };
}

function tooOld(kind: RetentionId, scope: Scope, before: string): readonly TooOld[] {
  const rowsOf = (tables: readonly string[]): readonly TooOld[] =>
    tables.map((table) => ({ table, where: ofOldImports(scope, before) }));
  switch (kind) {
    case 'undone-rows':
      return Object.values(ROW_TABLES).map(({ name }) => ({ table: name, where: ofUndone(scope, before) }));
    case 'sen2-rows':
      return rowsOf(SEN2_ROWS);
    case 'cost-rows':
      return rowsOf(['placement_costs']);
    case 'outcome-rows':
      return rowsOf(['plan_outcomes']);
    case 'survey-rows':
      return rowsOf(['survey_responses']);
    case 'fixes':
      return [
        {
          table: 'documents',
          where: sql`authority_code = ${scope.authorityCode} and programme_id = ${scope.programmeId}
            and kind = 'fixes' and created_at < ${before}`,
        },
      ];
    case 'ended-sign-ins':
      return ['account_sessions', 'account_links'].map((table) => ({
        table,
        where: sql`ends_at < ${before}`,
      }));
    case 'ended-tokens':
      return [{ table: 'account_tokens', where: sql`coalesce(revoked_at, ends_at) < ${before}` }];
    case 'closed-accounts':
      return [
        {
          table: 'accounts',
          where: sql`state = 'closed' and full_name <> ${ERASED} and account_id in (
            select subject_id from audit_entries where action = 'account.closed'
            group by subject_id having max(occurred_at) < ${before})`,
        },
      ];
  }
}

function ofUndone({ authorityCode, programmeId }: Scope, before: string): RawBuilder<unknown> {
  return sql`authority_code = ${authorityCode} and import_id in (
    select import_id from imports where authority_code = ${authorityCode} and programme_id = ${programmeId}
    and undone_at < ${before})`;
}

/** The day that a file's rows are of, or that of its import. */
function ofOldImports({ authorityCode, programmeId }: Scope, before: string): RawBuilder<unknown> {
  return sql`authority_code = ${authorityCode} and import_id in (
    select import_id from imports where authority_code = ${authorityCode} and programme_id = ${programmeId}
    and coalesce(as_at, substr(imported_at, 1, 10)) < ${before.slice(0, 10)})`;
}

/** The account stays under its id without name, address, secrets, roles or ways in. */
async function forgetPeople({ db }: Session, where: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string }>`select account_id as id from accounts where ${where}`.execute(
    db,
  );
  for (const { id } of rows) {
    for (const table of [
      'account_identities',
      'account_recovery_codes',
      'account_grants',
      'account_sessions',
    ])
      await sql`delete from ${sql.table(table)} where account_id = ${id}`.execute(db);
    await db
      .updateTable('accounts')
      .set({ email: `erased-${id}`, full_name: ERASED, password_hash: null, factor_sealed: null })
      .where('account_id', '=', id)
      .execute();
  }
}
