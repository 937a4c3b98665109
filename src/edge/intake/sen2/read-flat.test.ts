/** One table for everything: what a row is split into, and what is told of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';

type Values = Readonly<Record<string, unknown>>;
type Found = Awaited<ReturnType<typeof readContent>>;

function of({ rows }: Found, table: string): readonly Values[] {
  return rows.filter((row) => row.table === table).map(({ record }) => record as Values); // looked at by name
}

function tablesOf({ rows }: Found): Readonly<Record<string, number>> {
  const tables = Map.groupBy(rows, ({ table }) => table);
  return Object.fromEntries([...tables].map(([table, some]) => [table, some.length]));
}

const HEADER =
  'Person ID,UPN,Date of birth,Sex,Date request was received,Request outcome,Request outcome date,Assessment outcome,Assessment outcome date,Plan start date,Current placement URN,Section I URN,Placement start date,Primary need,Secondary need,Date ceased,Reason ceased';

test('a row is split into the records of every table that it has columns for, joined to each other', async () => {
  const found = await readContent(
    [
      HEADER,
      'A1,C999000000001,05/03/2012,F,01/02/2024,Y,10/03/2024,Y,12/06/2024,12/06/2024,999001,999002,01/09/2024,ASD,SLCN,,',
      'A2,F999000000003,05/03/2013,M,20/11/2024,A,,,,,,,,,,,',
      '',
    ].join('\n'),
  );
  assert.deepEqual([found.report.kind, found.report.confidence], ['sen2-csv', 1]);
  assert.deepEqual(codesOf(found.report), []);
  assert.ok(rowsAccounted(found.report));
  assert.equal(found.report.recordsAccepted, 2, 'a row counts once, whatever it holds');
  assert.deepEqual(tablesOf(found), {
    persons: 2,
    requests: 2,
    assessments: 1,
    namedPlans: 1,
    planDetails: 1,
    activePlans: 1,
    placements: 1,
    needs: 2,
  });
  const [person] = of(found, 'persons');
  const [request] = of(found, 'requests');
  const [active] = of(found, 'activePlans');
  assert.equal(request?.['personKey'], person?.['personKey']);
  assert.equal(active?.['requestKey'], request?.['requestKey']);
  assert.deepEqual(
    of(found, 'needs').map((need) => [
      need['need'],
      need['rank'],
      need['activePlanKey'] === active?.['activePlanKey'],
    ]),
    [
      ['ASD', 1, true],
      ['SLCN', 2, true],
    ],
  );
  assert.deepEqual(
    [of(found, 'placements')[0]?.['urn'], of(found, 'planDetails')[0]?.['urn']],
    ['999001', '999002'],
  );
  assert.deepEqual([of(found, 'placements')[0]?.['rank'], of(found, 'planDetails')[0]?.['rank']], [1, 1]);
});

test('a child with two plans is one person', async () => {
  const row = 'A1,C999000000001,05/03/2012,F,01/02/2024,A,,,,,,,,,,,';
  const found = await readContent([HEADER, row, row.replace('01/02', '01/05'), ''].join('\n'));
  assert.deepEqual(tablesOf(found), { persons: 1, requests: 2 });
  const [first, second] = of(found, 'requests');
  assert.equal(first?.['personKey'], second?.['personKey']);
  assert.notEqual(first?.['requestKey'], second?.['requestKey']);
});

test('a row with an error in any of its parts is kept out whole, and the column is told as the file calls it', async () => {
  const found = await readContent(
    [
      HEADER,
      'A1,C999000000001,05/03/2012,F,01/02/2024,Y,10/03/2024,Y,12/06/2024,12/06/2024,999001,12,01/09/2024,ASD,,,',
      'A1,C999000000001,05/03/2012,F,01/02/2024,Y,10/03/2024,Y,12/06/2024,12/06/2024,999001,,01/09/2024,XYZ,,,',
      'A1,C999000000001,05/03/2012,F,01/02/2024,A,,,,,,,,,,,',
      '',
    ].join('\n'),
  );
  assert.deepEqual(codesOf(found.report), ['sen2.urn-malformed@2', 'sen2.need-unknown@3']);
  assert.deepEqual(
    found.report.problems.flatMap(({ severity, column }) => (severity === 'error' ? [column] : [])),
    ['Section I URN', 'Primary need'],
  );
  assert.deepEqual([found.report.recordsAccepted, found.report.rowsWithErrors], [1, 2]);
  assert.deepEqual(
    tablesOf(found),
    { persons: 1, requests: 1 },
    'the person comes with the first row that is kept',
  );
});

test('the place and need of a plan that has ceased are not those of an active plan, which is told', async () => {
  const row =
    'A1,C999000000001,05/03/2012,F,01/02/2020,Y,10/03/2020,Y,12/06/2020,12/06/2020,999001,,01/09/2020,ASD,,31/08/2024,3';
  const found = await readContent([HEADER, row, ''].join('\n'));
  assert.deepEqual(tablesOf(found), { persons: 1, requests: 1, assessments: 1, namedPlans: 1 });
  assert.ok(found.report.problems.some(({ code, count }) => code === 'sen2.split-ceased' && count === 1));
});

test('a list of children of which little is known is not taken for one', async () => {
  const { report } = await readContent(
    'UPN,Date of birth,Primary need,Team,Worker,Absence,Shoe,Hat\nC999000000001,05/03/2012,ASD,1,2,3,4,5\n',
  );
  assert.equal(report.kind, 'unknown');
});

test('a list without requests is read, and it is told that its plans cannot be joined to persons', async () => {
  const found = await readContent('UPN,DOB,Sex,Primary need,URN\nC999000000001,05/03/2012,F,ASD,999001\n');
  assert.deepEqual(codesOf(found.report), ['sen2.split-without-request']);
  assert.deepEqual(tablesOf(found), { persons: 1, activePlans: 1, placements: 1, needs: 1 });
});

test('half a request is none: a list with the day it was received alone is read like one without', async () => {
  const found = await readContent(
    'UPN,DOB,Sex,Request received,Primary need,URN\nC999000000001,05/03/2012,F,01/02/2024,ASD,999001\n',
  );
  assert.deepEqual(codesOf(found.report), ['sen2.split-without-request']);
  assert.deepEqual(tablesOf(found), { persons: 1, activePlans: 1, placements: 1, needs: 1 });
});
