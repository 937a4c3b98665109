/** The county as it is loaded: the planted fall is found and explained, flows to the risk that it tells of and into the figures of a return, and a second load adds nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { closedWaves } from './closed-waves.ts';
import { aheadSentences, changeSentences, leadOf, watchCsv } from './watch-text.ts';
import { weightingSentences } from './weighting-text.ts';

const { lead } = PEOPLE;
const READER = { id: 'user:partner', roles: ['partner'], authorities: 'all' } as const;

test('two waves of the county: one statement moved, for whom and by how much, and whose answers made it', () =>
  withMarlshire(async ({ app, scope, store, folder }) => {
    const [survey, ...others] = await app.surveys.watch(READER, scope);
    assert.ok(survey !== undefined && others.length === 0);
    assert.match(leadOf(survey.watch), /^One statement has moved/);
    const [fall, everybody, parts] = changeSentences(survey.watch);
    assert.match(
      fall ?? '',
      /person that I can ask.*secondary.*fell from 59 per cent \(\d+ of 1,\d+\) to 49 per cent .*−10 points \(n = /,
    );
    assert.match(everybody ?? '', /everybody: the share that agrees fell/);
    assert.match(parts ?? '', /secondary made −\d\.\d, primary made −\d\.\d/);
    assert.match(
      aheadSentences(survey.watch).join(' '),
      /^Before the next wave: .*a change of 10 points .* is found more than 99 times in 100 for everybody \(1,\d{3} answers a wave\), and \d+ times in 100 for .* nine times in ten\./,
    );
    assert.match(weightingSentences(survey).join(' '), /1,903 answers tell as much as 1,\d{3} would/);
    assert.equal(watchCsv([survey.watch]).trimEnd().split('\n').length, 1 + 24 * 2);

    const { measures } = await app.measureProgramme(lead, scope, null, 'internal');
    const score = measures.find(({ cut }) => cut?.key === 'families.one-person');
    assert.deepEqual([score?.name, score?.period], ['confidence_score', '@2024-10-25']);
    assert.ok((score?.denominator ?? 0) > 1800 && /person that I can ask.*between/.test(score?.base ?? ''));

    const before = await store.read.audit.list(scope.authorityCode, 1000);
    await app.loadProgramme(lead, folder);
    assert.deepEqual(
      await store.read.audit.list(scope.authorityCode, 1000),
      before,
      'nothing is loaded twice',
    );
    const [spring] = await closedWaves(store.read, scope);
    const replies = await store.read.surveys.replies(scope, spring?.waveId ?? '');
    assert.equal(replies.length, 1903);
    assert.deepEqual(
      [...new Set(replies.map(({ givenOn }) => givenOn))],
      ['2024-05-24'],
      'no day of one reply',
    );
  }));

test('the statement shows below what is accepted where the risk is rated, and is a figure that a return can name', () =>
  withMarlshire(async ({ app, scope }) => {
    const open = await app.openProgramme(lead, scope);
    const told = open.facts.voice?.find(({ name }) => name === 'survey.families.one-person');
    assert.deepEqual(told?.tellsOf, ['risk/R2']);
    assert.ok(told !== undefined && told.atLeast !== null && told.high < told.atLeast);
    const figure = open.figures.get('voice.survey.families.one-person.share');
    assert.match(figure?.shown ?? '', /^51 per cent \(n = 1,\d{3}; likely between 49 and 54 per cent\)$/);
    assert.match(
      open.figures.get('voice.survey.families.one-person.change')?.shown ?? '',
      /^−7 points \(n = /,
    );
    const { faults } = await app.voice.look(lead, scope);
    assert.ok(faults.some(({ message }) => /person that I can ask/.test(message)));
  }));
