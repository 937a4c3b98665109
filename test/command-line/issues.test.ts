/** Issue sheets by commands alone: out of an import, filled in as an officer does, and back. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { FileReport } from '../../src/core/domain/intake.ts';
import { loadedCounty } from '../make/loaded-county.ts';
import { runCommand, withFolder } from '../make/run-command.ts';

type Listed = {
  readonly imports: readonly {
    readonly importId: string;
    readonly file: string;
    readonly undoneAt: unknown;
  }[];
};
/** What an officer writes on a line. */
type Decision = { readonly action: string; readonly value?: string };

/** Run a command that must succeed. */
async function run(home: string, ...words: string[]): Promise<string> {
  const { code, out, err } = await runCommand(home, words);
  assert.equal(code, 0, err);
  return out;
}

/** Load a small made-up programme with its return; gives the folder of the return. */
async function startProgramme(home: string): Promise<string> {
  return join(await loadedCounty(home), 'sen2');
}

/** Import into the programme; gives the reports, each with its rows accounted for. */
async function importing(home: string, ...words: string[]): Promise<readonly FileReport[]> {
  const out = await run(home, 'import', ...words, '--into', 'marlshire', '--json', '--quiet');
  const { files } = JSON.parse(out) as { files: readonly FileReport[] }; // our own document
  for (const { file, rowsRead, recordsAccepted, rowsWithErrors, rowsSkipped } of files)
    assert.equal(rowsRead, recordsAccepted + rowsWithErrors + rowsSkipped, file);
  return files;
}

function reportOf(reports: readonly FileReport[], table: string): FileReport {
  const found = reports.find(({ file }) => file.endsWith(`_${table}.csv`));
  assert.ok(found !== undefined, table);
  return found;
}

function toldOf({ problems }: FileReport): readonly string[] {
  return problems.filter(({ code }) => code.startsWith('fix.')).map(({ code, count }) => `${code} ${count}`);
}

/** Write the issue sheet of the newest import of a table, and fill in the lines that an officer decides on. */
async function filledSheet(
  home: string,
  table: string,
  name: string,
  decide: (line: ReadonlyMap<string, string>) => Decision | null,
): Promise<string> {
  const listed = JSON.parse(await run(home, 'import', 'list', '--into', 'marlshire', '--json')) as Listed;
  const own = listed.imports.findLast(({ file }) => file.endsWith(`_${table}.csv`));
  const [empty, filled] = [join(home, `${name}-empty.xlsx`), join(home, `${name}.xlsx`)];
  await run(home, 'import', 'issues', own?.importId ?? '', '--out', empty);
  const { sheets } = await readXlsx(readFileSync(empty));
  const issues = sheets.find((sheet) => sheet.name === 'Issues');
  const [header = [], ...rows] = issues?.rows ?? [];
  const written = rows.map((row) => {
    const cells = header.map((_, at) => row[at] ?? null);
    const decision = decide(new Map(header.map((column, at) => [String(column), String(row[at] ?? '')])));
    if (decision !== null) {
      cells[header.indexOf('Action')] = decision.action;
      cells[header.indexOf('Corrected value')] = decision.value ?? null;
    }
    return cells;
  });
  writeFileSync(filled, await writeXlsx({ sheets: [{ name: 'Issues', rows: [header, ...written] }] }));
  return filled;
}

/** How many rows of a table the store gives out: what counts, whatever was imported. */
async function rowsInStore(home: string, name: string): Promise<Record<string, number>> {
  const folder = join(home, name);
  await run(home, 'export', 'marlshire', '--out', folder);
  const files = readdirSync(join(folder, 'sen2'));
  const lines = (file: string) =>
    readFileSync(join(folder, 'sen2', file), 'utf8')
      .trimEnd()
      .split('\n');
  return Object.fromEntries(files.map((file) => [file.replace('.csv', ''), lines(file).length - 1]));
}

function hashesOf(folder: string): readonly string[] {
  return readdirSync(folder).map((file) => hash('sha256', readFileSync(join(folder, file)), 'hex'));
}

const ofCode =
  (code: string, decision: Decision) =>
  (line: ReadonlyMap<string, string>): Decision | null =>
    line.get('Issue code') === code ? decision : null;

test('planted faults go out on issue sheets, come back corrected, and the rows count when the return is imported again', () =>
  withFolder(async (home) => {
    const folder = await startProgramme(home);
    const [before, hashes] = [await rowsInStore(home, 'before'), hashesOf(folder)];
    const dates = await filledSheet(
      home,
      'placementdetail',
      'dates',
      ofCode('cell.date-not-real', { action: 'Correct', value: '2024-02-29' }),
    );
    const needs = await filledSheet(
      home,
      'senneed',
      'needs',
      ofCode('sen2.need-unknown', { action: 'Correct', value: 'ASD' }),
    );
    const [ofDates, ofNeeds] = await importing(home, dates, needs);
    assert.deepEqual([ofDates?.kind, ofDates?.recordsAccepted], ['sen2-issues', 3]);
    assert.deepEqual([ofNeeds?.kind, ofNeeds?.recordsAccepted], ['sen2-issues', 2]);
    const again = await importing(home, folder);
    for (const [table, count] of [
      ['placementdetail', 3],
      ['senneed', 2],
    ] as const) {
      const report = reportOf(again, table);
      assert.deepEqual([report.rowsWithErrors, toldOf(report)], [0, [`fix.applied ${count}`]], table);
    }
    const after = await rowsInStore(home, 'after');
    assert.deepEqual(after, {
      ...before,
      placementdetail: (before['placementdetail'] ?? 0) + 3,
      senneed: (before['senneed'] ?? 0) + 2,
    });
    assert.deepEqual(hashesOf(folder), hashes, 'the files are as they were');
  }));

