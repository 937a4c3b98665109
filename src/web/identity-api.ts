/** Asks the server about signing in, one's own account, and the people of the installation. */
import type {
  AccountReply,
  AccountsReply,
  FactorOfferReply,
  FactorReply,
  InviteReply,
  LinkReply,
  NewLinkReply,
  PresenceReply,
  SecondFactorsReply,
  SignInsReply,
  StageReply,
} from '../contract/identity.ts';
import type { MadeTokenReply, MakeTokenBody, TokenReply, TokensReply } from '../contract/tokens.ts';
import { ask, postJson } from './api.ts';

const HOME = '/api/identity';

/** Who is at the page. */
export const presence = () => ask<PresenceReply>(HOME);
/** The sign-ins of the person. */
export const signIns = () => ask<SignInsReply>(`${HOME}/sign-ins`);
/** The people of the installation. */
export const accounts = () => ask<AccountsReply>('/api/accounts');

/** Tokens of programs. */
export const tokens = () => ask<TokensReply>('/api/tokens');
/** Make a token; it is given once. */
export const makeToken = (body: MakeTokenBody) => postJson<MadeTokenReply>('/api/tokens/make', body);
/** Take a token out of use. */
export const revokeToken = (id: string) => postJson<TokenReply>('/api/tokens/revoke', { id });

/** Sign in by password. @throws RefusedError, as all below. */
export const signIn = (body: { readonly email: string; readonly password: string }) =>
  postJson<StageReply>(`${HOME}/sign-in`, body);
/** Show the second factor. */
export const giveCode = (code: string) => postJson<StageReply>(`${HOME}/code`, { code });
/** Sign out. */
export const signOut = () => postJson<object>(`${HOME}/sign-out`, {});
/** Look what a link is for. */
export const openLink = (token: string) => postJson<LinkReply>(`${HOME}/link`, { token });
/** Choose a password with a link. */
export const takeLink = (body: {
  readonly token: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
}) => postJson<StageReply>(`${HOME}/link/take`, body);
/** Ask for a new authenticator. */
export const offerFactor = (password: string) =>
  postJson<FactorOfferReply>(`${HOME}/second-factor`, { password });
/** Confirm it by its first code. */
export const confirmFactor = (code: string) =>
  postJson<FactorReply>(`${HOME}/second-factor/confirm`, { code });
/** Change the password. */
export const changePassword = (body: { readonly old: string; readonly password: string }) =>
  postJson<StageReply>(`${HOME}/password`, body);
/** End all other sign-ins. */
export const endOthers = () => postJson<object>(`${HOME}/sign-ins/end-others`, {});

/** A role for an authority, as a form gives it. */
export type GrantWish = AccountReply['grants'][number];

/** Invite somebody; gives the link to hand on. */
export const invite = (body: {
  readonly email: string;
  readonly name: string;
  readonly grants: readonly GrantWish[];
}) => postJson<InviteReply>('/api/accounts/invite', body);
/** Put roles in the place of those held. */
export const setRoles = (id: string, grants: readonly GrantWish[]) =>
  postJson<AccountReply>(`/api/accounts/${id}/roles`, { grants });
/** Ask these readers for a second factor, and no others. */
export const setSecondFactors = (roles: readonly GrantWish['role'][]) =>
  postJson<SecondFactorsReply>('/api/accounts/second-factors', { roles });
/** A new link for somebody. */
export const newLink = (id: string) => postJson<NewLinkReply>(`/api/accounts/${id}/link`, {});
/** Close, open again, or take the authenticator away. */
export const changeAccount = (id: string, what: 'close' | 'reopen' | 'remove-second-factor') =>
  postJson<AccountReply>(`/api/accounts/${id}/${what}`, {});
