/** What anyone may open without sign-in: the published You Said We Did, as page and PDF, and voting by code. */
import type { Context, Hono } from 'hono';
import type { App } from '../app/app.ts';
import { SURVEY_STYLE } from '../app/survey/survey-frame.ts';
import {
  nothingPublishedPage,
  PUBLIC_STYLE,
  PUBLIC_STYLE_PATH,
  youSaidPage,
} from '../app/voice/public-page.ts';
import { ballotPage, codePage, thanksPage } from '../app/voice/vote-page.ts';
import { ProgrammeParams } from '../contract/programme-params.ts';
import { readVoteScore } from '../contract/voice.ts';
import { type Problem, ProblemError } from '../core/base/problem.ts';
import { answerFault } from './answer-problem.ts';
import type { RouteSurroundings } from './answer-route.ts';
import { addressOf, type RateLimits } from './limit-rate.ts';
import { answerForm, readForm } from './public-form.ts';
import { scopeOf } from './scope-of.ts';
import { SURVEY_ADDRESSES, serveSurvey } from './serve-survey.ts';

type PublicSurroundings = Pick<RouteSurroundings, 'app' | 'log' | 'reference'> & {
  readonly limits: RateLimits;
};

/** The longest form that is read [bytes]. */
const LONGEST_FORM = 20_000;
/** What is published changes rarely; a page that is a minute old is no harm. */
const FOR_A_MINUTE = 'public, max-age=60';

/** Every address that asks for nobody: reading what is published, and voting by code. A test holds the server to this list. */
export const PUBLIC_ADDRESSES: readonly string[] = [
  `GET ${PUBLIC_STYLE_PATH}`,
  'GET /public/:authority/:programme/you-said',
  'GET /public/:authority/:programme/you-said.pdf',
  'GET /vote',
  'POST /vote',
  'POST /vote/cast',
  ...SURVEY_ADDRESSES,
];

/** Add the addresses to the server. */
export function servePublic(server: Hono, surroundings: PublicSurroundings): void {
  const { app } = surroundings;
  const drawn = new Map<string, Uint8Array>();
  const calmly = (work: (context: Context) => Promise<Response>) => async (context: Context) => {
    try {
      return await work(context);
    } catch (error) {
      return answerFault(context, error, surroundings);
    }
  };
  server.get(PUBLIC_STYLE_PATH, (context) =>
    context.body(`${PUBLIC_STYLE}${SURVEY_STYLE}`, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': FOR_A_MINUTE,
    }),
  );
  server.get(
    '/public/:authority/:programme/you-said',
    calmly(async (context) => {
      const found = await findPublished(app, context);
      if (found === null) return context.html(nothingPublishedPage(), 404);
      context.header('Cache-Control', FOR_A_MINUTE);
      return context.html(youSaidPage(found.document, `${context.req.path}.pdf`));
    }),
  );
  server.get(
    '/public/:authority/:programme/you-said.pdf',
    calmly(async (context) => {
      const found = await findPublished(app, context);
      if (found === null) return context.html(nothingPublishedPage(), 404);
      const bytes = drawn.get(found.sha256) ?? (await app.renderReturn(found.document, 'pdf'));
      // The newest of each programme is what is asked for: a few are kept, so that many readers cost one drawing.
      if (drawn.size > 20) drawn.clear();
      drawn.set(found.sha256, bytes);
      return context.body(new Uint8Array(bytes), 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': 'inline; filename="you-said-we-did.pdf"',
        'Cache-Control': FOR_A_MINUTE,
      });
    }),
  );
  serveVoting(server, surroundings, calmly);
  serveSurvey(server, surroundings);
}

async function findPublished(app: App, context: Context) {
  const params = ProgrammeParams.safeParse(context.req.param());
  return params.success ? await app.voice.published(scopeOf(params.data)) : null;
}

type Calmly = (work: (context: Context) => Promise<Response>) => (context: Context) => Promise<Response>;

function serveVoting(server: Hono, { app, limits }: PublicSurroundings, calmly: Calmly): void {
  /** A wrong code costs a try: whoever guesses is held back, a room full of voters is not. */
  const refuse = async (context: Context, problem: Problem): Promise<Response> => {
    try {
      await limits.takeTry(addressOf(context), '');
      return answerForm(context, codePage(problem), 422);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return answerForm(context, codePage(error.problem), 429);
    }
  };
  server.get('/vote', (context) => answerForm(context, codePage(null)));
  server.post(
    '/vote',
    calmly(async (context) => {
      const code = (await readVotes(context)).get('code') ?? '';
      try {
        return answerForm(context, ballotPage(await app.voice.ballot(code), code, null));
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        return await refuse(context, error.problem);
      }
    }),
  );
  server.post(
    '/vote/cast',
    calmly(async (context) => {
      const form = await readVotes(context);
      const code = form.get('code') ?? '';
      try {
        const scores = scoresIn(form);
        return answerForm(
          context,
          thanksPage(await app.voice.cast({ code, scores, isPaired: form.get('pair') === 'yes' })),
        );
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        if (error.problem.code === 'voice.unknown-code') return await refuse(context, error.problem);
        return answerForm(context, ballotPage(await app.voice.ballot(code), code, error.problem), 422);
      }
    }),
  );
}

/** A form that is too long is read as empty. */
async function readVotes(context: Context): Promise<URLSearchParams> {
  return (await readForm(context, LONGEST_FORM)) ?? new URLSearchParams();
}

function scoresIn(form: URLSearchParams) {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const score = name.startsWith('item.') ? readVoteScore(value) : null;
      return score === null ? [] : [[name.slice('item.'.length), score] as const];
    }),
  );
}
