/** Answering a survey by code, without account and without scripts: each page carries the reply on, and nothing is kept until it is sent or saved. */
import type { Context, Hono } from 'hono';
import { servedSurvey } from '../app/survey/step-survey.ts';
import { surveyCodePage, surveyOverPage } from '../app/survey/survey-pages.ts';
import { ProblemError } from '../core/base/problem.ts';
import { answerFault } from './answer-problem.ts';
import type { RouteSurroundings } from './answer-route.ts';
import { addressOf, type RateLimits } from './limit-rate.ts';
import { answerForm, readForm } from './public-form.ts';

type SurveySurroundings = Pick<RouteSurroundings, 'app' | 'log' | 'reference'> & {
  readonly limits: RateLimits;
};

/** The longest form that is read [bytes]: a page's answers in letters that take twelve bytes each when they are sent. */
const LONGEST_FORM = 90_000;

/** The addresses of surveys. */
export const SURVEY_ADDRESSES: readonly string[] = [
  'GET /survey',
  'GET /survey/return',
  'POST /survey',
  'POST /survey/return',
  'POST /survey/step',
  'POST /survey/send',
];

/** Add the addresses to the server. */
export function serveSurvey(server: Hono, surroundings: SurveySurroundings): void {
  const { app, limits } = surroundings;
  const served = servedSurvey(app.respond);
  type Step = keyof typeof served;
  const taking = (step: Step) => async (context: Context) => {
    try {
      await limits.takePage(addressOf(context));
      const form = await readForm(context, LONGEST_FORM);
      if (form === null)
        return answerForm(
          context,
          surveyOverPage('Your answers are too long', 'Go back, and make your longest answers shorter.'),
          413,
        );
      const { page, isRefused } = await served[step](form);
      return answerForm(context, page, isRefused ? 422 : 200);
    } catch (error) {
      return await refuse(context, error, step === 'resume');
    }
  };
  /** A wrong code costs a try: whoever guesses is held back, a classroom that answers is not. */
  const refuse = async (context: Context, error: unknown, isReturn: boolean): Promise<Response> => {
    if (!(error instanceof ProblemError)) return answerFault(context, error, surroundings);
    const { code, message, advice = '' } = error.problem;
    if (code === 'request.too-often') return answerForm(context, surveyOverPage(message, advice), 429);
    if (code !== 'survey.unknown-code') return answerForm(context, surveyOverPage(message, advice), 422);
    try {
      await limits.takeTry(addressOf(context), '');
      return answerForm(context, surveyCodePage(isReturn, `${message}. ${advice}`), 422);
    } catch (held) {
      return await refuse(context, held, isReturn);
    }
  };
  server.get('/survey', (context) => answerForm(context, surveyCodePage(false)));
  server.get('/survey/return', (context) => answerForm(context, surveyCodePage(true)));
  server.post('/survey', taking('welcome'));
  server.post('/survey/return', taking('resume'));
  server.post('/survey/step', taking('step'));
  server.post('/survey/send', taking('send'));
}
