/** Tokens of programs, as pages and server say them to each other. */
import { z } from 'zod';
import { ROLES } from '../core/access/access.ts';

const Id = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/);

export const TokenReply = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  authority: z.string(),
  programmeId: z.string().nullable(),
  createdAt: z.string(),
  endsAt: z.string(),
  usedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});

export const TokensReply = z.strictObject({
  tokens: z.array(TokenReply.extend({ owner: z.string() })),
  /** The accounts that a token could be made for. */
  owners: z.array(z.strictObject({ id: z.string(), name: z.string(), isSelf: z.boolean() })),
  programmes: z.array(
    z.strictObject({ authority: z.string(), programme: z.string(), authorityName: z.string() }),
  ),
});
export type TokensReply = z.infer<typeof TokensReply>;

export const MakeTokenBody = z.strictObject({
  /** Null for oneself. */
  accountId: Id.nullable(),
  name: z.string().max(200),
  role: z.enum(ROLES),
  authority: Code,
  programmeId: Code.nullable(),
  /** How long it serves [days]. */
  days: z.number().int(),
});
export type MakeTokenBody = z.infer<typeof MakeTokenBody>;

/** `secret` is shown once. */
export const MadeTokenReply = z.strictObject({ token: TokenReply, secret: z.string() });
export type MadeTokenReply = z.infer<typeof MadeTokenReply>;

export const RevokeTokenBody = z.strictObject({ id: Id });
export type TokenReply = z.infer<typeof TokenReply>;
