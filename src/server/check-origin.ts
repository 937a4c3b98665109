/** Refuses changes that a page elsewhere asks for: a browser says where a request comes from, and only our own pages may change anything. */
import type { MiddlewareHandler } from 'hono';
import { answerProblem } from './answer-problem.ts';
import { isByToken } from './bearer-token.ts';

/** Methods that change nothing; every other is held to its origin. */
const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Let a change through only where the browser says that it comes from this server's own pages: by `Origin`, which must
 * name the same host and port, and by `Sec-Fetch-Site`, which must be "same-origin". One of them must be there, and
 * neither may say otherwise.
 *
 * A request that carries a token is no browser's: a page elsewhere cannot send that header unasked, and the server never
 * answers the question. @param takesTokens  true where people sign in, so that such a request has no cookie's rights.
 */
export function checkOrigin({ takesTokens }: { readonly takesTokens: boolean }): MiddlewareHandler {
  return async (context, next) => {
    if (READING.has(context.req.method) || (takesTokens && isByToken(context))) return await next();
    const host = context.req.header('host') ?? new URL(context.req.url).host;
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    const isTold = origin !== undefined || site !== undefined;
    const isOwn =
      (origin === undefined || hostOf(origin) === host.toLowerCase()) &&
      (site ?? 'same-origin') === 'same-origin';
    if (isTold && isOwn) return await next();
    return answerProblem(context, {
      code: 'request.wrong-origin',
      message: 'A change was asked for from somewhere else than the pages of Evenkeel',
      advice: 'Open Evenkeel at the address that it printed when it started; programs use the command line.',
    });
  };
}

/** The host and port that an origin names; null for one that names none, such as "null". */
function hostOf(origin: string): string | null {
  return URL.parse(origin)?.host.toLowerCase() ?? null;
}
