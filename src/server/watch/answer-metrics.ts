/** GET /metrics: the counts, for whoever the configuration lets read them. */
import { hash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { answerFault, answerProblem } from '../answer-problem.ts';
import type { RouteSurroundings } from '../answer-route.ts';
import { addressOf } from '../limit-rate.ts';
import type { Metrics } from './metrics.ts';

/** Who may read the counts: programs on the machine itself, or whoever sends the token of the configuration. */
export type MetricsAccess = { readonly by: 'loopback' } | { readonly by: 'token'; readonly token: string };

/** What a server in front adds to what it passes on. */
const PASSED_ON = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Answer the counts; to everybody else there is nothing at the address. */
export async function answerMetrics(
  context: Context,
  access: MetricsAccess | null,
  metrics: Metrics | null,
  surroundings: Pick<RouteSurroundings, 'log' | 'reference'>,
): Promise<Response> {
  context.header('Cache-Control', 'no-store');
  if (metrics === null || access === null || !isLetIn(context, access))
    return answerProblem(context, {
      code: 'request.not-found',
      message: 'There is nothing at this address',
      advice: 'Go back and follow the link again.',
    });
  try {
    const { text, mediaType } = await metrics.read();
    return context.body(text, 200, { 'Content-Type': mediaType });
  } catch (error) {
    return answerFault(context, error, surroundings);
  }
}

function isLetIn(context: Context, access: MetricsAccess): boolean {
  if (access.by === 'loopback')
    return (
      isLoopback(addressOf(context)) && PASSED_ON.every((name) => context.req.header(name) === undefined)
    );
  const sent = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(sent), digest(access.token));
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

/** Of one length whatever was sent. */
function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
