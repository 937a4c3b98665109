/** One change to a frozen return in the store: read, checked, one act added, the audit entry beside it, in one transaction. */
import type { Actor } from '../../core/access/access.ts';
import type { AuditAction } from '../../core/audit/audit-entry.ts';
import { raise } from '../../core/base/problem.ts';
import { withAct } from '../../core/sealed-return/append-act.ts';
import type { ReturnAct, SealedReturn } from '../../core/sealed-return/sealed-return.ts';
import { checkSeal } from '../../core/sealed-return/verify-return.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { listShelf, readShelved, shelve } from './return-shelf.ts';
import { SEAL_TOOLS, sha256 } from './seal-tools.ts';
import type { ReturnName } from './sealed-returns.ts';

/** Give the name of the newest revision of an update, or of the one asked for; null where there is none. */
export async function newestOf(
  repositories: Repositories,
  scope: Scope,
  { updateId, revision }: ReturnName,
): Promise<Required<ReturnName> | null> {
  const found = (await listShelf(repositories, scope)).findLast(
    (one) => one.updateId === updateId && (revision === undefined || one.revision === revision),
  );
  return found === undefined ? null : { updateId, revision: found.revision };
}

/**
 * Read a frozen return and hold it to its hash, chain and signatures.
 * @throws ProblemError `seal.not-found`, `seal.broken` where the store's copy was altered.
 */
export async function openShelved(
  repositories: Repositories,
  scope: Scope,
  { updateId, revision }: Required<ReturnName>,
): Promise<SealedReturn> {
  const file = (await readShelved(repositories, scope, updateId, revision)) ?? raiseNotFound(updateId);
  const checked = checkSeal(file, SEAL_TOOLS);
  if ('stage' in checked) return file;
  return raise({
    code: 'seal.broken',
    place: `update ${updateId}, revision ${revision}, ${checked.broken.at}`,
    message: checked.broken.message,
    advice: 'The store was altered from outside: compare it with a backup and with the exported file.',
  });
}

/** Stop where a return was never frozen. @throws ProblemError `seal.not-found`. */
export function raiseNotFound(updateId: string): never {
  return raise({
    code: 'seal.not-found',
    place: updateId,
    message: 'No return of this update is frozen',
    advice: 'Freeze it first with "evenkeel return freeze" or on the sign-off page.',
  });
}

/** Who adds an act, where, and under which correlation id. */
export type ActNote = { readonly actor: Actor; readonly scope: Scope; readonly correlationId: string };

const ACTIONS: Readonly<Record<ReturnAct['act'], AuditAction>> = {
  frozen: 'return.frozen',
  signed: 'return.signed',
  sealed: 'return.sealed',
  withdrawn: 'return.withdrawn',
  submitted: 'return.submitted',
  questioned: 'return.questioned',
  replied: 'return.replied',
  superseded: 'return.superseded',
};

/** Add an act and its audit entry in the transaction at hand. @throws ProblemError `seal.*`. */
export async function recordAct(
  repositories: Repositories,
  { actor, scope, correlationId }: ActNote,
  file: SealedReturn,
  act: ReturnAct,
): Promise<SealedReturn> {
  const changed = withAct(file, act, sha256);
  await shelve(repositories, scope, changed, actor.id);
  await repositories.audit.append({
    authorityCode: scope.authorityCode,
    actor: actor.id,
    action: ACTIONS[act.act],
    subjectKind: 'update',
    subjectId: file.content.updateId,
    detail: {
      programme: scope.programmeId,
      revision: file.content.revision,
      contentHash: file.contentHash,
      chainHash: changed.chain.at(-1)?.hash ?? null,
      ...detailOf(act),
    },
    correlationId,
  });
  return changed;
}

/** What the trail says beside the hashes: never the text of a question, which may name a person. */
function detailOf(act: ReturnAct): Readonly<Record<string, string>> {
  if (act.act === 'signed')
    return { role: act.attestation.role, keyFingerprint: act.attestation.keyFingerprint };
  return act.act === 'questioned' || act.act === 'replied' ? { question: act.question } : {};
}

/**
 * Change the newest revision of an update, or the one named.
 * @param decide  makes the act from what stands; what it raises leaves everything as it was.
 * @throws ProblemError `seal.*`.
 */
export async function changeReturn(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  name: ReturnName,
  decide: (file: SealedReturn, repositories: Repositories) => Promise<ReturnAct>,
): Promise<SealedReturn> {
  return await store.transaction(async (repositories) => {
    const newest = (await newestOf(repositories, scope, name)) ?? raiseNotFound(name.updateId);
    const file = await openShelved(repositories, scope, newest);
    const act = await decide(file, repositories);
    return await recordAct(repositories, { actor, scope, correlationId: newId() }, file, act);
  });
}
