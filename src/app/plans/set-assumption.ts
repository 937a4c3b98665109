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
import { livePlan, planOf } from './live-plan.ts';
import { PLAN_RECORD } from './plan-record.ts';
import { bodyWith, type CellPut, withWhatFollows } from './plan-follows.ts';
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

/** Several cells set for one reason from one source, together or not at all. */
export type SettingsRequest = Omit<SettingRequest, 'cell' | 'value'> & {
  readonly changes: readonly Pick<SettingRequest, 'cell' | 'value'>[];
  /** The version of the plan that whoever sets them was shown; null where it does not matter. */
  readonly planVersion: number | null;
  /** The workbook that they come from; null where they come from none. */
  readonly workbook: { readonly sha256: string } | null;
};

/**
 * Set an assumption. The plan that comes of it must be one that can be forecast; otherwise nothing is kept.
 * @throws ProblemError `access.refused`, `plan.unknown-cell`, `plan.unchanged`, `plan.reason-missing`, `plan.source-missing`,
 *   `plan.unknown-grade`, or what `checkPlan` finds.
 */
export async function setAssumption(
  dependencies: AppDependencies,
  actor: Actor,
  scope: Scope,
  { cell, value, ...said }: SettingRequest,
): Promise<AssumptionSet> {
  const request = { ...said, changes: [{ cell, value }], planVersion: null, workbook: null };
  const [set] = await setAssumptions(dependencies, actor, scope, request);
  if (set === undefined) throw new RangeError('One change gives one setting');
  return set;
}

/**
 * Set several assumptions in one new version of the plan; each has its own entry in the history and in the audit trail.
 * Where they come from a workbook and change mitigations, the caseload that counts these moves with them.
 * @throws ProblemError as `setAssumption`, `plan.nothing-to-set`, `plan.moved-meanwhile`; then nothing is kept.
 */
export async function setAssumptions(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { changes, reason, source, grade, planVersion, workbook }: SettingsRequest,
): Promise<readonly AssumptionSet[]> {
  requirePermission(actor, 'plan.set', scope.authorityCode, 'to set an assumption of the plan');
  const why = maskText(requireReason(reason));
  const from = maskText(requireSource(source));
  if (!isEvidenceGrade(grade)) return raiseUnknownGrade(grade);
  if (changes.length === 0) return raiseNothing();
  return await store.transaction(async (repositories) => {
    const { body, version } = await livePlan(repositories, scope);
    if (planVersion !== null && planVersion !== version) raiseMoved();
    const put = putsOf(body, changes, workbook !== null);
    const changed = bodyWith(body, put);
    const [problem] = checkPlan(planOf(changed, 'plan'));
    if (problem !== undefined) raise(problem);
    const record = await repositories.documents.put(scope, { ...PLAN_RECORD, body: changed }, actor.id);
    const correlationId = newId();
    const settings: AssumptionSet[] = [];
    for (const { cell, value } of put) {
      const oldValue = readCell(body, cell);
      const setting = await repositories.plans.addSetting(
        scope,
        { planVersion: record.version, cell, oldValue, newValue: value, reason: why, source: from, grade },
        actor.id,
      );
      settings.push(setting);
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
          ...(workbook === null ? {} : { workbookSha256: workbook.sha256 }),
        },
        correlationId,
      });
    }
    return settings;
  });
}

/** The cells to set, with what follows from them; a cell that is not there, or has the value already, is refused. */
function putsOf(body: unknown, changes: readonly CellPut[], isWorkbook: boolean): readonly CellPut[] {
  for (const change of changes) requireChange(body, change);
  if (!isWorkbook) return changes;
  // What was typed one way and is moved back by a mitigation has not changed.
  return withWhatFollows(body, changes).filter(
    ({ cell, value }) => canonicalJson(readCell(body, cell)) !== canonicalJson(value),
  );
}

function raiseNothing(): never {
  return raise({
    code: 'plan.nothing-to-set',
    message: 'No change was chosen',
    advice: 'Choose at least one, or leave the plan as it is.',
  });
}

function raiseMoved(): never {
  return raise({
    code: 'plan.moved-meanwhile',
    message: 'The plan was changed by somebody else since the changes were shown',
    advice: 'Read the workbook back once more and look at the changes against the plan as it is now.',
  });
}

function requireChange(body: unknown, { cell, value }: CellPut): void {
  const old = readCell(body, cell);
  if (cell === '' || old === undefined || setCell(body, cell, value) === undefined)
    raise({
      code: 'plan.unknown-cell',
      place: cell,
      message: 'The plan has no such cell',
      advice: 'Name it as it stands in plan.json, such as finance.hnbGrowth or finance.transferRate.2026/27.',
    });
  if (canonicalJson(old) === canonicalJson(value))
    raise({
      code: 'plan.unchanged',
      place: cell,
      message: 'The cell holds that value already',
      advice: 'Nothing was changed; give another value.',
    });
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
