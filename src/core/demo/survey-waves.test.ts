/** The county's two waves: the planted fall is found for the group that it is in, and every other statement stays quiet. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SurveyAnswers } from '../survey/survey-answer.ts';
import { surveyResults } from '../survey/survey-results.ts';
import { watchSurvey } from '../survey/watch-survey.ts';
import { weighWave } from '../survey/weigh-wave.ts';
import { COUNTY_SURVEY, PLANTED, surveyMargins, surveysText } from './survey-waves.ts';

const COUNTY = { plans: 6161 };
type Wave = {
  readonly waveId: string;
  readonly closesOn: string;
  readonly invited: Readonly<Record<string, number>>;
  readonly replies: readonly { readonly group: string; readonly answers: SurveyAnswers }[];
};

function wavesOf(seed: number, scale = COUNTY): readonly Wave[] {
  return (JSON.parse(surveysText(scale, seed)) as { waves: Wave[] }).waves; // our own file
}

function closed({ waveId, closesOn, replies }: Wave) {
  return { waveId, endedOn: closesOn, survey: COUNTY_SURVEY, results: surveyResults(COUNTY_SURVEY, replies) };
}

test('of 24 statements in groups the planted one is found, and no other, whatever the seed', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const { rows, parts, compared } = watchSurvey(wavesOf(seed).map(closed));
    assert.equal(compared, 24);
    const moved = rows.filter(({ finding }) => finding === 'moved');
    assert.ok(
      moved.some(({ groups }) => groups.join() === PLANTED.group),
      String(seed),
    );
    assert.deepEqual([...new Set(moved.map(({ question }) => question))], [PLANTED.question], String(seed));
    assert.ok(!moved.some(({ groups }) => groups.join() === 'primary'));
    assert.equal(rows.filter(({ finding }) => finding === 'level').length, 24 - moved.length);
    const fall = moved.find(({ groups }) => groups.join() === PLANTED.group)?.change;
    assert.ok((fall?.low ?? 0) <= -0.1 && (fall?.high ?? -1) >= -0.16 && (fall?.high ?? 0) < 0);
    const [part] = parts;
    const made = (group: string) => part?.parts.find(({ groups }) => groups.join() === group)?.made ?? 0;
    assert.ok(Math.abs(made(PLANTED.group)) > 3 * Math.abs(made('primary')), 'the group made the change');
  }
});

test('weights bring back those who seldom answer, and trust falls with them', () => {
  const [, autumn] = wavesOf(1);
  assert.ok(autumn);
  const margins = new Map<string, Record<string, number>>();
  for (const { by, answer, people } of surveyMargins(COUNTY))
    margins.set(by, { ...margins.get(by), [answer]: people });
  const known = [
    { by: 'group', people: autumn.invited },
    ...[...margins].map(([by, people]) => ({ by, people })),
  ];
  const weighed = weighWave(COUNTY_SURVEY, closed(autumn).results, autumn.replies, known);
  assert.ok(weighed);
  const feelings = weighed.margins.find(({ part }) => part === 'feelings');
  assert.ok(Math.abs((feelings?.weighted ?? 0) - 0.3) < 1e-5 && (feelings?.counted ?? 1) < 0.25);
  assert.ok(weighed.facts.effective < weighed.answers && weighed.facts.capped === 0);
  const listened = weighed.rows.find(({ question }) => question === 'listened');
  assert.ok((listened?.weighted.share ?? 1) < (listened?.counted.count ?? 0) / (listened?.counted.of ?? 1));
});

test('same seed, same bytes; a small county asks fewer families and tells of no change that it cannot know', () => {
  assert.equal(surveysText(COUNTY, 1), surveysText(COUNTY, 1));
  assert.notEqual(surveysText(COUNTY, 1), surveysText(COUNTY, 2));
  const { rows } = watchSurvey(wavesOf(1, { plans: 100 }).map(closed));
  assert.ok(rows.every(({ finding }) => finding !== 'moved'));
});
