/** Tellings of harm by example: kinds, indirect and misspelt words, either form of an answer, the learnt model, and what is not flagged. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRules, withoutContractions } from './disclosure-classes.ts';
import { signFeatures } from './disclosure-signs.ts';
import { findDisclosures, TELLING } from './find-disclosures.ts';
import { type LinearModel, trainLinear } from './linear-model.ts';

const KNOWN = new Set('strange frightful tells'.split(' '));
const found = (text: string, masked = text, concerns: LinearModel | null = null) =>
  findDisclosures(text, masked, { known: KNOWN, concerns });

test('each kind of risk is flagged by a telling of it', () => {
  const examples = {
    'self-harm': [
      'She says she wants to die.',
      'He bangs his head on the wall.',
      'i dont want to be here any more',
    ],
    violence: ['His stepdad hits him.', 'She came home with bruises.', 'Mum locks up and goes for me.'],
    'sexual-harm': ['The man touched her private parts.', 'Grandad gets into her bed.'],
    neglect: ['He is left all day in a wet nappy.', 'There is nothing to eat in the house.'],
    exploitation: ['My brother is in a gang.', 'She did not come home.'],
    restraint: ['They locked him in a room.', 'Three adults sat on him.'],
    'emotional-harm': ['The carer shouts at him.', 'My husband controls the money.'],
    fear: ['I am scared of going home.', 'I hide when he comes in.'],
    despair: ['I cannot cope.', 'I am scared of what I might do.'],
  } as const;
  for (const [kind, texts] of Object.entries(examples))
    for (const text of texts)
      assert.ok(
        found(text).some((one) => one === kind),
        `${kind}: ${text}`,
      );
});

test('an answer is flagged where only one of its two forms tells', () => {
  assert.deepEqual(found('They grabbed Zeb', 'They grabbed [name]'), ['violence']);
  assert.deepEqual(found('they molested her', 'they [name] her'), ['sexual-harm']);
  assert.deepEqual(found('They grabbed Zeb', 'They grabbed Zeb'), []);
});

test('a slip of the pen is put right where the word is no other; apostrophes and capitals say nothing', () => {
  for (const text of [
    'He was bruisd',
    'I feel suicidel',
    'she is terified of him',
    'I DONT FEEL SAFE',
    'I don’t feel safe',
  ])
    assert.notDeepEqual(found(text), [], text);
  assert.deepEqual(found('It was a strange day'), [], 'a known word is never taken for "strangled"');
});

test('a refusal is flagged too, and several kinds are all told, each once', () => {
  const text = 'Nobody ever hit him or\nbeat him, but he is not\nsafe there.';
  assert.deepEqual(found(text), ['violence', 'fear']);
});

test('complaints about waiting, forms and transport are not flagged', () => {
  for (const text of [
    'We waited eleven months for the plan.',
    'The taxi is always late.',
    'The forms are far too long and confusing.',
    'Nobody rings back.',
    '',
  ])
    assert.deepEqual(found(text), []);
});

test('where no rule holds, a sentence that reads like those learnt from is flagged as something wrong', () => {
  const learn = (text: string, label: string) => ({ features: signFeatures(text), label });
  const model = trainLinear(
    [
      ...Array.from({ length: 20 }, () => learn('her face went white at the sound of the key', TELLING)),
      ...Array.from({ length: 20 }, () => learn('the form was long and the letter came late', 'other')),
    ],
    1,
  );
  assert.deepEqual(found('Her face went white at the key', undefined, model), ['something-wrong']);
  assert.deepEqual(found('The letter came late and was long', undefined, model), []);
  assert.deepEqual(found('She wants to die and her face went white', undefined, model), ['self-harm']);
  assert.deepEqual(found('Her face.', undefined, model), [], 'a scrap says too little');
});

test('a sentence in which a rule holds is passed over where the model is nearly sure of something else, and a scrap never is', () => {
  const learn = (text: string, label: string) => ({ features: signFeatures(text), label });
  const model = trainLinear(
    [
      ...Array.from({ length: 40 }, () => learn('we kept a secret about the cake for the party', 'other')),
      ...Array.from({ length: 4 }, () => learn('he said it is our secret and hurt me', TELLING)),
    ],
    1,
  );
  const cake = 'We kept a secret about the cake for the party.';
  assert.ok(found(cake).length > 0, 'the rules alone flag it');
  assert.deepEqual(found(cake, undefined, model), []);
  assert.ok(found(`${cake} He hits me.`, undefined, model).includes('violence'));
});

test('a rule without pattern holds by its words; one with a group that nobody wrote is refused', () => {
  const [rule] = readRules('bruis*\n# a note\n');
  assert.ok(rule?.pattern.test('he had bruises') && !rule.pattern.test('embruised'));
  assert.throws(() => readRules('hit : @ {nobody}'), RangeError);
  assert.equal(withoutContractions('he won’t, i cant, she isnt'), 'he will not, i can not, she is not');
});

test('an answer of many pages is read in no time', () => {
  const long = 'he said that she was there and i would not have gone on like this '.repeat(300);
  const from = performance.now();
  found(long);
  assert.ok(performance.now() - from < 2000);
});
