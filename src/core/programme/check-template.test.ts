/** A form of a return is refused, with its place, wherever it asks for what cannot be given. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedSections } from './asked-fields.ts';
import { checkTemplate } from './check-template.ts';
import type { ReturnTemplate, TemplateField } from './definitions.ts';

const FIRST: TemplateField = { id: 'A', prompt: 'On track?', type: 'yes-no', required: true };

function form(...fields: readonly TemplateField[]): ReturnTemplate {
  const sections = [{ id: 's', title: 'Section', fields: [FIRST, ...fields] }];
  return { id: 'f', version: 1, title: 'Form', scaleId: 'saor', sections };
}

function field(more: Partial<TemplateField>): TemplateField {
  return { id: 'B', prompt: 'Why?', type: 'commentary', required: true, ...more };
}

const codes = (template: ReturnTemplate) => checkTemplate(template).map(({ code, place }) => [code, place]);

test('a form that asks what can be answered has no problem', () => {
  assert.deepEqual(codes(form(field({ visibleIf: { field: 'A', answer: 'no' }, maxWords: 100 }))), []);
});

for (const [what, wrong, code] of [
  [
    'a condition on a later or unknown question',
    { visibleIf: { field: 'C', answer: 'no' } },
    'template.wrong-condition',
  ],
  [
    'a condition on an answer that cannot be',
    { visibleIf: { field: 'A', answer: 'No' } },
    'template.wrong-condition',
  ],
  ['a condition on itself', { visibleIf: { field: 'B', answer: 'no' } }, 'template.wrong-condition'],
  ['an explanation of a commentary', { explainIf: ['no'] }, 'template.wrong-condition'],
  ['no words', { prompt: ' ' }, 'template.no-prompt'],
  ['more entries than it takes', { type: 'list', minItems: 4, maxItems: 3 }, 'template.wrong-limit'],
  ['a number of entries for a text', { maxItems: 3 }, 'template.wrong-limit'],
  ['no word at all', { maxWords: 0 }, 'template.wrong-limit'],
  ['a choice without answers', { type: 'choice' }, 'template.wrong-options'],
  [
    'answers of a text',
    {
      options: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ],
    },
    'template.wrong-options',
  ],
  [
    'a choice between the same',
    {
      type: 'choice',
      options: [
        { value: 'a', label: 'A' },
        { value: 'a', label: 'B' },
      ],
    },
    'template.wrong-options',
  ],
  ['a figure without a name', { type: 'figure' }, 'template.wrong-figure'],
] as const satisfies readonly (readonly [string, Partial<TemplateField>, string])[])
  test(`refused: ${what}`, () => assert.deepEqual(codes(form(field(wrong))), [[code, 's, B']]));

test('an id that stands twice and days in the wrong order are told together', () => {
  const twice = { ...form(FIRST), validFrom: '2025-04-01', validTo: '2025-03-31' };
  assert.deepEqual(codes(twice), [
    ['template.wrong-days', 'validTo'],
    ['template.repeated-id', 'A'],
  ]);
});

test('a question is asked in its rounds and after its answer only, and an empty section goes', () => {
  const template: ReturnTemplate = {
    ...form(field({ visibleIf: { field: 'A', answer: 'no' } }), field({ id: 'C', rounds: [3] })),
  };
  const asked = (round: number, answer: string | null) =>
    askedSections(template, { round, answerTo: () => answer }).flatMap(({ fields }) =>
      fields.map(({ id }) => id),
    );
  assert.deepEqual(asked(1, 'yes'), ['A']);
  assert.deepEqual(asked(1, 'no'), ['A', 'B']);
  assert.deepEqual(asked(3, null), ['A', 'C']);
  const later = { ...template, sections: template.sections.map((section) => ({ ...section, rounds: [2] })) };
  assert.deepEqual(askedSections(later, { round: 1, answerTo: () => null }), []);
});
