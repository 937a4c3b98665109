/** Which readers must show a second factor: an installation's own setting, over what roles that do harm must in any case. */
import type { Actor, Role } from '../../core/access/access.ts';
import { FREE_OF_FACTOR, needsSecondFactor } from '../../core/access/account.ts';
import { raise } from '../../core/base/problem.ts';
import { type Repositories, SHARED_SCOPE } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { FactorSetting } from './identity.ts';
import { requireInstallation, requireManager } from './manager-reach.ts';

const RECORD = { kind: 'second-factor', id: 'second-factor' };

/** The readers' roles that are asked, as the store has them; none where it was never set. */
export async function factorRoles({ documents }: Repositories): Promise<readonly Role[]> {
  const record = await documents.newest(SHARED_SCOPE, RECORD.kind, RECORD.id);
  return readRoles((record?.body as { readonly roles?: readonly string[] } | undefined)?.roles ?? []);
}

/** The same, for whoever looks after accounts. @throws ProblemError `access.refused`. */
export async function listFactorRoles({ store }: AppDependencies, actor: Actor): Promise<readonly Role[]> {
  requireManager(actor);
  return await factorRoles(store.read);
}

/**
 * Ask the readers with these roles for a second factor, and no others. Sign-ins of those who must now show one and have
 * none end: the next one leads them through the set-up.
 * @throws ProblemError `access.refused` for who does not look after the whole installation, `account.factor-role`.
 */
export async function setFactorRoles(
  dependencies: AppDependencies,
  actor: Actor,
  wanted: readonly Role[],
): Promise<FactorSetting> {
  requireInstallation(actor);
  const roles = readRoles(wanted);
  if (roles.length < new Set(wanted).size) return raiseNoReader();
  const ended = await dependencies.store.transaction(async (repositories) => {
    const { accounts, audit, documents, signIns } = repositories;
    const before = await factorRoles(repositories);
    await documents.put(SHARED_SCOPE, { ...RECORD, body: { roles } }, actor.id);
    const bare = (await accounts.list()).filter(
      (one) => !one.hasSecondFactor && needsSecondFactor(one, roles) && !needsSecondFactor(one, before),
    );
    for (const { id } of bare) await signIns.endAllOf(id, null);
    await audit.append({
      authorityCode: SHARED_SCOPE.authorityCode,
      actor: actor.id,
      action: 'account.second-factor-asked',
      subjectKind: 'installation',
      subjectId: 'second-factor',
      detail: { roles: roles.join(','), before: before.join(','), withoutOne: bare.length },
      correlationId: dependencies.newId(),
    });
    return bare.length;
  });
  return { roles, withoutOne: ended };
}

function readRoles(roles: readonly string[]): readonly Role[] {
  return FREE_OF_FACTOR.filter((role) => roles.includes(role));
}

function raiseNoReader(): never {
  return raise({
    code: 'account.factor-role',
    message: 'Only the roles of readers can be chosen here; all others must show a second factor in any case',
    advice: `Choose among ${FREE_OF_FACTOR.join(', ')}.`,
  });
}
