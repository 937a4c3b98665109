/** Public copies of two updates and of the measures, with small numbers planted, attacked together: nothing small follows. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { App } from '../../src/app/app.ts';
import { createApp } from '../../src/app/create-app.ts';
import { passingKeys } from '../../src/app/open-keys.ts';
import { writeDemo } from '../../src/app/write-demo.ts';
import type { Actor } from '../../src/core/access/access.ts';
import type { Relation } from '../../src/core/disclosure/count-table.ts';
import { recoverableCells } from '../../src/core/disclosure/linear-recovery.ts';
import type { ReportDocument } from '../../src/core/report/blocks.ts';
import { openStore } from '../../src/edge/store/open-store.ts';
import type { Scope, Store } from '../../src/edge/store/store.ts';

const NOW = '2025-02-01T09:00:00.000Z';
const LEAD: Actor = { id: 'lead', roles: ['programme-lead'], authorities: 'all' };
/** Month and measure to the small number planted in it. */
const PLANTED: readonly (readonly [month: string, measure: string, count: number])[] = [
  ['2024-07', 'cease_n', 3],
  ['2023-10', 'cease_n', 2],
  ['2024-10', 'cease_n', 1],
  ['2024-05', 'inmss_n', 4],
  ['2024-09', 'req_n', 2],
  ['2024-10', 'req_n', 2],
  ['2024-04', 'asmt_open_over20w_n', 3],
];

let folder = '';
let store: Store;
let app: App;
let scope: Scope;
let copies: readonly ReportDocument[];
let internal: ReportDocument;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-public-'));
  const out = join(folder, 'county');
  await writeDemo({ out, plans: 1000 });
  const file = join(out, 'finance', 'monthly-actuals.csv');
  let text = await readFile(file, 'utf8');
  for (const [month, measure, count] of PLANTED) {
    const line = new RegExp(`^${month},${measure},\\d+`, 'm');
    assert.match(text, line);
    text = text.replace(line, `${month},${measure},${count}`);
  }
  await writeFile(file, text);
  store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  app = createApp({
    store,
    now: () => NOW,
    newId: () => `id-${++id}`,
    keys: passingKeys(),
    product: 'Evenkeel',
  });
  scope = await app.loadProgramme(LEAD, out);
  const second = await app.composeReturn(LEAD, scope, '2024-25/2', 'public');
  copies = [second, await app.composeReturn(LEAD, scope, '2024-25/3', 'public')];
  internal = await app.composeReturn(LEAD, scope, '2024-25/3');
});
after(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** What a reader of some copies has: ids of counts seen and unseen, and every sum over them. */
function readersTable(documents: readonly ReportDocument[]) {
  const shown = new Set<string>();
  const hidden = new Set<string>();
  const relations: Relation[] = [];
  for (const { figures } of documents)
    for (const { id, value, source } of figures) {
      const isTotal = id.includes('.total12.') || id.includes('.rolling12.');
      if (!isTotal && !id.includes('.actual.')) continue;
      // A mean of twelve months and their sum are one and the same to a reader.
      const cell = id.replace('.rolling12.', '.total12.');
      if (value === null) hidden.add(cell);
      else shown.add(cell);
      if (isTotal && source.kind === 'computed') relations.push({ total: cell, parts: source.inputs });
    }
  const both = [...hidden].filter((id) => shown.has(id));
  return {
    both,
    hidden,
    found: recoverableCells(new Set([...hidden].filter((id) => !shown.has(id))), relations),
  };
}

test('every planted number is kept back wherever a copy lists it', () => {
  for (const [month, measure] of PLANTED)
    for (const { figures } of copies) {
      const figure = figures.find(({ id }) => id === `${measure}.actual.${month}`);
      if (figure !== undefined)
        assert.deepEqual([figure.value, figure.shown], [null, 'c'], `${measure} ${month}`);
    }
});

// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one walk over every place in which a count can stand
test('no copy holds a count of 1 to 4, in figures or in cells', () => {
  for (const { figures, blocks } of copies) {
    for (const { id, unit, value } of figures)
      if (unit === 'count' && typeof value === 'number' && !/\.(gap|change-\d+m)\./.test(id))
        assert.ok(value === 0 || Math.abs(value) >= 5, id);
    const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []));
    assert.ok(charts.length > 0);
    for (const { chart, table } of charts)
      for (const series of chart.series)
        if (series.kind !== 'band')
          for (const [k, value] of series.values.entries()) {
            const column = table.columns.findIndex(({ header }) => header === series.label);
            const isHidden = table.rows[k]?.[column]?.content[0]?.text === 'c';
            if (isHidden) assert.equal(value, null, `${chart.id}, point ${k}`);
          }
  }
});

test('no hidden count follows from one copy or from both together', () => {
  for (const seen of [copies.slice(0, 1), copies.slice(1), copies]) {
    const { both, hidden, found } = readersTable(seen);
    assert.ok(hidden.size > 5);
    assert.deepEqual([both, found], [[], []]);
  }
});

test('the same attack finds the planted numbers where only they are hidden and nothing is protected', () => {
  const small = new Set(PLANTED.map(([month, measure]) => `${measure}.actual.${month}`));
  const figures = internal.figures.map((figure) =>
    small.has(figure.id) ? { ...figure, value: null } : figure,
  );
  const { found } = readersTable([{ ...internal, figures }]);
  assert.ok(found.some((id) => small.has(id)));
});

test('the rule stands in words on every copy, and in each format', async () => {
  const [, copy] = copies;
  assert.ok(copy);
  for (const format of ['json', 'html'] as const) {
    const text = new TextDecoder().decode(await app.renderReturn(copy, format));
    assert.match(text, /suppress-under-5@1/);
    assert.match(text, /Counts of 1 to 4 are shown as/);
  }
});

test('measures published after the returns keep their own small counts back and tell none of theirs', async () => {
  const { measures, disclosure } = await app.measureProgramme(LEAD, scope, null, 'public');
  assert.match(disclosure?.text ?? '', /rounded to the nearest 5/);
  for (const name of ['req_n', 'cease_n']) {
    const figure = measures.find((item) => item.name === name && item.basis === 'monthly-actuals');
    assert.equal(figure?.month, '2024-10');
    assert.equal(figure?.value, null);
  }
  for (const { name, unit, value } of measures)
    if (unit === 'count' && value !== null) assert.equal(value % 5, 0, name);
});

test('building the same copy again gives the same, and the record keeps each publication', async () => {
  const { asAt } = await app.measureProgramme(LEAD, scope, null);
  assert.deepEqual(await app.composeReturn(LEAD, scope, '2024-25/3', 'public'), copies[1]);
  const records = await store.read.documents.all(scope, 'publication');
  assert.deepEqual(
    records.map(({ id, version }) => [id, version]),
    [
      [`measures ${asAt}`, 1],
      ['return 2024-25/2', 1],
      ['return 2024-25/3', 1],
    ],
  );
});
