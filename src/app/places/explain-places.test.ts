/** Every figure of the answer on places is explained, by a section that is written, from figures that are there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { fakePlacesWithNeed } from '../../../test/make/fake-answers.ts';
import { figureAt, numbersIn } from '../figure-names.ts';
import { explainPlaces, placesFigures } from './explain-places.ts';
import { placesDocument } from './places-document.ts';

const METHOD = readFileSync(resolve(import.meta.dirname, '../../../docs/method/0013-places.md'), 'utf8');
/** Numbers about the answer itself, which no equation makes. */
const ABOUT = /^(seed|draws|slippage\.range\.(draws|seed)|vacantPlaces)/;

test('every figure has an equation whose section is written, and what it is made of is in the answer', async () => {
  const answer = await fakePlacesWithNeed();
  const document = placesDocument(answer, '1.0.0');
  const figures = placesFigures(document);
  assert.deepEqual(
    numbersIn(document).filter((name) => !ABOUT.test(name) && !figures.includes(name)),
    [],
  );
  for (const figure of figures) {
    const { value, equation, method, inputs, madeOf } = explainPlaces(answer.record, document, figure);
    assert.ok(equation.length > 0 && value !== undefined);
    assert.match(METHOD, new RegExp(`^## ${method.split('section ')[1]}\\. `, 'm'));
    for (const { value: part, source } of inputs) assert.ok(part !== undefined && source !== '');
    for (const name of madeOf) assert.notEqual(figureAt(document, name), undefined, name);
  }
});

test('a name that the answer has not is refused with some that it has', async () => {
  const answer = await fakePlacesWithNeed();
  const document = placesDocument(answer, '1.0.0');
  assert.throws(() => explainPlaces(answer.record, document, 'slippage.wishes'), /no figure of that name/);
});
