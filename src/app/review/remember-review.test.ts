/** What is kept in memory between two looks at the review says what a reading from scratch says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { taken, themed } from '../../../test/make/taken-answers.ts';
import { reviewResults } from '../../core/review/review-results.ts';
import { readFacts, readQueue } from './read-review.ts';

const { lead } = PEOPLE;

test('what the page remembers is what a reading from scratch says, after every kind of step', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    const [first, second] = await themed(marlshire);
    const fresh = async () => {
      const facts = await readFacts(store.read, scope, '2024-12-11');
      const { open, looked } = await readQueue(store.read, scope, '2024-12-11T12:00:00.000Z');
      return { results: reviewResults(facts), open: open.map(({ id }) => id), looked };
    };
    const remembered = async () => {
      const { results, queue } = await app.review.look(lead, scope);
      return { results, open: queue.open.map(({ id }) => id), looked: queue.looked };
    };
    const themeId = first?.id ?? '';
    const [one, two] = await app.review.behind(lead, scope, { themeId, feeling: null });
    const answerId = one?.id ?? '';
    const steps = [
      () => app.review.mark(lead, scope, { answerId, themeId, feeling: null }),
      () => app.review.mark(lead, scope, { answerId, themeId, feeling: 'mixed' }),
      () => app.review.decide(lead, scope, [{ answerId, decision: 'no-concern', note: '' }]),
      () => app.review.changeTheme(lead, scope, { act: 'reword', themeId, words: ['bus'] }),
      () => app.review.erase(lead, scope, { id: two?.id ?? '', reason: 'asked for' }),
      () => app.review.changeTheme(lead, scope, { act: 'make', to: { name: 'Rude', words: ['rude'] } }),
      () =>
        app.review.changeTheme(lead, scope, {
          act: 'merge',
          themeIds: [themeId, second?.id ?? ''],
          name: 'Both',
        }),
      () => taken(marlshire, ['A driver was rude to us', 'The form came back late']),
    ];
    for (const step of steps) {
      await step();
      assert.deepEqual(await remembered(), await fresh());
    }
  }));
