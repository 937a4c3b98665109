/** Shows a working list to who may see it, after the look and its purpose stand in the audit trail. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import type { IsoDate } from '../../core/base/time.ts';
import { groupOn, indexRegister, LATEST } from '../../core/extract/register-index.ts';
import {
  findWorkList,
  type ListedCase,
  type ListInputs,
  type WorkListId,
} from '../../core/lists/work-lists.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { ownOrShared } from '../own-or-shared.ts';
import { purposeWords } from '../purpose-words.ts';
import { requirePermission } from '../require-permission.ts';

export type WorkList = {
  readonly id: WorkListId;
  /** The day the records are of. */
  readonly asAt: IsoDate;
  readonly cases: readonly ListedCase[];
};

/**
 * Read a list.
 * @param purpose  why it is looked at, in words; it stands in the audit trail.
 * @throws ProblemError `access.refused`, `list.purpose-missing`, `list.nothing-to-read`.
 */
export async function readWorkList(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { id, purpose }: { readonly id: WorkListId; readonly purpose: string },
): Promise<WorkList> {
  requirePermission(actor, 'list.read', scope.authorityCode, 'to see working lists');
  const why = purposeWords(purpose) ?? raisePurposeMissing();
  const inputs = await readInputs(store.read, scope);
  const cases = findWorkList(id, inputs);
  await store.transaction(async ({ audit }) => {
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'list.shown',
      subjectKind: 'working-list',
      subjectId: id,
      detail: { programme: scope.programmeId, purpose: why, asAt: inputs.asAt, cases: cases.length },
      correlationId: newId(),
    });
  });
  return { id, asAt: inputs.asAt, cases };
}

async function readInputs(read: Repositories, scope: Scope): Promise<ListInputs> {
  const { rows, imports } = read;
  const requests = await rows.all(scope, 'requests');
  const [header] = await rows.all(scope, 'sen2Headers');
  const first = requests[0]?.origin.importId;
  const ofFile = first === undefined ? null : ((await imports.find(first))?.asAt ?? null);
  const asAt = header?.record.asAt ?? ofFile;
  if (first === undefined || asAt === null)
    return raise({
      code: 'list.nothing-to-read',
      place: scope.programmeId,
      message: 'The programme has no SEN2 records of a known day',
      advice: 'Import the tables of the return, with the header that names its day.',
    });
  return {
    asAt,
    requests: requests.map(({ record }) => record),
    assessments: (await rows.all(scope, 'assessments')).map(({ record }) => record),
    namedPlans: (await rows.all(scope, 'namedPlans')).map(({ record }) => record),
    activePlans: (await rows.all(scope, 'activePlans')).map(({ record }) => record),
    placements: (await rows.all(scope, 'placements')).map(({ record }) => record),
    groupOf: await groupFinder(read, scope),
  };
}

/** Groups by the number of the school in the register; a placement without one, or not in it, has no group. */
async function groupFinder({ rows }: Repositories, scope: Scope): Promise<ListInputs['groupOf']> {
  const listed = await ownOrShared(scope, (where) => rows.all(where, 'establishments'));
  const overrides = await rows.all(scope, 'settingOverrides');
  const register = indexRegister(
    listed.map(({ record }) => record),
    overrides.map(({ record }) => record),
  );
  return ({ urn }) => {
    const entry = urn === null ? undefined : register.byUrn.get(Number(urn));
    return entry === undefined ? null : groupOn(entry, LATEST);
  };
}

function raisePurposeMissing(): never {
  return raise({
    code: 'list.purpose-missing',
    message: 'A working list is shown only for a purpose, which stands in the audit trail',
    advice: 'Say in a few words what it is for, such as "planning reviews of the spring term".',
  });
}
