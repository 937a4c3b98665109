/** The live plan of a stored programme: its newest record, read and checked. */
import { raise } from '../../core/base/problem.ts';
import type { ManagementPlan } from '../../core/plan/management-plan.ts';
import { parseExactJson } from '../../edge/intake/programme/exact-json.ts';
import { parseManagementPlan } from '../../edge/intake/programme/management-plan-file.ts';
import type { DocumentRecord, Repositories, Scope } from '../../edge/store/store.ts';
import { PLAN_RECORD } from './plan-record.ts';

/** How the live plan is named where versions are. */
export const LIVE = 'live';

/** Read the newest record. @throws ProblemError `plan.none-stored`. */
export async function livePlan(read: Repositories, scope: Scope): Promise<DocumentRecord> {
  const record = await read.documents.newest(scope, PLAN_RECORD.kind, PLAN_RECORD.id);
  if (record !== null) return record;
  return raise({
    code: 'plan.none-stored',
    place: scope.programmeId,
    message: 'The programme has no plan',
    advice: 'Load a programme folder with a plan in it.',
  });
}

/** Read a stored body as a plan. @throws ProblemError `plan.*`. */
export function planOf(body: unknown, place: string): ManagementPlan {
  const exact = parseExactJson(JSON.stringify(body), place);
  return parseManagementPlan(exact, { file: place, scenario: null });
}

/** A locked version by its name, or the live plan. @throws ProblemError `plan.unknown-version`, `plan.none-stored`. */
export async function planBody(read: Repositories, scope: Scope, name: string): Promise<unknown> {
  if (name === LIVE) return (await livePlan(read, scope)).body;
  const version = await read.plans.version(scope, name);
  if (version !== null) return version.body;
  const known = (await read.plans.versions(scope)).map(({ id }) => id);
  return raise({
    code: 'plan.unknown-version',
    place: name,
    message: `There is no locked version of that name; there are: ${known.length === 0 ? 'none' : known.join(', ')}`,
    advice: `Name one of these, or "${LIVE}" for the plan as it stands.`,
  });
}
