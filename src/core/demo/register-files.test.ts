/** The county's registers: the same bytes for a seed, and nothing in them that has not happened yet. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
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
