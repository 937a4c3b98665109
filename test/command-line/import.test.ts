/** `evenkeel import` as scripts call it: every row accounted for, bad files refused with a sentence, nothing half written. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { ROOT, runCommand, withFolder } from '../make/run-command.ts';

const SHARED = resolve(ROOT, '../shared/data');
const skip = existsSync(SHARED) ? false : 'the published files are not beside this checkout';

type Report = {
  readonly schema: string;
  readonly files: readonly {
    readonly file: string;
    readonly kind: string;
    readonly rowsRead: number;
    readonly recordsAccepted: number;
    readonly rowsWithErrors: number;
    readonly rowsSkipped: number;
    readonly problems: readonly {
      readonly code: string;
      readonly severity: string;
      readonly row: number | null;
    }[];
  }[];
};

const HEADER =
  'time_period,geographic_level,region_code,region_name,new_la_code,old_la_code,la_name,Total_st,Total_ehc,ehcplans,source';
const row = (year: number, plans: string) =>
  `${year},Local authority,E1,North,E10009901,999,Märlshire,z,z,${plans},made up`;

async function importing(home: string, ...words: string[]) {
  const result = await runCommand(home, ['import', ...words, '--json', '--quiet']);
  assert.doesNotMatch(result.err, /\n\s+at /, 'no stack trace');
  const report = result.out === '' ? null : (JSON.parse(result.out) as Report);
  for (const file of report?.files ?? [])
    assert.equal(file.rowsRead, file.recordsAccepted + file.rowsWithErrors + file.rowsSkipped, file.file);
  return { ...result, report };
}

test('the real allocation workbooks are read and each row of each file is accounted for', { skip }, () =>
  withFolder(async (home) => {
    const { code, report } = await importing(home, join(SHARED, 'dsg-allocations'));
    assert.equal(code, 1, 'the note beside the workbooks is no table');
    const read = report?.files.filter(({ kind }) => kind === 'dsg-allocations') ?? [];
    assert.equal(read.length, 7);
    for (const file of read) {
      assert.ok(file.recordsAccepted > 500, file.file);
      assert.equal(file.rowsWithErrors, 0, file.file);
    }
  }),
);

test('the published panel and the newest release are read whole', { skip }, () =>
  withFolder(async (home) => {
    const panel = await importing(home, join(SHARED, 'ehcp-la-panel', 'ehcp_total_by_la_year.csv'));
    assert.equal(panel.code, 0);
    assert.deepEqual(
      [panel.report?.files[0]?.kind, panel.report?.files[0]?.recordsAccepted],
      ['dfe-la-panel', 1844],
    );
    const release = await importing(home, join(SHARED, 'ehcp-dfe-2025-release', 'caseload.csv'));
    assert.deepEqual(
      [release.report?.files[0]?.kind, release.report?.files[0]?.recordsAccepted],
      ['dfe-ehcp', 9852],
    );
  }),
);

test('the same text in any encoding gives the same records', () =>
  withFolder(async (home) => {
    const text = [HEADER, row(2023, '5100'), row(2024, '5500')].join('\r\n');
    const encodings: readonly (readonly [string, Buffer])[] = [
      ['utf8.csv', Buffer.from(text, 'utf8')],
      ['utf8-mark.csv', Buffer.from(`\uFEFF${text}\n`, 'utf8')],
      ['utf16le.csv', Buffer.from(`\uFEFF${text} `, 'utf16le')],
      ['utf16be.csv', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
      ['windows.csv', Buffer.from(text, 'latin1')],
    ];
    for (const [name, bytes] of encodings) {
      const file = join(home, name);
      writeFileSync(file, bytes);
      const { code, report, err } = await importing(home, file);
      assert.equal(code, 0, `${name}: ${err}`);
      assert.equal(report?.files[0]?.recordsAccepted, 2, name);
    }
  }));

test('a file that cannot be read leaves with 2 and a sentence, and the store stays empty', () =>
  withFolder(async (home) => {
    const files: readonly (readonly [string, Buffer])[] = [
      ['empty.csv', Buffer.alloc(0)],
      ['binary.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])],
      ['columns.csv', Buffer.from('a,b,c\n1,2,3\n')],
      ['broken.xlsx', Buffer.from('PK\u0003\u0004 and then nothing of a workbook')],
    ];
    for (const [name, bytes] of files) {
      writeFileSync(join(home, name), bytes);
      const { code, err } = await importing(home, join(home, name));
      assert.equal(code, 2, name);
      assert.match(err, /[A-Z].+\./, name);
    }
    mkdirSync(join(home, 'nothing'));
    assert.equal((await importing(home, join(home, 'nothing'))).code, 2);
    assert.equal((await importing(home, join(home, 'missing.csv'))).code, 2);
    assert.match((await runCommand(home, ['import', 'list'])).out, /Nothing has been imported/);
  }));

test('bad rows are told by row and column, the rest is kept, and --strict keeps nothing', () =>
  withFolder(async (home) => {
    const file = join(home, 'monthly-actuals.csv');
    const lines = [
      'month,measure,actual,agreed',
      '2024-09,plans_n,6051,5649',
      '2024-13,plans_n,6100,',
      '2024-10,plans_n,#REF!,',
      '2024-10,req_n,92',
      '2024-10,plans_n,"6,161",5669',
    ];
    writeFileSync(file, lines.join('\n'));
    const strict = await importing(home, file, '--strict');
    assert.equal(strict.code, 1);
    assert.match((await runCommand(home, ['import', 'list'])).out, /Nothing has been imported/);
    const { code, report } = await importing(home, file);
    assert.equal(code, 0);
    const errors = report?.files[0]?.problems.filter(({ severity }) => severity === 'error') ?? [];
    assert.deepEqual(errors.map((problem) => problem.row).sort(), [3, 4, 5]);
    assert.doesNotMatch(JSON.stringify(errors), /#REF!|6100/);
    const again = await importing(home, file);
    assert.ok(again.report?.files[0]?.problems.some((problem) => problem.code === 'import.already-there'));
  }));

test('a file far over the limit is refused before it is read', () =>
  withFolder(async (home) => {
    const file = join(home, 'huge.csv');
    const { truncateSync } = await import('node:fs');
    writeFileSync(file, `${HEADER}\n`);
    truncateSync(file, 16 * 1024 ** 3); // a sparse file: it takes no room on the disk
    const { code, err } = await importing(home, file);
    assert.equal(code, 2);
    assert.match(err, /large/i);
  }));
