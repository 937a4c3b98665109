/** The pages of a survey: code, welcome with consent, one question each, check, thanks, saved. They work without scripts. */
import { choicesIn, type FrameLanguage, frameText, isUnread } from '../../core/survey/frame-language.ts';
import type { FrameKey } from '../../core/survey/frame-texts.ts';
import { type SurveyAnswer, wayThrough } from '../../core/survey/survey-answer.ts';
import { type SurveyDefinition, type SurveyQuestion, textIn } from '../../core/survey/survey-definition.ts';
import { escapeHtml } from '../../edge/documents/html-context.ts';
import {
  frameHtml,
  hiddenFields,
  type Progress,
  type Reading,
  readingFields,
  type Shown,
  surveyPage,
} from './survey-frame.ts';
import { answerInWords, askedWords, directionOf, languageName, say, sayLong } from './survey-words.ts';

/** Languages to choose from, as links to the same page: they work without scripts. */
function chooser(address: string, { frame }: Shown, languages: readonly FrameLanguage[]): string {
  if (languages.length < 2) return '';
  const links = languages.map(({ code, name, direction }) => {
    const marks = `lang="${escapeHtml(code)}" hreflang="${escapeHtml(code)}" dir="${direction}"`;
    return code === frame.code
      ? `<li><span aria-current="true" ${marks}>${escapeHtml(name)}</span></li>`
      : `<li><a href="${address}?lang=${escapeHtml(code)}" ${marks}>${escapeHtml(name)}</a></li>`;
  });
  return `<nav aria-label="${frameHtml({ frame }, 'page.language')}"><ul class="ek-languages">${links.join('')}</ul></nav>\n`;
}

/** Which code is asked for, and in which languages the page is there. */
export type CodePage = { readonly isReturn: boolean; readonly languages: readonly FrameLanguage[] };

/** Ask for a code: that of a letter, or one that was given on saving. */
export function surveyCodePage(
  shown: Shown,
  { isReturn, languages }: CodePage,
  wrong: string | null = null,
): string {
  const text = (key: FrameKey) => frameHtml(shown, key);
  const which = isReturn ? 'resume' : 'start';
  const [address, other] = isReturn ? ['/survey/return', '/survey'] : ['/survey', '/survey/return'];
  const lang = shown.frame.code === 'en' ? '' : `?lang=${escapeHtml(shown.frame.code)}`;
  return surveyPage(
    shown,
    frameText(shown.frame, `${which}.title`),
    `${chooser(address, shown, languages)}<h1>${text(`${which}.title`)}</h1>${unreadWords(shown)}
<form method="post" action="${address}">
${readingFields(shown).join('\n')}
<label for="code">${text(`${which}.label`)}</label>
<p class="ek-hint" id="code-hint">${text(`${which}.hint`)}</p>
<input class="ek-code" id="code" name="code" aria-describedby="code-hint" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" required>
<button class="ek-button" type="submit">${text('start.go')}</button>
</form>
<p><a href="${other}${lang}">${text(isReturn ? 'resume.start' : 'start.return')}</a></p>`,
    wrong === null ? null : { message: wrong, place: 'code' },
  );
}

/** Welcome, privacy notice and consent, with the ways in which the survey can be read. */
export function welcomePage(
  survey: SurveyDefinition,
  code: string,
  isRefused: boolean,
  shown: Shown,
): string {
  const notice = survey.privacy.map(
    ({ heading, text }) => `<h2>${say(heading, shown)}</h2><p>${sayLong(text, shown)}</p>`,
  );
  return surveyPage(
    shown,
    textIn(survey.title, shown.language),
    `<h1>${say(survey.title, shown)}</h1>
<p>${sayLong(survey.welcome, shown)}</p>
${unreadWords(shown)}${notInLanguage(survey, shown)}${waysToRead(survey, code, shown)}
<details><summary>${frameHtml(shown, 'welcome.privacy')}</summary>${notice.join('\n')}</details>
<form method="post" action="/survey/step">
<input type="hidden" name="code" value="${escapeHtml(code)}">
${readingFields(shown).join('\n')}
<div class="ek-choice"><input type="checkbox" id="consent" name="consent" value="yes"><label for="consent">${sayLong(survey.consent, shown)}</label></div>
<p><button class="ek-button" type="submit" name="do" value="start">${frameHtml(shown, 'welcome.start')}</button></p>
</form>`,
    isRefused ? { message: frameText(shown.frame, 'welcome.tick'), place: 'consent' } : null,
  );
}

