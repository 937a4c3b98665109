/** GET /ready: whether the store can be reached, for what stands in front of a server; nothing of any authority is in it. */
import type { Context } from 'hono';
import { faultReply } from './answer-problem.ts';
import type { RouteSurroundings } from './answer-route.ts';

/** Answer 200 where the store can be reached, else 503 with the reference under which the log has the reason. */
export async function answerReady(
  context: Context,
  surroundings: Pick<RouteSurroundings, 'app' | 'log' | 'reference'>,
): Promise<Response> {
  context.header('Cache-Control', 'no-store');
  try {
    await surroundings.app.reachStore();
    return context.json({ status: 'ready' });
  } catch (error) {
    const { reference } = faultReply(context, error, surroundings);
    return context.json({ status: 'store-not-reached', reference }, 503);
  }
}
