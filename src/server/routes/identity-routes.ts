/** /api/identity/…: signing in and out, links that serve once, and one's own account. */
import type { SignedIn } from '../../app/identity/identity.ts';
import {
  ChangePasswordBody,
  CodeBody,
  FactorOfferReply,
  FactorReply,
  LinkBody,
  LinkReply,
  PasswordBody,
  PresenceReply,
  SignInBody,
  SignInsReply,
  StageReply,
  TakeLinkBody,
} from '../../contract/identity.ts';
import { NoParams } from '../../contract/programme-params.ts';
import { NothingBody } from '../../contract/sign-off.ts';
import { mayAnywhere } from '../../core/access/access.ts';
import { type IdentityRoute, identityRoute } from '../identity-route.ts';
import { refuseNobody } from '../refuse-nobody.ts';

/** A sign-in given to the browser; its token goes nowhere else. */
function given({ token, stage, endsAt }: SignedIn) {
  return { reply: { stage }, session: { token, endsAt } };
}

function requireToken(token: string | null): string {
  return token ?? refuseNobody();
}

const presenceRoute = identityRoute({
  method: 'GET',
  path: '/api/identity',
  body: NoParams,
  reply: PresenceReply,
  handle: async ({ token }, identity) => {
    const present = token === null ? null : await identity.who(token);
    const account = present?.account ?? null;
    const reply: PresenceReply = {
      mode: 'accounts',
      person:
        account === null
          ? null
          : { name: account.name, email: account.email, hasSecondFactor: account.hasSecondFactor },
      stage: present?.stage ?? null,
      mayManageAccounts: present !== null && mayAnywhere(present.actor, 'accounts.manage'),
      mayMakeTokens: present !== null && mayAnywhere(present.actor, 'token.make'),
      hasSingleSignOn: identity.hasProvider,
    };
    // a token that stands for nobody is of no use to the browser
    return token !== null && present === null ? { reply, session: null } : { reply };
  },
});

const signInRoute = identityRoute({
  method: 'POST',
  path: '/api/identity/sign-in',
  body: SignInBody,
  reply: StageReply,
  guessedAt: ({ email }) => email,
  handle: async ({ body, device }, identity) => given(await identity.signIn({ ...body, device })),
});

const codeRoute = identityRoute({
  method: 'POST',
  path: '/api/identity/code',
  body: CodeBody,
  reply: StageReply,
  guessedAt: () => '',
  handle: async ({ token, body }, identity) => given(await identity.giveCode(requireToken(token), body.code)),
});

const signOutRoute = identityRoute({
  method: 'POST',
  path: '/api/identity/sign-out',
  body: NothingBody,
  reply: NothingBody,
  handle: async ({ token }, identity) => {
    if (token !== null) await identity.signOut(token);
    return { reply: {}, session: null };
  },
});

const linkRoute = identityRoute({
  method: 'POST',
  path: '/api/identity/link',
  body: LinkBody,
  reply: LinkReply,
  guessedAt: () => '',
  handle: async ({ body }, identity) => ({ reply: await identity.openLink(body.token) }),
});

const takeLinkRoute = identityRoute({
  method: 'POST',
  path: '/api/identity/link/take',
  body: TakeLinkBody,
  reply: StageReply,
  guessedAt: () => '',
  handle: async ({ body, device }, identity) => given(await identity.takeLink({ ...body, device })),
});

const offerFactorRoute = identityRoute({
  method: 'POST',
  path: '/api/identity/second-factor',
  body: PasswordBody,
  reply: FactorOfferReply,
  guessedAt: () => '',
  handle: async ({ token, body }, identity) => ({
    reply: await identity.offerFactor(requireToken(token), body.password),
  }),
});

const confirmFactorRoute = identityRoute({
  method: 'POST',
  path: '/api/identity/second-factor/confirm',
  body: CodeBody,
  reply: FactorReply,
  guessedAt: () => '',
  handle: async ({ token, body }, identity) => {
    const { recoveryCodes, ...signedIn } = await identity.confirmFactor(requireToken(token), body.code);
    const { reply, session } = given(signedIn);
    return { reply: { ...reply, recoveryCodes: [...recoveryCodes] }, session };
  },
});

const changePasswordRoute = identityRoute({
  method: 'POST',
  path: '/api/identity/password',
  body: ChangePasswordBody,
  reply: StageReply,
  guessedAt: () => '',
  handle: async ({ token, body }, identity) =>
    given(await identity.changePassword(requireToken(token), body)),
});

const signInsRoute = identityRoute({
  method: 'GET',
  path: '/api/identity/sign-ins',
  body: NoParams,
  reply: SignInsReply,
  handle: async ({ token }, identity) => ({
    reply: { signIns: [...(await identity.signIns(requireToken(token)))] },
  }),
});

const endOthersRoute = identityRoute({
  method: 'POST',
  path: '/api/identity/sign-ins/end-others',
  body: NothingBody,
  reply: NothingBody,
  handle: async ({ token }, identity) => {
    await identity.signOutElsewhere(requireToken(token));
    return { reply: {} };
  },
});

/** The table of all routes that anyone may ask: each looks at the token itself. */
export const IDENTITY_ROUTES: readonly IdentityRoute[] = [
  presenceRoute,
  signInRoute,
  codeRoute,
  signOutRoute,
  linkRoute,
  takeLinkRoute,
  offerFactorRoute,
  confirmFactorRoute,
  changePasswordRoute,
  signInsRoute,
  endOthersRoute,
];
