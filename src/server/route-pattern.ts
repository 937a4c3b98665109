/** The address of a request as its route has it: what stood in its places reaches neither a log nor a count. */
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';

/** "/api/programmes/:authority/…"; null where no route has the address, or it is one of the pages. */
export function routePattern(context: Context): string | null {
  const paths = matchedRoutes(context).map(({ path }) => path);
  return paths.findLast((path) => !path.endsWith('*')) ?? null;
}
