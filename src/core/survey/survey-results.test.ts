/** Results count what was answered, with share and interval, and let nobody work out a small number. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SurveyQuestion } from './survey-definition.ts';
import { type Reply, type ShownShare, surveyResults } from './survey-results.ts';

const T = (en: string) => ({ en });
const AGREE_ONE: SurveyQuestion = { kind: 'agree', id: 'q', title: T('It works') };
const many = (group: string, answer: string, count: number): Reply[] =>
  Array.from({ length: count }, () => ({ group, answers: { q: answer } }));
const one = (replies: readonly Reply[], question: SurveyQuestion = AGREE_ONE) => {
  const [result] = surveyResults({ questions: [question] }, replies);
  return result ?? assert.fail('no result');
};
const counts = (cells: readonly (ShownShare | null)[] | undefined) =>
  cells?.map((cell) => cell?.count ?? null);

test('counts are of those who answered, and the interval is the score interval', () => {
  const result = one([...many('north', '4', 60), ...many('north', '2', 40), { group: 'north', answers: {} }]);
  assert.equal(result.answered, 100);
  const [cell] = result.rows.find(({ choice }) => choice.id === '4')?.cells ?? [];
  // 60 of 100: 0.502 to 0.691 by Wilson's formula, worked out by hand.
  assert.deepEqual([cell?.count, cell?.of], [60, 100]);
  assert.ok(Math.abs((cell?.low ?? 0) - 0.502) < 0.001 && Math.abs((cell?.high ?? 0) - 0.6906) < 0.001);
});

test('of fewer than five answers nothing is told, not even how many there were', () => {
  const result = one([...many('north', '4', 2), ...many('south', '2', 2)]);
  assert.deepEqual([result.answered, result.rows.length, result.groups.length], [null, 0, 0]);
});

test('a small count is kept back with another from which it could be worked out', () => {
  const result = one([...many('north', '5', 20), ...many('north', '4', 12), ...many('north', '1', 2)]);
  const told = result.rows.map(({ cells }) => cells[0]?.count ?? null);
  assert.equal(told.filter((count) => count === 2).length, 0);
  const shown = told.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  assert.ok(told.filter((count) => count === null).length >= 2 && 34 - shown > 2);
});

test('groups with few answers stand together, and no difference from the whole tells a small group', () => {
  const replies = [
    ...many('north', '4', 20),
    ...many('north', '2', 15),
    ...many('east', '4', 2),
    ...many('south', '2', 3),
    ...many('south', '4', 6),
  ];
  const result = one(replies);
  assert.deepEqual(
    result.groups.map(({ groups, answered }) => [groups.join('+'), answered]),
    [
      ['', 46],
      ['east+south', 11],
      ['north', 35],
    ],
  );
  const disagree = result.rows.find(({ choice }) => choice.id === '2')?.cells;
  assert.equal(counts(disagree)?.[1], null, 'three people of a group');
  const hidden = counts(disagree)?.filter((count) => count === null).length ?? 0;
  assert.ok(hidden >= 2, 'and no sum over groups gives it back');
});

test('a group of one mind is not told apart; a wave of one mind is not told at all', () => {
  const apart = one([...many('north', '4', 10), ...many('north', '2', 10), ...many('south', '1', 8)]);
  assert.deepEqual(
    apart.groups.map(({ groups }) => groups),
    [[]],
  );
  assert.deepEqual(one(many('north', '1', 30)).rows, []);
});

test('several choices are counted each of all who answered; a middle is told of ten or more', () => {
  const several: SurveyQuestion = {
    kind: 'several',
    id: 'q',
    title: T('Which?'),
    choices: [
      { id: 'a', text: T('A') },
      { id: 'b', text: T('B') },
    ],
  };
  const result = one(
    [
      ...Array.from({ length: 10 }, () => ({ group: 'n', answers: { q: ['a', 'b'] } })),
      ...Array.from({ length: 8 }, () => ({ group: 'n', answers: { q: ['a'] } })),
      ...Array.from({ length: 6 }, () => ({ group: 'n', answers: { q: ['b'] } })),
    ],
    several,
  );
  assert.deepEqual(
    result.rows.map(({ cells }) => [cells[0]?.count, cells[0]?.of]),
    [
      [18, 24],
      [16, 24],
    ],
  );
  const scale: SurveyQuestion = { kind: 'scale', id: 'q', title: T('How?'), low: T('Low'), high: T('High') };
  const scored = (count: number): Reply[] =>
    Array.from({ length: count }, (_, score) => ({ group: 'n', answers: { q: score } }));
  assert.equal(one(scored(9), scale).middle, null);
  // Eleven answers with one for each score: "c" everywhere would still tell that each is one, so no score is told.
  assert.deepEqual([one(scored(11), scale).middle, one(scored(11), scale).rows], [5, []]);
  const usual = Array.from({ length: 6 }, () => scored(11)).flat();
  assert.deepEqual(
    one(usual, scale).rows.map(({ cells }) => cells[0]?.count),
    Array.from({ length: 11 }, () => 6),
  );
});

test('the order of the replies changes nothing', () => {
  const replies = [...many('a', '4', 9), ...many('b', '2', 7), ...many('c', '3', 3), ...many('a', '1', 2)];
  assert.deepEqual(one(replies), one([...replies].reverse()));
});
