/** The checks of a survey find each planted fault and nothing in the ready-made ones; reading ages are those of the formula. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSurvey, OLDEST_READER, readingAges, textsOf } from './check-survey.ts';
import { readingAge, syllablesOf } from './reading-age.ts';
import { READY_MADE } from './ready-made/ready-made.ts';
import type { SurveyDefinition, SurveyQuestion } from './survey-definition.ts';

const [PARENTS] = READY_MADE as [SurveyDefinition];
const T = (en: string) => ({ en });
const single = (id: string, routes: { whenAny: string[]; to: string }[] = []): SurveyQuestion => ({
  kind: 'single',
  id,
  title: T('Which one is it?'),
  choices: [
    { id: 'a', text: T('One') },
    { id: 'b', text: T('Two') },
  ],
  routes,
});
const codesOf = (survey: Partial<SurveyDefinition>) =>
  checkSurvey({ ...PARENTS, ...survey }).map(({ code, place }) => `${code} ${place}`);

test('the ready-made surveys of three audiences have no fault, and every text can be read at eleven', () => {
  assert.deepEqual(
    READY_MADE.map(({ audience }) => audience),
    ['parents', 'young-people', 'practitioners'],
  );
  for (const survey of READY_MADE) {
    assert.deepEqual(checkSurvey(survey), [], survey.id);
    const ages = readingAges(survey);
    assert.ok(ages.length > 15);
    for (const { text, age } of ages) assert.ok(age <= OLDEST_READER, `${age} ${text}`);
    assert.ok(textsOf(survey).length > 30);
  }
});

test('a loop, a question that is never reached and a route to nowhere are each told where they are', () => {
  assert.deepEqual(codesOf({ questions: [single('one', [{ whenAny: ['a'], to: 'one' }])] }), ['loop one']);
  assert.deepEqual(codesOf({ questions: [single('one'), single('two', [{ whenAny: ['b'], to: 'one' }])] }), [
    'loop two',
  ]);
  assert.deepEqual(codesOf({ questions: [single('one', [{ whenAny: ['a'], to: 'gone' }])] }), [
    'unknown-target one',
  ]);
  assert.deepEqual(codesOf({ questions: [single('one', [{ whenAny: ['c'], to: 'end' }])] }), [
    'unknown-choice one',
  ]);
  assert.deepEqual(codesOf({ questions: [single('one'), single('one')] }).includes('repeated-id one'), true);
});

test('a question after a route to the end is still reached by passing over, and a jump forwards is no loop', () => {
  const questions = [single('one', [{ whenAny: ['a'], to: 'three' }]), single('two'), single('three')];
  assert.deepEqual(codesOf({ questions }), []);
});

test('a missing translation is told for each text and language', () => {
  const faults = codesOf({ languages: ['en', 'cy'] });
  assert.equal(faults.length, textsOf(PARENTS).length);
  assert.ok(faults.every((one) => one.startsWith('translation-missing')));
  assert.deepEqual(codesOf({ welcome: { en: ' ' } }), ['translation-missing survey']);
});

test('a text that is too hard is told with its age', () => {
  const hard =
    'Notwithstanding statutory obligations, multidisciplinary practitioners collaboratively facilitate provision.';
  assert.deepEqual(codesOf({ welcome: T(hard) }), ['too-hard survey']);
});

test('limits that cannot be met and a survey that asks nothing are told', () => {
  const number: SurveyQuestion = { kind: 'number', id: 'n', title: T('How many?'), least: 5, most: 1 };
  assert.deepEqual(codesOf({ questions: [number] }), ['wrong-limits n']);
  assert.deepEqual(codesOf({ questions: [{ kind: 'information', id: 'i', title: T('Hello') }] }), [
    'no-question survey',
  ]);
});

test('syllables and the reading age are those of the formula worked out by hand', () => {
  const words = {
    cat: 1,
    makes: 1,
    side: 1,
    table: 2,
    changes: 2,
    wanted: 2,
    looked: 1,
    education: 4,
    'well-known': 2,
    need: 1,
    agreed: 2,
  };
  for (const [word, count] of Object.entries(words)) assert.equal(syllablesOf(word), count, word);
  // Six words in one sentence, six syllables: 0.39 × 6 + 11.8 × 1 − 15.59 is a grade of −1.45, an age of 3.55.
  assert.ok(Math.abs((readingAge('The cat sat on the mat.') ?? 0) - 3.55) < 1e-9);
  assert.equal(readingAge('… !'), null);
});
