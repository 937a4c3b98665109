/** Holds back whoever asks too often: tries to sign in by address and by account, and everything of one address. */
import type { Context } from 'hono';
import { raise } from '../core/base/problem.ts';

export type RateLimits = {
  /** One try to sign in or to use a link. @throws ProblemError `request.too-often`. */
  readonly takeTry: (from: string, account: string) => Promise<void>;
  /** One request of somebody signed in, or of a program with their token. @throws ProblemError `request.too-often`. */
  readonly takeRequest: (actorId: string) => Promise<void>;
  /** One page of a survey. @throws ProblemError `request.too-often`. */
  readonly takePage: (from: string) => Promise<void>;
};

const MINUTE = 60;
/** Tries a minute from one address: an office behind one address signs in at nine. */
const FROM_ADDRESS = 60;
/** Pages of a survey a minute from one address: a school of two hundred answers from behind one. */
const PAGES = 6000;
/** Requests a minute of one account, its tokens together with its sign-ins: a hundred a second. */
const REQUESTS = 6000;
/** Tries a minute at one account, from wherever. The account's own waiting begins at five wrong ones. */
const AT_ACCOUNT = 15;

/** Make the limits. They are of this process: with several servers each allows as much. */
export function limitRate(): RateLimits {
  let made: ReturnType<typeof makeLimiters> | null = null;
  type Limiters = Awaited<ReturnType<typeof makeLimiters>>;
  const held = async (consume: (limiters: Limiters) => Promise<void>) => {
    made ??= makeLimiters();
    const limiters = await made;
    try {
      await consume(limiters);
    } catch (error) {
      if (!limiters.isTooMany(error)) throw error;
      raise({
        code: 'request.too-often',
        message: 'Too many tries in a short time',
        advice: 'Wait a minute, then try again.',
      });
    }
  };
  return {
    takeTry: (from, account) =>
      held(async ({ byAddress, byAccount }) => {
        await byAddress.consume(from);
        if (account !== '') await byAccount.consume(account.trim().toLowerCase().slice(0, 320));
      }),
    takeRequest: (actorId) =>
      held(async ({ byRequest }) => {
        await byRequest.consume(actorId);
      }),
    takePage: (from) =>
      held(async ({ byPage }) => {
        await byPage.consume(from);
      }),
  };
}

/** The library is loaded at the first try: a server on one's own machine never needs it. */
async function makeLimiters() {
  const { RateLimiterMemory, RateLimiterRes } = await import('rate-limiter-flexible');
  return {
    byAddress: new RateLimiterMemory({ points: FROM_ADDRESS, duration: MINUTE }),
    byRequest: new RateLimiterMemory({ points: REQUESTS, duration: MINUTE }),
    byPage: new RateLimiterMemory({ points: PAGES, duration: MINUTE }),
    byAccount: new RateLimiterMemory({ points: AT_ACCOUNT, duration: MINUTE }),
    isTooMany: (error: unknown) => error instanceof RateLimiterRes,
  };
}

/** The address a request comes from, as the socket tells it; "unknown" where there is no socket, as in tests. */
export function addressOf(context: Context): string {
  const bindings: unknown = context.env;
  if (typeof bindings !== 'object' || bindings === null || !('incoming' in bindings)) return 'unknown';
  const incoming: unknown = bindings.incoming;
  if (typeof incoming !== 'object' || incoming === null || !('socket' in incoming)) return 'unknown';
  const socket: unknown = incoming.socket;
  return typeof socket === 'object' && socket !== null && 'remoteAddress' in socket
    ? String(socket.remoteAddress)
    : 'unknown';
}
