/** The pages of a survey: code, welcome with consent, one question each, check, thanks, saved. They work without scripts. */
import { type SurveyAnswer, type SurveyAnswers, wayThrough } from '../../core/survey/survey-answer.ts';
import {
  choicesOf,
  type SurveyDefinition,
  type SurveyQuestion,
  type Texts,
  textIn,
} from '../../core/survey/survey-definition.ts';
import { escapeHtml } from '../../edge/documents/html-context.ts';
import {
  hiddenFields,
  type Progress,
  type Reading,
  readingFields,
  surveyPage,
  USUAL,
} from './survey-frame.ts';

/** A text as it is read, plain: for names and titles. */
function plainly(texts: Texts | undefined, { language }: Reading): string {
  return escapeHtml(texts === undefined ? '' : textIn(texts, language));
}

/** A text as it is read, with its language where that is not the page's. */
function say(texts: Texts | undefined, reading: Reading): string {
  const words = plainly(texts, reading);
  const { language } = reading;
  return language === USUAL.language || texts?.[language] === undefined
    ? words
    : `<span lang="${escapeHtml(language)}">${words}</span>`;
}

/** A longer text: in the easy-read version each sentence stands on a line of its own. */
function sayLong(texts: Texts | undefined, reading: Reading): string {
  if (!reading.isEasy) return say(texts, reading);
  const sentences = (texts === undefined ? '' : textIn(texts, reading.language)).split(/(?<=[.!?]) /);
  return sentences
    .map((one) => `<span data-line lang="${escapeHtml(reading.language)}">${escapeHtml(one)}</span>`)
    .join(' ');
}

/** A question's words: its easy ones in the easy-read version, where it has some. */
function askedWords({ title, easy }: SurveyQuestion, { isEasy }: Reading): Texts {
  return isEasy ? (easy ?? title) : title;
}

/** Ask for a code. @param isReturn  whether it is one that was given on saving. */
export function surveyCodePage(isReturn: boolean, wrong: string | null = null): string {
  const [title, label, help] = isReturn
    ? [
        'Come back to your answers',
        'The code that you were given when you saved',
        'Twelve letters and digits.',
      ]
    : ['Start the survey', 'Your code', 'It is in your letter: twelve letters and digits.'];
  return surveyPage(
    title,
    `<h1>${title}</h1>
<form method="post" action="/survey${isReturn ? '/return' : ''}">
<label for="code">${label}</label>
<p class="ek-hint" id="code-hint">${help}</p>
<input class="ek-code" id="code" name="code" aria-describedby="code-hint" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" required>
<button class="ek-button" type="submit">Go on</button>
</form>
<p>${isReturn ? '<a href="/survey">Start from the beginning</a>' : '<a href="/survey/return">Come back to answers that you saved</a>'}</p>`,
    wrong === null ? null : { message: wrong, place: 'code' },
  );
}

/** Welcome, privacy notice and consent, with the ways in which the survey can be read. */
export function welcomePage(
  survey: SurveyDefinition,
  code: string,
  isRefused: boolean,
  reading: Reading = USUAL,
): string {
  const notice = survey.privacy.map(
    ({ heading, text }) => `<h2>${say(heading, reading)}</h2><p>${sayLong(text, reading)}</p>`,
  );
  return surveyPage(
    textIn(survey.title, reading.language),
    `<h1>${say(survey.title, reading)}</h1>
<p>${sayLong(survey.welcome, reading)}</p>
${waysToRead(survey, code, reading)}
<details><summary>What happens to your answers</summary>${notice.join('\n')}</details>
<form method="post" action="/survey/step">
<input type="hidden" name="code" value="${escapeHtml(code)}">
${readingFields(reading).join('\n')}
<div class="ek-choice"><input type="checkbox" id="consent" name="consent" value="yes"><label for="consent">${sayLong(survey.consent, reading)}</label></div>
<p><button class="ek-button" type="submit" name="do" value="start">Start</button></p>
</form>`,
    isRefused
      ? { message: 'Tick the box to take part. If you do not want to, close this page.', place: 'consent' }
      : null,
    reading.isEasy,
  );
}

/** A button for each other language, and one for easy or usual words. */
function waysToRead({ languages }: SurveyDefinition, code: string, { language, isEasy }: Reading): string {
  const button = (words: string, to: Reading, lang: string) => `<form method="post" action="/survey">
<input type="hidden" name="code" value="${escapeHtml(code)}">${readingFields(to).join('')}
<button class="ek-second" type="submit" lang="${escapeHtml(lang)}">${escapeHtml(words)}</button></form>`;
  const others = languages.filter((one) => one !== language);
  return `<div class="ek-buttons">${[
    button(isEasy ? 'Usual words' : 'Easy read', { language, isEasy: !isEasy }, 'en'),
    ...others.map((one) => button(languageName(one), { language: one, isEasy }, one)),
  ].join('')}</div>`;
}

