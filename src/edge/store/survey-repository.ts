/** Surveys in the store: versions, waves and answers are added and never changed; an invitation is used once; drafts come and go. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { requireChanges, type Session, sha256 } from './session.ts';
import type { Scope } from './store.ts';
import type { SurveyVersionsTable } from './survey-rows.ts';
import type { StoredReply, SurveyRepository } from './survey-store.ts';

const Answers = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

/** Build the repository over a session. */
export function surveyRepository(session: Session): SurveyRepository {
  return { ...publishing(session), ...inviting(session), ...answering(session) };
}

function keyOf({ authorityCode, programmeId }: Scope) {
  return { authority_code: authorityCode, programme_id: programmeId };
}

function toVersion({
  survey_id: surveyId,
  ...rest
}: Pick<SurveyVersionsTable, 'survey_id' | 'version' | 'body' | 'sha256'>) {
  return { surveyId, ...rest };
}

function publishing(
  session: Session,
): Pick<SurveyRepository, 'publish' | 'version' | 'versions' | 'addWave' | 'waves' | 'closeWave'> {
  const { db, now } = session;
  const versionsOf = (scope: Scope) =>
    db
      .selectFrom('survey_versions')
      .select(['survey_id', 'version', 'body', 'sha256'])
      .where('authority_code', '=', scope.authorityCode)
      .where('programme_id', '=', scope.programmeId);
  const versions: SurveyRepository['versions'] = async (scope) =>
    (await versionsOf(scope).orderBy('survey_id').orderBy('version').execute()).map(toVersion);
  return {
    versions,
    async version(scope, surveyId, version) {
      const row = await versionsOf(scope)
        .where('survey_id', '=', surveyId)
        .where('version', '=', version)
        .executeTakeFirst();
      return row === undefined ? null : toVersion(row);
    },
    async publish(scope, { surveyId, body }, by) {
      requireChanges(session);
      const newest = (await versions(scope)).filter((one) => one.surveyId === surveyId).at(-1);
      if (newest?.body === body) return newest;
      const made = { version: (newest?.version ?? 0) + 1, body, sha256: sha256(body) };
      await db
        .insertInto('survey_versions')
        .values({ ...keyOf(scope), survey_id: surveyId, ...made, published_at: now(), published_by: by })
        .execute();
      return { surveyId, ...made };
    },
    async addWave(scope, { waveId, surveyId, version, opensOn, closesOn }) {
      requireChanges(session);
      await db
        .insertInto('survey_waves')
        .values({
          ...keyOf(scope),
          wave_id: waveId,
          survey_id: surveyId,
          version,
          opens_on: opensOn,
          closes_on: closesOn,
        })
        .execute();
    },
    async waves(scope) {
      const rows = await db
        .selectFrom('survey_waves as w')
        .leftJoin('survey_closings as c', (join) =>
          join
            .onRef('c.authority_code', '=', 'w.authority_code')
            .onRef('c.programme_id', '=', 'w.programme_id')
            .onRef('c.wave_id', '=', 'w.wave_id'),
        )
        .select(['w.wave_id', 'w.survey_id', 'w.version', 'w.opens_on', 'w.closes_on', 'c.closed_on'])
        .where('w.authority_code', '=', scope.authorityCode)
        .where('w.programme_id', '=', scope.programmeId)
        .orderBy('w.opens_on')
        .orderBy('w.wave_id')
        .execute();
      return rows.map((row) => ({
        waveId: row.wave_id,
        surveyId: row.survey_id,
        version: row.version,
        opensOn: row.opens_on,
        closesOn: row.closes_on,
        closedOn: row.closed_on,
      }));
    },
    async closeWave(scope, waveId, day) {
      requireChanges(session);
      await db
        .insertInto('survey_closings')
        .values({ ...keyOf(scope), wave_id: waveId, closed_on: day })
        .execute();
      await db
        .deleteFrom('survey_drafts')
        .where('authority_code', '=', scope.authorityCode)
        .where('programme_id', '=', scope.programmeId)
        .where('wave_id', '=', waveId)
        .execute();
    },
  };
}

