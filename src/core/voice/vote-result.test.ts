/** Votes counted, changes said, small sectors kept back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SECTORS } from '../programme/records/voice-kinds.ts';
import { baldChanges, changeInWords, points, shareInWords } from './change-words.ts';
import { maskIdentifying } from './mask-identifying.ts';
import { LEAST_VOTERS, protectVotes } from './protect-votes.ts';
import type { Vote, VoteScore } from './vote.ts';
import { voteResult } from './vote-result.ts';

let next = 0;
const pair = (sector: string, before: VoteScore, after: VoteScore): Vote[] => {
  const token = `t${next++}`;
  const made = { item: 'i', sector, pair: token, entry: 'code' } as const;
  return [
    { ...made, phase: 'before', score: before },
    { ...made, phase: 'after', score: after },
  ];
};
const single = (sector: string, phase: Vote['phase'], score: VoteScore): Vote => ({
  item: 'i',
  sector,
  phase,
  score,
  pair: null,
  entry: 'paper',
});
const times = (count: number, make: () => Vote[]) => Array.from({ length: count }, make).flat();

test('eighteen asked twice: the change is told with n, in points, with its range', () => {
  const votes = [
    ...times(9, () => pair('parent-carers', 4, 5)),
    ...times(3, () => pair('mainstream', 2, 4)),
    ...times(1, () => pair('mainstream', 4, 3)),
    ...times(5, () => pair('health', 3, 3)),
  ];
  const { all } = voteResult('i', votes);
  assert.deepEqual([all.pairs, all.before, all.after], [18, { yes: 10, of: 18 }, { yes: 12, of: 18 }]);
  assert.deepEqual(all.change?.moved, { up: 12, down: 1, same: 5 });
  assert.ok(all.change !== null);
  const words = changeInWords(all.change);
  assert.match(words, /^\+11 points \(n = 18 asked twice; likely between −\d+ and \+\d+\)$/);
  assert.deepEqual(baldChanges(`Confidence moved by ${words}.`), []);
  assert.equal(shareInWords({ yes: 11, of: 18 }), '61 per cent (11 of 18)');
});

test('pairs count where they are at least half of the fewer wave, else all votes as two groups apart', () => {
  const pairs = times(3, () => pair('health', 2, 4));
  const half = [...pairs, ...times(3, () => [single('health', 'after', 2)])];
  assert.equal(voteResult('i', half).all.change?.kind, 'paired');
  const few = [...pairs, ...times(8, () => [single('health', 'before', 2), single('health', 'after', 4)])];
  const { all } = voteResult('i', few);
  assert.deepEqual([all.change?.kind, all.change?.before.of, all.pairs], ['unpaired', 11, 3]);
});

test('votes of one wave alone give no change, and nobody gives nothing: a missing wave is never nought', () => {
  const { all } = voteResult(
    'i',
    times(6, () => [single('health', 'before', 5)]),
  );
  assert.deepEqual([all.change, all.after, all.before], [null, null, { yes: 6, of: 6 }]);
  assert.deepEqual(
    voteResult(
      'other',
      times(6, () => [single('health', 'before', 5)]),
    ).sectors,
    [],
  );
});

test('points and per cent are not confused: a change told without its count and range is found', () => {
  for (const bald of [
    'Confidence is up just over 10%.',
    'Support +10 % after the item.',
    'Trust rose by 10 per cent.',
    'Trust fell by about 4 points over the year.',
  ])
    assert.equal(baldChanges(bald).length, 1, bald);
  for (const told of [
    '61 per cent (11 of 18) supported it.',
    'The transfer is 0.5% of the block.',
    'Trust moved by −4 points (n = 40 asked twice; likely between −9 and +1).',
  ])
    assert.deepEqual(baldChanges(told), [], told);
  assert.deepEqual([points(0.104), points(-0.02), points(0.001)], ['+10', '−2', '0']);
});

const anyVotes = fc.array(
  fc.record({
    sector: fc.constantFrom(...SECTORS.slice(0, 5).map(({ id }) => id)),
    before: fc.integer({ min: 1, max: 5 }),
    after: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 90 },
);

test('no share of fewer than five is shown, nor can one be worked out by taking the shown from the whole', () => {
  fc.assert(
    fc.property(anyVotes, (drawn) => {
      const votes = drawn.flatMap(
        ({ sector, before, after }) => pair(sector, before as VoteScore, after as VoteScore), // drawn from 1 to 5
      );
      const result = voteResult('i', votes);
      const { all, sectors } = protectVotes(result);
      if (all === null) {
        assert.ok(drawn.length < LEAST_VOTERS);
        assert.ok(sectors.every(({ group }) => group === null));
        return;
      }
      const shown = sectors.flatMap(({ group }) => (group === null ? [] : [group]));
      for (const group of shown) {
        assert.ok(group.pairs >= LEAST_VOTERS);
        const { before, after } = group;
        for (const share of [before, after])
          assert.ok(
            share !== null && share.yes > 0 && share.yes < share.of,
            'a sector of one mind is not told',
          );
      }
      const hidden = sectors.filter(({ group }) => group === null).length;
      assert.notEqual(hidden, shown.length === 0 ? -1 : 1, 'one hidden alone is what the whole leaves');
      const rest = drawn.length - shown.reduce((sum, { pairs }) => sum + pairs, 0);
      if (shown.length > 0) assert.ok(rest === 0 || rest >= LEAST_VOTERS, `${rest} are left`);
    }),
  );
});

test('names, settings, contacts and very small numbers are taken out of what is published', () => {
  const { text, kinds } = maskIdentifying(
    'Mrs Oakfield said my son Rowan left Hill View Primary School; My daughter, Juniper Vale, too; write to a.b@example.org or 01632 960123. The 2 children there wait.',
  );
  assert.equal(
    text,
    '[name] said my son [name] left [setting]; My daughter [name], too; write to [contact] or [contact]. The few children there wait.',
  );
  assert.deepEqual(kinds, ['an address', 'a telephone number', 'a setting', 'a name', 'a very small number']);
  assert.equal(
    maskIdentifying('Thank you to Sarah Quill, and Sam’s helper.').text,
    'Thank you to [name], and [name]’s helper.',
    'a common first name alone, and what follows it',
  );
  const plain = 'Forms ask the same thing twice, and 25 families said so in May.';
  assert.deepEqual(maskIdentifying(plain), { text: plain, kinds: [] });
});
