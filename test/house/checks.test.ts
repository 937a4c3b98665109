/** docs/checks.md is as the code has it, and the checks of the extract and of the rows share no code. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { checkPage } from '../../scripts/write-check-pages.ts';
import { CHECKS } from '../../src/core/checks/catalogue.ts';
import { LAYOUTS } from '../../src/edge/intake/layouts.ts';
import { PROBLEM_TEXTS } from '../../src/edge/intake/problem-texts.ts';
import { SEN2_TEXTS } from '../../src/edge/intake/problems/sen2-problems.ts';

test('the page of checks is as the catalogue has it', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/checks.md'), 'utf8');
  assert.equal(page, checkPage());
});

test('there are at least 60 named checks of a SEN2 return, each with a code of its own', () => {
  const codes = [...CHECKS.map(({ code }) => code), ...Object.keys(SEN2_TEXTS)];
  assert.ok(codes.length >= 60);
  assert.equal(new Set(codes).size, codes.length);
});

test('no check of an extract has the code of a problem of reading', () => {
  const shared = CHECKS.filter(({ code }) => Object.hasOwn(PROBLEM_TEXTS, code));
  assert.deepEqual(shared, []);
});

test('every check stands in the page under a heading', () => {
  const page = checkPage();
  const missing = CHECKS.filter(({ code }) => !page.includes(`| \`${code}\` |`));
  assert.deepEqual(missing, []);
});

test('the fields that a check names are columns of the return', () => {
  const columns = new Set(
    LAYOUTS.filter(({ kind }) => kind === 'sen2-csv').flatMap(({ name, required, optional }) =>
      [...required, ...optional].map((column) => `${name}.${column}`),
    ),
  );
  const unknown = CHECKS.flatMap(({ fields }) => fields).filter((field) => !columns.has(field));
  assert.deepEqual([...new Set(unknown)], []);
});