/** Say that nobody whose first language it is has read the words of the pages, where that is so. */
function unreadWords(shown: Shown): string {
  return isUnread(shown.frame) ? `\n<p class="ek-hint">${frameHtml(shown, 'page.unread')}</p>\n` : '';
}

/** Say in which language the questions are, where that is not the one that was chosen. */
function notInLanguage({ languages }: SurveyDefinition, shown: Shown): string {
  const [first = 'en'] = languages;
  if (languages.includes(shown.language)) return '';
  const words = frameHtml(shown, 'welcome.other-language', { language: languageName(first) });
  return `<p class="ek-hint">${words}</p>\n`;
}

/** A button for each other language, and one for easy or usual words. */
function waysToRead({ languages }: SurveyDefinition, code: string, shown: Shown): string {
  const { language, isEasy } = shown;
  const button = (words: string, to: Reading, marked: string) => `<form method="post" action="/survey">
<input type="hidden" name="code" value="${escapeHtml(code)}">${readingFields(to).join('')}
<button class="ek-second" type="submit"${marked}>${escapeHtml(words)}</button></form>`;
  const others = languages.filter((one) => one !== language);
  const easy = frameText(shown.frame, isEasy ? 'welcome.usual' : 'welcome.easy');
  return `<div class="ek-buttons">${[
    button(easy, { language, isEasy: !isEasy }, ''),
    ...others.map((one) =>
      button(
        languageName(one),
        { language: one, isEasy },
        ` lang="${escapeHtml(one)}" dir="${directionOf(one)}"`,
      ),
    ),
  ].join('')}</div>`;
}

export type AskedPage = {
  readonly survey: SurveyDefinition;
  readonly question: SurveyQuestion;
  readonly progress: Progress;
  /** Whether the answer leads back to the check of all answers. */
  readonly isChange: boolean;
  /** Why the answer was not taken, and what was typed; null at first. */
  readonly refused: { readonly message: string; readonly typed: string } | null;
};

/** Ask one question. */
export function questionPage({ survey, question, progress, isChange, refused }: AskedPage): string {
  const way = wayThrough(survey, progress.answers);
  const place = way.findIndex(({ id }) => id === question.id) + 1;
  const { reading } = progress;
  const title = textIn(askedWords(question, reading), reading.language);
  const typed = refused?.typed ?? null;
  const button = (key: FrameKey) => frameHtml(reading, key);
  return surveyPage(
    reading,
    title,
    `<p class="ek-step">${frameHtml(reading, 'ask.step', { place, of: way.length })}</p>
<form method="post" action="/survey/step" novalidate>
${hiddenFields(progress, question.id)}
<input type="hidden" name="at" value="${escapeHtml(question.id)}">
${isChange ? '<input type="hidden" name="change" value="yes">' : ''}
${asked(question, progress.answers[question.id] ?? null, typed, reading)}
<div class="ek-buttons"><button class="ek-button" type="submit" name="do" value="next">${button('ask.next')}</button>
${place > 1 && !isChange ? `<button class="ek-second" type="submit" name="do" value="back">${button('ask.back')}</button>` : ''}
<button class="ek-second" type="submit" name="do" value="save">${button('ask.save')}</button></div>
</form>`,
    refused === null
      ? null
      : {
          message: refused.message,
          place: question.kind === 'text' || question.kind === 'number' ? 'q' : 'q-1',
        },
  );
}

function asked(
  question: SurveyQuestion,
  given: SurveyAnswer | null,
  typed: string | null,
  reading: Shown,
): string {
  const words = say(askedWords(question, reading), reading);
  const title = `<h1 class="ek-ask">${words}</h1>`;
  const hint =
    question.hint === undefined ? '' : `<p class="ek-hint" id="hint">${sayLong(question.hint, reading)}</p>`;
  const told = question.hint === undefined ? '' : ' aria-describedby="hint"';
  switch (question.kind) {
    case 'information':
      return `${title}\n<p>${sayLong(question.hint, reading)}</p>`;
    case 'text':
      return `<h1 class="ek-ask"><label for="q">${words}</label></h1>${hint}
<textarea class="ek-line" id="q" name="q" rows="6" dir="auto"${told}>\n${escapeHtml(typed ?? String(given ?? ''))}</textarea>
<p class="ek-hint">${frameHtml(reading, 'ask.text-hint', { most: question.most })}</p>`;
    case 'number':
      return `<h1 class="ek-ask"><label for="q">${words}</label></h1>${hint}
<input class="ek-line ek-short" id="q" name="q" inputmode="numeric" autocomplete="off" maxlength="12" value="${escapeHtml(typed ?? String(given ?? ''))}"${told}>`;
    case 'scale':
      return `<fieldset class="ek-answer"${told}><legend>${title}</legend>${hint}
<p class="ek-ends"><span>0: ${say(question.low, reading)}</span><span>10: ${say(question.high, reading)}</span></p>
<div class="ek-scale">${choices(question, given, reading)}</div></fieldset>`;
    case 'single':
    case 'several':
    case 'agree':
      return `<fieldset class="ek-answer"${told}><legend>${title}</legend>${hint}
${choices(question, given, reading)}</fieldset>`;
  }
}

