/** docs/rules.md is as the catalogue of rules has it, and codes of rules have their own form. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { rulePage } from '../../scripts/write-rule-page.ts';
import { RULES } from '../../src/core/integrity/catalogue.ts';
import { OTHER_RULES } from '../../src/core/integrity/other-rules.ts';

test('the page of rules is as the catalogue has it', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/rules.md'), 'utf8');
  assert.equal(page, rulePage());
});

test('the code of a rule is a subject and what is wrong', () => {
  const codes = [...RULES, ...OTHER_RULES].map(({ code }) => code);
  const odd = codes.filter((code) => !/^[a-z]+\.[a-z]+(?:-[a-z]+)*$/.test(code));
  assert.deepEqual(odd, []);
});
