/** Signing in and looking after accounts: what the server and the command line may ask for. */
import type { Actor, Role } from '../../core/access/access.ts';
import type { Account, RoleGrant } from '../../core/access/account.ts';
import type { ApiToken } from '../../core/access/api-token.ts';
import type { Instant } from '../../core/base/time.ts';
import type { SignInStage } from '../../edge/store/account-store.ts';

/** A sign-in as the browser gets it: the token goes into its cookie and nowhere else. */
export type SignedIn = {
  readonly token: string;
  readonly stage: SignInStage;
  /** When it is over in any case. */
  readonly endsAt: Instant;
};

/** Who a token stands for. */
export type Present = {
  readonly account: Account;
  readonly stage: SignInStage;
  /** What the person may do; nothing at all before the sign-in is whole. */
  readonly actor: Actor;
};

/** A password with the address it belongs to. */
export type Credentials = { readonly email: string; readonly password: string; readonly device: string };

/** What a link is for and for whom; `email` is null for the first administrator, who gives it. */
export type OpenedLink = {
  readonly purpose: 'first-administrator' | 'invitation' | 'reset';
  readonly email: string | null;
  readonly name: string | null;
};

/** What is sent with a link. `email` and `name` count only for the first administrator. */
export type LinkTaken = {
  readonly token: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly device: string;
};

/** An authenticator about to be set up. */
export type FactorOffer = {
  /** Base 32, to be typed. */
  readonly secret: string;
  /** What the picture holds: "otpauth://…". */
  readonly address: string;
};

/** One sign-in of a person, for their own list. */
export type SignInListing = {
  readonly device: string;
  readonly startedAt: Instant;
  readonly seenAt: Instant;
  readonly isThisOne: boolean;
};

/** Somebody to be invited. */
export type Invitation = {
  readonly email: string;
  readonly name: string;
  readonly grants: readonly RoleGrant[];
};

/** What a provider of single sign-on says of a person, already checked. */
export type Assertion = {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  /** True where the provider says that it saw more than a password. */
  readonly hasSecondFactor: boolean;
  readonly device: string;
};

/** Which readers are asked for a second factor, and how many people were without one as it was set. */
export type FactorSetting = { readonly roles: readonly Role[]; readonly withoutOne: number };

/** A token to be made. */
export type TokenWish = {
  /** For whom; null for oneself. */
  readonly accountId: string | null;
  readonly name: string;
  readonly role: Role;
  readonly authority: string;
  /** Null for every programme of the authority. */
  readonly programmeId: string | null;
  /** How long it serves [days]. */
  readonly days: number;
};

/** What a token is used for: the route, and whether it changes anything. */
export type TokenUse = { readonly route: string; readonly isChange: boolean };

/** Tokens with their owners' names, and what another could be made for. */
export type TokenListing = {
  readonly tokens: readonly (ApiToken & { readonly owner: string })[];
  readonly owners: readonly { readonly id: string; readonly name: string; readonly isSelf: boolean }[];
  readonly programmes: readonly {
    readonly authority: string;
    readonly programme: string;
    readonly authorityName: string;
  }[];
};

export type Identity = {
  /** A link for the first administrator, where there is no account yet; null where there is. */
  firstLink(): Promise<string | null>;
  /** Look what a link is for. @throws ProblemError `account.link-not-valid`. */
  openLink(token: string): Promise<OpenedLink>;
  /** Choose a password with a link. @throws ProblemError `account.link-not-valid`, `account.password-weak`, `account.password-common`, `account.email-wrong`. */
  takeLink(taken: LinkTaken): Promise<SignedIn>;
  /** @throws ProblemError `sign-in.refused`, the same for every reason there is. */
  signIn(credentials: Credentials): Promise<SignedIn>;
  /** Show the second factor: a code of the app or a recovery code. @throws ProblemError `sign-in.refused`, `sign-in.over`. */
  giveCode(token: string, code: string): Promise<SignedIn>;
  /** True where single sign-on is set up. */
  readonly hasProvider: boolean;
  /** Send somebody to the provider. @param back  our address they come back to. @param to  where they wanted to go. */
  startSingleSignOn(back: string, to: string): Promise<{ readonly address: string; readonly token: string }>;
  /** They are back. @throws ProblemError `sign-in.over`, `sign-in.provider-refused`, `sign-in.not-invited`. */
  endSingleSignOn(
    token: string,
    address: string,
    device: string,
  ): Promise<SignedIn & { readonly to: string }>;
  /** Who a token stands for; null where it stands for nobody any more. */
  who(token: string): Promise<Present | null>;
  signOut(token: string): Promise<void>;
  /**
   * Offer a new authenticator; it counts from its first code on.
   * @param password  asked for again where the sign-in is whole already.
   * @throws ProblemError `sign-in.over`, `sign-in.refused`.
   */
  offerFactor(token: string, password: string): Promise<FactorOffer>;
  /** Confirm it; gives the recovery codes, shown once. @throws ProblemError `account.code-wrong`, `sign-in.over`. */
  confirmFactor(
    token: string,
    code: string,
  ): Promise<SignedIn & { readonly recoveryCodes: readonly string[] }>;
  changePassword(
    token: string,
    change: { readonly old: string; readonly password: string },
  ): Promise<SignedIn>;
  signIns(token: string): Promise<readonly SignInListing[]>;
  /** End all other sign-ins of the person. */
  signOutElsewhere(token: string): Promise<void>;

  /** The accounts that the actor looks after. @throws ProblemError `access.refused`, as all below. */
  accounts(actor: Actor): Promise<readonly Account[]>;
  /** The authorities that the actor may give roles for: those with a programme, in reach. */
  authorities(actor: Actor): Promise<readonly { readonly code: string; readonly name: string }[]>;
  /** Invite somebody; gives the link to hand on. @throws ProblemError `account.email-taken`, `account.email-wrong`. */
  invite(
    actor: Actor,
    invitation: Invitation,
  ): Promise<{ readonly account: Account; readonly token: string }>;
  /** Put roles in the place of those held, as far as the actor's reach goes. @throws ProblemError `account.last-administrator`. */
  setRoles(actor: Actor, accountId: string, grants: readonly RoleGrant[]): Promise<Account>;
  close(actor: Actor, accountId: string): Promise<Account>;
  reopen(actor: Actor, accountId: string): Promise<Account>;
  /** A link to choose a new password, or to take an invitation up; the old one stops serving. */
  makeLink(actor: Actor, accountId: string): Promise<string>;
  /** Take the authenticator away, for somebody who lost it and their recovery codes. */
  removeFactor(actor: Actor, accountId: string): Promise<Account>;
  /** The readers' roles that must show a second factor here. */
  factorRoles(actor: Actor): Promise<readonly Role[]>;
  /** Ask these readers, and no others. @throws ProblemError `account.factor-role`. */
  setFactorRoles(actor: Actor, roles: readonly Role[]): Promise<FactorSetting>;

  /** Tokens of programs: one's own, and those of the accounts that the actor looks after. */
  tokens(actor: Actor): Promise<TokenListing>;
  /** Make a token; `secret` is given once. @throws ProblemError `token.too-high`, `token.time-wrong`, `token.name-missing`, `token.no-owner`. */
  makeToken(actor: Actor, wish: TokenWish): Promise<{ readonly token: ApiToken; readonly secret: string }>;
  /** @throws ProblemError `token.not-found`. */
  revokeToken(actor: Actor, tokenId: string): Promise<ApiToken>;
  /** For whom a token stands, what may be done with it, and a note of its use; null where it does not serve. */
  whoByToken(secret: string, use: TokenUse): Promise<Actor | null>;
};
