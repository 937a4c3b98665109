/** Everything at once: what is given, what is not and why, and what is unknown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildExtract, makeRecords } from '../../../test/make/make-extract.ts';
import { smallExtract } from '../../../test/make/small-extract.ts';
import { indexRegister } from '../extract/register-index.ts';
import { MEASURES } from './catalogue.ts';
import { type MeasureInputs, measureAll } from './measure-all.ts';
import { judgeQuality } from './measure-value.ts';
import { indexMonthly } from './monthly-series.ts';

const NOTHING: MeasureInputs = {
  extract: null,
  monthly: null,
  finance: null,
  costs: null,
  schemes: null,
  appeals: null,
  registers: null,
  confidence: null,
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
