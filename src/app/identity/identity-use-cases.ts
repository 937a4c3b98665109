/** Puts signing in and looking after accounts together over one store; each part is loaded when it is first asked for. */
import type { AppDependencies } from '../dependencies.ts';
import type { Identity } from './identity.ts';

const links = () => import('./links.ts');
const entry = () => import('./sign-in.ts');
const going = () => import('./sign-ins.ts');
const own = () => import('./own-account.ts');
const sso = () => import('./single-sign-on.ts');
const people = () => import('./manage-accounts.ts');
const factors = () => import('./factor-setting.ts');
const tokens = () => import('./api-tokens.ts');

/** Make the use cases. */
export function identityOver(over: AppDependencies): Identity {
  return {
    hasProvider: over.provider != null,
    firstLink: async () => await (await links()).firstLink(over),
    openLink: async (token) => await (await links()).openLink(over, token),
    takeLink: async (taken) => await (await links()).takeLink(over, taken),
    signIn: async (credentials) => await (await entry()).signInByPassword(over, credentials),
    giveCode: async (token, code) => await (await entry()).signInByCode(over, token, code),
    startSingleSignOn: async (back, to) => await (await sso()).startSingleSignOn(over, back, to),
    endSingleSignOn: async (token, address, device) =>
      await (await sso()).endSingleSignOn(over, token, address, device),
    who: async (token) => await (await going()).whoIs(over, token),
    signOut: async (token) => await (await going()).signOut(over, token),
    signIns: async (token) => await (await going()).listSignIns(over, token),
    signOutElsewhere: async (token) => await (await going()).signOutElsewhere(over, token),
    offerFactor: async (token, password) => await (await own()).offerFactor(over, token, password),
    confirmFactor: async (token, code) => await (await own()).confirmFactor(over, token, code),
    changePassword: async (token, change) => await (await own()).changePassword(over, token, change),
    accounts: async (actor) => await (await people()).listAccounts(over, actor),
    authorities: async (actor) => await (await people()).listManagedAuthorities(over, actor),
    invite: async (actor, invitation) => await (await people()).inviteAccount(over, actor, invitation),
    setRoles: async (actor, id, grants) => await (await people()).setRoles(over, actor, id, grants),
    close: async (actor, id) => await (await people()).closeAccount(over, actor, id),
    reopen: async (actor, id) => await (await people()).reopenAccount(over, actor, id),
    makeLink: async (actor, id) => await (await people()).makeAccountLink(over, actor, id),
    removeFactor: async (actor, id) => await (await people()).removeFactor(over, actor, id),
    factorRoles: async (actor) => await (await factors()).listFactorRoles(over, actor),
    setFactorRoles: async (actor, roles) => await (await factors()).setFactorRoles(over, actor, roles),
    tokens: async (actor) => await (await tokens()).listTokens(over, actor),
    makeToken: async (actor, wish) => await (await tokens()).makeApiToken(over, actor, wish),
    revokeToken: async (actor, id) => await (await tokens()).revokeApiToken(over, actor, id),
    whoByToken: async (secret, use) => await (await tokens()).whoByToken(over, secret, use),
  };
}
