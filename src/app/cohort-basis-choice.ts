/** The look-back that an authority has chosen for its cohort forecast: a stored record with its reason, and an audit entry. */
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import type { Instant } from '../core/base/time.ts';
import { maskText } from '../core/domain/mask-text.ts';
import { chooseLookBack } from '../core/model/fit/choose-look-back.ts';
import type { Repositories, Scope } from '../edge/store/store.ts';
import type { AppDependencies } from './dependencies.ts';
import { readProgrammeCohort } from './read-programme-cohort.ts';
import { requireKnownBasis } from './require-known-basis.ts';
import { requirePermission } from './require-permission.ts';

/** Stored beside the choices of the published and monthly series, under a kind of its own: its bases are others. */
const KIND = 'cohort-basis';
const ID = 'cohort';
/** Shorter than this says nothing of why [characters]. */
const SHORTEST_REASON = 8;
const LONGEST_REASON = 500;

/** A choice in force. */
export type CohortBasisChoice = {
  /** Name of a basis; null where the back-test is to choose for each flow. */
  readonly basis: string | null;
  readonly reason: string;
  /** For each flow in which another basis did better when it was chosen, which and by how much. */
  readonly warnings: readonly string[];
  readonly chosenBy: string;
  readonly chosenAt: Instant;
};

/** What is asked for. */
export type CohortBasisRequest = Pick<CohortBasisChoice, 'basis' | 'reason'>;

/** Read the choice in force; null where none was ever made. */
export async function readCohortBasis(read: Repositories, scope: Scope): Promise<CohortBasisChoice | null> {
  const record = await read.documents.newest(scope, KIND, ID);
  if (record === null) return null;
  const body = new Map(Object.entries(record.body ?? {}));
  const [basis, warnings] = [body.get('basis'), body.get('warnings')];
  return {
    basis: typeof basis === 'string' ? basis : null,
    reason: String(body.get('reason') ?? ''),
    warnings: Array.isArray(warnings) ? warnings.map(String) : [],
    chosenBy: record.createdBy,
    chosenAt: record.createdAt,
  };
}

/**
 * Record which basis the cohort forecast of a programme takes its rates from, and why; the choice before it is kept as an
 * earlier version.
 * @throws ProblemError `access.refused`, `look-back.reason-missing`, `cohort.unknown-basis`, `cohort.nothing-to-read`.
 */
export async function chooseCohortBasis(
  { store, newId }: Pick<AppDependencies, 'store' | 'newId'>,
  actor: Actor,
  scope: Scope,
  { basis, reason }: CohortBasisRequest,
): Promise<CohortBasisChoice> {
  requirePermission(actor, 'look-back.choose', scope.authorityCode, 'to choose a look-back');
  requireKnownBasis(basis, 'basis');
  const why = maskText(reason.trim()).slice(0, LONGEST_REASON);
  if (why.length < SHORTEST_REASON)
    raise({
      code: 'look-back.reason-missing',
      message: 'A look-back is chosen only with a reason, which is kept with the choice',
      advice: 'Say in a few words why, such as "growth has turned since 2020".',
    });
  const warnings = basis === null ? [] : await warningsOf(store.read, scope, basis);
  await store.transaction(async ({ documents, audit }) => {
    const record = await documents.put(
      scope,
      { kind: KIND, id: ID, body: { basis, reason: why, warnings } },
      actor.id,
    );
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'look-back.chosen',
      subjectKind: 'series',
      subjectId: ID,
      detail: {
        programme: scope.programmeId,
        basis: basis ?? 'as the back-test says',
        reason: why,
        isBest: warnings.length === 0,
        version: record.version,
      },
      correlationId: newId(),
    });
  });
  return (await readCohortBasis(store.read, scope)) ?? raiseLost();
}

/** Where another basis did better, in words, one a flow. */
async function warningsOf(read: Repositories, scope: Scope, basis: string): Promise<readonly string[]> {
  const { history, population } = await readProgrammeCohort(read, scope);
  const joinFlow = history.pipeline === null ? 'joining' : 'requests';
  return (['leaving', 'moving', joinFlow] as const).flatMap((flow) => {
    const { warning } = chooseLookBack(history, flow, population, basis);
    return warning === null ? [] : [`${flow}: ${warning}`];
  });
}

function raiseLost(): never {
  throw new Error('A choice that was just stored is not there');
}
