/** Population tables: by age, by year and in long form; what is no count of people in England is told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { codesOf, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';
import type { PublishedRow } from '../../../core/domain/published.ts';
import { sexNamed, yearNamed } from './population-by-age.ts';
import { ageOf } from './population-count.ts';

const AGES = Array.from({ length: 26 }, (_, age) => String(age));
const BY_AGE = `ctyua23cd,ctyua23nm,All ages,${AGES.join(',')},90+`;
const counts = (first: number) => AGES.map((age) => first + Number(age)).join(',');

async function readPopulation(text: string, name = 'mid_2023.csv') {
  const { report, rows } = await readContent(text, {}, name);
  assert.ok(rowsAccounted(report));
  return { report, rows: rows.map(({ record }) => record as PublishedRow) }; // the table is published rows
}

test('a table by age gives each age and the total of each area, for the year in the name of the file', async () => {
  const { report, rows } = await readPopulation(
    `${BY_AGE}\nE10009901,Marlshire,"480,100",${counts(5000)},4100\n`,
  );
  assert.deepEqual([report.kind, report.confidence, codesOf(report)], ['ons-population', 1, []]);
  assert.equal(rows.length, 28);
  assert.deepEqual(rows[3], {
    dataset: 'population',
    timePeriod: '2023',
    geographicLevel: 'Local authority',
    areaCode: 'E10009901',
    areaName: 'Marlshire',
    breakdownTopic: 'Age',
    breakdown: '3',
    values: { population: 5003 },
    marks: {},
  });
  assert.deepEqual([rows[26]?.breakdown, rows[27]?.breakdownTopic], ['90+', 'Total']);
});

test('England is England, and what lies outside or joins counties is passed over and told', async () => {
  const { report, rows } = await readPopulation(
    `${BY_AGE}\nE92000001,ENGLAND,1,${counts(1)},1\nE12000009,South West,1,${counts(1)},1\nK02000001,UK,1,${counts(1)},1\nE13000002,Outer,1,${counts(1)},1\n`,
  );
  assert.deepEqual(
    [...new Set(rows.map((row) => `${row.geographicLevel} ${row.areaCode}`))],
    ['National ', 'Regional E12000009'],
  );
  assert.equal(report.problems.find(({ code }) => code === 'area.outside-england')?.count, 2);
});

test('the year of the boundaries is a last resort and told, and a table without any year is refused row by row', async () => {
  const bounded = await readPopulation(`${BY_AGE}\nE10009901,Marlshire,9,${counts(1)},1\n`, 'people.csv');
  assert.deepEqual(codesOf(bounded.report), ['population.year-from-codes']);
  const header = BY_AGE.replace('ctyua23cd,ctyua23nm', 'Code,Name');
  const none = await readPopulation(`${header}\nE10009901,Marlshire,9,${counts(1)},1\n`, 'people.csv');
  assert.deepEqual(codesOf(none.report), ['population.year-unknown@2']);
});

test('a mark stays a mark, and words or a count below zero keep the row out', async () => {
  const row = (cell: string) => `E10009901,Marlshire,9,${[cell, ...AGES.slice(1)].join(',')},1\n`;
  const { report, rows } = await readPopulation(`${BY_AGE}\n${row('x')}${row('many')}${row('-4')}`);
  assert.deepEqual(rows[0]?.marks, { population: 'x' });
  assert.equal('population' in (rows[0]?.values ?? {}), false);
  assert.deepEqual(codesOf(report), ['cell.not-a-number@3', 'cell.negative@4']);
  assert.equal(rows.length, 28);
});

test('projections keep parts of a person, each year for itself, and one sex apart from everyone', async () => {
  const { report, rows } = await readPopulation(
    'AREA_CODE,AREA_NAME,COMPONENT,SEX,AGE_GROUP,2022,2023\nE10009901,Marlshire,Population,persons,4,4642.000,4555.070\nE10009901,Marlshire,Population,females,4,2300,2250\nE10009901,Marlshire,Births,persons,0,1,2\nE10009901,Marlshire,Population,persons,All ages,9,9\nE10009901,Marlshire,Population,persons,10-14,9,9\n',
  );
  assert.deepEqual(
    rows.map((row) => [row.timePeriod, row.breakdownTopic, row.breakdown, row.values['population']]),
    [
      ['2022', 'Age', '4', 4642],
      ['2023', 'Age', '4', 4555.07],
      ['2022', 'Age and sex', '4 females', 2300],
      ['2023', 'Age and sex', '4 females', 2250],
      ['2022', 'Total', 'Total', 9],
      ['2023', 'Total', 'Total', 9],
    ],
  );
  assert.deepEqual(codesOf(report), ['population.age-unreadable@6']);
  assert.equal(report.rowsSkipped, 2);
});

test('the long form is read by its columns in any order', async () => {
  const { report, rows } = await readPopulation(
    'year,age,population,authority code,name\n2024,7,"5,210",E10009901,Marlshire\n24,7,1,E10009901,Marlshire\n2024,7,1,,Marlshire\n',
  );
  assert.deepEqual([rows.length, rows[0]?.values['population']], [1, 5210]);
  assert.deepEqual(codesOf(report), ['period.unreadable@3', 'area.code-missing@4']);
});

test('an age is a single year or an open end, never a band', () => {
  assert.deepEqual(['0', '25', '90+', '90 and over', '7.0', '5-9', '2022', 'all', ''].map(ageOf), [
    '0',
    '25',
    '90+',
    '90+',
    '7',
    null,
    null,
    null,
    null,
  ]);
});

test('the published workbook: the year stands in a title, and a sheet of one sex is never added to everyone', async () => {
  const header = ['Code', 'Name', 'Geography', 'All ages', ...AGES, '90+'];
  const line = ['E10009901', 'Marlshire', 'County', 9000, ...AGES.map(Number), 12];
  const sheet = (name: string) => ({
    name,
    rows: [
      [`MYE2: Population estimates: ${name}, mid-2023`],
      ['Released 15 July 2024'],
      [],
      header,
      line,
      [],
    ],
  });
  const sheets = [sheet('MYE2 - Persons'), sheet('MYE2 - Females')];
  const { report, rows } = await readContent(await writeXlsx({ sheets }), {}, 'estimates.xlsx');
  assert.ok(rowsAccounted(report));
  assert.deepEqual([report.kind, report.recordsAccepted, codesOf(report)], ['ons-population', 2, []]);
  const records = rows.map(({ record }) => record as PublishedRow); // the table is published rows
  assert.ok(records.every(({ timePeriod }) => timePeriod === '2023'));
  const topics = Map.groupBy(records, ({ breakdownTopic }) => breakdownTopic);
  assert.deepEqual(
    [...topics].map(([topic, of]) => [topic, of.length]),
    [
      ['Age', 27],
      ['Total', 1],
      ['Age and sex', 27],
      ['Sex', 1],
    ],
  );
});

test('a name tells a year only where it names one, and a sex only in a word of its own', () => {
  assert.deepEqual(['mid_2023.csv', '2022 to 2047', 'people'].map(yearNamed), ['2023', null, null]);
  assert.deepEqual(
    ['MYE2 - Persons', 'MYE2 - Males', 'MYE2 - Females', 'female', 'Malesbury', 'people'].map(sexNamed),
    ['', 'males', 'females', 'females', '', ''],
  );
});
