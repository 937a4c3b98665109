/** Counts behind published measures that are bound to each other, so that a hidden one cannot be worked out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureRegisters } from '../core/measures/register-measures.ts';
import { measureTable } from './publish-measure-cells.ts';

test('NEET and good destinations are bound to those known, so that few who are NEET cannot be taken off', () => {
  const entries = Array.from({ length: 12 }, (_, place) => ({
    register: 'destinations' as const, // one of the registers
    urn: null,
    openedOn: `2024-${String(place + 1).padStart(2, '0')}-10`,
    closedOn: null,
    type: '3',
    result: place < 2 ? 'neet' : 'education',
  }));
  const { values } = measureRegisters(entries, null, []);
  const newest = values.filter(({ period }) => period === 'R12 2024-12');
  const { table } = measureTable(newest, newest);
  const bound = table.relations.filter(
    ({ parts }) =>
      parts.some((part) => part.startsWith('neet_after')) &&
      parts.some((part) => part.startsWith('cease_pos')),
  );
  assert.equal(bound.length, 2);
});

test('types of appeal are bound to all appeals, so that a hidden type cannot be taken off the whole', () => {
  const entry = (type: string) => ({
    register: 'appeals' as const, // one of the registers
    urn: null,
    openedOn: '2024-01-15',
    closedOn: null,
    type,
    result: null,
  });
  const { values } = measureRegisters([entry('placement'), entry('contents'), entry('contents')], null, []);
  const { table } = measureTable(values, values);
  const [relation] = table.relations.filter(({ total }) => total.startsWith('appeal_n|'));
  assert.equal(relation?.parts.length, 2);
  assert.ok(relation?.parts.every((part) => part.startsWith('appeal_by_type|')));
});
