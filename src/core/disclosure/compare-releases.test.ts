/** Two publications together: attacks that must find nothing, and findings that must be made. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attackTable } from '../../../test/make/attack-table.ts';
import { ProblemError } from '../base/problem.ts';
import { compareReleases } from './compare-releases.ts';
import type { CountTable } from './count-table.ts';
import { crossTable, type Dimension } from './cross-table.ts';
import { recoverableCells } from './linear-recovery.ts';
import { protectCounts } from './protect-counts.ts';
import type { Release } from './release.ts';
import { ROUND_TO_5, SUPPRESS_UNDER_5 } from './rule.ts';

const NEED: Dimension = { name: 'need', groups: ['n1', 'n2', 'n3'] };
const AGE: Dimension = { name: 'age', groups: ['a1', 'a2'] };
const PLACE: Dimension = { name: 'place', groups: ['p1', 'p2'] };

/** A cut of children counted by need, age and place; a cell keeps its id in every cut. */
function cut(counts: readonly number[], dimensions: readonly Dimension[]): CountTable {
  const at = (keys: readonly string[]) => {
    const place = (dimension: Dimension) =>
      dimension.groups.indexOf(keys[dimensions.indexOf(dimension)] ?? '');
    let sum = 0;
    for (const [n] of NEED.groups.entries())
      for (const [a] of AGE.groups.entries())
        for (const [p] of PLACE.groups.entries()) {
          const isIn = [
            [NEED, n],
            [AGE, a],
            [PLACE, p],
          ] as const;
          if (
            isIn.every(([dimension, group]) => !dimensions.includes(dimension) || place(dimension) === group)
          )
            sum += counts[n * 4 + a * 2 + p] ?? 0;
        }
    return sum;
  };
  const table = crossTable(dimensions, at);
  const rename = (id: string) =>
    id
      .split(', ')
      .filter((part) => !part.endsWith('=all'))
      .join(', ') || 'everybody';
  return {
    cells: table.cells.map(({ id, count }) => ({ id: rename(id), count })),
    relations: table.relations.map(({ total, parts }) => ({
      total: rename(total),
      parts: parts.map(rename),
    })),
  };
}

function attackBoth(releases: readonly Release[]) {
  const shown = new Map<string, number>();
  const hidden = new Map<string, number>();
  for (const release of releases)
    for (const { id, value } of release.shown) if (value !== null) shown.set(id, value);
  for (const release of releases)
    for (const { id, value } of release.shown) if (value === null && !shown.has(id)) hidden.set(id, 1);
  const relations = releases.flatMap(({ table }) => table.relations);
  return { found: attackTable({ relations, shown, hidden, most: 26, enough: 4 }), shown, hidden, relations };
}

const twelve = fc.array(fc.constantFrom(0, 1, 2, 2, 3, 4, 6, 9, 12), { minLength: 12, maxLength: 12 });

test('two cuts of the same children, the second protected beside the first, tell no hidden count', () => {
  let settled = 0;
  fc.assert(
    fc.property(twelve, (counts) => {
      const first = protectCounts(cut(counts, [NEED, AGE]), SUPPRESS_UNDER_5, { name: 'first' }).release;
      const later = cut(counts, [NEED, PLACE]);
      const second = protectCounts(later, SUPPRESS_UNDER_5, { name: 'second', earlier: [first] }).release;
      assert.deepEqual(compareReleases(first, second), []);
      const { found, shown, hidden, relations } = attackBoth([first, second]);
      for (const release of [first, second])
        for (const { id, mark } of release.shown)
          assert.ok(mark === null || !shown.has(id), `${id} shown elsewhere`);
      assert.deepEqual(recoverableCells(new Set(hidden.keys()), relations), []);
      if (found === null) return;
      settled++;
      for (const [cell, values] of found) assert.ok(values.size >= 2, `${cell}: ${[...values].join(' ')}`);
    }),
    { numRuns: 60, seed: 11 },
  );
  assert.ok(settled > 20, `${settled} attacks came to an end`);
});

test('a second cut made without looking at the first is found out when it tells a hidden count', () => {
  let told = 0;
  fc.assert(
    fc.property(twelve, (counts) => {
      const first = protectCounts(cut(counts, [NEED, AGE]), SUPPRESS_UNDER_5, { name: 'first' }).release;
      const second = protectCounts(cut(counts, [NEED, PLACE]), SUPPRESS_UNDER_5, { name: 'second' }).release;
      const findings = compareReleases(first, second);
      const { found } = attackBoth([first, second]);
      if (found === null) return;
      for (const [cell, values] of found)
        if (values.size === 1) {
          told++;
          assert.ok(
            findings.some((finding) => finding.cell === cell),
            `${cell} is told and not found`,
          );
        }
    }),
    { numRuns: 60, seed: 12 },
  );
  assert.ok(told > 0, 'some pairs tell a count');
});

function row(name: string, cells: Readonly<Record<string, number>>, total: string): Release {
  const parts = Object.keys(cells);
  const sum = Object.values(cells).reduce((all, count) => all + count, 0);
  const table: CountTable = {
    cells: [...Object.entries(cells).map(([id, count]) => ({ id, count })), { id: total, count: sum }],
    relations: [{ total, parts }],
  };
  return protectCounts(table, SUPPRESS_UNDER_5, { name }).release;
}

