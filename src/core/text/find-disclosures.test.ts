/** Safeguarding rules by example: what is flagged as given, what only once masked, what masking would have hidden, what is not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDisclosures } from './find-disclosures.ts';

test('each kind of risk is flagged by its own words', () => {
  const examples = {
    'self-harm': 'She says she wants to die.',
    violence: 'His stepdad hits him.',
    'sexual-harm': 'The man touched her private parts.',
    neglect: 'He is left all day in a wet nappy.',
    exploitation: 'My brother is in a gang.',
    restraint: 'They locked him in a room.',
    fear: 'I am scared of going home.',
  } as const;
  for (const [kind, text] of Object.entries(examples)) assert.deepEqual(findDisclosures(text, text), [kind]);
});

test('an answer is flagged where only one of its two forms tells', () => {
  assert.deepEqual(findDisclosures('They held Zeb down', 'They held [name] down'), ['restraint']);
  assert.deepEqual(findDisclosures('they molested her', 'they [name] her'), ['sexual-harm']);
  assert.deepEqual(findDisclosures('They held Zeb down', 'They held Zeb down'), []);
});

test('a refusal is flagged too, and several kinds are all told, each once', () => {
  const text = 'Nobody ever hit him or\nbeat him, but he is not\nsafe there.';
  assert.deepEqual(findDisclosures(text, text), ['violence', 'fear']);
});

test('complaints about waiting, forms and transport are not flagged', () => {
  for (const text of [
    'We waited eleven months for the plan.',
    'The taxi is always late.',
    'The forms are far too long and confusing.',
    '',
  ])
    assert.deepEqual(findDisclosures(text, text), []);
});
