/** The county's hub holds what it is said to hold: three meetings, one consultation, two waves, and sentences of parents led to what they changed. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { STORY_PLANS } from './scale.ts';
import { surveysText } from './survey-waves.ts';
import type { VoiceStory } from './voice-story.ts';
import { voiceText } from './voice-text.ts';

const SCALE = { plans: STORY_PLANS };
const STORY = resolve(import.meta.dirname, '../../../data/demo/marlshire/voice.json');

const { records } = JSON.parse(voiceText(await readFile(STORY, 'utf8'), SCALE, 1)) as VoiceStory; // our own file
const ofKind = (kind: string) => records.filter((record) => record.kind === kind);

test('the panel met three times, each meeting with its register', () => {
  const met = ofKind('meeting').filter(({ links }) =>
    links.some(({ kind, to }) => kind === 'belongs-to' && to.id === 'reference-panel'),
  );
  assert.equal(met.length, 3);
  for (const { id, links } of met)
    assert.ok(
      links.some(({ kind }) => kind === 'attended-by'),
      id,
    );
});

test('there is one consultation, with replies online and on paper', () => {
  assert.equal(ofKind('consultation').length, 1);
  const replies = ofKind('reply');
  assert.equal(replies.length, 42);
  const ways = new Set(replies.map(({ fields }) => fields['via']));
  assert.ok(ways.has('online') && ways.has('paper'));
});

test('the survey of families has two waves that are over', () => {
  const { waves } = JSON.parse(surveysText(SCALE, 1)) as { waves: { closedOn: string }[] }; // our own file
  assert.equal(waves.length, 2);
  for (const { closedOn } of waves) assert.match(closedOn, /^2024-/);
});

test("a parent's sentence leads to what it changed, and to what shows that it did", () => {
  const said = ofKind('statement').filter(
    ({ fields, links }) =>
      fields['sector'] === 'parent-carers' &&
      fields['decision'] === 'did' &&
      links.some(({ kind }) => kind === 'changed') &&
      links.some(({ kind }) => kind === 'shown-by'),
  );
  assert.ok(said.length > 0);
});
