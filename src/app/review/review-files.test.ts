/** The shipped rules and model against tellings of harm that nothing has learnt from: how many they flag does not fall unseen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FOURTH_TELLINGS } from '../../../bench/disclosure-sets-fourth.ts';
import { THIRD_TELLINGS } from '../../../bench/disclosure-sets-third.ts';
import { UNSEEN_STOCK } from '../../../test/make/name-stocks.ts';
import { findDisclosures } from '../../core/text/find-disclosures.ts';
import { makeAnswers } from '../../core/text/make-answers.ts';
import { maskText } from '../../core/text/mask-text.ts';
import { concernModel, knownWords } from './review-files.ts';

const isFlagged = (text: string) =>
  findDisclosures(text, maskText(text, knownWords()).text, {
    known: knownWords().everyday,
    concerns: concernModel(),
  }).length > 0;
const flaggedOf = (texts: readonly string[]) =>
  texts.filter((text) => isFlagged(text.replaceAll('{F}', 'Temitope'))).length / texts.length;

test('nine in ten tellings held out from learning are flagged, and of those by an earlier writer more than four in five', () => {
  assert.ok(flaggedOf(FOURTH_TELLINGS) >= 0.9);
  assert.ok(flaggedOf(THIRD_TELLINGS) >= 0.8);
});

test('of a thousand plain answers fewer than one in a hundred is flagged', () => {
  assert.ok(flaggedOf(makeAnswers(1_000, UNSEEN_STOCK, 5).map(({ text }) => text)) < 0.01);
});
