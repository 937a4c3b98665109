/** The linear model, its features and the measures of agreement, by small examples. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kappa, macroF1 } from './agreement.ts';
import { classify, trainLinear } from './linear-model.ts';
import { readFeatures } from './text-features.ts';

const TEXTS = [
  ['kind and helpful staff', 'good'],
  ['helpful, kind, thank you', 'good'],
  ['very kind people', 'good'],
  ['long wait and rude answer', 'bad'],
  ['rude and late again', 'bad'],
  ['a long wait, always late', 'bad'],
] as const;
const train = () =>
  trainLinear(
    TEXTS.map(([text, label]) => ({ features: readFeatures(text, 'words and pieces'), label })),
    7,
  );

test('learns what parts the classes, reads misspelt words, and gives the same digits again', () => {
  const model = train();
  assert.equal(classify(model, readFeatures('so kind', 'words and pieces')), 'good');
  assert.equal(classify(model, readFeatures('alwyas waitng, rudeness', 'words and pieces')), 'bad');
  assert.deepEqual(train(), model);
});

test('training on nothing is the fault of the caller', () => {
  assert.throws(() => trainLinear([], 1), RangeError);
});

test('kappa and F1 of a table worked by hand', () => {
  const pairs = [
    ...Array.from({ length: 20 }, () => ({ first: 'yes', second: 'yes' })),
    ...Array.from({ length: 5 }, () => ({ first: 'yes', second: 'no' })),
    ...Array.from({ length: 10 }, () => ({ first: 'no', second: 'yes' })),
    ...Array.from({ length: 15 }, () => ({ first: 'no', second: 'no' })),
  ];
  assert.ok(Math.abs((kappa(pairs) ?? 0) - 0.4) < 1e-12);
  assert.ok(Math.abs((macroF1(pairs) ?? 0) - (40 / 55 + 30 / 45) / 2) < 1e-12);
});

test('where kappa or F1 says nothing it is missing, not zero', () => {
  assert.equal(kappa([]), null);
  assert.equal(macroF1([]), null);
  assert.equal(kappa([{ first: 'yes', second: 'yes' }]), null);
});
