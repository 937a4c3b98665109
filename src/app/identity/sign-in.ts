/** Signing in by password, then by the second factor; failures in a row make an account wait. */
import { readEmail, waitAfter } from '../../core/access/account.ts';
import { isPassword, spendTheTime } from '../../edge/identity/password-hash.ts';
import { readRecoveryCode, stepOfCode } from '../../edge/identity/second-factor.ts';
import { tokenHash } from '../../edge/identity/tokens.ts';
import type { SealKeys } from '../../edge/keys/key-ring.ts';
import { openText } from '../../edge/keys/seal-text.ts';
import type { StoredAccount } from '../../edge/store/account-store.ts';
import type { Repositories } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { factorRoles } from './factor-setting.ts';
import type { Credentials, SignedIn } from './identity.ts';
import {
  actorIdOf,
  auditAccount,
  beginSignIn,
  factorKeys,
  later,
  raiseOver,
  raiseRefused,
  stageAfter,
} from './identity-tools.ts';
import { presentAccount } from './sign-ins.ts';

/** Sign in by password. The outcome, good or bad, is kept before it is told. */
export async function signInByPassword(
  dependencies: AppDependencies,
  { email, password, device }: Credentials,
): Promise<SignedIn> {
  const { store } = dependencies;
  const address = readEmail(email);
  const found = address === null ? null : await store.read.accounts.findByEmail(address);
  const isRight = await isTheirs(found, password);
  if (found === null) return raiseRefused();
  const signedIn = await store.transaction(async (repositories) => {
    // Read again: another try may have come to its end meanwhile.
    const account = await repositories.accounts.find(found.id);
    if (account === null || mustWait(account, dependencies.now()) || account.state !== 'active') return null;
    if (!isRight || account.passwordHash !== found.passwordHash) {
      await countFailure(repositories, dependencies, account, 'password');
      return null;
    }
    const stage = stageAfter(account, false, await factorRoles(repositories));
    // A password alone does not end the count where a code is still owed: else codes could be tried without end.
    if (stage !== 'password') await forgetFailures(repositories, account);
    await auditAccount(repositories, dependencies, actorIdOf(account.id), 'sign-in.done', account.id, {
      stage,
    });
    return await beginSignIn(repositories, dependencies, account.id, stage, device);
  });
  return signedIn ?? raiseRefused();
}

/** Show the second factor. The token changes, so that one from before cannot be used after. */
export async function signInByCode(
  dependencies: AppDependencies,
  token: string,
  code: string,
): Promise<SignedIn> {
  const { store, now } = dependencies;
  const keys = await factorKeys(dependencies);
  const signedIn = await store.transaction(async (repositories) => {
    const present = await presentAccount(repositories, token, now());
    if (present === null || present.signIn.stage !== 'password') return 'over' as const;
    const { account, signIn } = present;
    if (mustWait(account, now())) return null;
    const how = await takeCode(repositories, account, code, keys, Date.parse(now()));
    if (how === null) {
      await countFailure(repositories, dependencies, account, 'code');
      return null;
    }
    await forgetFailures(repositories, account);
    await repositories.signIns.end(tokenHash(token));
    await auditAccount(repositories, dependencies, actorIdOf(account.id), 'sign-in.done', account.id, {
      stage: 'whole',
      factor: how,
    });
    return await beginSignIn(repositories, dependencies, account.id, 'whole', signIn.device);
  });
  if (signedIn === 'over') return raiseOver();
  return signedIn ?? raiseRefused();
}

async function isTheirs(account: StoredAccount | null, password: string): Promise<boolean> {
  return account?.passwordHash == null
    ? await spendTheTime(password)
    : await isPassword(password, account.passwordHash);
}

function mustWait({ waitsUntil }: StoredAccount, now: string): boolean {
  return waitsUntil !== null && waitsUntil > now;
}

/** Look at a code and take it out of use; says which kind it was, null where it is none. */
async function takeCode(
  { accounts }: Repositories,
  account: StoredAccount,
  code: string,
  keys: SealKeys,
  at: number,
): Promise<'app' | 'recovery' | null> {
  const secret = account.factorSealed === null ? null : openText(keys, account.factorSealed);
  const step = secret === null ? null : stepOfCode(secret, code, at, account.factorStep);
  if (step !== null) {
    await accounts.change(account.id, { factorStep: step });
    return 'app';
  }
  const recovery = readRecoveryCode(code);
  return recovery !== null && (await accounts.takeRecoveryCode(account.id, tokenHash(recovery)))
    ? 'recovery'
    : null;
}

async function countFailure(
  repositories: Repositories,
  dependencies: AppDependencies,
  account: StoredAccount,
  what: 'password' | 'code',
): Promise<void> {
  const failures = account.failures + 1;
  const wait = waitAfter(failures);
  await repositories.accounts.change(account.id, {
    failures,
    waitsUntil: wait === 0 ? null : later(dependencies.now(), wait),
  });
  await auditAccount(repositories, dependencies, actorIdOf(account.id), 'sign-in.failed', account.id, {
    what,
    failures,
  });
}

async function forgetFailures({ accounts }: Repositories, account: StoredAccount): Promise<void> {
  if (account.failures > 0) await accounts.change(account.id, { failures: 0, waitsUntil: null });
}
