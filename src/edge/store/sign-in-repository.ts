/** Sign-ins that go on, and links that serve once, in the store. */
import type { Selectable } from 'kysely';
import type {
  LinkPurpose,
  SignInRepository,
  SignInStage,
  StoredLink,
  StoredSignIn,
} from './account-store.ts';
import { requireChanges, type Session } from './session.ts';
import type { AccountLinksTable, AccountSessionsTable } from './tables.ts';

/** Build the repository of sign-ins over a session of the store. */
export function signInRepository(session: Session): SignInRepository {
  const { db } = session;
  return {
    async find(tokenHash) {
      const row = await db
        .selectFrom('account_sessions')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row === undefined ? null : toSignIn(row);
    },

    async of(accountId) {
      const rows = await db
        .selectFrom('account_sessions')
        .selectAll()
        .where('account_id', '=', accountId)
        .orderBy('seen_at', 'desc')
        .execute();
      return rows.map(toSignIn);
    },

    async add(signIn) {
      requireChanges(session);
      await db
        .insertInto('account_sessions')
        .values({
          token_hash: signIn.tokenHash,
          account_id: signIn.accountId,
          stage: signIn.stage,
          started_at: signIn.startedAt,
          seen_at: signIn.seenAt,
          ends_at: signIn.endsAt,
          device: signIn.device,
        })
        .execute();
    },

    async touch(tokenHash, seenAt) {
      requireChanges(session);
      await db
        .updateTable('account_sessions')
        .set({ seen_at: seenAt })
        .where('token_hash', '=', tokenHash)
        .execute();
    },

    async end(tokenHash) {
      requireChanges(session);
      await db.deleteFrom('account_sessions').where('token_hash', '=', tokenHash).execute();
    },

    async endAllOf(accountId, except) {
      requireChanges(session);
      await db
        .deleteFrom('account_sessions')
        .where('account_id', '=', accountId)
        .where('token_hash', '!=', except ?? '')
        .execute();
    },

    async forgetEnded(now) {
      requireChanges(session);
      await db.deleteFrom('account_sessions').where('ends_at', '<', now).execute();
      await db.deleteFrom('account_links').where('ends_at', '<', now).execute();
    },

    async addLink(link) {
      requireChanges(session);
      await db
        .insertInto('account_links')
        .values({
          token_hash: link.tokenHash,
          purpose: link.purpose,
          account_id: link.accountId,
          body: link.body,
          ends_at: link.endsAt,
        })
        .execute();
    },

    async findLink(tokenHash) {
      const row = await db
        .selectFrom('account_links')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row === undefined ? null : toLink(row);
    },

    async takeLink(tokenHash) {
      requireChanges(session);
      const taken = await db
        .deleteFrom('account_links')
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return taken.numDeletedRows > 0n;
    },

    async forgetLinks(accountId, purpose) {
      requireChanges(session);
      const links = db.deleteFrom('account_links').where('purpose', '=', purpose);
      await (accountId === null
        ? links.where('account_id', 'is', null)
        : links.where('account_id', '=', accountId)
      ).execute();
    },
  };
}

function toSignIn(row: Selectable<AccountSessionsTable>): StoredSignIn {
  return {
    tokenHash: row.token_hash,
    accountId: row.account_id,
    stage: row.stage as SignInStage, // written only from a StoredSignIn
    startedAt: row.started_at,
    seenAt: row.seen_at,
    endsAt: row.ends_at,
    device: row.device,
  };
}

function toLink(row: Selectable<AccountLinksTable>): StoredLink {
  return {
    tokenHash: row.token_hash,
    purpose: row.purpose as LinkPurpose, // written only from a StoredLink
    accountId: row.account_id,
    body: row.body,
    endsAt: row.ends_at,
  };
}
