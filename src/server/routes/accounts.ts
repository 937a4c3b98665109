/** /api/accounts…: the people of an installation, for those who look after them. */
import type { z } from 'zod';
import type { Identity } from '../../app/identity/identity.ts';
import {
  AccountParams,
  AccountReply,
  AccountsReply,
  InviteBody,
  InviteReply,
  NewLinkReply,
  RolesBody,
  SecondFactorsBody,
  SecondFactorsReply,
} from '../../contract/identity.ts';
import { NoParams } from '../../contract/programme-params.ts';
import { NothingBody } from '../../contract/sign-off.ts';
import { type Actor, may, type Role } from '../../core/access/access.ts';
import { type Account, FREE_OF_FACTOR, needsSecondFactor } from '../../core/access/account.ts';
import { actRoute, type Route, route } from '../route.ts';

function told(account: Account, asked: readonly Role[]): z.input<typeof AccountReply> {
  const { id, email, name, state, grants, hasSecondFactor } = account;
  return {
    id,
    email,
    name,
    state,
    grants: grants.map((grant) => ({ ...grant })),
    hasSecondFactor,
    needsSecondFactor: needsSecondFactor(account, asked),
  };
}

/** The token stands behind a "#", which a browser sends to nobody. */
function linkOf(token: string): string {
  return `/set-up#${token}`;
}

const accountsRoute = route({
  method: 'GET',
  path: '/api/accounts',
  permission: 'accounts.manage',
  params: NoParams,
  reply: AccountsReply,
  handle: async ({ actor }, { identity }) => {
    const asked = await identity.factorRoles(actor);
    return {
      accounts: (await identity.accounts(actor)).map((one) => told(one, asked)),
      authorities: [...(await identity.authorities(actor))],
      readers: FREE_OF_FACTOR.map((role) => ({ role, isAsked: asked.includes(role) })),
      mayAskReaders: may(actor, 'accounts.manage', 'all'),
    };
  },
});

const inviteRoute = actRoute({
  method: 'POST',
  path: '/api/accounts/invite',
  permission: 'accounts.manage',
  params: NoParams,
  body: InviteBody,
  reply: InviteReply,
  handle: async ({ actor, body }, { identity }) => {
    const { account, token } = await identity.invite(actor, body);
    return { account: told(account, await identity.factorRoles(actor)), link: linkOf(token) };
  },
});

const rolesRoute = actRoute({
  method: 'POST',
  path: '/api/accounts/:account/roles',
  permission: 'accounts.manage',
  params: AccountParams,
  body: RolesBody,
  reply: AccountReply,
  handle: async ({ actor, params, body }, { identity }) =>
    told(await identity.setRoles(actor, params.account, body.grants), await identity.factorRoles(actor)),
});

const newLinkRoute = actRoute({
  method: 'POST',
  path: '/api/accounts/:account/link',
  permission: 'accounts.manage',
  params: AccountParams,
  body: NothingBody,
  reply: NewLinkReply,
  handle: async ({ actor, params }, { identity }) => ({
    link: linkOf(await identity.makeLink(actor, params.account)),
  }),
});

const secondFactorsRoute = actRoute({
  method: 'POST',
  path: '/api/accounts/second-factors',
  permission: 'accounts.manage',
  params: NoParams,
  body: SecondFactorsBody,
  reply: SecondFactorsReply,
  handle: async ({ actor, body }, { identity }) => {
    const { roles, withoutOne } = await identity.setFactorRoles(actor, body.roles);
    return { roles: [...roles], withoutOne };
  },
});

function change(
  name: string,
  work: (identity: Identity, actor: Actor, accountId: string) => Promise<Account>,
): Route {
  return actRoute({
    method: 'POST',
    path: `/api/accounts/:account/${name}`,
    permission: 'accounts.manage',
    params: AccountParams,
    body: NothingBody,
    reply: AccountReply,
    handle: async ({ actor, params }, { identity }) =>
      told(await work(identity, actor, params.account), await identity.factorRoles(actor)),
  });
}

/** The routes about accounts. */
export const ACCOUNT_ROUTES: readonly Route[] = [
  accountsRoute,
  inviteRoute,
  secondFactorsRoute,
  rolesRoute,
  newLinkRoute,
  change('close', (identity, actor, id) => identity.close(actor, id)),
  change('reopen', (identity, actor, id) => identity.reopen(actor, id)),
  change('remove-second-factor', (identity, actor, id) => identity.removeFactor(actor, id)),
];
