/** The words of a survey as a respondent reads them: in the chosen language, marked where a text is in another. */
import { choicesIn, frameText } from '../../core/survey/frame-language.ts';
import type { SurveyAnswers } from '../../core/survey/survey-answer.ts';
import { type SurveyQuestion, type Texts, textIn } from '../../core/survey/survey-definition.ts';
import { escapeHtml } from '../../edge/documents/html-context.ts';
import type { Shown } from './survey-frame.ts';

/** Languages that run from right to left, for texts of a survey whose pages are in no such language. */
const FROM_RIGHT: ReadonlySet<string> = new Set([
  'ar',
  'he',
  'fa',
  'ur',
  'ps',
  'ckb',
  'sd',
  'ug',
  'yi',
  'dv',
  'ku',
]);

/** Which way a language runs. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return FROM_RIGHT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** A language by its own name, "Cymraeg"; its code where it has none. */
export function languageName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
}

/** A text as it is read, plain and ready for HTML: for names and titles. */
export function plainly(texts: Texts | undefined, { language }: Pick<Shown, 'language'>): string {
  return escapeHtml(texts === undefined ? '' : textIn(texts, language));
}

/** The language that a text is in, as it is shown to somebody. */
function languageOf(texts: Texts, language: string): string {
  if (texts[language] !== undefined) return language;
  return texts['en'] === undefined ? (Object.keys(texts)[0] ?? language) : 'en';
}

/** Attributes of a text that is not in the language of the page. */
function marks(language: string, { frame }: Pick<Shown, 'frame'>): string {
  return language === frame.code ? '' : ` lang="${escapeHtml(language)}" dir="${directionOf(language)}"`;
}

/** A text as it is read, with its language where that is not the page's. */
export function say(texts: Texts | undefined, shown: Shown): string {
  if (texts === undefined) return '';
  const words = plainly(texts, shown);
  const marked = marks(languageOf(texts, shown.language), shown);
  return marked === '' ? words : `<span${marked}>${words}</span>`;
}

/** A longer text: in the easy-read version each sentence stands on a line of its own. */
export function sayLong(texts: Texts | undefined, shown: Shown): string {
  if (!shown.isEasy || texts === undefined) return say(texts, shown);
  const marked = marks(languageOf(texts, shown.language), shown);
  return textIn(texts, shown.language)
    .split(/(?<=[.!?؟۔]) /)
    .map((one) => `<span data-line${marked}>${escapeHtml(one)}</span>`)
    .join(' ');
}

/** A question's words: its easy ones in the easy-read version, where it has some. */
export function askedWords({ title, easy }: SurveyQuestion, { isEasy }: Pick<Shown, 'isEasy'>): Texts {
  return isEasy ? (easy ?? title) : title;
}

/** What was answered, in words; each of several on a line. */
export function answerInWords(question: SurveyQuestion, answers: SurveyAnswers, shown: Shown): string {
  const answer = answers[question.id];
  if (answer === undefined) return frameText(shown.frame, 'answers.none');
  const words = (id: string) => {
    const choice = choicesIn(question, shown.frame).find((one) => one.id === id);
    return choice === undefined ? id : textIn(choice.text, shown.language);
  };
  return typeof answer === 'object' ? answer.map(words).join('\n') : words(String(answer));
}
