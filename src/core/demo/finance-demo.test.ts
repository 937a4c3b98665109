/** The county's ledger and placement costs: they agree with the plan and with the return, and what is planted is there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DemoRow, demoFiles, demoRows, demoTable } from '../../../test/make/demo-county.ts';
import { LEDGER_MAP } from './ledger-file.ts';
import { MISTYPED_REFERENCES } from './placement-costs-file.ts';

function county(plans: number) {
  const files = demoFiles(plans);
  return {
    files,
    ledger: demoRows(files, 'finance/ledger.csv'),
    costs: demoRows(files, 'finance/placement-costs.csv'),
    table: (name: string) => demoTable(files, name),
  };
}

/** "-1.05" as -105n. */
function pounds(text: string | undefined): bigint {
  return BigInt((text === undefined || text === '' ? '0' : text).replace('.', ''));
}
const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);
const amountOf = (row: DemoRow) => pounds(row['Actual']) + pounds(row['Forecast']);

test('each line of the ledger is the plan line to the penny, and all of them its in-year deficit, at any size', () => {
  for (const [plans, inYear] of [
    [6161, 4_345_900_000n],
    [1000, (2n * 4_345_900_000n * 1000n + 6161n) / (2n * 6161n)],
  ] as const) {
    const { ledger, files } = county(plans);
    const lines = ledger.filter((row) => row['Financial year'] === '2024/25');
    const { finance } = JSON.parse(files.get('plan/plan.json') ?? '');
    const byAccount = Map.groupBy(lines, (row) => row['Account'] ?? '');
    const spent = (account: string) => sum((byAccount.get(account) ?? []).map(amountOf));
    const [opening, closing] = finance.caseload.inmss;
    assert.equal(spent('41040'), (BigInt(6_300_000) * BigInt(opening + closing) + 1n) / 2n);
    assert.equal(spent('91000'), -BigInt(finance.hnbIncomePence['2024/25']));
    assert.equal(sum(lines.map(amountOf)), inYear);
    for (const [account, months] of byAccount) assert.equal(months.length, 12, account);
  }
});

test('the ledger is booked to October and forecast after it, and its total is the sum of its rows', () => {
  const { ledger } = county(6161);
  const lines = ledger.slice(0, -1);
  for (const row of lines)
    assert.equal(
      row['Actual'] !== '',
      Number(row['Period']?.slice(1)) <= 7,
      `${row['Account']} ${row['Period']}`,
    );
  const total = ledger.at(-1) ?? {};
  assert.equal(pounds(total['Actual']), sum(lines.map((row) => pounds(row['Actual']))));
  assert.equal(pounds(total['Forecast']), sum(lines.map((row) => pounds(row['Forecast']))));
});

test('costs carry the references of the return: one each for every plan open in October, a known few mistyped', () => {
  for (const plans of [100, 1000, 6161]) {
    const { costs, table } = county(plans);
    const references = new Map(
      table('person').map((row) => [row['casereference'] ?? '', row['persontableid']]),
    );
    const unknown = costs.filter((row) => !references.has(row['Reference'] ?? ''));
    assert.equal(unknown.length, MISTYPED_REFERENCES, `size ${plans}`);
    const repaired = costs.map((row) => (row['Reference'] ?? '').replace('O', '0'));
    assert.equal(new Set(repaired).size, plans);
    const open = new Set(
      table('namedplan')
        .filter((row) => row['ceasedate'] === '' || /2024-(Nov|Dec)/.test(row['ceasedate'] ?? ''))
        .map((row) => row['assessmenttableid']),
    );
    for (const reference of repaired) assert.ok(open.has(references.get(reference)), reference);
  }
});

test('every code of the ledger has its place in the plan', () => {
  const { ledger } = county(6161);
  const placed = new Set(Object.values(LEDGER_MAP).flat());
  const codes = new Set(ledger.slice(0, -1).map((row) => row['Account'] ?? ''));
  assert.deepEqual(
    [...codes].filter((code) => !placed.has(code)),
    [],
  );
});
