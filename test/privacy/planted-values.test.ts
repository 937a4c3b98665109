/** No value of a child leaves the import by any way: not by reports, errors, the store, the audit trail or any file. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand, withFolder } from '../make/run-command.ts';
import { MARKERS, tracesBelow, tracesIn } from './markers.ts';
import { PLANTED, type PlantedFiles } from './planted-files.ts';
import { storeTables } from './store-text.ts';

/** Where the reference of a case is kept, encrypted, and nothing else of it. */
const SEALED = 'case_references';

function plant(folder: string, { files }: PlantedFiles): string[] {
  mkdirSync(folder);
  return Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
}

/** Each way in which the import is called, by what stands after the files; the last two keep what they can. */
const WAYS: readonly (readonly string[])[] = [['--strict', '--json'], [], ['--json', '--quiet']];

type Report = { readonly files: readonly { readonly recordsAccepted: number }[] };

for (const planted of PLANTED)
  test(`no value of a child gets out of ${planted.what}`, { todo: planted.todo ?? false }, () =>
    withFolder(async (folder) => {
      const [home, files] = [join(folder, 'home'), plant(join(folder, 'files'), planted)];
      mkdirSync(home);
      let last = '';
      for (const way of WAYS) {
        const { out, err } = await runCommand(home, ['import', ...files, ...way]);
        assert.deepEqual(tracesIn(out), [], `standard output of import ${way.join(' ')}`);
        assert.deepEqual(tracesIn(err), [], `standard error of import ${way.join(' ')}`);
        assert.ok((out + err).length > 20, 'something was told');
        last = out;
      }
      const reports = (JSON.parse(last) as Report).files; // the contract of the report
      const isRead = reports.some(({ recordsAccepted }) => recordsAccepted > 0);
      assert.equal(isRead, planted.isRefused !== true, 'the planted file is read where it should be');
      const tables = storeTables(home);
      if (isRead)
        assert.ok(
          tables.some(
            ({ table, rows }) =>
              table === 'audit_entries' && rows.some((row) => row['action'] === 'import.accepted'),
          ),
        );
      for (const { table, rows } of tables)
        assert.deepEqual(tracesIn(JSON.stringify(rows)), [], `table ${table}`);
      assert.deepEqual(tracesBelow(home), [], 'files of the installation');
    }),
  );

test('no value of a child is in the list of imports or in what a trial tells', () =>
  withFolder(async (folder) => {
    const home = join(folder, 'home');
    mkdirSync(home);
    const files = PLANTED.flatMap((planted, at) => plant(join(folder, `files-${at}`), planted));
    for (const words of [
      ['import', ...files, '--check'],
      ['import', ...files, '--quiet'],
      ['import', 'list'],
      ['import', 'list', '--json'],
      ['import', 'undo', MARKERS.upn.toLowerCase().slice(0, 3)],
    ]) {
      const { out, err } = await runCommand(home, words);
      assert.deepEqual(tracesIn(out + err), [], words.join(' '));
    }
  }));

test('the reference of a case is kept in one place, encrypted, and no other table has a column for it', () =>
  withFolder(async (folder) => {
    const planted = PLANTED.find(({ keepsReference }) => keepsReference === true);
    assert.ok(planted !== undefined);
    const [home, files] = [join(folder, 'home'), plant(join(folder, 'files'), planted)];
    mkdirSync(home);
    await runCommand(home, ['import', ...files, '--json', '--quiet']);
    const tables = storeTables(home);
    const kept = tables.find(({ table }) => table === SEALED)?.rows ?? [];
    assert.ok(kept.length > 0);
    const sealed = String(kept[0]?.['sealed']);
    // Base64 of more than the reference itself: it is encrypted, and the same reference gives other bytes.
    assert.ok(Buffer.from(sealed, 'base64').length > MARKERS.case.length + 16);
    for (const { table, rows } of tables)
      if (table !== SEALED) assert.ok(!JSON.stringify(rows).includes(sealed), table);
  }));

test('the search finds a value however it is hidden', () => {
  assert.deepEqual(tracesIn(`x${MARKERS.surname.toUpperCase()}x`), ['surname']);
  assert.deepEqual(tracesIn('zz973qx'), ['postcode']);
  assert.deepEqual(tracesIn(Buffer.from(MARKERS.upn).toString('base64')), ['upn']);
  assert.deepEqual(tracesIn('born 17/03/2011'), ['birth']);
  assert.deepEqual(tracesIn('born in 2011-03'), []);
});
