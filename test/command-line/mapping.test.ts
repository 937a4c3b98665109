/** Column maps by commands alone: suggested, corrected by a person, used, and used again without being told. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FileReport } from '../../src/core/domain/intake.ts';
import { writeZip } from '../../src/edge/documents/zip.ts';
import { type CommandResult, runCommand, withFolder } from '../make/run-command.ts';

/** A made-up list whose columns are called as no export calls them. */
const HEADER =
  'Kid UPN code,Born,M or F,Request received date on file,What was decided,Main difficulty,Wheelchair';
const LIST = [
  HEADER,
  'T999000000002,05/03/2012,F,01/02/2024,Not decided,Autism,N',
  'F999000000003,18/01/2016,M,20/11/2024,Still waiting,,Y',
];
/** What a person adds to the suggestion. */
const ADDED = {
  'Kid UPN code': 'upn',
  Born: 'personbirthdate',
  'M or F': 'sex',
  'What was decided': 'requestoutcome',
  'Main difficulty': 'sentype',
};
const VALUES = { requestoutcome: { 'Not decided': 'A', 'Still waiting': 'A' }, sentype: { Autism: 'ASD' } };

type Suggestion = {
  readonly schema: string;
  readonly mapping: { readonly kind: string; readonly table: string; readonly columns: object };
  readonly guessed: readonly string[];
  readonly missing: readonly string[];
  readonly unused: readonly string[];
};

