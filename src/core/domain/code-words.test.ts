/** Codes that were written out: each word means one code of its set, and nothing else is guessed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CEASE_REASONS, NEED_TYPES, OUTCOMES, REQUEST_SOURCES, SETTING_CODES, SEXES } from './code-sets.ts';
import { codeInWords } from './code-words.ts';

test('words stand for their code whatever their case and signs', () => {
  const said = [
    [NEED_TYPES, 'Autism', 'ASD'],
    [NEED_TYPES, 'speech, language & communication needs', null],
    [NEED_TYPES, 'SPEECH, LANGUAGE AND COMMUNICATION NEEDS', 'SLCN'],
    [NEED_TYPES, 'Down’s Syndrome', 'DS'],
    [OUTCOMES, 'Yes', 'Y'],
    [OUTCOMES, 'Not agreed', 'N'],
    [SEXES, 'female', 'F'],
    [SETTING_CODES, 'EOTAS', 'OLA'],
    [REQUEST_SOURCES, 'Social care', '4'],
    [CEASE_REASONS, 'Higher Education', '3'],
  ] as const;
  for (const [set, text, code] of said) assert.equal(codeInWords(set, text), code, text);
});

test('what stands for no code, or for a code of another set, is not guessed', () => {
  for (const text of ['', '-', 'Autistic-like traits', 'Needs met', 'Yes?no'])
    for (const set of [NEED_TYPES, OUTCOMES, CEASE_REASONS]) assert.equal(codeInWords(set, text), null, text);
  assert.equal(codeInWords(SEXES, 'Autism'), null);
  assert.equal(codeInWords(new Set(['Y']), 'Yes'), null);
});