test('a plan kept out for an error counts once its reason is corrected, and so does what belongs to it', () =>
  withFolder(async (home) => {
    const folder = await startProgramme(home);
    const before = await rowsInStore(home, 'before');
    const sheet = await filledSheet(home, 'namedplan', 'plans', (line) =>
      line.get('Column') === 'ceasereason' ? { action: 'Correct', value: '1' } : null,
    );
    const again = await importing(home, folder, '--fixes', sheet);
    const plans = reportOf(again, 'namedplan');
    assert.deepEqual([plans.rowsWithErrors, toldOf(plans)], [0, ['fix.applied 1']]);
    const codes = reportOf(again, 'plandetail').problems.map(({ code }) => code);
    assert.ok(!codes.includes('sen2.parent-refused'));
    const after = await rowsInStore(home, 'after');
    assert.equal(after['namedplan'], (before['namedplan'] ?? 0) + 1);
  }));

test('a row that is left out is passed over and counts no more', () =>
  withFolder(async (home) => {
    const folder = await startProgramme(home);
    const before = await rowsInStore(home, 'before');
    // Any row that counts although it has a warning.
    let row: string | undefined;
    const sheet = await filledSheet(home, 'activeplans', 'leave', (line) => {
      const isMine = line.get('Severity') === 'Warning' && line.get('Row') !== '';
      if (isMine) row ??= line.get('Row');
      return isMine && line.get('Row') === row ? { action: 'Leave the row out' } : null;
    });
    assert.ok(row !== undefined, 'the county has a plan with a warning');
    const again = await importing(home, folder, '--fixes', sheet);
    const report = reportOf(again, 'activeplans');
    assert.deepEqual(toldOf(report), ['fix.left-out 1']);
    const told = report.problems.filter(
      ({ severity, row: at }) => severity === 'warning' && String(at) === row,
    );
    assert.deepEqual(told, []);
    const after = await rowsInStore(home, 'after');
    // Placement and need stand beneath the plan: they go with it, and it is told.
    const gone = { activeplans: 1, placementdetail: 0, senneed: 0 };
    for (const table of ['placementdetail', 'senneed'] as const) {
      const [told = ''] = toldOf(reportOf(again, table));
      assert.match(told, /^fix\.left-out-with-parent \d+$/);
      gone[table] = Number(told.split(' ')[1]);
    }
    for (const [table, count] of Object.entries(gone)) before[table] = (before[table] ?? 0) - count;
    assert.deepEqual(after, before);
  }));

test('a decision whose value has changed since is told and not applied', () =>
  withFolder(async (home) => {
    const folder = await startProgramme(home);
    const sheet = await filledSheet(
      home,
      'placementdetail',
      'dates',
      ofCode('cell.date-not-real', { action: 'Correct', value: '2024-02-29' }),
    );
    const name = readdirSync(folder).find((file) => file.endsWith('_placementdetail.csv')) ?? '';
    const text = readFileSync(join(folder, name), 'utf8');
    // One of the three is now wrong in another way, one is what the officer wanted.
    const changed = text.replace('2023-Sep-31', '2023-Sep-32').replace(/2024-Feb-30[^,]*/, '2024-02-29');
    assert.notEqual(changed, text);
    writeFileSync(join(folder, name), changed);
    const again = await importing(home, folder, '--fixes', sheet);
    const report = reportOf(again, 'placementdetail');
    assert.deepEqual(toldOf(report).toSorted(), [
      'fix.already-corrected 1',
      'fix.applied 1',
      'fix.outdated 1',
    ]);
    assert.equal(report.rowsWithErrors, 1);
  }));

test('a workbook that is no issue sheet, an unknown import and a file that is there already are refused in words', () =>
  withFolder(async (home) => {
    const folder = await startProgramme(home);
    const other = join(home, 'other.xlsx');
    writeFileSync(other, await writeXlsx({ sheets: [{ name: 'Issues', rows: [['Issue code', 'Action']] }] }));
    const refused = await runCommand(home, ['import', folder, '--into', 'marlshire', '--fixes', other]);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /fix\.not-an-issue-sheet/);
    const unknown = await runCommand(home, ['import', 'issues', 'nothing', '--out', join(home, 'a.xlsx')]);
    assert.deepEqual([unknown.code, unknown.out], [2, '']);
    const sheet = await filledSheet(home, 'senneed', 'needs', () => null);
    const listed = JSON.parse(await run(home, 'import', 'list', '--json')) as Listed;
    const id = listed.imports.at(-1)?.importId ?? '';
    const there = await runCommand(home, ['import', 'issues', id, '--out', sheet]);
    assert.equal(there.code, 2);
    assert.match(there.err, /import\.cannot-write/);
  }));
