/** Every kind of file is recognised by the command line, and its report has the keys of the contract. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { FILE_KINDS, type FileReport } from '../../src/core/domain/intake.ts';
import { ISSUE_COLUMNS } from '../../src/core/domain/issue.ts';
import { ROOT, runCommand, withFolder } from '../make/run-command.ts';

const INTAKE = join(ROOT, 'test', 'data', 'intake');
/** What each made-up file beside the tests is; its own name or that of its folder. */
const KIND_OF: Readonly<Record<string, string>> = {
  'allocation-blocks.csv': 'dsg-allocations',
  'allocation-lines.csv': 'dsg-allocations',
  'annual-reviews-2025.csv': 'dfe-ehcp',
  'annual-reviews-2026.csv': 'dfe-ehcp',
  'caseload-2026.csv': 'dfe-ehcp',
  'costs-broken.csv': 'placement-costs',
  'costs.csv': 'placement-costs',
  'ledger-long.csv': 'ledger',
  'ledger-wide.csv': 'ledger',
  'monthly-broken.csv': 'monthly-actuals',
  'monthly.csv': 'monthly-actuals',
  'notes.txt': 'unknown',
  'panel-broken.csv': 'dfe-la-panel',
  'panel.csv': 'dfe-la-panel',
  'phase-transfers-2026.csv': 'dfe-ehcp',
  'release-broken.csv': 'dfe-ehcp',
  'release.csv': 'dfe-ehcp',
  'return-2025.xml': 'sen2-xml',
  'setting-overrides.csv': 'setting-overrides',
  'shared-files.csv': 'unknown',
  'timeliness-2026.csv': 'dfe-ehcp',
};
/** @source Contract of the command line, "evenkeel import". */
const FILE_KEYS = [
  ...['file', 'kind', 'confidence', 'sha256', 'rowsRead', 'recordsAccepted', 'rowsWithErrors'],
  ...['rowsSkipped', 'problems'],
];
const PROBLEM_KEYS = ['code', 'severity', 'row', 'column', 'count', 'message', 'advice'];

function hasKeys(value: object, keys: readonly string[]): void {
  const own = Object.keys(value);
  assert.deepEqual(
    keys.filter((key) => !own.includes(key)),
    [],
  );
}

