/** Mappings: read, refused, used on columns and values, and suggested. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, readContent } from '../../../test/make/read-text.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { checkMapping, suggestForRows, suggestMapping } from './suggest-mapping.ts';
import { isMapping, readMapping } from './tables/mapping.ts';

const FORM = { schema: 'evenkeel/mapping@1', kind: 'sen2-csv', table: 'senneed' };
const COLUMNS = {
  'Row key': 'senneedtableid',
  'Plan key': 'activeplanstableid',
  'What kind': 'sentype',
  Order: 'sentyperank',
};

function mappingOf(more: object) {
  return readMapping(JSON.stringify({ ...FORM, columns: COLUMNS, ...more }));
}

test('a mapping gives a file its columns and its values', async () => {
  const mapping = mappingOf({
    values: {
      sentype: { Autism: 'ASD', 'speech & language': 'SLCN' },
      sentyperank: { main: '1', other: '2' },
    },
  });
  checkMapping(mapping);
  const text =
    'Row key,Plan key,What kind,Order\n1,7,autism,main\n2,7,Speech & Language,other\n3,8,Banana,main\n';
  const { report, rows } = await readContent(text, { mappings: [mapping] });
  assert.deepEqual([report.kind, report.confidence], ['sen2-csv', 1]);
  assert.deepEqual(codesOf(report), ['sen2.need-unknown@4']);
  assert.equal(report.problems.find(({ severity }) => severity === 'error')?.column, 'What kind');
  assert.deepEqual(
    rows.map(({ record }) => record as { need: string; rank: number }).map(({ need, rank }) => [need, rank]), // the table is needs
    [
      ['ASD', 1],
      ['SLCN', 2],
    ],
  );
});

test('a mapping that does not fit a file is not used on it', async () => {
  const { report } = await readContent('a,b,c\n1,2,3\n', { mappings: [mappingOf({})] });
  assert.deepEqual(codesOf(report), ['file.unknown-kind']);
});

test('a mapping that fits, but leaves out what the table must have, is told by what is lacking', async () => {
  const mapping = mappingOf({ columns: { 'Row key': 'senneedtableid', 'What kind': 'sentype' } });
  const { report } = await readContent('Row key,What kind\n1,ASD\n', { mappings: [mapping] });
  assert.deepEqual(codesOf(report), ['file.columns-missing']);
  assert.match(report.problems[0]?.message ?? '', /activeplanstableid, sentyperank/);
});

test('a mapping to one table for everything splits its rows', async () => {
  const mapping = mappingOf({
    table: 'flat',
    columns: { Born: 'personbirthdate', Came: 'receiveddate', Result: 'requestoutcome', Nr: 'upn' },
    values: { requestoutcome: { waiting: 'A' } },
  });
  checkMapping(mapping);
  const { report, rows } = await readContent(
    'Nr,Born,Sex,Came,Result\nC999000000001,05/03/2012,F,01/02/2024,waiting\n',
    { mappings: [mapping] },
  );
  assert.deepEqual(codesOf(report), []);
  assert.deepEqual(
    rows.map(({ table }) => table),
    ['persons', 'requests'],
  );
});

test('what is no mapping is refused with the place and what is needed there', () => {
  const refusals: readonly (readonly [string, string | undefined, RegExp])[] = [
    ['', undefined, /not JSON/],
    ['[]', undefined, /not a mapping/],
    [JSON.stringify({ ...FORM, columns: {} }), 'columns', /at least one column/],
    [JSON.stringify({ ...FORM, schema: 'other@1', columns: COLUMNS }), 'schema', /evenkeel\/mapping@1/],
    [JSON.stringify({ ...FORM, kind: 'shoes', columns: COLUMNS }), 'kind', /kinds of file/],
    [JSON.stringify({ ...FORM, columns: { a: 'urn', b: 'URN' } }), 'columns', /two columns/],
    [JSON.stringify({ ...FORM, columns: { 'A b': 'urn', a_b: 'upn' } }), 'columns', /given twice/],
    [
      JSON.stringify({ ...FORM, columns: COLUMNS, values: { urn: { a: 'b' } } }),
      'values.urn',
      /not among the columns/,
    ],
    [JSON.stringify({ ...FORM, columns: { a: 7 } }), 'columns.a', /mapping/],
  ];
  for (const [text, place, message] of refusals)
    assert.throws(
      () => readMapping(text),
      (fault) => {
        assert.ok(fault instanceof ProblemError, text);
        assert.deepEqual([fault.problem.code, fault.problem.place], ['file.not-a-mapping', place], text);
        assert.match(fault.problem.message, message);
        return true;
      },
    );
  assert.ok(isMapping(JSON.parse(JSON.stringify({ ...FORM }))));
  assert.ok(
    !isMapping(null) && !isMapping('evenkeel/mapping@1') && !isMapping({ schema: 'evenkeel/plan@1' }),
  );
});

test('a mapping of a table or column that is not known is refused with those that are', () => {
  const refused = (more: object) => {
    try {
      checkMapping(mappingOf(more));
    } catch (fault) {
      if (fault instanceof ProblemError) return fault.problem;
    }
    return assert.fail('not refused');
  };
  assert.match(refused({ table: 'shoes' }).advice ?? '', /senneed/);
  assert.match(refused({ columns: { a: 'shoesize' } }).advice ?? '', /sentyperank/);
});

test('a suggestion names what fits, what was guessed, what is missing and what is over, and works once it is completed', async () => {
  const headers = [
    'Requests table ID',
    'Person table ID',
    'Date when received',
    'Shoe size',
    'Sorce of request',
  ];
  const found = suggestMapping(headers, 'sen2-csv') ?? assert.fail('no suggestion');
  assert.equal(found.mapping.table, 'requests');
  assert.deepEqual(found.mapping.columns, {
    'Requests table ID': 'requeststableid',
    'Person table ID': 'persontableid',
    'Date when received': 'receiveddate',
    'Sorce of request': 'requestsource',
  });
  assert.deepEqual(
    [found.guessed, found.missing, found.unused],
    [['Date when received'], ['requestoutcome'], ['Shoe size']],
  );
  const completed = {
    ...found.mapping,
    columns: { ...found.mapping.columns, 'Shoe size': 'requestoutcome' },
  };
  const { report } = await readContent(`${headers.join(',')}\n1,1,2024-02-01,A,2\n`, {
    mappings: [readMapping(JSON.stringify(completed))],
  });
  assert.deepEqual([report.recordsAccepted, codesOf(report)], [1, []]);
  assert.equal(suggestMapping(['foo', 'bar']), null);
});

test('a suggestion without a kind finds the list for everything', () => {
  const found = suggestMapping(['Child ID', 'Birth date of child', 'Main need', 'Placement URN', 'Hair']);
  assert.equal(found?.mapping.table, 'sen2-flat');
  assert.deepEqual(found?.missing, []);
});

test('the header is found among rows of titles and of figures', () => {
  const header = ['Requests table ID', 'Person table ID', 'Date when received'];
  const rows = [
    ['Report of requests'],
    [],
    ['Run on', '3 March'],
    header,
    ['1', '2', '2024-03-01'],
    ['2', '3', '2024-03-02'],
  ];
  assert.deepEqual(suggestForRows(rows, 'sen2-csv'), suggestMapping(header, 'sen2-csv'));
  assert.equal(
    suggestForRows([
      ['1', '2'],
      ['3', '4'],
    ]),
    null,
  );
});
