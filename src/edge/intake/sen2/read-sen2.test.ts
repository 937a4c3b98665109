/** The nine SEN2 tables: what is kept, what never leaves the reader, and each named check. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { codesOf, readAll, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';
import { SEN2_TABLES } from '../../../core/domain/code-sets.ts';
import { IdSet, Sen2Links } from './sen2-links.ts';

const DATA = join(import.meta.dirname, '../../../../test/data/intake');

async function readReturn(folder: string, tables: readonly string[] = SEN2_TABLES) {
  const links = new Sen2Links();
  const found = new Map<string, Awaited<ReturnType<typeof readAll>>>();
  for (const table of tables) {
    const path = join(DATA, folder, `Blade-Export_16-01-2025_${table}.csv`);
    found.set(table, await readAll(path, { links }));
  }
  return found;
}

test('a good return is read in whole, in every form of date, identifier and yes-or-no', async () => {
  const tables = await readReturn('sen2');
  for (const [name, { report }] of tables) {
    assert.deepEqual(codesOf(report), [], name);
    assert.equal(report.kind, 'sen2-csv');
    assert.equal(report.recordsAccepted, report.rowsRead - 1, name);
  }
  const [first, second, third] = (tables.get('person')?.rows ?? []).map(({ record }) => record);
  assert.deepEqual(
    [first, second, third].map((person) => (person as { birthMonth: string }).birthMonth), // the table is persons
    ['2012-03', '2016-01', '2007-11'],
  );
  const request = tables.get('requests')?.rows[1]?.record as { personKey: string }; // the table is requests
  assert.equal(request.personKey, (second as { personKey: string }).personKey, '2.0 is person 2');
  assert.deepEqual(Object.keys(first ?? {}), [
    'personKey',
    'birthMonth',
    'pupilKey',
    'learnerKey',
    'caseKey',
    'nameKey',
    'sex',
    'ethnicity',
    'upnUnknown',
  ]);
});

test('no name, postcode, pupil number or day of birth leaves the reader', async () => {
  const everything = JSON.stringify([
    ...(await readReturn('sen2')),
    ...(await readReturn('sen2-broken', ['person'])),
  ]);
  for (const secret of [
    'Inventedname',
    'Imaginary',
    'Fabled',
    'ZZ1',
    '99900000000',
    '2012-03-05',
    '2012-Mar',
    'Nameless',
  ])
    assert.ok(!everything.includes(secret), secret);
});

test('each check of a broken return finds its row', async () => {
  const tables = ['sen2', 'person', 'requests', 'namedplan', 'activeplans', 'placementdetail', 'senneed'];
  const found = await readReturn('sen2-broken', tables);
  const expected: Readonly<Record<string, readonly string[]>> = {
    person: [
      'cell.date-not-real@3',
      'sen2.birth-date-missing@4',
      'sen2.id-repeated@5',
      'sen2.outside-age-range@6',
      'sen2.no-pupil-number@7',
      'sen2.code-unknown@7',
      'sen2.code-unknown@7',
      'sen2.date-in-future@8',
      'sen2.id-missing@9',
    ],
    requests: [
      'sen2.outcome-before-request@3',
      'sen2.outcome-without-date@4',
      'sen2.date-without-outcome@5',
      'sen2.outcome-unknown@6',
      'sen2.orphan@7',
      'sen2.parent-refused@8',
      'sen2.received-missing@9',
      'sen2.parent-missing@10',
      'sen2.code-unknown@11',
      'sen2.yes-no-unknown@11',
      'cell.date-not-real@12',
    ],
    namedplan: [
      'sen2.cease-without-reason@3',
      'sen2.reason-without-cease@4',
      'sen2.cease-before-start@5',
      'sen2.cease-reason-unknown@6',
      'sen2.start-missing@7',
    ],
    activeplans: ['sen2.review-order@2'],
    placementdetail: [
      'sen2.place-missing@3',
      'sen2.urn-malformed@4',
      'sen2.ukprn-malformed@5',
      'sen2.setting-unknown@6',
      'sen2.place-twice@7',
      'sen2.rank-unknown@8',
      'sen2.leaving-before-entry@9',
    ],
    senneed: ['sen2.need-unknown@3', 'sen2.need-missing@4', 'sen2.orphan@5'],
  };
  for (const [table, codes] of Object.entries(expected)) {
    const report = found.get(table)?.report;
    assert.ok(report !== undefined && rowsAccounted(report));
    assert.deepEqual(codesOf(report), codes, table);
  }
});

test('a table read alone is not blamed for parents that were not imported with it', async () => {
  const found = await readReturn('sen2', ['requests']);
  assert.deepEqual(codesOf(found.get('requests')?.report ?? assert.fail('not read')), []);
});

test('columns in any order and case are the same table', async () => {
  const { report, rows } = await readContent(
    'SenTypeRank,SENType,ActivePlansTableID,senneed table id\n2,semh,5,7\n',
  );
  assert.equal(report.kind, 'sen2-csv');
  assert.equal(report.confidence, 1);
  const need = rows[0]?.record as { need: string; rank: number }; // the table is needs
  assert.deepEqual([need.need, need.rank], ['SEMH', 2]);
});

test('a set of identifiers remembers numbers and texts and keeps them apart', () => {
  const ids = new IdSet();
  for (const id of ['1', '01', '268435456', '268435455', 'A7', '99999999999'])
    assert.deepEqual([ids.has(id), ids.add(id), ids.add(id), ids.has(id)], [false, true, false, true], id);
  assert.ok(!ids.has('2'));
});
