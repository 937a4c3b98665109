/** The fictional county's review: all that the page shows is there, the same for a seed, and nothing personal that was planted survives. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { COMMENT_STOCK } from '../../core/demo/comment-lines.ts';
import { isWorrying } from '../../core/demo/read-comment.ts';
import { REVIEWERS, THEME_NAMES } from '../../core/demo/review-story.ts';
import { reviewView } from '../views/review-view.ts';
import { reviewDemo } from './review-demo.ts';

const { lead } = PEOPLE;

async function reviewed({ app, scope }: MarlshireStore) {
  assert.equal(await reviewDemo({ app, scope, seed: 1 }, lead), true);
  const state = await app.review.look(lead, scope);
  const statements = await app.records.list(lead, scope, 'statement');
  return { state, page: reviewView(await app.openProgramme(lead, scope), lead, state, statements) };
}

/** Every value that was planted as personal, lower case. */
async function plantedValues({ folder }: MarlshireStore): Promise<readonly string[]> {
  const written = await readFile(join(folder, 'programme', 'surveys.json'), 'utf8');
  const forms = written.match(/\b\d{1,2} March 20\d\d|07700 \d{6}|\w+@example\.org/g) ?? [];
  const names = Object.values(COMMENT_STOCK).flat();
  assert.ok(forms.length > 20 && names.filter((name) => written.includes(name)).length > 12);
  return [...names, ...forms].map((value) => value.toLowerCase());
}

/** What can be told of a review wherever it was made: counts by theme, and the texts behind them. */
async function tellable({ store, scope }: MarlshireStore, { state }: Awaited<ReturnType<typeof reviewed>>) {
  const counts = state.results.themes.map(({ themeId, all, bySource }) => ({
    name: state.themes.find(({ id }) => id === themeId)?.name,
    all,
    bySource,
  }));
  const texts = (await store.read.reviews.answers(scope)).map(({ text }) => text);
  return { counts, texts: texts.sort() };
}

test('the county’s review', async (context) => {
  let first: Awaited<ReturnType<typeof tellable>> | null = null;

  await withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    const done = await reviewed(marlshire);
    const { state, page } = done;
    first = await tellable(marlshire, done);

    await context.test('no planted personal value survives in what is kept or shown', async () => {
      const planted = await plantedValues(marlshire);
      const kept = await store.read.reviews.answers(scope);
      const behind = await Promise.all(
        page.themes.map(({ id }) => app.review.behind(lead, scope, { themeId: id, feeling: null })),
      );
      const shown = JSON.stringify([page, kept, behind]).toLowerCase();
      for (const value of planted) assert.ok(!shown.includes(value), 'a planted value is shown');
      assert.match(shown, /\[name\].*\[school\]|\[school\].*\[name\]/);
    });

    await context.test(
      'queue, themes of a named person, feelings, agreement, change and what came of it are all there',
      () => {
        const { open, looked, passedOn } = state.queue;
        assert.ok(open.length > 0 && open.length < 20 && looked > 20 * open.length);
        assert.equal(
          open.filter(({ text }) => isWorrying(text)).length,
          3,
          'what tells of harm waits for a person',
        );
        assert.equal(passedOn, 2);
        assert.equal(open[0]?.looks.length, 1, 'one is asked for again');
        assert.ok(page.queue.named.includes('Gray Example') && page.queue.mayClose);
        const names = Object.values(THEME_NAMES).map(({ name }) => name);
        const approved = state.themes.filter(({ state: at }) => at === 'approved');
        assert.deepEqual(approved.map(({ name }) => name).sort(), names.sort());
        assert.ok(approved.every(({ history }) => history.some(({ by }) => by === REVIEWERS.themes)));
        assert.ok(state.themes.some(({ state: at }) => at === 'proposed'));
        for (const { agreement, feelings, all } of state.results.themes) {
          assert.equal(agreement?.coded, 120);
          assert.ok(all.count > 0 && Object.values(feelings).filter((count) => count > 0).length > 1);
        }
        assert.ok(state.results.themes.some(({ byPerson }) => byPerson > 0));
        assert.match(
          page.change,
          /^Somebody to ask stands \d+ points higher from “.*autumn-2024” on than before/,
        );
        assert.equal(state.results.themes.filter(({ change }) => change !== null).length, 1);
        assert.ok(page.answered.some(({ theme, said }) => theme === 'Letters and forms' && said.length > 0));
      },
    );

    await context.test(
      'a statement that names a theme follows it when it is merged: on the page of what was said, and on the public page',
      async () => {
        const before = await app.voice.draft(lead, scope);
        assert.match(JSON.stringify(before.document), /Counted under “Letters and forms”/);
        const themeIds = state.themes
          .filter(
            ({ name, state: at }) => at === 'approved' && /^(Letters and forms|Somebody to ask)$/.test(name),
          )
          .map(({ id }) => id);
        assert.equal(themeIds.length, 2);
        await app.review.changeTheme(lead, scope, { act: 'merge', themeIds, name: 'Being told things' });
        const after = JSON.stringify((await app.voice.draft(lead, scope)).document);
        assert.match(after, /Counted under “Being told things”/);
        assert.doesNotMatch(after, /“Letters and forms”/);
        const { countedUnder } = await app.voice.look(lead, scope);
        assert.ok([...countedUnder.values()].some((names) => names.includes('Being told things')));
        const statements = await app.records.list(lead, scope, 'statement');
        const now = await app.review.look(lead, scope);
        const page = reviewView(await app.openProgramme(lead, scope), lead, now, statements);
        assert.ok(page.answered.some(({ theme, said }) => theme === 'Being told things' && said.length > 0));
      },
    );

    await context.test('a second time nothing is done', async () => {
      const before = await tellable(marlshire, { ...done, state: await app.review.look(lead, scope) });
      assert.equal(await reviewDemo({ app, scope, seed: 1 }, lead), false);
      const after = await tellable(marlshire, { ...done, state: await app.review.look(lead, scope) });
      assert.deepEqual(after, before);
    });
  });

  await context.test('is the same for a seed', () =>
    withMarlshire(async (marlshire) => {
      const again = await tellable(marlshire, await reviewed(marlshire));
      assert.ok(again.counts.length > 0 && again.texts.length > 0);
      assert.deepEqual(again, first);
    }),
  );
});

test('a real authority’s answers are not reviewed by made-up officers', () =>
  withMarlshire(async ({ app, scope }) => {
    const real = {
      ...app,
      openProgramme: async (...wish: Parameters<typeof app.openProgramme>) => {
        const open = await app.openProgramme(...wish);
        return { ...open, programme: { ...open.programme, fictional: false } };
      },
    };
    await assert.rejects(
      reviewDemo({ app: real, scope, seed: 1 }, lead),
      (error) => error instanceof ProblemError && error.problem.code === 'review.not-fictional',
    );
    assert.equal((await app.review.look(lead, scope)).sources.length, 0);
  }));
