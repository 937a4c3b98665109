/** Watches every request from its first to its last: an id of its own, one line in the log, its share of the counts. */
import type { MiddlewareHandler } from 'hono';
import type { Actor } from '../../core/access/access.ts';
import { routePattern } from '../route-pattern.ts';
import type { Level, RequestLine } from './log-line.ts';

/** How a request went, as log and counts are told. */
export type Watched = Omit<RequestLine, 'time' | 'event' | 'level'>;

/** Methods that are told by name; a client may send any word. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Give each request an id and tell how it went. @param reference  makes an id. */
export function watchRequests(
  reference: () => string,
  tell: readonly ((watched: Watched) => void)[],
): MiddlewareHandler {
  return async (context, next) => {
    const began = performance.now();
    const request = reference();
    context.set('requestId', request);
    await next();
    context.header('X-Request-Id', request);
    const actor: Actor | undefined = context.get('actor');
    const watched = {
      method: METHODS.has(context.req.method) ? context.req.method : 'other',
      route: routePattern(context) ?? 'page',
      status: context.res.status,
      milliseconds: Math.round((performance.now() - began) * 10) / 10,
      request,
      user: actor === undefined ? null : pseudonymOf(actor.id),
      token: actor?.token?.id ?? null,
    };
    for (const one of tell) one(watched);
  };
}

/** An account's id is made by chance; the name that the machine has for its user is not told. */
function pseudonymOf(actorId: string): string {
  return actorId.startsWith('account:') ? actorId.slice('account:'.length) : 'machine';
}

/** The line of a request. */
export function requestLine(watched: Watched, time: string): RequestLine {
  return { time, level: levelOf(watched.status), event: 'request', ...watched };
}

function levelOf(status: number): Level {
  if (status >= 500) return 'error';
  return status === 401 || status === 403 || status === 429 ? 'warn' : 'info';
}