function inviting(
  session: Session,
): Pick<SurveyRepository, 'addInvitations' | 'findInvitation' | 'markInvitationUsed' | 'countInvitations'> {
  const { db } = session;
  return {
    async addInvitations(scope, { waveId, group, hashes, used = 0 }) {
      requireChanges(session);
      // By hash, so that the order in which codes were made is not the order of the rows.
      const rows = [...hashes].sort().map((hash, place) => ({
        ...keyOf(scope),
        wave_id: waveId,
        code_sha256: hash,
        group_name: group,
        used: place < used ? 1 : 0,
      }));
      for (let at = 0; at < rows.length; at += 100)
        await db
          .insertInto('survey_invitations')
          .values(rows.slice(at, at + 100))
          .execute();
    },
    async findInvitation(hash) {
      const row = await db
        .selectFrom('survey_invitations')
        .selectAll()
        .where('code_sha256', '=', hash)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        scope: { authorityCode: row.authority_code, programmeId: row.programme_id },
        waveId: row.wave_id,
        group: row.group_name,
        isUsed: row.used === 1,
      };
    },
    async markInvitationUsed(scope, hash) {
      requireChanges(session);
      const { numUpdatedRows } = await db
        .updateTable('survey_invitations')
        .set({ used: 1 })
        .where('authority_code', '=', scope.authorityCode)
        .where('code_sha256', '=', hash)
        .where('used', '=', 0)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) return false;
      // A database may number its transactions on each row: every used invitation of the programme takes the newest number,
      // so that the number of an answer leads to all of them alike.
      await db
        .updateTable('survey_invitations')
        .set({ used: 1 })
        .where('authority_code', '=', scope.authorityCode)
        .where('programme_id', '=', scope.programmeId)
        .where('used', '=', 1)
        .execute();
      return true;
    },
    async countInvitations(scope, waveId) {
      const rows = await db
        .selectFrom('survey_invitations')
        .select(['group_name', 'used'])
        .where('authority_code', '=', scope.authorityCode)
        .where('programme_id', '=', scope.programmeId)
        .where('wave_id', '=', waveId)
        .orderBy('group_name')
        .execute();
      const counts = new Map<string, { invited: number; used: number }>();
      for (const { group_name: group, used } of rows) {
        const before = counts.get(group) ?? { invited: 0, used: 0 };
        counts.set(group, { invited: before.invited + 1, used: before.used + used });
      }
      return counts;
    },
  };
}

function answering(
  session: Session,
): Pick<SurveyRepository, 'addReply' | 'addReplies' | 'replies' | 'putDraft' | 'findDraft' | 'dropDraft'> {
  const { db } = session;
  const addReplies: SurveyRepository['addReplies'] = async (scope, waveId, replies) => {
    requireChanges(session);
    const rows = replies.map(({ group, givenOn, entry, answers }) => ({
      ...keyOf(scope),
      wave_id: waveId,
      answer_key: randomBytes(16).toString('hex'),
      group_name: group,
      given_on: givenOn,
      entry,
      body: JSON.stringify(answers),
    }));
    for (let at = 0; at < rows.length; at += 100)
      await db
        .insertInto('survey_answers')
        .values(rows.slice(at, at + 100))
        .execute();
  };
  return {
    addReply: (scope, waveId, reply) => addReplies(scope, waveId, [reply]),
    addReplies,
    async replies(scope, waveId) {
      const rows = await db
        .selectFrom('survey_answers')
        .select(['group_name', 'given_on', 'entry', 'body'])
        .where('authority_code', '=', scope.authorityCode)
        .where('programme_id', '=', scope.programmeId)
        .where('wave_id', '=', waveId)
        .orderBy('answer_key')
        .execute();
      return rows.map(
        ({ group_name: group, given_on: givenOn, entry, body }): StoredReply => ({
          group,
          givenOn,
          entry: entry === 'paper' ? 'paper' : 'code',
          answers: Answers.parse(JSON.parse(body)),
        }),
      );
    },
    async putDraft(scope, { waveId, hash, sealed }) {
      requireChanges(session);
      await db
        .insertInto('survey_drafts')
        .values({ ...keyOf(scope), wave_id: waveId, code_sha256: hash, sealed })
        .execute();
    },
    async findDraft(hash) {
      const row = await db
        .selectFrom('survey_drafts')
        .selectAll()
        .where('code_sha256', '=', hash)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        scope: { authorityCode: row.authority_code, programmeId: row.programme_id },
        waveId: row.wave_id,
        sealed: row.sealed,
      };
    },
    async dropDraft(scope, hash) {
      requireChanges(session);
      await db
        .deleteFrom('survey_drafts')
        .where('authority_code', '=', scope.authorityCode)
        .where('code_sha256', '=', hash)
        .execute();
    },
  };
}
