/** The look-back that an authority has chosen: a stored record with its reason, the evidence at the time, and an audit entry. */
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import { maskText } from '../core/domain/mask-text.ts';
import type { LookBack } from '../core/model/look-back/look-back.ts';
import { isLookBackId, LOOK_BACK_IDS, type LookBackId } from '../core/model/look-back/look-back-bases.ts';
import { lookBackWarning } from '../core/model/look-back/look-back-words.ts';
import type { DocumentRecord, Repositories, Scope } from '../edge/store/store.ts';
import type { AppDependencies } from './dependencies.ts';
import {
  isLookBackSeries,
  type LookBackSeries,
  monthlyLookBack,
  publishedLookBack,
} from './look-back-series.ts';
import type { LookBackChoice, OpenLookBack } from './opened-programme.ts';
import { readProgrammePanel } from './read-panel-forecast.ts';
import { requirePermission } from './require-permission.ts';

const KIND = 'look-back-choice';
/** Shorter than this says nothing of why [characters]. */
const SHORTEST_REASON = 8;
const LONGEST_REASON = 500;

export type LookBackRequest = {
  readonly series: LookBackSeries;
  readonly basis: LookBackId;
  readonly reason: string;
};

/** Set the bases side by side for a series of a stored programme; null where nothing of it is stored. */
async function readLookBack(
  read: Repositories,
  scope: Scope,
  series: LookBackSeries,
  ahead?: number,
): Promise<LookBack | null> {
  if (series === 'published')
    return publishedLookBack((await readProgrammePanel(read, scope)).panel, scope.authorityCode, ahead);
  const monthly = await read.rows.monthly(scope);
  return monthlyLookBack(
    monthly.map(({ record }) => record),
    series,
    ahead,
  );
}

/** Read the choices in force, one a series. */
export async function readLookBackChoices(
  read: Repositories,
  scope: Scope,
): Promise<readonly LookBackChoice[]> {
  return (await read.documents.all(scope, KIND)).map(choiceOf);
}

/**
 * Record which look-back is used for a series, and why; the choice before it is kept as an earlier version.
 * @throws ProblemError `access.refused`, `look-back.reason-missing`, `look-back.nothing-stored`.
 */
export async function chooseLookBack(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { series, basis, reason }: LookBackRequest,
): Promise<LookBackChoice> {
  requirePermission(actor, 'look-back.choose', scope.authorityCode, 'to choose a look-back');
  const why = maskText(reason.trim()).slice(0, LONGEST_REASON);
  if (why.length < SHORTEST_REASON)
    raise({
      code: 'look-back.reason-missing',
      message: 'A look-back is chosen only with a reason, which is kept with the choice',
      advice: 'Say in a few words why, such as "growth has turned since 2020".',
    });
  const found = (await readLookBack(store.read, scope, series)) ?? raiseNothingStored(series);
  const warning = lookBackWarning(found, basis);
  return await store.transaction(async ({ documents, audit }) => {
    const body = { series, basis, reason: why, best: found.best, warning };
    const record = await documents.put(scope, { kind: KIND, id: series, body }, actor.id);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'look-back.chosen',
      subjectKind: 'series',
      subjectId: series,
      detail: {
        programme: scope.programmeId,
        basis,
        reason: why,
        best: found.best,
        isBest: warning === null,
        version: record.version,
      },
      correlationId: newId(),
    });
    return choiceOf(record);
  });
}

/**
 * Open a series' look-backs with the choice in force.
 * @throws ProblemError `look-back.nothing-stored`.
 */
export async function openLookBack(
  read: Repositories,
  scope: Scope,
  series: LookBackSeries,
  ahead?: number,
): Promise<OpenLookBack> {
  const found = (await readLookBack(read, scope, series, ahead)) ?? raiseNothingStored(series);
  const choice = (await readLookBackChoices(read, scope)).find((one) => one.series === series);
  return { series, found, choice: choice ?? null };
}

function raiseNothingStored(series: LookBackSeries): never {
  return raise({
    code: 'look-back.nothing-stored',
    place: series,
    message: 'No counts of this series are stored, so there is nothing to look back on',
    advice: 'Import the published plan numbers, or the monthly actuals, first.',
  });
}

/** Read a stored choice back, checked: it was written by this file and by nothing else. */
function choiceOf({ body, createdAt, createdBy }: DocumentRecord): LookBackChoice {
  const { series, basis, reason, best, warning } = fieldsOf(body);
  if (!isLookBackSeries(series) || !isLookBackId(basis) || !(best === null || isLookBackId(best)))
    throw new TypeError(`A stored look-back choice names none of ${LOOK_BACK_IDS.join(', ')}`);
  return { series, basis, reason, best, warning, chosenBy: createdBy, chosenAt: createdAt };
}

function fieldsOf(body: unknown) {
  const fields = new Map(Object.entries(body ?? {}));
  const text = (name: string): string => String(fields.get(name) ?? '');
  const optional = (name: string): string | null => (fields.get(name) == null ? null : text(name));
  return {
    series: text('series'),
    basis: text('basis'),
    reason: text('reason'),
    best: optional('best'),
    warning: optional('warning'),
  };
}
