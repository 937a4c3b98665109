/** Answers are taken as the question allows, hostile ones refused or made harmless, and lead the way the routes say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PARENTS_SURVEY } from './ready-made/parents-survey.ts';
import { PRACTITIONERS_SURVEY } from './ready-made/practitioners-survey.ts';
import { answersOnWay, readAnswer, wayThrough } from './survey-answer.ts';
import type { SurveyQuestion } from './survey-definition.ts';

function question(id: string, survey = PARENTS_SURVEY): SurveyQuestion {
  return survey.questions.find((one) => one.id === id) ?? assert.fail(id);
}

test('each kind takes its answers and refuses others', () => {
  assert.deepEqual(readAnswer(question('stage'), ['plan']), { answer: 'plan' });
  assert.ok('refusal' in readAnswer(question('stage'), ['<script>']));
  assert.ok('refusal' in readAnswer(question('stage'), ['plan', 'none']));
  assert.deepEqual(readAnswer(question('wanted'), ['local', 'earlier', 'local']), {
    answer: ['earlier', 'local'],
  });
  assert.deepEqual(readAnswer(question('trust'), ['10']), { answer: 10 });
  assert.ok('refusal' in readAnswer(question('trust'), ['11']));
  assert.deepEqual(readAnswer(question('days', PRACTITIONERS_SURVEY), ['0']), { answer: 0 });
  for (const wrong of ['-1', '101', '1e1', '١', '2.5'])
    assert.ok('refusal' in readAnswer(question('days', PRACTITIONERS_SURVEY), [wrong]), wrong);
  assert.deepEqual(readAnswer(question('good'), ['  ']), { answer: null });
});

test('words keep emoji and right-to-left letters; control characters, marks that turn a line round and lone halves do not stay', () => {
  assert.deepEqual(readAnswer(question('good'), ['  שלום 👩‍👧 ok\r\nline ']), {
    answer: 'שלום 👩‍👧 ok\nline',
  });
  assert.deepEqual(readAnswer(question('good'), ['a\u0000b\u202ec\u001b']), { answer: 'abc' });
  assert.deepEqual(readAnswer(question('good'), ['x\ud800y']), { answer: 'x\ufffdy' });
  assert.deepEqual(readAnswer(question('good'), ['😀'.repeat(1500)]), { answer: '😀'.repeat(1500) });
  assert.ok('refusal' in readAnswer(question('good'), ['x'.repeat(1501)]));
});

test('routes lead past questions, and answers left behind are not sent', () => {
  const ids = (answers: Record<string, string>) => wayThrough(PARENTS_SURVEY, answers).map(({ id }) => id);
  assert.equal(ids({ stage: 'none' })[1], 'listened');
  assert.equal(ids({ stage: 'plan' })[1], 'plan-made-with-us');
  assert.equal(ids({}).length, PARENTS_SURVEY.questions.length);
  assert.deepEqual(
    answersOnWay(PARENTS_SURVEY, { stage: 'none', 'plan-on-time': '5', listened: '4', gone: '1' }),
    {
      stage: 'none',
      listened: '4',
    },
  );
});
