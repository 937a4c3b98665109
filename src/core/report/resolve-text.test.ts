/** References in commentary become figures, or a problem with its place. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FigureBook, FigureBookWriter } from './figure-book.ts';
import { referencesIn, resolveText } from './resolve-text.ts';

function book(): FigureBook {
  const writer = new FigureBookWriter();
  const source = { kind: 'stored', record: 'import 1' } as const;
  writer.add({
    id: 'plans_n.actual.2024-10',
    label: 'plans',
    value: 6161,
    unit: 'count',
    shown: '6,161',
    source,
  });
  writer.add({
    id: 'in-year-forecast.q2',
    label: 'q2',
    value: 4_345_900_000,
    unit: 'pence',
    shown: '£43.5m',
    source,
  });
  return writer.close();
}

test('a reference is shown as its figure and keeps its id', () => {
  const { content, problems } = resolveText('There were {plans_n.actual.2024-10} plans.', book(), 'here');
  assert.deepEqual(problems, []);
  assert.deepEqual(content, [
    { text: 'There were ' },
    { text: '6,161', figure: 'plans_n.actual.2024-10' },
    { text: ' plans.' },
  ]);
});

test('money to the penny is asked for with |pounds and refused for a count', () => {
  assert.equal(
    resolveText('{in-year-forecast.q2|pounds}', book(), 'here').content[0]?.text,
    '£43,459,000.00',
  );
  assert.equal(resolveText('{plans_n.actual.2024-10|pounds}', book(), 'here').problems.length, 1);
});

test('an unknown figure is a problem that names its place', () => {
  const { problems } = resolveText('{plans_n.actual.2031-03}', book(), 'update 2024-25/3, condition 3.1');
  assert.equal(problems[0]?.code, 'return.unresolved-figure');
  assert.equal(problems[0]?.place, 'update 2024-25/3, condition 3.1');
});

test('doubled braces are literal and a stray one is a problem', () => {
  const literal = resolveText('a {{set}}', book(), 'here');
  assert.deepEqual(
    [literal.content.map((run) => run.text).join(''), literal.problems.length],
    ['a {set}', 0],
  );
  assert.equal(resolveText('an open { brace', book(), 'here').problems[0]?.code, 'return.stray-brace');
});

test('the references of a text can be listed', () => {
  assert.deepEqual(referencesIn('{a.b} {{c}} {d|pounds}'), ['a.b', 'd']);
});
