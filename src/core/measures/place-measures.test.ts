/** Places, borders and capital: a setting without a roll is not empty, and the two sides of a border are told apart. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pence } from '../base/pence.ts';
import type { SchoolRoll } from '../domain/school-tables.ts';
import type { MeasureValue } from './measure-value.ts';
import { measureCapital, measurePlaces } from './place-measures.ts';

const places = (urn: string, count: number, academicYear = 2024) => ({
  urn,
  academicYear,
  provision: '',
  places: count,
});
const roll = (urn: string, pupils: number, own: Partial<SchoolRoll> = {}): SchoolRoll => ({
  urn,
  on: '2025-01-16',
  settingAuthority: '999',
  homeAuthority: '999',
  pupils,
  ...own,
});
const find = (values: readonly MeasureValue[], name: string, key: string | null = null) =>
  values.find((value) => value.name === name && (value.cut?.key ?? null) === key);

test('places sum over settings by academic year; occupancy and vacancy are of settings with a roll, others are told', () => {
  const { values } = measurePlaces(
    [places('900001', 20), places('900002', 10), places('900003', 5), places('900001', 18, 2023)],
    [roll('900001', 15), roll('900001', 3, { homeAuthority: '998' }), roll('900002', 12)],
    '999',
    [],
  );
  assert.equal(values.find(({ period, cut }) => period === 'AY2024/25' && cut === null)?.value, 35);
  assert.equal(values.find(({ period, cut }) => period === 'AY2023/24' && cut === null)?.value, 18);
  const whole = find(values, 'occupancy_pct');
  assert.deepEqual([whole?.numerator, whole?.denominator], [30, 30]);
  assert.deepEqual(whole?.quality.notes, ['1 of 3 settings have no roll on this day']);
  assert.equal(find(values, 'vacant_n')?.value, 2);
  assert.equal(find(values, 'vacant_n', '900002')?.value, 0);
  assert.equal(find(values, 'occupancy_pct', '900003'), undefined);
});

test('pupils from elsewhere here and ours elsewhere are counted by who they are; unknown without our own number', () => {
  const rolls = [
    roll('900001', 15),
    roll('900001', 3, { homeAuthority: '998' }),
    roll('990001', 7, { settingAuthority: '998' }),
    roll('990001', 90, { settingAuthority: '998', homeAuthority: '998' }),
  ];
  const { values } = measurePlaces([], rolls, '999', []);
  assert.equal(find(values, 'import_n')?.value, 3);
  assert.equal(find(values, 'export_n')?.value, 7);
  assert.equal(measurePlaces([], rolls, null, []).values.length, 0);
  assert.equal(find(measurePlaces([], rolls.slice(0, 2), '999', []).values, 'export_n'), undefined);
});

test('capital is from April to the month, of all schemes and of each, and starts anew in April', () => {
  const line = (scheme: string, month: string, spent: number, profiled: number) => ({
    scheme,
    month,
    spentPence: pence(spent),
    profiledPence: pence(profiled),
  });
  const lines = [line('A', '2024-03', 900, 1), line('A', '2024-04', 50, 100), line('B', '2024-05', 30, 100)];
  const { values } = measureCapital(lines, null, []);
  const may = values.find(({ period, cut }) => period === '2024-05' && cut === null);
  assert.deepEqual([may?.numerator, may?.denominator], [80, 200]);
  assert.equal(find(values, 'capital_spend_pct', 'B')?.value, 0.3);
  assert.ok(measureCapital(lines, '2024-04', []).values.every(({ month }) => month <= '2024-04'));
});
