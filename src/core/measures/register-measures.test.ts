/** What registers tell: counts and rolling shares by month, nothing invented for what is open, unknown or not yet due. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RegisterEntry } from '../domain/register-entry.ts';
import type { MeasureValue } from './measure-value.ts';
import { measureRegisters } from './register-measures.ts';

const entry = (own: Partial<RegisterEntry>): RegisterEntry => ({
  register: 'appeals',
  urn: null,
  openedOn: '2024-01-15',
  closedOn: null,
  type: null,
  result: null,
  ...own,
});
const measured = (entries: readonly RegisterEntry[], asAt: string | null = null) =>
  measureRegisters(entries, asAt, ['appeal-register']).values;
const find = (values: readonly MeasureValue[], name: string, period: string, key: string | null = null) =>
  values.find((value) => value.name === name && value.period === period && (value.cut?.key ?? null) === key);

/** One entry a month of 2024. */
const yearOf = (own: (month: string) => Partial<RegisterEntry>) =>
  Array.from({ length: 12 }, (_, place) => {
    const month = `2024-${String(place + 1).padStart(2, '0')}`;
    return entry({ openedOn: `${month}-10`, ...own(month) });
  });

test('appeals count in the month of registration, by type, and parts sum to the whole', () => {
  const values = measured([
    entry({ type: 'placement' }),
    entry({ type: 'placement' }),
    entry({ type: 'contents' }),
    entry({ openedOn: '2024-02-01', type: 'contents' }),
  ]);
  assert.equal(find(values, 'appeal_n', '2024-01')?.value, 3);
  assert.equal(find(values, 'appeal_by_type', '2024-01', 'placement')?.value, 2);
  assert.equal(find(values, 'appeal_by_type', '2024-01', 'contents')?.value, 1);
  assert.equal(find(values, 'appeal_by_type', '2024-02', 'placement')?.value, 0);
});

test('appeals decided for the family are of those decided at a hearing in twelve months; conceded and withdrawn are in neither', () => {
  const results = ['upheld', 'partly-upheld', 'dismissed', 'conceded', 'withdrawn', null];
  const values = measured(
    yearOf((month) => ({
      closedOn: `${month}-20`,
      result: results[(Number(month.slice(5)) - 1) % 6] ?? null,
    })),
  );
  const value = find(values, 'appeal_upheld_pct', 'R12 2024-12');
  assert.deepEqual([value?.numerator, value?.denominator], [4, 6]);
  assert.match(value?.quality.notes.join() ?? '', /2 of 8 not known/);
  assert.equal(find(values, 'appeal_upheld_pct', 'R12 2024-11')?.value, null);
});

test('a mediation that was not held is none; agreed ones are a part of those held', () => {
  const mediation = (result: string | null) => entry({ register: 'mediations', result });
  const values = measured([
    mediation('agreed'),
    mediation('not-agreed'),
    mediation('not-held'),
    mediation(null),
  ]);
  assert.equal(find(values, 'mediation_n', '2024-01')?.value, 3);
  assert.equal(find(values, 'mediation_n', '2024-01', 'agreed')?.value, 1);
});

test('days to a panel decision are a mean over what was decided in the month; what waits is in no mean', () => {
  const panel = (openedOn: string, closedOn: string | null) =>
    entry({ register: 'panels', openedOn, closedOn });
  const values = measured([
    panel('2024-01-01', '2024-01-11'),
    panel('2024-01-10', '2024-01-30'),
    panel('2024-01-12', null),
    panel('2024-01-31', '2024-03-01'),
  ]);
  assert.equal(find(values, 'panel_turnaround', '2024-01')?.value, 15);
  assert.equal(find(values, 'panel_turnaround', '2024-02')?.value, null);
  assert.equal(find(values, 'panel_turnaround', '2024-03')?.value, 30);
});

test('complaints split by stage, and what the ombudsman decided is among them', () => {
  const complaint = (type: string, result: string | null) => entry({ register: 'complaints', type, result });
  const values = measured([
    complaint('stage-1', null),
    complaint('stage-1', null),
    complaint('ombudsman', 'upheld'),
  ]);
  assert.equal(find(values, 'complaint_n', '2024-01')?.value, 3);
  assert.equal(find(values, 'complaint_n', '2024-01', 'stage-1')?.value, 2);
  assert.equal(find(values, 'complaint_n', '2024-01', 'decided')?.value, 1);
});

test('destinations of 3 and of 6 months stand apart; unknown ones are told and in no share, those not followed nowhere', () => {
  const words = ['neet', 'education', 'employment', null, 'not-followed', 'education'];
  const follow = (type: string) =>
    yearOf((month) => ({
      register: 'destinations',
      type,
      result: words[(Number(month.slice(5)) - 1) % 6] ?? null,
    }));
  const values = measured([...follow('3'), ...follow('6').slice(0, 1)]);
  const neet = find(values, 'neet_after_cease_pct', 'R12 2024-12', '3');
  assert.deepEqual([neet?.numerator, neet?.denominator], [2, 8]);
  const known = find(values, 'dest_known_pct', 'R12 2024-12', '3');
  assert.deepEqual([known?.numerator, known?.denominator], [8, 10]);
  assert.equal(find(values, 'cease_pos_pct', 'R12 2024-12', '3')?.numerator, 6);
  assert.equal(find(values, 'neet_after_cease_pct', 'R12 2024-12', '6')?.numerator, 1);
});

test('an amended plan is in time on day 84 and late on day 85; months with meetings not yet due have no share', () => {
  const review = (openedOn: string, closedOn: string | null) =>
    entry({ register: 'amended-plans', openedOn, closedOn });
  const values = measured([
    review('2024-01-10', '2024-04-03'),
    review('2024-01-10', '2024-04-04'),
    review('2024-01-10', null),
    review('2024-04-20', '2024-04-25'),
  ]);
  const january = find(values, 'ar12w_pct', '2024-01');
  assert.deepEqual([january?.numerator, january?.denominator], [1, 3]);
  assert.equal(find(values, 'ar12w_pct', '2024-04'), undefined);
});

test('what lies after the month asked for is not told, and no order of rows changes a figure', () => {
  const entries = yearOf((month) => ({ closedOn: `${month}-28`, type: 'contents', result: 'upheld' }));
  const values = measured(entries, '2024-06');
  assert.ok(values.length > 0 && values.every(({ month }) => month <= '2024-06'));
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: 12 }), (shuffled) => {
      assert.deepEqual(measured(shuffled), measured(entries));
    }),
  );
});
