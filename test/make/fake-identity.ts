/** A stand-in for signing in and accounts, for tests of the server: one made-up person, no store. */
import type { Identity, SignedIn } from '../../src/app/identity/identity.ts';
import { requirePermission } from '../../src/app/require-permission.ts';
import type { Actor } from '../../src/core/access/access.ts';
import { type Account, actorOf } from '../../src/core/access/account.ts';
import type { ApiToken } from '../../src/core/access/api-token.ts';

/** The token that the stand-in knows. */
export const FAKE_TOKEN: string = 'a-token-of-the-stand-in-that-is-long-enough-4';

/** The one person there is. */
export const FAKE_ACCOUNT: Account = {
  id: 'id-1',
  email: 'casey@example.org',
  name: 'Casey Example',
  state: 'active',
  grants: [{ role: 'programme-lead', authority: 'E10009977' }],
  hasSecondFactor: true,
};

/** A token of that person's program. */
const FAKE_API_TOKEN: ApiToken = {
  id: 't-1',
  accountId: 'id-1',
  name: 'Ledger feed',
  role: 'board-member',
  authority: 'E10009977',
  programmeId: 'dunmere',
  createdAt: '2026-03-01T09:00:00.000Z',
  endsAt: '2026-06-01T09:00:00.000Z',
  usedAt: null,
  revokedAt: null,
};

/** What acts on accounts and on a month are sent with, by the last part of their address. */
export const ACT_BODIES = {
  programmes: { files: [{ file: 'programme/programme.json', text: '{}' }] },
  read: { list: 'reviews-due', purpose: 'To plan the term.' },
  file: { list: 'reviews-due', purpose: 'To plan the term.' },
  seal: {},
  'close-month': { month: '2024-10', reason: '' },
  'reopen-month': { month: '2024-10', reason: 'A recharge came late' },
  'second-factors': { roles: ['partner'] },
};

const SIGNED_IN: SignedIn = { token: FAKE_TOKEN, stage: 'whole', endsAt: '2099-01-01T00:00:00.000Z' };

/** Make the stand-in. */
export function fakeIdentity(): Identity {
  const managed = async (actor: Actor) => {
    requirePermission(actor, 'accounts.manage', 'E10009977');
    return FAKE_ACCOUNT;
  };
  return {
    hasProvider: false,
    firstLink: () => Promise.resolve(null),
    openLink: () =>
      Promise.resolve({ purpose: 'invitation', email: FAKE_ACCOUNT.email, name: FAKE_ACCOUNT.name }),
    takeLink: () => Promise.resolve(SIGNED_IN),
    signIn: () => Promise.resolve(SIGNED_IN),
    giveCode: () => Promise.resolve(SIGNED_IN),
    startSingleSignOn: () => Promise.reject(new Error('no provider')),
    endSingleSignOn: () => Promise.reject(new Error('no provider')),
    who: (token) =>
      Promise.resolve(
        token === FAKE_TOKEN ? { account: FAKE_ACCOUNT, stage: 'whole', actor: actorOf(FAKE_ACCOUNT) } : null,
      ),
    signOut: () => Promise.resolve(),
    offerFactor: () => Promise.resolve({ secret: 'JBSWY3DPEHPK3PXP', address: 'otpauth://totp/x' }),
    confirmFactor: () => Promise.resolve({ ...SIGNED_IN, recoveryCodes: ['ABCDE-FGHJK'] }),
    changePassword: () => Promise.resolve(SIGNED_IN),
    signIns: () => Promise.resolve([]),
    signOutElsewhere: () => Promise.resolve(),
    accounts: async (actor) => [await managed(actor)],
    authorities: async (actor) => {
      await managed(actor);
      return [{ code: 'E10009977', name: 'Dunmere' }];
    },
    invite: async (actor) => ({ account: await managed(actor), token: FAKE_TOKEN }),
    setRoles: managed,
    close: managed,
    reopen: managed,
    makeLink: async (actor) => {
      await managed(actor);
      return FAKE_TOKEN;
    },
    removeFactor: managed,
    factorRoles: async (actor) => {
      requirePermission(actor, 'accounts.manage', 'E10009977');
      return [];
    },
    setFactorRoles: async (actor, roles) => {
      requirePermission(actor, 'accounts.manage', 'E10009977');
      return { roles, withoutOne: 0 };
    },
    tokens: async (actor) => {
      requirePermission(actor, 'token.make', 'E10009977');
      return {
        tokens: [{ ...FAKE_API_TOKEN, owner: FAKE_ACCOUNT.name }],
        owners: [{ id: FAKE_ACCOUNT.id, name: FAKE_ACCOUNT.name, isSelf: true }],
        programmes: [{ authority: 'E10009977', programme: 'dunmere', authorityName: 'Dunmere' }],
      };
    },
    makeToken: async (actor) => {
      requirePermission(actor, 'token.make', 'E10009977');
      return { token: FAKE_API_TOKEN, secret: `evk_${FAKE_TOKEN}` };
    },
    revokeToken: async (actor) => {
      requirePermission(actor, 'token.make', 'E10009977');
      return { ...FAKE_API_TOKEN, revokedAt: '2026-03-02T09:00:00.000Z' };
    },
    whoByToken: () => Promise.resolve(null),
  };
}
