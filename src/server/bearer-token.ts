/** The token that a program sends with its request: `Authorization: Bearer evk_…`. */
import type { Context } from 'hono';
import type { Identity } from '../app/identity/identity.ts';
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import { addressOf, type RateLimits } from './limit-rate.ts';
import { routePattern } from './route-pattern.ts';

/** The form of a token; anything else is not looked for in the store. */
const FORM = /^Bearer (evk_[A-Za-z0-9_-]{43})$/i;

/** Whether a request names who asks by itself; such a request has no sign-in of a browser, whatever cookie it carries. */
export function isByToken(context: Context): boolean {
  return context.req.header('authorization') !== undefined;
}

/**
 * Who a request with a token is from.
 * @throws ProblemError `token.refused` where the token does not serve; `request.too-often` after many that do not.
 */
export async function actorByToken(
  context: Context,
  { identity, limits }: { readonly identity: Identity; readonly limits: RateLimits },
): Promise<Actor> {
  const secret = FORM.exec(context.req.header('authorization') ?? '')?.[1];
  const { method } = context.req;
  const use = { route: `${method} ${routePattern(context) ?? ''}`.trim(), isChange: method !== 'GET' };
  const actor = secret === undefined ? null : await identity.whoByToken(secret, use);
  if (actor !== null) return actor;
  await limits.takeTry(addressOf(context), '');
  context.header('WWW-Authenticate', 'Bearer');
  return raise({
    code: 'token.refused',
    message: 'The token does not serve',
    advice:
      'It has ended, was revoked, or its owner may no longer do as much: make another on the page Tokens.',
  });
}
