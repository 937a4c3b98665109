/** A survey on paper: an A4 document with a box for each answer, room to write, the code, and where to go next. */
import type { Block, ReportDocument } from '../../core/report/blocks.ts';
import { choicesIn, type FrameLanguage, frameText, isUnread } from '../../core/survey/frame-language.ts';
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
export type PaperStyle = {
  readonly language: string;
  readonly isEasy: boolean;
  /** Words of the paper itself. */
  readonly frame: FrameLanguage;
};

type Told = { readonly authority: string; readonly frozenAt: string; readonly version: string };

const BOX = '[   ]';
const LINE = '_'.repeat(72);
const CODE_LINE = Array.from({ length: 3 }, () => '_'.repeat(4)).join(' - ');

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
      ...(isUnread(style.frame) ? [paragraph(frameText(style.frame, 'page.unread'))] : []),
      paragraph(frameText(style.frame, 'paper.code', { line: CODE_LINE })),
      paragraph(`${BOX} ${say(survey.consent)}`),
      ...survey.questions.flatMap((question) => questionBlocks(question, style, numbers)),
      heading(2, 'thanks', frameText(style.frame, 'paper.thanks')),
      paragraph(say(survey.thanks)),
      { kind: 'page-break' },
      heading(1, 'privacy', frameText(style.frame, 'welcome.privacy')),
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
  { language, isEasy, frame }: PaperStyle,
  numbers: ReadonlyMap<string, number>,
): readonly Block[] {
  const say = (texts: Texts | undefined) => (texts === undefined ? '' : textIn(texts, language));
  const title = say(isEasy ? (question.easy ?? question.title) : question.title);
  const number = numbers.get(question.id);
  const hint = say(question.hint);
  return [
    heading(2, question.id, number === undefined ? title : `${number}. ${title}`),
    ...(hint === '' ? [] : [paragraph(hint)]),
    ...answerLines(question, say, { numbers, frame }).map(paragraph),
  ];
}

/** What the lines of a question hang on: numbers of questions, and the words of the paper. */
type OnPaper = { readonly numbers: ReadonlyMap<string, number>; readonly frame: FrameLanguage };

function answerLines(
  question: SurveyQuestion,
  say: (texts: Texts) => string,
  { numbers, frame }: OnPaper,
): readonly string[] {
  switch (question.kind) {
    case 'single':
    case 'several':
    case 'agree':
      return choicesIn(question, frame).map(
        ({ id, text }) => `${BOX} ${say(text)}${wayOn(question, id, { numbers, frame })}`,
      );
    case 'scale':
      return [
        `0: ${say(question.low)}    10: ${say(question.high)}`,
        choicesOf(question)
          .map(({ id }) => `${id} ${BOX}`)
          .join('  '),
      ];
    case 'number':
      return [
        `${'_'.repeat(12)} ${frameText(frame, 'paper.number', { least: question.least, most: question.most })}`,
      ];
    case 'text':
      return [LINE, LINE, LINE, LINE];
    case 'information':
      return [];
  }
}

/** Where an answer leads, as a reader of paper follows it. */
function wayOn(question: SurveyQuestion, choice: string, { numbers, frame }: OnPaper): string {
  if (question.kind !== 'single') return '';
  const route = (question.routes ?? []).find(({ whenAny }) => whenAny.includes(choice));
  if (route === undefined) return '';
  if (route.to === END) return `  ${frameText(frame, 'paper.end')}`;
  const number = numbers.get(route.to);
  return number === undefined ? '' : `  ${frameText(frame, 'paper.question', { number })}`;
}
