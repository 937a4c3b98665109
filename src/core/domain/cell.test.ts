/** Marks, footnotes, spreadsheet errors and formulas in cells. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFormula, isSheetError, markOf, parsePublishedNumber } from './cell.ts';

test('marks are told from numbers and from words, with or without brackets', () => {
  for (const [text, mark] of [
    ['c', 'c'],
    ['[x]', 'x'],
    ['Z', 'z'],
    [':', ':'],
    ['..', '..'],
    ['~', '~'],
    ['', ''],
    ['N/A', 'n/a'],
  ] as const)
    assert.equal(markOf(text), mark, text);
  for (const text of ['?', 'twelve', '0', '#N/A']) assert.equal(markOf(text), null, text);
});

test('a footnote sign does not hide a number', () => {
  for (const text of ['1,234 [1]', '1234*', '1234 (p)', '1234r', '1,234†'])
    assert.equal(parsePublishedNumber(text), 1234, text);
  for (const text of ['x', '', '1234 people', '[1]']) assert.equal(parsePublishedNumber(text), null, text);
});

test('errors of a spreadsheet and formulas are known', () => {
  for (const text of ['#REF!', '#n/a', '#DIV/0!']) assert.ok(isSheetError(text), text);
  assert.ok(!isSheetError('#1 school'));
  for (const text of ['=1+1', '@SUM(A1)', '+A1', '-A1', '\tx']) assert.ok(isFormula(text), text);
  for (const text of ['-5', '-', '+3', 'plans', '(5)']) assert.ok(!isFormula(text), text);
});