/** A language by its own name, "Cymraeg"; its code where it has none. */
function languageName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
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
  return surveyPage(
    title,
    `<p class="ek-step">Page ${place} of ${way.length}</p>
<form method="post" action="/survey/step" novalidate>
${hiddenFields(progress, question.id)}
<input type="hidden" name="at" value="${escapeHtml(question.id)}">
${isChange ? '<input type="hidden" name="change" value="yes">' : ''}
${asked(question, progress.answers[question.id] ?? null, typed, reading)}
<div class="ek-buttons"><button class="ek-button" type="submit" name="do" value="next">Next</button>
${place > 1 && !isChange ? '<button class="ek-second" type="submit" name="do" value="back">Back</button>' : ''}
<button class="ek-second" type="submit" name="do" value="save">Save and come back later</button></div>
</form>`,
    refused === null
      ? null
      : {
          message: refused.message,
          place: question.kind === 'text' || question.kind === 'number' ? 'q' : 'q-1',
        },
    reading.isEasy,
  );
}

function asked(
  question: SurveyQuestion,
  given: SurveyAnswer | null,
  typed: string | null,
  reading: Reading,
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
<p class="ek-hint">Up to ${question.most} characters. You can leave it empty.</p>`;
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

function choices(question: SurveyQuestion, given: SurveyAnswer | null, reading: Reading): string {
  const type = question.kind === 'several' ? 'checkbox' : 'radio';
  const chosen = new Set(typeof given === 'object' ? (given ?? []) : [String(given)]);
  return choicesOf(question)
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
  const items = wayThrough(survey, progress.answers)
    .filter(({ kind }) => kind !== 'information')
    .map(
      (question) => `<li><strong>${say(askedWords(question, reading), reading)}</strong>
<p dir="auto">${escapeHtml(answerInWords(question, progress.answers, reading))}</p>
<button class="ek-second" type="submit" name="do" value="change.${escapeHtml(question.id)}" aria-label="Change: ${plainly(askedWords(question, reading), reading)}">Change</button></li>`,
    );
  return surveyPage(
    'Check your answers',
    `<h1>Check your answers</h1>
<p>When you send, your answers cannot be changed or taken out, as they have no name on them.</p>
<form method="post" action="/survey/step">
${hiddenFields(progress, null)}
<ul class="ek-given">${items.join('\n')}</ul>
<div class="ek-buttons"><button class="ek-button" id="send" type="submit" formaction="/survey/send">Send my answers</button>
<button class="ek-second" type="submit" name="do" value="save">Save and come back later</button></div>
</form>`,
    wrong === null ? null : { message: wrong, place: 'send' },
    reading.isEasy,
  );
}

function answerInWords(question: SurveyQuestion, answers: SurveyAnswers, { language }: Reading): string {
  const answer = answers[question.id];
  if (answer === undefined) return 'Not answered';
  const words = (id: string) => {
    const choice = choicesOf(question).find((one) => one.id === id);
    return choice === undefined ? id : textIn(choice.text, language);
  };
  return typeof answer === 'object' ? answer.map(words).join('\n') : words(String(answer));
}

/** Say that it was sent. */
export function sentPage(survey: SurveyDefinition, reading: Reading): string {
  return surveyPage(
    'Your answers were sent',
    `<h1>Your answers were sent</h1><p>${sayLong(survey.thanks, reading)}</p>`,
    null,
    reading.isEasy,
  );
}

/** Give the code of what was saved, and the way on. */
export function savedPage(progress: Progress, at: string, draft: string): string {
  return surveyPage(
    'Your answers are saved',
    `<h1>Your answers are saved</h1>
<p>Write this code down. It is shown this one time, and nobody can find it for you.</p>
<p class="ek-big">${escapeHtml(draft)}</p>
<p>To go on later, choose “Come back to answers that you saved” on the first page.</p>
<form method="post" action="/survey/step">
${hiddenFields({ ...progress, draft }, null)}
<button class="ek-second" type="submit" name="do" value="change.${escapeHtml(at)}">Go on now</button>
</form>`,
  );
}

/** Say in one page why there is nothing to answer. */
export function surveyOverPage(title: string, advice: string): string {
  return surveyPage(title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(advice)}</p>`);
}
