/** The county's registers: the same bytes for a seed, and nothing in them that has not happened yet. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoFiles, demoRows, demoTable } from '../../../test/make/demo-county.ts';
import { foundEstablishments } from './establishments.ts';
import { registerFiles } from './register-files.ts';
import { schoolFiles } from './school-files.ts';

const scale = { plans: 1000 };
const textsOf = (seed: number) => {
  const kinds = foundEstablishments(scale);
  const files = [...registerFiles({ scale, seed, kinds }), ...schoolFiles({ kinds, people: () => [], seed })];
  return new Map(files.map(({ path, chunks }) => [path, [...chunks].join('')]));
};

test('one seed gives the same bytes, another gives others', () => {
  assert.deepEqual(textsOf(3), textsOf(3));
  assert.notDeepEqual(textsOf(3), textsOf(4));
});

test('no day lies after the last that the registers tell, and nobody is asked after before the time has come', () => {
  for (const [path, text] of textsOf(5)) {
    for (const [, year] of text.matchAll(/\d\d\/\d\d\/(\d{4})/g)) assert.ok(Number(year) <= 2024, path);
  }
  const lines = textsOf(5).get('registers/destinations.csv')?.trim().split('\n').slice(1) ?? [];
  const sixMonths = lines.filter((line) => line.split(',')[3] === '6');
  assert.ok(sixMonths.length > 20);
  for (const line of sixMonths) assert.doesNotMatch(line, /\/(08|09|10|11|12)\/2024/);
});

test('outcomes are of plans in force, none is reviewed before it was set, and what was never reviewed has no status', () => {
  const files = demoFiles(1000);
  const day = (text = '') => text.split('/').reverse().join('-');
  const rows = demoRows(files, 'registers/plan-outcomes.csv');
  const inForce = new Set(demoTable(files, 'activeplans').map((row) => Number(row['requeststableid'])));
  const plans = new Set(rows.map((row) => Number(row['Reference']?.slice(3))));
  assert.ok([...plans].every((number) => inForce.has(number)));
  const share = plans.size / inForce.size;
  assert.ok(Math.abs(share - 0.91) < 0.045, `${share}`); // 0.91, five standard errors of about 1,000 plans: 0.045
  for (const row of rows) {
    const [set, reviewed] = [day(row['Date set']), day(row['Date reviewed'])];
    assert.ok(reviewed === '' ? row['Status at last review'] === '' : set <= reviewed, JSON.stringify(row));
    assert.ok(set < day(row['Date due']) && reviewed <= '2025-01-16');
  }
});
