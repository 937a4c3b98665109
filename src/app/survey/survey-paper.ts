/** A survey on paper: an A4 document with a box for each answer, room to write, the code, and where to go next. */
import type { Block, ReportDocument } from '../../core/report/blocks.ts';
import {
  AUDIENCE_WORDS,
  choicesOf,
  END,
  type SurveyDefinition,
  type SurveyQuestion,
  type Texts,
  textIn,
} from '../../core/survey/survey-definition.ts';

/** How a paper is set: its language, and whether it asks in easy words. */
export type PaperStyle = { readonly language: string; readonly isEasy: boolean };

type Told = { readonly authority: string; readonly frozenAt: string; readonly version: string };

const BOX = '[   ]';
const LINE = '_'.repeat(72);

/** Compose the paper. Questions are numbered, so that a route can be followed by hand. */
export function surveyPaper(survey: SurveyDefinition, style: PaperStyle, told: Told): ReportDocument {
  const say = (texts: Texts | undefined) => (texts === undefined ? '' : textIn(texts, style.language));
  const numbers = new Map(
    survey.questions.filter(({ kind }) => kind !== 'information').map(({ id }, place) => [id, place + 1]),
  );
  return {
    id: `survey-${survey.id}`,
    title: say(survey.title),
    subtitle: AUDIENCE_WORDS[survey.audience],
    authority: told.authority,
    footer: `${survey.id}, ${told.version}${style.isEasy ? ', easy read' : ''}`,
    frozenAt: told.frozenAt,
    figures: [],
    blocks: [
      heading(1, 'start', say(survey.title)),
      paragraph(say(survey.welcome)),
      paragraph(`Your code, from your letter: ${'_'.repeat(4)} - ${'_'.repeat(4)} - ${'_'.repeat(4)}`),
      paragraph(`${BOX} ${say(survey.consent)}`),
      ...survey.questions.flatMap((question) => questionBlocks(question, style, numbers)),
      heading(2, 'thanks', 'Thank you'),
      paragraph(say(survey.thanks)),
      { kind: 'page-break' },
      heading(1, 'privacy', 'What happens to your answers'),
      ...survey.privacy.flatMap(({ heading: head, text }, place) => [
        heading(2, `privacy-${place + 1}`, say(head)),
        paragraph(say(text)),
      ]),
    ],
  };
}

function heading(level: 1 | 2 | 3, id: string, text: string): Block {
  return { kind: 'heading', level, id, text };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', content: [{ text }] };
}

function questionBlocks(
  question: SurveyQuestion,
  { language, isEasy }: PaperStyle,
  numbers: ReadonlyMap<string, number>,
): readonly Block[] {
  const say = (texts: Texts | undefined) => (texts === undefined ? '' : textIn(texts, language));
  const title = say(isEasy ? (question.easy ?? question.title) : question.title);
  const number = numbers.get(question.id);
  const hint = say(question.hint);
  return [
    heading(2, question.id, number === undefined ? title : `${number}. ${title}`),
    ...(hint === '' ? [] : [paragraph(hint)]),
    ...answerLines(question, say, numbers).map(paragraph),
  ];
}

function answerLines(
  question: SurveyQuestion,
  say: (texts: Texts) => string,
  numbers: ReadonlyMap<string, number>,
): readonly string[] {
  switch (question.kind) {
    case 'single':
    case 'several':
    case 'agree':
      return choicesOf(question).map(({ id, text }) => `${BOX} ${say(text)}${wayOn(question, id, numbers)}`);
    case 'scale':
      return [
        `0: ${say(question.low)}    10: ${say(question.high)}`,
        choicesOf(question)
          .map(({ id }) => `${id} ${BOX}`)
          .join('  '),
      ];
    case 'number':
      return [`${'_'.repeat(12)} (a whole number from ${question.least} to ${question.most})`];
    case 'text':
      return [LINE, LINE, LINE, LINE];
    case 'information':
      return [];
  }
}

/** Where an answer leads, as a reader of paper follows it. */
function wayOn(question: SurveyQuestion, choice: string, numbers: ReadonlyMap<string, number>): string {
  if (question.kind !== 'single') return '';
  const route = (question.routes ?? []).find(({ whenAny }) => whenAny.includes(choice));
  if (route === undefined) return '';
  if (route.to === END) return '  (go to the end)';
  const number = numbers.get(route.to);
  return number === undefined ? '' : `  (go to question ${number})`;
}
