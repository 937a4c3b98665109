/** From a form that was sent to the page that follows it: one step of answering a survey. */
import { ProblemError } from '../../core/base/problem.ts';
import {
  nextQuestion,
  readAnswer,
  type SurveyAnswer,
  type SurveyAnswers,
  wayThrough,
} from '../../core/survey/survey-answer.ts';
import type { SurveyDefinition, SurveyQuestion } from '../../core/survey/survey-definition.ts';
import type { SurveyForRespondents } from './answer-survey.ts';
import type { Progress } from './survey-frame.ts';
import {
  type AskedPage,
  checkAnswersPage,
  questionPage,
  savedPage,
  sentPage,
  welcomePage,
} from './survey-pages.ts';

/** A page, and whether it says that something is wrong. */
export type Stepped = { readonly page: string; readonly isRefused: boolean };

/** The steps. Each raises the problems of `SurveyForRespondents` where the code opens nothing. */
export type ServedSurvey = Readonly<
  Record<'welcome' | 'step' | 'send' | 'resume', (form: URLSearchParams) => Promise<Stepped>>
>;

const plain = (page: string): Stepped => ({ page, isRefused: false });

/** Make the steps over what respondents may do. */
export function servedSurvey(respond: SurveyForRespondents): ServedSurvey {
  return {
    async welcome(form) {
      const code = form.get('code') ?? '';
      return plain(welcomePage(await respond.open(code), code, false));
    },

    async step(form) {
      const code = form.get('code') ?? '';
      const survey = await respond.open(code);
      const wish = form.get('do') ?? 'next';
      if (wish === 'start') return started(survey, code, form);
      const progress = progressOf(survey, form);
      if (wish.startsWith('change.')) return ask({ survey, progress }, wish.slice('change.'.length), true);
      const question = survey.questions.find(({ id }) => id === form.get('at')) ?? null;
      if (question === null && wish !== 'save') return plain(checkAnswersPage(survey, progress));
      const isChange = form.get('change') === 'yes';
      const read = question === null ? { answer: null } : readAnswer(question, form.getAll('q'));
      if (question !== null && 'refusal' in read && wish !== 'back') {
        const refused = { message: read.refusal.message, typed: (form.get('q') ?? '').slice(0, 4000) };
        return { page: questionPage({ survey, question, progress, isChange, refused }), isRefused: true };
      }
      const now =
        question === null ? progress : withAnswer(progress, question, 'answer' in read ? read.answer : null);
      if (wish === 'save') {
        const at = question?.id ?? survey.questions[0]?.id ?? '';
        const draft = await respond.keep({ code, answers: now.answers, at }, now.draft);
        return plain(savedPage(now, at, draft));
      }
      return turn({ survey, progress: now }, question, wish === 'back', isChange);
    },

    async send(form) {
      const code = form.get('code') ?? '';
      const survey = await respond.open(code);
      const progress = progressOf(survey, form);
      try {
        return plain(sentPage(await respond.send(code, progress.answers, progress.draft)));
      } catch (error) {
        if (!(error instanceof ProblemError) || error.problem.code !== 'survey.nothing-said') throw error;
        const { message, advice } = error.problem;
        return { page: checkAnswersPage(survey, progress, `${message}. ${advice ?? ''}`), isRefused: true };
      }
    },

    async resume(form) {
      const draft = form.get('code') ?? '';
      const { code, answers, at } = await respond.resume(draft);
      const survey = await respond.open(code);
      return ask({ survey, progress: { code, draft, answers } }, at, false);
    },
  };
}

type At = Pick<AskedPage, 'survey' | 'progress'>;

function started(survey: SurveyDefinition, code: string, form: URLSearchParams): Stepped {
  if (form.get('consent') !== 'yes') return { page: welcomePage(survey, code, true), isRefused: true };
  const progress: Progress = { code, draft: null, answers: {} };
  return ask({ survey, progress }, survey.questions[0]?.id ?? '', false);
}

function ask({ survey, progress }: At, id: string, isChange: boolean): Stepped {
  const question = survey.questions.find((one) => one.id === id);
  return plain(
    question === undefined
      ? checkAnswersPage(survey, progress)
      : questionPage({ survey, question, progress, isChange, refused: null }),
  );
}

/** Turn to the next page, or to the one before. */
function turn(
  { survey, progress }: At,
  from: SurveyQuestion | null,
  isBack: boolean,
  isChange: boolean,
): Stepped {
  const way = wayThrough(survey, progress.answers);
  if (from === null || (isChange && !isBack)) return plain(checkAnswersPage(survey, progress));
  const target = isBack
    ? (way[way.findIndex(({ id }) => id === from.id) - 1] ?? from)
    : nextQuestion(survey, from, progress.answers[from.id] ?? null);
  return ask({ survey, progress }, target?.id ?? '', false);
}

function withAnswer(progress: Progress, { id }: SurveyQuestion, answer: SurveyAnswer | null): Progress {
  const { [id]: _, ...others } = progress.answers;
  return { ...progress, answers: answer === null ? others : { ...others, [id]: answer } };
}

/** Read what earlier pages carried on: what no question takes is left out, whoever sent it. */
function progressOf(survey: SurveyDefinition, form: URLSearchParams): Progress {
  const answers: SurveyAnswers = Object.fromEntries(
    survey.questions.flatMap((question) => {
      const read = readAnswer(question, form.getAll(`a.${question.id}`));
      return 'answer' in read && read.answer !== null ? [[question.id, read.answer] as const] : [];
    }),
  );
  return { code: form.get('code') ?? '', draft: form.get('draft'), answers };
}
