/** Answers to a survey: read from what was sent, kept to what the question allows, and the way that they lead through it. */
import { ENGLISH_FRAME, type FrameKey, fillText } from './frame-texts.ts';
import { choicesOf, END, type SurveyDefinition, type SurveyQuestion } from './survey-definition.ts';

/** The answer to one question: an id of a choice, several, a number or words. A question passed over has none. */
export type SurveyAnswer = string | number | readonly string[];
/** Question to answer. */
export type SurveyAnswers = Readonly<Record<string, SurveyAnswer>>;

/** Why an answer is not taken: by key and values for a page in any language, and in English. */
export type Refusal = {
  readonly question: string;
  readonly key: RefusalKey;
  readonly values: Readonly<Record<string, number>>;
  readonly message: string;
};

type RefusalKey = Extract<FrameKey, `refused.${string}`>;

/**
 * Read an answer as a form sends it.
 * @param sent  every value under the question's name.
 * @returns null where nothing was answered.
 */
export function readAnswer(
  question: SurveyQuestion,
  sent: readonly string[],
): { readonly answer: SurveyAnswer | null } | { readonly refusal: Refusal } {
  const given = sent.map((one) => tidy(one)).filter((one) => one !== '');
  const [first] = given;
  if (question.kind === 'information' || first === undefined) return { answer: null };
  if (question.kind === 'text') return readText(question, first);
  if (question.kind === 'number') return readNumber(question, first);
  const known = new Set(choicesOf(question).map(({ id }) => id));
  if (given.some((one) => !known.has(one))) return refuse(question, 'refused.choose');
  if (question.kind === 'several') return { answer: [...known].filter((id) => given.includes(id)) };
  return given.length === 1
    ? { answer: question.kind === 'scale' ? Number(first) : first }
    : refuse(question, 'refused.one');
}

/** Make line ends alike and take out what no keyboard types: control characters and marks that turn a line round. */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
}

function readText(question: SurveyQuestion & { readonly kind: 'text' }, text: string) {
  const length = countCharacters(text);
  return length > question.most
    ? refuse(question, 'refused.too-long', { length, most: question.most })
    : { answer: text };
}

/** Characters as they are written, not as they are stored: an emoji is one. */
function countCharacters(text: string): number {
  return [...text].length;
}

function readNumber(question: SurveyQuestion & { readonly kind: 'number' }, text: string) {
  const { least, most } = question;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : null;
  return number === null || number < least || number > most
    ? refuse(question, 'refused.number', { least, most })
    : { answer: number };
}

function refuse(
  { id }: SurveyQuestion,
  key: RefusalKey,
  values: Readonly<Record<string, number>> = {},
): { readonly refusal: Refusal } {
  return { refusal: { question: id, key, values, message: fillText(ENGLISH_FRAME[key], values) } };
}

/** The question that follows, or null at the end. */
export function nextQuestion(
  { questions }: SurveyDefinition,
  after: SurveyQuestion,
  answer: SurveyAnswer | null,
): SurveyQuestion | null {
  const route =
    after.kind === 'single'
      ? after.routes?.find(({ whenAny }) => typeof answer === 'string' && whenAny.includes(answer))
      : undefined;
  if (route !== undefined)
    return route.to === END ? null : (questions.find(({ id }) => id === route.to) ?? null);
  return questions[questions.indexOf(after) + 1] ?? null;
}

/** The questions that somebody with these answers is asked, in order. Ends also where a definition would lead round. */
export function wayThrough(definition: SurveyDefinition, answers: SurveyAnswers): readonly SurveyQuestion[] {
  const way: SurveyQuestion[] = [];
  let at = definition.questions[0] ?? null;
  while (at !== null && !way.includes(at)) {
    way.push(at);
    at = nextQuestion(definition, at, answers[at.id] ?? null);
  }
  return way;
}

/** Keep the answers to questions on the way alone: an answer that was left behind by a change of mind is not sent. */
export function answersOnWay(definition: SurveyDefinition, answers: SurveyAnswers): SurveyAnswers {
  return Object.fromEntries(
    wayThrough(definition, answers).flatMap(({ id }) => {
      const answer = answers[id];
      return answer === undefined ? [] : [[id, answer] as const];
    }),
  );
}
