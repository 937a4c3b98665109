/** A figure of a document is held against the stored one of its measure, time, role and basis, within the digits printed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocument } from './check-document.ts';
import type { StoredFigure } from './compare-stored.ts';
import { readPlain } from './read-plain.ts';

const STORED: readonly StoredFigure[] = [
  {
    id: 'plans_n.actual.2024-10',
    label: 'active plans, October 2024',
    measure: 'plans',
    value: 6161,
    period: '2024-10',
    role: 'actual',
    basis: null,
  },
  {
    id: 'finance.mitigated.in-year.2024/25',
    label: 'in-year deficit, 2024/25',
    measure: 'in-year deficit',
    value: 43_459_000,
    period: '2024/25',
    role: 'mitigated',
    basis: null,
  },
];

function differing(text: string): readonly string[] {
  const { findings } = checkDocument(readPlain('return.md', text), { stored: STORED });
  return findings.filter(({ rule }) => rule === 'stored.differs').map(({ arithmetic }) => arithmetic);
}

test('a figure that differs from the stored one is told with both', () => {
  const [told] = differing('There were 6,116 plans at the end of October 2024.');
  assert.match(told ?? '', /6,116.*6,161/);
});

test('a figure rounded from the stored one is no finding', () => {
  assert.deepEqual(
    differing(
      'There were 6,161 plans in October 2024. The in-year deficit for 2024/25 is forecast at £43.5m.',
    ),
    [],
  );
});

test('a figure of another month or role is held against nothing', () => {
  assert.deepEqual(
    differing('There were 6,051 plans in September 2024, against a forecast of 5,649 plans in October 2024.'),
    [],
  );
});
