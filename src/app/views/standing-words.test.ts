/** The first sentence of the overview: no is never softened, a missing answer is never yes, and the worst rating comes first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeOpenProgramme } from '../../../test/make/fake-programme.ts';
import { changesInWords, standingInWords } from './standing-words.ts';

const open = fakeOpenProgramme();
const said = (...answers: readonly ('Yes' | 'No' | 'Not applicable' | 'Not answered yet')[]) =>
  standingInWords(
    { ...open, programme: { ...open.programme, agreement: { ...open.programme.agreement, conditions: [] } } },
    answers.map((answer) => ({ answer })),
  );

test('one no is not on track, whatever the others say; what has no answer is not known', () => {
  assert.equal(
    said('Yes', 'No', 'Not answered yet'),
    'Not on track: 1 of 3 questions of the return is answered no.',
  );
  assert.equal(
    said('Yes', 'Not answered yet'),
    'Not known yet: 1 of 2 questions of the return has no answer.',
  );
  assert.equal(
    said('Yes', 'Yes', 'Not applicable'),
    'On track: all 2 questions of the return are answered yes.',
  );
  assert.equal(said('Not applicable'), '');
  assert.equal(said(), '');
});

test('conditions are counted by their newest rating, and one without a rating is told as such', () => {
  const { conditions } = open.programme.agreement;
  const unrated = { ...open, programme: { ...open.programme, ratings: [] } };
  const words = standingInWords(unrated, []);
  assert.equal(
    words,
    conditions.length === 1
      ? 'The one condition is not rated yet.'
      : `None of ${conditions.length} conditions is rated yet.`,
  );
  assert.match(standingInWords(open, []), /^Of \d+ conditions?, \d+ (?:is|are) rated /);
});

test('what changed since the update before is told by name, the worse first, and nothing where one update alone is rated', () => {
  const { updates, agreement, scale, ratings } = open.programme;
  const [best, next] = scale.levels;
  const [condition] = agreement.conditions;
  const [last] = updates.slice(-1);
  assert.ok(best !== undefined && next !== undefined && condition !== undefined && last !== undefined);
  const earlier = { ...last, id: `${last.id}-before` };
  const given = (updateId: string, overall: string) => {
    const sample = ratings[0];
    assert.ok(sample !== undefined);
    return { ...sample, updateId, overall, subject: { kind: 'condition' as const, id: condition.id } };
  };
  const rated = (...of: ReturnType<typeof given>[]) =>
    changesInWords({
      ...open,
      programme: {
        ...open.programme,
        agreement: { ...agreement, conditions: [condition] },
        updates: [earlier, last],
        ratings: of,
      },
    });
  const name = `Condition ${condition.number}`;
  assert.match(
    rated(given(earlier.id, best.id), given(last.id, next.id)),
    new RegExp(`^Since .+, ${name} is rated worse\\.$`),
  );
  assert.match(
    rated(given(earlier.id, next.id), given(last.id, best.id)),
    new RegExp(`^Since .+, ${name} is rated better\\.$`),
  );
  assert.match(
    rated(given(earlier.id, best.id), given(last.id, best.id)),
    /^Since .+, no condition's rating has changed\.$/,
  );
  assert.equal(rated(given(last.id, best.id)), '');
});
