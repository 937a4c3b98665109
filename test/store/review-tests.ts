/** What must hold of text review in any store, told once and run against each database. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReviewSource } from '../../src/core/review/review-words.ts';
import type { Repositories, Store } from '../../src/edge/store/store.ts';
import { MARLSHIRE, SECOND } from './store-samples.ts';

const SOURCE: ReviewSource = {
  id: 'wave:w',
  kind: 'wave',
  title: 'Parents',
  from: '2024-11-01',
  readers: ['lead'],
  flaggedHours: 4,
  otherDays: 5,
  consent: 'I agree.',
  mayQuote: false,
  isRunning: false,
};
const answer = (text: string) => ({
  sourceId: SOURCE.id,
  question: 'good',
  text,
  flags: ['fear', 'neglect'] as const,
  dueAt: '2024-12-11T16:00:00.000Z',
});

/** Declare the tests of review; `withStore` gives each an empty store and takes it away again. */
export function declareReviewTests(
  name: string,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
): void {
  const it = (claim: string, work: (store: Store) => Promise<void>) =>
    test(`${name}: ${claim}`, () => withStore(work));

  it('sources, readers, answers and looks come back as they were given, of their own programme only', async (store) => {
    await store.transaction(async ({ reviews }) => {
      await reviews.addSource(MARLSHIRE, SOURCE, 'lead');
      await reviews.nameReaders(MARLSHIRE, SOURCE.id, ['other', 'third'], 'lead');
      const [first] = await reviews.addAnswers(MARLSHIRE, [answer('one'), answer('two')]);
      const look = { answerId: first?.id ?? '', note: 'n', by: 'lead' };
      await reviews.addLooks(MARLSHIRE, [{ ...look, decision: 'second-look' }]);
      await reviews.addLooks(MARLSHIRE, [{ ...look, decision: 'no-concern' }]);
    });
    const { reviews } = store.read;
    assert.deepEqual(await reviews.sources(MARLSHIRE), [{ ...SOURCE, readers: ['other', 'third'] }]);
    const answers = await reviews.answers(MARLSHIRE);
    assert.deepEqual(answers.map(({ text }) => text).sort(), ['one', 'two']);
    assert.deepEqual(answers[0]?.flags, ['fear', 'neglect']);
    const looks = await reviews.looks(MARLSHIRE);
    assert.deepEqual(
      looks.map(({ decision, by }) => [decision, by]),
      [
        ['second-look', 'lead'],
        ['no-concern', 'lead'],
      ],
    );
    assert.deepEqual([await reviews.sources(SECOND), await reviews.answers(SECOND)], [[], []]);
  });

  it('marks keep their turns, codes are given once, and acts on themes, codings and quotes keep their order', async (store) => {
    const mark = { answerId: 'a', themeId: 't', marker: 'machine', by: 'm' } as const;
    await store.transaction(async ({ reviews }) => {
      await reviews.addMarks(MARLSHIRE, [
        { ...mark, turn: 1, isOn: true, feeling: 'mixed' },
        { ...mark, turn: 2, isOn: false, feeling: null },
      ]);
      await reviews.addThemeAct(MARLSHIRE, 't', { act: 'made', name: 'T', words: ['t'], from: [] }, 'lead');
      await reviews.addThemeAct(MARLSHIRE, 't', { act: 'renamed', name: 'U' }, 'lead');
      const coding = { id: 'c', readers: ['lead', 'other'] as const, answerIds: ['a'], themeIds: ['t'] };
      await reviews.addCoding(MARLSHIRE, coding, 'lead');
      await reviews.setQuote(MARLSHIRE, 'a', true, 'lead');
      await reviews.setQuote(MARLSHIRE, 'b', true, 'lead');
      await reviews.setQuote(MARLSHIRE, 'a', false, 'lead');
    });
    const { reviews } = store.read;
    const marks = await reviews.marks(MARLSHIRE);
    assert.deepEqual(
      marks.map(({ isOn, feeling }) => [isOn, feeling]),
      [
        [true, 'mixed'],
        [false, null],
      ],
    );
    assert.deepEqual(
      (await reviews.themeActs(MARLSHIRE)).map(({ act }) => act.act),
      ['made', 'renamed'],
    );
    assert.deepEqual((await reviews.codings(MARLSHIRE))[0]?.readers, ['lead', 'other']);
    assert.deepEqual(await reviews.quotes(MARLSHIRE), ['b']);
    const add = () =>
      store.transaction(({ reviews: own }) =>
        own.addCodes(MARLSHIRE, [
          { codingId: 'c', reader: 'lead', answerId: 'a', themes: { t: 'negative' } },
        ]),
      );
    await add();
    await assert.rejects(add());
    assert.deepEqual(await reviews.codes(MARLSHIRE), [
      { codingId: 'c', reader: 'lead', answerId: 'a', themes: { t: 'negative' } },
    ]);
  });

  it('an erased answer leaves no word of itself; the others stay', async (store) => {
    await store.transaction(async ({ reviews }) => {
      await reviews.addAnswers(
        MARLSHIRE,
        Array.from({ length: 1200 }, (_, at) => answer(`words ${at}`)),
      );
    });
    const all = await store.read.reviews.answers(MARLSHIRE);
    const ids = all.slice(0, 700).map(({ id }) => id);
    await store.transaction(({ reviews }) => reviews.eraseAnswers(MARLSHIRE, ids));
    const left = await store.read.reviews.answers(MARLSHIRE);
    assert.deepEqual(
      [
        left.length,
        left.filter(({ text }) => text === '').length,
        left.filter(({ flags }) => flags.length === 0).length,
      ],
      [1200, 700, 700],
    );
  });

  it('stamps tell every kind of change, and one answer, its looks and marks of a theme are read alone', async (store) => {
    const stamps = async () =>
      JSON.stringify({
        ...(await store.read.reviews.stamps(MARLSHIRE)),
        marks: [...(await store.read.reviews.stamps(MARLSHIRE)).marks].sort(),
      });
    const told = [await stamps()];
    const kept = await store.transaction(({ reviews }) =>
      reviews.addAnswers(MARLSHIRE, [answer('first'), answer('second')]),
    );
    // They come back in the order of chance.
    const [one, two] = [...kept].sort((a, b) => (a.text < b.text ? -1 : 1));
    const mark = {
      answerId: one?.id ?? '',
      turn: 1,
      isOn: true,
      feeling: 'mixed',
      marker: 'machine',
      by: 'm',
    } as const;
    told.push(await stamps());
    const steps: ((reviews: Repositories['reviews']) => Promise<void>)[] = [
      (reviews) =>
        reviews.addMarks(MARLSHIRE, [
          { ...mark, themeId: 't' },
          { ...mark, themeId: 'u' },
        ]),
      (reviews) => reviews.addMarks(MARLSHIRE, [{ ...mark, themeId: 't', answerId: two?.id ?? '' }]),
      (reviews) =>
        reviews.addLooks(MARLSHIRE, [
          { answerId: mark.answerId, decision: 'no-concern', note: '', by: 'lead' },
        ]),
      (reviews) =>
        reviews.addCodes(MARLSHIRE, [{ codingId: 'c', reader: 'lead', answerId: 'a', themes: {} }]),
      (reviews) => reviews.eraseAnswers(MARLSHIRE, [two?.id ?? '']),
    ];
    for (const step of steps) {
      await store.transaction(({ reviews }) => step(reviews));
      told.push(await stamps());
    }
    assert.equal(new Set(told).size, told.length);
    const { reviews } = store.read;
    assert.equal((await reviews.answer(MARLSHIRE, mark.answerId))?.text, 'first');
    assert.equal(await reviews.answer(MARLSHIRE, two?.id ?? ''), null, 'erased');
    assert.equal(await reviews.countAnswers(MARLSHIRE), 2);
    assert.equal((await reviews.marks(MARLSHIRE, { themeIds: ['t'] })).length, 2);
    assert.equal(
      (await reviews.marks(MARLSHIRE, { themeIds: ['t', 'u'], answerId: mark.answerId })).length,
      2,
    );
    assert.equal((await reviews.marks(MARLSHIRE, { marker: 'person' })).length, 0);
    assert.equal((await reviews.looks(MARLSHIRE, two?.id ?? '')).length, 0);
  });
}
