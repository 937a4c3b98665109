/** Freezing, signing, sealing and sending the returns of stored programmes. */
import type { Actor, Permission } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { freezeReturn } from '../../core/sealed-return/freeze-return.ts';
import type { SealedReturn } from '../../core/sealed-return/sealed-return.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { draftFindings, sealedFindings } from '../findings/draft-findings.ts';
import { requirePermission } from '../require-permission.ts';
import { freezeAndKeep } from './freeze-and-keep.ts';
import {
  changedSince,
  freezeStored,
  openProblems,
  requireStillUnchanged,
  seeUnchanged,
} from './freeze-programme.ts';
import {
  keepOfficerKey,
  keptKey,
  listOfficerKeys,
  requireKnownKey,
  SIGNING_PERMISSION,
} from './officer-keys.ts';
import { changeReturn, newestOf, openShelved } from './return-changes.ts';
import { listShelf } from './return-shelf.ts';
import { sha256 } from './seal-tools.ts';
import type { OfficerSignature, ReturnName, SealedReturns } from './sealed-returns.ts';
import { sentReturns } from './sent-returns.ts';
import { signAct } from './sign-file.ts';
import { takeIn } from './take-in.ts';

/** Make the use cases over a store. */
export function sealedReturns(dependencies: AppDependencies): SealedReturns {
  const { store, product, now } = dependencies;
  const guard = (actor: Actor, permission: Permission, scope: Scope, act?: string) =>
    requirePermission(actor, permission, scope.authorityCode, act);
  return {
    freezeFile: async (actor, scope, { updateId }, before, found) => {
      guard(actor, 'return.read', scope);
      const findings = found ?? (await draftFindings(store.read, scope, updateId));
      const open = await openProblems(store.read, scope, updateId, findings);
      const given = { product, ...before, check: sealedFindings(findings) };
      const made = await freezeStored(store.read, scope, updateId, given, open);
      return 'blockers' in made ? made : { file: freezeReturn(made.content, sha256) };
    },
    freeze: async (actor, scope, wish) => {
      guard(actor, 'return.freeze', scope, 'to freeze a return');
      return await freezeAndKeep(dependencies, actor, scope, wish);
    },
    sign: async (actor, scope, request) => {
      guard(actor, SIGNING_PERMISSION[request.role], scope, 'to sign as this officer');
      return await signStored(dependencies, actor, scope, request);
    },
    takeIn: (actor, scope, text, place) => takeIn(dependencies, actor, scope, text, place),
    seal: async (actor, scope, name) => {
      guard(actor, 'return.seal', scope, 'to seal a return');
      const seen = await seeUnchanged(store.read, scope, await shelved(store.read, scope, name));
      return await changeReturn(dependencies, actor, scope, name, async (file, repositories) => {
        await requireStillUnchanged(repositories, scope, file, seen);
        return { act: 'sealed', contentHash: file.contentHash, at: now(), by: actor.id };
      });
    },
    withdraw: async (actor, scope, name, reason) => {
      guard(actor, 'return.freeze', scope, 'to withdraw a frozen return');
      return await changeReturn(dependencies, actor, scope, name, () =>
        Promise.resolve({ act: 'withdrawn', at: now(), by: actor.id, reason }),
      );
    },
    ...sentReturns(dependencies),
    list: async (actor, scope) => {
      guard(actor, 'return.read', scope);
      return await listShelf(store.read, scope);
    },
    find: async (actor, scope, name) => {
      guard(actor, 'return.read', scope);
      return await shelved(store.read, scope, name);
    },
    changedSince: async (actor, scope, file) => {
      guard(actor, 'return.read', scope);
      return await changedSince(store.read, scope, file);
    },
    listKeys: async (actor, scope) => {
      guard(actor, 'return.read', scope);
      return await listOfficerKeys(store.read, scope);
    },
    keepKey: (actor, scope, wish) => keepOfficerKey(dependencies, actor, scope, wish),
  };
}

/** The newest revision of an update, or the one named, held to its hash; null where there is none. @throws ProblemError `seal.broken`. */
async function shelved(read: Repositories, scope: Scope, name: ReturnName): Promise<SealedReturn | null> {
  const newest = await newestOf(read, scope, name);
  return newest === null ? null : await openShelved(read, scope, newest);
}

async function signStored(
  dependencies: AppDependencies,
  actor: Actor,
  scope: Scope,
  request: OfficerSignature,
): Promise<SealedReturn> {
  const { read } = dependencies.store;
  const seen = await seeUnchanged(read, scope, await shelved(read, scope, request));
  return await changeReturn(dependencies, actor, scope, request, async (file, repositories) => {
    await requireStillUnchanged(repositories, scope, file, seen);
    if (request.contentHash !== null && request.contentHash !== file.contentHash)
      raise({
        code: 'seal.changed-since',
        place: request.updateId,
        message: 'The return was frozen again after you were shown it',
        advice: 'Read what it says now, and sign that.',
      });
    const known = await listOfficerKeys(repositories, scope);
    const act = signAct(file, {
      ...request,
      privateKey:
        request.key === 'stored'
          ? await keptKey(dependencies, repositories, scope, request.role)
          : request.key.pem,
      keyPlace: request.key === 'stored' ? 'the key kept for this officer' : request.key.place,
      name: request.name ?? known.find(({ role }) => role === request.role)?.name ?? null,
      at: dependencies.now(),
      by: actor.id,
    });
    requireKnownKey(known, act.attestation);
    return act;
  });
}
