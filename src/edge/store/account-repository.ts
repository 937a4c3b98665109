/** Accounts and their roles in the store. */
import type { Selectable } from 'kysely';
import type { Role } from '../../core/access/access.ts';
import type { Account, RoleGrant } from '../../core/access/account.ts';
import type { AccountChange, AccountRepository, StoredAccount } from './account-store.ts';
import { requireChanges, type Session } from './session.ts';
import type { AccountGrantsTable, AccountsTable } from './tables.ts';

/** Build the repository of accounts over a session. */
export function accountRepository(session: Session): AccountRepository {
  const { db } = session;

  async function grantsOf(id: string): Promise<readonly RoleGrant[]> {
    const rows = await db
      .selectFrom('account_grants')
      .selectAll()
      .where('account_id', '=', id)
      .orderBy('authority_code')
      .orderBy('role')
      .execute();
    return rows.map(toGrant);
  }

  async function whole(row: Selectable<AccountsTable> | undefined): Promise<StoredAccount | null> {
    return row === undefined ? null : toAccount(row, await grantsOf(row.account_id));
  }

  return {
    async list() {
      const rows = await db.selectFrom('accounts').selectAll().orderBy('email').execute();
      const grants = await db
        .selectFrom('account_grants')
        .selectAll()
        .orderBy('authority_code')
        .orderBy('role')
        .execute();
      const byAccount = Map.groupBy(grants, ({ account_id }) => account_id);
      return rows.map((row) => toAccount(row, (byAccount.get(row.account_id) ?? []).map(toGrant)));
    },

    async count() {
      const counted = await db
        .selectFrom('accounts')
        .select((of) => of.fn.countAll<number>().as('count'))
        .executeTakeFirst();
      return counted?.count ?? 0;
    },

    async find(id) {
      return await whole(
        await db.selectFrom('accounts').selectAll().where('account_id', '=', id).executeTakeFirst(),
      );
    },

    async findByEmail(email) {
      return await whole(
        await db.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst(),
      );
    },

    async findByIdentity(issuer, subject) {
      const found = await db
        .selectFrom('account_identities')
        .innerJoin('accounts', 'accounts.account_id', 'account_identities.account_id')
        .selectAll('accounts')
        .where('issuer', '=', issuer)
        .where('subject', '=', subject)
        .executeTakeFirst();
      return await whole(found);
    },

    async add({ id, email, name }: Pick<Account, 'id' | 'email' | 'name'>, by) {
      requireChanges(session);
      await db
        .insertInto('accounts')
        .values({
          account_id: id,
          email,
          full_name: name,
          state: 'invited',
          password_hash: null,
          factor_sealed: null,
          factor_confirmed_at: null,
          factor_step: -1,
          failures: 0,
          waits_until: null,
          created_at: session.now(),
          created_by: by,
        })
        .execute();
    },

    async change(id, change) {
      requireChanges(session);
      const row = toColumns(change, session.now());
      if (Object.keys(row).length === 0) return;
      await db.updateTable('accounts').set(row).where('account_id', '=', id).execute();
    },

    async setGrants(id, grants) {
      requireChanges(session);
      await db.deleteFrom('account_grants').where('account_id', '=', id).execute();
      for (const { role, authority } of grants)
        await db
          .insertInto('account_grants')
          .values({ authority_code: authority, account_id: id, role })
          .execute();
    },

    async addIdentity(id, issuer, subject) {
      requireChanges(session);
      await db.insertInto('account_identities').values({ issuer, subject, account_id: id }).execute();
    },

    async setRecoveryCodes(id, hashes) {
      requireChanges(session);
      await db.deleteFrom('account_recovery_codes').where('account_id', '=', id).execute();
      for (const hash of hashes)
        await db.insertInto('account_recovery_codes').values({ account_id: id, code_hash: hash }).execute();
    },

    async takeRecoveryCode(id, hash) {
      requireChanges(session);
      const taken = await db
        .deleteFrom('account_recovery_codes')
        .where('account_id', '=', id)
        .where('code_hash', '=', hash)
        .executeTakeFirst();
      return taken.numDeletedRows > 0n;
    },

    async countRecoveryCodes(id) {
      const rows = await db
        .selectFrom('account_recovery_codes')
        .select('code_hash')
        .where('account_id', '=', id)
        .execute();
      return rows.length;
    },
  };
}

function toGrant({ role, authority_code }: Selectable<AccountGrantsTable>): RoleGrant {
  return { role: role as Role, authority: authority_code }; // written only from a RoleGrant
}

function toAccount(row: Selectable<AccountsTable>, grants: readonly RoleGrant[]): StoredAccount {
  return {
    id: row.account_id,
    email: row.email,
    name: row.full_name,
    state: row.state as Account['state'], // written only from an Account
    grants,
    hasSecondFactor: row.factor_confirmed_at !== null,
    passwordHash: row.password_hash,
    factorSealed: row.factor_sealed,
    factorStep: row.factor_step,
    failures: row.failures,
    waitsUntil: row.waits_until,
    createdAt: row.created_at,
  };
}

function toColumns(change: AccountChange, now: string): Partial<AccountsTable> {
  const { name, state, passwordHash, factorSealed, hasSecondFactor, factorStep, failures, waitsUntil } =
    change;
  return {
    ...(name === undefined ? {} : { full_name: name }),
    ...(state === undefined ? {} : { state }),
    ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
    ...(factorSealed === undefined ? {} : { factor_sealed: factorSealed }),
    ...(hasSecondFactor === undefined ? {} : { factor_confirmed_at: hasSecondFactor ? now : null }),
    ...(factorStep === undefined ? {} : { factor_step: factorStep }),
    ...(failures === undefined ? {} : { failures }),
    ...(waitsUntil === undefined ? {} : { waits_until: waitsUntil }),
  };
}
