/** Refuses requests whose Host is not this machine's own name: a page elsewhere could else reach a loopback server by a name of its own. */
import type { MiddlewareHandler } from 'hono';
import { answerProblem } from './answer-problem.ts';

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Let through only requests to one of the hosts (without port); loopback names unless told. */
export function checkHost(hosts: readonly string[] = LOOPBACK): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host;
    const name = host.replace(/:\d+$/, '').toLowerCase();
    if (hosts.includes(name)) return await next();
    return answerProblem(context, {
      code: 'request.wrong-host',
      message: 'This server does not answer to that name',
      advice: 'Open the address that Evenkeel printed when it started.',
    });
  };
}
