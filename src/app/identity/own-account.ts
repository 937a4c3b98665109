/** What people change of their own account: the password and the authenticator. */
import { complaintOf } from '../../core/access/account.ts';
import { isCommonPassword } from '../../core/access/common-password.ts';
import { raise } from '../../core/base/problem.ts';
import { commonPasswords } from '../../edge/identity/common-passwords.ts';
import { hashPassword, isPassword } from '../../edge/identity/password-hash.ts';
import {
  factorAddress,
  makeFactorSecret,
  makeRecoveryCodes,
  readRecoveryCode,
  stepOfCode,
} from '../../edge/identity/second-factor.ts';
import { tokenHash } from '../../edge/identity/tokens.ts';
import { openText, sealText } from '../../edge/keys/seal-text.ts';
import type { StoredAccount } from '../../edge/store/account-store.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { FactorOffer, SignedIn } from './identity.ts';
import {
  actorIdOf,
  auditAccount,
  beginSignIn,
  factorKeys,
  raiseOver,
  raiseRefused,
} from './identity-tools.ts';
import { type PresentAccount, requirePresent } from './sign-ins.ts';

/** Refuse a weak password in words. @throws ProblemError `account.password-weak`, `account.password-common`. */
export async function requireGoodPassword(
  password: string,
  account: Pick<StoredAccount, 'email' | 'name'>,
): Promise<void> {
  const complaint = complaintOf(password, account);
  if (complaint !== null)
    raise({ code: 'account.password-weak', message: complaint, advice: 'Choose another password.' });
  if (!isCommonPassword(password, await commonPasswords())) return;
  raise({
    code: 'account.password-common',
    message: 'This password, or one hardly different from it, is known from leaks and is tried first',
    advice: 'Choose another: three or four words that have nothing to do with each other make a good one.',
  });
}

/** Offer an authenticator. One that is in use stays so until the new one is confirmed. */
export async function offerFactor(
  dependencies: AppDependencies,
  token: string,
  password: string,
): Promise<FactorOffer> {
  const { store, now } = dependencies;
  await requireOwnPassword(await requirePresent(store.read, token, now()), password);
  const keys = await factorKeys(dependencies);
  const secret = makeFactorSecret();
  const email = await store.transaction(async (repositories) => {
    const { account, signIn } = await requirePresent(repositories, token, now());
    await repositories.signIns.forgetLinks(account.id, 'factor-offer');
    await repositories.signIns.addLink({
      tokenHash: offerName(account.id),
      purpose: 'factor-offer',
      accountId: account.id,
      body: sealText(keys[0], secret),
      endsAt: signIn.endsAt,
    });
    return account.email;
  });
  return { secret, address: factorAddress(secret, email) };
}

/** Somebody who walks up to an open browser must not put their own authenticator in: the password is asked for again. */
async function requireOwnPassword({ account, signIn }: PresentAccount, password: string): Promise<void> {
  if (signIn.stage === 'password') return raiseOver();
  if (signIn.stage === 'set-up' || account.passwordHash === null) return;
  if (!(await isPassword(password, account.passwordHash))) return raiseRefused();
}

/** An offer is found by its account alone. */
function offerName(accountId: string): string {
  return tokenHash(`factor offer ${accountId}`);
}

/** Confirm the authenticator offered last with its first code. All other sign-ins of the person end. */
export async function confirmFactor(
  dependencies: AppDependencies,
  token: string,
  code: string,
): Promise<SignedIn & { readonly recoveryCodes: readonly string[] }> {
  const { store, now } = dependencies;
  const keys = await factorKeys(dependencies);
  const recoveryCodes = makeRecoveryCodes();
  const signedIn = await store.transaction(async (repositories) => {
    const { account, signIn } = await requirePresent(repositories, token, now());
    const offer = await repositories.signIns.findLink(offerName(account.id));
    const secret = offer === null ? null : openText(keys, offer.body);
    if (signIn.stage === 'password' || offer === null || secret === null) return raiseOver();
    const step = stepOfCode(secret, code, Date.parse(now()), -1);
    if (step === null) return raiseCodeWrong();
    await repositories.accounts.change(account.id, {
      factorSealed: offer.body,
      hasSecondFactor: true,
      factorStep: step,
    });
    const hashes = recoveryCodes.map((one) => tokenHash(readRecoveryCode(one) ?? one));
    await repositories.accounts.setRecoveryCodes(account.id, hashes);
    await repositories.signIns.takeLink(offer.tokenHash);
    await repositories.signIns.endAllOf(account.id, null);
    await auditAccount(
      repositories,
      dependencies,
      actorIdOf(account.id),
      'account.second-factor-set',
      account.id,
    );
    return await beginSignIn(repositories, dependencies, account.id, 'whole', signIn.device);
  });
  return { ...signedIn, recoveryCodes };
}

/** Change the password, knowing the old one. All other sign-ins of the person end. */
export async function changePassword(
  dependencies: AppDependencies,
  token: string,
  { old, password }: { readonly old: string; readonly password: string },
): Promise<SignedIn> {
  const { store, now } = dependencies;
  const { account, signIn } = await requirePresent(store.read, token, now());
  if (signIn.stage !== 'whole') return raiseOver();
  if (account.passwordHash === null || !(await isPassword(old, account.passwordHash))) return raiseRefused();
  await requireGoodPassword(password, account);
  const passwordHash = await hashPassword(password);
  return await store.transaction(async (repositories) => {
    await requirePresent(repositories, token, now());
    await repositories.accounts.change(account.id, { passwordHash, failures: 0, waitsUntil: null });
    await repositories.signIns.endAllOf(account.id, null);
    await auditAccount(
      repositories,
      dependencies,
      actorIdOf(account.id),
      'account.password-changed',
      account.id,
    );
    return await beginSignIn(repositories, dependencies, account.id, 'whole', signIn.device);
  });
}

function raiseCodeWrong(): never {
  return raise({
    code: 'account.code-wrong',
    message: 'The code is not the one the app shows now',
    advice:
      'Wait for the next code and type all six digits; check that the phone’s clock is set by the network.',
  });
}
