/** The HTTP server: every route of the table run in one place, the built pages beside them. */
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { answerPage } from './answer-page.ts';
import { answerFault, answerProblem } from './answer-problem.ts';
import { answerRoute, type RouteSurroundings } from './answer-route.ts';
import { checkHost } from './check-host.ts';
import { checkOrigin } from './check-origin.ts';
import { type Pages, readPages } from './page-files.ts';
import { rememberOpened } from './remember-opened.ts';
import { ROUTES } from './routes/all-routes.ts';
import { securityHeaders } from './security-headers.ts';

export type ServerOptions = RouteSurroundings & {
  /** Where the build put the pages: "dist/pages". */
  readonly pagesFolder: string;
  /** Names this server answers to, without port; loopback's own unless told. */
  readonly hosts?: readonly string[];
};

/** Make the server; nothing listens yet. The pages are read when the first is asked for. */
export function createServer(options: ServerOptions): Hono {
  const server = new Hono();
  const surroundings = { ...options, app: rememberOpened(options.app) };
  server.use(checkHost(options.hosts));
  server.use(securityHeaders());
  server.use(checkOrigin());
  server.use('/api/*', compress());
  server.get('/health', (context) => context.json({ status: 'ok' }));
  for (const route of ROUTES)
    server.on(route.method, route.path, (context) => answerRoute(route, context, surroundings));
  server.all('/api/*', (context) =>
    answerProblem(context, {
      code: 'request.not-found',
      message: 'There is nothing at this address',
      advice: 'Go back and follow the link again.',
    }),
  );
  let pages: Pages | null = null;
  server.get('*', (context) => {
    if (pages === null || pages.files.size === 0) pages = readPages(options.pagesFolder);
    return answerPage(context, pages);
  });
  server.onError((error, context) => answerFault(context, error, options));
  return server;
}