/** Hold one report to the contract. */
function holdToContract(report: FileReport): void {
  const { file, kind, confidence, sha256, problems } = report;
  hasKeys(report, FILE_KEYS);
  assert.ok(kind === 'unknown' || FILE_KINDS.some((known) => known === kind), file);
  assert.ok(confidence >= 0 && confidence <= 1, file);
  assert.match(sha256, /^[0-9a-f]{64}$/, file);
  assert.equal(
    report.rowsRead,
    report.recordsAccepted + report.rowsWithErrors + report.rowsSkipped,
    `${file}: each row once`,
  );
  for (const problem of problems) {
    hasKeys(problem, PROBLEM_KEYS);
    assert.match(problem.code, /^[a-z0-9]+\.[a-z0-9-]+$/, file);
    assert.ok(['error', 'warning', 'info'].includes(problem.severity), file);
    assert.ok(problem.row === null || (Number.isInteger(problem.row) && problem.row >= 1), file);
    assert.ok(problem.column === null || typeof problem.column === 'string', file);
    assert.ok(Number.isInteger(problem.count) && problem.count >= 1, file);
    for (const text of [problem.message, problem.advice]) assert.match(text, /^["A-Z]/, `${file}: ${text}`);
  }
}

/** Check files by one call of the command; gives its exit code and its reports, each held to the contract. */
async function checking(home: string, ...paths: string[]) {
  const { code, out, err } = await runCommand(home, ['import', '--check', '--json', '--quiet', ...paths]);
  assert.notEqual(out, '', err);
  const document = JSON.parse(out) as { schema: string; files: readonly FileReport[] }; // our own document
  assert.equal(document.schema, 'evenkeel/import-report@1');
  assert.equal(Object.keys(document)[0], 'schema');
  for (const report of document.files) holdToContract(report);
  return { code, reports: document.files };
}

function expectedKind(file: string): string {
  return basename(file).startsWith('Blade-Export')
    ? 'sen2-csv'
    : (KIND_OF[basename(file)] ?? 'not listed here');
}

test('each made-up file is recognised for what it is, and what is no table is told and the others go on', () =>
  withFolder(async (home) => {
    const { code, reports } = await checking(home, INTAKE);
    assert.equal(code, 1, 'two files are no tables');
    const there = readdirSync(INTAKE, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    assert.equal(reports.length, there.length);
    for (const { file, kind, sha256, recordsAccepted } of reports) {
      assert.equal(kind, expectedKind(file), file);
      assert.equal(sha256, hash('sha256', readFileSync(file), 'hex'), 'the SHA-256 of the file');
      assert.equal(recordsAccepted > 0, kind !== 'unknown', file);
    }
    assert.match((await runCommand(home, ['import', 'list'])).out, /Nothing has been imported/);
  }));

const PLAN_LINES = [
  'Mainstream schools or academies',
  'Resourced provision or SEN units',
  'Maintained special schools or special academies',
  'NMSS or independent schools',
  'Hospital schools or alternative provision',
  'Post 16 and further education',
  'Other placements or direct payments',
]
  .map((line) => `${line},5,6`)
  .join('\n');

/** Made-up files of the kinds of which none lies beside the tests. */
const TEXTS: Readonly<Record<string, readonly [kind: string, text: string]>> = {
  'steps.csv': [
    'transitions',
    'calendar-year,setting-1,need-1,academic-year-1,setting-2,need-2,academic-year-2\n2023,B,X,5,B,X,6\n',
  ],
  'tool.csv': [
    'lait',
    'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\nSENFinance,SEN Finance,2016-17 (OT),Marlshire,25,991,Middle\n',
  ],
  'appeals.csv': [
    'tribunal-appeals',
    'local_authority,year,measure,value,old_la_code\nMarlshire,2023,SEND Tribunal Appeal Rate,1.30%,991\n',
  ],
  'deficits.csv': [
    'dsg-deficit',
    'la_code,la_name,s251_1_9_3_carried_forward_2022_23_gbp,old_la_code\nE10009901,Marlshire,67167405,991\n',
  ],
  's251_2022-23_flat.csv': [
    's251-outturn',
    'Region,LA code,LA name,No. aged up to 25 with SEN statement or EHCP,Budget | Place funding,Outturn | Place funding\nMIDDLE,991,Marlshire,"4,410",1200000.10,1200500.12\n',
  ],
  'authorities_2025.csv': [
    'authority-list',
    'old_la_code,new_la_code,la_name,region_name\n991,E10009901,Marlshire,Middle\n',
  ],
  'plan.csv': ['dsg-management-plan', `High needs spend £,,\n,2023-24,2024-25\n${PLAN_LINES}\n`],
  'issues.csv': ['sen2-issues', `${Object.values(ISSUE_COLUMNS).join(',')}\n`],
};

const TEMPLATE = [
  ['Person Record'],
  ['Record Type', 'Person ID', 'Surname', 'Date of Birth', 'Sex', 'UPN'],
  ['Person', '1', 'Inventedname', '2012-03-05', 'F', 'T999000000002'],
  ['Requests Records'],
  ['Record Type', 'Requests record ID', 'Person ID', 'Date request was received', 'Request Outcome'],
  ['Requests', '11', '1', '2024-02-01', 'A'],
];

test('all other kinds are recognised among themselves and the files of the fictional county', () =>
  withFolder(async (home) => {
    const [demo, made] = [join(home, 'demo'), join(home, 'made')];
    assert.equal((await runCommand(home, ['demo', '--plans', '500', '--out', demo])).code, 0);
    mkdirSync(made);
    for (const [name, [, text]] of Object.entries(TEXTS)) writeFileSync(join(made, name), text);
    const template = await writeXlsx({ sheets: [{ name: 'Data Entry Template', rows: TEMPLATE }] });
    writeFileSync(join(made, 'template.xlsx'), template);
    const folders = ['establishments', 'population', 'published', 'registers', 'survey'].map((name) =>
      join(demo, name),
    );
    const { code, reports } = await checking(home, made, ...folders);
    assert.equal(code, 0);
    const kinds = new Map(reports.map(({ file, kind }) => [basename(file), kind]));
    for (const [name, [kind]] of Object.entries(TEXTS)) assert.equal(kinds.get(name), kind, name);
    assert.equal(kinds.get('template.xlsx'), 'sen2-xlsx');
    const seen = new Set<string>([...kinds.values(), ...Object.values(KIND_OF), 'sen2-csv']);
    assert.deepEqual(
      FILE_KINDS.filter((kind) => !seen.has(kind)),
      [],
      'a kind of which no file is tried here',
    );
  }));

test('a kind that is named is taken at its word, and one that there is not is refused with those that there are', () =>
  withFolder(async (home) => {
    const file = join(INTAKE, 'costs.csv');
    const named = await checking(home, file, '--kind', 'placement-costs');
    assert.deepEqual([named.code, named.reports[0]?.kind], [0, 'placement-costs']);
    assert.equal((await runCommand(home, ['import', file, '--check', '--kind', 'sen2-xml'])).code, 2);
    const unknown = await runCommand(home, ['import', file, '--check', '--kind', 'shoes']);
    assert.equal(unknown.code, 2);
    for (const kind of FILE_KINDS) assert.ok(unknown.err.includes(kind), kind);
  }));

test('what was imported is listed with its counts, and undone by its id', () =>
  withFolder(async (home) => {
    const file = join(INTAKE, 'monthly.csv');
    const stored = await runCommand(home, ['import', file, '--json', '--quiet']);
    assert.equal(stored.code, 0);
    const list = async () => {
      const { out } = await runCommand(home, ['import', 'list', '--json']);
      return JSON.parse(out) as { schema: string; imports: readonly Record<string, unknown>[] }; // our own document
    };
    const { schema, imports } = await list();
    assert.equal(schema, 'evenkeel/imports@1');
    const [own] = imports;
    hasKeys(own ?? {}, ['importId', 'importedAt', 'importedBy', 'undoneAt', ...FILE_KEYS.filter(isListed)]);
    assert.deepEqual([own?.['file'], own?.['undoneAt']], ['monthly.csv', null]);
    const id = String(own?.['importId']);
    const undone = await runCommand(home, ['import', 'undo', id, '--json']);
    assert.equal(undone.code, 0);
    assert.match(undone.out, /evenkeel\/import-undone@1/);
    assert.notEqual((await list()).imports[0]?.['undoneAt'], null);
    assert.equal((await runCommand(home, ['import', 'undo', 'nothing'])).code, 2);
  }));

/** The list has no problems and no confidence. */
function isListed(key: string): boolean {
  return key !== 'problems' && key !== 'confidence';
}
