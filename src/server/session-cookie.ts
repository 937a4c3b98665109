/** The cookie that holds a sign-in: unreadable to scripts, sent to this server only, and over TLS where there is any. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isByToken } from './bearer-token.ts';

/** Where people reach the server; over TLS the cookie is bound to the host by its name. */
export type CookieGround = { readonly isSecure: boolean };

const PLAIN = 'evenkeel';
/** Where the browser is at the provider of single sign-on. */
const FLOW = 'evenkeel-sign-on';
const FLOW_SECONDS = 600;

function settings({ isSecure }: CookieGround) {
  return { path: '/', httpOnly: true, secure: isSecure, sameSite: 'Lax' } as const;
}

/** The prefix makes a browser refuse the cookie from any other host and without TLS. */
function named(name: string, { isSecure }: CookieGround): string {
  return isSecure ? `__Host-${name}` : name;
}

/** The sign-in of a request; null where it has none, or names who asks by a token of its own. */
export function readSession(context: Context, ground: CookieGround): string | null {
  return isByToken(context) ? null : readToken(context, named(PLAIN, ground));
}

/** Give the browser a sign-in. @param endsAt  an instant; the cookie goes with it. */
export function writeSession(context: Context, ground: CookieGround, token: string, endsAt: string): void {
  setCookie(context, named(PLAIN, ground), token, { ...settings(ground), expires: new Date(endsAt) });
}

/** Take it away. */
export function clearSession(context: Context, ground: CookieGround): void {
  deleteCookie(context, named(PLAIN, ground), settings(ground));
}

/** The token of a sign-on under way. */
export function readFlow(context: Context, ground: CookieGround): string | null {
  return readToken(context, named(FLOW, ground));
}

/** Remember a sign-on under way for ten minutes. */
export function writeFlow(context: Context, ground: CookieGround, token: string): void {
  setCookie(context, named(FLOW, ground), token, { ...settings(ground), maxAge: FLOW_SECONDS });
}

/** Forget it. */
export function clearFlow(context: Context, ground: CookieGround): void {
  deleteCookie(context, named(FLOW, ground), settings(ground));
}

function readToken(context: Context, name: string): string | null {
  const value = getCookie(context, name);
  return value !== undefined && /^[A-Za-z0-9_-]{20,100}$/.test(value) ? value : null;
}
