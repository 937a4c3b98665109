/** A plan that moved in is in the caseload from the day of the move, as far as a return tells it, and not from its first day elsewhere. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallExtract } from '../../../test/make/small-extract.ts';
import { indexRegister } from '../extract/register-index.ts';
import { measureExtract } from './measure-extract.ts';

const OLD = {
  received: '2019-01-01',
  request: ['H'],
  assessment: ['H'],
  plan: { from: '2019-09-01' },
} as const;

/** The caseload at four days, of one plan that was always here and one that moved in. */
function caseload(
  places: readonly { readonly urn: string; readonly entry: string }[],
): readonly (number | null)[] {
  const extract = smallExtract('2025-01-16', [OLD, { ...OLD, movedFrom: '998', places }]);
  const register = indexRegister([]);
  const { values } = measureExtract({ extract, register, population: null, sources: ['sen2'] });
  return ['@2023-12-31', '@2024-03-31', '@2024-04-30', '@2025-01-16'].map(
    (day) => values.find(({ name, period }) => name === 'plans_n' && period === day)?.value ?? null,
  );
}

test('it counts from its first placement here', () => {
  assert.deepEqual(caseload([{ urn: '900001', entry: '2024-04-08' }]), [1, 1, 2, 2]);
  const moved = [
    { urn: '900002', entry: '2024-09-02' },
    { urn: '900001', entry: '2024-04-08' },
  ];
  assert.deepEqual(caseload(moved), [1, 1, 2, 2]);
});

test('one that kept its school counts from the beginning of the year of the return: it came in it, and no record tells when', () => {
  assert.deepEqual(caseload([{ urn: '900001', entry: '2022-09-01' }]), [1, 2, 2, 2]);
  assert.deepEqual(caseload([]), [1, 2, 2, 2]);
});
