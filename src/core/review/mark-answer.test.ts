/** The machine's marks: themes by their words in any form, feelings by the part of the sentence, mixed where both are there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_SCHOOLS } from '../text/known-schools.ts';
import { trainLinear } from '../text/linear-model.ts';
import { packModel, unpackModel } from '../text/packed-model.ts';
import { readFeatures } from '../text/text-features.ts';
import { answerDue } from './answer-due.ts';
import { markAnswer, rulesOf } from './mark-answer.ts';
import { maskAnswer } from './mask-answer.ts';

const TEXTS = [
  ...['it is great', 'they are lovely', 'great and kind', 'lovely help'].map((text) => ({
    text,
    label: 'positive',
  })),
  ...['it is awful', 'they are rude', 'awful and late', 'rude and slow'].map((text) => ({
    text,
    label: 'negative',
  })),
];
const MODEL = trainLinear(
  TEXTS.map(({ text, label }) => ({ features: readFeatures(text, 'words and pieces'), label })),
  1,
);
const RULES = rulesOf([
  { id: 'bus', words: ['bus', 'annual review'] },
  { id: 'forms', words: ['form'] },
]);
const marks = (text: string) => [...markAnswer(text, RULES, MODEL)];

test('a theme is held where a word of it stands in any form, or a run of words does', () => {
  assert.deepEqual(
    marks('The buses are lovely.').map(([id]) => id),
    ['bus'],
  );
  assert.deepEqual(
    marks('ANNUAL REVIEWS are awful').map(([id]) => id),
    ['bus'],
  );
  assert.deepEqual(marks('The annual plan has no review'), []);
  assert.deepEqual(marks('Rob was robust, business as usual'), []);
  assert.deepEqual(marks('[name] [school]'), []);
});

test('each theme has the feeling of its own part of the sentence, mixed where it is praised and complained of', () => {
  assert.deepEqual(marks('The bus is great but the forms are awful'), [
    ['bus', 'positive'],
    ['forms', 'negative'],
  ]);
  assert.deepEqual(marks('The bus is lovely. Sometimes the bus is rude!'), [['bus', 'mixed']]);
});

test('a model comes back from its packed form and says the same', () => {
  const packed = packModel(MODEL, 'eight sentences', 100_000);
  const back = unpackModel(JSON.parse(JSON.stringify(packed)));
  for (const { text } of TEXTS)
    assert.deepEqual(
      [...markAnswer(`bus ${text}`, RULES, back)],
      [...markAnswer(`bus ${text}`, RULES, MODEL)],
    );
  for (const [at, weights] of MODEL.weightByClass.entries()) {
    const most = weights.reduce((greatest, weight) => Math.max(greatest, Math.abs(weight)), 0);
    const isNear = weights.every(
      (weight, place) => Math.abs(weight - (back.weightByClass[at]?.[place] ?? 0)) <= most / 127,
    );
    assert.ok(isNear, 'no weight is off by more than one step');
  }
  const damaged = packed.classes.map((one) => ({ ...one, weights: one.weights.slice(0, 8) }));
  assert.throws(() => unpackModel({ ...packed, classes: damaged }), /damaged/);
});

test('what is hostile is harmless: signs that are not seen part no name, and huge or odd text ends', () => {
  const base = {
    lexicon: { everyday: new Set(['loves', 'waited']), wider: new Set<string>() },
    schools: NO_SCHOOLS,
  };
  for (const name of ['Ze\u200bbe\u00addee', 'Ｚｅｂｅｄｅｅ', '\u202eZebedee'])
    assert.doesNotMatch(maskAnswer(`My son ${name} waited`, base, null).text, /ze|be|dee/i);
  assert.equal(maskAnswer('😀😀 \ud800', base, null).text.includes('😀'), true);
  assert.equal(maskAnswer('a'.repeat(20_000), base, null).text, '[name]');
  assert.doesNotMatch(maskAnswer('Zeb '.repeat(5_000), base, null).text, /zeb/i);
});

test('a capital I within a word is a scanner’s, so that no such word is taken for a name; titles and wards stay beside names', () => {
  const words = 'the staff were informative and friendly on ward very improved thank you to'.split(' ');
  const base = { lexicon: { everyday: new Set(words), wider: new Set<string>() }, schools: NO_SCHOOLS };
  const kept = (text: string) => maskAnswer(text, base, null).text;
  assert.equal(
    kept('The staff were InformatIve and FrIendly, very Improved'),
    'The staff were informative and Friendly, very improved',
  );
  assert.equal(kept('thank you to Dr Quillfeather'), 'thank you to Dr [name]');
  assert.equal(
    kept('the staff on Quillfeather ward were friendly'),
    'the staff on [name] ward were friendly',
  );
  assert.equal(
    kept('the staff were Improved and Friendly on ward'),
    'the staff were Improved and Friendly on ward',
  );
});

test('an answer is due on a full hour or a full day, so that it does not tell when it was written', () => {
  const wish = { flaggedHours: 4, otherDays: 5 };
  assert.equal(answerDue('2024-12-11T09:15:27.123Z', true, wish), '2024-12-11T14:00:00.000Z');
  assert.equal(answerDue('2024-12-11T09:15:27.123Z', false, wish), '2024-12-17T00:00:00.000Z');
});
