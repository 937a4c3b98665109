/** Sets one cell of the live plan: the new plan, who set what and why, and the audit entry in one transaction. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { maskText } from '../../core/domain/mask-text.ts';
import { checkPlan } from '../../core/plan/check-plan.ts';
import { EVIDENCE_GRADES, isEvidenceGrade } from '../../core/plan/evidence-grade.ts';
import { readCell, setCell } from '../../core/plan/plan-cell.ts';
import { canonicalJson } from '../../core/seal/canonical-json.ts';
import type { AssumptionSet, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { livePlan, PLAN_RECORD, planOf } from './live-plan.ts';
import { requireReason } from './require-reason.ts';

export type SettingRequest = {
  /** "finance.hnbGrowth", "finance.transferRate.2026/27". */
  readonly cell: string;
  /** As it is to stand in the plan file. */
  readonly value: unknown;
  readonly reason: string;
  /** Where the value comes from: a paper, a table, a meeting. */
  readonly source: string;
  readonly grade: string;
};

/**
 * Set an assumption. The plan that comes of it must be one that can be forecast; otherwise nothing is kept.
 * @throws ProblemError `access.refused`, `plan.unknown-cell`, `plan.unchanged`, `plan.reason-missing`, `plan.source-missing`,
 *   `plan.unknown-grade`, or what `checkPlan` finds.
 */
export async function setAssumption(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { cell, value, reason, source, grade }: SettingRequest,
): Promise<AssumptionSet> {
  requirePermission(actor, 'plan.set', scope.authorityCode, 'to set an assumption of the plan');
  const why = maskText(requireReason(reason));
  const from = maskText(requireSource(source));
  if (!isEvidenceGrade(grade)) return raiseUnknownGrade(grade);
  return await store.transaction(async (repositories) => {
    const { body } = await livePlan(repositories, scope);
    const changed = changedBody(body, cell, value);
    const [problem] = checkPlan(planOf(changed, 'plan'));
    if (problem !== undefined) raise(problem);
    const record = await repositories.documents.put(scope, { ...PLAN_RECORD, body: changed }, actor.id);
    const setting = await repositories.plans.addSetting(
      scope,
      {
        planVersion: record.version,
        cell,
        oldValue: readCell(body, cell),
        newValue: value,
        reason: why,
        source: from,
        grade,
      },
      actor.id,
    );
    await repositories.audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'plan.assumption-set',
      subjectKind: 'assumption',
      subjectId: cell,
      detail: {
        programme: scope.programmeId,
        plan: record.version,
        before: canonicalJson(setting.oldValue),
        after: canonicalJson(value),
        reason: why,
        source: from,
        grade,
      },
      correlationId: newId(),
    });
    return setting;
  });
}

function changedBody(body: unknown, cell: string, value: unknown): unknown {
  const old = readCell(body, cell);
  const changed = cell === '' || old === undefined ? undefined : setCell(body, cell, value);
  if (changed === undefined)
    return raise({
      code: 'plan.unknown-cell',
      place: cell,
      message: 'The plan has no such cell',
      advice: 'Name it as it stands in plan.json, such as finance.hnbGrowth or finance.transferRate.2026/27.',
    });
  if (canonicalJson(old) === canonicalJson(value))
    return raise({
      code: 'plan.unchanged',
      place: cell,
      message: 'The cell holds that value already',
      advice: 'Nothing was changed; give another value.',
    });
  return changed;
}

function requireSource(source: string): string {
  const told = source.trim().slice(0, 500);
  if (told.length >= 3) return told;
  return raise({
    code: 'plan.source-missing',
    message: 'An assumption is set only with the source of its value',
    advice: 'Name the paper, table or meeting that it comes from.',
  });
}

function raiseUnknownGrade(grade: string): never {
  return raise({
    code: 'plan.unknown-grade',
    place: grade,
    message: `The evidence must be graded as one of ${EVIDENCE_GRADES.join(', ')}`,
    advice: 'Name the grade that fits the source.',
  });
}