function choices(question: SurveyQuestion, given: SurveyAnswer | null, reading: Shown): string {
  const type = question.kind === 'several' ? 'checkbox' : 'radio';
  const chosen = new Set(typeof given === 'object' ? (given ?? []) : [String(given)]);
  return choicesIn(question, reading.frame)
    .map(({ id, text }, place) => {
      const isChosen = chosen.has(id) ? ' checked' : '';
      return `<div class="ek-choice"><input type="${type}" id="q-${place + 1}" name="q" value="${escapeHtml(id)}"${isChosen}><label for="q-${place + 1}">${say(text, reading)}</label></div>`;
    })
    .join('\n');
}

/** Show every answer before it is sent. */
export function checkAnswersPage(
  survey: SurveyDefinition,
  progress: Progress,
  wrong: string | null = null,
): string {
  const { reading } = progress;
  const text = (key: FrameKey) => frameHtml(reading, key);
  const items = wayThrough(survey, progress.answers)
    .filter(({ kind }) => kind !== 'information')
    .map((question) => {
      const words = askedWords(question, reading);
      const label = frameHtml(reading, 'answers.change-what', { question: textIn(words, reading.language) });
      return `<li><strong>${say(words, reading)}</strong>
<p dir="auto">${escapeHtml(answerInWords(question, progress.answers, reading))}</p>
<button class="ek-second" type="submit" name="do" value="change.${escapeHtml(question.id)}" aria-label="${label}">${text('answers.change')}</button></li>`;
    });
  return surveyPage(
    reading,
    frameText(reading.frame, 'answers.title'),
    `<h1>${text('answers.title')}</h1>
<p>${text('answers.lead')}</p>
<form method="post" action="/survey/step">
${hiddenFields(progress, null)}
<ul class="ek-given">${items.join('\n')}</ul>
<div class="ek-buttons"><button class="ek-button" id="send" type="submit" formaction="/survey/send">${text('answers.send')}</button>
<button class="ek-second" type="submit" name="do" value="save">${text('ask.save')}</button></div>
</form>`,
    wrong === null ? null : { message: wrong, place: 'send' },
  );
}

/** Say that it was sent. */
export function sentPage(survey: SurveyDefinition, shown: Shown): string {
  return surveyPage(
    shown,
    frameText(shown.frame, 'sent.title'),
    `<h1>${frameHtml(shown, 'sent.title')}</h1><p>${sayLong(survey.thanks, shown)}</p>`,
  );
}

/** Give the code of what was saved, and the way on. */
export function savedPage(progress: Progress, at: string, draft: string): string {
  const { reading } = progress;
  const choice = frameText(reading.frame, 'start.return');
  return surveyPage(
    reading,
    frameText(reading.frame, 'saved.title'),
    `<h1>${frameHtml(reading, 'saved.title')}</h1>
<p>${frameHtml(reading, 'saved.code')}</p>
<p class="ek-big">${escapeHtml(draft)}</p>
<p>${frameHtml(reading, 'saved.later', { choice })}</p>
<form method="post" action="/survey/step">
${hiddenFields({ ...progress, draft }, null)}
<button class="ek-second" type="submit" name="do" value="change.${escapeHtml(at)}">${frameHtml(reading, 'saved.now')}</button>
</form>`,
  );
}

/** Say in one page why there is nothing to answer: the first sentence stands as its heading. */
export function surveyOverPage(shown: Shown, told: string): string {
  const [first = told, ...rest] = told.split(/(?<=[.!?؟۔。]) ?/);
  return surveyPage(shown, first, `<h1>${escapeHtml(first)}</h1><p>${escapeHtml(rest.join(' '))}</p>`);
}
