/** Protecting one table: hand cases, and attacks on made-up tables that must find nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attackTable } from '../../../test/make/attack-table.ts';
import { ProblemError } from '../base/problem.ts';
import type { CountTable } from './count-table.ts';
import { crossTable, type Dimension } from './cross-table.ts';
import { type ProtectedTable, protectTable } from './protect-table.ts';
import { SUPPRESS_UNDER_5 } from './rule.ts';

/** A row of counts with its total. */
function row(...counts: number[]): CountTable {
  const parts = counts.map((_, place) => String.fromCharCode(97 + place));
  return {
    cells: [
      ...parts.map((id, place) => ({ id, count: counts[place] ?? null })),
      { id: 'total', count: counts.reduce((sum, count) => sum + count, 0) },
    ],
    relations: [{ total: 'total', parts }],
  };
}

function square(counts: readonly (readonly number[])[]): CountTable {
  const rows = counts.map((_, place) => `r${place}`);
  const columns = (counts[0] ?? []).map((_, place) => `c${place}`);
  const dimensions: Dimension[] = [
    { name: 'row', groups: rows },
    { name: 'column', groups: columns },
  ];
  return crossTable(dimensions, ([r = '', c = '']) => counts[rows.indexOf(r)]?.[columns.indexOf(c)] ?? 0);
}

function shownText(table: ProtectedTable): string {
  return table.shown.map(({ value, mark }) => mark ?? String(value)).join(' ');
}

/** Attack a published table; null where there are too many fillings to try. */
function attack({ relations }: CountTable, { shown }: ProtectedTable) {
  return attackTable({
    relations,
    shown: new Map(shown.flatMap(({ id, value }) => (value === null ? [] : [[id, value]]))),
    hidden: new Map(shown.flatMap(({ id, value }) => (value === null ? [[id, 1]] : []))),
    most: 16,
    enough: 4,
  });
}

test('a table without small counts is shown whole', () => {
  assert.equal(shownText(protectTable(row(5, 12, 0, 30), SUPPRESS_UNDER_5)), '5 12 0 30 47');
});

test('one small count of a row takes the least other count with it', () => {
  const table = protectTable(row(3, 40, 9, 25), SUPPRESS_UNDER_5);
  assert.equal(shownText(table), 'c 40 c 25 77');
  assert.deepEqual(
    [...table.hidden],
    [
      ['a', 'small'],
      ['c', 'protects-others'],
    ],
  );
});

test('two small counts guard each other where their sum leaves room', () => {
  assert.equal(shownText(protectTable(row(2, 3, 20), SUPPRESS_UNDER_5)), 'c c 20 25');
});

test('five ones whose total is shown would all be told: the total is kept back too', () => {
  const table = protectTable(row(1, 1, 1, 1, 1), SUPPRESS_UNDER_5);
  assert.equal(shownText(table), 'c c c c c c');
});

test('one and one beside a large count take it with them: each could only be one', () => {
  assert.equal(shownText(protectTable(row(1, 1, 20), SUPPRESS_UNDER_5)), 'c c c 22');
});

test('in a table of two by two, one small count hides a cell of its row, of its column, and the one across', () => {
  const table = protectTable(
    square([
      [3, 20],
      [30, 40],
    ]),
    SUPPRESS_UNDER_5,
  );
  assert.equal(shownText(table), 'c c 23 c c 70 33 60 93');
});

test('in a table of three by three the cheapest ring is taken', () => {
  const table = protectTable(
    square([
      [2, 50, 6],
      [60, 70, 80],
      [7, 90, 8],
    ]),
    SUPPRESS_UNDER_5,
  );
  assert.deepEqual([...table.hidden.keys()].sort(), [
    'row=r0, column=c0',
    'row=r0, column=c2',
    'row=r2, column=c0',
    'row=r2, column=c2',
  ]);
});

test('a nought is shown, unless the rule says that noughts tell too much', () => {
  assert.equal(shownText(protectTable(row(0, 9, 9), SUPPRESS_UNDER_5)), '0 9 9 18');
  const rule = { ...SUPPRESS_UNDER_5, showsZeros: false };
  assert.equal(shownText(protectTable(row(0, 9, 12), rule)), 'c c 12 21');
});

test('a missing count is "x", never nought, and does not give a small one away', () => {
  const table: CountTable = {
    cells: [
      { id: 'a', count: 2 },
      { id: 'b', count: null },
      { id: 'd', count: 9 },
      { id: 'total', count: 14 },
    ],
    relations: [{ total: 'total', parts: ['a', 'b', 'd'] }],
  };
  const shown = protectTable(table, SUPPRESS_UNDER_5);
  assert.equal(shown.shown.find(({ id }) => id === 'b')?.mark, 'x');
  assert.equal(shown.shown.find(({ id }) => id === 'a')?.mark, 'c');
  const single = protectTable(
    { cells: table.cells.slice(1), relations: [{ total: 'total', parts: ['b', 'd'] }] },
    SUPPRESS_UNDER_5,
  );
  assert.equal(shownText(single), 'x 9 14', 'what nobody counted but follows is 5: nothing to keep back');
});

test('a missing count that follows as a small one is kept back like one', () => {
  const table: CountTable = {
    cells: [
      { id: 'b', count: null },
      { id: 'd', count: 9 },
      { id: 'total', count: 11 },
    ],
    relations: [{ total: 'total', parts: ['b', 'd'] }],
  };
  const { shown } = protectTable(table, SUPPRESS_UNDER_5);
  assert.ok(shown.some(({ mark }) => mark === 'c'));
});

test('a table that contradicts itself is refused, not mended', () => {
  const code = (table: CountTable) => {
    try {
      protectTable(table, SUPPRESS_UNDER_5);
    } catch (error) {
      if (error instanceof ProblemError) return error.problem.code;
      throw error;
    }
    return null;
  };
  const cells = [
    { id: 'a', count: 3 },
    { id: 't', count: 5 },
  ];
  assert.equal(code({ cells, relations: [{ total: 't', parts: ['a'] }] }), 'disclosure.sum-disagrees');
  assert.equal(code({ cells, relations: [{ total: 't', parts: ['b'] }] }), 'disclosure.unknown-cell');
  assert.equal(code({ cells, relations: [{ total: 't', parts: ['a', 'a'] }] }), 'disclosure.repeated-cell');
  assert.equal(code({ cells: [...cells, { id: 'a', count: 3 }], relations: [] }), 'disclosure.repeated-cell');
  assert.equal(code({ cells: [{ id: 'a', count: -1 }], relations: [] }), 'disclosure.wrong-count');
  assert.equal(code({ cells: [{ id: 'a', count: 1.5 }], relations: [] }), 'disclosure.wrong-count');
});

test('an attack that tries every filling finds at least four values for each small count, two for any hidden', () => {
  const count = fc.constantFrom(0, 1, 1, 2, 3, 4, 5, 6, 8, 11);
  const counts = fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 3 });
  let settled = 0;
  fc.assert(
    fc.property(counts, (numbers) => {
      const table = square(numbers);
      const published = protectTable(table, SUPPRESS_UNDER_5);
      const found = attack(table, published);
      if (found === null) return;
      settled++;
      for (const [cell, values] of found) {
        const least = published.hidden.get(cell) === 'small' ? 4 : 2;
        assert.ok(values.size >= least, `${cell}: ${[...values].join(' ')}`);
      }
    }),
    { numRuns: 80, seed: 7 },
  );
  assert.ok(settled > 50, `${settled} attacks came to an end`);
});
