/** What every page of a survey shares: the frame, the style, errors, and the hidden fields that carry a reply from page to page. */

import { type FrameLanguage, frameText } from '../../core/survey/frame-language.ts';
import type { FrameKey } from '../../core/survey/frame-texts.ts';
import type { SurveyAnswers } from '../../core/survey/survey-answer.ts';
import { escapeHtml } from '../../edge/documents/html-context.ts';
import { publicFrame } from '../voice/public-page.ts';

/** How a respondent reads: in which language, and whether in easy words. */
export type Reading = { readonly language: string; readonly isEasy: boolean };

export const USUAL: Reading = { language: 'en', isEasy: false };

/** How a respondent reads, with the words of the pages: in that language where the product has it, else in English. */
export type Shown = Reading & { readonly frame: FrameLanguage };

/** A text of the pages, ready for HTML. */
export function frameHtml(
  { frame }: Pick<Shown, 'frame'>,
  key: FrameKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return escapeHtml(frameText(frame, key, values));
}

/** Where a respondent is: nothing of it is kept by the server until it is sent or saved. */
export type Progress = {
  readonly code: string;
  /** Code of the draft that this came from; null where there is none. */
  readonly draft: string | null;
  readonly answers: SurveyAnswers;
  readonly reading: Shown;
};

/** Added to the style sheet of pages for anyone. */
export const SURVEY_STYLE = `
.ek-page .ek-plain h1.ek-ask { font-size: 1.5rem; margin: 0 0 0.4em; }
.ek-page .ek-answer { border: 0; margin: 1em 0 1.4em; padding: 0; min-width: 0; }
.ek-page .ek-answer legend { padding: 0; }
.ek-page .ek-scale { display: grid; grid-template-columns: repeat(auto-fill, minmax(4.2rem, 1fr)); gap: 0 0.6rem; }
.ek-page .ek-ends { display: flex; justify-content: space-between; gap: 1rem; margin: 0 0 0.4em; }
.ek-page .ek-hint, .ek-page .ek-step { color: #3f4a57; margin: 0 0 0.8em; }
.ek-page .ek-line { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: 0.5em 0.6em; border: 2px solid #12243d; border-radius: 3px; margin: 0.3em 0 1em; }
.ek-page .ek-line.ek-short { max-width: 8rem; }
.ek-page .ek-buttons { display: flex; flex-wrap: wrap; gap: 0.8rem; align-items: center; }
.ek-page .ek-buttons + details { margin-top: 1.2em; }
.ek-page .ek-second { font: inherit; color: #12243d; background: #eceff3; border: 0; border-bottom: 3px solid #9aa5b3; border-radius: 3px; padding: 0.6em 1.1em; cursor: pointer; }
.ek-page :is(.ek-second, .ek-line, summary):focus-visible { outline: 3px solid #12243d; outline-offset: 3px; }
.ek-page .ek-given { margin: 0 0 1.6em; padding: 0; list-style: none; }
.ek-page .ek-given li { border-top: 1px solid #c3cad3; padding: 0.7em 0; overflow-wrap: anywhere; }
.ek-page .ek-given p { margin: 0 0 0.4em; white-space: pre-line; }
.ek-page .ek-given strong { display: block; }
.ek-page details { margin: 0 0 1.4em; }
.ek-page summary { cursor: pointer; min-height: 2rem; }
.ek-page details h2 { font-size: 1.1rem; margin: 1em 0 0.2em; }
.ek-page .ek-easy { font-size: 1.3rem; line-height: 1.7; max-width: 34rem; }
.ek-page .ek-easy .ek-choice { margin: 0.9em 0; }
.ek-page .ek-easy h1.ek-ask { font-size: 1.8rem; line-height: 1.35; }
.ek-page .ek-easy span[data-line] { display: block; margin: 0 0 0.5em; }
.ek-page .ek-languages { display: flex; flex-wrap: wrap; gap: 0.4rem 1.2rem; margin: 0 0 1.2em; padding: 0; list-style: none; }
.ek-page .ek-languages :is(a, span) { display: inline-block; padding: 0.5em 0; }
[dir=rtl] .ek-page .ek-skip { left: auto; right: -999em; }
[dir=rtl] .ek-page .ek-skip:focus { right: 0.5em; }
.ek-page .ek-code, .ek-page .ek-big { direction: ltr; text-align: start; }
.ek-page .ek-big { font-size: 1.6rem; letter-spacing: 0.08em; font-weight: 600; }
`;

/** A page. @param wrong  what is wrong, with the place on the page to go to; null where nothing is. */
export function surveyPage(
  { frame, isEasy }: Pick<Shown, 'frame' | 'isEasy'>,
  title: string,
  inside: string,
  wrong: { readonly message: string; readonly place: string } | null = null,
): string {
  const told =
    wrong === null
      ? ''
      : `<div class="ek-wrong" role="alert"><p><a href="#${wrong.place}">${escapeHtml(wrong.message)}</a></p></div>\n`;
  const banner = frameText(frame, 'page.banner');
  const named = `${title} – ${banner}`;
  return publicFrame(
    {
      title: wrong === null ? named : frameText(frame, 'page.error', { title: named }),
      banner,
      foot: frameText(frame, 'page.foot'),
    },
    `<main id="ek-main" class="ek-plain${isEasy ? ' ek-easy' : ''}" tabindex="-1">${told}${inside}</main>`,
    {
      lang: frame.code === 'en' ? 'en-GB' : frame.code,
      dir: frame.direction,
      skip: frameText(frame, 'page.skip'),
      accessibility: frameText(frame, 'page.accessibility'),
    },
  );
}

/** The hidden fields that carry on how a respondent reads; none where that is as usual. */
export function readingFields({ language, isEasy }: Reading): readonly string[] {
  return [
    ...(language === USUAL.language
      ? []
      : [`<input type="hidden" name="lang" value="${escapeHtml(language)}">`]),
    ...(isEasy ? ['<input type="hidden" name="easy" value="yes">'] : []),
  ];
}

/** The hidden fields of a reply, without the answer to one question that the page itself asks. */
export function hiddenFields({ code, draft, answers, reading }: Progress, asks: string | null): string {
  const field = (name: string, value: string) =>
    `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`;
  const given = Object.entries(answers).flatMap(([id, answer]) => {
    if (id === asks) return [];
    return (typeof answer === 'object' ? answer : [String(answer)]).map((one) => field(`a.${id}`, one));
  });
  return [
    field('code', code),
    ...readingFields(reading),
    ...(draft === null ? [] : [field('draft', draft)]),
    ...given,
  ].join('\n');
}
