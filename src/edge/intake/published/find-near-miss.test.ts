/** A published table that lacks a column is refused with the column named; a table of something else is not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, readContent } from '../../../../test/make/read-text.ts';

test('a renamed column is named, with the kind that the file nearly is and the line of its header', async () => {
  const { report, rows } = await readContent(
    'Tribunals\nlocal_authority,calendar,measure,value,old_la_code\nMarlshire,2023,Appeals registered,13,991\n',
  );
  assert.deepEqual([rows.length, codesOf(report)], [0, ['file.columns-missing@2']]);
  assert.match(report.problems[0]?.message ?? '', /tribunal-appeals.*year/);
});

test('plan statistics without the name of the authority are told what is missing', async () => {
  const { report } = await readContent(
    'time_period,geographic_level,new_la_code,breakdown_topic,breakdown,ehcplans\n202324,Local authority,E10009901,All,All,12\n',
  );
  assert.deepEqual(codesOf(report), ['file.columns-missing@1']);
  assert.match(report.problems[0]?.message ?? '', /dfe-ehcp.*laname/);
});

test('a table of something else is only said to be unknown', async () => {
  for (const text of [
    'colour,shape\nred,round\n',
    'year,name,amount\n2024,a,1\n',
    'a,b,c,d,e,f\n1,2,3,4,5,6\n',
  ]) {
    const { report } = await readContent(text);
    assert.deepEqual(codesOf(report), ['file.unknown-kind'], text);
  }
});
