/** A language is whole or is not let in; its words fill consent and notice only where these are the ready-made ones. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkSurvey } from './check-survey.ts';
import {
  checkFrameLanguage,
  ENGLISH,
  type FrameLanguage,
  frameText,
  withReadyTexts,
} from './frame-language.ts';
import { readingAge } from './reading-age.ts';
import { PARENTS_SURVEY } from './ready-made/parents-survey.ts';

const POLISH = JSON.parse(readFileSync('data/languages/pl.json', 'utf8')) as FrameLanguage;

test('every language that comes with the product is whole', () => {
  const files = readdirSync('data/languages').filter((name) => name.endsWith('.json'));
  assert.ok(files.length > 0);
  for (const name of files)
    assert.deepEqual(checkFrameLanguage(JSON.parse(readFileSync(`data/languages/${name}`, 'utf8'))), []);
});

test('a text left out, one that no page has, and braces that differ are named', () => {
  const { 'ask.next': _, ...others } = POLISH.texts;
  const texts = { ...others, 'ask.step': 'Strona {place}', 'no.such': 'x' };
  assert.deepEqual(checkFrameLanguage({ ...POLISH, texts }), [
    'ask.next: has no words',
    'no.such: is no text of the pages',
    'ask.step: must hold {of}, {place}',
  ]);
});

test('a text that a language lacks is said in English, with its values', () => {
  assert.equal(frameText({ ...POLISH, texts: {} }, 'ask.step', { place: 1, of: 9 }), 'Page 1 of 9');
  assert.equal(frameText(POLISH, 'ask.step', { place: 1, of: 9 }), 'Strona 1 z 9');
});

test('consent, notice and thanks are there in Polish where they are the ready-made ones, and stay where somebody wrote their own', () => {
  const survey = { ...PARENTS_SURVEY, languages: ['en', 'pl'], thanks: { en: 'Ta.' } };
  const filled = withReadyTexts(survey, [ENGLISH, POLISH]);
  assert.equal(filled.consent['pl'], POLISH.texts['ready.consent']);
  assert.equal(filled.privacy.filter(({ text }) => text['pl'] === undefined).length, 0);
  assert.deepEqual(filled.thanks, { en: 'Ta.' });
  const faults = checkSurvey(filled).filter(({ place }) => place === 'privacy');
  assert.deepEqual(faults, []);
  assert.deepEqual(
    withReadyTexts(PARENTS_SURVEY, [ENGLISH, POLISH]),
    PARENTS_SURVEY,
    'a survey in English stays',
  );
});

test('no English text of the pages asks for a reader above eleven', () => {
  for (const [key, words] of Object.entries(ENGLISH.texts)) {
    const count = words.split(' ').length;
    // One or two words tell nothing by the formula, and a statutory title is what it is.
    if (count < 8) continue;
    assert.ok((readingAge(words) ?? 0) <= 11, `${key}: ${readingAge(words)?.toFixed(1)}`);
  }
});
