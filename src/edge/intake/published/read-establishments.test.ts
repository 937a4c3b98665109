/** The register of establishments: what is kept, what is never kept, what keeps a row out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';
import type { Establishment } from '../../../core/domain/establishment.ts';

const HEADER =
  'URN,LA (code),EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),PhaseOfEducation (name),OpenDate,CloseDate,StatutoryLowAge,StatutoryHighAge,SchoolCapacity,NumberOfPupils,UKPRN,TypeOfResourcedProvision (name),ResourcedProvisionOnRoll,ResourcedProvisionCapacity,SenUnitOnRoll,SenUnitCapacity,HeadLastName,SchoolWebsite';

function line(change: Readonly<Record<string, string>> = {}): string {
  const cells: Record<string, string> = {
    URN: '901234',
    'LA (code)': '991',
    EstablishmentName: 'Example School',
    'TypeOfEstablishment (name)': 'Community special school',
    'EstablishmentStatus (name)': 'Open',
    'PhaseOfEducation (name)': 'Not applicable',
    OpenDate: '01-09-2011',
    SchoolCapacity: '120',
    NumberOfPupils: '117',
    UKPRN: '10099999',
    'TypeOfResourcedProvision (name)': 'SEN unit',
    SenUnitCapacity: '20',
    HeadLastName: 'Placeholder',
    ...change,
  };
  return HEADER.split(',')
    .map((name) => cells[name] ?? '')
    .join(',');
}

async function readRegister(...lines: readonly string[]) {
  const { report, rows } = await readContent([HEADER, ...lines].join('\n'));
  assert.ok(rowsAccounted(report));
  return { report, rows: rows.map(({ record }) => record as Establishment) }; // the table is establishments
}

test('an establishment is kept with its places, and the head teacher is not', async () => {
  const { report, rows } = await readRegister(line());
  assert.deepEqual([report.kind, codesOf(report)], ['gias-establishments', []]);
  assert.deepEqual(rows, [
    {
      urn: '901234',
      ukprn: '10099999',
      name: 'Example School',
      authorityNumber: '991',
      typeName: 'Community special school',
      phase: null,
      status: 'Open',
      openedOn: '2011-09-01',
      closedOn: null,
      lowAge: null,
      highAge: null,
      capacity: 120,
      pupils: 117,
      resourcedProvisionType: 'SEN unit',
      resourcedCapacity: null,
      resourcedOnRoll: null,
      senUnitCapacity: 20,
      senUnitOnRoll: null,
    },
  ]);
  assert.equal(JSON.stringify([report, rows]).includes('Placeholder'), false);
  assert.ok(report.problems.some(({ code }) => code === 'establishment.people-left-out'));
});

test('a row without a name, with a malformed number or with a day that is none is kept out', async () => {
  const { report, rows } = await readRegister(
    line({ EstablishmentName: '' }),
    line({ URN: '12' }),
    line({ 'LA (code)': '' }),
    line({ OpenDate: '31-02-2011' }),
    line({ EstablishmentName: '=cmd()' }),
  );
  assert.equal(rows.length, 0);
  assert.deepEqual(codesOf(report), [
    'cell.missing@2',
    'establishment.urn-malformed@3',
    'cell.missing@4',
    'cell.date-not-real@5',
    'cell.formula@6',
  ]);
});

test('the same URN twice is told, and an odd count is left out without losing the school', async () => {
  const { report, rows } = await readRegister(line({ NumberOfPupils: 'about 90', UKPRN: '7' }), line());
  assert.deepEqual([rows.length, rows[0]?.pupils, rows[0]?.ukprn], [1, null, null]);
  assert.deepEqual(codesOf(report), [
    'establishment.number-left-out@2',
    'establishment.number-left-out@2',
    'establishment.repeated@3',
  ]);
});

test('a row with more cells than the header is kept out rather than read askew', async () => {
  const { report, rows } = await readRegister(`${line()},one,more`);
  assert.deepEqual([rows.length, codesOf(report)], [0, ['row.too-many-cells@2']]);
});
