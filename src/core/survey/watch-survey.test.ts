/** The watch over a survey: other words are another statement, what is kept back stays so, and the parts of a change add up to it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PARENTS_SURVEY } from './ready-made/parents-survey.ts';
import { agree, en } from './ready-made/shared-texts.ts';
import type { SurveyQuestion } from './survey-definition.ts';
import { surveyResults } from './survey-results.ts';
import { type ClosedWave, watchSurvey } from './watch-survey.ts';

const LISTENED = agree('listened', 'They listen to me');
/** Group to those who agree and those who do not. */
type Counts = Readonly<Record<string, readonly [number, number]>>;

function wave(
  waveId: string,
  endedOn: string,
  counts: Counts,
  question: SurveyQuestion = LISTENED,
): ClosedWave {
  const survey = { ...PARENTS_SURVEY, questions: [question] };
  const replies = Object.entries(counts).flatMap(([group, [yes, no]]) => [
    ...Array.from({ length: yes }, () => ({ group, answers: { listened: '4' } })),
    ...Array.from({ length: no }, () => ({ group, answers: { listened: '2' } })),
  ]);
  return { waveId, endedOn, survey, results: surveyResults(survey, replies) };
}

test('a fall is told with both counts, its range and the wave since which it holds', () => {
  const { rows, wavesAYear } = watchSurvey([
    wave('one', '2024-05-01', { north: [300, 200], south: [300, 200] }),
    wave('two', '2024-11-01', { north: [200, 300], south: [300, 200] }),
  ]);
  assert.equal(wavesAYear, 2);
  const north = rows.find(({ groups }) => groups.join() === 'north');
  assert.equal(north?.finding, 'moved');
  assert.deepEqual(
    [north?.change?.before, north?.change?.after, north?.change?.since],
    [{ yes: 300, of: 500 }, { yes: 200, of: 500 }, 'two'],
  );
  assert.ok(Math.abs((north?.change?.change ?? 0) + 0.2) < 1e-12);
  assert.equal(rows.find(({ groups }) => groups.join() === 'south')?.finding, 'level');
});

test('a statement in other words starts anew, and too few answers are told as that', () => {
  const asked = { north: [300, 200] } as const;
  const other = watchSurvey([
    wave('one', '2024-05-01', asked, { ...LISTENED, title: en('They heard me') }),
    wave('two', '2024-11-01', asked),
  ]);
  assert.deepEqual(
    other.rows.map(({ finding, change }) => [finding, change]),
    [['new', null]],
  );
  const few = watchSurvey([
    wave('one', '2024-05-01', { north: [10, 8] }),
    wave('two', '2024-11-01', { north: [12, 9] }),
  ]);
  assert.equal(few.rows[0]?.finding, 'too few');
});

test('a count that is kept back is neither compared nor told', () => {
  const { rows, compared } = watchSurvey([
    wave('one', '2024-05-01', { north: [60, 40] }),
    wave('two', '2024-11-01', { north: [97, 3] }),
  ]);
  assert.deepEqual(
    [rows[0]?.finding, rows[0]?.waves.at(-1), rows[0]?.change, compared],
    ['kept back', null, null, 0],
  );
});

test('what the groups made and what their mix made add up to the change', () => {
  const count = fc.integer({ min: 150, max: 900 });
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      const { parts } = watchSurvey([
        wave('one', '2024-05-01', { north: [a, b], south: [c, d] }),
        wave('two', '2024-11-01', { north: [b, c], south: [d, a] }),
      ]);
      for (const { change, parts: own, mix } of parts) {
        const sum = own.reduce((all, { made }) => all + made, mix);
        assert.ok(Math.abs(sum - change) < 1e-9);
      }
    }),
    { numRuns: 40 },
  );
});
