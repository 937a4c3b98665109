/** The one place that runs a route: permission, shape of the address, the work, and its answer or refusal. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { App } from '../app/app.ts';
import type { PreparingReply } from '../contract/prepared.ts';
import type { ProgrammeParams } from '../contract/programme-params.ts';
import { type Actor, may, mayAnywhere } from '../core/access/access.ts';
import { ProblemError, raise } from '../core/base/problem.ts';
import { answerEvents } from './answer-events.ts';
import { answerFault, answerProblem } from './answer-problem.ts';
import { type FarPlaces, runRoute } from './prepared/far-call.ts';
import type { PreparedReplies } from './prepared/prepare-answers.ts';
import { readBody } from './read-body.ts';
import { refuseNobody } from './refuse-nobody.ts';
import type { FileAnswer, Route, Sent } from './route.ts';
import { scopeOf } from './scope-of.ts';

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
  /** Where heavy work is done apart from the requests, and its answers made beforehand; null where it is done at once. */
  readonly apart: Apart | null;
};

export type Apart = FarPlaces & { readonly prepared: PreparedReplies };

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
    const given = { actor, params, body: null };
    if (route.answers === 'file') return answerFile(await runFile(route, given, surroundings));
    if (route.answers === 'json') return await answerData(route, given, context, surroundings);
    if (route.answers === 'act') {
      const body = await readBody(route.body, context, route.longestBody);
      return answerMade(route, context, await runRoute(route, { ...given, body }, surroundings));
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

type Given = { readonly actor: Actor; readonly params: unknown; readonly body: unknown };

async function runFile(
  route: Route & { readonly answers: 'file' },
  given: Given,
  surroundings: RouteSurroundings,
): Promise<FileAnswer> {
  return (await runRoute(route, given, surroundings)) as FileAnswer; // what a route of files gives
}

/** Answer JSON: made now, or made beforehand where that is how the route works. */
async function answerData(
  route: Route & { readonly answers: 'json' },
  given: Given,
  context: Context,
  surroundings: RouteSurroundings,
): Promise<Response> {
  const { apart } = surroundings;
  const { actor, params } = given;
  if (route.forPerson === null || apart === null)
    return answerMade(route, context, await runRoute(route, given, surroundings));
  const scope = scopeOf(params as ProgrammeParams); // such a route is always of a programme
  const told = await apart.prepared.ask({ route, scope, params });
  if (told.kind === 'there')
    return answerJson(context, { ...route.forPerson(told.reply, actor, scope), prepared: told.prepared });
  return answerPreparing(context, { preparing: told.preparing });
}

/** Answer what a route made, which may be no more than how far it has come. */
function answerMade({ mayPrepare }: Route, context: Context, made: unknown): Response {
  const isPreparing = mayPrepare === true && typeof made === 'object' && made !== null && 'preparing' in made;
  // only such a route gives it, and it gives it in this shape
  return isPreparing ? answerPreparing(context, made as PreparingReply) : answerJson(context, made);
}

function answerPreparing(context: Context, reply: PreparingReply): Response {
  context.header('Cache-Control', 'no-store');
  context.header('Retry-After', '1');
  return context.json(reply, 202);
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
