/** Answers that take long to make, in the store. */

import type { PreparedRepository } from './prepared-store.ts';
import { requireChanges, type Session } from './session.ts';
import type { Scope } from './store.ts';

/** Build the repository of prepared answers over a session of the store. */
export function preparedRepository(session: Session): PreparedRepository {
  const { db } = session;

  async function forget({ authorityCode, programmeId }: Scope, name: string | null): Promise<void> {
    requireChanges(session);
    const all = db
      .deleteFrom('prepared_answers')
      .where('authority_code', '=', authorityCode)
      .where('programme_id', '=', programmeId);
    await (name === null ? all : all.where('answer_name', '=', name)).execute();
  }

  return {
    async find({ authorityCode, programmeId }, name) {
      const row = await db
        .selectFrom('prepared_answers')
        .selectAll()
        .where('authority_code', '=', authorityCode)
        .where('programme_id', '=', programmeId)
        .where('answer_name', '=', name)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { answer_name, product, made_from, made_at, took_ms, body } = row;
      return { name: answer_name, product, madeFrom: made_from, madeAt: made_at, tookMs: took_ms, body };
    },

    async keep(scope, { name, product, madeFrom, madeAt, tookMs, body }) {
      await forget(scope, name);
      await db
        .insertInto('prepared_answers')
        .values({
          authority_code: scope.authorityCode,
          programme_id: scope.programmeId,
          answer_name: name,
          product,
          made_from: madeFrom,
          made_at: madeAt,
          took_ms: tookMs,
          body,
        })
        .execute();
    },

    forget: (scope) => forget(scope, null),
  };
}
