/** Answering a survey by code, without account and without scripts: each page carries the reply on, and nothing is kept until it is sent or saved. */
import type { Context, Hono } from 'hono';
import { refusalIn, tooLongIn } from '../app/survey/refused-survey.ts';
import { servedSurvey, shownIn } from '../app/survey/step-survey.ts';
import { USUAL } from '../app/survey/survey-frame.ts';
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
  const shownFor = async (language: string | null) => {
    const languages = await app.respond.languages();
    const known = languages.find(({ code }) => code === language)?.code ?? USUAL.language;
    return { languages, shown: shownIn({ language: known, isEasy: false }, languages) };
  };
  const asking = (isReturn: boolean) => async (context: Context) => {
    try {
      const { languages, shown } = await shownFor(context.req.query('lang') ?? null);
      return answerForm(context, surveyCodePage(shown, { isReturn, languages }));
    } catch (error) {
      return answerFault(context, error, surroundings);
    }
  };
  const taking = (step: Step) => async (context: Context) => {
    let form: URLSearchParams | null = null;
    try {
      await limits.takePage(addressOf(context));
      form = await readForm(context, LONGEST_FORM);
      const { languages, shown } = await shownFor(null);
      if (form === null) return answerForm(context, surveyOverPage(shown, tooLongIn(shown)), 413);
      const { page, isRefused } = await served[step](form, languages);
      return answerForm(context, page, isRefused ? 422 : 200);
    } catch (error) {
      return await refuse(context, error, {
        isReturn: step === 'resume',
        language: form?.get('lang') ?? null,
      });
    }
  };
  type Refused = { readonly isReturn: boolean; readonly language: string | null };
  /** A wrong code costs a try: whoever guesses is held back, a classroom that answers is not. */
  const refuse = async (context: Context, error: unknown, at: Refused): Promise<Response> => {
    if (!(error instanceof ProblemError)) return answerFault(context, error, surroundings);
    const { code } = error.problem;
    const { languages, shown } = await shownFor(at.language);
    const told = refusalIn(shown, error.problem);
    if (code === 'request.too-often') return answerForm(context, surveyOverPage(shown, told), 429);
    if (code !== 'survey.unknown-code') return answerForm(context, surveyOverPage(shown, told), 422);
    try {
      await limits.takeTry(addressOf(context), '');
      return answerForm(context, surveyCodePage(shown, { isReturn: at.isReturn, languages }, told), 422);
    } catch (held) {
      return await refuse(context, held, at);
    }
  };
  server.get('/survey', asking(false));
  server.get('/survey/return', asking(true));
  server.post('/survey', taking('welcome'));
  server.post('/survey/return', taking('resume'));
  server.post('/survey/step', taking('step'));
  server.post('/survey/send', taking('send'));
}
