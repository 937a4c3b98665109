/** Reaches every sealed value of the store, page by page, so that it can be sealed anew. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { canonicalJson } from '../../core/seal/canonical-json.ts';
import { parseJson } from './column.ts';
import { readKeyBinding, rebindKeys } from './key-binding.ts';
import type { Reseal, SealRepository } from './seal-store.ts';
import { requireChanges, type Session, sha256 } from './session.ts';
import type { LinkPurpose } from './account-store.ts';
import type { Tables } from './tables.ts';

/** Rows looked at in one go [count]. */
const PAGE = 2000;

const SEALED_LINKS: readonly LinkPurpose[] = ['factor-offer', 'single-sign-on'];

type Reference = {
  readonly authority_code: string;
  readonly import_id: string;
  readonly ordinal: number;
  readonly sealed: string;
};

/** Build the repository over a session. */
export function sealRepository(session: Session): SealRepository {
  const { db } = session;
  return {
    fingerprint: async () => (await readKeyBinding(db)).fingerprint,

    async rebind(fingerprint) {
      requireChanges(session);
      await rebindKeys(db, fingerprint);
    },

    async caseReferences(reseal) {
      requireChanges(session);
      let changed = 0;
      for (let last: Reference | undefined, isMore = true; isMore; ) {
        const rows = await referencesAfter(db, last);
        changed += await putReferences(db, rows, reseal);
        last = rows.at(-1);
        isMore = rows.length === PAGE;
      }
      return changed;
    },

    async factors(reseal) {
      requireChanges(session);
      const rows = await db.selectFrom('accounts').select(['account_id', 'factor_sealed']).execute();
      let changed = 0;
      for (const { account_id, factor_sealed } of rows) {
        const sealed = factor_sealed === null ? null : reseal(factor_sealed);
        if (sealed === null) continue;
        await db
          .updateTable('accounts')
          .set({ factor_sealed: sealed })
          .where('account_id', '=', account_id)
          .execute();
        changed++;
      }
      return changed;
    },

    async documents(kind, change) {
      requireChanges(session);
      const rows = await db.selectFrom('documents').selectAll().where('kind', '=', kind).execute();
      let changed = 0;
      for (const row of rows) {
        const body = canonicalJson(change(parseJson(row.body, 'documents.body')));
        if (body === row.body) continue;
        await db
          .updateTable('documents')
          .set({ body, sha256: sha256(body) })
          .where('authority_code', '=', row.authority_code)
          .where('programme_id', '=', row.programme_id)
          .where('kind', '=', kind)
          .where('document_id', '=', row.document_id)
          .where('version', '=', row.version)
          .execute();
        changed++;
      }
      return changed;
    },

    async forgetSealedLinks() {
      requireChanges(session);
      const gone = await db
        .deleteFrom('account_links')
        .where('purpose', 'in', SEALED_LINKS)
        .executeTakeFirst();
      return Number(gone.numDeletedRows);
    },
  };
}

async function referencesAfter(
  db: Kysely<Tables>,
  last: Reference | undefined,
): Promise<readonly Reference[]> {
  const after: RawBuilder<unknown> =
    last === undefined
      ? sql``
      : sql`where (authority_code, import_id, ordinal) > (${last.authority_code}, ${last.import_id}, ${last.ordinal})`;
  const { rows } = await sql<Reference>`select authority_code, import_id, ordinal, sealed from case_references
    ${after} order by authority_code, import_id, ordinal limit ${PAGE}`.execute(db);
  return rows;
}

async function putReferences(
  db: Kysely<Tables>,
  rows: readonly Reference[],
  reseal: Reseal,
): Promise<number> {
  let changed = 0;
  for (const { authority_code, import_id, ordinal, sealed } of rows) {
    const anew = reseal(sealed);
    if (anew === null) continue;
    await sql`update case_references set sealed = ${anew} where authority_code = ${authority_code}
      and import_id = ${import_id} and ordinal = ${ordinal}`.execute(db);
    changed++;
  }
  return changed;
}
