/** The two addresses of single sign-on: one that leads to the provider, one to come back to. */
import type { Context, Hono } from 'hono';
import { ProblemError } from '../core/base/problem.ts';
import type { IdentitySurroundings } from './answer-identity.ts';
import { answerFault, answerProblem } from './answer-problem.ts';
import { deviceOf } from './device-of.ts';
import { addressOf } from './limit-rate.ts';
import { clearFlow, readFlow, writeFlow, writeSession } from './session-cookie.ts';

const START = '/api/identity/single-sign-on';
const BACK = `${START}/back`;

/** Put both on a server. @param home  where people reach it: "https://evenkeel.example.gov.uk". */
export function serveSingleSignOn(server: Hono, home: string, surroundings: IdentitySurroundings): void {
  const answered = (work: (context: Context) => Promise<Response>) => async (context: Context) => {
    context.header('Cache-Control', 'no-store');
    try {
      await surroundings.limits.takeTry(addressOf(context), '');
      return await work(context);
    } catch (error) {
      return error instanceof ProblemError
        ? answerProblem(context, error.problem)
        : answerFault(context, error, surroundings);
    }
  };
  const { identity, ground } = surroundings;
  server.get(
    START,
    answered(async (context) => {
      const to = ownPage(context.req.query('to'));
      const { address, token } = await identity.startSingleSignOn(`${home}${BACK}`, to);
      writeFlow(context, ground, token);
      return context.redirect(address);
    }),
  );
  server.get(
    BACK,
    answered(async (context) => {
      const { search } = new URL(context.req.url);
      const token = readFlow(context, ground) ?? '';
      clearFlow(context, ground);
      const device = deviceOf(context.req.header('user-agent'));
      const signedIn = await identity.endSingleSignOn(token, `${home}${BACK}${search}`, device);
      writeSession(context, ground, signedIn.token, signedIn.endsAt);
      return context.redirect(
        signedIn.stage === 'whole' ? signedIn.to : `/sign-in?to=${encodeURIComponent(signedIn.to)}`,
      );
    }),
  );
}

/** A page of our own and nothing else: an address elsewhere would make the sign-in a trap. */
export function ownPage(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[\w\-./?=&%]*$/.test(to) ? to : '/';
}
