/** Surveys: one answer a row or one row a person; words masked, topics as labels, nobody named. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';
import type { SurveyResponse } from '../../../core/domain/survey-response.ts';

async function readSurvey(text: string) {
  const { report, rows } = await readContent(text);
  assert.ok(rowsAccounted(report));
  assert.equal(report.kind, 'survey-responses');
  return { report, rows: rows.map(({ record }) => record as SurveyResponse) }; // the table is survey responses
}

const LABELLED =
  'Comment ID,Trust,Respondent ID,Date,FFT categorical answer,FFT question,FFT answer,Person identifiable info?,Comment sentiment,Staff continuity,Parking';

test('topics that are marked become one label, scores and audience stay, who answered does not', async () => {
  const { report, rows } = await readSurvey(
    `${LABELLED}\nC1,North,R-77,30/09/2024,1,What was good?,The panel listened,,1,1,1\nC2,North,R-77,30/09/2024,1,What was not?,Nothing,,9,,\nC3,South,R-78,01/10/2024,5,What was good?,Did not answer,,,,\n`,
  );
  assert.deepEqual(rows, [
    {
      response: 1,
      question: 'What was good?',
      answer: 'The panel listened',
      labels: {
        Trust: 'North',
        month: '2024-09',
        'FFT categorical answer': '1',
        'Comment sentiment': '1',
        topics: 'Staff continuity; Parking',
      },
    },
    {
      response: 1,
      question: 'What was not?',
      answer: 'Nothing',
      labels: { Trust: 'North', month: '2024-09', 'FFT categorical answer': '1' },
    },
  ]);
  assert.deepEqual(codesOf(report), ['survey.score-left-out@3']);
  assert.deepEqual([report.rowsSkipped, JSON.stringify(rows).includes('R-7')], [2, false]);
});

test('what could tell who somebody is gives way in answers and labels, and no problem repeats it', async () => {
  const { report, rows } = await readSurvey(
    'question,answer,completed by,organization\nHow was it?,"Ring me on 01632 960123 or write to someone@example.org",ask someone@example.org,Trust B\n',
  );
  const text = JSON.stringify([rows, report.problems]);
  assert.equal(/960123|someone@/.test(text), false);
  assert.ok(rows[0]?.answer.includes('[e-mail]'));
  assert.deepEqual(rows[0]?.labels['organization'], 'Trust B');
});

test('an answer may begin like a formula or run over lines: it is kept as words', async () => {
  const { report, rows } = await readSurvey('question,answer\nQ,"- late\n- and long"\nQ,=helpful\n');
  assert.deepEqual(
    rows.map(({ answer }) => answer),
    ['- late\n- and long', '=helpful'],
  );
  assert.deepEqual(codesOf(report), []);
});

test('a lost quotation mark that swallows pages is told, not kept', async () => {
  const { report, rows } = await readSurvey(`question,answer\nQ,${'long '.repeat(5000)}\nQ,short\n`);
  assert.deepEqual([rows.length, codesOf(report)], [1, ['survey.too-long@2']]);
});

test('one row a person gives one record for each question that was answered', async () => {
  const { report, rows } = await readSurvey(
    'date,audience,confident,informed,remark\n2024-05-15,parent carer,4,,The drop-in was useful.\n2024-10-15,school,1,2,\n2024-10-15,school,,,\n',
  );
  assert.deepEqual(
    rows.map(({ response, question, answer, labels }) => [response, question, answer, labels]),
    [
      [1, 'confident', '4', { month: '2024-05', audience: 'parent carer' }],
      [1, 'remark', 'The drop-in was useful.', { month: '2024-05', audience: 'parent carer' }],
      [2, 'confident', '1', { month: '2024-10', audience: 'school' }],
      [2, 'informed', '2', { month: '2024-10', audience: 'school' }],
    ],
  );
  assert.deepEqual([report.recordsAccepted, report.rowsSkipped], [2, 2]);
});

test('the export of a survey tool loses names, addresses and times', async () => {
  const { report, rows } = await readSurvey(
    'ID,Start time,Completion time,Email,Name,Were you listened to?\n1,2024-05-15 10:00,2024-05-15 10:04,someone@example.org,Placeholder Person,Yes\n',
  );
  assert.deepEqual(rows, [
    { response: 1, question: 'Were you listened to?', answer: 'Yes', labels: { month: '2024-05' } },
  ]);
  assert.equal(JSON.stringify([rows, report]).includes('Placeholder'), false);
  assert.equal(report.problems.find(({ code }) => code === 'survey.identity-left-out')?.count, 4);
});
