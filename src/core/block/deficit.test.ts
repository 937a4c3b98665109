/** The bases of a deficit: each counts what it says, and the compiler keeps them apart. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headroom, moveDeficits, openingDeficits } from './deficit.ts';

const opening = openingDeficits({ inYearPence: 100n, paidPence: 20n, ownPence: 5n });
const closing = moveDeficits(opening, { inYearPence: 50n, paidPence: 10n, duePence: 7n, ownPence: 3n });

test('each basis takes off what it counts and nothing else', () => {
  assert.equal(closing.gross['without-own'].deficitPence, 150n);
  assert.equal(closing.gross['with-own'].deficitPence, 142n);
  assert.equal(closing['net-of-paid']['without-own'].deficitPence, 120n);
  assert.equal(closing['net-of-paid']['with-own'].deficitPence, 112n);
  assert.equal(closing['net-of-all-planned']['without-own'].deficitPence, 113n);
  assert.equal(closing['net-of-all-planned']['with-own'].deficitPence, 105n);
});

test('a ceiling is set against a deficit of its own basis', () => {
  const ceiling = { basis: 'gross', own: 'without-own', deficitPence: 140n } as const;
  assert.equal(headroom(ceiling, closing.gross['without-own']), -10n);
  // @ts-expect-error a deficit net of payments does not stand against a gross ceiling
  assert.equal(headroom(ceiling, closing['net-of-paid']['without-own']), 20n);
  // @ts-expect-error nor does one with the authority's own contribution against one without
  assert.equal(headroom(ceiling, closing.gross['with-own']), -2n);
});
