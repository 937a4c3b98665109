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
import { hiddenFields, type Progress, surveyPage } from './survey-frame.ts';

const say = (texts: Texts | undefined) => escapeHtml(texts === undefined ? '' : textIn(texts, 'en'));

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

/** Welcome, privacy notice and consent. */
export function welcomePage(survey: SurveyDefinition, code: string, isRefused: boolean): string {
  const notice = survey.privacy.map(({ heading, text }) => `<h2>${say(heading)}</h2><p>${say(text)}</p>`);
  return surveyPage(
    textIn(survey.title, 'en'),
    `<h1>${say(survey.title)}</h1>
<p>${say(survey.welcome)}</p>
<details><summary>What happens to your answers</summary>${notice.join('\n')}</details>
<form method="post" action="/survey/step">
<input type="hidden" name="code" value="${escapeHtml(code)}">
<div class="ek-choice"><input type="checkbox" id="consent" name="consent" value="yes"><label for="consent">${say(survey.consent)}</label></div>
<p><button class="ek-button" type="submit" name="do" value="start">Start</button></p>
</form>`,
    isRefused
      ? { message: 'Tick the box to take part. If you do not want to, close this page.', place: 'consent' }
      : null,
  );
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
  const title = textIn(question.title, 'en');
  const typed = refused?.typed ?? null;
  return surveyPage(
    title,
    `<p class="ek-step">Page ${place} of ${way.length}</p>
<form method="post" action="/survey/step" novalidate>
${hiddenFields(progress, question.id)}
<input type="hidden" name="at" value="${escapeHtml(question.id)}">
${isChange ? '<input type="hidden" name="change" value="yes">' : ''}
${asked(question, progress.answers[question.id] ?? null, typed)}
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
  );
}

function asked(question: SurveyQuestion, given: SurveyAnswer | null, typed: string | null): string {
  const title = `<h1 class="ek-ask">${say(question.title)}</h1>`;
  const hint = question.hint === undefined ? '' : `<p class="ek-hint" id="hint">${say(question.hint)}</p>`;
  const told = question.hint === undefined ? '' : ' aria-describedby="hint"';
  switch (question.kind) {
    case 'information':
      return `${title}\n<p>${say(question.hint)}</p>`;
    case 'text':
      return `<h1 class="ek-ask"><label for="q">${say(question.title)}</label></h1>${hint}
<textarea class="ek-line" id="q" name="q" rows="6" dir="auto"${told}>\n${escapeHtml(typed ?? String(given ?? ''))}</textarea>
<p class="ek-hint">Up to ${question.most} characters. You can leave it empty.</p>`;
    case 'number':
      return `<h1 class="ek-ask"><label for="q">${say(question.title)}</label></h1>${hint}
<input class="ek-line ek-short" id="q" name="q" inputmode="numeric" autocomplete="off" maxlength="12" value="${escapeHtml(typed ?? String(given ?? ''))}"${told}>`;
    case 'scale':
      return `<fieldset class="ek-answer"${told}><legend>${title}</legend>${hint}
<p class="ek-ends"><span>0: ${say(question.low)}</span><span>10: ${say(question.high)}</span></p>
<div class="ek-scale">${choices(question, given)}</div></fieldset>`;
    case 'single':
    case 'several':
    case 'agree':
      return `<fieldset class="ek-answer"${told}><legend>${title}</legend>${hint}
${choices(question, given)}</fieldset>`;
  }
}

function choices(question: SurveyQuestion, given: SurveyAnswer | null): string {
  const type = question.kind === 'several' ? 'checkbox' : 'radio';
  const chosen = new Set(typeof given === 'object' ? (given ?? []) : [String(given)]);
  return choicesOf(question)
    .map(({ id, text }, place) => {
      const isChosen = chosen.has(id) ? ' checked' : '';
      return `<div class="ek-choice"><input type="${type}" id="q-${place + 1}" name="q" value="${escapeHtml(id)}"${isChosen}><label for="q-${place + 1}">${say(text)}</label></div>`;
    })
    .join('\n');
}

/** Show every answer before it is sent. */
export function checkAnswersPage(
  survey: SurveyDefinition,
  progress: Progress,
  wrong: string | null = null,
): string {
  const items = wayThrough(survey, progress.answers)
    .filter(({ kind }) => kind !== 'information')
    .map(
      (question) => `<li><strong>${say(question.title)}</strong>
<p dir="auto">${escapeHtml(answerInWords(question, progress.answers))}</p>
<button class="ek-second" type="submit" name="do" value="change.${escapeHtml(question.id)}" aria-label="Change: ${say(question.title)}">Change</button></li>`,
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
  );
}

function answerInWords(question: SurveyQuestion, answers: SurveyAnswers): string {
  const answer = answers[question.id];
  if (answer === undefined) return 'Not answered';
  const words = (id: string) => {
    const choice = choicesOf(question).find((one) => one.id === id);
    return choice === undefined ? id : textIn(choice.text, 'en');
  };
  return typeof answer === 'object' ? answer.map(words).join('\n') : words(String(answer));
}

/** Say that it was sent. */
export function sentPage(survey: SurveyDefinition): string {
  return surveyPage('Your answers were sent', `<h1>Your answers were sent</h1><p>${say(survey.thanks)}</p>`);
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
