/** One question of the form with its answer and what is said about it, held against the form's own limits. */
import type { Problem } from '../base/problem.ts';
import { dayInWords, isIsoDate } from '../base/time.ts';
import type { TemplateField, Update } from '../programme/definitions.ts';
import type { Answer, CommentaryPart, Programme } from '../programme/programme.ts';
import { allBlocks, plainText } from './block-walk.ts';
import type { Block } from './blocks.ts';
import { type Composed, composeParts, findCommentary } from './compose-commentary.ts';
import { countWords } from './count-words.ts';
import { findFigure } from './figure-book.ts';
import type { LiveSource } from './live/live-source.ts';
import { resolveText } from './resolve-text.ts';

const ANSWER_WORDS: Readonly<Record<Answer['answer'], string>> = {
  yes: 'Yes',
  no: 'No',
  'not-applicable': 'Not applicable',
};

/** The answer as the form prints it; `value` is what conditions are tested on. */
type Given = {
  readonly shown: string | null;
  readonly value: string | null;
  readonly figure?: string;
  readonly problems: readonly Problem[];
};

const TYPED: readonly TemplateField['type'][] = ['choice', 'number', 'money', 'date', 'text'];
/** A number of its own or in whole pounds and pence: "1,234.5", "-£5.05". */
const NUMBER = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const MONEY = /^-?£(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?(?:m|k)?$/;

/** Give the value that a question was answered with: "no", the value of a choice, or null where it has none. */
export function answerValue(
  programme: Programme,
  update: Update,
  field: TemplateField | undefined,
): string | null {
  if (field === undefined) return null;
  const isHere = (item: { readonly updateId: string; readonly fieldId: string }) =>
    item.updateId === update.id && item.fieldId === field.id;
  if (field.type === 'yes-no') return programme.answers.find(isHere)?.answer ?? null;
  if (!TYPED.includes(field.type)) return null;
  const [first] = programme.commentary.find(isHere)?.parts ?? [];
  return first?.kind === 'paragraph' ? first.text.trim() : null;
}

/** Compose a question; its first part is the answer where the form asks for a choice, a number, money, a day or a text. */
export function composeQuestion(source: LiveSource, field: TemplateField): Composed {
  const place = `update ${source.update.id}, ${field.id}`;
  const all = findCommentary(source, field.id)?.parts ?? [];
  const parts = TYPED.includes(field.type) ? all.slice(1) : all;
  const given = answerOf(source, field, all[0], place);
  const details = composeParts(source, parts, place);
  const needsWords = field.type === 'list' || field.type === 'commentary';
  const isAnswered = needsWords ? details.blocks.length > 0 : given.shown !== null;
  const problems: Problem[] = [
    ...given.problems,
    ...details.problems,
    ...limitProblems(field, details.blocks, place),
  ];
  if (field.required && !isAnswered && given.problems.length === 0) problems.push(notAnswered(place));
  const mustExplain = given.value !== null && field.explainIf?.includes(given.value) === true;
  if (mustExplain && details.blocks.length === 0)
    problems.push({
      code: 'return.not-explained',
      place,
      message: 'The form wants this answer explained and nothing is said',
      advice: 'Say why, how much in pounds, and what happens next.',
    });
  return { blocks: [questionBlock(field, given, details.blocks)], problems };
}

/** A figure as an answer stays a run of its own, so that it leads to its source in every format. */
function questionBlock(field: TemplateField, given: Given, details: readonly Block[]): Block {
  const isRun = given.figure !== undefined && given.shown !== null;
  return {
    kind: 'question',
    id: field.id,
    question: field.prompt,
    answer: isRun ? null : given.shown,
    details: isRun
      ? [{ kind: 'paragraph', content: [{ text: given.shown ?? '', figure: given.figure }] }, ...details]
      : details,
  };
}

/** Say that the form asks for something that is not stored. */
export function notAnswered(place: string): Problem {
  return {
    code: 'return.not-answered',
    place,
    message: 'The form asks for an answer here and none is stored',
    advice: 'Answer it, or say why there is nothing to say.',
  };
}

function answerOf(
  source: LiveSource,
  field: TemplateField,
  first: CommentaryPart | undefined,
  place: string,
): Given {
  const value = answerValue(source.facts.programme, source.update, field);
  if (field.type === 'yes-no') {
    const words = Object.entries(ANSWER_WORDS).find(([answer]) => answer === value)?.[1] ?? null;
    return { shown: words, value, problems: [] };
  }
  if (field.type === 'figure') return figureAnswer(source, field, place);
  if (!TYPED.includes(field.type) || first === undefined) return { shown: null, value: null, problems: [] };
  if (value === null) return { shown: null, value, problems: [wrongAnswer(place)] };
  const { content, problems } = resolveText(value, source.book, place);
  const shown = shownAs(field, plainText(content));
  const told = problems.length > 0 || shown !== null ? problems : [wrongAnswer(place)];
  const [run] = content;
  const figure = content.length === 1 && run?.figure !== undefined ? { figure: run.figure } : {};
  return { shown, value, problems: told, ...figure };
}

function figureAnswer({ book }: LiveSource, field: TemplateField, place: string): Given {
  const found = findFigure(book, field.figure ?? '');
  if (found !== null) return { shown: found.shown, value: null, figure: found.id, problems: [] };
  if (!field.required) return { shown: null, value: null, problems: [] };
  const problem: Problem = {
    code: 'return.unresolved-figure',
    place,
    message: `The form asks for the figure ${field.figure ?? ''}, which is not among the stored figures`,
    advice: 'Import the data that it needs.',
  };
  return { shown: null, value: null, problems: [problem] };
}

/** Write a typed answer for people, or null where it is none of its kind. */
function shownAs({ type, options }: TemplateField, text: string): string | null {
  switch (type) {
    case 'choice':
      return options?.find(({ value }) => value === text)?.label ?? null;
    case 'number':
      return NUMBER.test(text) ? text : null;
    case 'money':
      return MONEY.test(text) ? text : null;
    case 'date':
      return isIsoDate(text) ? dayInWords(text) : null;
    default:
      return text === '' ? null : text;
  }
}

function wrongAnswer(place: string): Problem {
  return {
    code: 'return.wrong-answer',
    place,
    message: 'What is stored is not an answer of the kind that the form asks for',
    advice: 'Give one of its choices, a number, pounds such as £1,234.50, or a day such as 2024-12-11.',
  };
}

function limitProblems(field: TemplateField, details: readonly Block[], place: string): readonly Problem[] {
  const problems: Problem[] = [];
  const items = details.reduce((sum, block) => sum + (block.kind === 'list' ? block.items.length : 0), 0);
  if (field.maxItems !== undefined && items > field.maxItems)
    problems.push({
      code: 'return.too-many-items',
      place,
      message: `The form takes at most ${field.maxItems} entries here and ${items} are given`,
      advice: 'Keep those that matter most.',
    });
  if (field.minItems !== undefined && items > 0 && items < field.minItems)
    problems.push({
      code: 'return.too-few-items',
      place,
      message: `The form takes at least ${field.minItems} entries here and ${items} are given`,
      advice: 'Add what is missing.',
    });
  const words = wordsIn(details);
  if (field.maxWords !== undefined && words > field.maxWords)
    problems.push({
      code: 'return.too-many-words',
      place,
      message: `The form takes at most ${field.maxWords} words here and ${words} are given`,
      advice: 'Shorten it; tables and charts are not counted.',
    });
  return problems;
}

/** Count the words that were written: of paragraphs and lists, figures as shown; tables and charts are not counted. */
export function wordsIn(blocks: readonly Block[]): number {
  return allBlocks(blocks)
    .flatMap((block) => {
      if (block.kind === 'paragraph') return [plainText(block.content)];
      return block.kind === 'list' ? block.items.map(plainText) : [];
    })
    .reduce((sum, text) => sum + countWords(text), 0);
}
