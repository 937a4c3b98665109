/** Places of the fictional county from its store: what everyone sees, and what only those who work with its records do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakePlaces, fakePlacesWithNeed } from '../../../test/make/fake-answers.ts';
import { PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import type { Actor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { withoutSmallGroups } from './answer-places.ts';

const REQUEST = { asAt: null, seed: 1, draws: 50 };

test('58 of 156 places are late, and without a return the late places cost what the plan’s prices say', () =>
  withMarlshire(async ({ app, scope }) => {
    const { sentence, reckoning, totals, notes } = await app.places(PEOPLE.lead, scope, REQUEST);
    assert.match(sentence, /^58 of 156 new places due by October 2024 are late; each week costs £/);
    assert.deepEqual([reckoning.due, reckoning.delivered], [156, 98]);
    const [, northmere] = reckoning.slippage;
    // 33 × (£63,000 − £25,500) for seven months, then five at prices 2.2 % higher, each unit cost rounded first.
    assert.equal(northmere?.totalPence, 72_187_500n + 52_696_875n);
    assert.equal(totals.until, '2025-08');
    assert.ok(notes.some((note) => note.startsWith('No SEN2 return is read')));
  }));

test('a month before the record’s deliveries is refused, not guessed, and so is a text that is no month', () =>
  withMarlshire(async ({ app, scope }) => {
    await assert.rejects(app.places(PEOPLE.lead, scope, { ...REQUEST, asAt: '2024-13' }), ProblemError);
    const { problem } = await app.places(PEOPLE.lead, scope, { ...REQUEST, asAt: '2024-08' }).then(
      () => ({ problem: null }),
      (error: unknown) => (error instanceof ProblemError ? error : Promise.reject(error)),
    );
    // The record says that places are delivered in September: in August that is still to come, and is said so.
    assert.equal(problem?.code, 'places.delivered-in-future');
  }));

test('a person without permission is refused', () =>
  withMarlshire(async ({ app, scope }) => {
    const stranger: Actor = { id: 'user:stranger', roles: ['administrator'], authorities: 'all' };
    await assert.rejects(app.places(stranger, scope, REQUEST), (error: unknown) => {
      return error instanceof ProblemError && error.problem.code === 'access.refused';
    });
  }));

test('groups of a few children are taken out for those who see sums only, and every sum stays', async () => {
  const answer = await fakePlacesWithNeed();
  assert.ok(answer.reckoning.capacity.every(({ cells }) => cells.length > 0));
  const shown = withoutSmallGroups(answer);
  assert.ok(shown.reckoning.capacity.every(({ cells }) => cells.length === 0));
  assert.deepEqual(shown.reckoning.ground.needYears, []);
  assert.deepEqual(
    shown.reckoning.capacity.map(({ overflow }) => overflow),
    answer.reckoning.capacity.map(({ overflow }) => overflow),
  );
  assert.ok(answer.allocation.kind === 'allocated' && shown.allocation.kind === 'allocated');
  assert.ok(answer.allocation.lines.length > 0 && shown.allocation.lines.length === 0);
  assert.equal(shown.allocation.pricePence, answer.allocation.pricePence);
  assert.deepEqual(shown.allocation.model.groups, []);
});

test('the answer says in one sentence how many, how much a week, for whom, until when and what in all', async () => {
  const late = await fakePlaces();
  assert.equal(
    late.sentence,
    '10 of 20 new places due by October 2024 are late; each week costs £2,300 while 10 children stay in dearer places, until the end of August 2025: £0.12m in all.',
  );
});
