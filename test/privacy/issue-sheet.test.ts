/** The issue sheet there and back: no value of a child goes out on it, and what comes back reaches its own record. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { ISSUE_COLUMNS, type IssueColumn, type IssueLine } from '../../src/core/domain/issue.ts';
import type { Sen2TableName } from '../../src/core/domain/sen2.ts';
import { writeIssueSheet } from '../../src/edge/documents/write-issue-sheet.ts';
import { FixBook } from '../../src/edge/intake/fixes/fix-book.ts';
import { type FixSheet, readFixes } from '../../src/edge/intake/fixes/read-fixes.ts';
import { Sen2Links } from '../../src/edge/intake/sen2/sen2-links.ts';
import { withFolder } from '../make/run-command.ts';
import { MARKERS, tracesIn, tracesInArchive } from './markers.ts';
import { SEN2_FILES } from './planted-person.ts';
import { readWithFixes } from './read-with-fixes.ts';

const COLUMNS = Object.keys(ISSUE_COLUMNS) as IssueColumn[]; // the keys of a constant
const ABOUT = { importId: 'import-1', files: [], writtenAt: '2025-01-20T09:00:00Z' };

type Decision = Partial<Record<'action' | 'value' | 'note', string>>;

/** Do as an officer does: open the workbook, fill in some lines, save it, send it back; as CSV where that is asked for. */
async function sendBack(
  lines: readonly IssueLine[],
  decide: (line: IssueLine) => Decision,
  form: 'xlsx' | 'csv' = 'xlsx',
): Promise<FixSheet> {
  const book = await readXlsx(await writeIssueSheet(lines, ABOUT));
  const [issues, ...others] = book.sheets;
  assert.ok(issues !== undefined);
  const rows = issues.rows.map((row) => COLUMNS.map((_, at) => row[at] ?? null));
  for (const [at, line] of lines.entries())
    for (const [column, text] of Object.entries(decide(line))) {
      const row = rows[at + 1];
      if (row !== undefined) row[COLUMNS.indexOf(column as IssueColumn)] = text; // a column of the sheet
    }
  const csv = rows.map((row) => row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(','));
  const sheets = [...others.map(({ name, rows }) => ({ name, rows })), { name: issues.name, rows }];
  const bytes = form === 'csv' ? csv.join('\n') : await writeXlsx({ sheets });
  return await withFolder(async (folder) => {
    writeFileSync(join(folder, 'back'), bytes);
    return await readFixes(join(folder, 'back'));
  });
}

const HEADER = 'persontableid,personbirthdate,sex,surname,upn';
const PERSONS = `${HEADER}\n1,2011-02-30,F,${MARKERS.surname},${MARKERS.upn}\n2,2012-05-01,F,Otherby,${MARKERS.upn}\n3,2011-02-30,M,Thirdly,${MARKERS.upn}\n`;

test('no value of a child is on the issue sheet, whatever is wrong with the rows', async () => {
  for (const [name, text] of Object.entries(SEN2_FILES)) {
    const table = name.replace(/^planted_|\.csv$/g, '') as Sen2TableName; // the files are named after their tables
    const { lines } = readWithFixes(table, text);
    if (table !== 'sen2') assert.ok(lines.length > 0, table);
    const bytes = await writeIssueSheet(lines, ABOUT);
    assert.deepEqual(tracesInArchive(bytes), [], table);
  }
});

for (const form of ['xlsx', 'csv'] as const)
  test(`a correction goes out and comes back as ${form}, and mends its own row only`, async () => {
    const first = readWithFixes('person', PERSONS);
    assert.deepEqual(first.outcomes, ['error', 'accepted', 'error']);
    const isMeant = ({ row, column }: IssueLine) => row === 2 && column === 'personbirthdate';
    const sheet = await sendBack(
      first.lines,
      (line) => (isMeant(line) ? { action: 'Correct', value: '2011-03-02' } : {}),
      form,
    );
    assert.deepEqual([sheet.fixes.length, sheet.refused.length], [1, 0]);
    assert.equal(sheet.fixes[0]?.isPersonal, true);
    const second = readWithFixes('person', PERSONS, sheet.fixes);
    assert.deepEqual(second.outcomes, ['accepted', 'accepted', 'error']);
    assert.deepEqual(second.told, ['fix.applied@2']);
    assert.match(JSON.stringify(second.records[0]), /"birthMonth":"2011-03"/);
  });

