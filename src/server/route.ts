/** What a route is: a declaration of address, permission and shapes; checking and answering are done in one place for all. */
import { z } from 'zod';
import type { App } from '../app/app.ts';
import type { RestsOn } from '../app/prepared/prepared-answers.ts';
import { PreparedNote, type PreparingReply } from '../contract/prepared.ts';
import type { UploadEvent } from '../contract/upload.ts';
import type { Actor, Permission } from '../core/access/access.ts';
import type { AddressScope } from './scope-of.ts';

/** What a handler is given: who asks, and the parts of the address, already checked. */
export type Call<P> = { readonly actor: Actor; readonly params: P };

/** A file to keep: its bytes, their media type and a name. */
export type FileAnswer = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
};

/** What came with a request that sends files. */
export type Sent = {
  readonly body: ReadableStream<Uint8Array> | null;
  /** As the request names it, without parameters; empty where it names none. */
  readonly mediaType: string;
  /** A private folder where files may lie while they are read. */
  readonly uploadsFolder: string;
};

/** Work that tells how it goes; what it throws reaches the page as its last event. */
export type ToldWork = (tell: (event: UploadEvent) => void) => Promise<void>;

type Declared<P extends z.ZodType> = {
  /** GET changes nothing; POST is let through only from our own pages. */
  readonly method: 'GET' | 'POST';
  /** As the HTTP library writes it: "/api/programmes/:authority". */
  readonly path: string;
  /** Asked of the actor for the authority in the address; a route without one does not compile. */
  readonly permission: Permission;
  /** The authority that it is asked for where the address names none: "shared" for what all authorities have in common. */
  readonly authority?: string;
  readonly params: P;
  /** True where it can read very many rows: it is then run apart from the requests, where there is somewhere to run it. */
  readonly isHeavy?: boolean;
  /** True where it can answer 202, because something that it rests on is still being made. */
  readonly mayPrepare?: boolean;
  /** False where heavy work reads no records of children, and so takes seconds whatever their number: it does not stand behind what does. */
  readonly readsRecords?: boolean;
  /** What a reply that is made beforehand is made from, where that is less than the whole programme. */
  readonly restsOn?: RestsOn;
};

/** Completes a reply that was made for nobody in particular by what depends on who asks. */
type ForPerson<Reply> = (reply: Reply, actor: Actor, scope: AddressScope) => Reply;

/** A route that answers JSON. The reply's schema is held by the tests of each route. */
export type JsonRoute<P extends z.ZodType, R extends z.ZodType> = Declared<P> & {
  readonly answers: 'json';
  readonly reply: R;
  readonly handle: (call: Call<z.output<P>>, app: App) => Promise<z.input<R> | PreparingReply>;
};

/** A route that answers a file. */
export type FileRoute<P extends z.ZodType> = Declared<P> & {
  readonly answers: 'file';
  readonly handle: (call: Call<z.output<P>>, app: App) => Promise<FileAnswer>;
};

/** A route that takes files and answers a line for each event; what `handle` itself throws is answered with its status. */
export type EventsRoute<P extends z.ZodType> = Declared<P> & {
  readonly answers: 'events';
  readonly handle: (call: Call<z.output<P>> & { readonly sent: Sent }, app: App) => Promise<ToldWork>;
};

/** A route that takes a file and answers JSON; nothing of the file stays. */
export type SentRoute<P extends z.ZodType, R extends z.ZodType> = Declared<P> & {
  readonly answers: 'sent';
  readonly reply: R;
  readonly handle: (call: Call<z.output<P>> & { readonly sent: Sent }, app: App) => Promise<z.input<R>>;
};

/** A route that takes a JSON body and answers JSON. */
export type ActRoute<P extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = Declared<P> & {
  readonly answers: 'act';
  readonly body: B;
  /** The longest body [bytes]; that of any reply where it is not said. */
  readonly longestBody?: number;
  readonly reply: R;
  readonly handle: (
    call: Call<z.output<P>> & { readonly body: z.output<B> },
    app: App,
  ) => Promise<z.input<R> | PreparingReply>;
};

/** Any route, its shapes forgotten: what the table of routes holds. */
export type Route = Declared<z.ZodType> & { readonly reply: z.ZodType | null } & (
    | {
        readonly answers: 'json';
        readonly run: (actor: Actor, params: unknown, app: App) => Promise<unknown>;
        /** Where the reply may be made beforehand: how it is completed for who asks. Null where it is made at each asking. */
        readonly forPerson: ForPerson<object> | null;
      }
    | {
        readonly answers: 'act';
        readonly body: z.ZodType;
        readonly longestBody?: number;
        readonly run: (actor: Actor, params: unknown, app: App, body: unknown) => Promise<unknown>;
      }
    | {
        readonly answers: 'file';
        readonly run: (actor: Actor, params: unknown, app: App) => Promise<FileAnswer>;
      }
    | {
        readonly answers: 'sent';
        readonly run: (actor: Actor, params: unknown, app: App, sent: Sent) => Promise<unknown>;
      }
    | {
        readonly answers: 'events';
        readonly run: (actor: Actor, params: unknown, app: App, sent: Sent) => Promise<ToldWork>;
      }
  );

