/** The paper holds every question and answer in order, says where to go, and asks in easy words where it should. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGLISH } from '../../core/survey/frame-language.ts';
import { PARENTS_SURVEY } from '../../core/survey/ready-made/parents-survey.ts';
import { PRACTITIONERS_SURVEY } from '../../core/survey/ready-made/practitioners-survey.ts';
import { choicesOf } from '../../core/survey/survey-definition.ts';
import { renderReturn } from '../render-return.ts';
import { shippedLanguages } from './survey-languages.ts';
import { surveyPaper } from './survey-paper.ts';

const TOLD = { authority: 'Marlshire', frozenAt: '2024-12-11T12:00:00.000Z', version: 'design 2' };
const PLAIN = { language: 'en', isEasy: false, frame: ENGLISH };
const textOf = (survey: typeof PARENTS_SURVEY, style = PLAIN) =>
  JSON.stringify(surveyPaper(survey, style, TOLD));

test('every question and each of its answers stands on the paper, and a route as the number of a question', () => {
  for (const survey of [PARENTS_SURVEY, PRACTITIONERS_SURVEY]) {
    const text = textOf(survey);
    for (const question of survey.questions) {
      assert.ok(text.includes(question.title['en'] ?? '?'), question.id);
      for (const choice of choicesOf(question)) assert.ok(text.includes(choice.text['en'] ?? '?'), choice.id);
    }
    assert.match(text, /Your code, from your letter: ____/);
  }
  assert.match(textOf(PARENTS_SURVEY), /\[ {3}\] No extra help yet {2}\(go to question 4\)/);
});

test('the easy-read paper asks in easy words where a question has some, and in its own where it has none', () => {
  const [first, ...others] = PARENTS_SURVEY.questions;
  assert.ok(first);
  const survey = {
    ...PARENTS_SURVEY,
    questions: [{ ...first, easy: { en: 'What help is there?' } }, ...others],
  };
  const text = textOf(survey, { language: 'en', isEasy: true, frame: ENGLISH });
  assert.ok(text.includes('1. What help is there?') && !text.includes(first.title['en'] ?? '?'));
  assert.ok(text.includes('How much do you trust the council') && text.includes('easy read'));
});

test('it is written as PDF', async () => {
  const pdf = await renderReturn(surveyPaper(PARENTS_SURVEY, PLAIN, TOLD), 'pdf');
  assert.equal(Buffer.from(pdf.slice(0, 5)).toString(), '%PDF-');
});

test('a paper in words that nobody has read says so in its own language, and one that was read does not', () => {
  const polish = shippedLanguages().find(({ code }) => code === 'pl');
  assert.ok(polish);
  const unread = polish.texts['page.unread'] ?? '?';
  const style = { language: 'pl', isEasy: false, frame: polish };
  assert.ok(textOf(PARENTS_SURVEY, style).includes(unread));
  const read = { ...style, frame: { ...polish, review: 'read' as const } };
  assert.ok(!textOf(PARENTS_SURVEY, read).includes(unread));
});
