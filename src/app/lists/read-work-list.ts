/** Shows a working list to who may see it, or gives it as a file, after the look and its purpose stand in the audit trail. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import type { IsoDate } from '../../core/base/time.ts';
import type { ListedCase } from '../../core/lists/list-inputs.ts';
import {
  type AskedAgain,
  askedAgain,
  type NearOutcomes,
  nearOutcomes,
} from '../../core/lists/near-outcomes.ts';
import type { NewPlaces } from '../../core/lists/new-places.ts';
import { countByWeek, type WeekCount } from '../../core/lists/open-cases.ts';
import { findPlacesFree, type PlacesFree } from '../../core/lists/places-free.ts';
import type { SchoolFunnels } from '../../core/lists/school-funnels.ts';
import { type CaseListId, findWorkList, type WorkListId } from '../../core/lists/work-lists.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { MadeListNow } from '../prepared/beforehand.ts';
import { purposeWords } from '../purpose-words.ts';
import { requirePermission } from '../require-permission.ts';
import {
  readListInputs,
  readNewPlaces,
  readOutcomes,
  readPlacesInputs,
  readSchoolFunnels,
} from './list-records.ts';

/** A list of cases, a child each. */
export type CaseList = {
  readonly kind: 'cases';
  readonly id: CaseListId;
  /** The day the records are of. */
  readonly asAt: IsoDate;
  readonly cases: readonly ListedCase[];
  /** Of open cases, how many there are in each week; empty for other lists. */
  readonly weeks: readonly WeekCount[];
};
/** Plans to ask about at a review, with what became of plans that ended. */
export type OutcomesList = NearOutcomes & {
  readonly kind: 'outcomes';
  readonly id: 'near-outcomes';
  readonly askedAgain: AskedAgain;
};
/** Places that may come free; `coming` is null where there is no record of new places. */
export type PlacesList = {
  readonly kind: 'places';
  readonly id: 'places-free';
  readonly free: PlacesFree;
  readonly coming: readonly NewPlaces[] | null;
};
/** Schools outside control limits. */
export type SchoolsList = SchoolFunnels & { readonly kind: 'schools'; readonly id: 'school-limits' };
export type WorkList = CaseList | OutcomesList | PlacesList | SchoolsList;

/** What is asked for: which list, why, and whether as a file to keep. */
export type ListWish = {
  readonly id: WorkListId;
  /** In words; it stands in the audit trail. */
  readonly purpose: string;
  readonly asFile: boolean;
};

/**
 * Read a list. One that is not ready yet was not looked at, and leaves no entry in the trail.
 * @throws ProblemError `access.refused`, `list.purpose-missing`, `list.nothing-to-read`.
 */
export async function readWorkList(
  { store, newId, beforehand }: Pick<AppDependencies, 'store' | 'newId' | 'beforehand'>,
  actor: Actor,
  scope: Scope,
  { id, purpose, asFile }: ListWish,
): Promise<WorkList | MadeListNow> {
  requirePermission(actor, 'list.read', scope.authorityCode, 'to see working lists');
  const why = purposeWords(purpose) ?? raisePurposeMissing();
  const list = await (beforehand?.workList(scope, id, asFile) ?? findList(store.read, scope, id));
  if (list.kind === 'making') return list;
  await store.transaction(async ({ audit }) => {
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: asFile ? 'list.exported' : 'list.shown',
      subjectKind: 'working-list',
      subjectId: id,
      detail: {
        programme: scope.programmeId,
        purpose: why,
        ...(list.kind === 'made' ? list.size : sizeOf(list)),
      },
      correlationId: newId(),
    });
  });
  return list;
}

/** Find a list; who may see it is not asked here. @throws ProblemError `list.nothing-to-read`. */
export async function findList(read: Repositories, scope: Scope, id: WorkListId): Promise<WorkList> {
  if (id === 'places-free') {
    const free = findPlacesFree(await readPlacesInputs(read, scope));
    return { kind: 'places', id, free, coming: await readNewPlaces(read, scope, free.asAt) };
  }
  if (id === 'school-limits') return { kind: 'schools', id, ...(await readSchoolFunnels(read, scope)) };
  const inputs = await readListInputs(read, scope);
  if (id === 'near-outcomes') {
    const found = nearOutcomes(inputs, await readOutcomes(read, scope));
    return { kind: 'outcomes', id, ...found, askedAgain: askedAgain(inputs) };
  }
  return {
    kind: 'cases',
    id,
    asAt: inputs.asAt,
    cases: findWorkList(id, inputs),
    weeks: id === 'backlog' ? countByWeek(inputs) : [],
  };
}

/** How much is looked at in a list, for the audit trail. */
export function sizeOf(list: WorkList) {
  switch (list.kind) {
    case 'cases':
      return { asAt: list.asAt, cases: list.cases.length };
    case 'outcomes':
      return { asAt: list.asAt, cases: list.near.length + list.byReturn.length };
    case 'places':
      return { asAt: list.free.asAt, settings: list.free.settings.length };
    case 'schools':
      return { schools: new Set(list.funnels.flatMap(({ schools }) => schools.map(({ id }) => id))).size };
  }
}

function raisePurposeMissing(): never {
  return raise({
    code: 'list.purpose-missing',
    message: 'A working list is shown only for a purpose, which stands in the audit trail',
    advice: 'Say in a few words what it is for, such as "planning reviews of the spring term".',
  });
}