/** Declare a route that answers JSON. `params` reach the handler only as its schema made them. */
export function route<P extends z.ZodType, R extends z.ZodType>(
  declared: Omit<JsonRoute<P, R>, 'answers'>,
): Route {
  const { method, path, permission, params, reply, handle, mayPrepare = false } = declared;
  // `given` was made by this very schema in answer-route, so it has its output's type
  const run = (actor: Actor, given: unknown, app: App) =>
    handle({ actor, params: given as z.output<P> }, app);
  return { method, path, permission, params, reply, answers: 'json', run, forPerson: null, mayPrepare };
}

/**
 * Declare a route of a programme whose JSON takes long to make where there is much data. A server makes it beforehand, answers with
 * the last one, and says in `prepared` when that was and whether a newer one is being made; while there is none it answers 202.
 * The reply must be the same for everybody who may ask, but for what `forPerson` sets.
 */
export function preparedRoute<P extends z.ZodType, R extends z.ZodRawShape>(
  declared: Omit<JsonRoute<P, z.ZodObject<R, z.core.$strict>>, 'answers' | 'isHeavy'> & {
    readonly forPerson?: ForPerson<z.output<z.ZodObject<R, z.core.$strict>>>;
  },
): Route {
  const { forPerson, ...rest } = declared;
  const same: ForPerson<object> = (reply) => reply;
  return {
    ...route(rest),
    ...(declared.restsOn === undefined ? {} : { restsOn: declared.restsOn }),
    ...(declared.readsRecords === undefined ? {} : { readsRecords: declared.readsRecords }),
    answers: 'json',
    reply: z.strictObject({ ...declared.reply.shape, prepared: PreparedNote.optional() }),
    isHeavy: true,
    mayPrepare: true,
    // what is completed was made by this very route
    forPerson: (forPerson as ForPerson<object> | undefined) ?? same,
  } as Route;
}

/** Declare a route that answers a file to keep. */
export function fileRoute<P extends z.ZodType>(declared: Omit<FileRoute<P>, 'answers'>): Route {
  const { method, path, permission, params, handle, isHeavy = false } = declared;
  // `given` was made by this very schema in answer-route, so it has its output's type
  const run = (actor: Actor, given: unknown, app: App) =>
    handle({ actor, params: given as z.output<P> }, app);
  return { method, path, permission, params, reply: null, answers: 'file', run, isHeavy };
}

/** Declare a route that takes a JSON body and answers JSON. */
export function actRoute<P extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  declared: Omit<ActRoute<P, B, R>, 'answers'>,
): Route {
  const { method, path, permission, params, body, reply, handle, longestBody } = declared;
  const { isHeavy = false, mayPrepare = false, readsRecords = true } = declared;
  // `given` and `sent` were made by these very schemas in answer-route, so they have their outputs' types
  const run = (actor: Actor, given: unknown, app: App, sent: unknown) =>
    handle({ actor, params: given as z.output<P>, body: sent as z.output<B> }, app);
  const longest = longestBody === undefined ? {} : { longestBody };
  return {
    method,
    path,
    permission,
    params,
    body,
    reply,
    answers: 'act',
    run,
    isHeavy,
    mayPrepare,
    readsRecords,
    ...longest,
  };
}

/** Declare a route that takes a file and answers JSON. */
export function sentRoute<P extends z.ZodType, R extends z.ZodType>(
  declared: Omit<SentRoute<P, R>, 'answers'>,
): Route {
  const { method, path, permission, params, reply, handle } = declared;
  // `given` was made by this very schema in answer-route, so it has its output's type
  const run = (actor: Actor, given: unknown, app: App, sent: Sent) =>
    handle({ actor, params: given as z.output<P>, sent }, app);
  return { method, path, permission, params, reply, answers: 'sent', run };
}

/** Declare a route that takes files and answers events. */
export function eventsRoute<P extends z.ZodType>(declared: Omit<EventsRoute<P>, 'answers'>): Route {
  const { method, path, permission, params, handle, authority } = declared;
  // `given` was made by this very schema in answer-route, so it has its output's type
  const run = (actor: Actor, given: unknown, app: App, sent: Sent) =>
    handle({ actor, params: given as z.output<P>, sent }, app);
  const asked = authority === undefined ? {} : { authority };
  return { method, path, permission, params, reply: null, answers: 'events', run, ...asked };
}
