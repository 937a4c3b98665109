/** Everything at once: what is given, what is not and why, and what is unknown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildExtract, makeRecords } from '../../../test/make/make-extract.ts';
import { smallExtract } from '../../../test/make/small-extract.ts';
import { MEASURES } from './catalogue.ts';
import { type MeasureInputs, measureAll } from './measure-all.ts';
import { judgeQuality } from './measure-value.ts';
import { indexMonthly } from './monthly-series.ts';
import { groupOf, indexRegister, SETTING_GROUPS } from './setting-groups.ts';

const NOTHING: MeasureInputs = {
  extract: null,
  monthly: null,
  finance: null,
  costs: null,
  schemes: null,
  appeals: null,
  population: null,
  asAt: null,
};
const EXTRACT = {
  extract: buildExtract(makeRecords(48)),
  register: indexRegister([]),
  population: null,
  sources: ['sen2'],
};

test('without data every indicator names what it needs', () => {
  const { values, unsupported, asAt } = measureAll(NOTHING);
  assert.deepEqual([values.length, asAt], [0, null]);
  assert.equal(unsupported.length, MEASURES.length);
  for (const { name, missing } of unsupported) assert.ok(missing.length > 0 && missing[0] !== '', name);
});

test('each indicator is either given or said to be unsupported, never both and never neither', () => {
  const { values, unsupported, asAt } = measureAll({ ...NOTHING, extract: EXTRACT });
  assert.equal(asAt, '2025-01');
  const given = new Set(values.map(({ name }) => name));
  const not = new Set(unsupported.map(({ name }) => name));
  for (const { name } of MEASURES) assert.notEqual(given.has(name), not.has(name), name);
  const inmss = unsupported.find(({ name }) => name === 'inmss_n');
  assert.match(inmss?.missing.join() ?? '', /^the register of establishments/);
});

test('an extract that names no day supports nothing', () => {
  const extract = smallExtract(null, [{ received: '2024-01-02', request: ['A'] }]);
  const { values, unsupported } = measureAll({ ...NOTHING, extract: { ...EXTRACT, extract } });
  assert.equal(values.length, 0);
  assert.match(unsupported[0]?.missing.join() ?? '', /receiveddate/);
});

test('figures of later months are left out where a month is asked for', () => {
  const { values } = measureAll({ ...NOTHING, extract: EXTRACT, asAt: '2024-06' });
  assert.ok(values.length > 0);
  assert.ok(values.every(({ month }) => month <= '2024-06'));
});

test('the newest month is that of the extract or of the monthly actuals, whichever is later', () => {
  const monthly = {
    series: indexMonthly([{ measure: 'plans_n', month: '2025-03', series: 'actual', value: 1 }]),
    sources: [],
  };
  assert.equal(measureAll({ ...NOTHING, extract: EXTRACT, monthly }).asAt, '2025-03');
});

test('above 2 % unknown a figure is flagged, above 10 % it is not rated', () => {
  assert.equal(judgeQuality(98, 2, []).flag, 'good');
  assert.equal(judgeQuality(97, 3, []).flag, 'flagged');
  assert.equal(judgeQuality(90, 10, []).flag, 'flagged');
  assert.equal(judgeQuality(89, 11, []).flag, 'no-rating');
  assert.deepEqual(judgeQuality(10, 0, []), { flag: 'good', notes: [] });
});

test('flags decide within state mainstream schools only, a unit before a base, and codes where there is no number', () => {
  const register = indexRegister([
    { urn: '1', ukprn: '10000001', status: 'Closed', typeName: 'Community school', authorityNumber: '999' },
    {
      urn: '2',
      ukprn: '10000001',
      status: 'Open',
      typeName: 'Academy special converter',
      authorityNumber: '999',
    },
    { urn: '3', ukprn: null, status: 'Open', typeName: 'A type of tomorrow', authorityNumber: '999' },
  ]);
  const one = (...values: number[]) => Int32Array.from(values);
  const code = (...values: number[]) => Uint8Array.from(values);
  const place = {
    count: 7,
    row: one(2, 3, 4, 5, 6, 7, 8),
    urn: one(1, 1, 2, 3, 0, 0, 0),
    ukprn: one(0, 0, 0, 0, 10000001, 0, 0),
    setting: code(255, 255, 255, 255, 255, 2, 255),
    rank: code(1, 1, 1, 1, 1, 1, 1),
    senUnit: code(0, 1, 1, 0, 0, 0, 0),
    resourcedProvision: code(1, 1, 0, 0, 0, 0, 0),
  };
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 6].map((row) => SETTING_GROUPS[groupOf(place, row, register)]),
    ['RP', 'SENU', 'SPMA', 'UNLISTED', 'SPMA', 'EHE', 'UNK'],
  );
});
