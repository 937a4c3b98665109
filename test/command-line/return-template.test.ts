/** A new form of a return is a file: added by a command, chosen for an update, built in every format, no code changed. */
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { returnTemplateSchema } from '../../src/edge/intake/programme/return-template-shape.ts';
import { loadedCounty } from '../make/loaded-county.ts';
import { ROOT, runCommand, withFolder } from '../make/run-command.ts';

const FORM = {
  schema: 'evenkeel/return-template@1',
  id: 'members-briefing',
  version: 1,
  title: 'Briefing for members',
  scaleId: 'bgar',
  validFrom: '2024-04-01',
  sections: [
    {
      id: 'answers',
      title: 'In short',
      fields: [
        { id: 'O1', prompt: 'Is this year on plan?', type: 'yes-no', required: true, explainIf: ['no'] },
        {
          id: 'year',
          prompt: 'First year in balance',
          type: 'figure',
          required: true,
          figure: 'finance.mitigated.first-balance',
        },
        {
          id: 'gone',
          prompt: 'Why was it on plan?',
          type: 'commentary',
          required: true,
          visibleIf: { field: 'O1', answer: 'yes' },
        },
      ],
    },
    {
      id: 'only-first',
      title: 'First round',
      rounds: [1],
      fields: [{ id: 'P2', prompt: 'Barriers', type: 'list', required: true }],
    },
    {
      id: 'rated',
      title: 'Conditions',
      fields: [
        { id: 'C', prompt: 'Conditions', type: 'conditions', required: true },
        { id: 'F', prompt: 'Money', type: 'finance-table', required: true },
        { id: 'D', prompt: 'Charts', type: 'dashboard', required: true },
      ],
    },
  ],
};

type Built = {
  readonly title: string;
  readonly answers: readonly { readonly id: string }[];
  readonly conditions: readonly {
    readonly ratings: readonly { readonly rating: { readonly word: string } }[];
  }[];
  readonly blocks: readonly { readonly kind: string; readonly text?: string }[];
};

test('a form from a file is added, chosen, built in five formats, and the old one still builds', () =>
  withFolder(async (home) => {
    const run = async (...words: readonly string[]) => {
      const { code, out, err } = await runCommand(home, words);
      assert.equal(code, 0, err);
      return out;
    };
    const read = (folder: string) =>
      JSON.parse(readFileSync(join(home, folder, 'return.json'), 'utf8')) as Built; // our own file
    await loadedCounty(home);
    const file = join(home, 'briefing.json');
    writeFileSync(file, JSON.stringify(FORM));
    assert.match(await run('return', 'template', 'check', file), /members-briefing@1/);
    await run('return', 'template', 'add', 'marlshire', '--file', file);
    await run(
      'return',
      'template',
      'use',
      'marlshire',
      '--template',
      'members-briefing',
      '--update',
      '2024-25/3',
    );
    await run('return', 'build', 'marlshire', '--update', '2024-25/3', '--out', join(home, 'new'));
    for (const format of ['docx', 'pdf', 'xlsx', 'html', 'json'])
      assert.ok(statSync(join(home, 'new', `return.${format}`)).size > 5000, format);
    const built = read('new');
    assert.equal(built.title, 'Briefing for members');
    assert.deepEqual(
      built.answers.map(({ id }) => id),
      ['O1', 'year'],
    );
    assert.deepEqual(
      built.blocks.flatMap(({ kind, text }) => (kind === 'heading' ? [text] : [])),
      ['In short', 'Conditions'],
    );
    // The other scale says the same meanings in its own words.
    assert.deepEqual(
      built.conditions[0]?.ratings.map(({ rating }) => rating.word),
      ['Green', 'Amber', 'Red'],
    );
    await run(
      'return',
      'build',
      'marlshire',
      '--update',
      '2024-25/3',
      '--template',
      'safety-valve-monitoring',
      '--out',
      join(home, 'old'),
      '--formats',
      'json',
    );
    assert.equal(read('old').title, 'Safety valve monitoring return');
    const { forms } = JSON.parse(await run('return', 'template', 'list', 'marlshire', '--json')) as {
      readonly forms: readonly {
        readonly id: string;
        readonly updates: readonly string[];
        readonly isUsual: boolean;
      }[];
    }; // our own answer
    assert.deepEqual(
      forms.map(({ id, updates, isUsual }) => [id, updates, isUsual]),
      [
        ['safety-valve-monitoring', [], true],
        ['members-briefing', ['2024-25/3'], false],
      ],
    );
    // A kept version never changes, and a version out of its days is not chosen.
    writeFileSync(file, JSON.stringify({ ...FORM, title: 'Another' }));
    const changed = await runCommand(home, ['return', 'template', 'add', 'marlshire', '--file', file]);
    assert.deepEqual([changed.code, /template\.version-taken|is kept/.test(changed.err)], [2, true]);
    writeFileSync(file, JSON.stringify({ ...FORM, version: 2, validFrom: '2026-04-01' }));
    await run('return', 'template', 'add', 'marlshire', '--file', file);
    const early = await runCommand(home, [
      'return',
      'template',
      'use',
      'marlshire',
      '--template',
      'members-briefing@2',
      '--update',
      '2024-25/3',
    ]);
    assert.deepEqual([early.code, /not in force/.test(early.err)], [2, true]);
    await run('return', 'template', 'add', 'marlshire', '--shipped', 'dsg-management-plan');
  }));

test('the published schema of forms is the one that files are read by', () => {
  const published: unknown = JSON.parse(
    readFileSync(join(ROOT, 'docs', 'formats', 'return-template.schema.json'), 'utf8'),
  );
  assert.deepEqual(published, JSON.parse(JSON.stringify(returnTemplateSchema())));
});
