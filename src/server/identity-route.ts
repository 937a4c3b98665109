/** What a route of signing in is: it may be asked by anyone, and may give the browser a sign-in or take it away. */
import type { z } from 'zod';
import type { Identity } from '../app/identity/identity.ts';

/** What a handler is given: the browser's own token, what was sent, and what the browser calls itself. */
export type IdentityCall<B> = {
  readonly token: string | null;
  readonly body: B;
  readonly device: string;
};

/** A reply; `session` gives a sign-in, null takes it away, and where it is not named the browser's stays. */
export type IdentityAnswer<R> = {
  readonly reply: R;
  readonly session?: { readonly token: string; readonly endsAt: string } | null;
};

type Declared<B extends z.ZodType, R extends z.ZodType> = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: B;
  readonly reply: R;
  /** Where asking often would be guessing: which account a body names; "" where it names none. */
  readonly guessedAt?: (body: z.output<B>) => string;
  readonly handle: (
    call: IdentityCall<z.output<B>>,
    identity: Identity,
  ) => Promise<IdentityAnswer<z.input<R>>>;
};

/** Any route of signing in, its shapes forgotten. */
export type IdentityRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: z.ZodType;
  readonly reply: z.ZodType;
  readonly guessedAt: ((body: unknown) => string) | null;
  readonly run: (call: IdentityCall<unknown>, identity: Identity) => Promise<IdentityAnswer<unknown>>;
};

/** Declare a route of signing in. */
export function identityRoute<B extends z.ZodType, R extends z.ZodType>(
  declared: Declared<B, R>,
): IdentityRoute {
  const { method, path, body, reply, guessedAt, handle } = declared;
  return {
    method,
    path,
    body,
    reply,
    // the body was made by this very schema in answer-identity, so it has its output's type
    guessedAt: guessedAt === undefined ? null : (sent) => guessedAt(sent as z.output<B>),
    run: (call, identity) => handle({ ...call, body: call.body as z.output<B> }, identity),
  };
}
