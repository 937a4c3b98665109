/** Puts signing in and looking after accounts together over one store. */
import type { AppDependencies } from '../dependencies.ts';
import type { Identity } from './identity.ts';
import { firstLink, openLink, takeLink } from './links.ts';
import {
  closeAccount,
  inviteAccount,
  listAccounts,
  makeAccountLink,
  removeFactor,
  reopenAccount,
  setRoles,
} from './manage-accounts.ts';
import { changePassword, confirmFactor, offerFactor } from './own-account.ts';
import { signInByCode, signInByPassword } from './sign-in.ts';
import { listSignIns, signOut, signOutElsewhere, whoIs } from './sign-ins.ts';
import { endSingleSignOn, startSingleSignOn } from './single-sign-on.ts';

/** Make the use cases. */
export function identityOver(dependencies: AppDependencies): Identity {
  return {
    firstLink: () => firstLink(dependencies),
    openLink: (token) => openLink(dependencies, token),
    takeLink: (taken) => takeLink(dependencies, taken),
    signIn: (credentials) => signInByPassword(dependencies, credentials),
    giveCode: (token, code) => signInByCode(dependencies, token, code),
    hasProvider: dependencies.provider != null,
    startSingleSignOn: (back, to) => startSingleSignOn(dependencies, back, to),
    endSingleSignOn: (token, address, device) => endSingleSignOn(dependencies, token, address, device),
    who: (token) => whoIs(dependencies, token),
    signOut: (token) => signOut(dependencies, token),
    offerFactor: (token, password) => offerFactor(dependencies, token, password),
    confirmFactor: (token, code) => confirmFactor(dependencies, token, code),
    changePassword: (token, change) => changePassword(dependencies, token, change),
    signIns: (token) => listSignIns(dependencies, token),
    signOutElsewhere: (token) => signOutElsewhere(dependencies, token),
    accounts: (actor) => listAccounts(dependencies, actor),
    invite: (actor, invitation) => inviteAccount(dependencies, actor, invitation),
    setRoles: (actor, id, grants) => setRoles(dependencies, actor, id, grants),
    close: (actor, id) => closeAccount(dependencies, actor, id),
    reopen: (actor, id) => reopenAccount(dependencies, actor, id),
    makeLink: (actor, id) => makeAccountLink(dependencies, actor, id),
    removeFactor: (actor, id) => removeFactor(dependencies, actor, id),
  };
}
