/** The command as called: one JSON document, or tables by subject with the count beside the rate. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from 'commander';
import { fakeApp } from '../../test/make/fake-app.ts';
import { FAKE_SCOPE } from '../../test/make/fake-programme.ts';
import type { MeasuresAnswer } from '../app/measure-programme.ts';
import type { MeasureValue } from '../core/measures/measure-value.ts';
import type { CommandContext } from './context.ts';
import { measuresText, registerMeasures } from './measures.ts';

const VALUE: MeasureValue = {
  id: 'B01',
  name: 'nta_rate_decided',
  cut: null,
  month: '2024-09',
  period: 'R12 2024-09',
  value: 0.225,
  numerator: 261,
  denominator: 1158,
  base: 'decided (Y + N)',
  window: '12 months to September 2024',
  basis: 'extract',
  unit: 'share',
  quality: { flag: 'good', notes: [] },
  sources: ['sen2'],
};
const ANSWER: MeasuresAnswer = {
  schema: 'evenkeel/measures@1',
  programme: FAKE_SCOPE.programmeId,
  authorityCode: FAKE_SCOPE.authorityCode,
  asAt: '2024-10',
  coverage: 'months of the calendar year that the extract tells',
  notes: [],
  sources: [],
  measures: [
    VALUE,
    {
      ...VALUE,
      month: '2024-10',
      period: 'R12 2024-10',
      value: 0.25,
      numerator: 300,
      denominator: 1200,
      quality: { flag: 'flagged', notes: ['30 of 1230 not known'] },
    },
  ],
  unsupported: [{ id: 'H01', name: 'appeal_n', missing: ['the register of appeals'] }],
};

const RULE = { rule: 'round-to-5@1', text: 'Every count is rounded to the nearest 5.' };
/** What the use case makes of it for publication: the newest only, rounded, the rule beside it, a small group kept back. */
const PUBLISHED = {
  ...ANSWER,
  measures: [{ ...VALUE, value: null, numerator: null, denominator: null, mark: 'c' }],
  disclosure: RULE,
};

async function run(
  ...words: string[]
): Promise<{ readonly out: string; readonly asked: (readonly [asAt: string | null, copy: string])[] }> {
  const out: string[] = [];
  const asked: (readonly [string | null, string])[] = [];
  const app = {
    ...fakeApp(),
    measureProgramme: async (_actor: unknown, _scope: unknown, asAt: string | null, copy: string) => {
      asked.push([asAt, copy]);
      return copy === 'public' ? PUBLISHED : ANSWER;
    },
  };
  const actor = { id: 'me', roles: ['analyst'], authorities: 'all' };
  const context = { actor, openApp: async () => app, out: (text: string) => out.push(text) };
  const program = new Command().exitOverride();
  registerMeasures(program, context as unknown as CommandContext); // only what the command uses
  await program.parseAsync(['measures', FAKE_SCOPE.programmeId, ...words], { from: 'user' });
  return { out: out.join('\n'), asked };
}

test('--json writes one document whose first key is the schema, and --as-at reaches the use case', async () => {
  const { out, asked } = await run('--json', '--as-at', '2024-10');
  assert.deepEqual(JSON.parse(out), ANSWER);
  assert.equal(Object.keys(JSON.parse(out))[0], 'schema');
  assert.deepEqual(asked, [['2024-10', 'internal']]);
});

test('the tables show the newest figure by subject with its count, its notes, and what is not supported', async () => {
  const { out } = await run();
  assert.match(out, /Decisions/);
  assert.match(out, /R12 2024-10 +25\.0% +300 +1,200/);
  assert.ok(!out.includes('R12 2024-09'));
  assert.match(out, /30 of 1230 not known/);
  assert.match(out, /H01 appeal_n: the register of appeals/);
});

test('a figure that is not there is said so, never shown as nought', () => {
  const none = {
    ...VALUE,
    value: null,
    numerator: null,
    quality: { flag: 'not-available', notes: ['needs 12'] },
  } as const;
  assert.match(measuresText({ ...ANSWER, measures: [none] }), /not available/);
});

test('--public asks for the copy for publication, and writes it as it comes with the rule beside it', async () => {
  const { out, asked } = await run('--json', '--public');
  assert.deepEqual(asked, [[null, 'public']]);
  assert.deepEqual(JSON.parse(out), PUBLISHED);
});

test('the tables of a public copy say the rule, and show what is kept back by its mark', async () => {
  const { out } = await run('--public');
  assert.ok(out.includes(RULE.text));
  assert.match(out, /R12 2024-09 +c +extract/);
  assert.ok(!out.includes('22.5%') && !out.includes('1,158'));
});