test('the same cell shown once and kept back once is found', () => {
  const first = row('spring', { a: 3, b: 9, d: 30 }, 'all');
  const second = row('summer', { b: 9, e: 20 }, 'others');
  const finding = compareReleases(first, second).find(({ cell }) => cell === 'b');
  assert.equal(finding?.kind, 'shown-and-hidden');
  assert.match(finding?.message ?? '', /"spring", "summer"/);
  assert.doesNotMatch(finding?.message ?? '', /\b9\b/);
});

test('overlapping populations that differ by few children are found, and protected when asked', () => {
  const young: CountTable = { cells: [{ id: 'aged 5 to 10', count: 40 }], relations: [] };
  const wider: CountTable = { cells: [{ id: 'aged 5 to 11', count: 42 }], relations: [] };
  const overlaps = [{ whole: 'aged 5 to 11', part: 'aged 5 to 10' }];
  const first = protectCounts(young, SUPPRESS_UNDER_5, { name: 'first' }).release;
  const careless = protectCounts(wider, SUPPRESS_UNDER_5, { name: 'second' }).release;
  assert.deepEqual(
    compareReleases(first, careless, overlaps).map(({ kind }) => kind),
    ['small-difference'],
  );
  const careful = protectCounts(wider, SUPPRESS_UNDER_5, { earlier: [first], overlaps });
  assert.equal(careful.shown.get('aged 5 to 11')?.mark, 'c');
  assert.deepEqual(compareReleases(first, careful.release, overlaps), []);
});

test('a difference of nobody, or of enough children, is no finding', () => {
  for (const count of [40, 45]) {
    const first = protectCounts(
      { cells: [{ id: 'part', count: 40 }], relations: [] },
      SUPPRESS_UNDER_5,
    ).release;
    const second = protectCounts(
      { cells: [{ id: 'whole', count }], relations: [] },
      SUPPRESS_UNDER_5,
    ).release;
    assert.deepEqual(compareReleases(first, second, [{ whole: 'whole', part: 'part' }]), []);
  }
});

test('publications that contradict each other are refused', () => {
  const code = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      if (error instanceof ProblemError) return error.problem.code;
      throw error;
    }
    return null;
  };
  const one = protectCounts({ cells: [{ id: 'a', count: 8 }], relations: [] }, SUPPRESS_UNDER_5).release;
  const other = protectCounts({ cells: [{ id: 'a', count: 9 }], relations: [] }, SUPPRESS_UNDER_5).release;
  assert.equal(
    code(() => compareReleases(one, other)),
    'disclosure.count-changed',
  );
  const part = protectCounts({ cells: [{ id: 'b', count: 9 }], relations: [] }, SUPPRESS_UNDER_5).release;
  assert.equal(
    code(() => compareReleases(one, part, [{ whole: 'a', part: 'b' }])),
    'disclosure.not-a-part',
  );
});

test('a hidden count that an earlier publication would give away cannot be published', () => {
  const first = protectCounts(
    {
      cells: [
        { id: 'part', count: 40 },
        { id: 'rest', count: 12 },
      ],
      relations: [],
    },
    SUPPRESS_UNDER_5,
  ).release;
  const table: CountTable = {
    cells: [
      { id: 'few', count: 2 },
      { id: 'part', count: 40 },
    ],
    relations: [],
  };
  const shown = protectCounts(table, SUPPRESS_UNDER_5, { earlier: [first] }).shown;
  assert.equal(shown.get('few')?.mark, 'c');
  assert.equal(shown.get('part')?.value, 40, 'what is out already is shown again');
});

test('rounded figures: what rounding to 5 would give away by its total is kept back', () => {
  const parts = ['a', 'b', 'd', 'e'];
  const table: CountTable = {
    cells: [...parts.map((id) => ({ id, count: 2 })), { id: 'all', count: 8 }],
    relations: [{ total: 'all', parts }],
  };
  const { shown, ruleText } = protectCounts(table, ROUND_TO_5);
  const values = [...shown.values()];
  assert.equal(values.filter(({ mark }) => mark === 'c').length, 1, '8 as 10 could only be four twos');
  assert.ok(values.every(({ value }) => value === null || value % 5 === 0));
  assert.match(ruleText, /nearest 5/);
});

test('rounded figures that tell nothing are all shown', () => {
  const table: CountTable = {
    cells: [
      { id: 'a', count: 13 },
      { id: 'b', count: 1 },
      { id: 'all', count: 14 },
    ],
    relations: [{ total: 'all', parts: ['a', 'b'] }],
  };
  const { shown } = protectCounts(table, ROUND_TO_5);
  assert.deepEqual(
    [...shown.values()].map(({ value }) => value),
    [15, 0, 15],
  );
});

test('a table is refused where what is out already gives its small count', () => {
  const out: CountTable = {
    cells: [
      { id: 'whole', count: 12 },
      { id: 'rest', count: 10 },
    ],
    relations: [],
  };
  const earlier = [protectCounts(out, SUPPRESS_UNDER_5, { name: 'earlier' }).release];
  const table: CountTable = {
    cells: [{ id: 'few', count: 2 }, ...out.cells],
    relations: [{ total: 'whole', parts: ['few', 'rest'] }],
  };
  assert.throws(
    () => protectCounts(table, SUPPRESS_UNDER_5, { earlier }),
    (fault) => fault instanceof ProblemError && fault.problem.code === 'disclosure.cannot-protect',
  );
});
