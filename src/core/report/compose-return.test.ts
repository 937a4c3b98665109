/** The return composed from its form's definition: complete, traceable, and refused where a figure is missing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marlshireFacts } from '../../../test/make/marlshire-facts.ts';
import type { Update } from '../programme/definitions.ts';
import type { Block, RatingRowBlock } from './blocks.ts';
import { composeReturn } from './compose-return.ts';
import { figureIdsIn } from './figure-ids.ts';
import { buildFigureBook } from './figures/build-figure-book.ts';
import type { ProgrammeFacts } from './programme-facts.ts';

function update(facts: ProgrammeFacts, sequence: number): Update {
  const found = facts.programme.updates.find((item) => item.sequence === sequence);
  assert.ok(found);
  return found;
}

function rows(blocks: readonly Block[], prefix: string): RatingRowBlock[] {
  return blocks.filter(
    (block) => block.kind === 'rating-row' && block.id.startsWith(prefix),
  ) as RatingRowBlock[]; // just filtered
}

const words = (row: RatingRowBlock | undefined) => row?.ratings.map(({ level }) => level?.word ?? null);

test('all three updates of the county are composed without a problem', () => {
  const facts = marlshireFacts();
  for (const sequence of [1, 2, 3])
    assert.deepEqual(composeReturn(facts, update(facts, sequence)).problems, [], `update ${sequence}`);
});

test('conditions show the ratings of the year so far, side by side, each by its meaning', () => {
  const facts = marlshireFacts();
  const { document } = composeReturn(facts, update(facts, 3));
  const conditions = rows(document.blocks, 'condition-');
  assert.deepEqual(
    conditions.map((row) => row.number),
    ['1', '2', '3.1', '3.2', '3.3', '3.4', '3.5'],
  );
  assert.deepEqual(words(conditions[0]), ['Green', 'Amber', 'Red']);
  assert.deepEqual(words(conditions[1]), ['Green', 'Red', 'Red']);
  assert.deepEqual(words(rows(document.blocks, 'risk-R4')[0]), ['Amber', 'Amber', 'Blue']);
  const amber = conditions[2]?.ratings[1]?.level;
  assert.deepEqual([amber?.word, amber?.letter, amber?.meaning], ['Amber', 'O', 'off-target-with-plan']);
  const second = composeReturn(facts, update(facts, 2)).document;
  assert.deepEqual(words(rows(second.blocks, 'condition-1')[0]), ['Green', 'Amber']);
});

test('every figure shown stands in the document with its source, down to the stored ones', () => {
  const facts = marlshireFacts();
  const { document } = composeReturn(facts, update(facts, 3));
  const listed = new Map(document.figures.map((figure) => [figure.id, figure]));
  for (const id of figureIdsIn(document.blocks)) assert.ok(listed.has(id), id);
  const gap = listed.get('plans_n.gap.2024-10');
  assert.equal(gap?.value, 492);
  assert.deepEqual(gap?.source.kind === 'computed' && gap.source.inputs, [
    'plans_n.actual.2024-10',
    'plans_n.agreed.2024-10',
  ]);
  assert.equal(listed.get('plans_n.actual.2024-10')?.source.kind, 'stored');
});

test("the figures are the case's own, to the penny and with their basis", () => {
  const book = buildFigureBook(marlshireFacts());
  const value = (id: string) => book.get(id)?.value;
  assert.equal(value('condition.2.tested.2024/25'), 9_970_600_000);
  assert.equal(value('condition.2.breach.2024/25'), 1_520_600_000);
  assert.equal(value('in-year-forecast.movement.q1.q2'), 505_000_000);
  assert.equal(value('finance.mitigated.residual'), 12_250_000_000);
  assert.equal(value('finance.mitigated.first-balance'), '2030/31');
  assert.equal(value('finance.growth-5.first-balance'), '2029/30');
  assert.deepEqual(
    [value('places.due'), value('places.delivered'), value('places.shortfall')],
    [156, 98, 58],
  );
  assert.equal(book.get('plans_n.gap-share.2024-10')?.shown, '8.7%');
  assert.equal(book.get('inmss_n.share.2024-10')?.shown, '5.62%');
  assert.equal(book.get('req_n.rolling12.2024-06')?.shown, '98.42');
  assert.equal(book.get('cease_n.rolling12.2024-10')?.shown, '28.00');
  assert.equal(book.get('plans_n.mean-change-6m.2024-10')?.shown, '72.2');
});

test('a reference without a figure stops the return and names its place', () => {
  const facts = marlshireFacts();
  const commentary = facts.programme.commentary.map((item) =>
    item.updateId === '2024-25/3' && item.fieldId === 'condition:3.1'
      ? {
          ...item,
          parts: [{ kind: 'paragraph' as const, text: 'There were {plans_n.actual.2031-03} plans.' }],
        }
      : item,
  );
  const broken = { ...facts, programme: { ...facts.programme, commentary } };
  const { problems } = composeReturn(broken, update(facts, 3));
  assert.deepEqual(
    problems.map(({ code, place }) => [code, place]),
    [['return.unresolved-figure', 'update 2024-25/3, condition:3.1']],
  );
});

test('a missing newest rating and a missing answer are problems, and nothing is carried forward', () => {
  const facts = marlshireFacts();
  const programme = {
    ...facts.programme,
    ratings: facts.programme.ratings.filter(
      (item) => !(item.updateId === '2024-25/3' && item.subject.id === 'R1'),
    ),
    answers: facts.programme.answers.filter(
      (item) => !(item.updateId === '2024-25/3' && item.fieldId === 'O2'),
    ),
  };
  const { document, problems } = composeReturn({ ...facts, programme }, update(facts, 3));
  assert.deepEqual(problems.map(({ code }) => code).sort(), ['return.not-answered', 'return.rating-missing']);
  assert.deepEqual(words(rows(document.blocks, 'risk-R1')[0]), ['Green', 'Green', null]);
});

test('a bare letter is never taken for a colour', () => {
  const facts = marlshireFacts();
  const ratings = facts.programme.ratings.map((item) =>
    item.updateId === '2024-25/3' && item.subject.id === 'c1' ? { ...item, overall: 'A' } : item,
  );
  const { problems } = composeReturn(
    { ...facts, programme: { ...facts.programme, ratings } },
    update(facts, 3),
  );
  assert.ok(problems.some(({ code }) => code === 'return.unknown-rating'));
});

test('a fourth entry in a list of three is a problem', () => {
  const facts = marlshireFacts();
  const commentary = facts.programme.commentary.map((item) =>
    item.updateId === '2024-25/3' && item.fieldId === 'P1'
      ? { ...item, parts: [{ kind: 'list' as const, items: ['a', 'b', 'c', 'd'] }] }
      : item,
  );
  const { problems } = composeReturn(
    { ...facts, programme: { ...facts.programme, commentary } },
    update(facts, 3),
  );
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['return.too-many-items'],
  );
});

test('a local SEND reform plan and a DSG management plan are other definitions of the same programme', () => {
  for (const template of ['local-send-reform-plan', 'dsg-management-plan']) {
    const facts = marlshireFacts(template, 'bgar');
    const { document, problems } = composeReturn(facts, update(facts, 3));
    assert.deepEqual(
      problems.filter(({ code }) => code !== 'return.not-answered'),
      [],
    );
    assert.equal(document.title, facts.programme.template.title);
    assert.equal(rows(document.blocks, 'condition-').length, 7);
    assert.ok(document.blocks.some((block) => block.kind === 'table' && block.id === 'finance-mitigated'));
  }
});

test('a public copy holds no address of an officer', () => {
  const facts = marlshireFacts();
  assert.match(JSON.stringify(composeReturn(facts, update(facts, 3)).document), /@marlshire\.example/);
  assert.doesNotMatch(JSON.stringify(composeReturn(facts, update(facts, 3), 'public').document), /@|Example/);
});

test('each chart has a sentence and a table, and the finance template adds up by its own formulas', () => {
  const facts = marlshireFacts();
  const { document } = composeReturn(facts, update(facts, 3));
  const charts = document.blocks.filter((block) => block.kind === 'chart');
  assert.equal(charts.length, 6);
  for (const block of charts) {
    assert.match(block.chart.summary, /\.$/);
    assert.equal(
      block.table.rows.length,
      block.chart.categories.length,
      `${block.chart.id}: a row for each category`,
    );
  }
  const template = document.blocks.find(
    (block) => block.kind === 'table' && block.id === 'finance-mitigated',
  );
  assert.ok(template?.kind === 'table');
  const cell = (label: string, column: number) =>
    template.rows.find((row) => row[0]?.content[0]?.text === label)?.[column];
  const spend = cell('Total high needs spend', 1);
  assert.equal(spend?.formula, 'SUM({0,1}:{5,1})+{6,1}-{7,1}');
  assert.equal(spend?.value, 119_630_687);
  assert.equal(cell('In-year deficit', 1)?.value, 43_459_000);
});
