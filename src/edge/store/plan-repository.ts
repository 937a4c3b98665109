/** Locked versions of a plan and the trail of its assumptions: rows are added and read, never changed. */
import type { Selectable } from 'kysely';
import { isEvidenceGrade } from '../../core/plan/evidence-grade.ts';
import { canonicalJson } from '../../core/seal/canonical-json.ts';
import { parseJson } from './column.ts';
import { requireChanges, type Session, sha256 } from './session.ts';
import type { AssumptionSet, PlanRepository, PlanVersion, Scope } from './store.ts';
import type { PlanAssumptionsTable, PlanVersionsTable } from './tables.ts';

/** Build the repository of plan versions and assumptions over a session. */
export function planRepository(session: Session): PlanRepository {
  const { db } = session;
  const versionsOf = (scope: Scope) =>
    db
      .selectFrom('plan_versions')
      .selectAll()
      .where('authority_code', '=', scope.authorityCode)
      .where('programme_id', '=', scope.programmeId);
  const assumptionsOf = (scope: Scope) =>
    db
      .selectFrom('plan_assumptions')
      .selectAll()
      .where('authority_code', '=', scope.authorityCode)
      .where('programme_id', '=', scope.programmeId);
  const newest = (rows: readonly { readonly sequence: number }[]) => rows.at(-1)?.sequence ?? 0;

  return {
    async lock(scope, { id, planVersion, body, reason }, by) {
      requireChanges(session);
      const text = canonicalJson(body);
      const row: PlanVersionsTable = {
        authority_code: scope.authorityCode,
        programme_id: scope.programmeId,
        version_id: id,
        sequence: newest(await versionsOf(scope).orderBy('sequence').execute()) + 1,
        plan_version: planVersion,
        body: text,
        sha256: sha256(text),
        reason,
        locked_at: session.now(),
        locked_by: by,
      };
      await db.insertInto('plan_versions').values(row).execute();
      return toVersion(row);
    },

    async versions(scope) {
      return (await versionsOf(scope).orderBy('sequence').execute()).map(toVersion);
    },

    async version(scope, id) {
      const row = await versionsOf(scope).where('version_id', '=', id).executeTakeFirst();
      return row === undefined ? null : toVersion(row);
    },

    async addSetting(scope, { planVersion, cell, oldValue, newValue, reason, source, grade }, by) {
      requireChanges(session);
      const row: PlanAssumptionsTable = {
        authority_code: scope.authorityCode,
        programme_id: scope.programmeId,
        sequence: newest(await assumptionsOf(scope).orderBy('sequence').execute()) + 1,
        plan_version: planVersion,
        cell,
        old_value: canonicalJson(oldValue),
        new_value: canonicalJson(newValue),
        reason,
        source,
        grade,
        set_at: session.now(),
        set_by: by,
      };
      await db.insertInto('plan_assumptions').values(row).execute();
      return toSetting(row);
    },

    async settings(scope) {
      return (await assumptionsOf(scope).orderBy('sequence').execute()).map(toSetting);
    },
  };
}

/** @throws Error where the body is not what was locked: somebody reached past the store. */
function toVersion(row: Selectable<PlanVersionsTable>): PlanVersion {
  if (sha256(row.body) !== row.sha256)
    throw new Error('A locked plan version in the store is not what was locked');
  return {
    id: row.version_id,
    sequence: row.sequence,
    planVersion: row.plan_version,
    body: parseJson(row.body, 'plan_versions.body'),
    sha256: row.sha256,
    reason: row.reason,
    lockedAt: row.locked_at,
    lockedBy: row.locked_by,
  };
}

function toSetting(row: Selectable<PlanAssumptionsTable>): AssumptionSet {
  if (!isEvidenceGrade(row.grade)) throw new Error('plan_assumptions.grade holds an unknown grade');
  return {
    sequence: row.sequence,
    planVersion: row.plan_version,
    cell: row.cell,
    oldValue: parseJson(row.old_value, 'plan_assumptions.old_value'),
    newValue: parseJson(row.new_value, 'plan_assumptions.new_value'),
    reason: row.reason,
    source: row.source,
    grade: row.grade,
    setAt: row.set_at,
    setBy: row.set_by,
  };
}
