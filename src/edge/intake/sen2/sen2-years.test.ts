/** A return judged by its own year, and the numbers of its persons. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, readContent } from '../../../../test/make/read-text.ts';
import type { Sen2Person } from '../../../core/domain/sen2.ts';
import { Sen2Links } from './sen2-links.ts';

const PERSON = 'persontableid,personbirthdate,sex,gendercurrent,ethnicity,upn,uniquelearnernumber,upnunknown';

async function headerOf(year: string, day: string, links = new Sen2Links()) {
  const text = `sen2tableid,collection,year,referencedate,lea,dsco\n1,SEN2,${year},${day},999,1\n`;
  const { report } = await readContent(text, { links });
  return { links, codes: codesOf(report), infos: report.problems.map(({ code }) => code) };
}

async function codesIn(year: string, text: string): Promise<string[]> {
  const { links } = await headerOf(year, `${year}-01-18`);
  return codesOf((await readContent(text, { links })).report);
}

test('a column that the collection of the year does not have is told once, where it holds a value', async () => {
  const rows = '1,2015-03-05,M,1,WBRI,C999000000001,,\n2,2015-03-06,F,2,WBRI,F999000000003,,\n';
  assert.deepEqual(await codesIn('2025', `${PERSON}\n${rows}`), ['sen2.column-not-in-year@2']);
  assert.deepEqual(await codesIn('2023', `${PERSON}\n${rows}`), ['sen2.column-not-in-year@2']);
  const empty = rows.replace(/,M,1/, ',M,').replace(/,F,2/, ',F,');
  assert.deepEqual(await codesIn('2025', `${PERSON}\n${empty}`), []);
});

test('the codes of sex and of need are those of the year; a code of another year is kept and told', async () => {
  const numbers = '1,2015-03-05,1,,WBRI,C999000000001,,\n';
  assert.deepEqual(await codesIn('2025', `${PERSON}\n${numbers}`), ['sen2.code-not-in-year@2']);
  const need = 'senneedtableid,activeplanstableid,sentype,sentyperank\n1,1,DS,1\n';
  assert.deepEqual(await codesIn('2024', need), ['sen2.code-not-in-year@2']);
  assert.deepEqual(await codesIn('2025', need), []);
});

test('where no header was read nothing is judged by a year', async () => {
  const { report } = await readContent(`${PERSON}\n1,2015-03-05,1,2,WBRI,C999000000001,,\n`);
  assert.deepEqual(codesOf(report), []);
});

test('a year that is not known, not confirmed, or not of the reference date is told', async () => {
  assert.deepEqual((await headerOf('2031', '2031-01-16')).codes, ['sen2.year-unknown@2']);
  assert.deepEqual((await headerOf('', '2025-01-16')).codes, ['sen2.year-unknown@2']);
  assert.deepEqual((await headerOf('2025', '2023-01-19')).codes, ['sen2.year-and-date@2']);
  assert.deepEqual((await headerOf('2025', '2024-10-31')).codes, [], 'an extract of a month');
  assert.ok((await headerOf('2026', '2026-01-15')).infos.includes('sen2.year-not-confirmed'));
  assert.deepEqual(
    (await headerOf('2024', '2024-01-18')).codes,
    ['sen2.column-not-in-year@2'],
    'dsco came in 2025',
  );
});

test('each fault of a number is told, and a text that is no number makes no key', async () => {
  const rows = [
    '1,2015-03-05,M,,WBRI,A999000000001,,',
    '2,2015-03-05,M,,WBRI,not known,,',
    '3,2015-03-05,M,,WBRI,Not Known,,',
    '4,2006-03-05,M,,WBRI,,12345,',
    '5,2006-03-05,M,,WBRI,,9990000001.0,UN9',
    '6,2015-03-05,M,,WBRI,c999 000000001,,',
  ];
  const { report, rows: records } = await readContent([PERSON, ...rows, ''].join('\n'));
  assert.deepEqual(codesOf(report), [
    'sen2.upn-check-letter@2',
    'sen2.upn-malformed@3',
    'sen2.upn-malformed@4',
    'sen2.uln-malformed@5',
    'sen2.upn-and-reason@6',
  ]);
  const people = records.map(({ record }) => record as Sen2Person); // the table is persons
  assert.deepEqual(
    people.map(({ pupilKey, learnerKey }) => [pupilKey !== null, learnerKey !== null]),
    [
      [true, false],
      [false, false],
      [false, false],
      [false, false],
      [false, true],
      [true, false],
    ],
  );
  assert.ok(!JSON.stringify(report).includes('12345'));
});
