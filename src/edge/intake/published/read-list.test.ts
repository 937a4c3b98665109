/** Appeals, the interactive tool, lists of authorities and neighbours: one figure or one name a row. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';
import type { PublishedRow } from '../../../core/domain/published.ts';
import type { StatisticalNeighbour } from '../../../core/domain/statistical-neighbour.ts';

async function readRows<T>(text: string, name = 'file.csv') {
  const { report, rows } = await readContent(text, {}, name);
  assert.ok(rowsAccounted(report));
  return { report, rows: rows.map(({ record }) => record as T) }; // each test says which record it reads
}

test('appeals keep percent, thousands and marks, and a measure with a footnote sign gets its plain name', async () => {
  const { report, rows } = await readRows<PublishedRow>(
    'local_authority,year,measure,value,old_la_code\nMarlshire,2023,SEND Tribunal Appeal Rate,1.30%,991\nMarlshire,2023,"Total Appealable Decisions1,","5,877",991\nMarlshire,2014,Appeals registered, .. ,991\nMarlshire,2014,Appeals registered,few,991\nMarlshire,later,Appeals registered,1,991\nMarlshire,2014,Appeals registered,1,\n',
  );
  assert.equal(report.kind, 'tribunal-appeals');
  assert.deepEqual(
    rows.map((row) => [row.dataset, row.timePeriod, row.areaCode, row.breakdown, row.values, row.marks]),
    [
      ['tribunal-appeals', '2023', '991', 'SEND Tribunal Appeal Rate', { value: 1.3 }, {}],
      ['tribunal-appeals', '2023', '991', 'Total Appealable Decisions', { value: 5877 }, {}],
      ['tribunal-appeals', '2014', '991', 'Appeals registered', {}, { value: '..' }],
    ],
  );
  assert.deepEqual(codesOf(report), ['cell.not-a-number@5', 'period.unreadable@6', 'area.code-missing@7']);
  assert.equal(report.problems.find(({ code }) => code === 'measure.renamed')?.count, 1);
});

test('measures of the interactive tool keep the words beside the year and know England and regions by number', async () => {
  const { report, rows } = await readRows<PublishedRow>(
    'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\nSENFinance,SEN Finance,2016-17 (OT),Marlshire,25,991,South West\nSENFinance,,2016-17 (OT),England,110,970,NA\nSENFinance,,2016,South West,-,985,NA\n',
  );
  assert.deepEqual([report.kind, codesOf(report)], ['lait', []]);
  assert.deepEqual(
    rows.map((row) => [row.timePeriod, row.geographicLevel, row.areaCode, row.values, row.marks]),
    [
      ['2016-17', 'Local authority', '991', { value: 25 }, { data_item: 'SEN Finance', period_note: '(OT)' }],
      ['2016-17', 'National', '', { value: 110 }, { period_note: '(OT)' }],
      ['2016', 'Regional', '985', {}, { value: '-' }],
    ],
  );
});

test('the dictionary of measures gives title, unit and which way is good', async () => {
  const { report, rows } = await readRows<PublishedRow>(
    'Measure_code,Topic,Measure,Chart_title,Measure_short,Polarity,y_axis_name,dps,Year_Type\nNA,Children with SEN,Requests,Requests (num),SEN_REQ,Low,Requests,0,Calendar Year\n',
  );
  assert.equal(report.kind, 'lait');
  assert.deepEqual(rows[0]?.breakdown, 'SEN_REQ');
  assert.deepEqual(rows[0]?.values, { decimal_places: 0 });
  assert.deepEqual(rows[0]?.marks, {
    measure_code: 'na',
    title: 'Requests (num)',
    polarity: 'Low',
    unit: 'Requests',
    year_type: 'Calendar Year',
  });
});

test('lists of authorities, of districts and of agreements are told apart by their columns', async () => {
  const authorities = await readRows<PublishedRow>(
    'old_la_code,new_la_code,la_name,region_name\n991,E10009901,Marlshire,South West\n',
    'authorities_2025.csv',
  );
  assert.equal(authorities.report.kind, 'authority-list');
  assert.deepEqual(
    authorities.rows.map((row) => [row.dataset, row.timePeriod, row.areaCode, row.breakdown, row.values]),
    [['authorities', '2025', 'E10009901', 'South West', { authority_number: 991 }]],
  );
  const districts = await readRows<PublishedRow>(
    '\uFEFFLTLA24CD,LTLA24NM,UTLA24CD,UTLA24NM,ObjectId\nE07009901,North Marl,E10009901,Marlshire,1\n',
  );
  assert.deepEqual(
    districts.rows.map((row) => [row.dataset, row.areaCode, row.breakdown, row.marks]),
    [['district-lookup', 'E07009901', 'E10009901', { upper_tier_name: 'Marlshire' }]],
  );
  const agreements = await readRows<PublishedRow>(
    'la_name,old_la_code,agreement_financial_year,note\nMarlshire,991,2022-23,under review\nFenmoor,992,"2020-21 (inferred: named as holder)",\n',
  );
  assert.deepEqual(
    agreements.rows.map((row) => [row.dataset, row.timePeriod, row.areaCode, row.breakdown, row.marks]),
    [
      ['safety-valve-agreements', '2022-23', '991', 'under review', {}],
      ['safety-valve-agreements', '2020-21', '992', '', { period_note: '(inferred: named as holder)' }],
    ],
  );
});

const NAMES = Array.from({ length: 12 }, (_, at) => `Shire ${String.fromCharCode(65 + at)}`);
const shifted = (by: number) => NAMES.map((_, at) => NAMES[(at + by) % NAMES.length] ?? '').join(',');

test('neighbours stand below their authority, nearest first', async () => {
  const { report, rows } = await readRows<StatisticalNeighbour>(
    `\uFEFF${NAMES.join(',')}\n${shifted(1)}\n${shifted(2)}\n\n`,
  );
  assert.deepEqual([report.kind, codesOf(report)], ['statistical-neighbours', []]);
  assert.deepEqual([report.recordsAccepted, report.rowsSkipped, rows.length], [2, 2, 24]);
  assert.deepEqual(rows[0], { authorityName: 'Shire A', rank: 1, neighbourName: 'Shire B' });
  assert.deepEqual(rows[12], { authorityName: 'Shire A', rank: 2, neighbourName: 'Shire C' });
});

test('a neighbour twice, an authority as its own neighbour and a name without a column are told', async () => {
  const { report, rows } = await readRows<StatisticalNeighbour>(
    `${NAMES.join(',')}\n${shifted(1)}\n${shifted(1).replace('Shire B', 'Shire A')}\n${shifted(3).replace('Shire D', 'Upper Marl')}\n`,
  );
  assert.equal(rows.length, 36);
  assert.equal(codesOf(report).filter((code) => code.startsWith('neighbour.repeated@3')).length, 12);
  assert.equal(report.problems.find(({ code }) => code === 'neighbour.not-listed')?.count, 1);
});

test('the long form of neighbours needs a whole rank', async () => {
  const { report, rows } = await readRows<StatisticalNeighbour>(
    'la_name,rank,neighbour\nMarlshire,1,Fenmoor\nMarlshire,first,Oakdale\nMarlshire,1.5,Oakdale\n,2,Oakdale\n',
  );
  assert.deepEqual(rows, [{ authorityName: 'Marlshire', rank: 1, neighbourName: 'Fenmoor' }]);
  assert.deepEqual(codesOf(report), ['cell.not-a-number@3', 'cell.not-whole@4', 'cell.missing@5']);
});

test('a wide table of numbers or of other words is not taken for neighbours', async () => {
  const numbers = `${NAMES.join(',')}\n${NAMES.map((_, at) => at).join(',')}\n`;
  const words = `${NAMES.join(',')}\n${NAMES.map((_, at) => `Word ${at}`).join(',')}\n`;
  for (const text of [numbers, words]) {
    const { report } = await readRows<StatisticalNeighbour>(text);
    assert.deepEqual([report.kind, codesOf(report)], ['unknown', ['file.unknown-kind']]);
  }
});