function write(home: string, name: string, lines: readonly string[]): string {
  const path = join(home, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

function filesOf({ out, err }: CommandResult): readonly FileReport[] {
  assert.notEqual(out, '', err);
  return (JSON.parse(out) as { files: readonly FileReport[] }).files; // our own document
}

function importing(home: string, ...words: string[]): Promise<CommandResult> {
  return runCommand(home, ['import', ...words, '--json', '--quiet']);
}

/** Have a mapping suggested and written, and correct it as a person does. */
async function correctedMapping(home: string, list: string): Promise<string> {
  const path = join(home, 'mapping.json');
  const { code, err } = await runCommand(home, ['import', 'suggest', list, '--out', path]);
  assert.equal(code, 0, err);
  const suggested = JSON.parse(readFileSync(path, 'utf8')) as { columns: Record<string, string> }; // our own document
  const columns = { ...suggested.columns, ...ADDED };
  writeFileSync(path, JSON.stringify({ ...suggested, columns, values: VALUES }));
  return path;
}

test('a suggestion says what was guessed, what is needed and what is left over', () =>
  withFolder(async (home) => {
    const { code, out } = await runCommand(home, [
      'import',
      'suggest',
      write(home, 'list.csv', LIST),
      '--json',
    ]);
    assert.equal(code, 0);
    const { schema, mapping, guessed, missing, unused } = JSON.parse(out) as Suggestion; // our own document
    assert.equal(schema, 'evenkeel/mapping-suggestion@1');
    assert.deepEqual([mapping.kind, mapping.table], ['sen2-csv', 'sen2-flat']);
    assert.deepEqual(guessed, ['Request received date on file']);
    assert.deepEqual(missing, ['personbirthdate']);
    assert.ok(unused.includes('Wheelchair'));
    assert.ok(!out.includes('T999000000002'), 'no value of a row');
  }));

test('a list with columns of its own is read with a corrected suggestion, and the next one without being told', () =>
  withFolder(async (home) => {
    const list = write(home, 'list.csv', LIST);
    assert.equal((await importing(home, list)).code, 2, 'nobody knows its columns yet');
    const mapping = await correctedMapping(home, list);
    const trial = await importing(home, list, '--mapping', mapping, '--check');
    assert.deepEqual([trial.code, filesOf(trial)[0]?.recordsAccepted], [0, 2]);
    assert.equal((await importing(home, list)).code, 2, 'a trial keeps no mapping');
    const [told] = filesOf(await importing(home, list, '--mapping', mapping));
    assert.deepEqual([told?.kind, told?.recordsAccepted, told?.rowsWithErrors], ['sen2-csv', 2, 0]);
    const later = write(home, 'later.csv', [
      HEADER,
      'C999000000001,07/07/2014,M,03/03/2024,NOT decided,Autism,N',
    ]);
    const [untold] = filesOf(await importing(home, later));
    assert.deepEqual([untold?.kind, untold?.recordsAccepted, untold?.rowsWithErrors], ['sen2-csv', 1, 0]);
    const other = write(home, 'other.csv', ['Cow,Born,Milk', '1,05/03/2012,9']);
    assert.equal((await importing(home, other)).code, 2, 'a mapping fits its own columns only');
  }));

test('a mapping given again for the same columns takes the place of the earlier one', () =>
  withFolder(async (home) => {
    const list = write(home, 'list.csv', LIST);
    const mapping = await correctedMapping(home, list);
    const wrong = join(home, 'wrong.json');
    writeFileSync(wrong, readFileSync(mapping, 'utf8').replace('"Autism":"ASD"', '"Autism":"AUT"'));
    const [first] = filesOf(await importing(home, list, '--mapping', wrong));
    assert.equal(first?.rowsWithErrors, 1);
    await importing(home, list, '--mapping', mapping, '--check');
    const next = write(home, 'next.csv', [
      ...LIST,
      'C999000000001,07/07/2014,M,03/03/2024,Not decided,Autism,N',
    ]);
    const [second] = filesOf(await importing(home, next, '--mapping', mapping));
    assert.deepEqual([second?.recordsAccepted, second?.rowsWithErrors], [3, 0]);
    const last = write(home, 'last.csv', LIST.slice(0, 2));
    const [third] = filesOf(await importing(home, last));
    assert.deepEqual([third?.recordsAccepted, third?.rowsWithErrors], [1, 0]);
  }));

test('a mapping that is none is refused with its file and what is needed, and nothing is written over', () =>
  withFolder(async (home) => {
    const list = write(home, 'list.csv', LIST);
    const bad: readonly (readonly [string, string, RegExp])[] = [
      ['text.json', 'columns', /file\.not-a-mapping/],
      ['empty.json', '{}', /file\.not-a-mapping/],
      [
        'column.json',
        '{"schema":"evenkeel/mapping@1","kind":"sen2-csv","table":"flat","columns":{"Born":"shoesize"}}',
        /file\.mapping-of-unknown/,
      ],
    ];
    for (const [name, text, expected] of bad) {
      const { code, err } = await importing(home, list, '--mapping', write(home, name, [text]));
      assert.equal(code, 2, name);
      assert.match(err, expected);
      assert.ok(err.includes(name));
    }
    const missing = await importing(home, list, '--mapping', join(home, 'no.json'));
    assert.equal(missing.code, 2);
    assert.match(missing.err, /mapping\.unreadable/);
    const there = await runCommand(home, ['import', 'suggest', list, '--out', join(home, 'text.json')]);
    assert.equal(there.code, 2);
    assert.equal(readFileSync(join(home, 'text.json'), 'utf8'), 'columns\n');
    const cows = write(home, 'cows.csv', ['Cow,Byre', 'Daisy,7']);
    assert.match((await runCommand(home, ['import', 'suggest', cows])).err, /mapping\.no-suggestion/);
  }));

test('a list within an archive is matched by its name behind that of the archive, or found in it', () =>
  withFolder(async (home) => {
    const zip = join(home, 'bundle.zip');
    const bytes = Buffer.from(`${LIST.join('\n')}\n`);
    const notes = { name: 'notes.txt', bytes: Buffer.from('Nothing that is read.\n') };
    writeFileSync(zip, writeZip([notes, { name: 'lists/kids.csv', bytes }], new Date('2024-12-11')));
    const suggested = async (file: string) => {
      const { code, out, err } = await runCommand(home, ['import', 'suggest', file, '--json']);
      assert.equal(code, 0, err);
      return (JSON.parse(out) as Suggestion).mapping; // our own document
    };
    const byMember = await suggested(`${zip}/lists/kids.csv`);
    assert.deepEqual(await suggested(zip), byMember);
    const mapping = await correctedMapping(home, `${zip}/lists/kids.csv`);
    const read = await importing(home, zip, '--mapping', mapping);
    const list = filesOf(read).find(({ file }) => file.endsWith('lists/kids.csv'));
    assert.equal(list?.recordsAccepted, 2);
    const absent = await runCommand(home, ['import', 'suggest', `${zip}/lists/none.csv`]);
    assert.equal(absent.code, 2);
  }));
