/** GET …/ratings, POST …/ratings/STEP: ratings seen, given, challenged, answered, closed. */
import type { z } from 'zod';
import type { App } from '../../app/app.ts';
import { ratingsView } from '../../app/views/ratings-view.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import {
  AnswerChallengeBody,
  ChallengeBody,
  CloseChallengeBody,
  RateBody,
  RatingsReply,
} from '../../contract/ratings.ts';
import { StepReply } from '../../contract/sign-off.ts';
import type { Actor, Permission } from '../../core/access/access.ts';
import { actRoute, type Route, route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

const PATH = '/api/programmes/:authority/:programme/ratings';

const ratingsRoute = route({
  method: 'GET',
  path: PATH,
  permission: 'programme.read',
  params: ProgrammeParams,
  reply: RatingsReply,
  handle: async ({ actor, params }, app) => {
    const scope = scopeOf(params);
    const open = await app.openProgramme(actor, scope);
    return ratingsView(open, actor, await app.ratings.list(actor, scope, null));
  },
});

function step<B extends z.ZodType>(
  name: string,
  permission: Permission,
  body: B,
  work: (
    ratings: App['ratings'],
    actor: Actor,
    scope: ReturnType<typeof scopeOf>,
    body: z.output<B>,
  ) => Promise<unknown>,
): Route {
  return actRoute({
    method: 'POST',
    path: `${PATH}/${name}`,
    permission,
    params: ProgrammeParams,
    body,
    reply: StepReply,
    handle: async ({ actor, params, body: sent }, app) => {
      await work(app.ratings, actor, scopeOf(params), sent);
      return { blockers: [] };
    },
  });
}

/** Everything of ratings. */
export const RATING_ROUTES: readonly Route[] = [
  ratingsRoute,
  step('rate', 'rating.set', RateBody, (ratings, actor, scope, body) => ratings.rate(actor, scope, body)),
  step('challenge', 'rating.challenge', ChallengeBody, (ratings, actor, scope, body) =>
    ratings.challenge(actor, scope, body),
  ),
  step('answer-challenge', 'rating.set', AnswerChallengeBody, (ratings, actor, scope, body) =>
    ratings.answer(actor, scope, body),
  ),
  step('close-challenge', 'rating.challenge', CloseChallengeBody, (ratings, actor, scope, body) =>
    ratings.close(actor, scope, body),
  ),
];
