/** The catalogue of problems that reading can find. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROBLEM_TEXTS } from './problem-texts.ts';

test('codes are subject.what-is-wrong; a message is a sentence without its stop, advice one with it', () => {
  for (const [code, { message, advice }] of Object.entries(PROBLEM_TEXTS)) {
    assert.match(code, /^[a-z0-9]+\.[a-z0-9-]+$/);
    assert.match(message, /^[A-Z].*[^.]$/);
    assert.match(advice, /^[A-Z].*\.$/);
  }
});
