/** Published rows as figures: totals only, marks kept, the directory of authorities, and the panel made from them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublishedRow } from '../domain/published.ts';
import type { Traced } from '../domain/traced.ts';
import { directoryOf } from './authority-directory.ts';
import { measureValue, newestMeasureYear } from './measure-value.ts';
import { ENGLAND, publicFigures } from './public-figures.ts';
import { PUBLIC_MEASURES, type PublicMeasure } from './public-measures.ts';
import { publishedPanel } from './published-panel.ts';
import { periodYear } from './published-period.ts';

function row(change: Partial<PublishedRow>, place = 1): Traced<PublishedRow> {
  return {
    origin: { importId: 'i', file: 'f.csv', sha256: 'ab', row: place },
    record: {
      dataset: 'caseload',
      timePeriod: '202324',
      geographicLevel: 'Local authority',
      areaCode: 'E10009901',
      areaName: 'Marlshire',
      breakdownTopic: 'All EHC plans',
      breakdown: 'All EHC plans',
      values: {},
      marks: {},
      ...change,
    },
  };
}

function measure(id: string): PublicMeasure {
  const found = PUBLIC_MEASURES.find((item) => item.id === id);
  assert.ok(found !== undefined);
  return found;
}

test('an academic year stands for its January', () => {
  assert.equal(periodYear('202324'), 2024);
  assert.equal(periodYear('2023/24'), 2024);
  assert.equal(periodYear('199900'), 2000);
  assert.equal(periodYear('2023'), 2023);
  assert.equal(periodYear('202330'), null);
  assert.equal(periodYear('Jan 2024'), null);
});

test('only the row of everybody counts, not those of parts', () => {
  const figures = publicFigures([
    row({ values: { ehcplans: 100, fe_total: 12 } }),
    row({ breakdownTopic: 'Sex', breakdown: 'Female', values: { ehcplans: 30, fe_total: 9 } }),
    row({
      geographicLevel: 'National',
      areaCode: '',
      areaName: 'England',
      values: { ehcplans: 1000, fe_total: 150 },
    }),
  ]);
  const { rate, count } = measureValue(figures, measure('E07'), 'E10009901', 2024);
  assert.deepEqual([count, rate], [12, 12]);
  assert.equal(measureValue(figures, measure('E07'), ENGLAND, 2024).rate, 15);
});

test('a part that is marked makes the sum missing, with the mark told', () => {
  const figures = publicFigures([
    row({ values: { ehcplans: 100, special_independent: 4 }, marks: { special_non_maintained: 'c' } }),
  ]);
  const { count, rate, missing } = measureValue(figures, measure('E02'), 'E10009901', 2024);
  assert.deepEqual([count, rate], [null, null]);
  assert.match(missing ?? '', /"special_non_maintained" of 202324 is kept back by the publisher/);
});

test('a base of nobody gives no rate', () => {
  const figures = publicFigures([row({ values: { ehcplans: 0, fe_total: 0 } })]);
  assert.deepEqual(measureValue(figures, measure('E07'), 'E10009901', 2024).missing, 'nobody below the line');
});

test('the second source is taken where the first has nothing, and columns that were split are added again', () => {
  const figures = publicFigures([
    row({
      dataset: 'plans-by-authority',
      timePeriod: '2023',
      breakdownTopic: 'Total',
      breakdown: 'Total',
      values: { ehcplans: 90 },
    }),
    row({ values: { ehcplans: 100, special_la_maintained: 20, special_academy: 5, special_free_school: 1 } }),
  ]);
  assert.equal(measureValue(figures, measure('D12'), 'E10009901', 2023).count, 90);
  assert.equal(measureValue(figures, measure('E06'), 'E10009901', 2024).count, 26);
});

test('the newest year is one in which some authority has the figure', () => {
  const figures = publicFigures([
    row({ values: { ehcplans: 100, fe_total: 10 } }),
    row({ timePeriod: '202425', values: { ehcplans: 110 }, marks: { fe_total: 'x' } }),
  ]);
  assert.equal(newestMeasureYear(figures, measure('E07')), 2024);
  assert.equal(newestMeasureYear(figures, measure('C01')), null);
});

test('the directory knows an authority by code, number and each of its names; of two codes the newest comes first', () => {
  const directory = directoryOf([
    row({ areaCode: 'E10009901', timePeriod: '201819' }).record,
    row({ areaCode: 'E06009911', timePeriod: '202324' }).record,
    row({
      dataset: 'authorities',
      timePeriod: '',
      areaCode: 'E06009911',
      breakdown: 'West',
      values: { authority_number: 991 },
    }).record,
  ]);
  assert.deepEqual(
    directory.find('marlshire council').map(({ code }) => code),
    ['E06009911', 'E10009901'],
  );
  assert.equal(directory.find('991')[0]?.region, 'West');
  assert.equal(directory.find('e06009911')[0]?.newestYear, 2024);
  assert.deepEqual(directory.find('Nowhere'), []);
  assert.equal(directory.codeOf('991', ''), 'E06009911');
});

test('a panel has plans of both tables, the panel first, and no year without a number', () => {
  const plain = { breakdownTopic: 'Total', breakdown: 'Total', dataset: 'plans-by-authority' };
  const panel = publishedPanel([
    row({ values: { ehcplans: 101 } }).record,
    row({ timePeriod: '202425', values: { ehcplans: 120 } }).record,
    row({ ...plain, timePeriod: '2024', values: { ehcplans: 100 } }).record,
    row({ ...plain, timePeriod: '2023', marks: { ehcplans: 'x' } }).record,
  ]);
  assert.deepEqual(
    [...(panel.series[0]?.plans ?? [])],
    [
      [2024, 100],
      [2025, 120],
    ],
  );
  assert.deepEqual(panel.companions, {});
});

test('each measure has an id of its own, a definition and a base', () => {
  assert.equal(new Set(PUBLIC_MEASURES.map(({ id }) => id)).size, PUBLIC_MEASURES.length);
  for (const { definition, numerator, denominator } of PUBLIC_MEASURES)
    assert.ok(definition.length > 20 && numerator.length > 0 && denominator.length > 0);
});
