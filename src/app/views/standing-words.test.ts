/** The first sentence of the overview: no is never softened, a missing answer is never yes, and the worst rating comes first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeOpenProgramme } from '../../../test/make/fake-programme.ts';
import { standingInWords } from './standing-words.ts';

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
      ? 'Of 1 condition, 1 is rated not yet.'
      : `Of ${conditions.length} conditions, ${conditions.length} are rated not yet.`,
  );
  assert.match(standingInWords(open, []), /^Of \d+ conditions?, \d+ (?:is|are) rated /);
});
