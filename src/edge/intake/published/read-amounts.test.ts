/** Section 251 tables and deficits: exact pence, counts apart, missing never zero, contradictions told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, readContent, rowsAccounted } from '../../../../test/make/read-text.ts';
import type { AllocationLine } from '../../../core/domain/published.ts';

async function readLines(text: string, name = 'file.csv') {
  const { report, rows } = await readContent(text, {}, name);
  assert.ok(rowsAccounted(report));
  return { report, lines: rows.map(({ record }) => record as AllocationLine) }; // the table is allocations
}

const FLAT =
  'Region,LA code,LA name,No. aged up to 25 with SEN statement or EHCP,Budget | Place funding,Outturn | Place funding,"Outturn | Top up funding (maintained, academies) | Early Years (1)"';

test('the flat outturn parts plans, budget and outturn, and takes the year from the name of the file', async () => {
  const { report, lines } = await readLines(
    `${FLAT}\nSOUTH WEST,991,Marlshire,"4,410",1200000.10,1200500.125,-31.5\n`,
    's251_2022-23_flat.csv',
  );
  assert.deepEqual([report.kind, codesOf(report)], ['s251-outturn', []]);
  assert.deepEqual(
    lines.map((line) => [line.year, line.table, line.heading, line.amountPence, line.quantity]),
    [
      [2022, 's251 plans and pupils', 'No. aged up to 25 with SEN statement or EHCP', null, 4410],
      [2022, 's251 budget', 'Place funding', 120_000_010, null],
      [2022, 's251 outturn', 'Place funding', 120_050_013, null],
      [2022, 's251 outturn', 'Top up funding (maintained, academies) – Early Years (1)', -3150, null],
    ],
  );
});

test('#N/A is a missing value; a broken link is told and missing too; neither is zero', async () => {
  const { report, lines } = await readLines(
    `${FLAT}\nSOUTH WEST,991,Marlshire,#N/A,#REF!,0,z\n`,
    's251_2022-23.csv',
  );
  assert.deepEqual(
    lines.map(({ amountPence, quantity, mark }) => [amountPence, quantity, mark]),
    [
      [null, null, '#n/a'],
      [null, null, '#ref!'],
      [0, null, null],
      [null, null, 'z'],
    ],
  );
  assert.deepEqual(codesOf(report), ['figure.link-broken@2']);
  assert.equal(report.problems.find(({ code }) => code === 'figure.not-available')?.count, 1);
});

test('a table without a year, a number that is none and words for money keep the row out', async () => {
  const undated = await readLines(`${FLAT}\nSOUTH WEST,991,Marlshire,1,2,3,4\n`);
  assert.deepEqual(codesOf(undated.report), ['allocation.year-unknown@2']);
  const { report, lines } = await readLines(
    `${FLAT}\nSOUTH WEST,99,Marlshire,1,2,3,4\nSOUTH WEST,991,Marlshire,1,much,little,4\n`,
    's251_2022-23.csv',
  );
  assert.equal(lines.length, 0);
  assert.deepEqual(codesOf(report), [
    'authority.number-malformed@2',
    'cell.not-a-number@3',
    'cell.not-a-number@3',
  ]);
});

test('RunId is the year in which the financial year ends; NULL is missing; a placeholder is told', async () => {
  const { report, lines } = await readLines(
    'RunType,RunId,LaCode,Population2To18,OutturnTotalHighNeeds,DSGHighNeedsAllocation\ndefault,2023,991,81000,NULL,123456.00\ndefault,soon,991,1,2,3\n',
  );
  assert.deepEqual(
    lines.map((line) => [
      line.year,
      line.table,
      line.heading,
      line.amountPence ?? line.quantity ?? line.mark,
    ]),
    [
      [2022, 's251 plans and pupils', 'Population2To18', 81_000],
      [2022, 's251 outturn', 'OutturnTotalHighNeeds', 'null'],
      [2022, 's251 grant deductions', 'DSGHighNeedsAllocation', 12_345_600],
    ],
  );
  assert.deepEqual(codesOf(report), ['figure.placeholder@2', 'allocation.year-unknown@3']);
});

test('a total of plans below one of its parts is told and left as it stands', async () => {
  const { report, lines } = await readLines(
    'RunType,RunId,LaCode,EHCPTotal,EHCPMainstream\ndefault,2022,991,0,576\ndefault,2022,992,900,576\ndefault,2022,993,NULL,576\n',
  );
  assert.deepEqual(codesOf(report), ['plans.total-below-part@2']);
  assert.deepEqual(
    lines.map(({ quantity }) => quantity),
    [0, 576, 900, 576, null, 576],
  );
});

test('top-up spend has its category before each heading, and a body without a number keeps its name', async () => {
  const { report, lines } = await readLines(
    'la_name,category,year,Spend per head,pop_est,total_spend,region,old_la_code\nMarlshire,State,2021-22,207.186911,56567,11719942,South West,991\nOld Shire,Total,2018-19,NA,NA,NA,South West,\n',
  );
  assert.deepEqual(
    lines.map((line) => [line.authorityNumber, line.year, line.heading, line.amountPence ?? line.quantity]),
    [
      ['991', 2021, 'State – Total spend (£)', 1_171_994_200],
      ['991', 2021, 'State – Spend per head of people aged 2 to 18 (£ per head)', 207.186911],
      ['991', 2021, 'State – People aged 2 to 18', 56_567],
      ['', 2018, 'Total – Total spend (£)', null],
      ['', 2018, 'Total – Spend per head of people aged 2 to 18 (£ per head)', null],
      ['', 2018, 'Total – People aged 2 to 18', null],
    ],
  );
  assert.deepEqual(codesOf(report), []);
  assert.equal(report.problems.find(({ code }) => code === 'authority.number-missing')?.count, 1);
});

test('a deficit is positive, England is England, and a balance that is not its negative is told', async () => {
  const { report, lines } = await readLines(
    'time_period,geographic_level,region_name,la_name,old_la_code,deficit,DSG cumulative balance as a % of the total income,financial_year\n202122,National,England,,,2.26,-2.26,2021-22\n202122,Regional,South West,,,1,-1,2021-22\n202122,Local authority,South West,Marlshire,991,6.5,6.5,2021-22\n202124,Local authority,South West,Marlshire,991,6.5,-6.5,2021-22\n',
  );
  assert.equal(report.kind, 'dsg-deficit');
  assert.deepEqual(
    lines.map((line) => [line.authorityNumber, line.year, line.quantity]),
    [
      ['ENG', 2021, 2.26],
      ['991', 2021, 6.5],
    ],
  );
  assert.ok(lines.every(({ heading }) => heading.includes('positive = deficit')));
  assert.deepEqual(codesOf(report), ['deficit.signs-disagree@4', 'allocation.year-unknown@5']);
});

test('a balance carried forward takes its year from the name of its column', async () => {
  const { report, lines } = await readLines(
    'la_code,la_name,s251_1_9_3_carried_forward_2022_23_gbp,old_la_code\nE10009901,Marlshire,67167405,991\nE10009902,Fenmoor,-15814000,992\n',
  );
  assert.deepEqual([report.kind, codesOf(report)], ['dsg-deficit', []]);
  assert.deepEqual(
    lines.map((line) => [line.year, line.authorityNumber, line.amountPence]),
    [
      [2022, '991', 6_716_740_500],
      [2022, '992', -1_581_400_000],
    ],
  );
  assert.ok(lines[0]?.heading.includes('positive = deficit'));
});

test('the total of the grant is read a sheet a year, without England and its regions', async () => {
  const { report, lines } = await readLines(
    'la_code,la_name,Total DSG allocation (£s),time_period\nENGLAND,,9,202021\n991,Marlshire,172446978.023716,202021\n,,,\nSouth West,,7,202021\n',
  );
  assert.equal(report.kind, 'dsg-allocations');
  assert.deepEqual(
    lines.map((line) => [line.year, line.table, line.amountPence]),
    [[2020, 'Summary', 17_244_697_802]],
  );
  assert.equal(report.rowsSkipped, 4);
});
