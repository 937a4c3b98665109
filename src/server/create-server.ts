/** The HTTP server: every route of the table run in one place, the built pages beside them. */
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import type { PresenceReply } from '../contract/identity.ts';
import { type Actor, mayAnywhere } from '../core/access/access.ts';
import { answerIdentity, type IdentitySurroundings } from './answer-identity.ts';
import { answerPage } from './answer-page.ts';
import { answerFault, answerProblem } from './answer-problem.ts';
import { answerReady } from './answer-ready.ts';
import { answerRoute, type RouteSurroundings } from './answer-route.ts';
import { actorByToken, isByToken } from './bearer-token.ts';
import { checkHost } from './check-host.ts';
import { checkOrigin } from './check-origin.ts';
import { limitRate } from './limit-rate.ts';
import { openApiDocument } from './open-api.ts';
import { type Pages, readPages } from './page-files.ts';
import { rememberOpened } from './remember-opened.ts';
import { ROUTES } from './routes/all-routes.ts';
import { IDENTITY_ROUTES } from './routes/identity-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { servePublic } from './serve-public.ts';
import { readSession } from './session-cookie.ts';
import { serveSingleSignOn } from './single-sign-on.ts';
import { answerMetrics, type MetricsAccess } from './watch/answer-metrics.ts';
import { countForecasts } from './watch/count-forecasts.ts';
import type { Metrics } from './watch/metrics.ts';
import { type Watched, watchRequests } from './watch/watch-requests.ts';

export type ServerOptions = Omit<RouteSurroundings, 'actorOf' | 'apart'> & {
  /** Where heavy work is done apart from the requests; without it each request does its own. */
  readonly apart?: RouteSurroundings['apart'];
  /** Whoever sits at the machine; null where people sign in. */
  readonly actor: Actor | null;
  /** Where people reach the server, where that is not the machine itself: "https://evenkeel.example.gov.uk". */
  readonly address?: URL | null;
  /** Where the build put the pages: "dist/pages". */
  readonly pagesFolder: string;
  /** Is told of each request as it was answered. */
  readonly watch?: (watched: Watched) => void;
  /** The counts and who may read them; null where nobody may. */
  readonly metrics?: { readonly access: MetricsAccess; readonly counts: Metrics } | null;
};

/** Make the server; nothing listens yet. The pages are read when the first is asked for. */
export function createServer(options: ServerOptions): Hono {
  const server = new Hono();
  const { actor, address = null, metrics = null } = options;
  const isSecure = address?.protocol === 'https:';
  const identified: IdentitySurroundings = {
    ...options,
    identity: options.app.identity,
    ground: { isSecure },
    limits: limitRate(),
  };
  const surroundings: RouteSurroundings = {
    ...options,
    apart: options.apart ?? null,
    app: rememberOpened(metrics === null ? options.app : countForecasts(options.app, metrics.counts)),
    actorOf: async (context) => {
      const asks = actor ?? (await signedInActor(context, identified));
      if (asks !== null) context.set('actor', asks);
      return asks;
    },
  };
  const told = [options.watch, metrics?.counts.observe].flatMap((one) => one ?? []);
  server.use(watchRequests(options.reference, told));
  server.use(securityHeaders({ isSecure }));
  // before the check of the host: it is read on the machine itself, or with a token of its own
  server.get('/metrics', (context) =>
    answerMetrics(context, metrics?.access ?? null, metrics?.counts ?? null, options),
  );
  server.use(checkHost(address === null ? undefined : [address.hostname]));
  server.use(checkOrigin({ takesTokens: actor === null }));
  server.use('/api/*', compress());
  server.get('/health', (context) => context.json({ status: 'ok' }));
  server.get('/ready', (context) => answerReady(context, options));
  let described: ReturnType<typeof openApiDocument> | null = null;
  server.get('/api/openapi.json', (context) => {
    described ??= openApiDocument(ROUTES, IDENTITY_ROUTES);
    return context.json(described);
  });
  for (const route of ROUTES)
    server.on(route.method, route.path, (context) => answerRoute(route, context, surroundings));
  if (actor === null) serveIdentity(server, address, identified);
  else server.get('/api/identity', (context) => context.json(machinePresence(actor)));
  server.all('/api/*', (context) =>
    answerProblem(context, {
      code: 'request.not-found',
      message: 'There is nothing at this address',
      advice: 'Go back and follow the link again.',
    }),
  );
  servePublic(server, { ...surroundings, limits: identified.limits });
  let pages: Pages | null = null;
  server.get('*', (context) => {
    if (pages === null || pages.files.size === 0) pages = readPages(options.pagesFolder);
    return answerPage(context, pages);
  });
  server.onError((error, context) => answerFault(context, error, options));
  return server;
}

/** Who a request is from; a sign-in that still owes its second factor is nobody's yet. */
async function signedInActor(context: Context, surroundings: IdentitySurroundings): Promise<Actor | null> {
  const { identity, ground, limits } = surroundings;
  const actor = isByToken(context)
    ? await actorByToken(context, surroundings)
    : await actorOfSession(context, { identity, ground });
  if (actor !== null) await limits.takeRequest(actor.id);
  return actor;
}

async function actorOfSession(
  context: Context,
  { identity, ground }: Pick<IdentitySurroundings, 'identity' | 'ground'>,
): Promise<Actor | null> {
  const token = readSession(context, ground);
  const present = token === null ? null : await identity.who(token);
  return present?.stage === 'whole' ? present.actor : null;
}

function serveIdentity(server: Hono, address: URL | null, identified: IdentitySurroundings): void {
  for (const route of IDENTITY_ROUTES)
    server.on(route.method, route.path, (context) => answerIdentity(route, context, identified));
  if (address !== null && identified.identity.hasProvider)
    serveSingleSignOn(server, address.origin, identified);
}

function machinePresence(actor: Actor): PresenceReply {
  return {
    mode: 'machine',
    person: null,
    stage: null,
    mayManageAccounts: mayAnywhere(actor, 'accounts.manage'),
    mayMakeTokens: false, // a server that signs nobody in takes no tokens
    hasSingleSignOn: false,
  };
}
