/** Freezes a return and keeps it: an unsealed earlier freeze of other content is withdrawn, its signatures with it. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { sealOf } from '../../core/sealed-return/append-act.ts';
import { freezeReturn } from '../../core/sealed-return/freeze-return.ts';
import type { ReturnContent, SealedReturn } from '../../core/sealed-return/sealed-return.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { draftFindings, sealedFindings } from '../findings/draft-findings.ts';
import { programmeState } from '../newest-change.ts';
import { followedBy, freezeStored, openProblems } from './freeze-programme.ts';
import { openShelved, recordAct } from './return-changes.ts';
import { listShelf, type ShelvedReturn, shelve } from './return-shelf.ts';
import { sha256 } from './seal-tools.ts';
import type { FreezeOutcome, FreezeWish } from './sealed-returns.ts';

/** What a freeze would keep now, with what it was worked out from. */
type Worked = {
  /** The newest revision where it is frozen and stands unsealed: it is withdrawn, or given again where it says the same. */
  readonly standing: SealedReturn | null;
  readonly outcome: FreezeOutcome;
};

/**
 * Freeze. Freezing what is frozen already gives the one that stands. The work is done before the transaction, so that nobody waits for
 * it, and counts only if nothing of the programme has changed when it is kept; else it is done again within.
 * @throws ProblemError `seal.correction-unsaid` where the update is sealed and no reason for a correction is given.
 */
export async function freezeAndKeep(
  { store, product, newId, now }: AppDependencies,
  actor: Actor,
  scope: Scope,
  wish: FreezeWish,
): Promise<FreezeOutcome> {
  const state = await programmeState(store.read, scope);
  const before = await workOut(store.read, product, scope, wish);
  return await store.transaction(async (repositories) => {
    const isSame = (await programmeState(repositories, scope)) === state;
    const { standing, outcome } = isSame ? before : await workOut(repositories, product, scope, wish);
    if ('blockers' in outcome) return outcome;
    const { file } = outcome;
    if (file === standing) return outcome;
    const note = { actor, scope, correlationId: newId() };
    if (standing !== null) {
      const reason = 'frozen again with other content';
      await recordAct(repositories, note, standing, { act: 'withdrawn', at: now(), by: actor.id, reason });
    }
    await shelve(repositories, scope, file, actor.id);
    await repositories.audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'return.frozen',
      subjectKind: 'update',
      subjectId: wish.updateId,
      detail: {
        programme: scope.programmeId,
        revision: file.content.revision,
        contentHash: file.contentHash,
      },
      correlationId: note.correlationId,
    });
    return outcome;
  });
}

async function workOut(read: Repositories, product: string, scope: Scope, wish: FreezeWish): Promise<Worked> {
  const shelf = await listShelf(read, scope);
  const own = shelf.filter(({ updateId }) => updateId === wish.updateId);
  const last = await lastUnsealed(read, scope, own);
  const corrects = correctionOf(own, wish, last);
  const findings = await draftFindings(read, scope, wish.updateId);
  const open = await openProblems(read, scope, wish.updateId, findings);
  const check = sealedFindings(findings);
  const given = { product, follows: followedBy(shelf, wish.updateId), corrects, check };
  const freeze = (revision: number) => freezeStored(read, scope, wish.updateId, { ...given, revision }, open);
  const standing = last?.chain.every(({ act }) => act !== 'withdrawn') ? last : null;
  if (standing !== null) {
    const again = await freeze(standing.content.revision);
    if ('blockers' in again) return { standing, outcome: again };
    if (freezeReturn(again.content, sha256).contentHash === standing.contentHash)
      return { standing, outcome: { file: standing } };
  }
  const made = await freeze((own.at(-1)?.revision ?? 0) + 1);
  return {
    standing,
    outcome: 'blockers' in made ? made : { file: freezeReturn(made.content, sha256) },
  };
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
