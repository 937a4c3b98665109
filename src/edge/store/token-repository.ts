/** Tokens of programs in the store. */
import type { Selectable } from 'kysely';
import type { Role } from '../../core/access/access.ts';
import type { ApiToken } from '../../core/access/api-token.ts';
import { requireChanges, type Session } from './session.ts';
import type { AccountTokensTable } from './tables.ts';
import type { TokenRepository } from './token-store.ts';

/** Build the repository of tokens over a session of the store. */
export function tokenRepository(session: Session): TokenRepository {
  const { db } = session;
  const findBy = async (column: 'token_id' | 'token_hash', is: string) => {
    const row = await db.selectFrom('account_tokens').selectAll().where(column, '=', is).executeTakeFirst();
    return row === undefined ? null : toToken(row);
  };
  return {
    async add({ id, accountId, name, role, authority, programmeId, endsAt }, tokenHash, by) {
      requireChanges(session);
      await db
        .insertInto('account_tokens')
        .values({
          token_id: id,
          token_hash: tokenHash,
          account_id: accountId,
          token_name: name,
          role,
          authority_code: authority,
          programme_id: programmeId,
          created_at: session.now(),
          created_by: by,
          ends_at: endsAt,
          used_at: null,
          revoked_at: null,
        })
        .execute();
    },

    findByHash: (tokenHash) => findBy('token_hash', tokenHash),
    find: (id) => findBy('token_id', id),

    async list() {
      const rows = await db
        .selectFrom('account_tokens')
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('token_id', 'desc')
        .execute();
      return rows.map(toToken);
    },

    async touch(id, usedAt) {
      requireChanges(session);
      await db.updateTable('account_tokens').set({ used_at: usedAt }).where('token_id', '=', id).execute();
    },

    async revoke(id, at) {
      requireChanges(session);
      await db.updateTable('account_tokens').set({ revoked_at: at }).where('token_id', '=', id).execute();
    },
  };
}

function toToken(row: Selectable<AccountTokensTable>): ApiToken {
  return {
    id: row.token_id,
    accountId: row.account_id,
    name: row.token_name,
    role: row.role as Role, // written only from an ApiToken
    authority: row.authority_code,
    programmeId: row.programme_id,
    createdAt: row.created_at,
    endsAt: row.ends_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  };
}
