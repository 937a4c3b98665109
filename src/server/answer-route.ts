/** The one place that runs a route: permission, shape of the address, the work, and its answer or refusal. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { App } from '../app/app.ts';
import { type Actor, may, mayAnywhere } from '../core/access/access.ts';
import { ProblemError, raise } from '../core/base/problem.ts';
import { answerEvents } from './answer-events.ts';
import { answerFault, answerProblem } from './answer-problem.ts';
import { readBody } from './read-body.ts';
import { refuseNobody } from './refuse-nobody.ts';
import type { FileAnswer, Route, Sent } from './route.ts';

export type RouteSurroundings = {
  readonly app: App;
  /** Who asks; null where nobody is signed in. */
  readonly actorOf: (context: Context) => Promise<Actor | null>;
  /** Takes one line; faults are written here in full, and nowhere else. */
  readonly log: (line: string) => void;
  /** A new reference for a fault. */
  readonly reference: () => string;
  /** A private folder where uploaded files lie while they are read. */
  readonly uploadsFolder: string;
};

/** Run one route and answer. Never throws: a problem becomes its status, a fault a calm sentence with a reference. */
export async function answerRoute(
  route: Route,
  context: Context,
  surroundings: RouteSurroundings,
): Promise<Response> {
  const { app } = surroundings;
  try {
    const actor = (await surroundings.actorOf(context)) ?? refuseNobody();
    requireAccess(route, actor, { authority: route.authority, ...context.req.param() });
    const params = readParams(route, context);
    if (route.answers === 'file') return answerFile(await route.run(actor, params, app));
    if (route.answers === 'json') return answerJson(context, await route.run(actor, params, app));
    if (route.answers === 'act') {
      const body = await readBody(route.body, context, route.longestBody);
      return answerJson(context, await route.run(actor, params, app, body));
    }
    const sent = sentWith(context, surroundings);
    if (route.answers === 'sent') return answerJson(context, await route.run(actor, params, app, sent));
    return answerEvents(context, surroundings, await route.run(actor, params, app, sent));
  } catch (error) {
    return error instanceof ProblemError
      ? answerProblem(context, error.problem)
      : answerFault(context, error, surroundings);
  }
}

/** Where no authority is named, the route lists only what the actor may see, so it is enough to hold the permission at all. */
function requireAccess(
  { permission }: Route,
  actor: Actor,
  { authority, programme }: Readonly<Record<string, string | undefined>>,
): void {
  const isAllowed =
    authority === undefined ? mayAnywhere(actor, permission) : may(actor, permission, authority);
  // A token of one programme asks what that programme's address has, and nothing else.
  const only = actor.token?.programmeId ?? null;
  if (isAllowed && (only === null || only === programme)) return;
  raise({
    code: 'access.refused',
    message: 'You do not have permission for this',
    advice: 'Ask the person who looks after roles for your authority.',
  });
}

function readParams(route: Route, context: Context): unknown {
  const read = route.params.safeParse({ ...context.req.query(), ...context.req.param() });
  if (read.success) return read.data;
  const first = read.error.issues[0];
  return raise({
    code: 'request.wrong-address',
    place: first?.path.join('.') ?? '',
    message: 'A part of the address is not as it should be',
    advice: first?.message ?? 'Go back and follow the link again.',
  });
}

function sentWith(context: Context, { uploadsFolder }: RouteSurroundings): Sent {
  const mediaType = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return { body: context.req.raw.body, mediaType, uploadsFolder };
}

function answerJson(context: Context, reply: unknown): Response {
  const body = JSON.stringify(reply);
  if (context.req.method !== 'GET') {
    context.header('Cache-Control', 'no-store');
    return context.body(body, 200, { 'Content-Type': 'application/json; charset=utf-8' });
  }
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  context.header('ETag', tag);
  context.header('Cache-Control', 'private, no-cache');
  if (context.req.header('if-none-match') === tag) return context.body(null, 304);
  context.header('Content-Type', 'application/json; charset=utf-8');
  return context.body(body);
}

function answerFile({ bytes, mediaType, fileName }: FileAnswer): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
