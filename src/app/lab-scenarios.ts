/** Scenarios of the lab that somebody saved: settings and no figures, with name, reason, who and when; versions are kept. */
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import type { Instant } from '../core/base/time.ts';
import { maskText } from '../core/domain/mask-text.ts';
import { type LabScenario, labToText, scenarioFromText } from '../core/lab/lab-link.ts';
import { isMoneyWithin } from '../core/lab/money-settings.ts';
import type { DocumentRecord, Repositories, Scope } from '../edge/store/store.ts';
import type { AppDependencies } from './dependencies.ts';
import { storedPlan } from './forecast-programme-plan.ts';
import { requireReason } from './plans/require-reason.ts';
import { requirePermission } from './require-permission.ts';

const KIND = 'lab-scenario';
const LONGEST_NAME = 80;

/** A scenario to save, as `labToText` writes one. */
export type ScenarioRequest = { readonly settings: string; readonly name: string; readonly reason: string };

/** A saved scenario that is not withdrawn. */
export type SavedScenario = {
  /** Its name in small letters: saving under the same name adds a version. */
  readonly id: string;
  readonly name: string;
  readonly reason: string;
  /** As `labToText` writes it. */
  readonly settings: string;
  readonly version: number;
  readonly savedAt: Instant;
  readonly savedBy: string;
};

/**
 * Save what is set under a name; what stood under it is kept as an earlier version.
 * @throws ProblemError `access.refused`, `scenario.name-missing`, `scenario.out-of-bounds`, `plan.reason-missing`.
 */
export async function saveScenario(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  request: ScenarioRequest,
): Promise<SavedScenario> {
  requirePermission(actor, 'forecast.issue', scope.authorityCode, 'to save a scenario');
  const reason = maskText(requireReason(request.reason));
  const name = maskText(request.name.trim().replaceAll(/\s+/g, ' ')).slice(0, LONGEST_NAME);
  if (name === '')
    raise({
      code: 'scenario.name-missing',
      message: 'A scenario is saved only under a name',
      advice: 'Give it a name that tells what is set.',
    });
  const scenario = await requireWithin(store.read, scope, request.settings);
  const settings = labToText([{ ...scenario, name }]);
  return await store.transaction(async ({ documents, audit }) => {
    const body = { name, reason, settings, withdrawn: false };
    const record = await documents.put(scope, { kind: KIND, id: name.toLowerCase(), body }, actor.id);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'scenario.saved',
      subjectKind: KIND,
      subjectId: record.id,
      detail: { programme: scope.programmeId, reason, settings, version: record.version },
      correlationId: newId(),
    });
    return savedOf(record);
  });
}

/**
 * Withdraw a saved scenario: it is listed no more, its versions are kept.
 * @throws ProblemError `access.refused`, `scenario.unknown`.
 */
export async function withdrawScenario(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  id: string,
): Promise<void> {
  requirePermission(actor, 'forecast.issue', scope.authorityCode, 'to withdraw a scenario');
  await store.transaction(async ({ documents, audit }) => {
    const record = await documents.newest(scope, KIND, id);
    if (record === null || isWithdrawn(record))
      return raise({
        code: 'scenario.unknown',
        place: id,
        message: 'No scenario of that name is saved, or it was withdrawn already',
        advice: 'Look at the list of saved scenarios.',
      });
    const { name, reason, settings } = savedOf(record);
    const body = { name, reason, settings, withdrawn: true };
    const { version } = await documents.put(scope, { kind: KIND, id, body }, actor.id);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'scenario.withdrawn',
      subjectKind: KIND,
      subjectId: id,
      detail: { programme: scope.programmeId, version },
      correlationId: newId(),
    });
  });
}

/** List what is saved and not withdrawn, by name. @throws ProblemError `access.refused`. */
export async function listScenarios(
  read: Repositories,
  actor: Actor,
  scope: Scope,
): Promise<readonly SavedScenario[]> {
  requirePermission(actor, 'import.read', scope.authorityCode, 'to see the scenarios of this authority');
  const records = await read.documents.all(scope, KIND);
  return records.filter((record) => !isWithdrawn(record)).map(savedOf);
}

/** Read settings from text, each within the bounds of the lab and of the plan. @throws ProblemError `scenario.out-of-bounds`. */
export async function requireWithin(
  read: Repositories,
  scope: Scope,
  settings: string,
): Promise<LabScenario> {
  const scenario = scenarioFromText(settings);
  const plan = await storedPlan(read, scope);
  if (scenario?.money.every((one) => isMoneyWithin(plan, one)) === true) return scenario;
  return raise({
    code: 'scenario.out-of-bounds',
    message: 'What is set is no scenario of this plan, or lies outside the bounds of the lab',
    advice: 'Open the lab anew and set it again.',
  });
}

function isWithdrawn({ body }: DocumentRecord): boolean {
  return new Map(Object.entries(body ?? {})).get('withdrawn') === true;
}

function savedOf({ id, version, body, createdAt, createdBy }: DocumentRecord): SavedScenario {
  const fields = new Map(Object.entries(body ?? {}));
  const text = (field: string): string => String(fields.get(field) ?? '');
  return {
    id,
    name: text('name'),
    reason: text('reason'),
    settings: text('settings'),
    version,
    savedAt: createdAt,
    savedBy: createdBy,
  };
}
