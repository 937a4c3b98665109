/** Runs a route of signing in: limits, shape of what was sent, the work, and the cookie that follows from it. */
import type { Context } from 'hono';
import type { Identity } from '../app/identity/identity.ts';
import { ProblemError } from '../core/base/problem.ts';
import { answerFault, answerProblem } from './answer-problem.ts';
import type { RouteSurroundings } from './answer-route.ts';
import { deviceOf } from './device-of.ts';
import type { IdentityRoute } from './identity-route.ts';
import { addressOf, type RateLimits } from './limit-rate.ts';
import { readBody } from './read-body.ts';
import { type CookieGround, clearSession, readSession, writeSession } from './session-cookie.ts';

/** What signing in needs of its surroundings. */
export type IdentitySurroundings = Pick<RouteSurroundings, 'log' | 'reference'> & {
  readonly identity: Identity;
  readonly ground: CookieGround;
  readonly limits: RateLimits;
};

/** Run one route and answer. Never throws. */
export async function answerIdentity(
  route: IdentityRoute,
  context: Context,
  surroundings: IdentitySurroundings,
): Promise<Response> {
  const { identity, ground, limits } = surroundings;
  context.header('Cache-Control', 'no-store');
  try {
    const body = route.method === 'GET' ? {} : await readBody(route.body, context);
    if (route.guessedAt !== null) await limits.takeTry(addressOf(context), route.guessedAt(body));
    const token = readSession(context, ground);
    const device = deviceOf(context.req.header('user-agent'));
    const { reply, session } = await route.run({ token, body, device }, identity);
    if (session === null) clearSession(context, ground);
    // whoever signs out leaves nothing behind; where a sign-in only ran out, what was typed comes back
    if (session === null && route.method === 'POST') context.header('Clear-Site-Data', '"cache", "storage"');
    if (session != null) writeSession(context, ground, session.token, session.endsAt);
    return context.json(reply ?? {});
  } catch (error) {
    return error instanceof ProblemError
      ? answerProblem(context, error.problem)
      : answerFault(context, error, surroundings);
  }
}
