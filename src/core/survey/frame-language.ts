/** A language that respondents' pages can be in: its words by key, which way it runs, and what must be mended in it. */
import { ENGLISH_FRAME, type FrameKey, fillText, slotsOf } from './frame-texts.ts';
import { READY_TEXTS } from './ready-made/ready-texts.ts';
import {
  type Choice,
  choicesOf,
  type SurveyDefinition,
  type SurveyQuestion,
  type Texts,
} from './survey-definition.ts';

/** A language as its file holds it. */
export type FrameLanguage = {
  readonly schema: 'evenkeel/survey-language@1';
  /** Language code, "pl"; "en" is the product's own. */
  readonly code: string;
  /** Its own name for itself, as the chooser shows it: "Polski". */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Who read it through, in words; shown to officers beside the language. */
  readonly readBy: string;
  /** How far its words were looked at: `unread` where nobody whose first language it is has read them; left out, they were. */
  readonly review?: 'read' | 'unread' | undefined;
  readonly texts: Readonly<Record<string, string>>;
};

export const ENGLISH: FrameLanguage = {
  schema: 'evenkeel/survey-language@1',
  code: 'en',
  name: 'English',
  direction: 'ltr',
  readBy: 'written with the product',
  texts: { ...ENGLISH_FRAME, ...READY_TEXTS },
};

/** The longest text of a language [characters]. */
const LONGEST = 1000;

/** Name what must be mended in a language before it is used: texts left out or unknown, braces that differ. */
export function checkFrameLanguage({ texts }: FrameLanguage): readonly string[] {
  const wanted = ENGLISH.texts;
  const missing = Object.keys(wanted).filter((key) => (texts[key] ?? '').trim() === '');
  const unknown = Object.keys(texts).filter((key) => !Object.hasOwn(wanted, key));
  const slotted = Object.keys(wanted).filter(
    (key) =>
      !missing.includes(key) && String(slotsOf(texts[key] ?? '')) !== String(slotsOf(wanted[key] ?? '')),
  );
  const long = Object.keys(texts).filter((key) => (texts[key] ?? '').length > LONGEST);
  return [
    ...missing.map((key) => `${key}: has no words`),
    ...unknown.map((key) => `${key}: is no text of the pages`),
    ...slotted.map(
      (key) =>
        `${key}: must hold ${
          slotsOf(wanted[key] ?? '')
            .map((one) => `{${one}}`)
            .join(', ') || 'no braces'
        }`,
    ),
    ...long.map((key) => `${key}: is longer than ${LONGEST} characters`),
  ];
}

/** Say whether respondents are told that nobody whose first language it is has read these words. */
export function isUnread({ review }: FrameLanguage): boolean {
  return review === 'unread';
}

/** Say a text of the pages; English where the language lacks it. */
export function frameText(
  { texts }: FrameLanguage,
  key: FrameKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fillText(texts[key] ?? ENGLISH_FRAME[key], values);
}

/** The choices of a question; those of agreeing in this language, as the survey itself holds no words for them. */
export function choicesIn(question: SurveyQuestion, { code, texts }: FrameLanguage): readonly Choice[] {
  if (question.kind !== 'agree') return choicesOf(question);
  return choicesOf(question).map(({ id, text }) => {
    const own = texts[`agree.${id}`];
    return { id, text: own === undefined ? text : { ...text, [code]: own } };
  });
}

/**
 * Fill in what a survey lacks in its languages and the product has: consent, privacy notice and thanks that are the ready-made
 * ones word for word. What somebody wrote stays.
 */
export function withReadyTexts(
  survey: SurveyDefinition,
  languages: readonly FrameLanguage[],
): SurveyDefinition {
  const keyOf = new Map<string, string>(Object.entries(READY_TEXTS).map(([key, words]) => [words, key]));
  const own = languages.filter(({ code }) => survey.languages.includes(code));
  const filled = (texts: Texts): Texts => {
    const key = keyOf.get(texts['en'] ?? '');
    if (key === undefined) return texts;
    const more = own.flatMap(({ code, texts: words }) =>
      (texts[code] ?? '') === '' && words[key] !== undefined ? [[code, words[key]] as const] : [],
    );
    return more.length === 0 ? texts : { ...texts, ...Object.fromEntries(more) };
  };
  return {
    ...survey,
    consent: filled(survey.consent),
    privacy: survey.privacy.map(({ heading, text }) => ({ heading: filled(heading), text: filled(text) })),
    thanks: filled(survey.thanks),
  };
}
