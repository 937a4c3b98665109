/** Answers of every kind that a form asks for: shown as such, refused where they are none, held to the form's limits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marlshireFacts } from '../../../test/make/marlshire-facts.ts';
import type { TemplateField } from '../programme/definitions.ts';
import type { CommentaryPart } from '../programme/programme.ts';
import { composeQuestion, wordsIn } from './compose-question.ts';
import { buildFigureBook } from './figures/build-figure-book.ts';

const FACTS = marlshireFacts();
const BOOK = buildFigureBook(FACTS);

function ask(more: Partial<TemplateField>, ...parts: readonly CommentaryPart[]) {
  const { programme } = FACTS;
  const update = programme.updates[2];
  assert.ok(update);
  const commentary = [{ updateId: update.id, fieldId: 'X', parts }];
  const facts = { ...FACTS, programme: { ...programme, commentary } };
  const field: TemplateField = { id: 'X', prompt: 'What?', type: 'text', required: true, ...more };
  const { blocks, problems } = composeQuestion({ facts, book: BOOK, update }, field);
  const [block] = blocks;
  assert.ok(block?.kind === 'question');
  return { block, codes: problems.map(({ code }) => code) };
}

const said = (text: string) => ({ kind: 'paragraph', text }) as const;
const OPTIONS = [
  { value: 'draft', label: 'Officers’ draft' },
  { value: 'final', label: 'Approved' },
];

test('a choice, a day, a number, pounds and a text are shown for people', () => {
  assert.equal(ask({ type: 'choice', options: OPTIONS }, said('draft')).block.answer, 'Officers’ draft');
  assert.equal(ask({ type: 'date' }, said('2024-12-11')).block.answer, '11 December 2024');
  assert.equal(ask({ type: 'number' }, said('6,161')).block.answer, '6,161');
  assert.equal(ask({ type: 'money' }, said('£1,234.50')).block.answer, '£1,234.50');
  assert.equal(ask({}, said('Marlshire')).block.answer, 'Marlshire');
});

test('what is no answer of its kind is refused, never shown', () => {
  for (const [type, text] of [
    ['choice', 'Draft'],
    ['date', '11/12/2024'],
    ['date', '2024-02-30'],
    ['number', 'about 500'],
    ['money', '43.459'],
    ['money', '£1,23'],
  ] as const) {
    const { block, codes } = ask({ type, ...(type === 'choice' ? { options: OPTIONS } : {}) }, said(text));
    assert.deepEqual([block.answer, codes], [null, ['return.wrong-answer']], text);
  }
});

test('an answer that is a stored figure keeps its id', () => {
  const { block, codes } = ask({ type: 'number' }, said('{plans_n.actual.2024-10}'));
  assert.deepEqual(codes, []);
  assert.deepEqual(block.details[0], {
    kind: 'paragraph',
    content: [{ text: '6,161', figure: 'plans_n.actual.2024-10' }],
  });
  const bound = ask({ type: 'figure', figure: 'finance.mitigated.first-balance' });
  assert.deepEqual(bound.codes, []);
  assert.match(JSON.stringify(bound.block.details), /2030\/31/);
  assert.deepEqual(ask({ type: 'figure', figure: 'no.such' }).codes, ['return.unresolved-figure']);
});

test('an answer that the form wants explained needs words', () => {
  const choice = { type: 'choice', options: OPTIONS, explainIf: ['draft'] } as const;
  assert.deepEqual(ask(choice, said('draft')).codes, ['return.not-explained']);
  assert.deepEqual(ask(choice, said('draft'), said('Members meet in January.')).codes, []);
  assert.deepEqual(ask(choice, said('final')).codes, []);
});

test('limits hold at their edge: words with figures as shown, tables not counted, entries of lists', () => {
  const text = said('There were {plans_n.actual.2024-10} plans – more.');
  assert.deepEqual(ask({ type: 'commentary', maxWords: 5 }, text, { kind: 'table', id: 'places' }).codes, []);
  assert.deepEqual(ask({ type: 'commentary', maxWords: 4 }, text).codes, ['return.too-many-words']);
  const list = { kind: 'list', items: ['a', 'b'] } as const;
  assert.deepEqual(ask({ type: 'list', minItems: 2, maxItems: 2 }, list).codes, []);
  assert.deepEqual(ask({ type: 'list', minItems: 3 }, list).codes, ['return.too-few-items']);
  assert.deepEqual(ask({ type: 'list', maxItems: 1 }, list).codes, ['return.too-many-items']);
  assert.equal(wordsIn([{ kind: 'paragraph', content: [{ text: '£5.05m – up 8.7%' }] }]), 3);
});
