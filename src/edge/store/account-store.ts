/** What is kept of people who sign in, as the use cases see it. */
import type { Account, RoleGrant } from '../../core/access/account.ts';
import type { Instant } from '../../core/base/time.ts';

/** An account with what only the use cases of signing in may see. */
export type StoredAccount = Account & {
  /** Null where none was chosen: an invitation not yet taken, or single sign-on alone. */
  readonly passwordHash: string | null;
  /** The authenticator's secret, sealed; there before `hasSecondFactor` where its set-up is under way. */
  readonly factorSealed: string | null;
  /** The authenticator's last step that was taken, so that no code serves twice; -1 before the first. */
  readonly factorStep: number;
  readonly failures: number;
  /** Until when no password or code is looked at; null where it does not wait. */
  readonly waitsUntil: Instant | null;
  readonly createdAt: Instant;
};

/** How far a sign-in has come: "password" still owes the code, "set-up" still owes the authenticator, "whole" is in. */
export type SignInStage = 'password' | 'set-up' | 'whole';

/** A sign-in that goes on. The token itself is only in the browser. */
export type StoredSignIn = {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly stage: SignInStage;
  readonly startedAt: Instant;
  readonly seenAt: Instant;
  readonly endsAt: Instant;
  /** For the person, to know it again: "Firefox on Windows". */
  readonly device: string;
};

export type LinkPurpose = 'first-administrator' | 'invitation' | 'reset' | 'single-sign-on' | 'factor-offer';

/** A link that serves once. */
export type StoredLink = {
  readonly tokenHash: string;
  readonly purpose: LinkPurpose;
  readonly accountId: string | null;
  /** What the purpose needs to go on, sealed where it is secret. */
  readonly body: string;
  readonly endsAt: Instant;
};

/** Parts of an account that may be changed; what is not named stays. */
export type AccountChange = Partial<
  Pick<
    StoredAccount,
    | 'name'
    | 'state'
    | 'passwordHash'
    | 'factorSealed'
    | 'hasSecondFactor'
    | 'factorStep'
    | 'failures'
    | 'waitsUntil'
  >
>;

export type AccountRepository = {
  /** Every account, by e-mail address. */
  list(): Promise<readonly StoredAccount[]>;
  count(): Promise<number>;
  find(id: string): Promise<StoredAccount | null>;
  findByEmail(email: string): Promise<StoredAccount | null>;
  findByIdentity(issuer: string, subject: string): Promise<StoredAccount | null>;
  add(account: Pick<Account, 'id' | 'email' | 'name'>, by: string): Promise<void>;
  change(id: string, change: AccountChange): Promise<void>;
  /** Put these roles in the place of those held. */
  setGrants(id: string, grants: readonly RoleGrant[]): Promise<void>;
  addIdentity(id: string, issuer: string, subject: string): Promise<void>;
  setRecoveryCodes(id: string, hashes: readonly string[]): Promise<void>;
  /** Take a recovery code; false where there is no such code. */
  takeRecoveryCode(id: string, hash: string): Promise<boolean>;
  countRecoveryCodes(id: string): Promise<number>;
};

export type SignInRepository = {
  find(tokenHash: string): Promise<StoredSignIn | null>;
  of(accountId: string): Promise<readonly StoredSignIn[]>;
  add(signIn: StoredSignIn): Promise<void>;
  /** Say that it was seen. */
  touch(tokenHash: string, seenAt: Instant): Promise<void>;
  end(tokenHash: string): Promise<void>;
  /** End all of an account's, but the one named. */
  endAllOf(accountId: string, except: string | null): Promise<void>;
  /** Forget sign-ins and links whose time is over. */
  forgetEnded(now: Instant): Promise<void>;
  addLink(link: StoredLink): Promise<void>;
  findLink(tokenHash: string): Promise<StoredLink | null>;
  /** Take a link out of use; false where it is not there: somebody was first. */
  takeLink(tokenHash: string): Promise<boolean>;
  /** Forget an account's links of one purpose: a new one stands in their place. */
  forgetLinks(accountId: string | null, purpose: LinkPurpose): Promise<void>;
};
