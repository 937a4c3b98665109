/** Freezes a return and keeps it: an unsealed earlier freeze of other content is withdrawn, its signatures with it. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { sealOf } from '../../core/sealed-return/append-act.ts';
import { freezeReturn } from '../../core/sealed-return/freeze-return.ts';
import type { ReturnContent, SealedReturn } from '../../core/sealed-return/sealed-return.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { draftFindings, sealedFindings } from '../findings/draft-findings.ts';
import { followedBy, freezeStored, openProblems } from './freeze-programme.ts';
import { openShelved, recordAct } from './return-changes.ts';
import { listShelf, type ShelvedReturn, shelve } from './return-shelf.ts';
import { sha256 } from './seal-tools.ts';
import type { FreezeOutcome, FreezeWish } from './sealed-returns.ts';

/**
 * Freeze. Freezing what is frozen already gives the one that stands.
 * @throws ProblemError `seal.correction-unsaid` where the update is sealed and no reason for a correction is given.
 */
export async function freezeAndKeep(
  { store, product, newId, now }: AppDependencies,
  actor: Actor,
  scope: Scope,
  wish: FreezeWish,
): Promise<FreezeOutcome> {
  return await store.transaction(async (repositories) => {
    const shelf = await listShelf(repositories, scope);
    const own = shelf.filter(({ updateId }) => updateId === wish.updateId);
    const last = await lastUnsealed(repositories, scope, own);
    const corrects = correctionOf(own, wish, last);
    const findings = await draftFindings(repositories, scope, wish.updateId);
    const open = await openProblems(repositories, scope, wish.updateId, findings);
    const check = sealedFindings(findings);
    const before = { product, follows: followedBy(shelf, wish.updateId), corrects, check };
    const freeze = (revision: number) =>
      freezeStored(repositories, scope, wish.updateId, { ...before, revision }, open);
    const note = { actor, scope, correlationId: newId() };
    if (last?.chain.every(({ act }) => act !== 'withdrawn')) {
      const again = await freeze(last.content.revision);
      if ('blockers' in again) return again;
      if (freezeReturn(again.content, sha256).contentHash === last.contentHash) return { file: last };
      const reason = 'frozen again with other content';
      await recordAct(repositories, note, last, { act: 'withdrawn', at: now(), by: actor.id, reason });
    }
    const made = await freeze((own.at(-1)?.revision ?? 0) + 1);
    if ('blockers' in made) return made;
    const file = freezeReturn(made.content, sha256);
    await shelve(repositories, scope, file, actor.id);
    await repositories.audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'return.frozen',
      subjectKind: 'update',
      subjectId: wish.updateId,
      detail: {
        programme: scope.programmeId,
        revision: made.content.revision,
        contentHash: file.contentHash,
      },
      correlationId: note.correlationId,
    });
    return { file };
  });
}

/** The newest revision where it is not sealed, withdrawn or not. */
async function lastUnsealed(
  repositories: Repositories,
  scope: Scope,
  own: readonly ShelvedReturn[],
): Promise<SealedReturn | null> {
  const last = own.at(-1);
  return last === undefined || sealOf(last.chain) !== null
    ? null
    : await openShelved(repositories, scope, last);
}

function correctionOf(
  own: readonly ShelvedReturn[],
  { updateId, correction }: FreezeWish,
  last: SealedReturn | null,
): ReturnContent['corrects'] {
  const seal = own.map(({ chain }) => sealOf(chain)).findLast((found) => found !== null) ?? null;
  if (seal === null) return null;
  const reason = correction ?? last?.content.corrects?.reason ?? null;
  if (reason !== null && reason.trim() !== '') return { seal, reason };
  return raise({
    code: 'seal.correction-unsaid',
    place: updateId,
    message: 'This update has a sealed return already',
    advice: 'To correct it, say why; the sealed one stays as it is until the corrected one takes its place.',
  });
}
