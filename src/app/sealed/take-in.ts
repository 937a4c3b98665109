/** Takes in a return that was signed or sealed elsewhere: the acts that the store's own copy does not have yet. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import type { ReturnAct, SealedReturn } from '../../core/sealed-return/sealed-return.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { requireUnchanged } from './freeze-programme.ts';
import { listOfficerKeys, requireKnownKey } from './officer-keys.ts';
import { openSealed } from './open-sealed.ts';
import { openShelved, recordAct } from './return-changes.ts';

/**
 * Take in a file.
 * @throws ProblemError `seal.broken`, `seal.other-return` where it is not this very return or went another way.
 */
export async function takeIn(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  text: string,
  place: string,
): Promise<SealedReturn> {
  requirePermission(actor, 'return.seal', scope.authorityCode, 'to take in a signed return');
  const { file } = openSealed(text, place);
  return await store.transaction(async (repositories) => {
    const { updateId, revision } = file.content;
    let own = await openShelved(repositories, scope, { updateId, revision });
    const isSame =
      own.contentHash === file.contentHash && own.chain.every(({ hash }, k) => file.chain[k]?.hash === hash);
    if (!isSame)
      return raise({
        code: 'seal.other-return',
        place,
        message: 'The file is not this return, or something else was done with it meanwhile',
        advice: 'Export the return as it stands now, and let the officer sign that.',
      });
    await requireUnchanged(repositories, scope, own);
    const known = await listOfficerKeys(repositories, scope);
    const correlationId = newId();
    for (const { sequence: _, previousHash: __, hash: ___, ...act } of file.chain.slice(own.chain.length)) {
      if (act.act === 'signed') requireKnownKey(known, act.attestation);
      own = await recordAct(repositories, { actor, scope, correlationId }, own, act as ReturnAct); // the links taken off
    }
    return own;
  });
}
