/** Signing in, one's own account, and the people of an installation, as pages and server say them to each other. */
import { z } from 'zod';
import { ROLES } from '../core/access/access.ts';
import { NoParams } from './programme-params.ts';

const Stage = z.enum(['password', 'set-up', 'whole']);

/** Who is at the page, and how they may sign in. */
export const PresenceReply = z.strictObject({
  /** "machine": whoever sits at the machine, without signing in. "accounts": people sign in. */
  mode: z.enum(['machine', 'accounts']),
  person: z.strictObject({ name: z.string(), email: z.string(), hasSecondFactor: z.boolean() }).nullable(),
  stage: Stage.nullable(),
  mayManageAccounts: z.boolean(),
  mayMakeTokens: z.boolean(),
  hasSingleSignOn: z.boolean(),
});
export type PresenceReply = z.infer<typeof PresenceReply>;

export const StageReply = z.strictObject({ stage: Stage });
export type StageReply = z.infer<typeof StageReply>;

/** Long enough for any; a longer one is not worth hashing. */
const Secret = z.string().max(1000);
const Token = z.string().max(100);
const Short = z.string().max(320);

export const SignInBody = z.strictObject({ email: Short, password: Secret });
export const CodeBody = z.strictObject({ code: z.string().max(40) });
export const LinkBody = z.strictObject({ token: Token });
export const TakeLinkBody = z.strictObject({ token: Token, email: Short, name: Short, password: Secret });
export const PasswordBody = z.strictObject({ password: Secret });
export const ChangePasswordBody = z.strictObject({ old: Secret, password: Secret });

export const LinkReply = z.strictObject({
  purpose: z.enum(['first-administrator', 'invitation', 'reset']),
  email: z.string().nullable(),
  name: z.string().nullable(),
});
export type LinkReply = z.infer<typeof LinkReply>;

export const FactorOfferReply = z.strictObject({ secret: z.string(), address: z.string() });
export type FactorOfferReply = z.infer<typeof FactorOfferReply>;

export const FactorReply = z.strictObject({ stage: Stage, recoveryCodes: z.array(z.string()) });
export type FactorReply = z.infer<typeof FactorReply>;

export const SignInsReply = z.strictObject({
  signIns: z.array(
    z.strictObject({
      device: z.string(),
      startedAt: z.string(),
      seenAt: z.string(),
      isThisOne: z.boolean(),
    }),
  ),
});
export type SignInsReply = z.infer<typeof SignInsReply>;

export const Grant = z.strictObject({
  role: z.enum(ROLES),
  authority: z.string().regex(/^(?:all|[A-Za-z0-9][A-Za-z0-9_.-]{0,63})$/, 'An authority code, or "all"'),
});

export const AccountReply = z.strictObject({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  state: z.enum(['invited', 'active', 'closed']),
  grants: z.array(Grant),
  hasSecondFactor: z.boolean(),
  needsSecondFactor: z.boolean(),
});
export type AccountReply = z.infer<typeof AccountReply>;

export const AccountsReply = z.strictObject({
  accounts: z.array(AccountReply),
  /** The authorities that roles may be given for: code and name. */
  authorities: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  /** Roles of readers, and whether they must show a second factor here; all other roles must in any case. */
  readers: z.array(z.strictObject({ role: z.enum(ROLES), isAsked: z.boolean() })),
  /** True for who looks after the whole installation and may change that. */
  mayAskReaders: z.boolean(),
});
export type AccountsReply = z.infer<typeof AccountsReply>;

export const InviteBody = z.strictObject({ email: Short, name: Short, grants: z.array(Grant).max(100) });
/** `link` is what the invited person opens; it is shown once. */
export const InviteReply = z.strictObject({ account: AccountReply, link: z.string() });
export type InviteReply = z.infer<typeof InviteReply>;

export const SecondFactorsBody = z.strictObject({ roles: z.array(z.enum(ROLES)).max(20) });
export const SecondFactorsReply = z.strictObject({
  roles: z.array(z.enum(ROLES)),
  /** People who must now show a second factor and have none; their sign-ins ended. */
  withoutOne: z.int(),
});
export type SecondFactorsReply = z.infer<typeof SecondFactorsReply>;

export const RolesBody = z.strictObject({ grants: z.array(Grant).max(100) });
export const NewLinkReply = z.strictObject({ link: z.string() });
export type NewLinkReply = z.infer<typeof NewLinkReply>;

export const AccountParams = NoParams.extend({ account: z.string().regex(/^[A-Za-z0-9-]{1,64}$/) });
