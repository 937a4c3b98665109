/** From a form that was sent to the page that follows it: one step of answering a survey. */
import { ProblemError } from '../../core/base/problem.ts';
import { ENGLISH, type FrameLanguage, frameText } from '../../core/survey/frame-language.ts';
import {
  nextQuestion,
  readAnswer,
  type SurveyAnswer,
  type SurveyAnswers,
  wayThrough,
} from '../../core/survey/survey-answer.ts';
import type { SurveyDefinition, SurveyQuestion } from '../../core/survey/survey-definition.ts';
import type { SurveyForRespondents } from './answer-survey.ts';
import { type Progress, type Reading, type Shown, USUAL } from './survey-frame.ts';
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
  Record<
    'welcome' | 'step' | 'send' | 'resume',
    (form: URLSearchParams, languages: readonly FrameLanguage[]) => Promise<Stepped>
  >
>;

const plain = (page: string): Stepped => ({ page, isRefused: false });

/** Make the steps over what respondents may do. */
export function servedSurvey(respond: SurveyForRespondents): ServedSurvey {
  return {
    async welcome(form, languages) {
      const code = form.get('code') ?? '';
      const survey = await respond.open(code);
      return plain(welcomePage(survey, code, false, readingOf(survey, form, languages)));
    },

    async step(form, languages) {
      const code = form.get('code') ?? '';
      const survey = await respond.open(code);
      const wish = form.get('do') ?? 'next';
      if (wish === 'start') return started(survey, code, form, languages);
      const at = { survey, progress: progressOf(survey, form, languages) };
      if (wish.startsWith('change.')) return ask(at, wish.slice('change.'.length), true);
      const question = survey.questions.find(({ id }) => id === form.get('at')) ?? null;
      const taken = question === null ? at.progress : takeAnswer(at, question, form);
      if ('page' in taken) return taken;
      if (wish === 'save') {
        const place = question?.id ?? survey.questions[0]?.id ?? '';
        const { answers, reading } = taken;
        const { language, isEasy } = reading;
        const kept = { code, answers, at: place, reading: { language, isEasy } };
        const draft = await respond.keep(kept, taken.draft);
        return plain(savedPage(taken, place, draft));
      }
      return turn({ survey, progress: taken }, question, form);
    },

    async send(form, languages) {
      const code = form.get('code') ?? '';
      const survey = await respond.open(code);
      const progress = progressOf(survey, form, languages);
      try {
        const sent = await respond.send(code, progress.answers, progress.draft);
        return plain(sentPage(sent, progress.reading));
      } catch (error) {
        if (!(error instanceof ProblemError) || error.problem.code !== 'survey.nothing-said') throw error;
        const wrong = frameText(progress.reading.frame, 'problem.nothing-said');
        return { page: checkAnswersPage(survey, progress, wrong), isRefused: true };
      }
    },

    async resume(form, languages) {
      const draft = form.get('code') ?? '';
      const { code, answers, at, reading = USUAL } = await respond.resume(draft);
      const survey = await respond.open(code);
      const shown = shownIn(reading, languages);
      return ask({ survey, progress: { code, draft, answers, reading: shown } }, at, false);
    },
  };
}

type At = Pick<AskedPage, 'survey' | 'progress'>;

function started(
  survey: SurveyDefinition,
  code: string,
  form: URLSearchParams,
  languages: readonly FrameLanguage[],
): Stepped {
  const reading = readingOf(survey, form, languages);
  if (form.get('consent') !== 'yes')
    return { page: welcomePage(survey, code, true, reading), isRefused: true };
  const progress: Progress = { code, draft: null, answers: {}, reading };
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

/** Take the answer of the page that was sent, or ask again. Going back drops an answer that is not taken. */
function takeAnswer(
  { survey, progress }: At,
  question: SurveyQuestion,
  form: URLSearchParams,
): Progress | Stepped {
  const read = readAnswer(question, form.getAll('q'));
  if ('answer' in read) return withAnswer(progress, question, read.answer);
  if (form.get('do') === 'back') return withAnswer(progress, question, null);
  const { key, values } = read.refusal;
  const message = frameText(progress.reading.frame, key, values);
  const refused = { message, typed: (form.get('q') ?? '').slice(0, 4000) };
  const isChange = form.get('change') === 'yes';
  return { page: questionPage({ survey, question, progress, isChange, refused }), isRefused: true };
}

/** Turn to the next page, or to the one before; from a change, to the check of all answers. */
function turn({ survey, progress }: At, from: SurveyQuestion | null, form: URLSearchParams): Stepped {
  if (from === null || form.get('change') === 'yes') return plain(checkAnswersPage(survey, progress));
  const way = wayThrough(survey, progress.answers);
  const target =
    form.get('do') === 'back'
      ? (way[way.findIndex(({ id }) => id === from.id) - 1] ?? from)
      : nextQuestion(survey, from, progress.answers[from.id] ?? null);
  return ask({ survey, progress }, target?.id ?? '', false);
}

function withAnswer(progress: Progress, { id }: SurveyQuestion, answer: SurveyAnswer | null): Progress {
  const { [id]: _, ...others } = progress.answers;
  return { ...progress, answers: answer === null ? others : { ...others, [id]: answer } };
}

/** Read what earlier pages carried on: what no question takes is left out, whoever sent it. */
function progressOf(
  survey: SurveyDefinition,
  form: URLSearchParams,
  languages: readonly FrameLanguage[],
): Progress {
  const answers: SurveyAnswers = Object.fromEntries(
    survey.questions.flatMap((question) => {
      const read = readAnswer(question, form.getAll(`a.${question.id}`));
      return 'answer' in read && read.answer !== null ? [[question.id, read.answer] as const] : [];
    }),
  );
  return {
    code: form.get('code') ?? '',
    draft: form.get('draft'),
    answers,
    reading: readingOf(survey, form, languages),
  };
}

/** How somebody reads: a language that neither the survey nor the pages are in is the survey's first. */
function readingOf(
  survey: SurveyDefinition,
  form: URLSearchParams,
  languages: readonly FrameLanguage[],
): Shown {
  const asked = form.get('lang') ?? survey.languages[0] ?? USUAL.language;
  const isThere = survey.languages.includes(asked) || languages.some(({ code }) => code === asked);
  const language = isThere ? asked : (survey.languages[0] ?? USUAL.language);
  return shownIn({ language, isEasy: form.get('easy') === 'yes' }, languages);
}

/** Put the words of the pages to a reading: English where the pages are not in its language. */
export function shownIn(reading: Reading, languages: readonly FrameLanguage[]): Shown {
  return { ...reading, frame: languages.find(({ code }) => code === reading.language) ?? ENGLISH };
}
