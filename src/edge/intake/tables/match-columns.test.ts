/** Headers and columns: every way in which one is taken for the other, and the ways in which it is not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SEN2_FIELDS } from '../sen2/sen2-fields.ts';
import { SEN2_TABLE_LAYOUTS } from '../sen2/sen2-layouts.ts';
import { columnKey } from './column-key.ts';
import type { Layout } from './layout.ts';
import { isOneOff, matchColumns } from './match-columns.ts';

function layout(name: string): Layout {
  return SEN2_TABLE_LAYOUTS.find((one) => one.name === name) ?? assert.fail(name);
}

test('one letter more, less, other, or two neighbours changed is one off; anything else is not', () => {
  for (const other of ['startdat', 'startdates', 'startdite', 'satrtdate', 'tsartdate', 'startdaet'])
    assert.ok(isOneOff('startdate', other), other);
  for (const other of ['startdate', 'statrdaet', 'start', 'enddate', 'startdateon'])
    assert.ok(!isOneOff('startdate', other), other);
  assert.ok(!isOneOff('urn', 'upn'), 'short names are never taken for each other');
});

test('case, spaces, underscores and order do not count', () => {
  const { columns, unknown } = matchColumns(layout('senneed'), [
    'SEN_Type_Rank',
    ' sen type',
    'ACTIVE PLANS TABLE ID',
    'SenNeedTableId',
  ]);
  assert.deepEqual(columns.map(columnKey), [
    'sentyperank',
    'sentype',
    'activeplanstableid',
    'senneedtableid',
  ]);
  assert.deepEqual(unknown, []);
});

test('every label of every field is taken for its own column, in its own table', () => {
  for (const one of SEN2_TABLE_LAYOUTS)
    for (const { column, element, labels } of SEN2_FIELDS[one.name as keyof typeof SEN2_FIELDS]) // the nine names
      for (const text of [element, column.toUpperCase(), ...labels]) {
        const { columns } = matchColumns(one, [text]);
        assert.equal(columnKey(columns[0] ?? ''), column, `${one.name}: ${text}`);
      }
});

test('what stands in brackets or on further lines does not count', () => {
  const { columns } = matchColumns(layout('person'), [
    'Person ID\n\n(This must be a unique ID for each Person record)',
    'Date of Birth \n(ccyy-mm-dd)',
  ]);
  assert.deepEqual(columns, ['persontableid', 'personbirthdate']);
});

test('a slip is taken for its column and told, unless it could be two columns', () => {
  const slip = matchColumns(layout('requests'), [
    'requeststableid',
    'persontableid',
    'recieveddate',
    'requestoutcom',
  ]);
  assert.deepEqual(slip.columns.slice(2), ['receiveddate', 'requestoutcome']);
  assert.deepEqual(
    slip.slips.map(({ column }) => column),
    ['requestoutcome'],
    'a misspelling that is known needs no telling',
  );
  const either = matchColumns(layout('requests'), [
    'requeststableid',
    'persontableid',
    'receiveddate',
    'requestoutcomes',
    'requestoutcomex',
  ]);
  assert.deepEqual(either.slips, [], 'two headers could be the one column');
  assert.deepEqual(either.unknown, [3, 4]);
});

test('never are two headers one column: the name itself goes before a text that means it', () => {
  const { columns, repeated } = matchColumns(layout('person'), [
    'Date of birth',
    'persontableid',
    'PersonBirthDate',
  ]);
  assert.deepEqual(columns, ['Date of birth', 'persontableid', 'PersonBirthDate']);
  assert.deepEqual(repeated, [0]);
  const twice = matchColumns(layout('person'), ['persontableid', 'upn', 'personbirthdate', 'UPN']);
  assert.deepEqual([twice.columns[3], twice.repeated], ['', [3]]);
});

test('a column that a mapping gives hides a header of that name', () => {
  const { columns, repeated } = matchColumns(
    layout('activeplans'),
    ['activeplanstableid', 'requeststableid', 'reviewmeeting', 'lastreview'],
    new Map([
      [2, 'lastreview'],
      [3, 'reviewmeeting'],
    ]),
  );
  assert.deepEqual(columns.slice(2), ['lastreview', 'reviewmeeting']);
  assert.deepEqual(repeated, []);
});
