/** What the JSON promises: the schema's keys, answers and ratings told apart, passages with their figures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleReport } from '../../../test/make/sample-report.ts';
import { narrativeOf } from '../../core/report/return-json.ts';
import { writeJson } from './write-json.ts';

const CONTENT = JSON.parse(new TextDecoder().decode(writeJson(sampleReport())));

test('the first key is the schema, and the others are those of the contract', () => {
  const keys = Object.keys(CONTENT);
  assert.equal(keys[0], 'schema');
  assert.equal(CONTENT.schema, 'evenkeel/return@1');
  for (const key of [
    'id',
    'title',
    'authority',
    'frozenAt',
    'answers',
    'conditions',
    'risks',
    'narrative',
    'figures',
    'blocks',
  ])
    assert.ok(keys.includes(key), key);
});

test('blocks and figures come back as they went in', () => {
  assert.deepEqual(CONTENT.blocks, sampleReport().blocks);
  assert.deepEqual(CONTENT.figures, sampleReport().figures);
});

test('answers, conditions and risks are those of the report, in order', () => {
  assert.deepEqual(
    CONTENT.answers.map(({ id, answer }: { id: string; answer: string | null }) => [id, answer]),
    [
      ['O1', 'No'],
      ['O2', 'Yes'],
      ['O3', 'Not applicable'],
      ['P1', null],
    ],
  );
  assert.deepEqual(
    CONTENT.conditions.map(({ number }: { number: string }) => number),
    ['1', '2.1', '3'],
  );
  assert.deepEqual(
    CONTENT.risks.map(({ number }: { number: string }) => number),
    ['R1', 'R2'],
  );
});

test('a rating carries its meaning beside letter and word, and a missing one is null', () => {
  assert.deepEqual(CONTENT.conditions[1].ratings[2], {
    update: 'Update 3 (November)',
    rating: { id: 'amber', meaning: 'off-target-with-plan', word: 'Amber', letter: 'O' },
  });
  assert.equal(CONTENT.risks[0].ratings[2].rating, null);
});

test('a passage says where it stands and which figures it shows', () => {
  const [first] = narrativeOf(sampleReport()).filter(({ place }) => place === 'O1');
  assert.deepEqual(first?.figures, ['finance.cumulative.2024/25', 'plans.2024-10', 'plans.gap.2024-10']);
  assert.match(first?.text ?? '', /6,161 at the end of October/);
});