test('the same decisions hold for a later file with the same records, and only where the value is the same', async () => {
  const { lines } = readWithFixes('person', PERSONS);
  const decide = ({ column }: IssueLine): Decision =>
    column === 'personbirthdate' ? { action: 'Correct', value: '2011-03-02' } : {};
  const { fixes } = await sendBack(lines, decide);
  assert.equal(fixes.length, 2);
  // Another order of rows and columns, one more child, and child 3 has another wrong date by now.
  const later = `upn,sex,persontableid,personbirthdate\n${MARKERS.upn},M,3,2011-02-31\n${MARKERS.upn},F,9,2010-01-01\n${MARKERS.upn},F,1,2011-02-30\n`;
  const read = readWithFixes('person', later, fixes);
  assert.deepEqual(read.outcomes, ['error', 'accepted', 'accepted']);
  assert.deepEqual(read.told, ['fix.outdated@2', 'fix.applied@4']);
});

test('a decision that is outdated is a line of the next issue sheet', async () => {
  const { lines } = readWithFixes('person', PERSONS);
  const { fixes } = await sendBack(lines, ({ row, column }) =>
    row === 2 && column === 'personbirthdate' ? { action: 'Accept as it is' } : {},
  );
  const changed = readWithFixes('person', PERSONS.replace('1,2011-02-30', '1,2011-02-31'), fixes);
  assert.deepEqual(changed.told, ['fix.outdated@2']);
  const again = changed.lines.find(({ row, column }) => row === 2 && column === 'personbirthdate');
  assert.ok(again?.fingerprint !== null && again?.fingerprint !== fixes[0]?.oldFingerprint);
});

test('a row that an officer leaves out is skipped, and of two rows with one identifier the second', async () => {
  const twice = `${PERSONS}2,2014-01-01,M,Againby,${MARKERS.upn}\n`;
  const { lines } = readWithFixes('person', twice);
  const { fixes } = await sendBack(lines, ({ code }) =>
    code === 'sen2.id-repeated'
      ? { action: 'Leave the row out', note: `Same as ${MARKERS.forename} ${MARKERS.surname}` }
      : {},
  );
  const read = readWithFixes('person', twice, fixes);
  assert.deepEqual(read.outcomes, ['error', 'accepted', 'error', 'skipped']);
  assert.deepEqual(read.told, ['fix.left-out@5']);
  assert.deepEqual(tracesIn(JSON.stringify(fixes)), [], 'the note is masked');
});

test('what belongs to a row that is left out is left out with it, down to the last table, and told', async () => {
  const { lines } = readWithFixes('person', PERSONS);
  const { fixes } = await sendBack(lines, ({ row, column }) =>
    row === 2 && column === 'personbirthdate' ? { action: 'Leave the row out' } : {},
  );
  const [links, book] = [new Sen2Links(), new FixBook(fixes)];
  const read = (table: Sen2TableName, text: string) => readWithFixes(table, text, book, links);
  read('person', PERSONS);
  const requests = 'requeststableid,persontableid,receiveddate,requestoutcome\n';
  const own = read('requests', `${requests}11,1,2024-02-01,A\n12,2,2024-02-01,A\n`);
  assert.deepEqual([own.outcomes, own.told], [['skipped', 'accepted'], ['fix.left-out-with-parent@2']]);
  const plans = read('activeplans', 'activeplanstableid,requeststableid\n51,11\n52,12\n');
  assert.deepEqual(plans.outcomes, ['skipped', 'accepted']);
  const needs = read(
    'senneed',
    'senneedtableid,activeplanstableid,sentype,sentyperank\n71,51,ASD,1\n72,52,ASD,1\n',
  );
  assert.deepEqual(needs.outcomes, ['skipped', 'accepted']);
});

test('a child whose second row is left out keeps what belongs to it', async () => {
  const twice = `${PERSONS}2,2014-01-01,M,Againby,${MARKERS.upn}\n`;
  const { fixes } = await sendBack(readWithFixes('person', twice).lines, ({ code }) =>
    code === 'sen2.id-repeated' ? { action: 'Leave the row out' } : {},
  );
  const [links, book] = [new Sen2Links(), new FixBook(fixes)];
  readWithFixes('person', twice, book, links);
  const requests = 'requeststableid,persontableid,receiveddate,requestoutcome\n12,2,2024-02-01,A\n';
  assert.deepEqual(readWithFixes('requests', requests, book, links).outcomes, ['accepted']);
});

test('what an officer writes is in no sentence that is told about the sheet', async () => {
  const { lines } = readWithFixes('person', PERSONS);
  const secret = `=${MARKERS.surname}`;
  const decisions: Decision[] = [
    { action: 'Correct', value: secret },
    { action: MARKERS.surname },
    { value: MARKERS.upn },
  ];
  const { refused } = await sendBack(lines, (line) => decisions[lines.indexOf(line)] ?? {});
  assert.ok(refused.length >= Math.min(2, lines.length));
  assert.deepEqual(tracesIn(JSON.stringify(refused)), []);
});
