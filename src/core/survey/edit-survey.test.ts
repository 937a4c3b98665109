/** Changes to a survey keep it whole: no route leads to what is gone, and ids stay apart. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkSurvey } from './check-survey.ts';
import {
  addChoice,
  addQuestion,
  moveQuestion,
  removeChoice,
  removeQuestion,
  replaceQuestion,
  routeOf,
  targetsAfter,
  withChoice,
  withKind,
  withRoute,
  withText,
} from './edit-survey.ts';
import { PARENTS_SURVEY } from './ready-made/parents-survey.ts';
import type { SurveyDefinition } from './survey-definition.ts';

const codesOf = (survey: SurveyDefinition) => checkSurvey(survey).map(({ code }) => code);
const first = (survey: SurveyDefinition) => survey.questions[0] ?? assert.fail('no question');

test('any run of adding, moving and taking away leaves ids apart and no route to nowhere', () => {
  const step = fc.record({
    what: fc.constantFrom('add', 'move', 'remove'),
    place: fc.integer({ min: 0, max: 11 }),
    by: fc.integer({ min: -3, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let survey: SurveyDefinition = PARENTS_SURVEY;
      for (const { what, place, by } of steps) {
        if (what === 'add') survey = addQuestion(survey, place);
        else if (what === 'move') survey = moveQuestion(survey, place, by);
        else survey = removeQuestion(survey, place);
      }
      const ids = survey.questions.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      return !codesOf(survey).includes('unknown-target');
    }),
  );
});

test('a question of another id takes its routes along, and a choice of another id too', () => {
  const stage = first(PARENTS_SURVEY);
  const place = PARENTS_SURVEY.questions.findIndex(({ id }) => id === 'listened');
  const listened = PARENTS_SURVEY.questions[place] ?? assert.fail('no question');
  const renamed = replaceQuestion(PARENTS_SURVEY, place, { ...listened, id: 'heard' });
  assert.equal(routeOf(first(renamed), 'none'), 'heard');
  assert.deepEqual(codesOf(renamed), []);
  const other = withChoice(stage, 3, { id: 'nothing-yet', text: { en: 'No extra help yet' } });
  assert.equal(routeOf(other, 'nothing-yet'), 'listened');
});

test('routes are set, joined and taken away answer by answer', () => {
  const stage = first(PARENTS_SURVEY);
  const ended = withRoute(stage, 'none', 'end');
  assert.deepEqual([routeOf(ended, 'none'), routeOf(ended, 'school')], ['end', 'listened']);
  const back = withRoute(ended, 'none', 'listened');
  assert.deepEqual(back, stage);
  const none = withRoute(withRoute(stage, 'none', null), 'school', null);
  assert.ok(!('routes' in none));
  assert.deepEqual(targetsAfter(PARENTS_SURVEY, 9), ['change', 'end']);
});

test('a kind keeps the words, and choices are added and taken away', () => {
  const stage = first(PARENTS_SURVEY);
  const several = withKind(stage, 'several');
  assert.ok(several.kind === 'several' && several.choices.length === 4 && several.title === stage.title);
  const grown = addChoice(stage);
  assert.ok(grown.kind === 'single' && grown.choices.at(-1)?.id === 'answer-5');
  const less = removeChoice(stage, 3);
  assert.ok(less.kind === 'single' && less.choices.length === 3 && routeOf(less, 'none') === null);
  assert.deepEqual(withKind(withKind(stage, 'agree'), 'single').kind, 'single');
  assert.deepEqual(withText({ en: 'Hello', cy: 'Helo' }, 'cy', ''), { en: 'Hello' });
});
